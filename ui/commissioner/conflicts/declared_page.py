"""After signing a declaration: the file, its code, what to do with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.i18n import literal, words
from ui.services import Kit
from ui.theme.tokens import BODY, CAPTION, DENSE, PAGE, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Card, Picture, Tile, column, row
from ui.widgets.code_card import CodeCard
from ui.widgets.content import Content
from ui.widgets.inner import Inner
from ui.widgets.label import Elided, Label, heading

WIDEST = 720


class DeclaredPage(QScrollArea):
    """`copy_asked`, `closed`."""

    copy_asked = Signal()
    closed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._told = Label(kit, literal(""), BODY, ink="muted", wrap=True)
        self._name = Elided(kit, literal(""), SECTION, SEMIBOLD, middle=True)
        self._folder = Elided(kit, literal(""), CAPTION, ink="muted", middle=True)
        self.code = CodeCard(kit, words("declare.code"), words("declare.code_help"))
        self.copy = Button(kit, words("declare.copy"), "primary", "hard-drive-download", height=40)
        self.done = Button(kit, words("act.close"), "secondary", height=40)
        self.copy.clicked.connect(self.copy_asked)
        self.done.clicked.connect(self.closed)
        self._lay_out()

    def show_signed(self, path: Path, code: str, conflicts: int) -> None:
        """The file that holds the declaration."""
        told = words("declare.signed_some", n=conflicts) if conflicts else words("declare.signed_none")
        self._told.set_phrase(told)
        self._name.set_phrase(literal(path.name))
        self._folder.set_phrase(literal(str(path.parent)))
        self.code.show_code(code)
        self.copy.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        title = row(
            Picture(self._kit, "circle-check", "ok", 28), heading(self._kit, words("declare.signed"), PAGE)
        )
        title.setStretch(1, 1)
        file = Card(inner=Space.XL)
        line = row(Tile(self._kit, "file-check", "ok", 48), column(self._name, self._folder, spacing=2))
        line.setStretch(1, 1)
        file.body.addLayout(line)
        next_ = Label(self._kit, words("declare.next"), DENSE, ink="muted", wrap=True)
        foot = row(self.copy, self.done, 1, spacing=Space.M)
        self.code.set_block(True)
        inner = QWidget()
        inner.setMaximumWidth(WIDEST)
        inner.setLayout(column(title, self._told, file, self.code, next_, foot, 1, spacing=Space.L))
        line = row(1, inner, 1)
        line.setStretch(1, 1000)
        page = Inner()
        whole = QVBoxLayout(page)
        whole.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.XXL)
        whole.addLayout(line)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(page)
        Content(self._kit, self)
