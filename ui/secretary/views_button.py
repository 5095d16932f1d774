"""The menu of saved views beside the filter: choose one, keep the present one under a name, drop one."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget, QWidgetAction

from desktop.desks.secretary.saved_views import SavedView
from ui.i18n import words
from ui.services import Kit
from ui.theme.tokens import DENSE, Space
from ui.widgets.button import Button

NAME_WIDTH = 260


class ViewsButton(Button):
    """`chosen(SavedView)`; `kept(name)` wants the present filter kept; `dropped(name)`."""

    chosen = Signal(object)
    kept = Signal(str)
    dropped = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, words("decision.views"), "secondary", "bookmark")
        self._views: tuple[SavedView, ...] = ()
        self.clicked.connect(self.open_menu)

    def show_views(self, views: tuple[SavedView, ...]) -> None:
        self._views = views

    def open_menu(self) -> None:
        """Under the button; the field for a new name has the keys when nothing is saved yet."""
        self.menu_ = self._made()
        self.menu_.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))
        if not self._views:
            self.name.setFocus()

    def _made(self) -> QMenu:
        menu, say = QMenu(self), self._kit.say
        for view in self._views:
            action = menu.addAction(view.name)
            action.setToolTip(view.query)
            action.triggered.connect(_Choice(self, view, menu).choose)
        if self._views:
            drop = menu.addMenu(say("decision.views.drop"))
            for view in self._views:
                drop.addAction(view.name).triggered.connect(_Choice(self, view, menu).drop)
            menu.addSeparator()
        menu.addAction(self._name_action(menu))
        return menu

    def _name_action(self, menu: QMenu) -> QWidgetAction:
        self.name = QLineEdit()
        self.name.setFont(self._kit.theme.font(DENSE))
        self.name.setFixedWidth(NAME_WIDTH)
        prompt = self._kit.say("decision.views.name")
        self.name.setPlaceholderText(prompt)
        self.name.setAccessibleName(prompt)
        self.name.returnPressed.connect(self._keep)
        around = QWidget()
        self.name.setParent(around)
        self.name.move(Space.S, Space.XS)
        around.setFixedSize(NAME_WIDTH + 2 * Space.S, 36 + 2 * Space.XS)
        action = QWidgetAction(menu)
        action.setDefaultWidget(around)
        return action

    def _keep(self) -> None:
        name = self.name.text().strip()
        if name:
            self.menu_.close()
            self.kept.emit(name)


class _Choice(QObject):
    """One view in the menu."""

    def __init__(self, button: ViewsButton, view: SavedView, parent: QObject) -> None:
        super().__init__(parent)
        self._button, self._view = button, view

    def choose(self) -> None:
        self._button.chosen.emit(self._view)

    def drop(self) -> None:
        self._button.dropped.emit(self._view.name)
