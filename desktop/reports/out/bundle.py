"""Tables with the list of what they are: how many rows, which digest. The same list goes into the
workbook, beside the CSV files and into the JSON file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from desktop.reports.out import csv_form, of_board, of_decision, of_round
from desktop.reports.out.tables import Cell, Table
from desktop.reports.out.whole import Whole
from desktop.trust.digest import comparison_code, sha256_hex

SCHEMA = "alqa.export.v1"


@dataclass(frozen=True, slots=True)
class Listed:
    """One table of the list: `sha256` is that of its CSV file."""

    table: str
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """Tables, their CSV files by code, and of what state of which round they are."""

    tables: tuple[Table, ...]
    files: dict[str, bytes]
    about: dict[str, Cell]
    listed: tuple[Listed, ...]


def everything(whole: Whole) -> Bundle:
    """Every table of a round."""
    tables = [*of_round.tables(whole), *of_board.tables(whole), *of_decision.tables(whole)]
    return bundle(tables, about(whole))


def bundle(tables: Sequence[Table], about: dict[str, Cell]) -> Bundle:
    """Tables with their CSV files and the list."""
    files = {one.code: csv_form.encode(one) for one in tables}
    listed = tuple(Listed(one.code, len(one.rows), sha256_hex(files[one.code])) for one in tables)
    return Bundle(tuple(tables), files, about, listed)


def about(whole: Whole) -> dict[str, Cell]:
    """Of what state of which round something is: by digests that can be compared."""
    decided = whole.decision
    return {
        "round": whole.body.round,
        "version": whole.body.version,
        "round_digest": whole.round.digest,
        "board": whole.board.closed_digest or whole.board.digest,
        "board_code": whole.board.closed_code or whole.board.code,
        "decision": decided.digest if decided else None,
        "decision_code": comparison_code(decided.digest) if decided else None,
        "issued": decided.body.issued if decided else None,
        "sheets_named": whole.named,
    }


def manifest(made: Bundle) -> dict[str, Any]:
    """The list as JSON holds it."""
    tables = [{"table": one.table, "rows": one.rows, "sha256": one.sha256} for one in made.listed]
    return {"schema": SCHEMA, "about": made.about, "tables": tables}


def as_json(made: Bundle) -> bytes:
    """Every table as a list of objects; decimals as strings, so that no reader rounds them."""
    rows = {
        one.code: [
            dict(zip([c.code for c in one.columns], map(_plain, row), strict=True)) for row in one.rows
        ]
        for one in made.tables
    }
    return json_bytes({**manifest(made), "data": rows})


def json_bytes(value: Any) -> bytes:
    """JSON for people and machines: UTF-8, indented, in the order given."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _plain(value: Cell) -> str | int | bool | None:
    return f"{value:f}" if isinstance(value, Decimal) else value
