"""What the Dossiers room shows: every application against the round's documents and conditions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

import msgspec

from desktop.decide import factsheet
from desktop.desks.secretary import drafting, intake_pieces, screen_pieces
from desktop.desks.secretary.draft_pieces import Application, Filed
from desktop.desks.secretary.intake_pieces import UNDONE, About, Registered
from desktop.desks.secretary.screen_pieces import Screen
from desktop.intake.mapping import Mapping as Columns
from desktop.intake.office import find
from desktop.intake.round_file import Paper, RoundFile
from desktop.model.dossier import Dossier
from desktop.model.rubric import FactField
from desktop.model.screening import Checklist
from desktop.model.text import Lang, Text
from desktop.storage import dossiers, draft
from desktop.storage.workspace import Workspace

State = Literal["there", "converted", "scan", "twice", "missing", "absent"]
Standing = Literal["open", "decided", "half", "done", "outdated"]


class Doubt(NamedTuple):
    """A figure outside the bounds that the round gives it: shown, never corrected."""

    field: FactField
    value: str
    why: str
    bound: str


@dataclass(frozen=True, slots=True)
class Held:
    """One document of one application. `missing`: required; `absent`: not asked for and not there."""

    code: str
    state: State
    filed: Filed | None
    about: About | None
    twin: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One application. `standing` of its screening; `against` are conditions answered with no."""

    application: Application
    papers: tuple[Held, ...]
    screen: Screen
    standing: Standing
    doubts: tuple[Doubt, ...]
    words: str  # all that a plain word of the filter may be found in, case folded

    @property
    def code(self) -> str:
        return self.application.code

    @property
    def missing(self) -> tuple[str, ...]:
        """Required documents that are not there."""
        return tuple(paper.code for paper in self.papers if paper.state == "missing")

    @property
    def against(self) -> tuple[str, ...]:
        return tuple(code for code, found in self.screen.findings.items() if found.answer == "no")

    @property
    def languages(self) -> frozenset[Lang]:
        return frozenset(lang for paper in self.papers if paper.about for lang in paper.about.languages)


@dataclass(frozen=True, slots=True)
class IntakeView:
    """All of it. `version`: the newest signed one, 0 for none; `changed`: codes that differ from it."""

    title: Text
    documents: tuple[Paper, ...]
    regions: Mapping[str, Text]
    sectors: Mapping[str, Text]
    facts: tuple[FactField, ...]
    checklist: Checklist | None
    lines: tuple[Line, ...]
    registered: Registered | None
    columns: Columns | None
    office: bool
    version: int
    changed: tuple[str, ...]
    can_undo: bool
    can_redo: bool

    def line(self, code: str) -> Line | None:
        return next((line for line in self.lines if line.code == code), None)


def view(ws: Workspace) -> IntakeView:
    """Read everything in one look; long for thousands of papers the first time, quick afterwards."""
    said = intake_pieces.round_of(ws)
    held = intake_pieces.applications(ws)
    known = _papers(ws, held)
    screens = screen_pieces.screens(ws)
    twins = _twins(held)
    doubtful = _Doubts(ws, said)
    undo, redo = draft.can(ws, UNDONE)
    version, signed = _signed(ws)
    return IntakeView(
        title=said.title,
        documents=tuple(said.documents),
        regions=said.regions,
        sectors=said.sectors,
        facts=tuple(said.rubric.facts),
        checklist=said.checklist,
        lines=tuple(
            _line(one, said, known, twins, screens.get(one.code, Screen()), doubtful(one)) for one in held
        ),
        registered=intake_pieces.registered(ws),
        columns=intake_pieces.mapping(ws),
        office=find() is not None,
        version=version,
        changed=_changed(held, signed) if version else (),
        can_undo=undo,
        can_redo=redo,
    )


def _papers(ws: Workspace, held: list[Application]) -> dict[str, About]:
    """What was seen of each paper; of those taken with a whole folder it is worked out from their texts."""
    known = intake_pieces.papers(ws)
    lacking = {paper.sha256 for one in held for paper in one.documents} - set(known)
    cache: dict[str, About] = ws.remember("intake-papers", dict)
    for sha256 in lacking:
        if sha256 not in cache:
            cache[sha256] = intake_pieces.about(dossiers.text_of(ws, sha256))
    return {**cache, **known}


def _twins(held: list[Application]) -> dict[str, list[tuple[str, str]]]:
    homes: dict[str, list[tuple[str, str]]] = {}
    for one in held:
        for paper in one.documents:
            homes.setdefault(paper.sha256, []).append((one.code, paper.code))
    return {sha256: places for sha256, places in homes.items() if len(places) > 1}


def _signed(ws: Workspace) -> tuple[int, list[Application]]:
    if not drafting.signed(ws):
        return 0, []
    return intake_pieces.signed(ws)


def _changed(held: list[Application], signed: list[Application]) -> tuple[str, ...]:
    """Applications whose dossier, title or remarks differ from the signed version, or are not in it."""
    before = {one.code: _said(one) for one in signed}
    now = {one.code: _said(one) for one in held}
    return tuple(code for code in {**now, **before} if now.get(code) != before.get(code))


def _said(one: Application) -> tuple[str, Text]:
    return screen_pieces.basis(one), one.title


def _line(
    one: Application,
    said: RoundFile,
    known: Mapping[str, About],
    twins: Mapping[str, list[tuple[str, str]]],
    screen: Screen,
    found: tuple[Doubt, ...],
) -> Line:
    filed = {paper.code: paper for paper in one.documents}
    papers = tuple(_held(kind, filed.get(kind.code), one.code, known, twins) for kind in said.documents)
    return Line(one, papers, screen, _standing(one, screen, said.checklist), found, _words(one, said))


def _words(one: Application, said: RoundFile) -> str:
    regions = (name for code in one.region for name in said.regions.get(code, {}).values())
    partners = (name for partner in one.organisations for name in partner.name.values())
    return " ".join((one.code, *one.title.values(), *regions, *partners)).casefold()


def _held(
    kind: Paper,
    filed: Filed | None,
    code: str,
    known: Mapping[str, About],
    twins: Mapping[str, list[tuple[str, str]]],
) -> Held:
    if filed is None:
        return Held(kind.code, "missing" if kind.required else "absent", None, None)
    about = known.get(filed.sha256)
    twin = next((home for home in twins.get(filed.sha256, []) if home != (code, kind.code)), None)
    if twin is not None:
        return Held(kind.code, "twice", filed, about, twin)
    if about is not None and about.silent and about.silent == about.pages:
        return Held(kind.code, "scan", filed, about)
    return Held(kind.code, "there" if filed.original is None else "converted", filed, about)


def _standing(one: Application, screen: Screen, checklist: Checklist | None) -> Standing:
    if checklist is None or screen.outcome == "":
        return "open"
    if screen.signers and screen.basis != screen_pieces.basis(one):
        return "outdated"
    if len(screen.signers) >= checklist.signatures:
        return "done"
    return "half" if screen.signers else "decided"


class _Doubts:
    """Doubtful figures, worked out once for the same facts under the same rubric: formulas take their time,
    and a view is read anew after each act."""

    def __init__(self, ws: Workspace, said: RoundFile) -> None:
        self._said = said
        self._known: dict[tuple[bytes, bytes], tuple[Doubt, ...]] = ws.remember("intake-doubts", dict)
        self._rubric = msgspec.json.encode(said.rubric.facts)

    def __call__(self, one: Application) -> tuple[Doubt, ...]:
        key = (msgspec.json.encode(one.facts), self._rubric)
        if key not in self._known:
            self._known[key] = doubts(one, self._said)
        return self._known[key]


def doubts(one: Application, said: RoundFile) -> tuple[Doubt, ...]:
    """Figures that lie outside the round's bounds, or differ from what their formula gives."""
    bare = Dossier("alqa.dossier.v1", said.id, one.code, one.region, one.sector, {}, [], one.facts, [])
    return tuple(
        Doubt(look.field, str(look.value), doubt.why, doubt.formula)
        for look in factsheet.looks(said.rubric, bare)
        for doubt in look.doubts
    )
