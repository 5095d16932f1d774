"""The decision room: the official ranking and the calculated proposal, every number open. No mark,
weight or order can be typed here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout

from desktop.decide.decimals import exact, places
from desktop.desks.secretary.saved_views import SavedView
from desktop.errors import AlqaError
from ui.i18n import Phrase, literal, words
from ui.messages import Notice, Question
from ui.models.ranking import money
from ui.secretary.counts import Count, Counts
from ui.secretary.decision_view import DecisionView, Why
from ui.secretary.desk import Desk, Overview
from ui.secretary.ranking import Ranking
from ui.secretary.room import RoomPage
from ui.secretary.sets_bar import SetsBar
from ui.secretary.views_button import ViewsButton
from ui.secretary.why_panel import NARROW, WIDTH, WhyPanel
from ui.services import Services
from ui.theme.tokens import CAPTION, Space
from ui.widgets.button import Button
from ui.widgets.card import Banner, Card
from ui.widgets.chip import Chip
from ui.widgets.field import FindBox
from ui.widgets.label import Label

LOW = 700


class DecisionPage(RoomPage):
    """Reads the proposal in a worker when it is entered or the board changed."""

    def __init__(self, services: Services, desk: Desk) -> None:
        super().__init__(services, desk)
        self.title, self.subtitle = words("room.decision"), words("decision.waiting")
        self.view: DecisionView | None = None
        self._stale, self._wanted, self._whys = True, "", dict[str, Why]()
        self.counts = Counts(self.kit)
        self.filter = FindBox(self.kit, words("decision.filter"), "list-filter")
        self.ranking = Ranking(self.kit)
        self.first = self.ranking
        self.why = WhyPanel(self.kit)
        self.views, self.sets = ViewsButton(self.kit), SetsBar(self.kit)
        self._at = 0
        self._shown = Label(self.kit, literal(""), CAPTION, ink="muted")
        self._banner = QVBoxLayout()
        self.accept = Button(self.kit, words("decision.accept"), "secondary", "pen-line")
        self.to_sitting = Button(self.kit, words("decision.to_sitting"), "primary", "arrow-right")
        self.accept.setEnabled(False)
        self.to_protocol = Button(self.kit, words("decision.to_protocol"), "primary", "arrow-right")
        self.signed_chip = Chip(self.kit, words("decision.signed_chip"), "ok", "circle-check")
        self.bar_actions = [self.accept, self.to_sitting]
        self._settle = QTimer(self, singleShot=True, interval=60)
        self._lay()
        self._connect()

    def show_overview(self, overview: Overview) -> None:
        decided = overview.decision is not None
        self._stale = True
        self.bar_actions = [self.to_protocol] if decided else [self.accept, self.to_sitting]
        self.bar_chips = [self.signed_chip] if decided else []
        if self.isVisible():
            self.entered()

    def entered(self) -> None:
        if self._stale:
            self._stale, self._at = False, 0
            self._calculate()
        self.read_views()

    def read_views(self) -> None:
        """The saved views, in a worker."""
        self.services.tasks.run(self, lambda _report: self.desk.views(), self.views.show_views)

    def show_set(self, at: int) -> None:
        """Mark another of several equally good sets; none is chosen by that."""
        self._at = at
        self._calculate()

    def _calculate(self) -> None:
        at = self._at
        self.services.tasks.run(
            self, lambda _report: self.desk.proposal(at), self.show_view, self._undecidable
        )

    def show_view(self, view: DecisionView) -> None:
        self.view, self._whys = view, {}
        self.subtitle = words("decision.line", method=words(f"decision.method.{view.method}"))
        self.accept.setEnabled(len(view.sets) == 1 and not view.decided)
        self.counts.show_counts(counts_of(view))
        self.ranking.show_view(view)
        self._say_shown()
        self.sets.show_sets(view, self._at)
        self._warn(view)
        self.show_dossier(self._wanted or first_to_ask(view))
        self.retitled.emit()

    def show_dossier(self, code: str) -> None:
        self._wanted = code
        self.ranking.show_dossier(code)

    def _picked(self, code: str) -> None:
        self._wanted = code
        if self.view is None or (line := self.view.line(code)) is None:
            return
        self.why.show_line(self.view, line, self._whys.get(code))
        if code not in self._whys:
            self._settle.start()  # arrows may run through many rows: ask about the one that stays

    def _ask_why(self) -> None:
        code = self._wanted
        if self.view is not None and self.view.line(code) is not None:
            self.services.tasks.run(self, lambda _report: self.desk.why_not(code), self._answered)

    def _answered(self, why: Why) -> None:
        self._whys[why.found.dossier] = why
        if self.view and why.found.dossier == self._wanted and (line := self.view.line(self._wanted)):
            self.why.show_line(self.view, line, why)

    def _undecidable(self, error: AlqaError) -> None:
        self.accept.setEnabled(False)
        self.services.messages.trouble(error)

    def _accept(self) -> None:
        question = Question(
            words("decision.sign_title"),
            words("decision.sign_body"),
            words("decision.sign"),
            words("decision.not_yet"),
            danger=False,
        )
        if self.services.messages.ask(self, question):
            self.accept.setEnabled(False)
            self.services.tasks.run(
                self, lambda _report: self.desk.accept_proposal(), self._decided, self._undecidable
            )

    def _decided(self, _digest: str) -> None:
        self.services.messages.notify(Notice(words("decision.signed")))
        self.changed.emit()
        self.wanted.emit("protocol")

    def _go_sitting(self) -> None:
        self.wanted.emit("sitting")

    def _go_protocol(self) -> None:
        self.wanted.emit("protocol")

    def _filtered(self, query: str) -> None:
        self.ranking.ranking.set_query(query)
        self._say_shown()

    def _ordered(self, button: Button) -> None:
        self.ranking.ranking.set_order("outcome" if button is self._by_outcome else "rank")

    def _show_saved(self, view: SavedView) -> None:
        self.filter.edit.setText(view.query)
        (self._by_outcome if view.order == "outcome" else self._by_rank).click()

    def _keep_view(self, name: str) -> None:
        query, order = self.filter.text(), self.ranking.ranking.order
        told = words("decision.views.kept", name=literal(name))
        self._change_views(lambda: self.desk.keep_view(name, query, order), told)

    def _drop_view(self, name: str) -> None:
        self._change_views(
            lambda: self.desk.drop_view(name), words("decision.views.dropped", name=literal(name))
        )

    def _restore_view(self) -> None:
        self._change_views(self.desk.restore_view, None)

    def _change_views(self, act: Callable[[], None], told: Phrase | None) -> None:
        def done(_none: None) -> None:
            if told is not None:
                self.services.messages.notify(Notice(told, "ok", self._restore_view))
            self.read_views()

        self.services.tasks.run(self, lambda _report: act(), done, self.services.messages.trouble)

    def _say_shown(self) -> None:
        if self.view:
            self._shown.set_phrase(
                words("decision.shown", n=self.ranking.ranking.shown(), of=len(self.view.lines))
            )

    def _warn(self, view: DecisionView) -> None:
        while (item := self._banner.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        if view.incomplete and not view.decided:
            title, body = words("decision.incomplete"), words("decision.incomplete_body")
            self._banner.addWidget(Banner(self.kit, title, body, "warn", "triangle-alert"))
        elif len(view.sets) > 1 and not view.decided:
            several = words("decision.several", n=len(view.sets))
            self._banner.addWidget(Banner(self.kit, several, words("decision.several_body"), "warn", "scale"))
        elif not view.sets:
            title = words("decision.none")
            reasons: Phrase = lambda say: " ".join(say.fault(reason).what for reason in view.reasons)  # noqa: E731
            self._banner.addWidget(Banner(self.kit, title, reasons, "bad", "circle-x"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.counts.set_compact(event.size().height() < LOW)
        self.why.setFixedWidth(NARROW if event.size().width() < 1100 else WIDTH)
        super().resizeEvent(event)

    def _connect(self) -> None:
        self.accept.clicked.connect(self._accept)
        self.to_protocol.clicked.connect(self._go_protocol)
        self.to_sitting.clicked.connect(self._go_sitting)
        self.filter.changed.connect(self._filtered)
        self.views.chosen.connect(self._show_saved)
        self.views.kept.connect(self._keep_view)
        self.views.dropped.connect(self._drop_view)
        self.sets.chosen.connect(self.show_set)
        self.ranking.picked.connect(self._picked)
        self.ranking.why.connect(self._ask_why)
        self._settle.timeout.connect(self._ask_why)

    def _lay(self) -> None:
        outer = QHBoxLayout(self)
        outer.setContentsMargins(Space.XXL, Space.L, Space.XXL, Space.L)
        outer.setSpacing(Space.M)
        left = QVBoxLayout()
        left.setSpacing(Space.M)
        left.addLayout(self._banner)
        left.addWidget(self.sets)
        left.addLayout(self._tools())
        card = Card(inner=1)
        card.body.setContentsMargins(1, 1, 1, 1)
        card.body.addWidget(self.ranking)
        left.addWidget(card, 1)
        page = QVBoxLayout()
        page.setSpacing(Space.M)
        page.addWidget(self.counts)
        below = QHBoxLayout()
        below.setSpacing(Space.M)
        below.addLayout(left, 1)
        below.addWidget(self.why)
        page.addLayout(below, 1)
        outer.addLayout(page)

    def _tools(self) -> QHBoxLayout:
        self._by_rank = Button(self.kit, words("decision.by_rank"))
        self._by_outcome = Button(self.kit, words("decision.by_outcome"))
        group = QButtonGroup(self)
        for button in (self._by_rank, self._by_outcome):
            button.setCheckable(True)
            group.addButton(button)
        self._by_rank.setChecked(True)
        group.buttonClicked.connect(self._ordered)
        tools = QHBoxLayout()
        tools.setSpacing(Space.S)
        tools.addWidget(self.filter, 1)
        for widget in (self._shown, self._by_rank, self._by_outcome, self.views):
            tools.addWidget(widget)
        return tools


def first_to_ask(view: DecisionView) -> str:
    """What the panel shows first: a dossier that was passed over asks most."""
    over = view.passed_over
    return over[0].code if over else view.lines[0].code if view.lines else ""


def counts_of(view: DecisionView) -> list[Count]:
    """The five counts."""
    over = len(view.passed_over)
    return [
        _proposed(view),
        _sum(view),
        _budget(view),
        Count(
            words("decision.count.over"),
            literal(str(over)),
            words("decision.count.over_note" if over else "decision.count.over_none"),
            "warn" if over else "text",
        ),
        Count(words("decision.count.fewest"), literal(str(view.fewest)), words("decision.count.fewest_note")),
    ]


def _proposed(view: DecisionView) -> Count:
    note = words("decision.count.passing", n=view.passing)
    if not view.sets:
        return Count(words("decision.count.proposed"), literal("0"), words("decision.none"), "bad")
    figure = words("decision.count.of", n=len(view.proposed), of=view.ranked)
    return Count(words("decision.count.proposed"), figure, note)


def _sum(view: DecisionView) -> Count:
    caption = words("decision.count.sum")
    if view.objective is None:
        return Count(caption, literal("–"), words("decision.none"))
    value = view.objective
    note = words("decision.count.sum_note", exact=literal(exact(value)))
    return Count(caption, lambda say: say.number(places(value, 2)), note)


def _budget(view: DecisionView) -> Count:
    caption, cut = words("decision.count.budget"), view.cut
    if cut is None or cut.spent is None or cut.budget is None:
        return Count(caption, literal("–"), words("decision.count.no_budget"))
    spent, budget = cut.spent, cut.budget
    figure = words("decision.count.budget_mln", n=lambda say: money(say, spent))
    note = words(
        "decision.count.budget_note",
        left=lambda say: money(say, budget - spent),
        max=lambda say: money(say, budget),
    )
    return Count(caption, figure, note)
