"""Finding a quote in another version of its text: what surrounds it decides, and no guess is made."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from desktop.desks.commissioner.relocating import Found, Pages, Sought, find, find_alike, fold

QUOTE = "made up 31 % of the cost of a finished chair"
PAGE = f"Fittings and coatings are bought outside, mostly imported, and {QUOTE}. The kiln opened in 2014."
WORD = st.text("абвгдежзabcdefgh", min_size=2, max_size=9)
PROSE = st.lists(WORD, min_size=1, max_size=30).map(" ".join)


def sought(text: str, quote: str, page: int = 1, *, at: int = 0) -> Sought:
    """The `at`-th place of a quote in a text, as a window picks it."""
    start = -1
    for _ in range(at + 1):
        start = text.index(quote, start + 1)
    end = start + len(quote)
    return Sought(quote, text[max(0, start - 32) : start], text[end : end + 32], page, start)


def shown(pages: list[str], found: Found | None) -> str:
    assert found is not None
    return pages[found.page - 1][found.start : found.end]


def test_a_quote_is_found_on_another_page_set_anew() -> None:
    anew = PAGE.replace("mostly imported", "mostly im-\r\nported").replace(
        "finished chair", "fini\u00adshed\r\nchair"
    )
    pages = ["Contents", "An added page.", anew]
    found = find(Pages.of(pages), sought(PAGE, QUOTE))
    assert found is not None
    assert found.page == 3
    assert fold(shown(pages, found)) == fold(QUOTE)


def test_the_surroundings_choose_among_several_places() -> None:
    before = f"In 2014 {QUOTE} was said. Later, in another chapter, {QUOTE} was said again. End."
    now = f"New: {QUOTE} as a motto. {before}"
    for at in (0, 1):
        found = find(Pages.of([now]), sought(before, QUOTE, at=at))
        assert found is not None
        assert found.start == [n for n in range(len(now)) if now.startswith(QUOTE, n)][at + 1]


def test_the_nearest_place_wins_when_the_surroundings_say_nothing() -> None:
    pages = [QUOTE, "x", QUOTE, "y", QUOTE]
    for page in (1, 3, 5):
        assert find(Pages.of(pages), Sought(QUOTE, "", "", page, 0)) == Found(page, 0, len(QUOTE))


def test_a_few_letters_need_some_of_their_surroundings() -> None:
    place = sought("of such jobs in the country 31 % are in this region", "31 %")
    assert find(Pages.of(["the fee covers 31 % of the running cost"]), place) is None
    found = find(Pages.of(["as many jobs in the country: 31 % are in this region"]), place)
    assert found is not None


def test_a_quote_that_stood_alone_has_no_surroundings_to_ask_for() -> None:
    assert find(Pages.of(["", "9.5"]), Sought("9.5", "", "", 1, 0)) == Found(2, 0, 3)


def test_words_that_are_gone_are_not_found() -> None:
    pages = Pages.of(["The kiln opened in 2014. Export is a goal."])
    assert find(pages, sought(PAGE, QUOTE)) is None
    assert find(Pages.of([]), sought(PAGE, QUOTE)) is None
    assert find(Pages.of(["- - -"]), Sought("–", "", "", 1, 0)) is None
    assert find(Pages.of(["abc"]), Sought(" \u00ad ", "", "", 1, 0)) is None


def test_a_quote_parted_by_a_page_break_stands_where_most_of_it_is() -> None:
    pages = [PAGE[: PAGE.index("finished")], PAGE[PAGE.index("finished") :]]
    assert shown(pages, find(Pages.of(pages), sought(PAGE, QUOTE))) == "made up 31 % of the cost of a"


def test_who_looks_on_is_shown_what_now_stands_between_the_old_words() -> None:
    pages = ["cover", PAGE.replace("31 %", "nearly 28 %")]
    place = sought(PAGE, QUOTE)
    assert find(Pages.of(pages), place) is None
    assert (
        shown(pages, find_alike(Pages.of(pages), place))
        == "made up nearly 28 % of the cost of a finished chair"
    )


def test_who_looks_on_is_shown_the_longest_part_that_is_left() -> None:
    pages = ["made up 12 %", "They say 31 % of the cost of a finished chair is paid by the state"]
    assert shown(pages, find_alike(Pages.of(pages), sought(PAGE, QUOTE))).endswith(
        "of the cost of a finished chair"
    )
    assert find_alike(Pages.of(["nothing of it"]), sought(PAGE, QUOTE)) is None


@given(st.lists(PROSE, min_size=1, max_size=4), PROSE, PROSE, st.data())
def test_text_put_in_before_and_after_never_loses_a_quote(
    pages: list[str], before: str, after: str, data: st.DataObject
) -> None:
    page = data.draw(st.integers(0, len(pages) - 1))
    words = pages[page].split(" ")
    low = data.draw(st.integers(0, len(words) - 1))
    quote = " ".join(words[low : data.draw(st.integers(low + 1, len(words)))])
    start = len(" ".join(words[:low])) + (1 if low else 0)
    text = pages[page]
    place = Sought(quote, text[max(0, start - 32) : start], text[start + len(quote) :][:32], page + 1, start)
    assume(
        len(fold(quote)) >= 12
        or len(fold(place.prefix + place.suffix)) >= 4
        or place.prefix + place.suffix == ""
    )
    now = [*pages[:page], before, f"{before}\r\n{text}\r\n{after}", *pages[page + 1 :]]
    found = find(Pages.of(now), place)
    assert found is not None
    assert fold(now[found.page - 1][found.start : found.end]) == fold(quote)


@given(st.lists(PROSE, max_size=5), PROSE, PROSE, PROSE, st.integers(1, 5), st.integers(0, 200))
def test_a_find_always_is_the_quote(
    pages: list[str], quote: str, prefix: str, suffix: str, page: int, start: int
) -> None:
    found = find(Pages.of(pages), Sought(quote, prefix, suffix, page, start))
    whole = fold("".join(pages))
    if found is None:
        assert fold(quote) not in whole or len(fold(quote)) < 12
    else:
        stretch = fold(pages[found.page - 1][found.start : found.end])
        assert stretch
        assert stretch in fold(quote)
        assert fold(quote) in whole


@given(PROSE, st.integers(0, 4))
def test_of_equal_quotes_the_one_with_its_old_neighbours_is_taken(quote: str, at: int) -> None:
    assume(len(fold(quote)) >= 4)
    chapters = [f"Chapter {'IVXLC'[n] * 5} begins here: {quote} and ends {'IVXLC'[n] * 5}." for n in range(5)]
    place = sought(chapters[at], quote)
    found = find(Pages.of([" ".join(chapters[::-1])]), place)
    text = " ".join(chapters[::-1])
    assert found is not None
    assert text[: found.start].endswith(f"{'IVXLC'[at] * 5} begins here: ")
