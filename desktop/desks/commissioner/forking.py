"""Two versions of my scores: what the secretary asks about, what stands here, what the other file says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from desktop.desks.commissioner import bundles
from desktop.desks.commissioner.handin import read_request
from desktop.desks.commissioner.seat import seat_of
from desktop.errors import AlqaError
from desktop.exchange import scores
from desktop.model.statements import Scores
from desktop.model.text import Text
from desktop.storage.workspace import Workspace
from desktop.trust.digest import comparison_code
from desktop.trust.envelope import Verified


@dataclass(frozen=True, slots=True)
class Branch:
    """One version. `here`: signed on this computer; `sequence`, `issued` and `marks` are None where its
    file was not seen."""

    digest: str
    code: str
    here: bool
    sequence: int | None = None
    issued: str | None = None
    marks: int | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One mark that stands here otherwise than in a version that was seen; steps, None is not scored."""

    dossier: str
    title: Text
    criterion: str
    here: int | None
    there: int | None


@dataclass(frozen=True, slots=True)
class ForkView:
    """`marks`: how many stand here now; `answered`: the last bundle signed here names every version."""

    branches: tuple[Branch, ...]
    differences: tuple[Difference, ...]
    marks: int
    answered: bool


def fork(ws: Workspace, request: Path, others: Iterable[Path] = ()) -> ForkView:
    """What a request is about; `others`: files of mine from elsewhere, to compare with.

    Raises the codes of `handin.read_request`, those of score files, and `fork-file-other` for a file that
    the request does not name.
    """
    asked = read_request(ws, request)
    seen = {one.digest: one for one in bundles.mine(ws)}
    brought = [_brought(ws, path, asked.body.bundles) for path in others]
    last, body = bundles.last(ws), bundles.next_body(ws, frozenset())
    return ForkView(
        tuple(_branch(digest, seen, brought) for digest in asked.body.bundles),
        tuple(one for other in brought for one in differences(ws, body, other.body)),
        _marks(body),
        last is not None and set(asked.body.bundles) <= {last.digest, *last.body.previous},
    )


def differences(ws: Workspace, here: Scores, there: Scores) -> list[Difference]:
    """Marks that are not the same, in my reading order and the rule's order of criteria."""
    seat = seat_of(ws)
    mine = {one.dossier: one.marks for one in here.reviews}
    other = {one.dossier: one.marks for one in there.reviews}
    return [
        Difference(code, seat.refs[code].title, criterion, a, b)
        for code in seat.codes
        for criterion in seat.limits
        if (a := mine.get(code, {}).get(criterion)) != (b := other.get(code, {}).get(criterion))
    ]


def _brought(ws: Workspace, path: Path, named: Iterable[str]) -> Verified[Scores]:
    bundle = scores.read_scores(path, ws.identity)
    if bundle.signers != (ws.identity.key,) or bundle.digest not in named:
        raise AlqaError("fork-file-other", name=path.name)
    return bundle


def _branch(digest: str, seen: dict[str, Verified[Scores]], brought: list[Verified[Scores]]) -> Branch:
    here = digest in seen
    found = seen.get(digest) or next((one for one in brought if one.digest == digest), None)
    if found is None:
        return Branch(digest, comparison_code(digest), here)
    body = found.body
    return Branch(digest, comparison_code(digest), here, body.sequence, body.issued, _marks(body))


def _marks(body: Scores) -> int:
    return sum(mark is not None for one in body.reviews for mark in one.marks.values())
