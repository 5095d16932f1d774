"""The list of applicants on which commissioners declare their conflicts, before packs are made."""

from __future__ import annotations

from pathlib import Path

from desktop.errors import AlqaError
from desktop.exchange.statements import read_statement
from desktop.intake.register import Row, read_register
from desktop.intake.round_file import RoundFile, read_round_file
from desktop.model.base import Noun
from desktop.model.dossier import Organisation
from desktop.model.statements import Card
from desktop.model.text import Text
from desktop.trust import canonical


class Applicant(Noun, frozen=True):
    """One application, as much as a commissioner needs to see a conflict."""

    code: str
    title: Text
    organisations: list[Organisation]


class Applicants(Noun, frozen=True):
    """The file of `alqa round applicants`; `secretaries` are the age recipients of declarations,
    `grounds` what the round calls a conflict."""

    round: str
    title: Text
    grounds: dict[str, Text]
    secretaries: list[str]
    applicants: list[Applicant]


def applicants(folder: Path) -> Applicants:
    """From a source folder; AlqaError with every fault of round.json and the register."""
    round_file = read_round_file(folder / "round.json")
    rows, faults = read_register(folder, round_file)
    if faults:
        raise AlqaError.of(faults)
    return list_of(round_file, _secretaries(folder, round_file), rows)


def list_of(round_file: RoundFile, secretaries: list[str], rows: list[Row]) -> Applicants:
    """The list as this round and register make it."""
    known = [_applicant(row) for row in rows]
    return Applicants(round_file.id, round_file.title, round_file.grounds, secretaries, known)


def encode(found: Applicants) -> bytes:
    """The file's bytes; a declaration names their SHA-256."""
    return canonical.encode(found)


def _secretaries(folder: Path, round_file: RoundFile) -> list[str]:
    seats = [seat for seat in round_file.roster if "secretary" in seat.roles]
    if not seats:
        raise AlqaError("round-no-secretary")
    return [read_statement(folder / "cards" / seat.card, Card).body.recipient for seat in seats]


def _applicant(row: Row) -> Applicant:
    return Applicant(row.code, row.title, row.organisations)
