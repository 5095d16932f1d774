"""Which two dossiers are compared, on which criterion; what I do to either goes through the session."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from desktop.desks.note_views import NoteView
from desktop.desks.views import Change, DossierRow, SheetView
from desktop.model.dossier import Dossier
from desktop.model.rubric import Rubric
from ui.commissioner.card.fact_words import facts_beside
from ui.commissioner.card.named_facts import NamedFact
from ui.commissioner.card.panel import Scored
from ui.commissioner.card.scale import stops_of
from ui.commissioner.card.spoken import share_of
from ui.commissioner.session import Pending, Session


class Pair:
    """A dossier from which I am recused never stands here."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.criterion = ""
        self._codes: list[str] = ["", ""]
        self._scored: dict[str, Scored] = {}
        self._facts: list[tuple[Dossier, Rubric, dict[str, list[NamedFact]]] | None] = [None, None]

    def begin(self, criterion: str = "") -> None:
        """The open dossier on the left; on the right the one that was there, else the nearest in
        reading order with a mark on this criterion."""
        self._read_round()
        if criterion in self._scored or self.criterion not in self._scored:
            self.criterion = criterion or next(iter(self._scored), "")
        codes = self.offered()
        left = self.session.code
        if left not in codes:
            left = self._codes[0] if self._codes[0] in codes else next(iter(codes), "")
        right = next((code for code in reversed(self._codes) if code in codes and code != left), "")
        self._codes = [left, right or self._nearest(left)]

    def forget(self) -> None:
        """As if nobody had compared anything yet."""
        self.criterion, self._codes = "", ["", ""]

    @property
    def possible(self) -> bool:
        """Two dossiers and a criterion."""
        return all(code in self.offered() for code in self._codes) and bool(self.criterion)

    @property
    def codes(self) -> list[str]:
        """The criteria, in the rubric's order."""
        return list(self._scored)

    @property
    def scored(self) -> Scored:
        return self._scored[self.criterion]

    def scored_of(self, criterion: str) -> Scored:
        return self._scored[criterion]

    def offered(self) -> list[str]:
        """The dossiers that may be compared."""
        return [row.code for row in self.session.rows if row.state != "recused"]

    def code(self, at: int) -> str:
        return self._codes[at]

    def row(self, at: int) -> DossierRow:
        return next(row for row in self.session.rows if row.code == self._codes[at])

    def sheet(self, at: int) -> SheetView:
        code, session = self._codes[at], self.session
        return session.sheet if session.sheet is not None and code == session.code else session.sheet_of(code)

    def facts(self, at: int) -> list[NamedFact]:
        """What the criterion names, of this dossier; the same list while nothing else is to be shown."""
        dossier, rubric = self.session.desk.dossier(self._codes[at]), self.session.round.rubric
        known = self._facts[at]
        if known is None or known[0] is not dossier or known[1] is not rubric:
            known = self._facts[at] = dossier, rubric, facts_beside(rubric, dossier)
        return known[2].get(self.criterion, [])

    def quotes(self, at: int) -> list[NoteView]:
        """My notes that stand as evidence on this criterion, of this dossier."""
        notes = self.session.desk.notes.of_dossier(self._codes[at])
        return [note for note in notes if note.criterion == self.criterion]

    def choices(self, at: int) -> list[tuple[DossierRow, str]]:
        """The dossiers that may stand there, with my mark on this criterion."""
        own, stops = self.session.desk.marks.own(), self.scored.stops
        other = self._codes[1 - at]
        found = []
        for row in self.session.rows:
            if row.state != "recused" and row.code != other:
                mark = own.get(row.code, {}).get(self.criterion)
                found.append((row, "–" if mark is None else stops.text(mark)))
        return found

    def put(self, at: int, code: str) -> None:
        """Another dossier on one side."""
        if code in self.offered() and code != self._codes[1 - at]:
            self._codes[at] = code

    def swap(self) -> None:
        self._codes.reverse()

    def typed(self) -> None:
        self.session.saving()

    def set_mark(self, at: int, steps: int | None) -> None:
        code, criterion, desk = self._codes[at], self.criterion, self.session.desk
        self.session.keep(
            ("mark", code, criterion),
            Pending(
                partial(desk.set_mark, code, criterion, steps),
                lambda sheet: replace(sheet, marks={**sheet.marks, criterion: steps}),
            ),
        )

    def set_comment(self, at: int, text: str, *, quiet: bool) -> None:
        """A draft while it is typed, a change when it is settled."""
        code, criterion, desk = self._codes[at], self.criterion, self.session.desk
        store: Callable[[], Change | None] = partial(desk.set_comment, code, criterion, text)
        if quiet:
            store = partial(desk.keep_draft, code, "comment", criterion, text)
        self.session.keep(
            ("comment", code, criterion),
            Pending(store, lambda sheet: replace(sheet, comments={**sheet.comments, criterion: text}), quiet),
        )

    def _read_round(self) -> None:
        """The criteria as the newest version has them; the same objects while that stays."""
        round_ = self.session.round
        rubric, rule = round_.rubric, round_.rule
        if self._scored and next(iter(self._scored.values())).rubric is rubric:
            return
        counted = {c.code for c in rule.criteria}
        self._scored = {
            c.code: Scored(c, stops_of(rule, c.code), share_of(rule, [c.code]), rubric)
            for c in rubric.criteria
            if c.code in counted
        }

    def _nearest(self, left: str) -> str:
        codes, own = self.offered(), self.session.desk.marks.own()
        if left not in codes:
            return ""
        at = codes.index(left)
        near = sorted((abs(i - at), i > at, code) for i, code in enumerate(codes) if code != left)
        marked = [one for one in near if own.get(one[2], {}).get(self.criterion) is not None]
        return next((code for _, _, code in [*marked, *near]), "")
