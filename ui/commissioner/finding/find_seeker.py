"""Asks the search off the GUI thread: the newest question wins, an older one stops half way.

The first answer holds the pages that fit a screen, so that it is there with the key press; titles, facts
and what the person wrote come when it is painted, and all the rest when the person pauses.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.desks.finds import Findings, Wish
from desktop.errors import AlqaError
from ui.commissioner.finding.find_desk import FindDesk
from ui.tasks import Progress, Tasks

FIRST, ALL, FRAME_MS, PAUSE_MS = 40, 240, 16, 200


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
        self._whole = QTimer(self, singleShot=True, interval=FRAME_MS)
        self._whole.timeout.connect(self._ask_whole)
        self._rest = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._rest.timeout.connect(self._ask_rest)

    @property
    def waits(self) -> bool:
        """Whether an answer, or the rest of one, is still to come."""
        return self._asked is not None or self._whole.isActive()

    def warm(self) -> None:
        """Let the index of short texts be made; what was found without it is asked anew."""
        if not self._warmed:
            self._warmed = True
            self._tasks.run(self, self._warm, self._warm_done, self._failed_to_warm)

    def seek(self, wish: Wish) -> None:
        """Ask at once, past what is still added to an older answer; or next after an older question."""
        self._whole.stop()
        self._rest.stop()
        self._wish = replace(wish, limit=FIRST, first=True)
        if self._asked is None or not self._asked.first:
            self._ask()

    def is_stale(self, wish: Wish) -> bool:
        """Asked from the worker thread."""
        return self._wish is not wish

    def answered(self, wish: Wish, found: Findings | None) -> None:
        """A question came back; None when it was stopped."""
        if self._asked is not wish:
            return  # overtaken
        self._asked = None
        if self._wish is not wish:
            self._ask()
        elif found is not None:
            if found.partial:
                self._whole.start()
            elif found.more and found.wish.limit == FIRST:
                self._rest.start()
            self.found.emit(found)

    def failed(self, wish: Wish, error: AlqaError) -> None:
        if self._asked is wish:
            self._asked = None
        self.refused.emit(error)

    # -- inside -------------------------------------------------------------------------------

    def _ask(self) -> None:
        wish = self._asked = self._wish
        if wish is not None:
            search = _Search(self, self._desk, wish)
            self._tasks.run(self, search, search.done, search.failed)

    def _ask_whole(self) -> None:
        if self._wish is not None and self._asked is None:
            self._wish = replace(self._wish, first=False)
            self._ask()

    def _ask_rest(self) -> None:
        if self._wish is not None and self._asked is None:
            self._wish = replace(self._wish, limit=ALL, first=False)
            self._ask()

    def _warm(self, _report: Progress) -> None:
        self._desk.warm()

    def _warm_done(self, _nothing: None) -> None:
        if self._wish is not None:
            self.seek(self._wish)

    def _failed_to_warm(self, error: AlqaError) -> None:
        self.refused.emit(error)


class _Search:
    """The work of one question."""

    def __init__(self, seeker: Seeker, desk: FindDesk, wish: Wish) -> None:
        self._seeker, self._desk, self._wish = seeker, desk, wish

    def __call__(self, _report: Progress) -> Findings | None:
        return self._desk.find(self._wish, self._stale)

    def done(self, found: Findings | None) -> None:
        self._seeker.answered(self._wish, found)

    def failed(self, error: AlqaError) -> None:
        self._seeker.failed(self._wish, error)

    def _stale(self) -> bool:
        return self._seeker.is_stale(self._wish)
