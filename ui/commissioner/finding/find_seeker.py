"""Asks the search off the GUI thread: the newest question wins, an older one stops half way.

The first answer holds what fits a screen, so that it is there with the key press; the rest follows
when the person pauses.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.desks.finds import Findings, Wish
from desktop.errors import AlqaError
from ui.commissioner.finding.find_desk import FindDesk
from ui.tasks import Progress, Tasks

FIRST, ALL, PAUSE_MS = 40, 240, 200


class Seeker(QObject):
    """`found(Findings)` for the newest question; `refused(AlqaError)`."""

    found = Signal(object)
    refused = Signal(object)

    def __init__(self, desk: FindDesk, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self._wish: Wish | None = None
        self._asked: Wish | None = None
        self._warmed = False
        self._rest = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._rest.timeout.connect(self._ask_rest)

    @property
    def waits(self) -> bool:
        """Whether an answer is still to come."""
        return self._asked is not None

    def warm(self) -> None:
        """Let the index of short texts be made; what was found without it is asked anew."""
        if not self._warmed:
            self._warmed = True
            self._tasks.run(self, self._warm, self._warm_done, self._failed)

    def seek(self, wish: Wish) -> None:
        """Ask, or ask next."""
        self._rest.stop()
        self._wish = replace(wish, limit=FIRST)
        if self._asked is None:
            self._ask()

    # -- inside -------------------------------------------------------------------------------

    def _ask(self) -> None:
        wish = self._asked = self._wish
        if wish is not None:
            self._tasks.run(self, _Search(self, self._desk, wish), self._answered, self._failed)

    def is_stale(self, wish: Wish) -> bool:
        """Asked from the worker thread."""
        return self._wish is not wish

    def _answered(self, found: Findings | None) -> None:
        asked, self._asked = self._asked, None
        if self._wish is not asked:
            self._ask()
        elif found is not None:
            self.found.emit(found)
            if found.more and found.wish.limit == FIRST:
                self._rest.start()

    def _ask_rest(self) -> None:
        if self._wish is not None and self._asked is None:
            self._wish = replace(self._wish, limit=ALL)
            self._ask()

    def _warm(self, _report: Progress) -> None:
        self._desk.warm()

    def _warm_done(self, _nothing: None) -> None:
        if self._wish is not None:
            self.seek(self._wish)

    def _failed(self, error: AlqaError) -> None:
        self._asked = None
        self.refused.emit(error)


class _Search:
    """The work of one question."""

    def __init__(self, seeker: Seeker, desk: FindDesk, wish: Wish) -> None:
        self._seeker, self._desk, self._wish = seeker, desk, wish

    def __call__(self, _report: Progress) -> Findings | None:
        return self._desk.find(self._wish, self._stale)

    def _stale(self) -> bool:
        return self._seeker.is_stale(self._wish)
