"""A secretary's question about two versions: shown, compared, answered by signing what stands here."""

from __future__ import annotations

from collections import deque
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.desks.commissioner.forking import ForkView
from desktop.desks.views import HandedIn
from desktop.errors import AlqaError
from ui.commissioner.handin.fork_page import ForkPage
from ui.commissioner.handin.handing_in import HandingIn
from ui.commissioner.handin.sending import SCORES
from ui.commissioner.session import Session
from ui.i18n import words
from ui.services import Services


class ForkAnswer(QObject):
    """Owns the page; `shown(page)` asks the window to bring it forward."""

    shown = Signal(object)

    def __init__(self, services: Services, session: Session, handing: HandingIn, window: QWidget) -> None:
        super().__init__(window)
        self._services, self._session = services, session
        self._handing, self._window = handing, window
        self._request: Path | None = None
        self._others: tuple[Path, ...] = ()
        self._waiting: deque[Path] = deque()  # files that came while another is read
        self._reading = False
        self.page = ForkPage(services.kit)
        self.page.sign_asked.connect(self.sign)
        self.page.file_given.connect(self._compare)
        self.page.file_asked.connect(self._ask_file)

    @property
    def open(self) -> bool:
        """Whether a question is on the screen: then a score file dropped here is the other version."""
        return self._request is not None and self.page.isVisible()

    def take(self, request: Path) -> None:
        """A request was opened or dropped; one for somebody else is refused by name."""
        self._waiting.append(request)
        self._next()

    def compare(self, path: Path) -> None:
        """Another version, to see what differs."""
        self._waiting.append(path)
        self._next()

    def sign(self, passphrase: str) -> None:
        """Prove who signs, then ask where and sign what stands here as following every version."""
        out, request = self._session.desk.out, self._request
        if request is None or not self._session.settle():
            self.page.box.wait(False)
            return
        self._services.tasks.run(
            self, lambda _report: out.prove(passphrase), lambda _: self._proven(request), self.page.box.refuse
        )

    # -- inside -------------------------------------------------------------------------------

    def _next(self) -> None:
        """Read what came, one file after another: each version is laid beside those before it."""
        if self._reading or not self._waiting:
            return
        path = self._waiting.popleft()
        if path.suffix != SCORES:
            self._read(path, ())
        elif self._request is not None:
            self._read(self._request, (*self._others, path))
        else:
            self._next()

    def _read(self, request: Path, others: tuple[Path, ...]) -> None:
        """Versions are sealed files: they are opened in a worker."""
        self._session.settle()
        out, self._reading = self._session.desk.out, True
        self._services.tasks.run(
            self,
            lambda _report: out.fork(request, others),
            lambda view: self._show(request, others, view),
            self._unread,
        )

    def _show(self, request: Path, others: tuple[Path, ...], view: ForkView) -> None:
        self._request, self._others, self._reading = request, others, False
        self.page.show_fork(view, self._session.round)
        self.shown.emit(self.page)
        self._next()

    def _unread(self, error: AlqaError) -> None:
        self._reading = False
        self._services.messages.trouble(error)
        self._next()

    def _proven(self, request: Path) -> None:
        desk = self._session.desk
        target = self._handing.ask_target(max(desk.review().sequence_next, 2))
        if target is None or not self._session.settle():
            self.page.box.wait(False)
            return
        self._services.tasks.run(
            self, lambda _report: desk.out.resolve(request, target), self._answered, self._refused
        )

    def _answered(self, handed: HandedIn) -> None:
        self.page.box.clear()
        self._request, self._others = None, ()
        self._handing.show_handed(handed)

    def _refused(self, error: AlqaError) -> None:
        self.page.box.wait(False)
        self._services.messages.trouble(error)

    def _compare(self, paths: list[Path]) -> None:
        for path in paths:
            self.compare(path)

    def _ask_file(self) -> None:
        self._compare(self._services.messages.open_files(self._window, words("branch.drop"), f"*{SCORES}"))
