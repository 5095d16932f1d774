"""My own pattern: counts and marks far from the usual, never a change."""

from __future__ import annotations

from desktop.desks.views import SheetView
from ui.commissioner.pattern import counts, outliers


def sheets(marks: list[int | None]) -> dict[str, SheetView]:
    return {
        f"D{n}": SheetView(f"D{n}", {"A1": m}, {}, "", "", None, None, False) for n, m in enumerate(marks)
    }


def test_every_stop_is_counted_and_nothing_else() -> None:
    assert counts(sheets([0, 0, 10, None, 5]), 11) == [2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]


def test_a_mark_two_points_from_the_middle_is_shown() -> None:
    found = outliers(sheets([6, 6, 7, 5, 6, 1, 10]), 4)
    assert [(o.dossier, o.mark, o.middle) for o in found] == [("D5", 1, 6), ("D6", 10, 6)]
    assert (found[0].low, found[0].high) == (5, 7)


def test_few_marks_have_no_usual() -> None:
    assert outliers(sheets([0, 10, 0, 10]), 4) == []
    assert outliers({}, 4) == []


def test_only_the_farthest_are_shown() -> None:
    found = outliers(sheets([5] * 9 + [0, 10, 1, 9]), 2)
    assert [o.mark for o in found] == [0, 10]
