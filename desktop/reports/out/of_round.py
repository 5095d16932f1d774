"""The tables of what was set before the first mark: the round, its rule, dossiers and people."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

import msgspec

from desktop.model.dossier import Dossier, FactValue
from desktop.model.rubric import FactField
from desktop.model.text import LANGS, Text
from desktop.reports.out.tables import Cell, Column, Row, Table, decimal, langs, said, several, table
from desktop.reports.out.whole import Whole


def tables(whole: Whole) -> list[Table]:
    """Everything of the signed round, in the order of the work."""
    makers = (
        _round, _versions, _groups, _criteria, _anchors, _dossiers, _facts, _documents, _organisations,
        _screening, _roster, _assignment, _recusals,
    )  # fmt: skip
    return [make(whole) for make in makers]


def _round(whole: Whole) -> Table:
    body = whole.body
    rule = msgspec.json.encode(body.rule).decode("utf-8")
    pairs: list[tuple[str, Cell]] = [
        ("round", body.round),
        ("version", body.version),
        ("digest", whole.round.digest),
        *_text("title", body.title),
        *_text("body", body.body),
        *_text("notice", body.notice),
        ("opens", body.dates.opens),
        ("closes", body.dates.closes),
        ("sitting", body.dates.sitting),
        ("quorum", body.quorum),
        ("cosignatures", body.cosignatures),
        ("mandate", body.mandate),
        ("rule", rule),
        *((name, value) for name, value in msgspec.structs.asdict(body.visibility).items()),
        ("issued", body.issued),
    ]
    return table("round", ("field", "value"), pairs)


def _text(name: str, text: Text) -> list[tuple[str, Cell]]:
    return [(f"{name}.{lang}", text.get(lang)) for lang in LANGS]


def _versions(whole: Whole) -> Table:
    rows = []
    for one in whole.board.versions:
        change = one.body.amendment
        why: Row = (
            (change.reason, several(change.carried), several(change.replaced)) if change else (None,) * 3
        )
        rows.append((one.body.version, one.digest, one.body.previous, *why, one.body.issued))
    columns = ("version", "digest", "previous", "reason", "carried", "replaced", "issued")
    return table("versions", columns, rows)


def _groups(whole: Whole) -> Table:
    least = {group.code: group.threshold_percent for group in whole.body.rule.groups}
    rows = [(one.code, *said(one.title), decimal(least.get(one.code))) for one in whole.body.rubric.groups]
    return table("groups", ("group", *langs("title"), "threshold_percent"), rows)


def _criteria(whole: Whole) -> Table:
    rule = whole.body.rule
    counted = {one.code: one for one in rule.criteria}
    rows = []
    for one in whole.body.rubric.criteria:
        how = counted[one.code]
        scale = how.scale or rule.scale
        numbers = [decimal(text) for text in (how.weight, how.threshold, scale.min, scale.max, scale.step)]
        comment = _asked(one.comment_required)
        rows.append((one.code, one.group, *said(one.title), *said(one.question), *numbers, comment))
    columns = ("criterion", "group", *langs("title"), *langs("question"))
    figures = ("weight", "threshold", "least", "most", "step", "comment_required")
    return table("criteria", (*columns, *figures), rows)


def _asked(required: bool | str) -> str:
    return required if isinstance(required, str) else "always" if required else "never"


def _anchors(whole: Whole) -> Table:
    rows = [
        (one.code, decimal(anchor.mark), *said(anchor.text))
        for one in whole.body.rubric.criteria
        for anchor in one.anchors
    ]
    labels = [(None, decimal(label.mark), *said(label.text)) for label in whole.body.rubric.labels]
    return table("anchors", ("criterion", "mark", *langs("text")), [*labels, *rows])


def _each(whole: Whole) -> Iterator[tuple[Any, Dossier]]:
    return ((ref, whole.dossiers[ref.code]) for ref in whole.body.dossiers)


def _dossiers(whole: Whole) -> Table:
    rows = []
    for ref, dossier in _each(whole):
        sector = whole.body.sectors.get(dossier.sector, {})
        place = (several(dossier.region), dossier.sector, *said(sector))
        left = (ref.eligible, *said(ref.remarks), len(dossier.documents), ref.digest)
        rows.append((ref.code, *said(ref.title), *place, *said(dossier.summary), *left))
    columns = ("dossier", *langs("title"), "region", "sector", *langs("sector_name"), *langs("summary"))
    return table("dossiers", (*columns, "eligible", *langs("remarks"), "documents", "digest"), rows)


def _facts(whole: Whole) -> Table:
    """One row for each dossier, one column for each fact (three for a fact that is a text)."""
    fields = whole.body.rubric.facts
    texts = {f.code for f in fields for _, d in _each(whole) if isinstance(d.facts.get(f.code), dict)}
    columns = [Column("dossier")]
    for field in fields:
        code = f"fact:{field.code}"
        names = langs(code) if field.code in texts else (code,)
        columns += [Column(name, _heading(field)) for name in names]
    rows = []
    for ref, dossier in _each(whole):
        cells: list[Cell] = [ref.code]
        for field in fields:
            cells += _fact(dossier.facts.get(field.code), field.code in texts)
        rows.append(cells)
    return table("facts", columns, rows)


def _heading(field: FactField) -> Text:
    return {lang: _with_unit(label, field.unit.get(lang, "")) for lang, label in field.label.items()}


def _with_unit(label: str, unit: str) -> str:
    return f"{label}, {unit}" if unit else label


def _fact(value: FactValue, text: bool) -> Row:
    if isinstance(value, dict):
        return said(value)
    cell = number(value) if isinstance(value, str) else value
    return (cell, None, None) if text else (cell,)


def number(value: str) -> Cell:
    """A filed value as a number where it is one; else the text as it was filed."""
    try:
        found = Decimal(value)
    except InvalidOperation:
        return value
    return found if found.is_finite() else value


def _documents(whole: Whole) -> Table:
    rows = [
        (ref.code, one.code, *said(one.title), one.pages, one.size, one.sha256)
        for ref, dossier in _each(whole)
        for one in dossier.documents
    ]
    return table("documents", ("dossier", "document", *langs("title"), "pages", "bytes", "sha256"), rows)


def _organisations(whole: Whole) -> Table:
    rows = [
        (ref.code, *said(one.name), *said(one.kind))
        for ref, dossier in _each(whole)
        for one in dossier.organisations
    ]
    return table("organisations", ("dossier", *langs("name"), *langs("kind")), rows)


def _screening(whole: Whole) -> Table:
    """What was found of each condition of admission, then the outcome with who signed it."""
    rows: list[Row] = []
    for ref in whole.body.dossiers:
        if ref.screening is None:
            continue
        for one in ref.screening.findings:
            where = (one.document or None, one.page or None)
            rows.append((ref.code, one.item, one.answer, one.reason or None, *where, None))
        by = several(signer.name for signer in ref.screening.signers)
        rows.append((ref.code, None, ref.screening.outcome, ref.screening.reason or None, None, None, by))
    return table("screening", ("dossier", "check", "answer", "reason", "document", "page", "by"), rows)


def _roster(whole: Whole) -> Table:
    rows = [
        (one.id, *said(one.name), several(one.roles), one.key, one.recipient) for one in whole.body.roster
    ]
    return table("roster", ("member", *langs("name"), "roles", "key", "recipient"), rows)


def _assignment(whole: Whole) -> Table:
    rows = [
        (one.reviewer, code, place)
        for one in whole.body.assignment
        for place, code in enumerate(one.dossiers, 1)
    ]
    return table("assignment", ("member", "dossier", "position"), rows)


def _recusals(whole: Whole) -> Table:
    """Those of the round and those that came with the files, each with the statement that says so."""
    notes = {(one.reviewer, one.dossier): one.note for one in whole.body.recusals}
    for one in whole.statements:
        if one.kind == "scores":
            notes |= {(one.body.reviewer, late.dossier): late.note for late in one.body.recusals}
    rows = [
        (one.reviewer, one.dossier, one.ground, *said(whole.body.grounds.get(one.ground, {})),
         notes.get((one.reviewer, one.dossier)), one.source == whole.round.digest, one.source)
        for one in whole.board.recusals
    ]  # fmt: skip
    columns = ("member", "dossier", "ground", *langs("ground_name"), "note", "before", "digest")
    return table("recusals", columns, rows)
