"""The way back from a lock: to the same rooms, the same dossier, page and criterion.

A room in which something could not be stored did not close, or it would be lost: it was hidden, goes on
trying, and shows itself again after the passphrase.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QByteArray, QObject

from desktop.errors import AlqaError
from ui import opening
from ui.i18n import Phrase, words
from ui.messages import Question
from ui.opening import Entered
from ui.services import Services
from ui.shell.frame import Frame

if TYPE_CHECKING:
    from desktop.storage.workspace import Workspace


@dataclass(frozen=True)
class LockPage:
    """What the page says: why it is locked, and whether everything is stored."""

    why: Phrase
    stored: bool


@dataclass(frozen=True)
class Put:
    """A room that was open: where it lies, whose it is, its window, whether all of it is stored, where one
    was in it, where its window lay."""

    folder: Path
    name: str
    window: Frame
    stored: bool
    place: object
    geometry: QByteArray


class Home(Protocol):
    """What locking needs of the house."""

    rooms: dict[Frame, Workspace | None]

    def is_open(self) -> bool:
        """Whether any keys are unlocked."""
        ...

    def forget(self) -> None:
        """Drop the unlocked keys."""
        ...

    def show_start(self) -> None: ...

    def ask_locked(self, folder: Path, name: str, submit: Callable[[str], None], page: LockPage) -> Frame:
        """Show the page that asks for the passphrase of the workspace in `folder`; its window. The folder
        may be gone by now: nothing is read here."""
        ...

    def come_in(self, entered: Entered) -> Frame:
        """The room of a workspace that was opened again."""
        ...

    def refuse(self, error: AlqaError) -> None: ...


class Returning(QObject):
    """Remembers what was locked until it is open again."""

    def __init__(self, services: Services, home: Home, parent: QObject) -> None:
        super().__init__(parent)
        self._services, self._home = services, home
        self._put: list[Put] = []
        self._page: Frame | None = None

    @property
    def hidden(self) -> list[Put]:
        """The rooms that could not close."""
        return [one for one in self._put if not one.stored and one.window in self._home.rooms]

    def ask(self, put: list[Put], page: LockPage) -> None:
        """Ask for the passphrase that opens them."""
        self._put = put
        front = put[-1]
        self._page = self._home.ask_locked(front.folder, front.name, self._submitted, page)
        self._page.restoreGeometry(front.geometry)  # where the room was: nothing else shows up beside it
        self._page.may_close = self._may_close

    # -- inside -------------------------------------------------------------------------------

    def _submitted(self, passphrase: str) -> None:
        closed = [one.folder for one in self._put if one.stored]
        front = self._put[-1].folder
        self._services.tasks.run(
            self,
            lambda _report: opening.open_again(front, closed, passphrase),
            self._opened,
            self._home.refuse,
        )

    def _opened(self, found: dict[Path, Entered]) -> None:
        put, self._put = self._put, []
        for one in put:
            if not one.stored:
                one.window.show()
                one.window.raise_()
            elif one.folder in found:
                window = self._home.come_in(found[one.folder])
                window.restoreGeometry(one.geometry)
                window.return_to(one.place)
        page, self._page = self._page, None
        if page is not None:
            page.may_close = None
            page.close()

    def _may_close(self) -> bool:
        """The lock page is closed by hand: what is hidden is stored first, or the person says so."""
        left = [one for one in self.hidden if not one.window.at_rest()]
        if left and self._page is not None and not self._services.messages.ask(self._page, _lose()):
            return False
        for one in self._put:
            if not one.stored and one not in left:
                one.window.close()
        return True


def _lose() -> Question:
    return Question(
        words("lock.lose.title"), words("lock.lose.body"), words("lock.lose.act"), words("lock.lose.keep")
    )
