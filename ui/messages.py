"""The one bridge for notices and questions. Windows speak through it; tests record what was said."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.errors import AlqaError, Fault
from ui.i18n import Phrase, Speech
from ui.later import later
from ui.theme.tokens import Tone

if TYPE_CHECKING:
    from ui.file_dialogs import FileDialogs


class Notice(NamedTuple):
    """A passing notice (toast); `undo` offers to take the act back."""

    what: Phrase
    tone: Tone = "ok"
    undo: Callable[[], None] | None = None


class Question(NamedTuple):
    """Asked only about what cannot be undone. The safe answer is the default one."""

    title: Phrase
    body: Phrase
    act: Phrase
    keep: Phrase
    danger: bool = True


class Messages(Protocol):
    """What windows may say and ask."""

    def notify(self, notice: Notice) -> None: ...

    def trouble(self, error: AlqaError) -> None: ...

    def ask(self, parent: QWidget, question: Question) -> bool: ...

    def open_files(self, parent: QWidget, title: Phrase, pattern: str) -> list[Path]: ...

    def open_folder(self, parent: QWidget, title: Phrase) -> Path | None: ...

    def save_file(self, parent: QWidget, title: Phrase, name: str, pattern: str) -> Path | None: ...


class Bridge(QObject):
    """The real one: the active frame shows notices and faults, dialogs ask."""

    noticed = Signal(object)  # Notice
    troubled = Signal(object)  # tuple[Fault, ...]

    def __init__(self, say: Speech, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._asker: Callable[[QWidget, Question], bool] | None = None

    @cached_property
    def _files(self) -> FileDialogs:
        made: FileDialogs = later("ui.file_dialogs").FileDialogs()
        return made

    def set_asker(self, asker: Callable[[QWidget, Question], bool]) -> None:
        """Who draws a question (the shell's dialog)."""
        self._asker = asker

    def notify(self, notice: Notice) -> None:
        self.noticed.emit(notice)

    def trouble(self, error: AlqaError) -> None:
        self.troubled.emit(error.faults)

    def ask(self, parent: QWidget, question: Question) -> bool:
        if self._asker is None:
            raise RuntimeError("nobody draws questions")
        return self._asker(parent, question)

    def open_files(self, parent: QWidget, title: Phrase, pattern: str) -> list[Path]:
        return self._files.open_files(parent, title(self._say), pattern)

    def open_folder(self, parent: QWidget, title: Phrase) -> Path | None:
        return self._files.open_folder(parent, title(self._say))

    def save_file(self, parent: QWidget, title: Phrase, name: str, pattern: str) -> Path | None:
        return self._files.save_file(parent, title(self._say), name, pattern)


class Recorder:
    """The fake: keeps what was said, answers what it was told to answer."""

    def __init__(self, *, answer: bool = False, target: Path | None = None) -> None:
        self.notices: list[Notice] = []
        self.faults: list[Fault] = []
        self.questions: list[Question] = []
        self.answer = answer
        self.files: list[Path] = []
        self.folder: Path | None = None
        self.target = target

    def notify(self, notice: Notice) -> None:
        self.notices.append(notice)

    def trouble(self, error: AlqaError) -> None:
        self.faults.extend(error.faults)

    def ask(self, parent: QWidget, question: Question) -> bool:
        self.questions.append(question)
        return self.answer

    def open_files(self, parent: QWidget, title: Phrase, pattern: str) -> list[Path]:
        return self.files

    def open_folder(self, parent: QWidget, title: Phrase) -> Path | None:
        return self.folder

    def save_file(self, parent: QWidget, title: Phrase, name: str, pattern: str) -> Path | None:
        return self.target
