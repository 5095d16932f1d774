"""The overall comment in two parts: what the commission reads, what the applicant is told."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.desks.views import SheetView
from ui.commissioner.card.typing_field import TypingField
from ui.i18n import words
from ui.services import Kit
from ui.theme.tokens import BODY, CAPTION, DENSE, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.inner import Inner
from ui.widgets.label import Label


class OverallPage(QScrollArea):
    """Takes the place of the criteria while it is open. `done` leads back to them."""

    for_commission = Signal(str)
    for_applicant = Signal(str)
    drafted = Signal(str, str)  # which text, what is typed so far
    typed = Signal()
    done = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.commission = self._field("comm.overall.commission", "comm.overall.commission_prompt")
        self.applicant = self._field("comm.overall.applicant", "comm.overall.applicant_prompt")
        self.back = Button(kit, words("comm.overall.back"), "secondary", "arrow-left", height=36, hint="Esc")
        self.commission.settled.connect(self.for_commission)
        self.applicant.settled.connect(self.for_applicant)
        self.commission.drafted.connect(self._draft_for_commission)
        self.applicant.drafted.connect(self._draft_for_applicant)
        self.back.clicked.connect(self.done)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._inner())

    def show_sheet(self, sheet: SheetView) -> None:
        self.commission.show_text(sheet.for_commission)
        self.applicant.show_text(sheet.for_applicant)
        for field in (self.commission, self.applicant):
            field.setReadOnly(sheet.locked)

    def flush(self) -> None:
        self.commission.flush()
        self.applicant.flush()

    def _draft_for_commission(self, text: str) -> None:
        self.drafted.emit("for-commission", text)

    def _draft_for_applicant(self, text: str) -> None:
        self.drafted.emit("for-applicant", text)

    def _field(self, key: str, prompt: str) -> TypingField:
        field = TypingField(self._kit, words(key), words(prompt), BODY, least=6, most=12)
        field.typed.connect(self.typed)
        field.left.connect(self.done)
        return field

    def _inner(self) -> QWidget:
        inner = Inner()
        column = QVBoxLayout(inner)
        column.setContentsMargins(Space.L, Space.M, Space.L, Space.L)
        column.setSpacing(6)
        for field, key, told in (
            (self.commission, "comm.overall.commission", "comm.overall.commission_help"),
            (self.applicant, "comm.overall.applicant", "comm.overall.applicant_help"),
        ):
            title = Label(self._kit, words(key), DENSE, SEMIBOLD, wrap=True)
            title.setBuddy(field)
            column.addWidget(title)
            column.addWidget(field)
            column.addWidget(Label(self._kit, words(told), CAPTION, ink="muted", wrap=True))
            column.addSpacing(Space.M)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return inner
