"""Admit, wait or refuse: the decision, its reason, and who signed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout

from desktop.errors import AlqaError
from desktop.model.screening import Outcome
from ui.i18n import Phrase, joined, literal, words
from ui.services import Kit
from ui.shell.faults import fault_next, fault_what
from ui.theme.tokens import CAPTION, DENSE, SECTION, SEMIBOLD, Space, Tone
from ui.widgets.announce import announce
from ui.widgets.button import Button
from ui.widgets.card import Card, Picture, clear, reveal, row
from ui.widgets.chip import Chip
from ui.widgets.label import Label

if TYPE_CHECKING:
    from desktop.desks.secretary.intake_view import IntakeView, Line

OUTCOMES: tuple[Outcome, ...] = ("admit", "wait", "refuse")
ICONS: dict[Outcome, str] = {"admit": "check", "wait": "hourglass", "refuse": "ban"}
CHIPS: dict[str, tuple[str, Tone, str]] = {
    "decided": ("intake.chip.unsigned", "warn", "circle-dashed"),
    "half": ("intake.chip.first", "warn", "user-check"),
    "done": ("intake.chip.signed", "ok", "check"),
    "outdated": ("intake.chip.outdated", "warn", "refresh-cw"),
}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DecisionCard(Card):
    """`decided(outcome, reason)`, `taken_back()`, `asked()` to sign, `stranger()`: another person signs."""

    decided = Signal(str, str)
    taken_back = Signal()
    asked = Signal()
    stranger = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(inner=Space.M)
        self._kit, self._code, self._count = kit, "", 1
        self._chip = Chip(kit, literal(""), "neutral")
        self.body.addLayout(row(Label(kit, words("intake.decision"), SECTION, SEMIBOLD), 1, self._chip))
        self.outcomes: dict[Outcome, Button] = {}
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        for outcome in OUTCOMES:
            button = Button(kit, words(f"intake.outcome.{outcome}"), "secondary", ICONS[outcome], height=32)
            button.setCheckable(True)
            button.clicked.connect(_Decide(self, outcome))
            self.outcomes[outcome] = button
            line.addWidget(button, 1)
        self.body.addLayout(line)
        self._bulk = Label(kit, literal(""), CAPTION, SEMIBOLD, "accent", wrap=True)
        self.body.addWidget(self._bulk)
        self._above = Label(kit, words("intake.reason"), CAPTION, SEMIBOLD, "muted", wrap=True)
        self.body.addWidget(self._above)
        self.reason = QPlainTextEdit()
        self.reason.setFont(kit.theme.font(DENSE))
        self.reason.setFixedHeight(56)
        self.reason.setTabChangesFocus(True)
        self.reason.installEventFilter(self)
        self._above.setBuddy(self.reason)
        self.body.addWidget(self.reason)
        self._error = Label(kit, literal(""), CAPTION, SEMIBOLD, "bad", wrap=True)
        self._error.hide()
        self.body.addWidget(self._error)
        self._signers = QVBoxLayout()
        self._signers.setSpacing(Space.XS)
        self.body.addLayout(self._signers)
        self.sign = Button(kit, words("intake.sign"), "secondary", "signature", height=32, hint="Ctrl ↵")
        self.sign.clicked.connect(self.asked)
        self.other = Button(kit, words("intake.other"), "accent", "user-check", height=32)
        self.other.clicked.connect(self.stranger)
        self.body.addLayout(row(self.sign, self.other, 1))
        kit.say.languageChanged.connect(self.retranslate)
        self.retranslate()

    def show_line(self, view: IntakeView, line: Line | None, count: int) -> None:
        """One application, or `count` that are selected together."""
        self.setVisible(view.checklist is not None and line is not None)
        if line is None or view.checklist is None:
            return
        self._count = count
        self._error.hide()
        screen = line.screen
        for outcome, button in self.outcomes.items():
            button.setChecked(screen.outcome == outcome)
        if line.code != self._code or not self.reason.hasFocus():
            self.reason.setPlainText(screen.reason)
        self._code = line.code
        self._bulk.setVisible(count > 1)
        self._bulk.set_phrase(words("intake.bulk", n=count))
        self._chip.setVisible(line.standing in CHIPS)
        if line.standing in CHIPS:
            key, tone, icon = CHIPS[line.standing]
            self._chip.show_state(words(key), tone, icon)
        self.sign.setEnabled(screen.outcome != "" and line.standing != "done")
        self._show_signers(line, view.checklist.signatures)

    def object(self, error: AlqaError) -> None:
        """Say why it is no decision yet, where it is written."""
        fault = error.faults[0]
        self._error.set_phrase(joined(fault_what(fault), fault_next(fault), by=" "))
        self._error.show()
        announce(self._error, self._error.text(), urgent=True)
        if error.code == "screening-reason-first":
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def words_of_reason(self) -> str:
        return self.reason.toPlainText().strip()

    def retranslate(self) -> None:
        self.reason.setAccessibleName(self._kit.say("intake.reason"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter signs from the field; leaving it keeps the words."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in ENTER:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.keep()
                self.asked.emit()
                return True
        elif event.type() == QEvent.Type.FocusOut:
            self.keep()
        return False

    def keep(self) -> None:
        """Other words for a decision that stands are the decision anew, without signatures."""
        chosen = next((key for key, button in self.outcomes.items() if button.isChecked()), None)
        if chosen is not None and self.reason.document().isModified():
            self.reason.document().setModified(False)
            self.decided.emit(chosen, self.words_of_reason())

    def _decide(self, outcome: Outcome) -> None:
        """Pressed again, the decision is taken back."""
        self.reason.document().setModified(False)
        if self.outcomes[outcome].isChecked():
            self.decided.emit(outcome, self.words_of_reason())
        else:
            self.taken_back.emit()

    def _show_signers(self, line: Line, wanted: int) -> None:
        clear(self._signers)
        signers = line.screen.signers if line.standing != "outdated" else []
        for signer in signers:
            at = line.screen.issued
            shown: Phrase = joined(literal(signer.name), _moment(at))
            self._signers.addLayout(self._signer("user-check", "ok", shown))
        if line.screen.outcome:
            for number in range(len(signers), wanted):
                key = "intake.needs.second" if number else "intake.needs.first"
                self._signers.addLayout(self._signer("user", "muted", words(key)))
        reveal(self._signers)

    def _signer(self, icon: str, ink: str, shown: Phrase) -> QHBoxLayout:
        label = Label(self._kit, shown, CAPTION, ink="muted" if icon == "user" else "text")
        return row(Picture(self._kit, icon, ink, 14), label, 1, spacing=6)


def _moment(at: str) -> Phrase:
    return lambda say: say.moment(at) if at else ""


class _Decide:
    """One decision (a lambda would keep the card alive)."""

    def __init__(self, card: DecisionCard, outcome: Outcome) -> None:
        self._card, self._outcome = card, outcome

    def __call__(self) -> None:
        self._card._decide(self._outcome)
