"""Copied text reads as one would have typed it: lines joined, divided words whole, paragraphs kept."""

from __future__ import annotations

import pytest

from desktop.pages.answers import Box
from ui.reader.copying import copied, one_line
from ui.reader.letters import Letters

WIDE, HIGH = 6_000, 10_000


def laid_out(text: str, step: int = 14_000) -> Letters:
    """Letters of one width, line under line; an empty line leaves a gap."""
    boxes, x, y = [], 0, 0
    for letter in text:
        if letter == "\r":
            boxes.append(Box(0, 0, 0, 0))
        elif letter == "\n":
            boxes.append(Box(0, 0, 0, 0))
            x, y = 0, y + step
        else:
            boxes.append(Box(x, y, x + WIDE, y + HIGH))
            x += WIDE
    return Letters(text, boxes)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("first line of it\r\nsecond line of it", "first line of it second line of it"),
        ("the word coope-\r\nration is one", "the word cooperation is one"),
        ("from Усть-\r\nКаменогорск on", "from Усть-Каменогорск on"),
        ("куда это где-\r\nто лежит там", "куда это где-то лежит там"),
        ("the years 2016-\r\n2020 and on", "the years 2016-2020 and on"),
        ("a list of it -\r\nand of others", "a list of it - and of others"),
        ("a soft\u00ad\r\nware of ours", "a software of ours"),
    ],
)
def test_lines_are_joined(text: str, plain: str) -> None:
    letters = laid_out(text)
    assert copied(letters, 0, len(text)) == plain
    assert one_line(text) == plain
    assert copied(Letters(text, ()), 0, len(text)) == plain  # places not known yet


def test_a_short_line_and_a_gap_end_a_paragraph() -> None:
    text = (
        "this is the whole width\r\nand an end.\r\nanother paragraph is here\r\n\r\n\r\nfar below another one"
    )
    assert copied(laid_out(text), 0, len(text)).split("\n") == [
        "this is the whole width and an end.",
        "another paragraph is here",
        "far below another one",
    ]


def test_a_part_of_a_line_stays_a_part() -> None:
    text = "alpha beta gamma\r\ndelta epsilon zz"
    assert copied(laid_out(text), 6, 23) == "beta gamma delta"


def test_boxes_of_another_text_count_for_nothing() -> None:
    letters = Letters("longer than its boxes", [Box(0, 0, 1, 1)])
    assert letters.lines == []
    assert letters.caret(0, 0) is None
    assert letters.quads(0, 5) == ()


def test_carets_words_and_lines() -> None:
    letters = laid_out("one two's\r\nthree")
    assert letters.caret(2 * WIDE + 100, 5_000) == 2
    assert letters.caret(900_000, 5_000) == 9
    assert letters.word(5) == (4, 9)
    assert letters.word(3) == (3, 4)
    assert letters.line(12) == (11, 16)
    assert letters.beside(2, 1) == 13
    assert letters.beside(13, -1) == 2
    assert letters.spot(9).x0 == 9 * WIDE


def test_a_text_that_was_stored_a_little_differently_is_found_again() -> None:
    text = "one two three two"
    letters = Letters(text, laid_out(text).boxes, "One  two three two")
    assert letters.from_stored(5, 8) == (4, 7)
    assert letters.from_stored(15, 18) == (14, 17)
    assert letters.from_stored(0, 3) is None
    assert letters.to_stored(8, 13) == (9, 14)
    assert letters.to_stored(3, 3) is None
