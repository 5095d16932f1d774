"""The start window: welcome, making keys, unlocking, home. It opens nothing itself: it asks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.actions import Action
from ui.i18n import literal, words
from ui.services import Services
from ui.shell.bar import Brand
from ui.shell.create_page import CreatePage
from ui.shell.frame import Frame
from ui.shell.home_page import HomePage
from ui.shell.unlock_page import UnlockPage
from ui.shell.welcome_page import WelcomePage
from ui.theme.tokens import DOSSIER, SEMIBOLD, Space
from ui.widgets.card import Card
from ui.widgets.code_card import CodeCard
from ui.widgets.label import Label


class StartWindow(Frame):
    """Pages are public: the house connects them to what they ask for."""

    def __init__(self, services: Services) -> None:
        super().__init__(services, find=False)
        self.bar.lead.addWidget(Brand(self.kit))
        self.bar.lead.addStretch(1)
        self.welcome, self.making = WelcomePage(self.kit), CreatePage(self.kit)
        self.unlock, self.home = UnlockPage(self.kit), HomePage(self.kit)
        self.card = CardPage(services)
        for page in (self.welcome, self.making, self.unlock, self.home, self.card):
            self.stack.addWidget(page)

    def show_page(self, page: QWidget) -> None:
        """Show one page; lasting faults of the one before go."""
        self.clear_faults()
        self.stack.setCurrentWidget(page)
        self.bar.lock.setVisible(page is self.home)
        if page is self.welcome and self.welcome.first is not None:
            self.welcome.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_action(self, action: Action) -> None:
        self.services.actions.register(self, [action])


class CardPage(QWidget):
    """Somebody's public card: name and code, to compare by phone."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._kit = services.kit
        card = Card(inner=Space.H)
        card.setFixedWidth(560)
        self._name = Label(self._kit, literal(""), DOSSIER, SEMIBOLD, wrap=True)
        self._code = CodeCard(self._kit, words("start.card_code"), words("card.help"))
        self._code.set_block(True)
        card.body.addWidget(Label(self._kit, words("card.title"), ink="muted"))
        card.body.addWidget(self._name)
        card.body.addWidget(self._code)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def show_card(self, name: str, code: str) -> None:
        self._name.set_phrase(literal(name))
        self._code.show_code(code)
