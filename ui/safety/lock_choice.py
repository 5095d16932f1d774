"""After how long the program locks itself: one of a few times, bounded by IT."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from ui.i18n import Phrase, words
from ui.later import later
from ui.locking.rule import choices, rule_of
from ui.services import Services
from ui.theme.tokens import DENSE, MEDIUM, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Card, Picture, row
from ui.widgets.label import Label

COLUMNS = 3


class LockChoice(Card):
    """Kept in the preferences at once; `chosen(minutes)`."""

    chosen = Signal(int)

    def __init__(self, services: Services) -> None:
        super().__init__(inner=Space.XL)
        self._services, kit = services, services.kit
        policy = later("desktop.settings").policy()
        rule = rule_of(services.preferences.choices.lock_minutes, policy)
        self.body.addWidget(Label(kit, words("safe.lock.title"), SECTION, SEMIBOLD, wrap=True))
        self.body.addWidget(Label(kit, words("safe.lock.body"), DENSE, ink="muted", wrap=True))
        self.buttons: dict[int, Button] = {}
        self._group = QButtonGroup(self)
        grid = QGridLayout()
        grid.setSpacing(Space.S)
        for at, minutes in enumerate(choices(policy)):
            button = Button(kit, _named(minutes), "secondary", height=32)
            button.setCheckable(True)
            button.setChecked(minutes == rule.minutes)
            self._group.addButton(button, minutes)
            self.buttons[minutes] = button
            grid.addWidget(button, at // COLUMNS, at % COLUMNS)
        self._group.idClicked.connect(self._chosen)
        holder = QWidget()
        holder.setLayout(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(holder)
        self.managed = QWidget()
        said = Label(kit, words("safe.lock.managed", n=policy.lock_minutes or 0), DENSE, MEDIUM, wrap=True)
        line = row(Picture(kit, "building-2", "muted"), said)
        line.setStretch(1, 1)
        self.managed.setLayout(line)
        self.managed.setVisible(policy.lock_minutes is not None)
        self.body.addWidget(self.managed)

    def _chosen(self, minutes: int) -> None:
        self._services.preferences.change(lock_minutes=minutes)
        self.chosen.emit(minutes)


def _named(minutes: int) -> Phrase:
    return words("safe.lock.minutes", n=minutes) if minutes else words("safe.lock.never")
