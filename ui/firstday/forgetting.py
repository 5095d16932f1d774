"""A forgotten passphrase: the code from the sheet opens the keys, a new passphrase closes them again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.errors import AlqaError
from ui.firstday import kept
from ui.firstday.pages import ForgotPages
from ui.i18n import words
from ui.later import later
from ui.messages import Notice
from ui.services import Services

if TYPE_CHECKING:
    from desktop.desks.recovering import Found, Written

Then = Callable[[str], None]


class Forgetting(QObject):
    """`left` goes back to the passphrase; what was asked for goes on by `then(new passphrase)`."""

    left = Signal()

    def __init__(self, services: Services, shown: ForgotPages) -> None:
        super().__init__(shown)
        self._services, self._shown = services, shown
        self._key_file: Path | None = None
        self._then: Then | None = None
        self._found: Found | None = None
        shown.code.went_on.connect(self._try)
        shown.code.went_back.connect(self._leave)
        shown.phrase.went_on.connect(self._reset)
        shown.phrase.went_back.connect(self._to_code)

    def begin(self, key_file: Path, name: str, then: Then) -> None:
        """Ask for the code of these keys; `then` is what the passphrase was wanted for."""
        self._key_file, self._then, self._found = key_file, then, None
        self._shown.phrase.clear()
        self._shown.phrase.set_own(name)
        self._shown.code.ask(name)
        self._shown.show_scene(self._shown.code)

    def _try(self) -> None:
        """Off the GUI thread: a slip is looked for among a thousand codes."""
        path, code = self._path(), self._shown.code.boxes.text()
        self._shown.code.wait(True)
        self._services.tasks.run(
            self,
            lambda _report: later("desktop.desks.recovering").open_by_code(path, code),
            self._opened,
            self._shown.code.refuse,
        )

    def _opened(self, found: Found) -> None:
        self._found = found
        self._shown.code.wait(False)
        if found.corrected:
            self._shown.code.boxes.show_code(found.code)
            self._services.messages.notify(Notice(words("forgot.corrected"), "accent"))
        self._shown.show_scene(self._shown.phrase)

    def _to_code(self) -> None:
        self._shown.show_scene(self._shown.code)

    def _reset(self) -> None:
        found, path, phrase = self._found, self._path(), self._shown.phrase.phrase.text()
        if found is None:
            raise RuntimeError("the code has opened nothing yet")
        self._shown.phrase.wait(True)
        self._services.tasks.run(
            self, lambda _report: kept.reset(found, path, phrase), self._done, self._shown.phrase.refuse
        )

    def _done(self, written: Written) -> None:
        then, phrase = self._then, self._shown.phrase.phrase.text()
        self._forget()
        if written.faults:
            self._services.messages.trouble(AlqaError.of(written.faults))
        else:
            self._services.messages.notify(Notice(words("forgot.done", n=len(written.paths))))
        if then is not None:
            then(phrase)

    def _leave(self) -> None:
        self._forget()
        self.left.emit()

    def _forget(self) -> None:
        """Nothing secret stays in a field."""
        self._found, self._then = None, None
        self._shown.phrase.clear()
        self._shown.code.boxes.clear()

    def _path(self) -> Path:
        if self._key_file is None:
            raise RuntimeError("whose keys are wanted is not said")
        return self._key_file
