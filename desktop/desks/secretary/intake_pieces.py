"""What intake keeps in the draft besides applications.

mapping / ""        `Mapping`: which column of the register is which field
register / ""       `Registered`: the file that was taken last
paper / SHA256      `About`: what was seen of a paper when it was read
screening / CODE    `Screen`: answers, decision and signatures of one application
"""

from __future__ import annotations

from collections.abc import Mapping as Table
from typing import Final

import msgspec

from desktop.desks import rounds
from desktop.desks.secretary import draft_pieces, drafting
from desktop.desks.secretary.draft_pieces import APPLICATION, ROUND, Application
from desktop.desks.secretary.screen_pieces import SCREENING
from desktop.intake.convert import Kind
from desktop.intake.language import languages
from desktop.intake.mapping import Mapping
from desktop.intake.round_file import RoundFile
from desktop.model.base import Noun
from desktop.model.dossier import DocumentText
from desktop.model.text import Lang
from desktop.storage import dossiers, draft
from desktop.storage.workspace import Workspace

MAPPING: Final = "mapping"
REGISTER: Final = "register"
PAPER: Final = "paper"
UNDONE: Final = frozenset([APPLICATION, MAPPING, REGISTER, SCREENING])  # what Ctrl+Z of the room takes back


class Registered(Noun, frozen=True):
    """The register that was taken: its file, sheet, header, how many rows."""

    file: str
    sheet: str
    header: list[str]
    sample: list[str]
    rows: int


class About(Noun, frozen=True):
    """A paper as it was read: `silent` pages have no text."""

    pages: int
    silent: int
    languages: list[Lang]
    kind: Kind = "pdf"


def about(text: DocumentText, kind: Kind = "pdf") -> About:
    """From the text of a paper."""
    silent = sum(not page.text.strip() for page in text.pages)
    return About(len(text.pages), silent, list(languages(text)), kind)


def round_of(ws: Workspace) -> RoundFile:
    """The round as it is drafted; where there is no draft yet, as it is signed."""
    if drafting.begun(ws):
        return drafting.round_of(ws)
    return msgspec.convert(_signed_pieces(ws)[ROUND, ""], RoundFile)


def applications(ws: Workspace) -> list[Application]:
    """The applications as they are drafted; where there is no draft yet, as they are signed."""
    if drafting.begun(ws):
        return drafting.applications(ws)
    return signed(ws)[1]


def signed(ws: Workspace) -> tuple[int, list[Application]]:
    """The newest signed version and the applications as it has them. Raises `round-missing`."""
    held = [body for (section, _), body in _signed_pieces(ws).items() if section == APPLICATION]
    return rounds.current(ws).body.version, [msgspec.convert(body, Application) for body in held]


def _signed_pieces(ws: Workspace) -> dict[tuple[str, str], object]:
    """The draft that the newest signed version would give."""

    def make() -> dict[tuple[str, str], object]:
        body = rounds.current(ws).body
        known = dossiers.several(ws, [ref.digest for ref in body.dossiers])
        return {(one.section, one.key): one.body for one in draft_pieces.of_signed(body, known)}

    return ws.remember(f"intake-signed-{rounds.current(ws).digest}", make)


def application(ws: Workspace, code: str) -> Application | None:
    """One application of the draft."""
    body = draft.get(ws, APPLICATION, code)
    return msgspec.convert(body, Application) if body is not None else None


def mapping(ws: Workspace) -> Mapping | None:
    """The columns as they were mapped last."""
    body = draft.get(ws, MAPPING)
    return msgspec.convert(body, Mapping) if body is not None else None


def registered(ws: Workspace) -> Registered | None:
    """The register that was taken last."""
    body = draft.get(ws, REGISTER)
    return msgspec.convert(body, Registered) if body is not None else None


def papers(ws: Workspace) -> dict[str, About]:
    """What was seen of each paper, by its SHA-256."""
    return {sha256: msgspec.convert(body, About) for sha256, body in draft.everything(ws, PAPER).items()}


def replaced(one: Application, filed: Table[str, draft_pieces.Filed]) -> Application:
    """An application with these documents in place of those of the same code."""
    kept = [paper for paper in one.documents if paper.code not in filed]
    return msgspec.structs.replace(one, documents=[*kept, *filed.values()])
