"""What is not stored yet, and whether all is: between the session, which shows changes, and the writer.

One change is with the writer at a time: meanwhile a later value takes the place of one that waits. What
the disk refuses stays in `unsaved` and is tried again by `retry`, with the next change, and by itself
after a while. Nothing says "saved" before it is.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.desks.views import Change, ChangeKind, SheetView
from desktop.errors import AlqaError
from ui.commissioner.writer import Done, Job, Outcome, Writer

Clock = Callable[[], str]  # local HH:MM
Place = tuple[ChangeKind, str, str]  # what, dossier, criterion or part
Shown = Callable[[SheetView], SheetView]
Turn = Callable[[], Change | None]
AGAIN_MS = 5_000  # after so long what the disk refused is tried again


@dataclass(frozen=True, slots=True)
class SaveState:
    """`at` is the local HH:MM of the last change that was stored."""

    kind: Literal["quiet", "saved", "saving", "failed"]
    at: str = ""
    error: AlqaError | None = None


@dataclass(frozen=True, eq=False)
class Pending:
    """A change that is not stored yet: how to store it and what a sheet looks like with it. A `quiet`
    one (half a sentence) changes nothing that other panes show."""

    store: Callable[[], Change | None]
    shown: Shown
    quiet: bool = False


class Storing(QObject):
    """`stored(Change)` after a commit; `turned(Change | None)` after an undo or redo, `troubled(AlqaError)`
    when one was refused; `changed` when `state` did."""

    stored = Signal(object)
    turned = Signal(object)
    troubled = Signal(object)
    changed = Signal()

    def __init__(self, writer: Writer, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._writer, self._clock = writer, clock
        self.state = SaveState("quiet")
        self.unsaved: dict[Place, Pending] = {}  # in the order in which they were made
        self._refused: dict[Place, AlqaError] = {}
        self._turn: deque[Place] = deque()  # those to be tried now
        self._sent: object | None = None  # what the writer has
        self._turns: deque[tuple[Job, Done]] = deque()  # what waits until all was tried: undo, a signature
        self._typing = False  # something is typed that was not given to `keep` yet
        self._wrote = False  # something was stored since the end was last said
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self.retry)

    def keep(self, place: Place, pending: Pending) -> None:
        """Store a change; the later value of one place replaces the earlier."""
        if place[0] not in ("mark", "recommendation"):
            self._typing = False
        self.unsaved.pop(place, None)
        self.unsaved[place] = pending
        self.retry()

    def turn(self, act: Turn) -> None:
        """Undo or redo, after everything that was changed before."""
        self._turns.append((act, self._turned))
        self._go_on()

    def ask(self, job: Job, done: Done) -> None:
        """Run a job after everything that was changed before was tried; nobody waits for it."""
        self._turns.append((job, done))
        self.retry()

    def saving(self) -> None:
        """Something is typed that will be given to `keep` in a moment."""
        self._typing = True
        self._say_saving()

    def retry(self) -> None:
        """Try everything that is not stored."""
        self._turn = deque(place for place, one in self.unsaved.items() if one is not self._sent)
        self._go_on()

    def settle(self) -> bool:
        """Wait until everything was tried; False when something could not be stored."""
        self.retry()
        while self._sent is not None:
            self._writer.wait()
        return not self.unsaved

    def wrote(self) -> None:
        """Something was stored past this queue."""
        self._wrote = True
        self._go_on()

    def close(self) -> None:
        """Nothing is written after this."""
        self._again.stop()
        self._writer.close()

    # -- inside -------------------------------------------------------------------------------

    def _go_on(self) -> None:
        """Send the next one, or say how it ended."""
        while self._sent is None:
            place = next((p for p in self._turn if p in self.unsaved), None)
            if place is not None:
                self._turn.remove(place)
                self._send_change(place, self.unsaved[place])
            elif self._turns:
                self._send_turn(*self._turns.popleft())
            else:
                self._say_end()
                return
        self._say_saving()

    def _send_change(self, place: Place, pending: Pending) -> None:
        self._sent = pending
        self._writer.run(pending.store, partial(self._tried, place, pending))

    def _send_turn(self, job: Job, done: Done) -> None:
        self._sent = job
        self._writer.run(job, partial(self._told, done))

    def _told(self, done: Done, outcome: Outcome) -> None:
        self._sent = None
        done(outcome)
        self._go_on()

    def _tried(self, place: Place, pending: Pending, outcome: Outcome) -> None:
        self._sent = None
        try:
            change: Change | None = outcome.value()
        except AlqaError as error:
            self._refused[place] = error
        else:
            self._wrote = True
            self._refused.pop(place, None)
            if self.unsaved.get(place) is pending:
                del self.unsaved[place]
            if change is not None and not pending.quiet:
                self.stored.emit(change)
        self._go_on()

    def _turned(self, outcome: Outcome) -> None:
        try:
            change: Change | None = outcome.value()
        except AlqaError as error:
            self.troubled.emit(error)
        else:
            self._wrote |= change is not None
            self.turned.emit(change)

    def _say_saving(self) -> None:
        if self.state.kind != "failed":
            self._say(SaveState("saving", self.state.at))

    def _say_end(self) -> None:
        if not self.unsaved:
            self._refused.clear()
            self._again.stop()
            if self._typing:
                return
            if self._wrote:
                self._say(SaveState("saved", self._clock()))
            elif self.state.kind == "saving":
                self._say(SaveState("saved" if self.state.at else "quiet", self.state.at))
            self._wrote = False
            return
        error = next((self._refused[p] for p in reversed(self.unsaved) if p in self._refused), None)
        self._say(SaveState("failed", self.state.at, error))
        self._again.start()

    def _say(self, state: SaveState) -> None:
        self.state = state
        self.changed.emit()
