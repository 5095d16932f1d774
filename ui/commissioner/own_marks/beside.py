"""My own marks on the open criterion, shown inside it when asked for: drift is seen by oneself."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.decide.own_pattern import at_stops, middle
from desktop.desks.views import Change
from ui.commissioner.card.criteria import Criteria
from ui.commissioner.card.spoken import shown_value
from ui.commissioner.own_marks.collected import own_marks
from ui.commissioner.own_marks.dot_strip import DotStrip, Named
from ui.commissioner.session import Session
from ui.i18n import words
from ui.services import Kit
from ui.theme.tokens import CAPTION, SEMIBOLD
from ui.widgets.card import clear, column, reveal
from ui.widgets.label import Label


class BesideCriterion(QObject):
    """`toggle` shows or hides the strip; while shown it follows the open criterion and every mark."""

    def __init__(self, kit: Kit, session: Session, criteria: Criteria) -> None:
        super().__init__(criteria)
        self._kit, self._session, self._criteria = kit, session, criteria
        self._shown_in = ""
        self.on = False
        criteria.opened.connect(self._follow)
        session.sheetChanged.connect(self._changed)
        session.dossierChanged.connect(self._follow)

    @property
    def allowed(self) -> bool:
        """Whether the round lets its members see their own distribution."""
        return self._session.round.visibility.own_distribution

    def toggle(self) -> None:
        self.on = not self.on and self.allowed
        self._follow()

    def _changed(self, change: Change) -> None:
        if change.what in ("mark", "recusal"):
            self._follow()

    def _follow(self) -> None:
        """Put the strip into the open criterion and take it out of the one before."""
        criteria = self._criteria
        if self._shown_in in criteria.codes:
            clear(criteria.panel(self._shown_in).pattern)
        self._shown_in = ""
        code, dossier = criteria.open_code, self._session.code
        if not self.on or not code or dossier is None:
            return
        self._shown_in = code
        slot = criteria.panel(code).pattern
        slot.addLayout(column(*self._made(code, dossier), spacing=0))
        reveal(slot)

    def _made(self, code: str, dossier: str) -> list[Label | DotStrip]:
        stops = self._criteria.panel(code).scored.stops
        own = own_marks(self._session)
        usual, given = middle(own, code), at_stops(own, code, stops.count)
        count = sum(len(codes) for codes in given)
        strip = DotStrip(self._kit, stops, tall=False)
        strip.show_marks(given, (Named(dossier, words("marks.own.this")),))
        if usual is None:
            return [Label(self._kit, words("marks.own.none"), CAPTION, ink="muted", wrap=True)]
        value = stops.low + stops.step * usual
        said = words("marks.own.on", code=code, n=count, mark=lambda say: shown_value(say, value))
        return [Label(self._kit, said, CAPTION, SEMIBOLD, "muted", wrap=True), strip]
