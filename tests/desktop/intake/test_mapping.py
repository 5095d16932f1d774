"""Foreign registers: found under their titles, mapped by names and cells, refused by line and column."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import AlqaError
from desktop.intake.figures import figure
from desktop.intake.mapped import Mapped, code_of, read_mapped
from desktop.intake.mapping import Mapping, guesses, mapping_of
from desktop.intake.places import guess, several
from desktop.intake.sheet import Sheet, letters, read_sheet
from desktop.model.ids import is_id
from tests.helpers import registers
from tests.helpers.registers import GOOD, MATCHED, round_file, workbook

ROUND = round_file()


def read(path: Path, remembered: Mapping | None = None) -> tuple[Sheet, Mapping, Mapped]:
    sheet = read_sheet(path)
    mapping = remembered or mapping_of(guesses(sheet, ROUND), sheet.name)
    return sheet, mapping, read_mapped(sheet, mapping, ROUND)


def places(found: Mapped) -> set[tuple[str, int, str]]:
    return {(fault.code, fault.args["line"], fault.args["column"]) for fault in found.faults}


def test_a_register_of_an_office_is_read_whole(tmp_path: Path) -> None:
    sheet, mapping, found = read(workbook(tmp_path / "r.xlsx", GOOD))
    assert (sheet.name, sheet.sheets, sheet.header_line) == ("Заявки", ("Заявки", "Лист2"), 3)
    assert {header: field for header, field in mapping.columns.items() if field} == MATCHED
    assert found.faults == []
    assert found.skipped == [6]  # the sum
    first, second = found.rows
    assert (first.code, first.region, first.sector) == ("ALM-01", ["ALM"], "food")
    assert first.title == {"ru": "Кластер «Жетысу»", "kk": "«Жетісу» кластері"}
    assert first.facts == {"members": "12", "women_pct": "45", "asked": "240", "letter": True}
    assert (second.code, second.region, second.sector) == ("ALM-02", ["ALA"], "pharma")
    assert second.facts["asked"] == "1200.5"
    assert found.written == {"ALM-02": "АЛМ-02"}
    assert [organisation.name for organisation in first.organisations] == [{"ru": "ТОО «А»"}]


def test_all_faults_stand_with_line_and_column(tmp_path: Path) -> None:
    bad: list[list[Any]] = [
        [1, "A-1", "", "", "Луна", "рыба", "", "много", "240 тыс. тг", "", "возможно", ""],
        [2, "A-1", "Два", "", "ЗКО", "food", "", "=2+2", "", "", "", ""],
        [3, "", "Три", "", "Алматы", "food", "", "", "", "", "", ""],
        [4, "a-l", "Четыре", "", "ALM", "food", "", "1,5", "", "", "", ""],
    ]
    path = workbook(tmp_path / "r.xlsx", bad)
    found = read(path, Mapping({**dict.fromkeys(registers.HEADER, ""), **MATCHED}))[2]
    assert places(found) == {
        ("sheet-title", 4, "C"),
        ("sheet-region", 4, "E"),
        ("sheet-sector", 4, "F"),
        ("sheet-integer", 4, "H"),
        ("sheet-number", 4, "I"),
        ("sheet-yes-no", 4, "K"),
        ("sheet-code-twice", 5, "B"),
        ("sheet-formula", 5, "H"),
        ("sheet-code-empty", 6, "B"),
        ("sheet-integer", 7, "H"),
        ("sheet-code-alike", 7, "B"),
    }


def test_what_is_needed_and_not_mapped_is_said(tmp_path: Path) -> None:
    found = read(workbook(tmp_path / "r.xlsx", GOOD), Mapping({"Код заявки": "code"}))[2]
    assert [fault.code for fault in found.faults] == [
        "sheet-needs-title",
        "sheet-needs-region",
        "sheet-needs-sector",
    ]


def test_what_a_hand_chose_is_remembered_by_header(tmp_path: Path) -> None:
    sheet = read_sheet(workbook(tmp_path / "r.xlsx", GOOD))
    chosen = Mapping({"Примечание": "summary_ru", "Заявитель": ""})
    found = {one.header: one.field for one in guesses(sheet, ROUND, chosen)}
    assert (found["Примечание"], found["Заявитель"], found["Область"]) == ("summary_ru", "", "region")


def test_without_codes_they_are_made(tmp_path: Path) -> None:
    _, mapping, found = read(workbook(tmp_path / "r.xlsx", [[*row[:1], "", *row[2:]] for row in GOOD]))
    assert mapping.columns["№ п/п"] == "code"  # the number of the row, where nothing better is there
    assert [row.code for row in found.rows] == ["1", "2"]
    bare = {**mapping.columns, "№ п/п": ""}
    sheet = read_sheet(tmp_path / "r.xlsx")
    assert [row.code for row in read_mapped(sheet, Mapping(bare), ROUND).rows] == ["A-001", "A-002"]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_text_tables_of_any_delimiter(tmp_path: Path, delimiter: str) -> None:
    lines = [["Код", "Название", "Регион", "Сектор"], ["Z-1", "Один", "ЗКО", "food"]]
    path = tmp_path / "r.csv"
    path.write_text("\n".join(delimiter.join(row) for row in lines), "utf-8-sig")
    found = read(path)[2]
    assert found.faults == []
    assert [(row.code, row.region) for row in found.rows] == [("Z-1", ["ZKO"])]


def test_no_header_is_a_refusal(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("1\n2\n3\n", "utf-8")
    with pytest.raises(AlqaError) as caught:
        read_sheet(path)
    assert caught.value.code == "sheet-without-header"


@pytest.mark.parametrize(
    ("said", "codes", "strange", "sure"),
    [
        ("ALM", ["ALM"], [], True),
        ("Алматы облысы", ["ALM"], [], True),
        ("Алматинская обл., г. Алматы", ["ALM", "ALA"], [], True),
        ("Западный Казахстан", ["ZKO"], [], False),
        ("ALM ALA", ["ALM", "ALA"], [], True),
        ("Марс; ЗКО", ["ZKO"], ["Марс"], True),
    ],
)
def test_regions_as_people_write_them(said: str, codes: list[str], strange: list[str], sure: bool) -> None:
    assert several(said, ROUND.regions, {}) == (codes, strange, sure)


def test_a_place_that_two_names_fit_is_not_guessed() -> None:
    assert guess("Северная область", {"A": {"ru": "Северная зона"}, "B": {"ru": "Северная часть"}}) is None


@pytest.mark.parametrize(
    ("cell", "kind", "unit", "value"),
    [
        ("12 000 чел.", "integer", {"ru": "человек"}, "12000"),
        ("240 млн тг", "decimal", {"kk": "млн теңге"}, "240"),
        ("45 %", "decimal", {"ru": "%"}, "45"),
        ("12 шт.", "integer", {}, "12"),
        ("–", "integer", {}, None),
        ("+", "boolean", {}, True),
    ],
)
def test_figures_beside_their_unit(cell: str, kind: str, unit: Any, value: Any) -> None:
    field = ROUND.rubric.facts[0].__class__("x", {}, kind, unit, None)
    assert figure(field, cell) == (value, True)


@pytest.mark.parametrize("cell", ["240 тыс. тг", "около 12", "12-15", "45%"])
def test_another_unit_is_another_figure(cell: str) -> None:
    field = ROUND.rubric.facts[0].__class__("x", {}, "decimal", {"ru": "млн тенге"}, None)
    assert figure(field, cell) == (None, False)


@given(st.text(max_size=80))
def test_a_written_code_is_a_code_or_nothing(said: str) -> None:
    code = code_of(said)
    assert not code or is_id(code) or not is_id(code[:1])
    assert code_of(code) == code or not is_id(code)


@given(st.integers(0, 18_277))
def test_letters_of_columns_are_those_of_spreadsheets(column: int) -> None:
    from openpyxl.utils import get_column_letter

    assert letters(column) == get_column_letter(column + 1)
