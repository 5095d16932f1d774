"""What can be found of one version of the round besides the pages: titles, facts, organisations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from desktop.desks.commissioner.seat import Seat
from desktop.model.dossier import Document, Dossier, FactValue
from desktop.model.rubric import FactField
from desktop.model.statements import Round
from desktop.model.text import LANGS, Lang, Text, pick
from desktop.storage.letters import loose
from desktop.storage.searching import ShortTexts

GAP = ": "


class Line(NamedTuple):
    """A fact, or another short text of a dossier, in each language in which it is there."""

    code: str
    name: Text
    value: Text


@dataclass(frozen=True)
class Shelf:
    """Looked up once for each version. `homes`: the dossiers of each document, in reading order."""

    seat: Seat
    homes: dict[str, list[tuple[str, Document]]]
    titles: dict[str, str]  # every language, loose

    def lines(self, code: str) -> Iterator[Line]:
        """The short texts of a dossier."""
        return lines_of(self.seat.version.body, self.seat.nouns[code])

    def index(self) -> ShortTexts:
        """The index of all short texts, one row for each readable dossier in reading order."""
        return ShortTexts(self._whole(code) for code in self.seat.readable)

    def _whole(self, code: str) -> str:
        return loose("\n".join(said for line in self.lines(code) for said in sayings(line).values()))


def shelf_of(seat: Seat) -> Shelf:
    """Everything but the index, which takes its time."""
    homes: dict[str, list[tuple[str, Document]]] = {}
    for code in seat.readable:
        for document in seat.nouns[code].documents:
            homes.setdefault(document.sha256, []).append((code, document))
    titles = {code: loose("\n".join(seat.refs[code].title.values())) for code in seat.readable}
    return Shelf(seat, homes, titles)


def lines_of(body: Round, noun: Dossier) -> Iterator[Line]:
    """Facts as the rubric names them, then summary, region, sector, organisations."""
    fields = {field.code: field for field in body.rubric.facts}
    for code, value in noun.facts.items():
        if code in fields and value is not None:
            yield Line(code, fields[code].label, shown_value(fields[code], value))
    yield Line("", {}, noun.summary)
    for region in noun.region:
        yield Line("", {}, body.regions.get(region, {}))
    yield Line("", {}, body.sectors.get(noun.sector, {}))
    for organisation in noun.organisations:
        yield Line("", organisation.kind, organisation.name)


def shown_value(field: FactField, value: FactValue) -> Text:
    """A value with its unit in each language; yes and no are the window's words."""
    if isinstance(value, dict):
        return value
    if isinstance(value, bool):
        return {}
    return {lang: f"{value} {pick(field.unit, lang)[0]}".rstrip() for lang in LANGS}


def sayings(line: Line) -> dict[Lang, str]:
    """Name and value as one text, by language."""
    said: dict[Lang, str] = {}
    for lang in LANGS:
        parts = [part for part in (line.name.get(lang), line.value.get(lang)) if part]
        if parts:
            said[lang] = GAP.join(parts)
    return said
