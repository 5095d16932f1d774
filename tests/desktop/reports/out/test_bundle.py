"""What the tables say, and what they keep to themselves where the round does not name sheets."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from desktop.reports.out import bundle, csv_form
from desktop.reports.out.bundle import Bundle
from desktop.reports.out.tables import Table
from desktop.trust.digest import sha256_hex
from tests.helpers import sample_board, wholes


@pytest.fixture(scope="module")
def named() -> Bundle:
    return bundle.everything(wholes.whole())


@pytest.fixture(scope="module")
def anonymous() -> Bundle:
    return bundle.everything(wholes.whole(named=False))


def of(made: Bundle, code: str) -> Table:
    return next(one for one in made.tables if one.code == code)


def rows(made: Bundle, code: str) -> list[dict[str, object]]:
    found = of(made, code)
    return [dict(zip([c.code for c in found.columns], row, strict=True)) for row in found.rows]


def test_the_list_counts_and_hashes_what_is_written(named: Bundle) -> None:
    for one in named.listed:
        lines = csv_form.decode(named.files[one.table])
        assert (len(lines) - 1, sha256_hex(named.files[one.table])) == (one.rows, one.sha256)


def test_json_holds_the_same_rows(named: Bundle) -> None:
    told = json.loads(bundle.as_json(named))
    assert {name: len(found) for name, found in told["data"].items()} == {
        o.table: o.rows for o in named.listed
    }
    first = rows(named, "ranking")[0]
    assert told["data"]["ranking"][0]["total"] == str(first["total"])
    assert told["data"]["ranking"][0]["total_exact"] == first["total_exact"] == "11509/140"


def test_every_sheet_is_there_with_its_total(named: Bundle) -> None:
    sheets = rows(named, "sheets")
    assert len(sheets) == len(sample_board.score_rows())
    of_first = [s for s in sheets if s["dossier"] == "FK16-SKO-FOO07"]
    totals = [Fraction(str(s["total_exact"])) for s in of_first]
    assert sum(totals) / len(totals) == Fraction(11509, 140)
    assert {s["member"] for s in sheets} == set(sample_board.members())


def test_words_stand_in_the_tables_as_they_were_written(named: Bundle) -> None:
    assert {row["text"] for row in rows(named, "comments")} == {wholes.FORMULA, "дәлел бар"}
    assert {row["for_applicant"] for row in rows(named, "sheets")} == {wholes.FOR_APPLICANT, None}


@pytest.mark.parametrize("code", ["sheets", "comments", "notes"])
def test_an_anonymous_sheet_leads_to_nobody(anonymous: Bundle, named: Bundle, code: str) -> None:
    found = of(anonymous, code)
    assert not {"member", "digest", "position"} & {one.code for one in found.columns}
    secrets = {*sample_board.members(), *(one.digest for one in wholes.whole().statements)}
    cells = {cell for row in found.rows for cell in row if isinstance(cell, str)}
    assert not secrets & cells
    assert len(found.rows) == len(of(named, code).rows)


def test_the_order_of_anonymous_sheets_comes_from_what_they_say(anonymous: Bundle) -> None:
    sheets = [row for row in rows(anonymous, "sheets") if row["dossier"] == "FK16-SKO-FOO07"]
    assert [row["sheet"] for row in sheets] == list(range(1, len(sheets) + 1))
    firsts = [row["mark:A1"] for row in sheets]
    assert firsts == sorted(firsts, key=float, reverse=True)  # type: ignore[arg-type]


def test_two_makings_are_equal(named: Bundle) -> None:
    assert bundle.everything(wholes.whole()).files == named.files
