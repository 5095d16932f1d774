"""What those who supervise the selected are given: who was selected, what they start from, on what terms.

The baseline is every figure of the dossier, filed or worked out by the rubric's formulas, with its unit;
places for a target and for the next measurement are left empty for them to fill.
"""

from __future__ import annotations

from desktop.decide.decimals import places
from desktop.decide.factsheet import FactLook, looks
from desktop.model.text import LANGS
from desktop.reports.out import bundle
from desktop.reports.out.bundle import Bundle
from desktop.reports.out.of_round import number
from desktop.reports.out.tables import (
    Cell,
    Row,
    Table,
    decimal,
    fraction,
    langs,
    rounded,
    said,
    several,
    table,
)
from desktop.reports.out.whole import Whole

WITH_CONDITIONS = "support-with-conditions"


def everything(whole: Whole) -> Bundle:
    """The handover of a decided round."""
    tables = [_selected(whole), _baseline(whole), _conditions(whole), _dates(whole)]
    return bundle.bundle(tables, bundle.about(whole))


def _selected(whole: Whole) -> Table:
    cap = whole.body.rule.constraints.budget_cap
    titles = {ref.code: ref.title for ref in whole.body.dossiers}
    rows = []
    for code in whole.selection:
        dossier, line = whole.dossiers[code], whole.lines[code]
        filed = dossier.facts.get(cap.field) if cap else None
        asked = number(filed) if isinstance(filed, str) else None
        names = [several(one.name.get(lang, "") for one in dossier.organisations) or None for lang in LANGS]
        sector = whole.body.sectors.get(dossier.sector, {})
        place: Row = (several(dossier.region), dossier.sector, *said(sector))
        result: Row = (line.rank, rounded(line.total), fraction(line.total), asked)
        rows.append((code, *said(titles[code]), *names, *place, *result))
    columns = ("dossier", *langs("title"), *langs("applicant"), "region", "sector", *langs("sector_name"))
    return table("selected", (*columns, "rank", "total", "total_exact", "requested"), rows)


def _baseline(whole: Whole) -> Table:
    rows = []
    for code in whole.selection:
        for look in looks(whole.body.rubric, whole.dossiers[code]):
            if look.figure is not None:
                rows.append((code, *_figure(look), None, None, None))
    columns = (
        "dossier",
        "indicator",
        *langs("label"),
        "value",
        *langs("unit"),
        "derived",
        "document",
        "doubt",
    )
    return table("baseline", (*columns, "target", "measured", "measured_on"), rows)


def _figure(look: FactLook) -> Row:
    field, filed = look.field, look.value
    derived = look.number is None
    value: Cell = number(filed) if isinstance(filed, str) else None
    if derived and look.figure is not None:
        value = decimal(places(look.figure))
    doubt = several(one.why for one in look.doubts) or None
    return (field.code, *said(field.label), value, *said(field.unit), derived, field.document, doubt)


def _conditions(whole: Whole) -> Table:
    """What members who supported with conditions wrote for the applicant, unnamed and in the order of
    the alphabet; then the motions, which bind where they say so."""
    rows: list[Row] = []
    for code in whole.selection:
        texts = {
            whole.review(sheet).for_applicant.strip()
            for sheet in whole.counted(code)
            if whole.review(sheet).recommendation == WITH_CONDITIONS
        }
        rows += [(code, "sheet", text) for text in sorted(texts - {""}, key=str.casefold)]
    motions = whole.decision.body.sitting.motions if whole.decision else []
    rows += [(None, "motion", one.text) for one in motions]
    return table("conditions", ("dossier", "of", "text"), rows)


def _dates(whole: Whole) -> Table:
    dates = whole.body.dates
    sitting = whole.decision.body.sitting.date if whole.decision else None
    issued = whole.decision.body.issued if whole.decision else None
    found = {
        "opens": dates.opens,
        "closes": dates.closes,
        "sitting": sitting or dates.sitting,
        "issued": issued,
    }
    return table("dates", ("field", "value"), found.items())
