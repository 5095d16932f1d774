"""The draft: pieces, acts, undo and redo that outlive a restart, the wall of a signature."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.storage import draft, journal
from desktop.storage.draft import Piece
from desktop.storage.workspace import Workspace
from tests.desktop.storage.test_workspace import AT, make

ONE, OTHER = frozenset(["round"]), frozenset(["sitting"])


def test_a_piece_is_kept_changed_and_taken_away(tmp_path: Path) -> None:
    with make(tmp_path / "w") as ws:
        draft.put(ws, "round", "", {"title": {"kk": "Кластер"}}, AT)
        assert draft.get(ws, "round") == {"title": {"kk": "Кластер"}}
        draft.put(ws, "round", "", None, AT)
        assert draft.get(ws, "round") is None
        assert draft.everything(ws, "round") == {}


def test_what_stays_the_same_leaves_no_trace(tmp_path: Path) -> None:
    with make(tmp_path / "w") as ws:
        draft.put(ws, "round", "", [1], AT)
        head = journal.head(ws)
        draft.put(ws, "round", "", [1], AT)
        assert journal.head(ws) == head
        assert draft.undo(ws, ONE, AT) == (Piece("round", "", None),)
        assert draft.undo(ws, ONE, AT) == ()


def test_several_pieces_are_one_act(tmp_path: Path) -> None:
    with make(tmp_path / "w") as ws:
        draft.change(ws, [Piece("round", "", 1), Piece("card", "C01", "x")], AT)
        assert {one.section for one in draft.undo(ws, ONE, AT)} == {"round", "card"}
        assert draft.get(ws, "card", "C01") is None
        assert {one.body for one in draft.redo(ws, ONE, AT)} == {1, "x"}


def test_undo_outlives_a_restart_and_ends_at_a_wall(tmp_path: Path) -> None:
    with make(tmp_path / "w") as ws:
        draft.put(ws, "round", "", 1, AT)
        draft.wall(ws)
        draft.put(ws, "round", "", 2, AT)
        identity = ws.identity
    with Workspace.enter(tmp_path / "w", identity) as ws:
        assert draft.can(ws, ONE) == (True, False)
        assert draft.undo(ws, ONE, AT) == (Piece("round", "", 1),)
        assert draft.can(ws, ONE) == (False, True)


def test_the_undo_of_one_room_leaves_another_alone(tmp_path: Path) -> None:
    with make(tmp_path / "w") as ws:
        draft.put(ws, "round", "", 1, AT)
        draft.put(ws, "sitting", "motion", 7, AT)
        assert draft.undo(ws, ONE, AT) == (Piece("round", "", None),)
        draft.put(ws, "sitting", "motion", 8, AT)
        assert draft.redo(ws, ONE, AT) == (Piece("round", "", 1),)
        assert draft.get(ws, "sitting", "motion") == 8


def test_every_act_stands_in_the_journal(tmp_path: Path) -> None:
    with make(tmp_path / "w") as ws:
        draft.put(ws, "round", "", 1, AT)
        draft.undo(ws, ONE, AT)
        draft.redo(ws, ONE, AT)
        kinds = [entry.kind for entry in journal.entries(ws)]
        assert kinds[-3:] == [draft.KIND, draft.UNDO, draft.REDO]
        assert journal.verify(ws) == journal.head(ws)


PUT = st.tuples(st.sampled_from("ab"), st.integers(0, 3))
ACTS = st.lists(st.one_of(PUT, st.sampled_from(["undo", "redo"])))


@settings(max_examples=25, deadline=None)
@given(acts=ACTS)
def test_undo_and_redo_are_those_of_a_list(tmp_path_factory: object, acts: list[object]) -> None:
    past: list[dict[str, int]] = [{}]
    future: list[dict[str, int]] = []
    with make(tmp_path_factory.mktemp("w") / "w") as ws:  # type: ignore[attr-defined]
        for act in acts:
            if act == "undo":
                if draft.undo(ws, ONE, AT):
                    future.append(past.pop())
            elif act == "redo":
                if draft.redo(ws, ONE, AT):
                    past.append(future.pop())
            else:
                key, value = act  # type: ignore[misc]
                draft.put(ws, "round", key, value, AT)
                if past[-1].get(key) != value:
                    past.append({**past[-1], key: value})
                    future.clear()
            assert draft.everything(ws, "round") == past[-1]
            assert draft.can(ws, ONE) == (len(past) > 1, bool(future))
