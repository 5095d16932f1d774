"""One page of the first day: one question in large type, one thing to do, Back and the way on.

Enter goes on wherever the keys are, Esc goes back; a page that cannot go on yet says why at its foot.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.i18n import Phrase, literal, words
from ui.services import Kit
from ui.theme.tokens import DENSE, PAGE, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Card, row
from ui.widgets.label import Label
from ui.widgets.scroll import fill

WIDTH, TALL = 720, 48


class Scene(QWidget):
    """`went_on` and `went_back`; subclasses fill `body` and answer `ready`. `tight`: one that holds so much
    that it would not fit 1280 x 720 otherwise."""

    went_on = Signal()
    went_back = Signal()

    def __init__(
        self,
        kit: Kit,
        title: Phrase,
        body: Phrase,
        go: Phrase,
        *,
        width: int = WIDTH,
        icon: str = "arrow-right",
        tight: bool = False,
    ) -> None:
        super().__init__()
        self.kit = kit
        self.title = Label(kit, title, PAGE, SEMIBOLD, wrap=True)
        self.said = Label(kit, body, SECTION, ink="muted", wrap=True)
        self.body = QVBoxLayout()
        self.body.setSpacing(Space.L)
        self.go = Button(kit, go, "primary", icon, height=TALL, hint="Enter")
        self.back = Button(kit, words("act.back"), "ghost", "arrow-left", height=TALL)
        self.why = Label(kit, literal(""), DENSE, ink="muted", wrap=True)
        self.why.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.foot = row(self.back, spacing=Space.M)
        self.foot.addWidget(self.why, 1)
        self.foot.addWidget(self.go)
        self.go.clicked.connect(self.enter)
        self.back.clicked.connect(self.went_back)
        self._lay(width, tight)

    def start(self) -> None:
        """Put the keys where this page begins."""
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def ready(self) -> bool:
        """Whether the page may be left forwards; says what is missing."""
        return True

    def enter(self) -> None:
        """Enter: the way on, when everything is there."""
        if self.go.isEnabled() and self.ready():
            self.went_on.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter()
        elif event.key() == Qt.Key.Key_Escape and not self.back.isHidden():
            self.went_back.emit()
        else:
            super().keyPressEvent(event)

    def _lay(self, width: int, tight: bool) -> None:
        middle = Card(inner=Space.XXL if tight else Space.H)
        middle.setMaximumWidth(width)
        column = middle.body
        column.setSpacing(Space.S)
        column.addWidget(self.title)
        column.addWidget(self.said)
        column.addSpacing(0 if tight else Space.M)
        column.addLayout(self.body)
        column.addSpacing(Space.S if tight else Space.XL)
        column.addLayout(self.foot)
        inner = QWidget()
        inner.setProperty("part", "inner")
        outer = QVBoxLayout(inner)
        outer.setContentsMargins(Space.XXL, Space.M, Space.XXL, Space.L)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(middle, 1000)
        line.addStretch(1)
        outer.addLayout(line)
        outer.addStretch(1)
        fill(self, inner, self.kit).setFocusPolicy(Qt.FocusPolicy.NoFocus)
