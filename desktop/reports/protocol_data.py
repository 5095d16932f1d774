"""What the protocol is made from: plain, frozen values; every number on paper comes from here.

The desk fills a `ProtocolData` with `desktop.reports.protocol_gather.gather`. Nothing in it is a
sentence of ours: codes are put into words, in the languages asked for, when the page is laid out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from desktop.model.statements import Decision, Round
from desktop.model.text import Text
from desktop.reports.protocol_more import Corrections, DossierSheets

MemberState = Literal["accepted", "missing", "fork", "gap", "late", "proxy", "excluded"]
NO_CORRECTIONS = Corrections()
SignerRole = Literal["chair", "secretary", "member"]


@dataclass(frozen=True, slots=True)
class DossierLine:
    """What the tables say of one dossier; `support` is a decimal string in the fact's unit."""

    code: str
    title: Text
    regions: tuple[str, ...]
    sector: str
    eligible: bool
    support: str | None = None


@dataclass(frozen=True, slots=True)
class RecusalLine:
    """Annex 2: `reviewer` may not judge `dossier`; `ground` is a code of the round's grounds."""

    reviewer: str
    dossier: str
    ground: str


@dataclass(frozen=True, slots=True)
class MemberLine:
    """Annex 3: what stands of one member. `sequence` and `digest` name the file that counts.

    A gap in a member's chain of files counts and is shown; a fork and a late file do not count.
    """

    reviewer: str
    state: MemberState
    sequence: int | None = None
    digest: str | None = None


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A file that was not taken: digest of its bytes, code of the reason, the reason in words."""

    file: str
    code: str
    name: str | None = None
    why: Text | None = None


@dataclass(frozen=True, slots=True)
class Signer:
    """A line for a wet signature; `signed` says that this person's key signed the decision."""

    role: SignerRole
    name: Text
    signed: bool = False


@dataclass(frozen=True, slots=True)
class ProtocolData:
    """All of one protocol.

    * `decision.selection` empty and `draft` true: the commission has not decided, the calculated
      proposal alone is shown. `draft` puts the word across every page.
    * `digest`, `code`: of the signed decision (`None` in a draft); `board_code`: of the board.
    * `reasons`: why an unselected dossier was passed over, as codes: `max_per_region`,
      `max_per_sector`, `budget_cap`, `at_least_one_of`, `seats`. What the ranking itself says
      (thresholds, eligibility, not decidable) need not be repeated here.
    * `support_field`: the code of the fact shown in the column of requested support.
    * `sheets`, `corrections`: of the last annexes, see `protocol_more`; without sheets no annex of them.
    * `number`: the protocol's number; empty leaves a line to be filled in by hand.
    """

    round: Round
    round_digest: str
    decision: Decision
    dossiers: Mapping[str, DossierLine]
    members: tuple[MemberLine, ...]
    recusals: tuple[RecusalLine, ...]
    refused: tuple[RefusedLine, ...]
    reasons: Mapping[str, tuple[str, ...]]
    signers: tuple[Signer, ...]
    digest: str | None
    code: str | None
    board_code: str
    support_field: str | None = None
    number: str = ""
    draft: bool = False
    sheets: tuple[DossierSheets, ...] = ()
    corrections: Corrections = NO_CORRECTIONS

    def name(self, member: str) -> Text:
        """The shown name of a member of the roster; an unknown id is shown as it is."""
        found = next((entry.name for entry in self.round.roster if entry.id == member), None)
        return found or {"kk": member, "ru": member, "en": member}

    @property
    def voters(self) -> tuple[str, ...]:
        """The members who score and vote: everyone on the roster but secretaries alone."""
        return tuple(e.id for e in self.round.roster if set(e.roles) & {"chair", "commissioner"})
