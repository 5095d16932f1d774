"""The commissioner's working sheets. Every change is one row and one journal row, durable on return.

What is empty is not there: a mark not given, a comment of no characters, a recommendation not made.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from desktop.model.review import Recommendation
from desktop.storage import cells
from desktop.storage.workspace import Workspace
from desktop.trust import canonical

JUDGED: Final[cells.Field] = "judged"


class RecusalRow(NamedTuple):
    """A conflict found while reading; `declared` is the time of this computer's clock."""

    ground: str
    note: str
    declared: str


class JudgedRow(NamedTuple):
    """The digests of the dossier and the rubric that a sheet was written on, where a newer version of the
    round has others and the sheet was not touched since."""

    dossier: str
    rubric: str


class SheetRow(NamedTuple):
    """One working sheet; marks and comments of what is there only, marks in steps."""

    dossier: str
    marks: dict[str, int]
    comments: dict[str, str]
    for_commission: str
    for_applicant: str
    recommendation: Recommendation | None
    recusal: RecusalRow | None
    position: int | None
    judged: JudgedRow | None = None


def set_mark(ws: Workspace, dossier: str, criterion: str, steps: int | None, at: str) -> bool:
    """False when nothing changed; so in the others."""
    return cells.write(ws, dossier, "mark", criterion, steps, at)


def set_comment(ws: Workspace, dossier: str, criterion: str, text: str, at: str) -> bool:
    return cells.write(ws, dossier, "comment", criterion, text or None, at)


def set_overall(
    ws: Workspace,
    dossier: str,
    at: str,
    *,
    for_commission: str | None = None,
    for_applicant: str | None = None,
) -> bool:
    """Set either text or both; None leaves one as it is, "" empties it."""
    with ws.transaction():
        changed = False
        if for_commission is not None:
            changed = cells.write(ws, dossier, "for-commission", "", for_commission or None, at)
        if for_applicant is not None:
            changed |= cells.write(ws, dossier, "for-applicant", "", for_applicant or None, at)
    return changed


def set_recommendation(ws: Workspace, dossier: str, value: Recommendation | None, at: str) -> bool:
    return cells.write(ws, dossier, "recommendation", "", value, at)


def set_recusal(ws: Workspace, dossier: str, recusal: RecusalRow | None, at: str) -> bool:
    """Declare or withdraw a conflict; marks given before stay in the sheet."""
    value = recusal._asdict() if recusal else None
    return cells.write(ws, dossier, "recusal", "", value, at)


def set_position(ws: Workspace, dossier: str, position: int | None, at: str) -> bool:
    """The place in this person's own reading order, when it departs from the assignment's."""
    return cells.write(ws, dossier, "position", "", position, at)


def set_judged(ws: Workspace, dossier: str, judged: JudgedRow | None) -> None:
    """Remember what a sheet was written on, None once it was touched again. Not a change of a person's:
    undo passes over it."""
    cells.put(ws, dossier, JUDGED, "", judged._asdict() if judged else None)


def judge(ws: Workspace, dossier: str, judged: JudgedRow | None, at: str) -> bool:
    """A person says what the sheet is about (None: the newest version): a change, with undo."""
    return cells.write(ws, dossier, JUDGED, "", judged._asdict() if judged else None, at)


def sheet(ws: Workspace, dossier: str) -> SheetRow:
    """The sheet of one dossier, empty where nothing was written."""
    with ws.transaction() as connection:
        rows = connection.exec_driver_sql(
            "SELECT field, criterion, value FROM cells WHERE dossier = ?", (dossier,)
        ).all()
    return _sheet(dossier, [(field, criterion, _value(value)) for field, criterion, value in rows])


def all(ws: Workspace) -> dict[str, SheetRow]:
    """Every sheet in which something is written, by dossier."""
    grouped: dict[str, list[tuple[str, str, Any]]] = {}
    with ws.transaction() as connection:
        rows = connection.exec_driver_sql(
            "SELECT dossier, field, criterion, value FROM cells ORDER BY dossier, field, criterion"
        ).all()
    for dossier, field, criterion, value in rows:
        grouped.setdefault(dossier, []).append((field, criterion, _value(value)))
    return {dossier: _sheet(dossier, found) for dossier, found in grouped.items()}


def marks(ws: Workspace) -> tuple[dict[str, dict[str, int]], set[str]]:
    """Every mark by dossier and criterion, and the dossiers recused from while reading: asked for at each
    mark, so that nothing else is read."""
    found: dict[str, dict[str, int]] = {}
    with ws.transaction() as connection:
        rows = connection.exec_driver_sql(
            "SELECT dossier, field, criterion, value FROM cells WHERE field IN ('mark', 'recusal')"
        ).all()
    for dossier, field, criterion, value in rows:
        if field == "mark":
            found.setdefault(dossier, {})[criterion] = int(value)
    return found, {dossier for dossier, field, _, _ in rows if field == "recusal"}


def _value(text: str) -> Any:
    return canonical.parse(text.encode("ascii"))


def _sheet(dossier: str, rows: list[tuple[str, str, Any]]) -> SheetRow:
    single = {field: value for field, criterion, value in rows if not criterion}
    recusal, judged = single.get("recusal"), single.get(JUDGED)
    return SheetRow(
        dossier,
        {criterion: value for field, criterion, value in rows if field == "mark"},
        {criterion: value for field, criterion, value in rows if field == "comment"},
        single.get("for-commission", ""),
        single.get("for-applicant", ""),
        single.get("recommendation"),
        RecusalRow(**recusal) if recusal else None,
        single.get("position"),
        JudgedRow(**judged) if judged else None,
    )
