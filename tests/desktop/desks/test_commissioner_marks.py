"""Marks already given: where each came from, what they add up to, which need a reason."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import msgspec
import pytest

from desktop.desks import commissioner
from desktop.desks.commissioner import marks
from desktop.errors import AlqaError
from desktop.model.rubric import Criterion
from desktop.model.statements import Visibility
from desktop.storage.workspace import Workspace
from tests.helpers import packs, world

OPEN = Visibility(True, True, False, True, True)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with packs.open_pack(tmp_path, packs.first_pack(tmp_path)).workspace as opened:
        yield opened


def opened(folder: Path, **changes: Any) -> Workspace:
    """A workspace over another round."""
    held = packs.nouns()
    statements = [world.mandate(), packs.version(held, **changes)]
    packed = packs.write_pack(folder / "C02.alqa-pack", statements, packs.blobs(held))
    return packs.open_pack(folder, packed).workspace


def told(ws: Workspace, code: str = "D1", criterion: str = "A1") -> list[tuple[Any, ...]]:
    found = marks.mark_history(ws, code, criterion)
    return [(one.what, one.how, one.before, one.after) for one in found.events]


def test_a_mark_tells_every_change_with_the_newest_first(ws: Workspace) -> None:
    assert told(ws) == []
    commissioner.set_mark(ws, "D1", "A1", 6)
    commissioner.set_mark(ws, "D1", "A2", 1)
    commissioner.set_mark(ws, "D2", "A1", 2)
    commissioner.set_mark(ws, "D1", "A1", 7)
    commissioner.set_mark(ws, "D1", "A1", None)
    assert told(ws) == [
        ("mark", "set", 7, None),
        ("mark", "set", 6, 7),
        ("mark", "set", None, 6),
    ]
    assert marks.mark_history(ws, "D1", "A1").by == commissioner.me(ws).name


def test_undo_and_redo_stand_in_the_history(ws: Workspace) -> None:
    commissioner.set_mark(ws, "D1", "A1", 6)
    commissioner.set_mark(ws, "D1", "A1", 7)
    commissioner.undo(ws)
    commissioner.redo(ws)
    commissioner.undo(ws)
    commissioner.undo(ws)
    assert told(ws)[:4] == [
        ("mark", "undone", 6, None),
        ("mark", "undone", 7, 6),
        ("mark", "redone", 6, 7),
        ("mark", "undone", 7, 6),
    ]


def test_typing_is_one_change_until_something_else_happens(ws: Workspace) -> None:
    for text in ("a", "ab", "abc"):
        commissioner.set_comment(ws, "D1", "A1", text)
    commissioner.set_mark(ws, "D1", "A1", 0)
    commissioner.set_comment(ws, "D1", "A1", "abcd")
    commissioner.undo(ws)
    assert told(ws) == [
        ("comment", "undone", "abcd", "abc"),
        ("comment", "set", "abc", "abcd"),
        ("mark", "set", None, 0),
        ("comment", "set", "", "abc"),
    ]


def test_a_hand_in_is_a_wall_in_the_history(ws: Workspace, tmp_path: Path) -> None:
    packs.fill(ws)
    commissioner.hand_in(ws, tmp_path / "one.alqa-scores")
    commissioner.set_mark(ws, "D1", "A1", 1)
    found = marks.mark_history(ws, "D1", "A1").events
    assert [(one.what, one.number) for one in found] == [("mark", 0), ("handed-in", 1), ("mark", 0)]
    assert [one.at for one in found] == sorted((one.at for one in found), reverse=True)


def test_a_newer_pack_is_a_wall_too(ws: Workspace, tmp_path: Path) -> None:
    commissioner.set_mark(ws, "D1", "A1", 1)
    commissioner.update_pack(ws, packs.second_pack(tmp_path))
    found = marks.mark_history(ws, "D1", "A1").events
    assert [(one.what, one.number) for one in found] == [("pack", 2), ("mark", 0)]


def test_a_strange_dossier_has_no_history(ws: Workspace) -> None:
    with pytest.raises(AlqaError, match="dossier-not-assigned"):
        marks.mark_history(ws, "D9", "A1")
    with pytest.raises(AlqaError, match="dossier-not-assigned"):
        marks.running_total(ws, "D9")


def test_the_running_total_is_exact_and_counts_what_is_scored(tmp_path: Path) -> None:
    with opened(tmp_path, visibility=OPEN) as ws:
        weights = {c.code: Fraction(c.weight) for c in commissioner.round_of(ws).rule.criteria}
        empty = marks.running_total(ws, "D1")
        assert empty is not None
        assert (empty.value, empty.most, empty.percent, empty.scored, empty.of) == (0, 100, True, 0, 2)
        commissioner.set_mark(ws, "D1", "A1", 7)
        part = marks.running_total(ws, "D1")
        assert part is not None
        assert part.value == weights["A1"] * Fraction(7, 10) / sum(weights.values()) * 100
        assert part.scored == 1
        commissioner.set_mark(ws, "D1", "A1", 10)
        commissioner.set_mark(ws, "D1", "A2", 10)
        whole = marks.running_total(ws, "D1")
        assert whole is not None
        assert (whole.value, whole.scored) == (100, 2)


def test_a_round_that_hides_the_total_gives_none(tmp_path: Path) -> None:
    with opened(tmp_path, visibility=msgspec.structs.replace(OPEN, running_total=False)) as ws:
        commissioner.set_mark(ws, "D1", "A1", 7)
        assert marks.running_total(ws, "D1") is None


def test_own_marks_leave_out_what_a_conflict_closes(ws: Workspace) -> None:
    packs.fill(ws)
    assert marks.own_marks(ws) == {"D2": {"A1": 6, "A2": 6}, "D1": {"A1": 6, "A2": 6}}
    commissioner.declare_conflict(ws, "D2", "employer", "")
    assert list(marks.own_marks(ws)) == ["D1"]


@pytest.mark.parametrize(
    ("required", "asked"),
    [(True, [0, 3, 10]), (False, []), ("extremes", [0, 10])],
)
def test_a_reason_is_asked_where_the_rubric_asks_it(required: Any, asked: list[int]) -> None:
    criterion = Criterion("A1", None, {}, {}, [], [], comment_required=required)
    assert [steps for steps in (None, 0, 3, 10) if criterion.asks_comment(steps, 10)] == asked


def test_the_review_names_extremes_without_a_reason(tmp_path: Path) -> None:
    rubric = world.round_body().rubric
    criteria = [msgspec.structs.replace(one, comment_required="extremes") for one in rubric.criteria]
    with opened(tmp_path, rubric=msgspec.structs.replace(rubric, criteria=criteria)) as ws:
        commissioner.set_mark(ws, "D1", "A1", 10)
        commissioner.set_mark(ws, "D1", "A2", 9)
        commissioner.set_mark(ws, "D2", "A1", 0)
        commissioner.set_comment(ws, "D2", "A1", "because")
        assert commissioner.review(ws).comments_due == (("D1", "A1"),)
