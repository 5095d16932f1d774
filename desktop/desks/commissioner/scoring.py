"""What a commissioner writes: marks, comments, conflicts. Each call is durable when it returns."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop import clock
from desktop.desks.commissioner.reading import recusal_of
from desktop.desks.commissioner.seat import Seat, seat_of
from desktop.desks.views import Change, ChangeKind
from desktop.errors import AlqaError, Fault
from desktop.intake.scoresheet import SheetLine, read_scoresheet
from desktop.model.review import Recommendation
from desktop.storage import drafts, sheets
from desktop.storage import undo as history
from desktop.storage.sheets import RecusalRow, SheetRow
from desktop.storage.workspace import Workspace
from desktop.trust import texts

OTHER = "other"  # the ground that needs words of its own
KINDS: dict[str, ChangeKind] = {
    "mark": "mark",
    "comment": "comment",
    "for-commission": "overall",
    "for-applicant": "overall",
    "recommendation": "recommendation",
    "recusal": "recusal",
    "note": "note",
    "judged": "judged",
}


@dataclass(frozen=True, slots=True)
class Filled:
    """What a filled-in table brought: dossiers with a row, marks given, conflicts declared."""

    dossiers: int
    marks: int
    recused: int


def set_mark(ws: Workspace, code: str, criterion: str, steps: int | None) -> Change:
    """A mark in steps from the scale's minimum, None to take it back.

    Raises `dossier-not-assigned`, `dossier-recused`, `criterion-unknown`, `mark-off-scale`.
    """
    with ws.transaction():  # one, reading included: a transaction of its own costs as much as the mark
        seat, row = _opened(ws, code)
        refuse_unknown(seat, criterion)
        if steps is not None and not 0 <= steps <= seat.limits[criterion]:
            raise AlqaError("mark-off-scale", criterion=criterion, steps=steps, most=seat.limits[criterion])
        if row.judged is not None:
            touch(ws, code)
        sheets.set_mark(ws, code, criterion, steps, clock.now())
    return Change("mark", code, criterion)


def set_comment(ws: Workspace, code: str, criterion: str, text: str) -> Change:
    """A comment on one criterion, "" to take it back; raises as `set_mark`, and `text-too-long`."""
    refuse_unknown(open_sheet(ws, code), criterion)
    tidied = clean(text)
    with ws.transaction():
        touch(ws, code)
        sheets.set_comment(ws, code, criterion, tidied, clock.now())
        drafts.drop(ws, code, "comment", criterion)
    return Change("comment", code, criterion)


def set_overall(
    ws: Workspace, code: str, *, for_commission: str | None = None, for_applicant: str | None = None
) -> Change:
    """The texts on the whole dossier; None leaves one as it is."""
    open_sheet(ws, code)
    first = None if for_commission is None else clean(for_commission)
    second = None if for_applicant is None else clean(for_applicant)
    with ws.transaction():
        touch(ws, code)
        sheets.set_overall(ws, code, clock.now(), for_commission=first, for_applicant=second)
        if first is not None:
            drafts.drop(ws, code, "for-commission")
        if second is not None:
            drafts.drop(ws, code, "for-applicant")
    return Change("overall", code)


def set_recommendation(ws: Workspace, code: str, value: Recommendation | None) -> Change:
    """The recommendation, None to take it back."""
    open_sheet(ws, code)
    with ws.transaction():
        touch(ws, code)
        sheets.set_recommendation(ws, code, value, clock.now())
    return Change("recommendation", code)


def declare_conflict(ws: Workspace, code: str, ground: str, note: str) -> Change:
    """Close a dossier to oneself; marks given before stay and do not count.

    Raises `dossier-recused` when it is closed already, `ground-unknown`.
    """
    seat = open_sheet(ws, code)
    if ground != OTHER and ground not in seat.version.body.grounds:
        raise AlqaError("ground-unknown", ground=ground, known=sorted(seat.version.body.grounds))
    sheets.set_recusal(ws, code, RecusalRow(ground, clean(note), clock.now()), clock.now())
    return Change("recusal", code)


def withdraw_conflict(ws: Workspace, code: str) -> Change:
    """Take back one's own declaration; one in the signed round is taken back by a new version alone."""
    seat = seat_of(ws)
    seat.refuse_strange(code)
    if code in seat.recused:
        raise AlqaError("dossier-recused", dossier=code)
    sheets.set_recusal(ws, code, None, clock.now())
    return Change("recusal", code)


def undo(ws: Workspace) -> Change | None:
    """Take back the newest change since the last hand-in."""
    return _change(history.undo(ws, clock.now()))


def redo(ws: Workspace) -> Change | None:
    """Bring back what was undone last."""
    return _change(history.redo(ws, clock.now()))


def fill(ws: Workspace, path: Path) -> Filled:
    """Marks from a table (see `intake.scoresheet`), all or none. A row is the whole sheet: an empty cell
    is "not scored". `recused` = 1 declares a conflict on the ground "other", the comment being its note.

    Raises every fault of the table, and `dossier-recused` for rows of closed dossiers with marks.
    """
    seat = seat_of(ws)
    lines = read_scoresheet(path, seat.version.body.rule, seat.codes)
    _refuse_closed(ws, seat, lines)
    with ws.transaction():
        given = [_fill_line(ws, line) for line in lines if line.dossier not in seat.recused]
    recused = sum(line.recused for line in lines)
    return Filled(len(lines), sum(given), recused)


def touch(ws: Workspace, code: str) -> None:
    """Who writes on a sheet has the newest version before the eyes: the sheet is about that from now on."""
    if sheets.sheet(ws, code).judged is not None:
        sheets.set_judged(ws, code, None)


def open_sheet(ws: Workspace, code: str) -> Seat:
    """The seat, if the sheet of `code` may be written. Raises `dossier-not-assigned`, `dossier-recused`."""
    return _opened(ws, code)[0]


def _opened(ws: Workspace, code: str) -> tuple[Seat, SheetRow]:
    """As `open_sheet`, with the sheet that was looked at."""
    seat = seat_of(ws)
    seat.refuse_strange(code)
    row = sheets.sheet(ws, code)
    if recusal_of(seat, code, row) is not None:
        raise AlqaError("dossier-recused", dossier=code)
    return seat, row


def refuse_unknown(seat: Seat, criterion: str) -> None:
    """Raises `criterion-unknown`."""
    if criterion not in seat.limits:
        raise AlqaError("criterion-unknown", criterion=criterion)


def clean(text: str) -> str:
    """Prose made admissible for signing; what a paste left of half a character becomes U+FFFD."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    tidied = texts.tidy(whole)
    if fault := texts.prose_fault(tidied, "text"):
        raise AlqaError.of([fault])
    return tidied


def _change(touched: history.Touched | None) -> Change | None:
    if touched is None:
        return None
    return Change(KINDS[touched.field], touched.dossier, touched.criterion or None)


def _refuse_closed(ws: Workspace, seat: Seat, lines: list[SheetLine]) -> None:
    written = sheets.all(ws)
    faults = [
        Fault("dossier-recused", {"dossier": line.dossier})
        for line in lines
        if recusal_of(seat, line.dossier, written.get(line.dossier)) is not None
        and any(mark is not None for mark in line.marks.values())
    ]
    if faults:
        raise AlqaError.of(faults)


def _fill_line(ws: Workspace, line: SheetLine) -> int:
    """One row into the sheet; how many marks it gave."""
    now = clock.now()
    if sheets.sheet(ws, line.dossier).recusal is not None:
        return 0
    touch(ws, line.dossier)
    for criterion, steps in line.marks.items():
        sheets.set_mark(ws, line.dossier, criterion, steps, now)
    comment = clean(line.comment)
    if line.recused:
        sheets.set_recusal(ws, line.dossier, RecusalRow(OTHER, comment, now), now)
    elif comment:
        sheets.set_overall(ws, line.dossier, now, for_commission=comment)
    return sum(steps is not None for steps in line.marks.values())
