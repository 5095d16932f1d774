"""Words are found whatever their case, their ё and i, and wherever a line's end divided them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.reader.folding import Folded, fold, places


def found(text: str, query: str) -> list[str]:
    return [text[low:high] for low, high in places(Folded(text), fold(query), 100)]


@pytest.mark.parametrize(
    ("text", "query", "hits"),
    [
        ("Кооперация и КООПЕРАЦИЯ", "кооперация", ["Кооперация", "КООПЕРАЦИЯ"]),
        ("Өтінім және ӨТІНІМ", "өтінім", ["Өтінім", "ӨТІНІМ"]),
        ("ӨТIНIМ typed with Latin I", "өтінім", ["ӨТIНIМ"]),
        ("учёт и УЧЕТ", "учет", ["учёт", "УЧЕТ"]),
        ("учёт и УЧЕТ", "учЁт", ["учёт", "УЧЕТ"]),
        ("İstanbul, ISPARTA, ısı", "i", ["İ", "I", "ı", "ı"]),
        ("the coop-\r\neration of", "cooperation", ["coop-\r\neration"]),
        ("the coop-eration of", "cooperation", ["coop-eration"]),
        ("Усть-Каменогорск и Усть-\r\nКаменогорск", "усть-каменогорск", None),
        ("one\r\ntwo  three", "one two three", ["one\r\ntwo  three"]),
        ("5\u00a0600 and 5 600", "5 600", ["5\u00a0600", "5 600"]),
        ("cafe\u0301 au lait", "cafe au", ["cafe\u0301 au"]),
        ("мои\u0306 край", "мой кр", ["мои\u0306 кр"]),
        ("so\u00adft", "soft", ["so\u00adft"]),
        ("«Алтай» кластері", '"алтай"', ["«Алтай»"]),
        ("2016–2020 and 2016-2020", "2016-2020", ["2016–2020", "2016-2020"]),
        ("nothing", "else", []),
        ("anything", "   ", None),
    ],
)
def test_what_is_found(text: str, query: str, hits: list[str] | None) -> None:
    if query.strip():
        got = found(text, query)
        assert got == hits if hits is not None else len(got) == 2
    else:
        assert fold(query) == ""


@given(st.text(alphabet="абв ё-\u00ad\r\nİiÍi\u0301", max_size=40), st.integers(0, 40), st.integers(1, 8))
def test_every_piece_of_a_text_is_found_in_it(text: str, start: int, length: int) -> None:
    piece = fold(text[start : start + length])
    if piece and piece in Folded(text).text:
        low, high = places(Folded(text), piece, 1)[0]
        assert 0 <= low < high <= len(text)
        assert piece in Folded(text[low:high]).text or len(fold(text[low:high])) >= len(piece)
