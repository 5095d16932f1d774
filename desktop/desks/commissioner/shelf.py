"""What can be found of one version of the round besides the pages: titles, facts, organisations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from desktop.desks.commissioner.seat import Seat
from desktop.desks.finds import DocumentType
from desktop.model.dossier import Document, Dossier, FactValue
from desktop.model.rubric import FactField
from desktop.model.statements import Round
from desktop.model.text import LANGS, Lang, Text, pick
from desktop.storage.letters import loose
from desktop.storage.query import SHORTEST_INSIDE, Query, Spelling, expression
from desktop.storage.searching import INSIDE, ShortTexts

GAP = ": "


class Line(NamedTuple):
    """A fact, or another short text of a dossier, in each language in which it is there."""

    code: str
    name: Text
    value: Text


class Index(NamedTuple):
    """Facts, titles by their words, titles by parts of words."""

    facts: ShortTexts
    titles: ShortTexts
    inside: ShortTexts

    def titled(self, query: Query, limit: int) -> list[int]:
        """The rows whose title may hold the words, also inside words from three letters on."""
        parts = [loose(" ".join(term.words)) for term in query]
        long = [part for part in parts if len(part) >= SHORTEST_INSIDE]
        if long:  # shorter ones are looked at by whoever marks the hits
            enough = limit if len(long) == len(parts) else limit * 10
            return self.inside.find(" AND ".join(f'"{part}"' for part in long), enough)
        return self.titles.find(expression(query, loosely), limit)


@dataclass(frozen=True)
class Shelf:
    """Looked up once for each version. `homes`: the dossiers of each document, in reading order."""

    seat: Seat
    codes: tuple[str, ...]  # readable, in reading order
    every: frozenset[str]  # the same
    homes: dict[str, list[tuple[str, Document]]]
    titles: dict[str, str]  # every language, loose
    types: tuple[DocumentType, ...]  # of documents, as first met in reading order

    def lines(self, code: str) -> Iterator[Line]:
        """The short texts of a dossier."""
        return lines_of(self.seat.version.body, self.seat.nouns[code])

    def index(self) -> Index:
        """The indexes of all short texts, one row for each readable dossier in reading order."""
        return Index(
            ShortTexts(self._whole(code) for code in self.codes),
            ShortTexts(self.titles.values()),
            ShortTexts(self.titles.values(), INSIDE),
        )

    def _whole(self, code: str) -> str:
        return loose("\n".join(said for line in self.lines(code) for said in sayings(line).values()))


def loosely(word: str, open_: bool) -> list[Spelling]:
    """The indexes of short texts hold loose forms only."""
    return [Spelling(loose(word), open_)]


def shelf_of(seat: Seat) -> Shelf:
    """Everything but the index, which takes its time."""
    codes = seat.readable
    homes: dict[str, list[tuple[str, Document]]] = {}
    types: dict[str, DocumentType] = {}
    for code in codes:
        for document in seat.nouns[code].documents:
            types.setdefault(document.code, DocumentType(document.code, document.title))
            homes.setdefault(document.sha256, []).append((code, document))
    titles = {code: loose("\n".join(seat.refs[code].title.values())) for code in codes}
    return Shelf(seat, codes, frozenset(codes), homes, titles, tuple(types.values()))


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
