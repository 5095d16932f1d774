"""Every signed statement, in its final schema (`docs/formats.md` says the same in words).

The payload type is the schema is the SSHSIG namespace. A statement's digest is the SHA-256 of its
payload bytes; signatures and ciphertext never enter it. Times are the author's clock and decide
nothing. Every field is always present; `None` is said, not left out.
"""

from __future__ import annotations

from typing import Literal

from desktop.model.base import Noun
from desktop.model.dossier import DossierRef
from desktop.model.meeting import Away, Correction, MotionKind
from desktop.model.people import Conflict, Party, RosterEntry
from desktop.model.review import Annotation, Completeness, LateRecusal, Review
from desktop.model.rubric import Rubric
from desktop.model.rule import Rule
from desktop.model.screening import Checklist
from desktop.model.text import Text


class Card(Noun, frozen=True):
    """Self-signed: who I am and which keys are mine."""

    schema: Literal["alqa.card.v1"]
    name: str
    key: str
    recipient: str


class Mandate(Noun, frozen=True):
    """The organisation says whose keys prepare, chair and sit on a round. Signed by its key."""

    schema: Literal["alqa.mandate.v1"]
    round: str
    organisation: Party
    secretaries: list[Party]
    chair: Party
    members: list[Party]
    issued: str


class Declaration(Noun, frozen=True):
    """A commissioner's conflicts before packs are made; `applicants` is the SHA-256 of the list."""

    schema: Literal["alqa.declaration.v1"]
    round: str
    declarant: Party
    applicants: str
    conflicts: list[Conflict]
    issued: str


class Recused(Noun, frozen=True):
    """Who is recused from what by this version of the round, and by which declaration."""

    reviewer: str
    dossier: str
    ground: str
    note: str
    declaration: str | None


class Assigned(Noun, frozen=True):
    """The dossiers of one reviewer, in that reviewer's reading order."""

    reviewer: str
    dossiers: list[str]


class Dates(Noun, frozen=True):
    """Calendar dates `YYYY-MM-DD`, shown and printed; none of them decides anything."""

    opens: str | None
    closes: str | None
    sitting: str | None


class Visibility(Noun, frozen=True):
    """What commissioners may see and whether marks stay sealed to the chair until the close."""

    running_total: bool
    own_distribution: bool
    sealed_until_close: bool
    named_sheets: bool
    proxies: bool


class Amendment(Noun, frozen=True):
    """Why a new version exists and which dossiers' reviews carry over although they changed."""

    reason: str
    carried: list[str]
    replaced: list[str]  # former members whose reviews still count


class Round(Noun, frozen=True, omit_defaults=True):
    """The whole competition, signed by a secretary before the first score. Every version stays.
    `checklist`: the conditions of admission, left out where the round has none."""

    schema: Literal["alqa.round.v1"]
    round: str
    version: int
    previous: str | None
    amendment: Amendment | None
    title: Text
    body: Text
    notice: Text
    rubric: Rubric
    rule: Rule
    regions: dict[str, Text]
    sectors: dict[str, Text]
    grounds: dict[str, Text]
    dossiers: list[DossierRef]
    roster: list[RosterEntry]
    assignment: list[Assigned]
    recusals: list[Recused]
    dates: Dates
    cosignatures: int
    quorum: int
    visibility: Visibility
    mandate: str | None
    issued: str
    checklist: Checklist | None = None


class Scores(Noun, frozen=True):
    """All that one commissioner hands in: a full snapshot, revision `sequence`, naming the
    digest(s) it follows. `journal` is the head of the author's local journal."""

    schema: Literal["alqa.scores.v1"]
    round: str
    round_digest: str
    reviewer: str
    sequence: int
    previous: list[str]
    reviews: list[Review]
    recusals: list[LateRecusal]
    notes: list[Annotation]
    completeness: Completeness
    journal: str
    issued: str


class Proxy(Noun, frozen=True):
    """Paper sheets of a member without a laptop, entered by a secretary, co-signed by a witness;
    `scan` is the SHA-256 of the scanned paper. Never signed as the commissioner. `recipients` are
    the age recipients that the file is sealed to, so that a witness can seal it again."""

    schema: Literal["alqa.proxy.v1"]
    round: str
    round_digest: str
    reviewer: str
    reviews: list[Review]
    scan: str
    scan_name: str
    recipients: list[str]
    issued: str


class Receipt(Noun, frozen=True):
    """A secretary confirms a bundle; `journal` is the head of the board's journal."""

    schema: Literal["alqa.receipt.v1"]
    round: str
    reviewer: str
    bundle: str
    sequence: int
    journal: str
    issued: str


class Request(Noun, frozen=True):
    """A secretary asks an author which of the forked bundles stands."""

    schema: Literal["alqa.request.v1"]
    round: str
    reviewer: str
    bundles: list[str]
    issued: str


class Close(Noun, frozen=True):
    """What counts, fixed before the ranking is signed. `statements` are the digests whose list
    makes `board`; `counts` the bundles and proxies that count; `seed` reveals the lot."""

    schema: Literal["alqa.close.v1"]
    round: str
    round_digest: str
    board: str
    statements: list[str]
    counts: list[str]
    seed: str | None
    issued: str


RulingKind = Literal["exclude", "revoke", "replace", "reopen", "draw"]


class Ruling(Noun, frozen=True):
    """The chair's reasoned act. `about`: exclude: digests of all branches of a fork; revoke:
    reviewer id, then the last good digest (or none); replace: the member's id; reopen: the close's
    digest; draw: dossier codes in the order drawn."""

    schema: Literal["alqa.ruling.v1"]
    round: str
    kind: RulingKind
    about: list[str]
    reason: str
    issued: str


class RefusedFile(Noun, frozen=True):
    """A file that was shown to the board and not taken: digest of its bytes, code of the reason."""

    file: str
    code: str


class Presence(Noun, frozen=True):
    """Who was there."""

    present: list[str]
    quorum: int


class Motion(Noun, frozen=True, omit_defaults=True):
    """A motion with its votes; a departure from the proposal names the set it wants and why.

    What a sitting led by the program says besides, left out elsewhere: the `kind` (a standard motion needs
    no `text`: its words are those of the reader's language), the dossiers it is `about`, who moved it, who
    was `entitled` to vote, how many votes it `needed`, the counts (for, against, abstained) of a `secret`
    ballot instead of names, votes corrected after the close, and when it was opened and closed."""

    text: str
    reason: str
    votes_for: list[str]
    votes_against: list[str]
    abstained: list[str]
    dissent: dict[str, str]
    select: list[str]
    kind: MotionKind | None = None
    about: list[str] = []
    mover: str | None = None
    entitled: list[str] = []
    needed: int | None = None
    secret: list[int] | None = None
    corrections: list[Correction] = []
    opened: str | None = None
    closed: str | None = None


class Sitting(Noun, frozen=True, omit_defaults=True):
    """The sitting, as far as it was recorded: `agenda` is the order in which dossiers were taken, `notes`
    by dossier only where the commission wants them here, `preliminary` the exact totals at the opening of
    dossiers whose total a signed revision changed before the close."""

    place: str
    date: str | None
    presence: Presence
    motions: list[Motion]
    agenda: list[str] = []
    away: list[Away] = []
    notes: dict[str, str] = {}
    preliminary: dict[str, str] = {}
    opened: str | None = None
    closed: str | None = None


class RankRow(Noun, frozen=True):
    """One line of the official ranking: `total` is the exact fraction ("11509/140") or None."""

    dossier: str
    rank: int | None
    total: str | None
    sheets: int
    passes: bool
    fails: list[str]


class Decision(Noun, frozen=True):
    """The decision: what was judged, what counted, what was refused, who was missing, the ranking,
    the calculated proposal (all best sets), the selection decided, the sitting."""

    schema: Literal["alqa.decision.v1"]
    round: str
    round_digest: str
    close: str
    board: str
    accepted: list[str]
    refused: list[RefusedFile]
    missing: list[str]
    ranking: list[RankRow]
    proposal: list[list[str]]
    objective: str | None
    selection: list[str]
    departed: bool
    sitting: Sitting
    issued: str


Statement = (
    Card | Mandate | Declaration | Round | Scores | Proxy | Receipt | Request | Close | Ruling | Decision
)

KINDS: dict[str, type[Statement]] = {
    "card": Card,
    "mandate": Mandate,
    "declaration": Declaration,
    "round": Round,
    "scores": Scores,
    "proxy": Proxy,
    "receipt": Receipt,
    "request": Request,
    "close": Close,
    "ruling": Ruling,
    "decision": Decision,
}


def schema_of(kind: str) -> str:
    """The payload type (and SSHSIG namespace) of a kind: `"round"` -> `"alqa.round.v1"`."""
    return f"alqa.{kind}.v1"
