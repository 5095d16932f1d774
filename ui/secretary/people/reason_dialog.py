"""A reason, and a ground where one is needed: nothing is done until it is given."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLayout, QVBoxLayout, QWidget

from desktop.model.text import Text
from ui.commissioner.conflicts.ground_choice import GroundList
from ui.i18n import Phrase, data, words
from ui.services import Kit
from ui.theme.tokens import BODY, SECTION, Space
from ui.widgets.button import Button
from ui.widgets.card import row
from ui.widgets.field import Field
from ui.widgets.label import Label, heading

WIDTH = 520


class ReasonDialog(QDialog):
    """`given(ground code or "", text)`. With grounds the text is a note and may be empty; without, it is
    the reason and may not."""

    given = Signal(str, str)

    def __init__(
        self,
        kit: Kit,
        parent: QWidget,
        title: Phrase,
        body: Phrase,
        act: Phrase,
        grounds: Mapping[str, Text] | None = None,
        ground: str = "",
    ) -> None:
        super().__init__(parent)
        self.setProperty("part", "dialog")
        self.setWindowTitle(title(kit.say))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.grounds = GroundList(kit) if grounds is not None else None
        self.reason = Field(
            kit, words("people.reason.note" if grounds is not None else "people.reason.field")
        )
        self.back = Button(kit, words("act.back"), "secondary", height=40)
        self.act = Button(kit, act, "primary", "check", height=40)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.XL)
        column.setSpacing(Space.S)
        column.addWidget(heading(kit, title, SECTION))
        column.addWidget(Label(kit, body, BODY, ink="muted", wrap=True))
        if self.grounds is not None and grounds is not None:
            self.grounds.show_grounds({code: data(text) for code, text in grounds.items()})
            self.grounds.show_chosen(ground or None)
            self.grounds.chosen.connect(self._wake)
            column.addWidget(self.grounds)
        column.addWidget(self.reason)
        column.addSpacing(Space.S)
        column.addLayout(row(1, self.back, self.act))
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setFixedSize(WIDTH, column.heightForWidth(WIDTH) + Space.S)
        self.back.setAutoDefault(False)  # else Enter without a reason would go back
        self.act.setDefault(True)
        self.reason.edit.textChanged.connect(self._wake)
        self.reason.submitted.connect(self._give)
        self.back.clicked.connect(self.reject)
        self.act.clicked.connect(self._give)
        self._wake()
        self.reason.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def ready(self) -> bool:
        if self.grounds is not None:
            return self.grounds.code is not None
        return bool(self.reason.text().strip())

    def _wake(self, *_told: object) -> None:
        self.act.setEnabled(self.ready)

    def _give(self) -> None:
        if self.ready:
            ground = self.grounds.code if self.grounds is not None else ""
            self.given.emit(ground or "", self.reason.text().strip())
            self.accept()
