"""A rubric as a file: exact both ways, as JSON and as a workbook; every fault with its place."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from desktop.errors import AlqaError
from desktop.intake import rubric_book, rubric_file
from desktop.intake.round_file import Paper
from desktop.intake.rubric_file import RubricFile
from desktop.model.rubric import Anchor, Criterion, FactField, Group, Rubric
from desktop.model.rule import (
    Aggregate,
    BudgetCap,
    Constraints,
    CriterionRule,
    GroupRule,
    Lot,
    Rounding,
    Rule,
    Scale,
    SeatRange,
    Total,
)
from desktop.paths import resources

TEMPLATES = sorted((resources() / "rubrics").glob("*.json"))
# Everything that a cell may do to a text: formulas, line ends, controls, escapes, spaces at the ends.
CHARACTERS = st.characters(exclude_categories=["Cs"])
SAID = st.text(CHARACTERS, min_size=1, max_size=12) | st.sampled_from(
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " a ", "a\r\nb", "_x000D_", "\x00", "1e5", "TRUE", "#N/A", "'"]
)
DECIMALS = st.decimals(-99, 99, places=2).map(lambda value: f"{value:f}") | st.integers(0, 99).map(str)
CODES = st.text("AB=\u04d9 _x:1", min_size=1, max_size=3)
TEXTS = st.dictionaries(st.sampled_from(["kk", "ru", "en"]), SAID)
FEW = st.lists(st.text("abc_.", min_size=1, max_size=3), min_size=1, max_size=2)


def maybe(one: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | one


@st.composite
def rubrics(draw: Any) -> RubricFile:
    """Any rubric whose two halves name the same things in the same order, as the builder keeps them."""
    groups = draw(st.lists(CODES, unique=True, max_size=2))
    codes = draw(st.lists(CODES, unique=True, min_size=1, max_size=3))
    scale = st.builds(Scale, DECIMALS, DECIMALS, DECIMALS)
    anchors = st.lists(st.builds(Anchor, DECIMALS, TEXTS), unique_by=lambda one: one.mark, max_size=2)
    asked, counted = [], []
    for code in codes:
        group = draw(st.sampled_from([None, *groups]))
        evidence = draw(st.lists(st.text("abc.", min_size=1, max_size=4), max_size=2))
        comment = draw(st.sampled_from([True, False, "extremes"]))
        asked.append(Criterion(code, group, draw(TEXTS), draw(TEXTS), draw(anchors), evidence, comment))
        counted.append(CriterionRule(code, draw(DECIMALS), group, draw(maybe(DECIMALS)), draw(maybe(scale))))
    facts = [
        FactField(
            code, draw(TEXTS), draw(st.sampled_from(["integer", "text"])), draw(TEXTS), draw(maybe(SAID)),
            **{name: draw(maybe(SAID)) for name in ("formula", "least", "most", "star", "benchmark")},
        )
        for code in draw(st.lists(CODES, unique=True, max_size=2))
    ]  # fmt: skip
    counts = st.integers(0, 999)
    rule = Rule(
        draw(scale),
        counted,
        Total(draw(st.sampled_from(["percent", "sum"])), draw(maybe(DECIMALS))),
        Aggregate(
            draw(st.sampled_from(["mean", "trimmed-mean", "median"])),
            draw(counts),
            draw(st.sampled_from(["total", "criterion"])),
        ),
        draw(st.sampled_from(["higher", "lower"])),
        [GroupRule(code, draw(maybe(DECIMALS))) for code in groups],
        Rounding(*(draw(maybe(DECIMALS)) for _ in range(3))),
        draw(st.sampled_from(["drop", "use"])),
        draw(counts),
        [*draw(st.lists(CODES, max_size=3)), *draw(st.sampled_from([[], [Lot("")]]))],
        draw(maybe(counts | st.builds(SeatRange, counts, counts))),
        Constraints(
            draw(maybe(counts)),
            draw(maybe(counts)),
            draw(st.lists(FEW, max_size=2)),
            draw(maybe(st.builds(BudgetCap, st.text("ab_", min_size=1, max_size=3), DECIMALS))),
            draw(st.booleans()),
        ),
    )
    rubric = Rubric([Group(code, draw(TEXTS)) for code in groups], asked, draw(anchors), facts, draw(TEXTS))
    tables = [dict(zip(draw(FEW), [draw(TEXTS), draw(TEXTS)], strict=False)) for _ in range(3)]
    papers = [Paper(code, draw(TEXTS), draw(st.booleans())) for code in draw(st.sets(CODES, max_size=2))]
    return RubricFile(
        "alqa.rubric.v1", draw(TEXTS), rubric, rule, draw(TEXTS), draw(maybe(DECIMALS)), *tables, papers
    )


@given(rubrics())
@limits(max_examples=15)
def test_json_is_exact_both_ways(found: RubricFile) -> None:
    assert rubric_file.parse(rubric_file.encode(found), "x.json") == found


@given(rubrics())
@limits(max_examples=8)
def test_a_workbook_is_exact_both_ways(tmp_path_factory: pytest.TempPathFactory, found: RubricFile) -> None:
    path = tmp_path_factory.mktemp("book") / "x.xlsx"
    path.write_bytes(rubric_book.write(found))
    assert rubric_book.read(path) == found


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_a_template_survives_both_forms(path: Path, tmp_path: Path) -> None:
    found = rubric_file.parse(path.read_bytes(), path.name)
    assert rubric_file.encode(found) == path.read_bytes()
    book = tmp_path / "x.xlsx"
    book.write_bytes(rubric_book.write(found))
    assert rubric_book.read(book) == found


def small(**said: Any) -> RubricFile:
    rule = Rule(Scale("0", "5", "1"), [CriterionRule("A", "1")], Total("percent"), Aggregate("mean"))
    rubric = Rubric([], [Criterion("A", None, {"en": "=1+1"}, {}, [], [], False)], [], [])
    return msgspec.structs.replace(RubricFile("alqa.rubric.v1", {"en": "x"}, rubric, rule), **said)


def test_nothing_in_a_workbook_calculates() -> None:
    book = load_workbook(io.BytesIO(rubric_book.write(small())))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells)


def test_no_form_carries_the_seed_of_a_lot(tmp_path: Path) -> None:
    rule = msgspec.structs.replace(small().rule, tie_break=["A", Lot("never tell")])
    found = small(rule=rule)
    assert b"never tell" not in rubric_file.encode(found)
    path = tmp_path / "x.xlsx"
    path.write_bytes(rubric_book.write(found))
    assert rubric_book.read(path).rule.tie_break == ["A", Lot("")]


def test_a_text_that_no_cell_holds_is_not_cut() -> None:
    long = small(about={"en": "x" * (rubric_file.LARGEST_TEXT + 1)})
    with pytest.raises(AlqaError) as caught:
        rubric_book.write(long)
    assert caught.value.code == "rubric-text-long"


def faults_of(edit: Any, tmp_path: Path) -> set[tuple[str, str]]:
    book = load_workbook(io.BytesIO(rubric_book.write(small())))
    edit(book)
    path = tmp_path / "x.xlsx"
    book.save(path)
    with pytest.raises(AlqaError) as caught:
        rubric_book.read(path)
    return {
        (fault.code, str(fault.args.get("cell", fault.args.get("sheet")))) for fault in caught.value.faults
    }


def test_every_fault_is_named_by_its_cell(tmp_path: Path) -> None:
    def spoil(book: Any) -> None:
        sheet = book["criteria"]
        sheet["C2"] = "twelve"
        sheet["E2"] = "perhaps"
        sheet["F2"] = "=1+1"
        sheet["A3"], sheet["C3"] = "A", "1"
        sheet["A4"], sheet["B4"] = "B", "G"
        sheet["Z1"] = "colour"
        book["anchors"]["A2"], book["anchors"]["B2"] = "Q", "3"
        book["rule"]["A20"], book["rule"]["B20"] = "seats.exact", "6"
        book["rule"]["A21"], book["rule"]["B21"] = "min_sheets", "1.5"

    assert faults_of(spoil, tmp_path) == {
        ("rubric-cell-number", "criteria!C2"),
        ("rubric-cell-choice", "criteria!E2"),
        ("table-formula", "criteria!F2"),
        ("rubric-cell-twice", "criteria!A3"),
        ("rubric-cell-empty", "criteria!4"),
        ("rubric-column-unknown", "criteria!Z1"),
        ("rubric-cell-criterion", "anchors!A2"),
        ("rubric-key-unknown", "rule!A20"),
        ("rubric-cell-count", "rule!B21"),
    }


def test_missing_sheets_and_keys_are_named(tmp_path: Path) -> None:
    def spoil(book: Any) -> None:
        del book["criteria"]
        book["rule"].delete_rows(2)

    found = faults_of(spoil, tmp_path)
    assert ("rubric-sheet-missing", "criteria") in found
    assert ("rubric-key-missing", "rule") in found


def test_numbers_that_a_person_typed_into_cells_are_read(tmp_path: Path) -> None:
    book = load_workbook(io.BytesIO(rubric_book.write(small())))
    book["criteria"]["C2"] = 12.5
    book["criteria"]["D2"] = "2,5"
    path = tmp_path / "x.xlsx"
    book.save(path)
    found = rubric_book.read(path).rule.criteria[0]
    assert (found.weight, found.threshold) == ("12.5", "2.5")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04nonsense", b"x" * 100])
def test_what_is_no_workbook_is_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(data)
    with pytest.raises(AlqaError) as caught:
        rubric_book.read(path)
    assert caught.value.code == "table-unreadable"


def test_a_workbook_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    Workbook().save(path)
    with pytest.raises(AlqaError) as caught:
        rubric_book.read(path)
    assert {fault.code for fault in caught.value.faults} >= {"rubric-sheet-missing", "rubric-key-missing"}


@pytest.mark.parametrize(
    ("spoil", "codes"),
    [
        (lambda v: v.pop("rubric"), {"rubric-file-missing rubric"}),
        (lambda v: v.update(extra=1), {"rubric-file-unknown extra"}),
        (
            lambda v: (v["rubric"]["criteria"][0].update(title=3, colour=1), v["rule"]["total"].pop("form")),
            {
                "rubric-file-shape rubric.criteria[0].title",
                "rubric-file-unknown rubric.criteria[0].colour",
                "rule-missing rule.total.form",
            },
        ),
        (
            lambda v: v.update(schema="alqa.rubric.v2"),
            {"rubric-file-schema None", "rubric-file-shape schema"},
        ),
    ],
)
def test_every_fault_of_a_json_file_is_named(spoil: Any, codes: set[str]) -> None:
    value = json.loads(rubric_file.encode(small()))
    spoil(value)
    with pytest.raises(AlqaError) as caught:
        rubric_file.parse(json.dumps(value).encode(), "x.json")
    assert {f"{fault.code} {fault.args.get('where')}" for fault in caught.value.faults} == codes


@pytest.mark.parametrize("data", [b"[]", b"{", b"\xff", b'{"a": 1, "a": 2}', b'{"schema": NaN}'])
def test_what_is_no_json_is_refused(data: bytes) -> None:
    with pytest.raises(AlqaError) as caught:
        rubric_file.parse(data, "x.json")
    assert caught.value.code == "rubric-file-not-json"
