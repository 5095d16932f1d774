"""A secretary's question about two versions: shown, compared, answered by signing what stands here."""

from __future__ import annotations

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
        if self._show(request, ()):
            self._request, self._others = request, ()

    def compare(self, path: Path) -> None:
        """Another version, to see what differs."""
        if self._request is not None and self._show(self._request, (*self._others, path)):
            self._others = (*self._others, path)

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

    def _show(self, request: Path, others: tuple[Path, ...]) -> bool:
        self._session.settle()
        try:
            view: ForkView = self._session.desk.out.fork(request, others)
        except AlqaError as error:
            self._services.messages.trouble(error)
            return False
        self.page.show_fork(view, self._session.round)
        self.shown.emit(self.page)
        return True

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
