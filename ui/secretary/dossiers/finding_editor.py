"""The answer to one condition: yes, no or unclear, why, and the page where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QLineEdit, QSpinBox, QVBoxLayout

from desktop.model.screening import Answer, Finding
from ui.i18n import data, joined, literal, words
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, Space
from ui.widgets.card import row
from ui.widgets.chip import Filter
from ui.widgets.choice import Choice
from ui.widgets.label import Label

if TYPE_CHECKING:
    from desktop.desks.secretary.intake_view import IntakeView, Line

ORDER: tuple[Answer, ...] = ("yes", "no", "unclear")


class FindingEditor(QFrame):
    """`changed(Finding)`. Words are kept when the field is left."""

    changed = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit, self._item = kit, ""
        self.setProperty("part", "well")
        self._group = QButtonGroup(self)
        self.answers: dict[Answer, Filter] = {}
        for answer in ORDER:
            button = self.answers[answer] = Filter(kit, words(f"intake.answer.{answer}"))
            self._group.addButton(button)
        self._group.buttonClicked.connect(self._emit)
        self.reason = QLineEdit()
        self.reason.setFont(kit.theme.font(DENSE))
        self.reason.editingFinished.connect(self._emit)
        self.document = Choice(kit, words("intake.evidence.document"))
        self.document.picked.connect(self._emit)
        self.page = QSpinBox()
        self.page.setProperty("part", "figure")
        self.page.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.page.setRange(0, 9999)
        self.page.setMinimumHeight(36)
        self.page.setFixedWidth(76)
        self.page.editingFinished.connect(self._emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.M)
        column.setSpacing(Space.S)
        column.addLayout(row(*self.answers.values(), 1, spacing=Space.XS))
        column.addWidget(self.reason)
        column.addLayout(row(self.document, Label(kit, words("intake.evidence.page"), CAPTION), self.page))
        kit.say.languageChanged.connect(self.retranslate)
        self.retranslate()

    def show_finding(self, item: str, finding: Finding | None, line: Line, view: IntakeView) -> None:
        """Another condition or application; what somebody is typing now is left alone."""
        self._item = item
        self._group.setExclusive(False)
        for answer, button in self.answers.items():
            button.setChecked(finding is not None and finding.answer == answer)
        self._group.setExclusive(True)
        if not self.reason.hasFocus():
            self.reason.setText(finding.reason if finding else "")
            self.reason.setCursorPosition(0)
        held = [paper for paper in line.papers if paper.filed is not None]
        titles = {document.code: document.title for document in view.documents}
        options = [(paper.code, joined(literal(paper.code), data(titles[paper.code]))) for paper in held]
        chosen = finding.document if finding else ""
        self.document.offer([("", words("intake.evidence.none")), *options], chosen)
        if not self.page.hasFocus():
            self.page.setValue(finding.page if finding else 0)

    def focus(self) -> None:
        checked = self._group.checkedButton() or self.answers["yes"]
        checked.setFocus()

    def retranslate(self) -> None:
        say = self._kit.say
        self.reason.setPlaceholderText(say("intake.evidence.reason"))
        self.reason.setAccessibleName(say("intake.evidence.reason"))
        self.page.setAccessibleName(say("intake.evidence.page"))
        self.page.setSpecialValueText("–")

    def _emit(self, _what: object = None) -> None:
        answer = next((answer for answer, button in self.answers.items() if button.isChecked()), None)
        if answer is None or not self._item:
            return
        page = self.page.value() if self.document.key() else 0
        self.changed.emit(Finding(self._item, answer, self.reason.text().strip(), self.document.key(), page))
