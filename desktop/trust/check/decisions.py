"""The decision: its lists agree with each other. That they follow from the files is the auditor's."""

from __future__ import annotations

import re

from desktop.model.statements import Decision
from desktop.trust.check import sittings
from desktop.trust.check.findings import Findings

FRACTION = re.compile(r"-?(0|[1-9][0-9]{0,199})(/[1-9][0-9]{0,199})?")
CODE = re.compile(r"[a-z0-9-]{1,64}")
FAIL = re.compile(r"(group:)?[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


def decision(found: Findings, body: Decision) -> None:
    for name in ("round_digest", "close", "board"):
        found.digest(getattr(body, name), name)
    found.digest_set(body.accepted, "accepted")
    _refused(found, body)
    found.ids(body.missing, "missing")
    found.unique(body.missing, "missing")
    ranked = _ranking(found, body)
    for chosen in (*body.proposal, body.selection):
        found.unique(chosen, "selection")
        found.known(chosen, ranked, "selection")
    _fraction(found, body.objective, "objective")
    _sitting(found, body)


def _refused(found: Findings, body: Decision) -> None:
    rows = [(refused.file, refused.code) for refused in body.refused]
    if rows != sorted(set(rows)):
        found.fault("statement-order", "refused")
    for file, code in rows:
        found.digest(file, "refused")
        if not CODE.fullmatch(code):
            found.fault("statement-id", "refused", code)


def _ranking(found: Findings, body: Decision) -> list[str]:
    dossiers = [row.dossier for row in body.ranking]
    found.ids(dossiers, "ranking")
    found.unique(dossiers, "ranking")
    for row in body.ranking:
        found.count(row.rank, f"ranking.{row.dossier}", 1)
        found.count(row.sheets, f"ranking.{row.dossier}", 0)
        _fraction(found, row.total, f"ranking.{row.dossier}")
        for fail in row.fails:
            if not FAIL.fullmatch(fail):
                found.fault("statement-id", f"ranking.{row.dossier}", fail)
    return dossiers


def _fraction(found: Findings, value: str | None, where: str) -> None:
    if value is not None and not FRACTION.fullmatch(value):
        found.fault("statement-number", where, value)


def _sitting(found: Findings, body: Decision) -> None:
    sitting = body.sitting
    found.line(sitting.place, f"{sittings.WHERE}.place")
    found.date(sitting.date, f"{sittings.WHERE}.date")
    found.ids(sitting.presence.present, f"{sittings.WHERE}.presence")
    found.unique(sitting.presence.present, f"{sittings.WHERE}.presence")
    found.count(sitting.presence.quorum, f"{sittings.WHERE}.presence", 0)
    for i, motion in enumerate(sitting.motions):
        sittings.motion(found, motion, f"sitting.motions[{i}]")
    sittings.course(found, sitting)
