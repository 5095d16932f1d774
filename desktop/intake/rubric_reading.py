"""The sheets of a workbook back to a rubric: every sheet is gone through, whatever is wrong with another."""

from __future__ import annotations

from typing import Any

import msgspec

from desktop.intake import rubric_sheets as sheets
from desktop.intake.round_file import Paper
from desktop.intake.rubric_cells import Cell, Line, Lines
from desktop.intake.rubric_file import RubricFile
from desktop.model.rubric import Anchor, Criterion, FactField, Group, Rubric
from desktop.model.rule import CriterionRule, GroupRule, Lot, Rule, Scale
from desktop.model.text import Text

CHOICES = {
    "direction": ("higher", "lower"),
    "total.form": ("percent", "sum"),
    "aggregate.method": ("mean", "trimmed-mean", "median"),
    "aggregate.over": ("total", "criterion"),
    "incomplete_sheets": ("drop", "use"),
}
NEEDED = ("scale.min", "scale.max", "scale.step", "total.form", "aggregate.method")
COMMENTS = {word: value for value, word in sheets.COMMENTS.items()}
KINDS = ("integer", "decimal", "boolean", "text")


def read_lines(lines: Lines) -> RubricFile | None:
    """The rubric, or None when the faults leave none to be made."""
    keys = {lines.needed(line, "key"): line.cells.get("value") for line in lines.once("rule", "key")}
    tables = _lists(lines)
    texts = {lines.needed(line, "key"): lines.words(line, "") for line in lines.once("texts", "key")}
    rubric = _rubric(lines, texts.get("benchmark", {}))
    rule = _rule(lines, keys)
    total = keys.get(sheets.TOTAL)
    if lines.faults:
        return None
    return RubricFile(
        "alqa.rubric.v1",
        texts.get("title", {}),
        rubric,
        msgspec.convert(rule, Rule),
        about=texts.get("about", {}),
        weight_total=lines.number(total) if total else None,
        sectors=tables["sector"],
        regions=tables["region"],
        grounds=tables["ground"],
        documents=_documents(lines),
    )


# -- the rubric ---------------------------------------------------------------------------------------


def _rubric(lines: Lines, benchmark: Text) -> Rubric:
    anchors = _anchors(lines)
    return Rubric(
        [Group(line.cells["code"].text, lines.words(line, "title")) for line in lines.once("groups", "code")],
        [_criterion(lines, line, anchors) for line in lines.once("criteria", "code")],
        anchors.get("", []),
        [_fact(lines, line) for line in lines.once("facts", "code")],
        benchmark,
    )


def _criterion(lines: Lines, line: Line, anchors: dict[str, list[Anchor]]) -> Criterion:
    code, evidence = line.cells["code"].text, lines.text(line, "evidence")
    asked = line.cells.get("comment_required")
    return Criterion(
        code,
        lines.text(line, "group"),
        lines.words(line, "title"),
        lines.words(line, "question"),
        anchors.get(code, []),
        evidence.split("\n") if evidence else [],
        COMMENTS[lines.choice(asked, tuple(sheets.COMMENTS.values()))] if asked else False,  # type: ignore[arg-type]
    )


def _anchors(lines: Lines) -> dict[str, list[Anchor]]:
    known = {line.cells["code"].text for line in lines.of("criteria") if "code" in line.cells}
    found: dict[str, list[Anchor]] = {}
    for line in lines.of("anchors"):
        cell = line.cells.get("criterion")
        code = cell.text if cell else ""
        if cell and code not in known:
            lines.fault("rubric-cell-criterion", cell.place, value=code[:40])
        mark = line.cells.get("mark")
        shown = lines.number(mark) if mark else lines.needed(line, "mark")
        mates = found.setdefault(code, [])
        if mark and shown in [one.mark for one in mates]:
            lines.fault("rubric-cell-twice", mark.place, value=shown)
        mates.append(Anchor(shown, lines.words(line, "text")))
    return found


def _fact(lines: Lines, line: Line) -> FactField:
    kind = line.cells.get("kind")
    return FactField(
        line.cells["code"].text,
        lines.words(line, "label"),
        lines.choice(kind, KINDS) if kind else lines.needed(line, "kind"),
        lines.words(line, "unit"),
        lines.text(line, "document"),
        **{name: lines.text(line, name) for name in ("formula", "least", "most", "star", "benchmark")},
    )


# -- the rule -----------------------------------------------------------------------------------------


def _rule(lines: Lines, keys: dict[str, Cell | None]) -> dict[str, Any]:
    """As the JSON of the rule; what is missing keeps its default."""
    found: dict[str, Any] = {"criteria": _counted(lines), "groups": _asked(lines)}
    for key in NEEDED:
        if keys.get(key) is None:
            lines.fault("rubric-key-missing", "rule", key=key)
    ties: list[tuple[int, Any]] = []
    needs: list[tuple[int, Any]] = []
    for line in lines.once("rule", "key"):
        key, cell = line.cells["key"].text, line.cells.get("value")
        if key == sheets.TIE + sheets.LOT:
            ties.append((10**9, msgspec.to_builtins(Lot(""))))
        elif cell is not None:
            _one(lines, line.cells["key"], cell, found, ties, needs)
    found["tie_break"] = [step for _, step in sorted(ties, key=lambda pair: pair[0])]
    if needs:
        limits = found.setdefault("constraints", {})
        limits["at_least_one_of"] = [one for _, one in sorted(needs, key=lambda pair: pair[0])]
    return found


def _one(lines: Lines, name: Cell, cell: Cell, found: dict[str, Any], ties: Any, needs: Any) -> None:
    key = name.text
    number = key.rpartition(".")[2]
    if key in sheets.PLAIN:
        _set(found, key, _plain(lines, key, cell))
    elif key in sheets.SEATS:
        _seats(found, key, lines.count(cell))
    elif key == sheets.ELIGIBLE:
        _set(found, key, lines.yes(cell))
    elif key.startswith(sheets.TIE) and number.isdigit():
        ties.append((int(number), cell.text))
    elif key.startswith(sheets.NEEDS) and number.isdigit():
        needs.append((int(number), cell.text.split("\n")))
    elif key != sheets.TOTAL:
        lines.fault("rubric-key-unknown", name.place, key=key[:80])


def _plain(lines: Lines, key: str, cell: Cell) -> Any:
    if key in CHOICES:
        return lines.choice(cell, CHOICES[key])
    if key in sheets.COUNTS:
        return lines.count(cell)
    return cell.text if key.endswith(".field") else lines.number(cell)


def _set(found: dict[str, Any], key: str, value: Any) -> None:
    *parts, last = key.split(".")
    for part in parts:
        found = found.setdefault(part, {})
    found[last] = value


def _seats(found: dict[str, Any], key: str, count: int) -> None:
    if key == sheets.SEATS[0]:
        found["seats"] = count
    else:
        both = found.get("seats")
        both = both if isinstance(both, dict) else {"min": count, "max": count}
        found["seats"] = both | {key.rpartition(".")[2]: count}


def _counted(lines: Lines) -> list[Any]:
    found = []
    for line in lines.once("criteria", "code"):
        scale = [lines.decimal(line, column) for column in sheets.SCALE]
        own = Scale(*(one or "" for one in scale)) if any(scale) else None
        rule = CriterionRule(
            line.cells["code"].text,
            lines.decimal(line, "weight") or lines.needed(line, "weight"),
            lines.text(line, "group"),
            lines.decimal(line, "threshold"),
            own,
        )
        found.append(msgspec.to_builtins(rule))
    return found


def _asked(lines: Lines) -> list[Any]:
    return [
        msgspec.to_builtins(GroupRule(line.cells["code"].text, lines.decimal(line, "threshold_percent")))
        for line in lines.once("groups", "code")
    ]


# -- what else is named -------------------------------------------------------------------------------


def _lists(lines: Lines) -> dict[str, dict[str, Text]]:
    found: dict[str, dict[str, Text]] = {kind: {} for kind in sheets.LISTS}
    for line in lines.of("lists"):
        kind, code = line.cells.get("list"), lines.needed(line, "code")
        table = found[lines.choice(kind, sheets.LISTS) if kind else lines.needed(line, "list") or "sector"]
        if code in table:
            lines.fault("rubric-cell-twice", line.cells["code"].place, value=code[:40])
        table[code] = lines.words(line, "name")
    return found


def _documents(lines: Lines) -> list[Paper]:
    return [
        Paper(line.cells["code"].text, lines.words(line, "name"), lines.yes(needed) if needed else False)
        for line in lines.of("lists")
        if lines.text(line, "list") == "document"
        for needed in [line.cells.get("required")]
    ]
