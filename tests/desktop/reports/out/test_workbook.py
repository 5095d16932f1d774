"""The workbook as an office program reads it: texts are texts, numbers numbers, the list is true."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from desktop.model.text import LANGS
from desktop.reports.out import bundle, workbook
from desktop.reports.out.tables import table
from desktop.words import load
from tests.helpers import wholes

TEXTS = ["=1+1", "+7 701", "-1", "@SUM(A1)", "\t=1", "'x", "=cmd|' /C calc'!A0", "қазақ", ""]


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


@pytest.fixture(scope="module")
def whole() -> Any:
    made = bundle.everything(wholes.whole())
    return made, opened(workbook.encode(made, "kk"))


def test_no_text_is_a_formula() -> None:
    made = bundle.bundle([table("votes", ("vote",), [(text,) for text in TEXTS])], {})
    sheet = opened(workbook.encode(made, "en"))["Votes"]
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert [cell.value or "" for cell in cells] == TEXTS
    assert {cell.data_type for cell in cells if cell.value} == {"s"}
    assert all(cell.quotePrefix for cell in cells if cell.value and cell.value[0] in "=+-@'")


def test_there_is_no_formula_in_the_file(whole: Any) -> None:
    made, _ = whole
    with zipfile.ZipFile(io.BytesIO(workbook.encode(made, "ru"))) as file:
        sheets = [file.read(name) for name in file.namelist() if "worksheets/" in name]
    assert sheets
    assert not [data for data in sheets if b"<f>" in data or b"<f " in data]


def test_each_sheet_holds_the_rows_of_the_list(whole: Any) -> None:
    made, book = whole
    say = load("kk")
    for one in made.listed:
        assert book[say(f"out.sheet.{one.table}")].max_row == one.rows + 1
    listed = {row[1]: (row[2], row[3]) for row in book.worksheets[0].iter_rows(values_only=True) if row[3]}
    assert {one.table: (one.rows, one.sha256) for one in made.listed}.items() <= listed.items()


def test_numbers_are_numbers_and_codes_are_said(whole: Any) -> None:
    _, book = whole
    head, first, *_ = book[load("kk")("out.sheet.sheets")].iter_rows(values_only=True)
    row = dict(zip(head, first, strict=True))
    assert isinstance(row["Қорытынды балл"], float)
    assert row["Күйі"] == "есепке алынды"
    assert any(name.startswith("A1. ") for name in head)


def test_what_a_cell_cannot_hold_is_said() -> None:
    assert workbook.fitting("a\x00b") == "a[U+0000]b"
    long = workbook.fitting("ы" * 40_000)
    assert (len(long), long[-1]) == (workbook.MOST, "…")


@pytest.mark.parametrize("lang", LANGS)
def test_names_of_sheets_fit(lang: Any) -> None:
    """XLSX lets a sheet's name have 31 characters, and each name must be another."""
    say = load(lang)
    made = bundle.everything(wholes.whole())
    names = [
        say(f"out.sheet.{code}") for code in ["manifest", "columns", *(one.table for one in made.listed)]
    ]
    assert len({name.casefold() for name in names}) == len(names)
    assert not [name for name in names if len(name) > 31 or set(name) & set("[]:*?/\\")]


def test_the_same_tables_give_the_same_bytes() -> None:
    made = bundle.bundle(
        [table("votes", ("vote", "motion"), [("=x", Decimal("1.50"))])], {"issued": "2026-11-03T09:00:00Z"}
    )
    first = workbook.encode(made, "en")
    assert first == workbook.encode(made, "en")
    assert b"2026-11-03T09:00:00Z" in zipfile.ZipFile(io.BytesIO(first)).read("docProps/core.xml")
