"""The start window: welcome, making keys, unlocking, home. It opens nothing itself: it asks.

A page is made when it is first wanted, so that the first picture waits for one page alone.
"""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.actions import Action, Help
from ui.i18n import words
from ui.later import later
from ui.services import Services
from ui.shell.bar import Brand
from ui.shell.frame import Frame

if TYPE_CHECKING:
    from ui.firstday.pages import FirstDayPages, ForgotPages
    from ui.shell.card_page import CardPage
    from ui.shell.home_page import HomePage
    from ui.shell.new_round_page import NewRoundPage
    from ui.shell.unlock_page import UnlockPage
    from ui.shell.waiting import WaitingBanner
    from ui.shell.welcome_page import WelcomePage

LEAST = (640, 420)  # 1440 x 900 at 200 %


class StartWindow(Frame):
    """Pages are public: the house connects each to what it asks for at `page_made(its name)`; `came_home`
    when the home that is shown comes to the front: what it tells may be old by then."""

    page_made = Signal(str)
    came_home = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__(services, find=False)
        self.setMinimumSize(*LEAST)
        self._waiting: WaitingBanner | None = None
        self.bar.lead.addWidget(Brand(self.kit))
        self.bar.lead.addStretch(1)

    @cached_property
    def welcome(self) -> WelcomePage:
        kind = partial(later("ui.shell.welcome_page").WelcomePage, self.stack)
        made: WelcomePage = self._page("welcome", kind)
        return made

    @cached_property
    def making(self) -> FirstDayPages:
        made: FirstDayPages = self._page("making", later("ui.firstday.pages").FirstDayPages)
        return made

    @cached_property
    def forgot(self) -> ForgotPages:
        made: ForgotPages = self._page("forgot", later("ui.firstday.pages").ForgotPages)
        return made

    @cached_property
    def unlock(self) -> UnlockPage:
        made: UnlockPage = self._page("unlock", later("ui.shell.unlock_page").UnlockPage)
        return made

    @cached_property
    def home(self) -> HomePage:
        made: HomePage = self._page("home", later("ui.shell.home_page").HomePage)
        return made

    @cached_property
    def new_round(self) -> NewRoundPage:
        made: NewRoundPage = self._page("new_round", later("ui.shell.new_round_page").NewRoundPage)
        return made

    @cached_property
    def card(self) -> CardPage:
        made: CardPage = self._page("card", later("ui.shell.card_page").CardPage)
        return made

    def show_page(self, page: QWidget) -> None:
        """Show one page; lasting faults of the one before go."""
        self.clear_faults()
        self.stack.setCurrentWidget(page)
        self.bar.lock.setVisible(page is self.__dict__.get("home"))
        if page is self.__dict__.get("welcome") and self.welcome.first is not None:
            self.welcome.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_waiting(self, name: str | None) -> None:
        """Say over every page that a sealed file waits for its keys, or no longer."""
        if self._waiting is not None and isValid(self._waiting):
            self._drop_banner(self._waiting)
        self._waiting = later("ui.shell.waiting").WaitingBanner(self.kit, name) if name else None
        if self._waiting is not None:
            self.add_banner(self._waiting)
        if "welcome" in self.__dict__:
            self.welcome.lead("have" if name else "create")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        front = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if front and self.stack.currentWidget() is self.__dict__.get("home"):
            self.came_home.emit()

    def help_here(self) -> Help:
        return super().help_here()._replace(place=words("keys.help.start"))

    def add_action(self, action: Action) -> None:
        self.services.actions.register(self, [action])

    def _page(self, name: str, kind: Any) -> Any:
        page = self.__dict__[name] = kind(self.kit)  # before anyone is told: they ask for it by name
        self.stack.addWidget(page)
        self.page_made.emit(name)
        return page
