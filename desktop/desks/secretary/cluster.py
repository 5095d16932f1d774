"""The cluster desk: derived figures of every application side by side, with their inputs; the example of the
rubric beside them; regions by sectors; figures that deserve a question.

Location quotient, size, focus, shift-share and the rest are formulas of the rubric's facts
(`decide.formulas`); nothing here is specific to one of them, and nothing is corrected.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.decide import factsheet
from desktop.decide.factsheet import FactLook
from desktop.desks import rounds
from desktop.desks.secretary import drafting
from desktop.desks.secretary.draft_pieces import Application
from desktop.intake.source import SourceDossier
from desktop.model.dossier import Dossier
from desktop.model.rubric import FactField, Rubric
from desktop.model.text import Text
from desktop.storage import dossiers
from desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ClusterRow:
    """One application: its place and every fact of it that can be shown, by code."""

    code: str
    title: Text
    regions: tuple[str, ...]
    sector: str
    looks: dict[str, FactLook]
    dossier: Dossier

    @property
    def doubts(self) -> tuple[FactLook, ...]:
        """The facts that deserve a question."""
        return tuple(look for look in self.looks.values() if look.doubts)

    @property
    def stars(self) -> int:
        return sum(bool(look.star) for look in self.looks.values())


@dataclass(frozen=True, slots=True)
class ClusterDesk:
    """Everything the room shows. `fields` are the columns: derived figures and those that the rubric gives
    a star or an example's figure; `places` counts applications by (region, sector)."""

    rubric: Rubric
    regions: dict[str, Text]
    sectors: dict[str, Text]
    fields: tuple[FactField, ...]
    rows: tuple[ClusterRow, ...]
    places: Counter[tuple[str, str]]


def cluster(ws: Workspace) -> ClusterDesk:
    """From the draft where there is one, else from the newest signed version. Raises `round-missing`."""
    if drafting.begun(ws):
        said = drafting.round_of(ws)
        nouns = [(one.title, _facts_alone(ws, one)) for one in drafting.applications(ws)]
        return _desk(said.rubric, said.regions, said.sectors, nouns)
    body = rounds.current(ws).body
    held = dossiers.several(ws, [ref.digest for ref in body.dossiers])
    signed = [(ref.title, held[ref.digest]) for ref in body.dossiers]
    return _desk(body.rubric, body.regions, body.sectors, signed)


def _desk(
    rubric: Rubric, regions: dict[str, Text], sectors: dict[str, Text], nouns: Iterable[tuple[Text, Dossier]]
) -> ClusterDesk:
    rows = tuple(_row(rubric, title, noun) for title, noun in nouns)
    fields = tuple(field for field in rubric.facts if field.formula or field.star or field.benchmark)
    places = Counter((region, row.sector) for row in rows for region in row.regions)
    return ClusterDesk(rubric, regions, sectors, fields, rows, places)


def _facts_alone(ws: Workspace, one: Application) -> Dossier:
    """An application as a dossier without its papers, which no figure needs."""
    return SourceDossier(one.row(), []).noun(ws.round_id)


def _row(rubric: Rubric, title: Text, noun: Dossier) -> ClusterRow:
    looks = {look.field.code: look for look in factsheet.looks(rubric, noun)}
    return ClusterRow(noun.code, title, tuple(noun.region), noun.sector, looks, noun)
