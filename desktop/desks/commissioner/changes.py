"""What a newer pack changed: between the versions that were opened here, and under a sheet's feet.

Nothing is written here. Only what this person may read is compared; a dossier whose older form was never
on this computer is named without its differences.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from desktop.desks import rounds
from desktop.desks.commissioner.seat import Seat, recused_by, seat_of
from desktop.model.dossier import Document, Dossier, FactValue
from desktop.model.rubric import FactField, Rubric
from desktop.model.statements import Round
from desktop.model.text import Text
from desktop.storage import dossiers, journal, sheets
from desktop.storage.workspace import Workspace

PARTS = ("region", "sector", "summary", "organisations")
DocumentKind = Literal["added", "removed", "replaced"]


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact as it was and as it is; `criteria`: the codes of those that name it as evidence."""

    field: FactField
    old: FactValue
    new: FactValue
    criteria: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentChange:
    """A document that came, went, or has another content under the same code."""

    kind: DocumentKind
    code: str
    title: Text


@dataclass(frozen=True, slots=True)
class OrganisationChange:
    """An applicant or partner that came or went."""

    kind: Literal["added", "removed"]
    name: Text


@dataclass(frozen=True, slots=True)
class DossierChange:
    """What is different in one dossier. `parts`: names of `PARTS` that differ; `organisations`: which;
    `known`: the older form is here to compare with; `carried`: reviews of the old form count."""

    code: str
    title: Text
    facts: tuple[FactChange, ...] = ()
    documents: tuple[DocumentChange, ...] = ()
    parts: tuple[str, ...] = ()
    organisations: tuple[OrganisationChange, ...] = ()
    known: bool = True
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a version was made, in its author's words."""

    version: int
    text: str


@dataclass(frozen=True, slots=True)
class RefChange:
    """What the round says of a dossier of mine besides its content: it voids no review."""

    kind: Literal["title", "eligible", "ineligible", "remarks", "recused"]
    title: Text


@dataclass(frozen=True, slots=True)
class RoundChanges:
    """From the version opened before to the newest one; `added` and `removed`: titles in my list;
    `criteria`: codes of criteria that differ; `closes`: the due date before and now;
    `rule`: weights, scale or another part of the decision rule differ."""

    before: int
    version: int
    reasons: tuple[Reason, ...]
    dossiers: tuple[DossierChange, ...]
    added: tuple[Text, ...]
    removed: tuple[Text, ...]
    criteria: tuple[str, ...]
    closes: tuple[str | None, str | None]
    refs: tuple[RefChange, ...] = ()
    rule: bool = False

    @property
    def moved(self) -> bool:
        """Whether the due date is another."""
        return self.closes[0] != self.closes[1]


@dataclass(frozen=True, slots=True)
class Asked:
    """Why a scored dossier is asked again: what changed in it and in the rubric since."""

    dossier: DossierChange | None
    criteria: tuple[str, ...]


def changes(ws: Workspace) -> RoundChanges | None:
    """What the newest pack changed against the one opened before, None when there was only one."""
    versions = {one.body.version: one.body for one in rounds.chain(ws)}
    before = _opened_before(ws, max(versions))
    if before is None:
        return None
    old, new = versions[before], versions[max(versions)]
    mine, had = _mine(old, seat_of(ws)), _mine(new, seat_of(ws))
    return RoundChanges(
        before,
        new.version,
        tuple(_reason(body) for n, body in sorted(versions.items()) if n > before),
        _dossiers(ws, versions, before),
        tuple(had[code] for code in had if code not in mine),
        tuple(mine[code] for code in mine if code not in had),
        criteria_changed(old.rubric, new.rubric),
        (old.dates.closes, new.dates.closes),
        refs_changed(old, new, seat_of(ws)),
        old.rule != new.rule,
    )


def asked(ws: Workspace, code: str) -> Asked | None:
    """What the sheet of `code` was not written on, None when it stands. Raises `dossier-not-assigned`."""
    seat = seat_of(ws)
    seat.refuse_strange(code)
    row = sheets.sheet(ws, code)
    if row.judged is None or code not in seat.nouns or not seat.is_stale(row):
        return None
    rubric = next(
        (v.body.rubric for v in rounds.chain(ws) if rounds.rubric_digest(v.body.rubric) == row.judged.rubric),
        None,
    )
    new = seat.version.body.rubric
    change = None
    if row.judged.dossier not in seat.judged[code]:
        change = compared(ws, seat.refs[code].title, code, row.judged.dossier, seat.refs[code].digest, new)
    return Asked(change, criteria_changed(rubric, new) if rubric else ())


def compared(ws: Workspace, title: Text, code: str, old: str, new: str, rubric: Rubric) -> DossierChange:
    """The difference of two forms of a dossier, by their digests."""
    if not (dossiers.has(ws, old) and dossiers.has(ws, new)):
        return DossierChange(code, title, known=False)
    was, now = dossiers.get(ws, old), dossiers.get(ws, new)
    parts = tuple(part for part in PARTS if getattr(was, part) != getattr(now, part))
    facts, documents = facts_changed(was, now, rubric), documents_changed(was, now)
    return DossierChange(code, title, facts, documents, parts, organisations_changed(was, now))


def facts_changed(was: Dossier, now: Dossier, rubric: Rubric) -> tuple[FactChange, ...]:
    """In the order of the facts sheet; a fact that the rubric does not describe has its code for a label."""
    fields = {field.code: field for field in rubric.facts}
    codes = [*fields, *sorted((was.facts.keys() | now.facts.keys()) - fields.keys())]
    return tuple(
        FactChange(
            fields.get(code) or FactField(code, {"en": code}, "text", {}, None),
            was.facts.get(code),
            now.facts.get(code),
            tuple(one.code for one in rubric.criteria if code in one.evidence),
        )
        for code in codes
        if was.facts.get(code) != now.facts.get(code)
    )


def documents_changed(was: Dossier, now: Dossier) -> tuple[DocumentChange, ...]:
    """By the documents' codes: what is there now in its order, then what is gone."""
    old, new = _by_code(was), _by_code(now)
    here = [
        DocumentChange("replaced" if code in old else "added", code, paper.title)
        for code, paper in new.items()
        if code not in old or old[code].sha256 != paper.sha256
    ]
    gone = [DocumentChange("removed", code, paper.title) for code, paper in old.items() if code not in new]
    return (*here, *gone)


def organisations_changed(was: Dossier, now: Dossier) -> tuple[OrganisationChange, ...]:
    """Who came, then who went; one of another kind under the same name is neither."""
    old, new = [one.name for one in was.organisations], [one.name for one in now.organisations]
    came = [OrganisationChange("added", name) for name in new if name not in old]
    return (*came, *(OrganisationChange("removed", name) for name in old if name not in new))


def refs_changed(old: Round, new: Round, seat: Seat) -> tuple[RefChange, ...]:
    """Title, eligibility and its remarks, and recusals that the round did not have before."""
    before = {ref.code: ref for ref in old.dossiers}
    closed = recused_by(old, seat.me.id)
    found: list[RefChange] = []
    for code in seat.codes:
        was, now = before.get(code), seat.refs[code]
        if was is None:
            continue
        if was.title != now.title:
            found.append(RefChange("title", now.title))
        if was.eligible != now.eligible:
            found.append(RefChange("eligible" if now.eligible else "ineligible", now.title))
        elif was.remarks != now.remarks:
            found.append(RefChange("remarks", now.title))
        if code in seat.recused and code not in closed:
            found.append(RefChange("recused", now.title))
    return tuple(found)


def criteria_changed(old: Rubric, new: Rubric) -> tuple[str, ...]:
    """Codes of criteria that are new or say something else; all of them when the points' words differ."""
    before = {one.code: one for one in old.criteria}
    every = old.labels != new.labels
    return tuple(one.code for one in new.criteria if every or before.get(one.code) != one)


def _dossiers(ws: Workspace, versions: dict[int, Round], before: int) -> tuple[DossierChange, ...]:
    seat, old = seat_of(ws), {ref.code: ref.digest for ref in versions[before].dossiers}
    changed = [code for code in seat.readable if code in old and old[code] != seat.refs[code].digest]
    carried = {
        code
        for n, body in versions.items()
        if n > before and body.amendment is not None
        for code in body.amendment.carried
    }
    rubric = seat.version.body.rubric
    found = [
        compared(ws, seat.refs[code].title, code, old[code], seat.refs[code].digest, rubric)
        for code in changed
    ]
    return tuple(replace(one, carried=one.code in carried) for one in found)


def _opened_before(ws: Workspace, newest: int) -> int | None:
    """The newest version that a pack brought here before the one that brought `newest`."""
    brought = [int(one.data["version"]) for one in journal.entries(ws, kind="pack")]
    return next((version for version in reversed(brought) if version < newest), None)


def _mine(body: Round, seat: Seat) -> dict[str, Text]:
    """Titles of what a version assigns to me, by code."""
    titles = {ref.code: ref.title for ref in body.dossiers}
    mine = next((one.dossiers for one in body.assignment if one.reviewer == seat.me.id), [])
    return {code: titles[code] for code in mine if code in titles}


def _reason(body: Round) -> Reason:
    return Reason(body.version, body.amendment.reason if body.amendment else "")


def _by_code(noun: Dossier) -> dict[str, Document]:
    return {paper.code: paper for paper in noun.documents}
