"""The score card: head, criteria (or the overall comment, or the closed card), foot."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.decide.running import RunningTotal, running_total
from desktop.desks.views import Change, SheetView
from ui.commissioner.card.asked_banner import AskedBanner
from ui.commissioner.card.card_head import CardHead
from ui.commissioner.card.closed_card import ClosedCard
from ui.commissioner.card.criteria import Criteria
from ui.commissioner.card.criterion_extras import CriterionExtras
from ui.commissioner.card.named_facts import NamedFact
from ui.commissioner.card.overall import OverallPage
from ui.commissioner.card.recommendation import RecommendationButton
from ui.commissioner.session import Session
from ui.i18n import words
from ui.services import Kit
from ui.theme.tokens import CAPTION, Space
from ui.widgets.button import Button
from ui.widgets.card import rule
from ui.widgets.label import Label

LOW = 440  # logical pixels: 1440 x 900 at 200 %


class ScoreCard(QWidget):
    """Shows the session's sheet and sends each change to it at once."""

    next_asked = Signal()
    conflict_asked = Signal()

    def __init__(self, kit: Kit, session: Session) -> None:
        super().__init__()
        self._kit, self._session = kit, session
        self.setProperty("part", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.head = CardHead(kit, total_hidden=not session.round.visibility.running_total)
        self.criteria = Criteria(kit)
        self.extras = CriterionExtras(kit, session, self.criteria)
        self.overall = OverallPage(kit)
        self.closed = ClosedCard(kit, session.round.grounds)
        self.asked = AskedBanner(kit, session)
        self.body = QStackedWidget()
        for page in (self.criteria, self.overall, self.closed):
            self.body.addWidget(page)
        self.comment = Button(kit, words("comm.overall.title"), "ghost", "message-square", height=32)
        self.comment.setCheckable(True)
        self.written = Label(kit, words("comm.overall.empty"), CAPTION, ink="muted")
        self.recommendation = RecommendationButton(kit)
        self.next = Button(kit, words("comm.next"), "primary", height=40, hint="Ctrl ↵")
        self._low = False
        self.foot = self._foot()
        self._lay_out()
        self._connect()
        self.criteria.build(session.round)
        self.setEnabled(False)

    # -- shown --------------------------------------------------------------------------------

    def show_dossier(self, facts: dict[str, list[NamedFact]]) -> None:
        """Another dossier: its first criterion without a mark opens."""
        sheet = self._session.sheet
        self.setEnabled(sheet is not None)
        if sheet is not None:
            self.criteria.show_sheet(sheet, facts)
            self._leave_overall()
            self._show()
            self.criteria.open(self.criteria.first_unscored())

    def focus_score(self) -> None:
        """F2: to the ruler of the open criterion (or to the way out of a closed card)."""
        if self.body.currentWidget() is self.criteria:
            self.criteria.panel(self.criteria.open_code).ruler.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.body.currentWidget() is self.overall:
            self.overall.commission.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.next.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def next_point(self) -> None:
        """F7: to the next criterion without a mark; to what is open where there is none."""
        code = self.criteria.next_unscored()
        if code and self.body.currentWidget() is self.criteria:
            self.criteria.open(code, focus=True)
        else:
            self.focus_score()

    def flush(self) -> None:
        """Store what is being typed."""
        self.criteria.flush()
        self.overall.flush()

    def show_criterion(self, code: str) -> None:
        """Open a criterion by its code and take the keys there."""
        self._leave_overall()
        self.criteria.open(code, focus=True)

    def rebuild(self) -> None:
        """Another version of the round."""
        self.closed.set_grounds(self._session.round.grounds)
        self.criteria.build(self._session.round)

    # -- events -------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.next_asked.emit()
        else:
            super().keyPressEvent(event)

    # -- inside -------------------------------------------------------------------------------

    def _foot(self) -> QWidget:
        foot = QWidget()
        self._ends = grid = QGridLayout(foot)
        grid.setContentsMargins(Space.L, Space.S, Space.M, Space.M)
        grid.setSpacing(Space.S)
        self._place_foot(low=False)
        return foot

    def _place_foot(self, *, low: bool) -> None:
        """Two lines; in a low window one."""
        grid, parts = self._ends, (self.comment, self.written, self.recommendation, self.next)
        for part in parts:
            grid.removeWidget(part)
        lead, end = QHBoxLayout(), QHBoxLayout()
        while (old := grid.takeAt(0)) is not None:
            del old
        lead.setSpacing(Space.S)
        end.setSpacing(Space.S)
        lead.addWidget(self.comment)
        lead.addStretch(1)
        lead.addWidget(self.written)
        end.addWidget(self.recommendation, 1)
        end.addWidget(self.next)
        grid.addLayout(lead, 0, 0)
        grid.addLayout(end, 0 if low else 1, 1 if low else 0)
        grid.setColumnStretch(0, 0 if low else 1)
        grid.setColumnStretch(1, 1 if low else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = event.size().height() < LOW
        if low != self._low:
            self._low = low
            self._place_foot(low=low)
            self.head.set_low(low)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, rule(), self.asked, self.body, rule(), self.foot):
            column.addWidget(part, 1 if part is self.body else 0)

    def _connect(self) -> None:
        session = self._session
        self.criteria.picked.connect(session.set_mark)
        self.criteria.drafted.connect(session.draft_comment)
        self.criteria.commented.connect(session.set_comment)
        self.criteria.typed.connect(session.saving)
        self.criteria.left.connect(self._walked_out)
        self.overall.for_commission.connect(session.set_for_commission)
        self.overall.for_applicant.connect(session.set_for_applicant)
        self.overall.drafted.connect(session.draft_overall)
        self.overall.typed.connect(session.saving)
        self.overall.done.connect(self._leave_overall_to_keys)
        self.recommendation.chosen.connect(session.set_recommendation)
        self.comment.toggled.connect(self._toggle_overall)
        self.next.clicked.connect(self.next_asked)
        self.head.conflict.clicked.connect(self.conflict_asked)
        self.closed.withdrawn.connect(self._withdraw)
        session.leaving.connect(self.flush)
        session.sheetChanged.connect(self._changed)
        session.turned.connect(self._turned)
        self._kit.say.languageChanged.connect(self._show_foot)

    def _changed(self, change: Change) -> None:
        self._show()

    def _turned(self, change: Change) -> None:
        """Show where something was undone or redone."""
        if change.criterion in self.criteria.codes:
            self.show_criterion(change.criterion)

    def _show(self) -> None:
        sheet = self._session.sheet
        if sheet is None:
            return
        if sheet.recusal is not None:
            self.closed.show_recusal(sheet.recusal)
            self.head.show_recused()
            self.body.setCurrentWidget(self.closed)
        else:
            if self.body.currentWidget() is self.closed:
                self.body.setCurrentWidget(self.criteria)
            self.head.show_sheet(sheet)
            self.head.show_total(self._total(sheet))
            self.criteria.show_sheet(sheet)
            self.overall.show_sheet(sheet)
        self._show_foot()

    def _total(self, sheet: SheetView) -> RunningTotal | None:
        """None where the round hides it."""
        round_ = self._session.round
        return running_total(round_.rule, sheet.marks) if round_.visibility.running_total else None

    def _show_foot(self) -> None:
        sheet = self._session.sheet
        if sheet is None:
            return
        for part in (self.comment, self.written, self.recommendation):
            part.setVisible(sheet.recusal is None)
        self.recommendation.setEnabled(not sheet.locked)
        self.recommendation.show_value(sheet.recommendation)
        written = len(sheet.for_commission.strip()) + len(sheet.for_applicant.strip())
        self.comment.set_icon("message-square-text" if written else "message-square")
        told = words("comm.overall.written", n=written) if written else words("comm.overall.empty")
        self.written.set_phrase(told)
        self.comment.setAccessibleDescription(self.written.text())

    def _toggle_overall(self, on: bool) -> None:
        if self.body.currentWidget() is self.closed:
            return
        self.flush()
        self.body.setCurrentWidget(self.overall if on else self.criteria)
        if on:
            self.overall.commission.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_overall(self) -> None:
        self.comment.setChecked(False)

    def _leave_overall_to_keys(self) -> None:
        self._leave_overall()
        self.comment.setFocus(Qt.FocusReason.OtherFocusReason)

    def _walked_out(self, back: bool) -> None:
        (self.head.conflict if back else self.comment).setFocus(Qt.FocusReason.TabFocusReason)

    def _withdraw(self) -> None:
        if self._session.code is not None:
            self._session.withdraw_conflict(self._session.code)
