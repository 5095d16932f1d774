"""What the draft of a round consists of: its sections in the workspace, and the nouns in them.

    round / ""            RoundFile (as round.json), without cards
    card / MEMBER         a member's card, base64 of the file
    mandate / ""          the mandate, base64 of the file
    declaration / DIGEST  a declaration of conflicts, opened, base64 of its envelope
    application / CODE    `Application`: a row of the register and the papers taken in for it

The bytes of papers lie among the workspace's documents, their texts among its texts: both by content.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from desktop.errors import AlqaError
from desktop.intake.papers import SourceDocument
from desktop.intake.register import Row
from desktop.intake.round_file import KnownRecusal, Paper, RoundFile, Seat
from desktop.intake.source import Source, SourceDossier
from desktop.model.base import Noun
from desktop.model.dossier import Document, DocumentText, Dossier, DossierRef, FactValue, Organisation, Origin
from desktop.model.statements import Recused, Round
from desktop.model.text import Text
from desktop.storage import draft
from desktop.storage.draft import Piece
from desktop.storage.workspace import Workspace
from desktop.trust import canonical
from desktop.trust.digest import sha256_hex

ROUND: Final = "round"
CARD: Final = "card"
MANDATE: Final = "mandate"
DECLARATION: Final = "declaration"
APPLICATION: Final = "application"
PAPERS: Final = "documents."  # evidence that names a paper
BUILDER: Final = frozenset([ROUND])  # what Ctrl+Z of the round builder takes back


class Filed(Noun, frozen=True, omit_defaults=True):
    """A paper of an application: `text` is the SHA-256 of its `DocumentText`, `name` the file it came in,
    `original` the SHA-256 of that file where it was turned into a PDF."""

    code: str
    title: Text
    sha256: str
    size: int
    text: str
    name: str = ""
    original: str | None = None


class Application(Noun, frozen=True):
    """One application as the secretary has it; `line` is its place in the register."""

    line: int
    code: str
    title: Text
    region: list[str]
    sector: str
    eligible: bool
    summary: Text
    remarks: Text
    organisations: list[Organisation]
    facts: dict[str, FactValue]
    documents: list[Filed]

    def row(self) -> Row:
        """As the register says it."""
        values = {name: getattr(self, name) for name in Row._fields}
        return Row(**values)


def application(dossier: SourceDossier) -> Application:
    """What was read from a folder."""
    papers = [_filed(paper) for paper in dossier.documents]
    return Application(**dossier.row._asdict(), documents=papers)


def _filed(paper: SourceDocument) -> Filed:
    text = sha256_hex(canonical.encode(paper.text))
    name = paper.path.name if paper.path is not None else ""
    return Filed(paper.code, paper.title, paper.sha256, paper.size, text, name)


def filed(paper: Filed, texts: Mapping[str, DocumentText]) -> SourceDocument:
    """A paper of the draft as intake gives it. Raises `text-missing`."""
    if paper.sha256 not in texts:
        raise AlqaError("text-missing", digest=paper.sha256)
    origin = Origin(paper.name, paper.original) if paper.original is not None else None
    text = texts[paper.sha256]
    return SourceDocument(paper.code, paper.title, None, paper.sha256, paper.size, text, origin)


def papers(one: Application, said: RoundFile, known: Mapping[str, DocumentText]) -> list[SourceDocument]:
    """The papers in the order of the round's list (a paper that it does not name comes last)."""
    order = {kind.code: n for n, kind in enumerate(said.documents)}
    found = [filed(paper, known) for paper in one.documents]
    return sorted(found, key=lambda paper: order.get(paper.code, len(order)))


def of_source(source: Source) -> list[Piece]:
    """The pieces that a source is."""
    return [
        Piece(ROUND, "", msgspec.to_builtins(source.round)),
        *(Piece(CARD, member, packed(card.envelope)) for member, card in source.cards.items()),
        *(Piece(DECLARATION, one.digest, packed(one.envelope)) for one in source.declarations),
        *(applied(application(one)) for one in source.dossiers),
    ]


def remember(ws: Workspace, source: Source, at: str) -> None:
    """A source that was signed in one go becomes the draft that the next version starts from."""
    pieces = of_source(source)
    draft.change(ws, [*pieces, *gone(ws, pieces)], at)
    draft.wall(ws)


def applied(one: Application) -> Piece:
    """An application as a piece."""
    return Piece(APPLICATION, one.code, msgspec.to_builtins(one))


def gone(ws: Workspace, kept: list[Piece]) -> Iterator[Piece]:
    """The removal of everything that a whole new source does not have."""
    stays = {(piece.section, piece.key) for piece in kept}
    for section in (CARD, DECLARATION, APPLICATION):
        for key in draft.everything(ws, section):
            if (section, key) not in stays:
                yield Piece(section, key, None)


def of_signed(signed: Round, dossiers: Mapping[str, Dossier]) -> list[Piece]:
    """The pieces of a version that was signed without a draft: what a signed round does not keep (which
    papers are required, what the weights must sum to) is as a new round has it."""
    rows = [
        _signed_application(line, ref, dossiers[ref.digest])
        for line, ref in enumerate(signed.dossiers, start=1)
    ]
    shown = (fact for one in signed.rubric.criteria for fact in one.evidence)
    titles: dict[str, Text] = {
        **{fact.removeprefix(PAPERS): {} for fact in shown if fact.startswith(PAPERS)},
        **{paper.code: paper.title for one in rows for paper in one.documents},
    }
    said = RoundFile(
        id=signed.round,
        title=signed.title,
        rubric=signed.rubric,
        rule=signed.rule,
        roster=[Seat(entry.id, f"{entry.id}.alqa-card", entry.name, entry.roles) for entry in signed.roster],
        regions=signed.regions,
        sectors=signed.sectors,
        body=signed.body,
        notice=signed.notice,
        grounds=signed.grounds,
        assignment={one.reviewer: one.dossiers for one in signed.assignment},
        dates=signed.dates,
        cosignatures=signed.cosignatures,
        quorum=signed.quorum,
        visibility=signed.visibility,
        documents=[Paper(code, title) for code, title in sorted(titles.items())],
        recusals=[_known(one) for one in signed.recusals if one.declaration is None],
        checklist=signed.checklist,
    )
    return [Piece(ROUND, "", msgspec.to_builtins(said)), *(applied(row) for row in rows)]


def _known(one: Recused) -> KnownRecusal:
    return KnownRecusal(one.reviewer, one.dossier, one.ground, one.note)


def _signed_application(line: int, ref: DossierRef, dossier: Dossier) -> Application:
    papers = [_signed_paper(one) for one in dossier.documents]
    return Application(
        line,
        ref.code,
        ref.title,
        dossier.region,
        dossier.sector,
        ref.eligible,
        dossier.summary,
        ref.remarks,
        dossier.organisations,
        dossier.facts,
        papers,
    )


def _signed_paper(one: Document) -> Filed:
    name, original = (one.origin.name, one.origin.sha256) if one.origin is not None else ("", None)
    return Filed(one.code, one.title, one.sha256, one.size, one.text, name, original)


def packed(data: bytes) -> str:
    """Bytes as a piece."""
    return base64.b64encode(data).decode("ascii")


def unpacked(text: str) -> bytes:
    """The bytes of a piece."""
    return base64.b64decode(text, validate=True)
