"""The board's rows, cells and counts follow from the merged board alone."""

from __future__ import annotations

import random

from tests.helpers import sample_board as sample
from ui.secretary.board_view import BoardView, short_codes, view_of


def view(statements: list[object] | None = None) -> BoardView:
    return view_of(sample.board(statements or sample.troubled()))  # type: ignore[arg-type]


def test_counts_of_a_complete_board() -> None:
    seen = view(sample.complete())  # type: ignore[arg-type]
    assert (seen.counted, seen.due) == (385, 385)
    assert seen.complete_rows == 15
    assert seen.owing == ()
    assert seen.fewest >= seen.min_sheets == 8


def test_states_of_a_troubled_board() -> None:
    seen = {member.id: member for member in view().members}
    assert seen["C07"].state == "fork"
    assert seen["C07"].counted == 0
    assert seen["C15"].state == "missing"
    assert (seen["C09"].state, seen["C09"].partial) == ("partial", 4)
    assert (seen["C12"].state, seen["C12"].missing) == ("partial", 5)
    assert seen["C01"].state == "complete"


def test_a_fork_differs_in_three_dossiers() -> None:
    seen = view()
    row = next(member for member in seen.members if member.id == "C07")
    where = [c.short for c, cell in zip(seen.columns, row.cells, strict=True) if cell.differs]
    assert where == ["KUS-FOO01", "ALA-TOU02", "VKO-MAN04"]
    assert {cell.state for cell in row.cells} == {"fork", "recused"}


def test_who_owes_stands_whole_files_first() -> None:
    assert [member.id for member in view().owing] == ["C15", "C07", "C09", "C12"]


def test_the_view_does_not_depend_on_the_order_of_files() -> None:
    statements = sample.troubled()
    shuffled = statements[:]
    random.Random(1).shuffle(shuffled)
    assert view(shuffled) == view(statements)  # type: ignore[arg-type]


def test_short_codes_lose_only_what_all_share() -> None:
    assert short_codes(["FK16-A-1", "FK16-B-1"]) == {"FK16-A-1": "A-1", "FK16-B-1": "B-1"}
    assert short_codes(["X1", "X2"]) == {"X1": "X1", "X2": "X2"}
    assert short_codes(["ONE"]) == {"ONE": "ONE"}
    assert short_codes([]) == {}
