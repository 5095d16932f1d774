"""The first day and the forgotten passphrase in the start window: shown when asked for, made when shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.i18n import words
from ui.later import later
from ui.messages import Question
from ui.pages import Pages
from ui.services import Services
from ui.shell.keys import KeyFile
from ui.shell.start_window import StartWindow

if TYPE_CHECKING:
    from ui.firstday.flow import FirstDay
    from ui.firstday.forgetting import Forgetting
    from ui.opening import Session


class Beginnings(QObject):
    """`left` back to the start, `unlocked(Session)`, `answered(passphrase)` where the sheet set a new one.

    `session` and `asked` are told by the house: who is unlocked, and whose passphrase is wanted."""

    left = Signal()
    unlocked = Signal(object)
    answered = Signal(str)

    def __init__(self, services: Services, pages: Pages, start: StartWindow) -> None:
        super().__init__(start)
        self._services, self._pages, self._start = services, pages, start
        self._first: FirstDay
        self._forgetting: Forgetting
        self.session: Session | None = None
        self.asked: KeyFile | None = None
        start.page_made.connect(self._listen)

    def begin(self) -> None:
        """Make keys."""
        self._start.show_page(self._start.making)
        self._first.begin()

    def _listen(self, page: str) -> None:
        start = self._start
        if page == "making":
            self._first = later("ui.firstday.flow").FirstDay(self._services, self._pages, start.making)
            self._first.left.connect(self.left)
            self._first.finished.connect(self.unlocked)
        elif page == "forgot":
            self._forgetting = later("ui.firstday.forgetting").Forgetting(self._services, start.forgot)
            self._forgetting.left.connect(self._ask_again)
        elif page == "unlock":
            start.unlock.forgotten.connect(self._forgot)
        elif page == "home":
            start.home.card_asked.connect(self._my_card)
            start.home.sheet_asked.connect(self._my_sheet)

    def _my_card(self) -> None:
        if self.session is not None:
            self._start.show_page(self._start.making)
            self._first.show_card(self.session)

    def _my_sheet(self) -> None:
        """A new sheet ends the one before it: asked first, unless there never was one."""
        if self.session is None:
            return
        due = later("ui.firstday.kept").sheet_is_due(self.session.key_file)
        if due or self._services.messages.ask(self._start, _renew_question()):
            self._start.show_page(self._start.making)
            self._first.renew_sheet(self.session)

    def _forgot(self) -> None:
        """The recovery sheet answers instead; then what was asked for goes on by itself."""
        if self.asked is not None:
            self._start.show_page(self._start.forgot)
            self._forgetting.begin(self.asked.path, self.asked.name, self._answered)

    def _ask_again(self) -> None:
        self._start.show_page(self._start.unlock)

    def _answered(self, passphrase: str) -> None:
        self._ask_again()
        self._start.unlock.waiting(True)
        self.answered.emit(passphrase)


def _renew_question() -> Question:
    return Question(
        words("first.renew"), words("first.renew_body"), words("first.renew_act"), words("first.renew_keep")
    )
