"""What desks hand to windows and to the command line: frozen, ready to show, no handles inside."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from desktop.model.review import Recommendation
from desktop.model.text import Text

RowState = Literal["complete", "partial", "changed", "untouched", "recused"]
ChangeKind = Literal["mark", "comment", "overall", "recommendation", "recusal", "note", "judged"]


@dataclass(frozen=True, slots=True)
class DossierRow:
    """One line of the commissioner's list, in reading order (`position` from 1). "changed": written on
    what a newer version of the round has changed since."""

    code: str
    title: Text
    region: Text
    sector: Text
    state: RowState
    scored: int
    of: int
    position: int
    eligible: bool


@dataclass(frozen=True, slots=True)
class RecusalView:
    """Why a dossier is closed to me; `declared_before`: by the signed round, not to be undone here."""

    ground: str
    note: str
    declared_before: bool


@dataclass(frozen=True, slots=True)
class SheetView:
    """My score sheet for one dossier; marks in steps, `None` is not scored."""

    code: str
    marks: dict[str, int | None]
    comments: dict[str, str]
    for_commission: str
    for_applicant: str
    recommendation: Recommendation | None
    recusal: RecusalView | None
    locked: bool


@dataclass(frozen=True, slots=True)
class Change:
    """What an operation touched, so that windows refresh exactly that."""

    what: ChangeKind
    dossier: str
    criterion: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a search found its words."""

    dossier: str
    document: str
    page: int
    snippet: str


@dataclass(frozen=True, slots=True)
class HandInReview:
    """What would leave now: every assigned or recused dossier and the counts."""

    rows: tuple[DossierRow, ...]
    assigned: int
    complete: int
    partial: int
    untouched: int
    recused: int
    sequence_next: int
    comments_due: tuple[tuple[str, str], ...]  # (dossier, criterion) where the rubric asks a comment
    changed: int = 0


@dataclass(frozen=True, slots=True)
class HandedIn:
    """The signed file that left."""

    path: Path
    digest: str
    code: str
    sequence: int


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of one file shown to the board."""

    path: Path
    state: Literal["accepted", "already-there", "refused"]
    kind: str = ""
    code: str | None = None
    args: dict[str, Any] | None = None
    reviewer: str | None = None
    sequence: int | None = None
    digest: str | None = None
    forked: bool = False
    older: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """A refused file as the board remembers it: shown name, digest of its bytes, reason."""

    name: str
    file: str
    code: str
    args: dict[str, Any]
    at: str


@dataclass(frozen=True, slots=True)
class Amended:
    """A new version of the round: what it voids is only what it touches."""

    version: int
    digest: str
    changed: tuple[str, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    rubric_changed: bool


@dataclass(frozen=True, slots=True)
class Packed:
    """A sealed pack made for one commissioner."""

    reviewer: str
    path: Path
    dossiers: int
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing a verifier checked; `args` say what was expected and found."""

    code: str
    ok: bool
    args: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Every check in its order; `authority` is False when no card from outside was given."""

    checks: tuple[Check, ...]
    authority: bool

    @property
    def holds(self) -> bool:
        return all(check.ok for check in self.checks)
