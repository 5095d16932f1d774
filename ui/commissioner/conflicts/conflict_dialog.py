"""A conflict found while reading: grounds of the round, a note for the protocol, one answer.

The way out is called Back: in Kazakh "Cancel" and "recuse" are the same two words.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.model.text import Text
from ui.commissioner.card.typing_field import TypingField
from ui.commissioner.conflicts.ground_choice import GroundChoice, GroundList, named_grounds
from ui.i18n import data, words
from ui.services import Kit
from ui.theme.tokens import BODY, DENSE, MEDIUM, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import row
from ui.widgets.label import Label, heading
from ui.widgets.scroll import frameless

WIDTH = 520
Half = tuple[str, str]  # a ground's code or "", and the note, of a conflict that is not declared yet


class ConflictDialog(QDialog):
    """`declared(ground code, note)`; until a ground is chosen nothing can be declared."""

    declared = Signal(str, str)

    def __init__(self, kit: Kit, title: Text, grounds: Mapping[str, Text], parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self._grounds = GroundList(kit)
        self._grounds.show_grounds(named_grounds(grounds))
        self.note = TypingField(
            kit, words("comm.recuse.note"), words("comm.recuse.note_prompt"), BODY, least=3, most=5
        )
        self.back = Button(kit, words("act.back"), "secondary", height=40)
        self.act = Button(kit, words("comm.recuse.act"), "primary", "circle-slash", height=40)
        self.setProperty("part", "dialog")
        self.setWindowTitle(kit.say("comm.recuse.declare"))
        self._lay_out(title, parent)
        self._connect()

    @property
    def choices(self) -> list[GroundChoice]:
        return self._grounds.choices

    @property
    def half(self) -> Half:
        return self._grounds.code or "", self.note.toPlainText().strip()

    def show_half(self, half: Half | None) -> None:
        """What was said before the dialog was taken back."""
        ground, note = half or ("", "")
        self.note.setPlainText(note)
        self._grounds.show_chosen(ground)
        self.act.setEnabled(self._grounds.code is not None)

    def _lay_out(self, title: Text, parent: QWidget) -> None:
        """All of it scrolls but the answers: those are seen in however low a window."""
        inner = QWidget()
        inner.setProperty("part", "inner")
        column = QVBoxLayout(inner)
        column.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.S)
        column.setSpacing(Space.S)
        column.addWidget(heading(self._kit, words("comm.recuse.question"), SECTION))
        column.addWidget(Label(self._kit, data(title), BODY, MEDIUM, wrap=True))
        column.addWidget(Label(self._kit, words("comm.recuse.means"), DENSE, ink="muted", wrap=True))
        column.addSpacing(Space.XS)
        column.addWidget(Label(self._kit, words("comm.recuse.ground"), DENSE, SEMIBOLD))
        column.addWidget(self._grounds)
        column.addSpacing(Space.XS)
        column.addWidget(Label(self._kit, words("comm.recuse.note"), DENSE, SEMIBOLD, wrap=True))
        column.addWidget(self.note)
        self._area = frameless(inner)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = row(1, self.back, self.act)
        foot.setContentsMargins(Space.XXL, Space.S, Space.XXL, Space.XL)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._area, 1)
        whole.addLayout(foot)
        # Wrapped texts ask for the height of their narrowest form: the width is known, so is the height.
        height = column.heightForWidth(WIDTH) + foot.sizeHint().height()
        self.setFixedSize(WIDTH, min(height, parent.height() - 2 * Space.XXL))

    def _connect(self) -> None:
        self.act.setEnabled(False)
        self.act.setDefault(True)  # else Enter after the digit of a ground would go back and declare nothing
        self._grounds.chosen.connect(self._chosen)
        self.back.clicked.connect(self.reject)
        self.act.clicked.connect(self._declare)
        self.note.left.connect(self.reject)
        if self.choices:
            self.choices[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._grounds.pick(event):
            at = int(event.text()) - 1
            self.choices[at].setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._area.ensureWidgetVisible(self.choices[at], 0, Space.S)
        else:
            super().keyPressEvent(event)

    def _chosen(self, _code: str) -> None:
        self.act.setEnabled(True)

    def _declare(self) -> None:
        if self._grounds.code is not None:
            self.declared.emit(self._grounds.code, self.note.toPlainText().strip())
            self.accept()
