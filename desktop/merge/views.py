"""What the board says: frozen values, equal whenever the sets they were made from are equal."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from desktop.errors import Fault
from desktop.model.statements import Close, Round, Ruling
from desktop.trust.digest import comparison_code
from desktop.trust.envelope import Verified

ReviewerStateName = Literal["accepted", "missing", "fork", "gap", "late"]
SheetState = Literal["counted", "partial", "recused", "outdated", "unassigned", "replaced", "conflict"]


class ReviewerState(msgspec.Struct, frozen=True):
    """Where one member stands.

    `digest` and `sequence` are of the bundle that counts; of a fork `digest` is None and `sequence`
    the highest. `heads`: bundles that nothing follows. `older`: what the counting bundle follows.
    `late`: what a close does not list. `absent`: digests that are named and not there. `excluded`,
    `revoked`: bundles that a ruling takes out. `superseded`: proxies beside bundles of one's own.
    `proxies`: the proxies that speak for a member without a bundle (`state` is then "accepted").
    `replaced`: no longer a member; `counts` says whether the reviews still enter the result.
    """

    id: str
    state: ReviewerStateName
    sequence: int | None
    digest: str | None
    heads: tuple[str, ...]
    late: tuple[str, ...]
    older: tuple[str, ...]
    absent: tuple[str, ...]
    excluded: tuple[str, ...]
    revoked: tuple[str, ...]
    proxies: tuple[str, ...]
    superseded: tuple[str, ...]
    assigned: int
    replaced: bool
    counts: bool


class BoardSheet(msgspec.Struct, frozen=True):
    """One review on the board; only "counted" ones enter the result, and "partial" ones where the
    rule uses incomplete sheets. `marks`: every criterion of the rule in its order, in steps."""

    reviewer: str
    dossier: str
    source: str
    marks: dict[str, int | None]
    state: SheetState
    proxy: bool


class BoardRecusal(msgspec.Struct, frozen=True, order=True):
    """A recusal and the statement (round version or bundle) that says so."""

    reviewer: str
    dossier: str
    ground: str
    source: str


class Fork(msgspec.Struct, frozen=True):
    """Bundles of one member that claim the same place, and the dossiers in which they differ.
    `proxy`: paper sheets that contradict each other."""

    reviewer: str
    digests: tuple[str, ...]
    dossiers: tuple[str, ...]
    proxy: bool = False


class Board(msgspec.Struct, frozen=True):
    """The state that a set of statements means.

    `digest` is the TRUST.md rule over the whole set; `closed_digest` that of the close's list when
    one close stands. Reviewers, sheets, recusals and forks are what counts: after a close they are
    computed from its list alone, and everything else is late.
    """

    round: Verified[Round] | None
    versions: tuple[Verified[Round], ...]
    round_fork: tuple[str, ...]
    digest: str
    closed_digest: str | None
    reviewers: tuple[ReviewerState, ...]
    sheets: tuple[BoardSheet, ...]
    recusals: tuple[BoardRecusal, ...]
    forks: tuple[Fork, ...]
    counts: tuple[str, ...]
    statements: tuple[str, ...]
    rulings: tuple[Verified[Ruling], ...]
    not_admitted: tuple[tuple[str, str], ...]
    closes: tuple[Verified[Close], ...]
    closed: Verified[Close] | None
    late: tuple[str, ...]
    problems: tuple[Fault, ...]

    @property
    def code(self) -> str:
        """The comparison code of the whole set."""
        return comparison_code(self.digest)

    @property
    def closed_code(self) -> str | None:
        """The comparison code of what the close lists."""
        return comparison_code(self.closed_digest) if self.closed_digest else None

    @property
    def close_fork(self) -> bool:
        """Two closes stand: nothing is decided until a ruling reopens all but one."""
        return len(self.closes) > 1

    @property
    def decidable(self) -> bool:
        """Whether a decision may be computed at all: one current round, at most one close."""
        return self.round is not None and not self.round_fork and not self.close_fork

    def reviewer(self, id_: str) -> ReviewerState | None:
        """One member's state."""
        return next((r for r in self.reviewers if r.id == id_), None)


class Standing(msgspec.Struct, frozen=True):
    """The set judged without regard to closes: what both views of a board are made from."""

    versions: Any
    admission: Any
    digest: str
    reviewers: tuple[ReviewerState, ...]
    sheets: tuple[BoardSheet, ...]
    recusals: tuple[BoardRecusal, ...]
    forks: tuple[Fork, ...]
    counts: tuple[str, ...]
    statements: tuple[str, ...]
