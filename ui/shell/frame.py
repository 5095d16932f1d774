"""The frame of every window: rail, bar, lasting faults, content, toasts, palette, shared shortcuts."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from desktop.errors import Fault
from ui.actions import Action, Help
from ui.i18n import Phrase, literal
from ui.later import later
from ui.messages import Bridge, Notice
from ui.services import Services
from ui.shell.bar import Bar
from ui.shell.faults import FaultBanner
from ui.theme.icons import BRAND
from ui.theme.tokens import Space
from ui.widgets.stack import Stack

if TYPE_CHECKING:
    from ui.models.entries import Entry
    from ui.shell.compare import CompareBanner
    from ui.shell.lasting import Lasting
    from ui.shell.palette import Palette
    from ui.shell.rail import Rail
    from ui.shell.shortcut_sheet import ShortcutSheet
    from ui.shell.waiting import WaitingBanner
    from ui.widgets.toast import Toasts

SMALLEST = (1024, 640)
FOLD_BELOW = 1200


class Frame(QMainWindow):
    """Subclasses fill `bar` and `stack`; `locked` asks the application to lock this window."""

    locked = Signal(object)
    closed = Signal(object)
    home_asked = Signal()  # to the start window
    files_dropped = Signal(object)  # files for the whole program to place

    def __init__(self, services: Services, rail: Rail | None = None, *, find: bool = True) -> None:
        super().__init__()
        self.setAnimated(False)  # Qt would animate the content into its own place at each new layout
        self.services, self.kit, self.rail = services, services.kit, rail
        self.may_close: Callable[[], bool] | None = None
        self.kit.theme.dress(self)
        self.setMinimumSize(*SMALLEST)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowIcon(self.kit.theme.icons.icon(BRAND, self.kit.theme.tokens.accent, 64))
        self.bar = Bar(self.kit, find=find)
        self.stack = Stack()
        self._banners = QVBoxLayout()
        self._banners.setContentsMargins(Space.XXL, 0, Space.XXL, 0)
        self._banners.setSpacing(Space.S)
        self.setCentralWidget(self._lay())
        self._connect()
        services.actions.register(self, self._shared_actions())
        QShortcut(QKeySequence("Ctrl+/"), self).activated.connect(self.open_sheet)
        self.title_window(literal("Alqa"))
        self.kit.say.languageChanged.connect(self._retitle)

    @cached_property
    def toasts(self) -> Toasts:
        """Made with the first notice."""
        made: Toasts = later("ui.widgets.toast").Toasts(self.kit, self)
        return made

    @cached_property
    def palette_(self) -> Palette:
        """Made when it is first asked for: no window shows it at the start."""
        made: Palette = later("ui.shell.palette").Palette(self.kit, self, self.entries)
        return made

    @cached_property
    def sheet(self) -> ShortcutSheet:
        """The keys of this window and help for the place; made when it is first wanted."""
        made: ShortcutSheet = later("ui.shell.shortcut_sheet").ShortcutSheet(self.kit, self, self.help_here)
        return made

    def help_here(self) -> Help:
        """What F1 says; subclasses add their place and what their controls handle themselves."""
        return Help(None, tuple(self.services.actions.of(self)))

    def open_sheet(self) -> None:
        self.sheet.open()

    def open_palette(self) -> None:
        """Ctrl+K."""
        self.palette_.open()

    def title_window(self, title: Phrase) -> None:
        self._window_title = title
        self._retitle()

    def entries(self) -> list[Entry]:
        """What the palette finds in this window; subclasses put their content before it."""
        palette = later("ui.shell.palette")
        return [palette.entry_of(self.kit, action) for action in self.services.actions.of(self)]

    def notify(self, notice: Notice) -> None:
        if self._speaks():
            self.toasts.show(notice)

    def show_faults(self, faults: tuple[Fault, ...]) -> None:
        """A banner over the content that stays until it is closed."""
        if not self._speaks():
            return
        self.clear_faults()
        banner = FaultBanner(self.kit, faults)
        self.add_banner(banner)

    def add_banner(self, banner: FaultBanner | CompareBanner | WaitingBanner | Lasting) -> None:
        """A lasting state over the content; its `closed` takes it away."""
        banner.closed.connect(self._drop_banner)
        self._banners.setContentsMargins(Space.XXL, Space.L, Space.XXL, Space.S)
        self._banners.addWidget(banner)

    def clear_faults(self) -> None:
        while (shown := self.banner()) is not None:
            self._drop_banner(shown)

    def banner(self) -> FaultBanner | None:
        for at in range(self._banners.count()):
            item = self._banners.itemAt(at)
            widget = item.widget() if item else None
            if isinstance(widget, FaultBanner):
                return widget
        return None

    def take_files(self, paths: list[Path]) -> bool:
        """Files dropped on the window or handed over by a second start: True when they were wanted."""
        return False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if self.take_files(paths):
            event.acceptProposedAction()

    def panes(self) -> list[QWidget]:
        """What F6 walks through; subclasses name their panes in reading order."""
        return [self.bar.language]

    def walk_panes(self) -> None:
        """Focus the next pane after the one that holds the focus."""
        panes = [pane for pane in self.panes() if pane.isVisible()]
        focus = QApplication.focusWidget()
        holds = (pane is focus or (focus is not None and pane.isAncestorOf(focus)) for pane in panes)
        at = next((i for i, held in enumerate(holds) if held), -1)
        if panes:
            panes[(at + 1) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:
        stop: QWidget | None = later("ui.shell.tab_order").next_stop(
            self, self.focusWidget(), 1 if forward else -1
        )
        if stop is not None:
            reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
            stop.setFocus(reason)
        return stop is not None

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self.rail:
            self.rail.fold(event.size().width() < FOLD_BELOW)
        super().resizeEvent(event)

    def at_rest(self) -> bool:
        """Store what is being typed, before the window is locked or put away; False when the disk refused."""
        return True

    def place(self) -> object:
        """Where one is in it, for `return_to` in another window over the same things."""
        return None

    def return_to(self, place: object) -> None:
        return

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.may_close is not None and not self.may_close():
            event.ignore()
            return
        self.services.actions.release(self)
        if "palette_" in self.__dict__:
            self.palette_.release()
        if "sheet" in self.__dict__:
            self.sheet.release()
        if "toasts" in self.__dict__:
            self.toasts.release()
        self.closed.emit(self)
        super().closeEvent(event)

    def ask_lock(self) -> None:
        self.locked.emit(self)

    def _lay(self) -> QWidget:
        page = QWidget()
        page.setProperty("part", "page")
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        if self.rail:
            row.addWidget(self.rail)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(self._banners)
        column.addWidget(self.stack, 1)
        row.addLayout(column, 1)
        return page

    def _connect(self) -> None:
        self.bar.finder.clicked.connect(self.open_palette)
        self.bar.find_small.clicked.connect(self.open_palette)
        self.bar.lock.clicked.connect(self.ask_lock)
        messages = self.services.messages
        if isinstance(messages, Bridge):
            messages.noticed.connect(self.notify)
            messages.troubled.connect(self.show_faults)

    def _shared_actions(self) -> list[Action]:
        theme, say = self.kit.theme, self.kit.say
        group = "palette.program"
        return [
            Action("act.find_or_run", self.open_palette, "search", "Ctrl+K", group),
            Action("act.shortcuts", self.open_sheet, "keyboard", "F1", group),
            Action("act.next_language", say.next_lang, "languages", "Ctrl+Shift+L", group),
            Action("act.toggle_scheme", theme.toggle, "sun-moon", "Ctrl+Shift+D", group),
            Action("act.next_pane", self.walk_panes, "panel-left", "F6", group),
            Action("act.close_window", self._close, "x", "Ctrl+W", group),
        ]

    def _close(self) -> None:
        self.close()

    def _speaks(self) -> bool:
        active = QApplication.activeWindow()
        return self.isVisible() and (active is None or active is self or active.parent() is self)

    def _drop_banner(self, banner: QWidget | None) -> None:
        if banner is not None:
            self._banners.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
        if not self._banners.count():
            self._banners.setContentsMargins(Space.XXL, 0, Space.XXL, 0)

    def _retitle(self) -> None:
        self.setWindowTitle(self._window_title(self.kit.say))
