"""CSV that no spreadsheet takes for a formula, and that comes back exactly as it was."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.reports.out import csv_form
from desktop.reports.out.csv_form import BLANKS, DANGEROUS, escape, unescape
from desktop.reports.out.tables import table

TEXTS = st.text(st.sampled_from("=+-@'＝,;|\t\r\n \u00a0\"aы1"), max_size=12) | st.text(max_size=30)
DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-9999, max_value=9999)
CELLS = st.none() | st.booleans() | st.integers() | DECIMALS | TEXTS
# How spreadsheets of three languages split a line whose separator they were not told.
SEPARATORS = (",", ";", "\t")


@given(TEXTS)
@example("'=1+1")
@example("''")
@example(" =1")
@example("a;=1")
def test_a_text_comes_back(text: str) -> None:
    assert unescape(escape(text)) == text


@given(TEXTS)
@example("=cmd|' /C calc'!A0")
@example("x;=1+1")
@example("x\n\u00a0@SUM(1)")
@example("\t=1")
def test_nowhere_does_a_reader_begin_with_a_formula(text: str) -> None:
    line = csv_form.encode(table("t", ("a", "b"), [("x", text)])).decode("utf-8-sig")
    for separator in SEPARATORS:
        for row in csv.reader(io.StringIO(line, newline=""), delimiter=separator, quoting=csv.QUOTE_NONE):
            for cell in row:
                bare = cell.lstrip('"').lstrip("".join(BLANKS))
                assert not bare or bare[0] not in DANGEROUS or bare[0] == "'"


@given(st.lists(st.tuples(CELLS, CELLS), max_size=6))
def test_a_table_comes_back_with_its_types(rows: list[tuple[object, object]]) -> None:
    given_ = table("t", ("first", "second"), rows)  # type: ignore[arg-type]
    back = csv_form.decode(csv_form.encode(given_))
    assert back == [["first", "second"], *(list(row) for row in given_.rows)]
    assert [[type(cell) for cell in row] for row in back[1:]] == [
        [type(c) for c in row] for row in given_.rows
    ]


def test_office_programs_read_it_as_it_is() -> None:
    data = csv_form.encode(
        table("t", ("a", "b", "c"), [("Қазақ «әріп»", Decimal("-3.50"), None), ('x"y', True, "")])
    )
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows == [["a", "b", "c"], ["Қазақ «әріп»", "-3.50", ""], ['x"y', "true", ""]]


@pytest.mark.parametrize("bad", ['"a"\r\n"b"x\r\n', '"a"\n'])
def test_what_was_not_written_here_is_not_read(bad: str) -> None:
    with pytest.raises(ValueError, match="neither"):
        csv_form.decode(bad.encode("utf-8-sig"))


def test_a_row_of_another_length_is_our_bug() -> None:
    with pytest.raises(RuntimeError, match="2 cells for 1"):
        table("t", ("a",), [("x", "y")])
