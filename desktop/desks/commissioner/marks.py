"""What a commissioner sees of marks already given: where each came from, what they add up to, how they
lie as a whole. Nothing is written here."""

from __future__ import annotations

from desktop.decide import running
from desktop.decide.running import RunningTotal
from desktop.desks.commissioner.seat import seat_of
from desktop.desks.mark_views import Event, History, How
from desktop.storage import history, sheets
from desktop.storage.history import Step
from desktop.storage.workspace import Workspace

HOW: dict[str, How] = {"cell": "set", "undo": "undone", "redo": "redone"}


def mark_history(ws: Workspace, code: str, criterion: str) -> History:
    """How a mark and its comment came about. Raises `dossier-not-assigned`."""
    seat = seat_of(ws)
    seat.refuse_strange(code)
    steps = history.of_criterion(ws, code, criterion)
    first = next((at for at, step in enumerate(steps) if step.field), len(steps))
    events: list[Event] = []
    for step in steps[first:]:
        event = _event(step)
        if events and _goes_on(events[-1], event):
            event = Event(event.at, event.what, event.how, events.pop().before, event.after)
        events.append(event)
    return History(seat.me.name, tuple(reversed(events)))


def running_total(ws: Workspace, code: str) -> RunningTotal | None:
    """The sum of one sheet so far, None where the round hides it. Raises `dossier-not-assigned`."""
    seat = seat_of(ws)
    seat.refuse_strange(code)
    body = seat.version.body
    if not body.visibility.running_total:
        return None
    return running.running_total(body.rule, sheets.sheet(ws, code).marks)


def own_marks(ws: Workspace) -> dict[str, dict[str, int | None]]:
    """My marks by dossier in reading order, without what a conflict of interest closes to me."""
    seat = seat_of(ws)
    given, away = sheets.marks(ws)
    return {
        code: {one: given.get(code, {}).get(one) for one in seat.limits}
        for code in seat.readable
        if code not in away
    }


def _event(step: Step) -> Event:
    if step.kind == "hand-in" or step.kind == "pack":
        return Event(
            step.at, "handed-in" if step.kind == "hand-in" else "pack", "set", None, None, step.after
        )
    if step.field == "comment":
        return Event(step.at, "comment", HOW[step.kind], step.before or "", step.after or "")
    return Event(step.at, "mark", HOW[step.kind], step.before, step.after)


def _goes_on(last: Event, event: Event) -> bool:
    """Typing is stored many times; it is one change until something else happens."""
    typed = ("comment", "set")
    return (last.what, last.how) == typed and (event.what, event.how) == typed
