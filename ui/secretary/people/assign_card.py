"""Who reads what: two ways to choose, four figures that say what it means, experts for each dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QSpinBox

from ui.i18n import Phrase, joined, literal, words
from ui.models.conflicts import short
from ui.secretary.people.choice_card import ChoiceCard
from ui.secretary.people.expert_chart import ExpertChart
from ui.services import Kit
from ui.theme.tokens import CAPTION, MEDIUM, SECTION, SEMIBOLD, Space, Type
from ui.widgets.button import Button
from ui.widgets.card import Card, column, row
from ui.widgets.label import Ink, Label

if TYPE_CHECKING:
    from desktop.decide.assign import Short
    from desktop.decide.assign_measure import Loads, Measures
    from ui.secretary.people.desk import PeopleView

FIGURE = Type(22, 26)
PAUSE_MS = 350
MOST_READS, WIDE = 2000, 800
COMPARABLE = 40  # so many readers in a hundred members let means be compared


class Figure(QFrame):
    """A figure, what it counts, one line of meaning."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        none = literal("")
        self._figure = Label(kit, none, FIGURE, SEMIBOLD)
        self._what = Label(kit, none, CAPTION, SEMIBOLD, wrap=True)
        self._means = Label(kit, none, CAPTION, MEDIUM, "muted", wrap=True)
        beside = column(self._what, self._means, 1, spacing=0)
        line = row(self._figure, beside, spacing=Space.S)
        line.setContentsMargins(Space.XS, 0, Space.XS, 0)
        line.setAlignment(self._figure, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_figure(self, figure: Phrase, what: Phrase, means: Phrase, ink: Ink = "text") -> None:
        self._figure.set_phrase(figure)
        self._figure.set_ink(ink)
        self._what.set_phrase(what)
        self._means.set_phrase(means)

    def show_stale(self, stale: bool) -> None:
        for label in (self._figure, self._what, self._means):
            label.setEnabled(not stale)


class AssignCard(Card):
    """`asked(reads or None, seed, anchors)`: work it out; `grid`: open it; `limits(n)`: raise all."""

    asked = Signal(object, str, object)
    grid = Signal(str)
    limits = Signal(int)

    def __init__(self, kit: Kit) -> None:
        super().__init__(inner=Space.L)
        self._kit = kit
        self._view: PeopleView | None = None
        self._short: Short | None = None
        self.all = ChoiceCard(kit, words("people.assign.all"))
        self.some = ChoiceCard(kit, words("people.assign.some", n=1))
        self.reads, self.seed = QSpinBox(), QLineEdit()
        self.again = Button(kit, words("people.assign.again"), "accent", "shuffle", height=32)
        self.open = Button(kit, words("people.assign.grid"), "accent", "grid-3x3", height=32)
        self.figures = [Figure(kit) for _ in range(4)]
        self.chart = ExpertChart(kit)
        self._state = Label(kit, literal(""), CAPTION, ink="muted", wrap=True)
        self.relax = [Button(kit, literal(""), "secondary", height=32) for _ in range(2)]
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._lay()
        self._connect()
        self.retranslate()

    def show_view(self, view: PeopleView) -> None:
        """What the draft has now."""
        self._view, self._short = view, None
        asked, measures = view.assignment, view.assignment.measures
        wish = asked.wish
        self._choose(wish.reads)
        members = len(asked.problem.reviewers)
        self.reads.blockSignals(True)
        self.reads.setMaximum(max(members, 1))
        if wish.reads is not None or self.reads.value() == 1:
            self.reads.setValue(wish.reads or -(-members * COMPARABLE // 100))
        self.reads.blockSignals(False)
        if not self.seed.hasFocus():
            self.seed.setText(wish.seed)
        everyone = view.everyone
        self.all.show_state(_sheets(everyone), *_loads(everyone, view))
        if wish.reads is not None:
            self.some.show_state(_sheets(measures), *_loads(measures, view))
        else:
            self.some.show_state(literal(""), words("people.assign.some_hint"), "muted")
        self._name_some()
        self._show_figures(measures, view)
        self.chart.show_measures(measures, wish.experts)
        self._say_state(view)
        self.show_running(False)
        for button in self.relax:
            button.hide()

    def show_running(self, running: bool) -> None:
        """The old result stays, greyed."""
        for figure in self.figures:
            figure.show_stale(running)
        self.chart.show_stale(running)
        if running:
            self._state.set_phrase(words("people.assign.running"))
            self._state.set_ink("muted")

    def show_short(self, reads: int | None, found: Short) -> None:
        """No plan: the limit to relax is named, and each way out is one press."""
        self.show_running(False)
        self.chart.show_stale(True)
        self._short = found
        self._choose(reads)
        kind = "limits" if found.raise_by else "conflicts"
        named = _few(found.dossiers)
        self._state.set_phrase(words(f"people.short.{kind}", n=found.missing, dossiers=literal(named)))
        self._state.set_ink("bad")
        fewer, more = self.relax
        fewer.set_phrase(words("people.short.reads", n=found.reads))
        fewer.setVisible(found.reads > 0)
        more.set_phrase(words("people.short.raise", n=found.raise_by or 0))
        more.setVisible(bool(found.raise_by))

    def retranslate(self) -> None:
        say = self._kit.say
        self.reads.setAccessibleName(say("people.assign.reads"))
        self.reads.setToolTip(say("people.assign.reads"))
        self.seed.setAccessibleName(say("people.assign.seed"))
        self.seed.setToolTip(say("people.assign.seed_help"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow: the names of the two fields give way (they have tool tips)."""
        for name in self._names:
            name.setVisible(event.size().width() >= WIDE)
        super().resizeEvent(event)

    # -- what is asked --------------------------------------------------------------------------------

    def ask(self) -> None:
        """Work out what is chosen."""
        self._pause.stop()
        self.asked.emit(*self.wanted())

    def wanted(self) -> tuple[int | None, str, list[str]]:
        """Readers for each dossier (None: everyone), seed, common dossiers, as they are chosen now."""
        reads = self.reads.value() if self.some.isChecked() else None
        anchors = self._view.assignment.wish.anchors if self._view else []
        return reads, self.seed.text().strip(), list(anchors)

    def tie(self) -> None:
        """Two dossiers that everyone reads."""
        if self._view is not None:
            reads, seed, _ = self.wanted()
            self.asked.emit(reads, seed, list(self._view.assignment.measures.anchors))

    def _choose(self, reads: int | None) -> None:
        for card, on in ((self.all, reads is None), (self.some, reads is not None)):
            card.blockSignals(True)
            card.setChecked(on)
            card.blockSignals(False)
            card.update()

    def _reads_changed(self, value: int) -> None:
        self._name_some()
        if self._view is None or (self.some.isChecked() and value == self._view.assignment.wish.reads):
            return
        self._choose(value)
        self._pause.start()

    def _name_some(self) -> None:
        self.some.show_name(words("people.assign.some", n=self.reads.value()))

    def _fewer(self) -> None:
        if self._short is not None:
            self.reads.setValue(self._short.reads)
            self.some.setChecked(True)
            self.ask()

    def _more(self) -> None:
        if self._short is not None and self._short.raise_by:
            self.limits.emit(self._short.raise_by)

    # -- what is shown --------------------------------------------------------------------------------

    def _show_figures(self, seen: Measures, view: PeopleView) -> None:
        experts, share, shared, conflicts = self.figures
        wanted = view.assignment.wish.experts
        cells = words("people.figure.cells", dossiers=len(seen.readings), members=len(seen.loads))
        thin = seen.experts < wanted
        experts.show_figure(
            _number(seen.experts), words("people.figure.experts"),
            words("people.figure.for", dossiers=literal(_few(seen.thinnest))), "warn" if thin else "text",
        )  # fmt: skip
        enough = words("people.figure.enough" if seen.share >= 40 else "people.figure.too_few")
        share.show_figure(
            lambda say: say.percent(seen.share), words("people.figure.share"), joined(cells, enough, by="; "),
            "text" if seen.share >= 40 else "bad",
        )  # fmt: skip
        panel = words("people.figure.one_panel" if seen.parts <= 1 else "people.figure.parts", n=seen.parts)
        shared.show_figure(
            _number(seen.fewest), words("people.figure.shared"), joined(*_pair(seen), panel, by="; "),
            "text" if seen.parts <= 1 else "bad",
        )  # fmt: skip
        known = len(view.assignment.problem.barred)
        conflicts.show_figure(
            _number(len(seen.conflicts)),
            words("people.figure.conflicts"),
            words("people.figure.left_out", n=known),
        )

    def _say_state(self, view: PeopleView) -> None:
        """What is wrong with the assignment, the gravest first; else how it came about."""
        seen, wish = view.assignment.measures, view.assignment.wish
        said: tuple[Phrase, Ink]
        if seen.over:
            said = words("people.state.over", members=literal(_few(seen.over))), "bad"
        elif seen.short:
            said = words("people.state.short", n=len(seen.short), dossiers=literal(_few(seen.short))), "warn"
        elif not seen.comparable:
            said = words("people.state.apart", dossiers=literal(_few(seen.anchors))), "warn"
        elif wish.by_hand:
            said = words("people.state.by_hand", n=wish.by_hand), "muted"
        else:
            said = words("people.chart"), "muted"
        self._state.set_phrase(said[0])
        self._state.set_ink(said[1])
        self.tied.setVisible(bool(seen.anchors) and not seen.over and not seen.short)

    def _lay(self) -> None:
        title = Label(self._kit, words("people.assign.title"), SECTION, SEMIBOLD)
        reads = Label(self._kit, words("people.assign.reads"), CAPTION, ink="muted")
        seed = Label(self._kit, words("people.assign.seed"), CAPTION, ink="muted")
        self._names = (reads, seed)
        self.reads.setRange(1, MOST_READS)
        self.reads.setFixedSize(64, 36)
        self.seed.setFixedSize(112, 36)
        self.body.addLayout(row(title, 1, reads, self.reads, seed, self.seed, self.again, self.open))
        choices = row(self.all, self.some, spacing=Space.S)
        self.body.addLayout(choices)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.XS)
        for at, figure in enumerate(self.figures):
            grid.addWidget(figure, 0, at)
            grid.setColumnStretch(at, 1)
        self.body.addLayout(grid)
        self.tied = Button(self._kit, words("people.assign.tie"), "secondary", "link", height=32)
        self.tied.hide()
        foot = QHBoxLayout()
        foot.setSpacing(Space.S)
        foot.addWidget(self._state, 1)
        for button in (self.tied, *self.relax):
            foot.addWidget(button)
        self.body.addLayout(foot)
        self.body.addWidget(self.chart, 1)

    def _connect(self) -> None:
        self._group = QButtonGroup(self)
        self._group.addButton(self.all)
        self._group.addButton(self.some)
        self._group.buttonClicked.connect(self.ask)
        self.reads.valueChanged.connect(self._reads_changed)
        self._pause.timeout.connect(self.ask)
        self.seed.returnPressed.connect(self.ask)
        self.again.clicked.connect(self.ask)
        self.open.clicked.connect(self._open)
        self.tied.clicked.connect(self.tie)
        self.chart.opened.connect(self.grid)
        self.relax[0].clicked.connect(self._fewer)
        self.relax[1].clicked.connect(self._more)
        self._kit.say.languageChanged.connect(self.retranslate)

    def _open(self) -> None:
        self.grid.emit("")


def _sheets(seen: Measures | Loads) -> Phrase:
    return words("people.assign.sheets", n=seen.sheets)


def _loads(seen: Measures | Loads, view: PeopleView) -> tuple[Phrase, Ink]:
    """From what to what the loads go, and how many members are over their limit."""
    loads = seen.loads.values()
    span = {"least": min(loads, default=0), "most": max(loads, default=0)}
    if seen.over:
        return words("people.assign.over", n=len(seen.over), **span), "bad"
    return words("people.assign.within", **span), "ok"


def _pair(seen: Measures) -> list[Phrase]:
    """The two members who share fewest dossiers."""
    if seen.pair is None:
        return []
    return [words("people.figure.pair", one=literal(seen.pair[0]), other=literal(seen.pair[1]))]


def _number(value: int) -> Phrase:
    return lambda say: say.number(value)


def _few(codes: tuple[str, ...]) -> str:
    """The first few codes, shortened, of a list that may be long."""
    shown = ", ".join(short(code) for code in codes[:3])
    return f"{shown}, …" if len(codes) > 3 else shown
