"""The vote on the selection: the calculated set in full; accept it, or depart from it with a reason."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import Signal

from desktop.decide.sitting.state import Meeting
from ui.i18n import Phrase, data, joined, literal, words
from ui.models.ranking import money
from ui.secretary.sitting.desk import Scene
from ui.secretary.sitting.dossier_card import number
from ui.secretary.sitting.rows import carried
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, MEDIUM, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button, Kind
from ui.widgets.card import Card, clear, reveal, row
from ui.widgets.label import Label, heading
from ui.widgets.toggles import Toggles

SHOWN = 12


class ProposalCard(Card):
    """`accepting(set)` puts that set to the vote; `departing` opens the choice of another one."""

    accepting = Signal(object)
    departing = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(inner=Space.L)
        self._kit, self._at = kit, 0
        self.accept: Button | None = None
        self._scene: Scene | None = None
        self._meeting = Meeting()

    def show_meeting(self, scene: Scene, meeting: Meeting) -> None:
        self._scene, self._meeting = scene, meeting
        self._show()

    def chosen(self) -> tuple[str, ...]:
        """The best set that is shown."""
        sets = self._scene.hall.proposal if self._scene else ()
        return sets[min(self._at, len(sets) - 1)] if sets else ()

    def _show(self) -> None:
        scene = self._scene
        clear(self.body)
        self.accept = None
        if scene is None:
            return
        sets = scene.hall.proposal
        self.body.addWidget(heading(self._kit, words("sitting.proposal"), SECTION))
        if not sets:
            self.body.addWidget(
                Label(self._kit, words("sitting.proposal_none"), DENSE, ink="warn", wrap=True)
            )
        if len(sets) > 1:
            said = words("sitting.proposal_several", n=len(sets))
            self.body.addWidget(Label(self._kit, said, DENSE, ink="warn", wrap=True))
            names = [(at, words("sitting.set_number", n=at + 1)) for at in range(min(len(sets), 9))]
            tabs = Toggles(self._kit, names, min(self._at, 8))
            tabs.chosen.connect(self._other)
            self.body.addWidget(tabs)
        for place, code in enumerate(self.chosen()[:SHOWN], start=1):
            self._line(scene, place, code)
        if len(self.chosen()) > SHOWN:
            more = words("sitting.and_more", n=len(self.chosen()) - SHOWN)
            self.body.addWidget(Label(self._kit, more, CAPTION, ink="muted"))
        self.body.addWidget(Label(self._kit, sums(scene, self.chosen()), CAPTION, MEDIUM, "muted", wrap=True))
        self._buttons()
        reveal(self.body)

    def _line(self, scene: Scene, place: int, code: str) -> None:
        line = scene.view.line(code)
        if line is None:
            return
        title = Label(self._kit, data(line.title), DENSE, SEMIBOLD, wrap=True)
        total = Label(
            self._kit,
            number(line.total) if line.total is not None else literal("–"),
            DENSE,
            SEMIBOLD,
            tabular=True,
        )
        shown = row(Label(self._kit, literal(str(place)), DENSE, MEDIUM, "muted", tabular=True), title, total)
        shown.setStretch(1, 1)
        self.body.addLayout(shown)

    def _buttons(self) -> None:
        due = self._scene is not None and carried(self._scene, self._meeting) is None
        kind: Kind = "primary" if due and self._meeting.voting is None else "secondary"
        accept = Button(
            self._kit, words("sitting.put_proposal"), kind, "vote", hint="Ctrl+Enter" if due else ""
        )
        self.accept = accept
        accept.clicked.connect(self._accept)
        depart = Button(self._kit, words("sitting.depart"), "secondary", "corner-up-right")
        depart.clicked.connect(self.departing)
        free = self._meeting.running and self._meeting.voting is None
        accept.setEnabled(free and bool(self.chosen()))
        depart.setEnabled(free)
        self.body.addLayout(row(accept, depart, 1))

    def _accept(self) -> None:
        self.accepting.emit(self.chosen())

    def _other(self, at: int) -> None:
        self._at = at
        self._show()


def sums(scene: Scene, codes: tuple[str, ...]) -> Phrase:
    """How many, the sum of their totals, the support they ask for."""
    lines = [scene.view.line(code) for code in codes]
    total = sum((line.total for line in lines if line and line.total is not None), Fraction(0))
    facts = [words("sitting.dossiers", n=len(codes)), words("sitting.sum", total=number(total))]
    if scene.support:
        asked = sum((scene.support.get(code, Fraction(0)) for code in codes), Fraction(0))
        facts.append(words("sitting.asked", n=lambda say: money(say, asked)))
    return joined(*facts)
