"""The widths and lines of a dossier's tabs: whole where there is room, readable where there is little."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ui.commissioner.tab_lay import LEAST, MOST, SHORT, Spot, Wanted, lay, lines_of, measured

LETTER = 7  # pixels: every letter is as wide as the next
TITLES = ["Facts", "Notes", "Application form", "Cluster strategy with value-chain map and SWOT"]
TITLES += ["Three-year action plan with budget", "Letters of support: akimat and Chamber"]
NAMES = st.lists(
    st.lists(st.text("abcdef-", min_size=1, max_size=30), min_size=1, max_size=8).map(" ".join), max_size=12
)


def width_of(text: str) -> int:
    return len(text) * LETTER


def wanted(titles: list[str], extra: int = 0) -> list[Wanted]:
    return [Wanted(measured(title, width_of), extra) for title in titles]


def texts(spots: list[Spot]) -> list[str]:
    return [" ".join(spot.lines) for spot in spots]


def test_a_long_name_breaks_where_both_lines_are_shortest() -> None:
    name = measured(TITLES[3], width_of)
    assert lines_of(name, name.two, width_of) == ("Cluster strategy with", "value-chain map and SWOT")
    assert lines_of(name, name.two + 40, width_of) == ("Cluster strategy with", "value-chain map and SWOT")
    assert lines_of(name, name.whole, width_of) == (TITLES[3],)


def test_a_short_name_stands_on_one_line_where_there_is_room() -> None:
    spots = lay(wanted(TITLES), 2, 1100, width_of)
    assert texts(spots) == TITLES
    assert [len(spot.lines) for spot in spots] == [1, 1, 1, 2, 2, 2]
    assert measured(TITLES[2], width_of).whole <= SHORT


def test_all_six_are_whole_in_the_width_of_a_laptop() -> None:
    assert texts(lay(wanted(TITLES, 8), 0, 784, width_of)) == TITLES


def test_names_give_way_before_a_tab_does_and_the_chosen_one_does_not() -> None:
    spots = lay(wanted(TITLES), 3, 640, width_of)
    assert [spot.at for spot in spots] == [0, 1, 2, 3, 4, 5]
    assert texts(spots)[3] == TITLES[3]
    assert any(text.endswith("…") for text in texts(spots))


def test_the_chosen_tab_takes_the_last_place_in_a_short_row() -> None:
    spots = lay(wanted(TITLES), 5, 400, width_of)
    assert spots[-1].at == 5
    assert len(spots) < len(TITLES)


@given(NAMES, st.integers(0, 11), st.integers(420, 1600), st.integers(0, 60))
def test_what_is_shown_has_room_and_can_be_read(
    titles: list[str], chosen: int, room: int, extra: int
) -> None:
    tabs = wanted(titles, extra)
    spots = lay(tabs, chosen, room, width_of)
    edge = room - 64 * (len(spots) < len(tabs))
    assert all(one.x + one.width == other.x for one, other in pairwise(spots))
    assert not spots or spots[-1].x + spots[-1].width <= edge
    assert chosen >= len(tabs) or chosen in [spot.at for spot in spots]
    for spot in spots:
        inner = spot.width - extra - 2 * spot.side
        assert inner >= min(tabs[spot.at].name.two, MOST if spot.at == chosen else LEAST)
        assert all(width_of(line) <= inner for line in spot.lines)
        assert 1 <= len(spot.lines) <= 2
