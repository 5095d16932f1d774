"""The due date against today: days left, the last day, passed. It decides nothing: the close does."""

from __future__ import annotations

from datetime import date, datetime

from ui.i18n import Phrase, words


def today() -> date:
    """Today where this computer stands."""
    return datetime.now().astimezone().date()


def days_left(closes: str, now: date) -> int:
    """0 on the last day, below it when the date has passed."""
    return (date.fromisoformat(closes) - now).days


def due_phrase(closes: str, now: date) -> Phrase:
    """The date and how far it is."""
    left = days_left(closes, now)
    shown = _date(closes)
    if left < 0:
        return words("handin.due.passed", date=shown)
    if left == 0:
        return words("handin.due.today", date=shown)
    return words("handin.due.left", date=shown, n=left)


def _date(iso: str) -> Phrase:
    return lambda say: say.date(iso)
