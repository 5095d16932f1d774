"""What more can be done at a criterion: history of its mark, compare, my own marks on it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ui.services import Kit

ENTRIES = (
    ("history", "history", "marks.history.act", "F8"),
    ("compare", "columns-2", "marks.compare.act", "Ctrl+2"),
    ("own", "chart-column", "marks.own.beside", "Shift+F8"),
)


class CriterionMenu(QObject):
    """`chosen(what)`: history, compare, own. `own` only where the round shows it."""

    chosen = Signal(str)

    def __init__(self, kit: Kit, parent: QWidget, *, own: bool) -> None:
        super().__init__(parent)
        self._kit, self._parent, self._own = kit, parent, own

    def menu(self) -> QMenu:
        """The menu as it would open now."""
        t = self._kit.theme.tokens
        menu = QMenu(self._parent)
        for what, icon, key, keys in ENTRIES:
            if what != "own" or self._own:
                entry = menu.addAction(
                    self._kit.theme.icons.icon(icon, t.muted), f"{self._kit.say(key)}\t{keys}"
                )
                entry.setData(what)
        menu.triggered.connect(self._picked)
        return menu

    def open(self, at: QPoint) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _picked(self, entry: QAction) -> None:
        self.chosen.emit(str(entry.data()))
