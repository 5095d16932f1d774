"""A source folder as a whole: round.json, the register, the papers, cards and declarations.

Everything odd is found in one pass and reported by name. `Source.faults` stop a round from being
built, `Source.warnings` (a missing language, a scan without text) are shown and do not.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from desktop.decide.reading_order import shuffled
from desktop.errors import AlqaError, Fault
from desktop.exchange.statements import read_sealed, read_statement
from desktop.intake.applicants import encode, list_of
from desktop.intake.papers import SourceDocument, hidden, read_papers
from desktop.intake.register import Row, read_register
from desktop.intake.round_file import RoundFile, look_at_round_file
from desktop.model.dossier import Document, DocumentText, Dossier
from desktop.model.people import RosterEntry
from desktop.model.screening import Screened
from desktop.model.statements import Assigned, Card, Declaration, Recused
from desktop.model.text import Text, missing_langs
from desktop.pages.server import PageServer
from desktop.trust import canonical
from desktop.trust.digest import sha256_hex
from desktop.trust.envelope import Verified
from desktop.trust.identity import Identity


class SourceDossier(NamedTuple):
    """An application: its row of the register, its papers in the order of round.json, its screening."""

    row: Row
    documents: list[SourceDocument]
    screening: Screened | None = None

    def noun(self, round_id: str) -> Dossier:
        """What commissioners judge; its digest is the SHA-256 of its canonical bytes."""
        row = self.row
        return Dossier(
            schema="alqa.dossier.v1",
            round=round_id,
            code=row.code,
            region=row.region,
            sector=row.sector,
            summary=row.summary,
            organisations=row.organisations,
            facts=row.facts,
            documents=[self._document(document) for document in self.documents],
        )

    @staticmethod
    def _document(found: SourceDocument) -> Document:
        text = sha256_hex(canonical.encode(found.text))
        pages = len(found.text.pages)
        return Document(found.code, found.title, found.sha256, found.size, pages, text, found.origin)


class Source(msgspec.Struct, frozen=True):
    """All that a round is built from, and what is wrong with it."""

    round: RoundFile
    roster: list[RosterEntry]
    cards: dict[str, Verified[Card]]
    declarations: list[Verified[Declaration]]
    dossiers: list[SourceDossier]
    recusals: list[Recused]
    assignment: list[Assigned]
    faults: list[Fault]
    warnings: list[Fault]

    def require(self) -> Source:
        """This source, or AlqaError with every fault."""
        if self.faults:
            raise AlqaError.of(self.faults)
        return self

    def paths(self) -> dict[str, Path]:
        """Where the bytes of each document lie, by SHA-256; those that the workspace holds are left out."""
        papers = (found for dossier in self.dossiers for found in dossier.documents)
        return {found.sha256: found.path for found in papers if found.path is not None}

    def texts(self) -> dict[str, DocumentText]:
        """The extracted text of each document, by the document's SHA-256."""
        return {found.sha256: found.text for dossier in self.dossiers for found in dossier.documents}


def read_source(
    folder: Path,
    identity: Identity | None,
    pages: PageServer,
    known_texts: Mapping[str, DocumentText] | None = None,
) -> Source:
    """Read the folder. `identity` opens the sealed declarations; `known_texts` (by SHA-256) keeps the
    text of a document that was taken in before, so that an amendment changes no digest.

    Raises AlqaError only when round.json or the register cannot be read at all."""
    round_file, rows, faults = _tables(folder)
    warnings = language_warnings(round_file, rows)
    roster, cards = _roster(folder, round_file, faults)
    papers = read_papers(folder, round_file, [row.code for row in rows], pages, known_texts or {})
    dossiers = [SourceDossier(row, papers.documents.get(row.code, [])) for row in rows]
    declarations = _declarations(folder, identity, faults)
    gathered = Gathered(
        round_file, rows, roster, cards, declarations, dossiers, [*faults, *papers.faults],
        [*warnings, *papers.warnings],
    )  # fmt: skip
    return gathered.source()


class Gathered(NamedTuple):
    """The parts of a source, wherever they came from (a folder, a draft), before they are held together."""

    round: RoundFile
    rows: list[Row]
    roster: list[RosterEntry]
    cards: dict[str, Verified[Card]]
    declarations: list[Verified[Declaration]]
    dossiers: list[SourceDossier]
    faults: list[Fault]
    warnings: list[Fault]

    def source(self) -> Source:
        """Conflicts and assignment worked out, and all that is wrong with the whole."""
        faults, codes = list(self.faults), [row.code for row in self.rows]
        recusals = _recusals(self.round, self.roster, self.declarations, codes, faults)
        assignment = _assignment(self.round, codes, recusals, faults)
        others = _other_lists(self.round, self.rows, self.cards, self.declarations)
        return Source(
            round=self.round,
            roster=self.roster,
            cards=self.cards,
            declarations=self.declarations,
            dossiers=self.dossiers,
            recusals=recusals,
            assignment=assignment,
            faults=faults,
            warnings=[*self.warnings, *others],
        )


def _tables(folder: Path) -> tuple[RoundFile, list[Row], list[Fault]]:
    if not folder.is_dir():
        raise AlqaError("source-not-folder", path=str(folder))
    round_file, said = look_at_round_file(folder / "round.json")
    rows, faults = read_register(folder, round_file)
    faults = [*said, *faults]
    if not rows:
        faults.append(Fault("register-empty"))
    return round_file, rows, faults


def _roster(
    folder: Path, round_file: RoundFile, faults: list[Fault]
) -> tuple[list[RosterEntry], dict[str, Verified[Card]]]:
    entries: list[RosterEntry] = []
    cards: dict[str, Verified[Card]] = {}
    keys: dict[str, str] = {}
    for seat in round_file.roster:
        card = _card(folder, seat.id, seat.card, faults)
        if card is None:
            continue
        if card.body.key in keys:
            faults.append(Fault("card-shared", {"member": seat.id, "other": keys[card.body.key]}))
        keys.setdefault(card.body.key, seat.id)
        cards[seat.id] = card
        entries.append(RosterEntry(seat.id, seat.name, card.body.key, card.body.recipient, seat.roles))
    named = {seat.card for seat in round_file.roster}
    for path in _files(folder / "cards"):
        if path.name not in named:
            faults.append(Fault("source-file-strange", {"file": f"cards/{path.name}"}))
    return entries, cards


def _card(folder: Path, member: str, name: str, faults: list[Fault]) -> Verified[Card] | None:
    path = folder / "cards" / name
    if Path(name).name != name or not path.is_file():
        faults.append(Fault("card-missing", {"member": member, "file": f"cards/{name}"}))
        return None
    try:
        return read_statement(path, Card)
    except AlqaError as error:
        faults.extend(error.faults)
        faults.append(Fault("card-bad", {"member": member, "file": f"cards/{name}"}))
        return None


def _declarations(
    folder: Path, identity: Identity | None, faults: list[Fault]
) -> list[Verified[Declaration]]:
    found = []
    for path in _files(folder / "declarations"):
        name = f"declarations/{path.name}"
        if path.suffix != ".alqa-declaration":
            faults.append(Fault("source-file-strange", {"file": name}))
        elif identity is None:
            faults.append(Fault("declaration-sealed", {"file": name}))
        else:
            try:
                found.append(read_sealed(path, Declaration, identity))
            except AlqaError as error:
                faults.extend(error.faults)
                faults.append(Fault("declaration-bad", {"file": name}))
    return found


def _files(folder: Path) -> list[Path]:
    """What lies in a folder, by name, but for hidden files that systems leave behind."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if not hidden(path.name))


def _recusals(
    round_file: RoundFile,
    roster: list[RosterEntry],
    declarations: list[Verified[Declaration]],
    codes: list[str],
    faults: list[Fault],
) -> list[Recused]:
    found: dict[tuple[str, str], Recused] = {}
    for known in round_file.recusals:
        recused = Recused(known.reviewer, known.dossier, known.ground, known.note, None)
        found.setdefault((known.reviewer, known.dossier), recused)
    members = {entry.key: entry.id for entry in roster}
    for declaration in declarations:
        body = declaration.body
        member = members.get(body.declarant.key)
        if member is None or body.round != round_file.id:
            faults.append(Fault("declaration-foreign", {"name": body.declarant.name, "round": body.round}))
            continue
        for conflict in body.conflicts:
            found[member, conflict.dossier] = Recused(
                member, conflict.dossier, conflict.ground, conflict.note, declaration.digest
            )
    for reviewer, dossier in found:
        if dossier not in codes:
            faults.append(Fault("recusal-dossier-unknown", {"reviewer": reviewer, "dossier": dossier}))
    return [found[pair] for pair in sorted(found)]


def _other_lists(
    round_file: RoundFile,
    rows: list[Row],
    cards: Mapping[str, Verified[Card]],
    declarations: list[Verified[Declaration]],
) -> list[Fault]:
    """Declarations made on a list that is not the one that this folder gives now: who declared has not
    seen it, so that a conflict with a new applicant or partner may be missing."""
    secretaries = [seat.id for seat in round_file.roster if "secretary" in seat.roles and seat.id in cards]
    now = list_of(round_file, [cards[one].body.recipient for one in secretaries], rows)
    digest = sha256_hex(encode(now))
    named = [one.body.declarant.name for one in declarations if one.body.applicants != digest]
    return [Fault("declaration-other-list", {"name": name}) for name in named]


def _assignment(
    round_file: RoundFile, codes: list[str], recusals: list[Recused], faults: list[Fault]
) -> list[Assigned]:
    """Who reads what, in reading order; a recused pair is never assigned. An order that round.json says is
    kept; where it says "all", each member has an order of their own (see `decide.reading_order`)."""
    away = {(recused.reviewer, recused.dossier) for recused in recusals}
    plan = round_file.assignment
    readers = [seat.id for seat in round_file.roster if {"commissioner", "chair"} & set(seat.roles)]
    wanted = (
        plan
        if isinstance(plan, dict)
        else {reader: shuffled(round_file.id, reader, dict.fromkeys(codes)) for reader in readers}
    )
    for reviewer, dossiers in wanted.items():
        for code in dict.fromkeys(dossiers):
            if code not in codes:
                faults.append(Fault("assignment-dossier-unknown", {"reviewer": reviewer, "dossier": code}))
            if dossiers.count(code) > 1:
                faults.append(Fault("assignment-twice", {"reviewer": reviewer, "dossier": code}))
    return [
        Assigned(reviewer, [code for code in dossiers if (reviewer, code) not in away])
        for reviewer, dossiers in wanted.items()
    ]


def language_warnings(round_file: RoundFile, rows: list[Row]) -> list[Fault]:
    """Texts that lack one of the languages."""
    texts: list[tuple[str, Text]] = [("round.json: title", round_file.title)]
    texts += [(f"round.json: {item.code}", item.title) for item in round_file.rubric.criteria]
    texts += [(f"register: {row.code}", row.title) for row in rows]
    return [
        Fault("language-missing", {"where": where, "languages": list(missing_langs(text))})
        for where, text in texts
        if text and missing_langs(text)
    ]
