"""Settings: language and look on this computer; nothing here touches signed files."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from desktop.model.text import LANGS
from ui.i18n import OWN, Phrase, literal, words
from ui.secretary.desk import Desk
from ui.secretary.room import RoomPage
from ui.services import Services
from ui.theme.tokens import CAPTION, DENSE, SEMIBOLD, Space
from ui.widgets.card import Card
from ui.widgets.chip import Filter
from ui.widgets.label import Label

SCHEMES = ("system", "light", "dark")


class SettingsPage(RoomPage):
    """Two choices, kept in the preferences of this person on this computer."""

    def __init__(self, services: Services, desk: Desk) -> None:
        super().__init__(services, desk)
        self.title, self.subtitle = words("room.settings"), words("room.settings.line")
        card = Card(inner=Space.XL)
        card.setMaximumWidth(640)
        say, theme = self.kit.say, self.kit.theme
        names = [(lang, literal(OWN[lang])) for lang in LANGS]
        card.body.addWidget(Label(self.kit, words("settings.language"), DENSE, SEMIBOLD))
        self._langs = _Choice(services, names, self._set_lang)
        card.body.addWidget(self._langs)
        card.body.addSpacing(Space.M)
        card.body.addWidget(Label(self.kit, words("settings.scheme"), DENSE, SEMIBOLD))
        self._schemes = _Choice(services, [(s, words(f"settings.{s}")) for s in SCHEMES], self._set_scheme)
        card.body.addWidget(self._schemes)
        card.body.addSpacing(Space.M)
        card.body.addWidget(Label(self.kit, words("settings.kept"), CAPTION, ink="muted", wrap=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.L, Space.XXL, Space.L)
        column.addWidget(card)
        column.addStretch(1)
        say.languageChanged.connect(self._show)
        theme.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        self._langs.check(self.kit.say.lang)
        self._schemes.check(self.kit.theme.wish)

    def _set_lang(self, lang: str) -> None:
        self.kit.say.set_lang(lang)  # type: ignore[arg-type]

    def _set_scheme(self, wish: str) -> None:
        self.kit.theme.set_wish(wish)  # type: ignore[arg-type]
        self.services.preferences.change(scheme=wish)


class _Choice(QWidget):
    """One of a few, as toggles."""

    def __init__(self, services: Services, options: Sequence[tuple[str, Phrase]], chosen: object) -> None:
        super().__init__()
        self._chosen = chosen
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, Filter] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        for key, phrase in options:
            button = Filter(services.kit, phrase)
            self._buttons[key] = button
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        self._group.buttonClicked.connect(self._clicked)

    def check(self, key: str) -> None:
        self._buttons[key].setChecked(True)

    def _clicked(self, button: Filter) -> None:
        key = next(key for key, b in self._buttons.items() if b is button)
        self._chosen(key)  # type: ignore[operator]
