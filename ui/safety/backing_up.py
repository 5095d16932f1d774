"""Backing up from the commissioner's window: asked for, reminded of, made in a worker, said in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from desktop.desks.safekeeping import LastBackup
from desktop.errors import AlqaError
from ui.actions import Action
from ui.commissioner.round_window import RoundWindow
from ui.commissioner.scrim import Scrim
from ui.drives import Drive, removable
from ui.i18n import literal, words
from ui.messages import Notice
from ui.safety.dialog import SafetyDialog
from ui.safety.safe_desk import SafeDesk
from ui.services import Services
from ui.shell.lasting import Lasting
from ui.tasks import Progress, Task
from ui.widgets.button import Button

REMIND_MS = 4_000  # after the window is there and quiet


class BackingUp(QObject):
    """One for a window over a workspace."""

    def __init__(
        self,
        services: Services,
        desk: SafeDesk,
        window: RoundWindow,
        drives: Callable[[], list[Drive]] = removable,
    ) -> None:
        super().__init__(window)
        self._services, self._desk, self._window, self._drives = services, desk, window, drives
        self.dialog: SafetyDialog | None = None
        self.reminder: Lasting | None = None
        self._task: Task | None = None
        self._soon = QTimer(self, singleShot=True, interval=REMIND_MS)
        self._soon.timeout.connect(self.remind)
        window.closed.connect(self._forget)  # locked at once: its workspace is closed by then
        self._soon.start()

    def actions(self) -> list[Action]:
        return [
            Action("safe.act.copy", self.show, "hard-drive-download", "Ctrl+Shift+B"),
            Action("safe.act.lock", self.show, "lock", ""),
        ]

    def show(self) -> None:
        """The sheet with backup and lock."""
        if self.dialog is not None:
            self.dialog.raise_()
            return
        dialog = self.dialog = SafetyDialog(self._services, self._drives, self._window)
        dialog.sticks.asked.connect(self._to_stick)
        dialog.sticks.elsewhere.connect(self._elsewhere)
        dialog.stopped.connect(self._stop)
        dialog.finished.connect(self._closed)
        Scrim(self._services.kit, dialog, self._window)
        self._read_last()
        dialog.open()

    def remind(self) -> None:
        """A quiet line when the newest copy is old; once for a window."""
        self._services.tasks.run(self, self._asked_due, self._due)

    # -- inside -------------------------------------------------------------------------------

    def _forget(self, _window: object) -> None:
        self._soon.stop()

    def _asked_due(self, _report: Progress) -> tuple[bool, LastBackup | None]:
        return self._desk.is_due(), self._desk.last()

    def _due(self, found: tuple[bool, LastBackup | None]) -> None:
        due, last = found
        if not due or self.reminder is not None:
            return
        kit = self._services.kit
        title = words("safe.due.title") if last else words("safe.due.never")
        act = Button(kit, words("safe.due.act"), "secondary", "hard-drive-download", height=32)
        self.reminder = Lasting(kit, title, words("safe.due.body"), "neutral", "history", act)
        act.clicked.connect(self.show)
        self._window.add_banner(self.reminder)

    def _to_stick(self, drive: Drive) -> None:
        self._make(drive)

    def _elsewhere(self) -> None:
        place = self._services.messages.open_folder(self._window, words("safe.choose"))
        if place is not None:
            self._make(Drive(place, place.name or str(place), 0))

    def _make(self, drive: Drive) -> None:
        """What is typed is in it, or it is not made: a copy without the last words would be a trap."""
        dialog = self.dialog
        session = self._window.session
        if self._task is not None or dialog is None:
            return
        if not session.settle() and session.save.error is not None:
            dialog.sticks.refuse(session.save.error)
            return
        dialog.sticks.copying(drive)
        dialog.show_progress(0, 1)
        self._task = self._services.tasks.run(
            self,
            partial(_work, self._desk, drive.root),
            partial(self._made, drive),
            self._refused,
            self._progress,
        )

    def _progress(self, done: int, of: int) -> None:
        if self.dialog is not None:
            self.dialog.show_progress(done, of)

    def _made(self, drive: Drive, target: Path) -> None:
        self._task = None
        at = datetime.now().astimezone().strftime("%H:%M")
        if self.dialog is not None:
            self.dialog.end_progress()
            self.dialog.sticks.copied(drive, target.name, at)
            self._read_last()
        told = words("safe.made", name=literal(target.name), place=literal(drive.name))
        self._services.messages.notify(Notice(told))

    def _refused(self, error: AlqaError) -> None:
        self._task = None
        if self.dialog is not None:
            self.dialog.end_progress()
            self.dialog.sticks.refuse(error)
        else:
            self._services.messages.trouble(error)

    def _stop(self) -> None:
        """What was written so far is taken away by the one who wrote it."""
        if self._task is not None and self.dialog is not None:
            self._task.cancel()
            self._task = None
            self.dialog.end_progress()
            self.dialog.sticks.reset()

    def _read_last(self) -> None:
        self._services.tasks.run(self, lambda _report: self._desk.last(), self._show_last)

    def _show_last(self, last: LastBackup | None) -> None:
        if self.dialog is not None:
            self.dialog.show_last(last)

    def _closed(self, _result: int) -> None:
        self.dialog = None


def _work(desk: SafeDesk, place: Path, report: Progress) -> Path:
    return desk.back_up(place, report)
