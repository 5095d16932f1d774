"""Score sheets: marks to steps, empty is not zero, every fault at once with its line."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from desktop.errors import AlqaError
from desktop.intake.grid import read_grid
from desktop.intake.scoresheet import read_scoresheet, steps
from desktop.model.rule import Aggregate, CriterionRule, Rule, Scale, Total

HALVES = Scale("0", "5", "0.5")
RULE = Rule(
    scale=HALVES,
    criteria=[CriterionRule("A1", "60"), CriterionRule("B1", "40", scale=Scale("1", "10", "1"))],
    total=Total("percent"),
    aggregate=Aggregate("mean"),
)


def csv(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "sheet.csv"
    path.write_bytes(text.encode(encoding))
    return path


def faults(path: Path) -> list[tuple[str, int | None]]:
    with pytest.raises(AlqaError) as caught:
        read_scoresheet(path, RULE, {"X1", "X2"})
    return [(fault.code, fault.args.get("line")) for fault in caught.value.faults]


def test_marks_become_steps_and_empty_stays_unscored(tmp_path: Path) -> None:
    path = csv(tmp_path, "\ufeffdossier;A1;B1;recused;comment\nX1;3,5;1;;«жақсы»\nX2;;10;1;\n")
    first, second = read_scoresheet(path, RULE, {"X1", "X2"})
    assert first.marks == {"A1": 7, "B1": 0}
    assert (first.comment, first.recused, first.line) == ("«жақсы»", False, 2)
    assert second.marks == {"A1": None, "B1": 9}
    assert second.recused


def test_a_workbook_reads_like_a_csv(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["dossier", "A1", "B1"])
    book.active.append(["X1", 4.5, 3])
    book.save(tmp_path / "s.xlsx")
    assert read_scoresheet(tmp_path / "s.xlsx", RULE, {"X1"})[0].marks == {"A1": 9, "B1": 2}


def test_every_fault_is_named_at_once(tmp_path: Path) -> None:
    path = csv(tmp_path, "dossier,A1,C9,recused\nX1,5.25,1,yes\nX9,many,,\nX1,,,\n")
    assert faults(path) == [
        ("sheet-column-missing", None),
        ("sheet-column-unknown", None),
        ("sheet-mark-off-scale", 2),
        ("sheet-recused", 2),
        ("sheet-mark-not-number", 3),
        ("sheet-dossier-unknown", 3),
        ("sheet-dossier-twice", 4),
    ]


def test_a_formula_is_refused_by_its_cell(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["dossier", "A1", "B1"])
    book.active.append(["X1", "=1+1", 3])
    book.save(tmp_path / "s.xlsx")
    assert faults(tmp_path / "s.xlsx") == [("table-formula", None)]
    assert faults(csv(tmp_path, "dossier,A1,B1\nX1,=2,3\n")) == [("table-formula", None)]


def test_another_encoding_is_no_mojibake(tmp_path: Path) -> None:
    with pytest.raises(AlqaError) as caught:
        read_grid(csv(tmp_path, "dossier,A1\nЗаявка,1\n", "cp1251"))
    assert caught.value.code == "csv-not-utf8"


def outcome(path: Path) -> str | None:
    try:
        read_grid(path)
    except AlqaError as error:
        return error.code
    return None


def test_third_party_workbooks_are_read_or_refused(tmp_path: Path) -> None:
    folder = Path(__file__).resolve().parents[4] / "shared" / "corpora" / "ooxml"
    if not folder.is_dir():
        pytest.skip(f"third-party files are not here: {folder}")
    seen, outcomes = 0, set()
    for path in folder.rglob("*"):
        if path.is_file():
            copy = tmp_path / f"{seen}.xlsx"
            copy.write_bytes(path.read_bytes())
            seen += 1
            outcomes.add(outcome(copy))
    assert seen > 40
    assert all(code is None or code.startswith("table-") for code in outcomes)


@given(st.integers(-4, 14))
def test_a_step_is_on_the_scale_or_nothing(step: int) -> None:
    mark = Fraction(step, 2)
    assert steps(mark, HALVES) == (step if 0 <= step <= 10 else None)
    assert steps(mark + Fraction(1, 7), HALVES) is None
