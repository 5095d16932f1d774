"""What the last annexes are made from: every sheet as the round lets it be shown, every correction."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from desktop.model.text import Text

if TYPE_CHECKING:
    from desktop.reports.out.whole import Whole


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One score sheet: its author where the round names sheets, else nobody; marks in the order of the
    rule's criteria, in the units of their scale; its own total where it is complete."""

    number: int
    member: str | None
    marks: tuple[Fraction | None, ...]
    total: Fraction | None
    state: str
    proxy: bool


@dataclass(frozen=True, slots=True)
class DossierSheets:
    """The sheets of one dossier."""

    dossier: str
    lines: tuple[SheetLine, ...]


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version of the round after the first: why, whose dossiers' reviews stay, whose files still count."""

    version: int
    reason: str
    carried: tuple[str, ...]
    replaced: tuple[str, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class RulingLine:
    """A ruling of the chair; `about`: ids, codes or digests as the ruling has them."""

    kind: str
    about: tuple[str, ...]
    reason: str
    signatures: int
    digest: str


@dataclass(frozen=True, slots=True)
class ProxyLine:
    """Paper sheets that the secretary entered for a member: the file, its scan, whether they count."""

    member: str
    digest: str
    scan: str
    signatures: int
    counts: bool


@dataclass(frozen=True, slots=True)
class RefusedDossier:
    """An application that was not admitted: why, and who signed so."""

    dossier: str
    title: Text
    reason: str
    remarks: Text
    signers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Corrections:
    """What was changed, ruled, entered for others and refused; `replaced`: (member, do the files count)."""

    versions: tuple[VersionLine, ...] = ()
    replaced: tuple[tuple[str, bool], ...] = ()
    proxies: tuple[ProxyLine, ...] = ()
    rulings: tuple[RulingLine, ...] = ()
    refused: tuple[RefusedDossier, ...] = ()

    @property
    def none(self) -> bool:
        return not (self.versions or self.replaced or self.proxies or self.rulings or self.refused)


def sheets_of(whole: Whole) -> tuple[DossierSheets, ...]:
    """Every sheet on the board, by dossier in the order of the ranking."""
    order = [line.dossier for line in whole.result.ranking]
    return tuple(DossierSheets(code, _lines(whole, code)) for code in order if whole.sheets_of.get(code))


def _lines(whole: Whole, code: str) -> tuple[SheetLine, ...]:
    return tuple(
        SheetLine(
            number,
            sheet.reviewer if whole.named else None,
            tuple(whole.mark(criterion, steps) for criterion, steps in sheet.marks.items()),
            whole.total(sheet),
            sheet.state,
            sheet.proxy,
        )
        for number, sheet in enumerate(whole.sheets_of[code], 1)
    )


def corrections_of(whole: Whole) -> Corrections:
    """Everything that departed from the first signed version and its files."""
    board = whole.board
    return Corrections(
        tuple(
            VersionLine(v.body.version, a.reason, tuple(a.carried), tuple(a.replaced), v.digest)
            for v in board.versions
            if (a := v.body.amendment) is not None
        ),
        tuple((one.id, one.counts) for one in board.reviewers if one.replaced),
        tuple(
            ProxyLine(
                one.body.reviewer, one.digest, one.body.scan, len(one.signers), one.digest in board.counts
            )
            for one in whole.statements
            if one.kind == "proxy" and one.digest in board.statements
        ),
        tuple(
            RulingLine(r.body.kind, tuple(r.body.about), r.body.reason, len(r.signers), r.digest)
            for r in board.rulings
        ),
        tuple(
            RefusedDossier(
                ref.code,
                ref.title,
                ref.screening.reason if ref.screening else "",
                ref.remarks,
                tuple(one.name for one in ref.screening.signers) if ref.screening else (),
            )
            for ref in whole.body.dossiers
            if not ref.eligible
        ),
    )
