"""The draft while it is edited: what is typed counts at once, what is settled is stored, change by change.

Everything that is shown reads from here and is told by `changed`; the workspace is written by a worker in
the order of the edits, and `stored` says how it stands.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.decide import example, rules
from desktop.decide.example import Example, Marks
from desktop.desks.secretary.builder import fields
from desktop.desks.secretary.builder.complaints import Complaint, complaints
from desktop.desks.secretary.builder.places import Place
from desktop.errors import AlqaError
from ui.secretary.round.desk import RoundDesk, RoundFile, State
from ui.services import Services


class Draft(QObject):
    """`loaded` once there is a round; `changed` after each edit (complaints are known anew);
    `stored` when the workspace has it or refused it."""

    loaded = Signal()
    changed = Signal()
    stored = Signal()

    def __init__(self, services: Services, desk: RoundDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._desk = services, desk
        self.state: State | None = None
        self.complaints: list[Complaint] = []
        self.marks: Marks = ()  # of the worked example, as typed by a person
        self.turn = 0
        self.touched = ""
        self.failed = False  # the last change is not stored
        self._file: RoundFile | None = None
        self._kept: RoundFile | None = None  # what the workspace has, or is about to
        self._waiting: list[Callable[[], State]] = []
        self._busy = False
        self._then: list[Callable[[], object]] = []
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._tell)

    @property
    def file(self) -> RoundFile:
        assert self._file is not None
        return self._file

    @property
    def ready(self) -> bool:
        return self._file is not None

    @property
    def signed(self) -> int:
        """The newest signed version, 0 for none."""
        return self.state.version if self.state else 0

    def load(self) -> None:
        """Read the draft again, unless edits are on their way."""
        if not self._busy:
            self._run(self._desk.load)

    # -- editing ----------------------------------------------------------------------------------

    def text(self, place: Place) -> str:
        return fields.text(self.file, place)

    def put(self, place: Place, typed: str) -> None:
        """What is being typed counts; it is stored when it settles."""
        if place.field == "weight":
            self.touched = place.item
        self._show(fields.put(self.file, place, typed))

    def edit(self, after: RoundFile) -> None:
        """A whole change, stored at once."""
        self._show(after)
        self.settle()

    def settle(self) -> None:
        """Store what differs from what is stored."""
        before, after = self._kept, self._file
        if before is None or after is None or before == after:
            return
        self._kept = after
        self._run(lambda: self._desk.save(before, after))

    def undo(self) -> None:
        """One step back; what was not settled yet is settled first, so that it is the step."""
        self.settle()
        self._run(self._desk.undo)

    def redo(self) -> None:
        self.settle()
        self._run(self._desk.redo)

    def complaints_at(self, place: Place) -> list[Complaint]:
        """Of one field; a place without a language has those of all its languages."""
        return [one for one in self.complaints if one.place == place]

    def after(self, act: Callable[[], object]) -> None:
        """Do something once everything is stored; at once when it is."""
        if self._busy:
            self._then.append(act)
        else:
            act()

    # -- the worked example -----------------------------------------------------------------------

    def example(self) -> Example | None:
        """None while the rule has faults: what cannot be reckoned is not shown."""
        rule = self.file.rule
        if rules.faults(rule):
            return None
        codes = [one.code for one in rule.criteria]
        fits = self.marks and all(list(sheet) == codes for sheet in self.marks)
        marks = self.marks if fits and len(self.marks) == example.sheets_of(rule) else ()
        return example.worked(rule, marks or example.invented(rule, self.turn))

    # -- storing ----------------------------------------------------------------------------------

    def _show(self, after: RoundFile) -> None:
        if after != self._file:
            self._file = after
            self._soon.start()

    def _tell(self) -> None:
        self.complaints = complaints(self.file, self.touched, signed=self.signed > 0)
        self.changed.emit()

    def _run(self, work: Callable[[], State]) -> None:
        """After all that waits already: two workers at once would store the steps out of order."""
        self._waiting.append(work)
        if not self._busy:
            self._next()

    def _next(self) -> None:
        self._busy = bool(self._waiting)
        if self._busy:
            work = self._waiting.pop(0)
            self._services.tasks.run(self, lambda _report: work(), self._done, self._refused)

    def _done(self, state: State) -> None:
        first, self.state, self.failed = self._file is None, state, False
        typing = self._file != self._kept
        self._next()
        if not self._busy and not typing:
            self._file = self._kept = state.file
            self._tell()
        if first:
            self.loaded.emit()
        self._rest()

    def _rest(self) -> None:
        self.stored.emit()
        if not self._busy:
            then, self._then = self._then, []
            for act in then:
                act()

    def _refused(self, error: AlqaError) -> None:
        """The change stays in the window; the next one tries to store it again."""
        self.failed = True
        self._kept = self.state.file if self.state else None
        self._services.messages.trouble(error)
        self._next()
        self._rest()
