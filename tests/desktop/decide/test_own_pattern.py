"""My own pattern: counts, how marks move, and which do not fit the rest; never a judgement."""

from __future__ import annotations

from fractions import Fraction

from desktop.decide import own_pattern
from desktop.decide.own_pattern import ENOUGH, Third, outliers, thirds

CODES = tuple("ABCDEF")
LASTS = dict.fromkeys(CODES, 10)


def sheets(marks: list[int | None], criterion: str = "A") -> dict[str, dict[str, int | None]]:
    return {f"D{n:02}": {criterion: mark} for n, mark in enumerate(marks)}


def level(*steps: int) -> dict[str, dict[str, int | None]]:
    """Sheets of one mark throughout, so that every dossier has a level and nothing else."""
    return {f"D{n:02}": dict.fromkeys(CODES, one) for n, one in enumerate(steps)}


def test_every_stop_is_counted_and_nothing_else() -> None:
    assert own_pattern.counts(sheets([0, 0, 10, None, 5]), 11, frozenset("A")) == [
        2,
        *[0] * 4,
        1,
        *[0] * 4,
        1,
    ]
    assert own_pattern.counts(sheets([0]), 11, frozenset("B")) == [0] * 11


def test_dossiers_stand_at_their_stops_in_reading_order() -> None:
    assert own_pattern.at_stops(sheets([1, 0, 1, None]), "A", 3) == [["D01"], ["D00", "D02"], []]


def test_a_mark_far_from_my_usual_is_named_with_what_was_usual() -> None:
    found = outliers(sheets([6, 6, 7, 5, 6, 6, 7, 1, 10]), {"A": 10}, 4)
    assert [(one.dossier, one.mark, one.usual, one.expected) for one in found] == [
        ("D07", 1, 6, 6),
        ("D08", 10, 6, 6),
    ]
    assert (found[0].kind, found[0].low, found[0].high) == ("far", 6, 7)


def test_a_mark_just_inside_is_not_named() -> None:
    assert outliers(sheets([6] * 8 + [3, 9]), {"A": 10}, 4) == []
    assert [one.mark for one in outliers(sheets([6] * 8 + [2, 10]), {"A": 10}, 4)] == [2, 10]


def test_who_uses_the_whole_scale_has_a_wider_usual() -> None:
    wide = [0, 2, 4, 5, 5, 6, 8, 10, 5, 1, 9]
    assert outliers(sheets(wide), {"A": 10}, 4) == []


def test_few_marks_have_no_usual() -> None:
    assert outliers(sheets([0] * (ENOUGH - 2) + [10]), {"A": 10}, 4) == []
    assert [one.mark for one in outliers(sheets([0] * (ENOUGH - 1) + [10]), {"A": 10}, 4)] == [10]
    assert outliers({}, {"A": 10}, 4) == []
    assert outliers(sheets([]), {}, 4) == []


def test_a_weak_dossier_is_not_named_for_being_weak_throughout() -> None:
    marks = level(6, 7, 6, 5, 6, 7, 6, 6, 0)
    marks["D08"] = {**dict.fromkeys(CODES, 0), "C": 1}
    assert outliers(marks, LASTS, 9) == []


def test_a_high_mark_in_a_weak_dossier_is_named_although_it_is_my_usual() -> None:
    marks = level(6, 7, 6, 5, 6, 7, 6, 6, 1)
    marks["D08"]["C"] = 6
    found = outliers(marks, LASTS, 9)
    assert [(one.dossier, one.criterion, one.mark, one.usual, one.expected) for one in found] == [
        ("D08", "C", 6, 6, 1)
    ]


def test_what_is_expected_stays_on_the_scale() -> None:
    marks = level(6, 7, 6, 5, 6, 7, 6, 6, 10)
    for one in marks.values():
        one["C"] = 9
    marks["D08"]["C"] = 2
    found = [one for one in outliers(marks, LASTS, 9) if one.criterion == "C"]
    assert [(one.mark, one.expected) for one in found] == [(2, 10)]


def test_only_the_farthest_are_shown() -> None:
    found = outliers(sheets([5] * 9 + [0, 10, 1, 9]), {"A": 10}, 2)
    assert [one.mark for one in found] == [0, 10]


def test_a_sheet_of_one_mark_is_named_once_it_is_whole() -> None:
    codes = tuple("ABCDEFGH")
    lasts, same = dict.fromkeys(codes, 10), dict.fromkeys(codes, 7)
    found = outliers({"D1": same}, lasts, 4)
    assert [(one.kind, one.dossier, one.criterion, one.mark) for one in found] == [("flat", "D1", "", 7)]
    assert outliers({"D1": {**same, "C": 6}}, lasts, 4) == []
    assert outliers({"D1": {**same, "C": None}}, lasts, 4) == []


def test_scales_of_their_own_count_by_their_share() -> None:
    marks = level(6, 7, 6, 5, 6, 7, 6, 6, 3)
    for code, one in marks.items():
        one["F"] = 30 if code == "D08" else 60
    assert outliers(marks, {**LASTS, "F": 100}, 9) == []


def test_levels_are_shares_of_the_scale_in_reading_order() -> None:
    marks = {"D2": {"A": 10, "B": 0}, "D1": {"A": None, "B": 5}, "D3": {"A": None, "B": None}}
    found = own_pattern.levels(marks, {"A": 10, "B": 10})
    assert list(found.items()) == [("D2", Fraction(1, 2)), ("D1", Fraction(1, 2))]


def test_thirds_need_nine_sheets() -> None:
    means = {f"D{n}": Fraction(n, 10) for n in range(8)}
    assert thirds(means) is None
    means["D8"] = Fraction(8, 10)
    assert thirds(means) == (Third(3, Fraction(1, 10)), Third(3, Fraction(4, 10)), Third(3, Fraction(7, 10)))
    means["D9"] = Fraction(9, 10)
    found = thirds(means)
    assert found is not None
    assert [third.sheets for third in found] == [3, 4, 3]
