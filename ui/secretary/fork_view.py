"""From a fork to what its page shows: versions side by side and the marks in which they differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from desktop.merge.views import Board, Fork
from desktop.model.statements import Scores
from desktop.model.text import Text
from desktop.trust.digest import comparison_code
from desktop.trust.envelope import Verified

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Version:
    """One of the files that claim the place. Sorted by digest: a clock proves nothing."""

    letter: str
    digest: str
    code: str
    sequence: int
    issued: str
    complete: int
    assigned: int
    recused: int


@dataclass(frozen=True, slots=True)
class Difference:
    """One criterion of one dossier with each version's mark (steps; None = not scored or no sheet)."""

    dossier: str
    title: Text
    criterion: str
    criterion_title: Text
    marks: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class ForkView:
    """All that the fork's page shows."""

    member: str
    name: Text
    versions: tuple[Version, ...]
    differences: tuple[Difference, ...]
    dossiers: tuple[Text, ...]
    totals: Mapping[str, tuple[Fraction | None, ...]]  # by dossier: with each version, then without


def versions_of(fork: Fork, bundles: Mapping[str, Verified[Scores]]) -> list[Verified[Scores]]:
    """The fork's score files in the order in which they are lettered."""
    return [bundles[digest] for digest in sorted(fork.digests) if digest in bundles]


def view_of(
    board: Board,
    fork: Fork,
    bundles: Mapping[str, Verified[Scores]],
    totals: Mapping[str, tuple[Fraction | None, ...]],
) -> ForkView:
    """`bundles` by digest: those that the fork names and that are score files."""
    assert board.round is not None
    body = board.round.body
    name = next((entry.name for entry in body.roster if entry.id == fork.reviewer), {})
    known = versions_of(fork, bundles)
    titles = {ref.code: ref.title for ref in body.dossiers}
    criteria = {criterion.code: criterion.title for criterion in body.rubric.criteria}
    differences = [
        Difference(code, titles.get(code, {}), criterion, title, marks)
        for code in fork.dossiers
        for criterion, title in criteria.items()
        if len(set(marks := tuple(_mark(bundle, code, criterion) for bundle in known))) > 1
    ]
    return ForkView(
        member=fork.reviewer,
        name=name,
        versions=tuple(_version(LETTERS[at % 26], bundle) for at, bundle in enumerate(known)),
        differences=tuple(differences),
        dossiers=tuple(titles.get(code, {}) for code in fork.dossiers),
        totals=totals,
    )


def _version(letter: str, bundle: Verified[Scores]) -> Version:
    body = bundle.body
    return Version(
        letter=letter,
        digest=bundle.digest,
        code=comparison_code(bundle.digest),
        sequence=body.sequence,
        issued=body.issued,
        complete=body.completeness.complete,
        assigned=body.completeness.assigned,
        recused=body.completeness.recused,
    )


def _mark(bundle: Verified[Scores], dossier: str, criterion: str) -> int | None:
    found = (review.marks.get(criterion) for review in bundle.body.reviews if review.dossier == dossier)
    return next(found, None)
