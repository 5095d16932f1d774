"""Asking for a passphrase in the start window: whose, and what for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.errors import AlqaError
from ui.i18n import Phrase

if TYPE_CHECKING:
    from ui.locking.returning import LockPage
    from ui.shell.start_window import StartWindow

Task = Callable[[str], None]  # given the passphrase


class Asking(QObject):
    """One question at a time; `start` is the window that asks it."""

    def __init__(self, start: Callable[[], StartWindow], given: str | None, parent: QObject) -> None:
        super().__init__(parent)
        self._start = start
        self.given = given  # from --passphrase-file: tried once, before asking
        self._submit: Task | None = None

    def listen(self, page: str) -> None:
        """Connect a page of the start window when it is made."""
        start = self._start()
        if page == "unlock":
            start.unlock.submitted.connect(self.submitted)

    def ask(
        self,
        name: str,
        what: Phrase,
        submit: Task,
        *,
        locked: LockPage | None = None,
        others: bool = True,
    ) -> StartWindow:
        """Show the unlock page; a passphrase given at the start is tried without asking."""
        start = self._start()
        self._submit = submit
        start.show_page(start.unlock)
        start.unlock.ask(name, what, locked=locked, others=others)
        start.show()
        start.raise_()
        start.activateWindow()
        if self.given is not None:
            given, self.given = self.given, None
            start.unlock.waiting(True)
            submit(given)
        return start

    def refused(self, error: AlqaError) -> bool:
        """A wrong passphrase is said at the field; False for anything else."""
        unlock = self._start().unlock
        if error.code.startswith("passphrase-"):
            unlock.refuse(error)
            return True
        unlock.waiting(False)
        unlock.field.edit.setFocus()
        return False

    def submitted(self, passphrase: str) -> None:
        """Somebody answered, at the field or by the recovery sheet."""
        if self._submit is not None:
            self._submit(passphrase)
