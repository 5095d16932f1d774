"""The recommendation: a button that shows what is chosen and a menu of the three words."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from desktop.model.review import Recommendation
from ui.i18n import words
from ui.services import Kit
from ui.theme.tokens import DENSE, MEDIUM
from ui.widgets.button import Button
from ui.widgets.tip import plain_tip

CHOICES: dict[Recommendation, str] = {
    "support": "thumbs-up",
    "support-with-conditions": "list-checks",
    "do-not-support": "thumbs-down",
}

NARROW = 120


class RecommendationButton(Button):
    """`chosen(value | None)`."""

    chosen = Signal(object)

    def __init__(self, kit: Kit) -> None:
        self._value: Recommendation | None = None
        super().__init__(kit, words("comm.recommend.none"), "secondary", "flag", height=40)
        self.setFont(kit.theme.font(DENSE, MEDIUM))
        self.clicked.connect(self._open)

    def sizeHint(self) -> QSize:
        """Narrow: the way on beside it takes its whole words first, this one wraps its own."""
        return QSize(NARROW, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Its longest word whole: the one beside it gives way by wrapping."""
        longest = max(self.fontMetrics().horizontalAdvance(word) for word in self.label().split())
        return QSize(longest + self._side() * 2 + self._icon_width() + 2, super().minimumSizeHint().height())

    def show_value(self, value: Recommendation | None) -> None:
        self._value = value
        self.set_icon(CHOICES[value] if value else "flag")
        self.set_phrase(words(f"comm.recommend.short.{value}" if value else "comm.recommend.none"))

    def retranslate(self) -> None:
        super().retranslate()
        title = self._kit.say("comm.recommend.title")
        chosen = self._kit.say(f"comm.recommend.{self._value}") if self._value else ""
        self.setAccessibleName(f"{title}: {chosen}" if chosen else title)
        self.setToolTip(plain_tip(f"{title}: {chosen}" if chosen else title))

    def menu_of(self) -> QMenu:
        """The menu, with the present choice ticked and a way to take it back."""
        say, t = self._kit.say, self._kit.theme.tokens
        menu = QMenu(self)
        for value, icon in CHOICES.items():
            entry = menu.addAction(self._kit.theme.icons.icon(icon, t.muted), say(f"comm.recommend.{value}"))
            entry.setData(value)
            entry.setCheckable(True)
            entry.setChecked(value == self._value)
        if self._value is not None:
            menu.addSeparator()
            menu.addAction(say("comm.recommend.clear"))
        menu.triggered.connect(self._picked)
        return menu

    def _open(self) -> None:
        menu = self.menu_of()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 4)))

    def _picked(self, entry: QAction) -> None:
        self.chosen.emit(entry.data())
