"""A newer pack while the room is open: taken in off the GUI thread, then what it changed is shown."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.errors import AlqaError
from ui.commissioner.news.changes_page import ChangesPage
from ui.commissioner.news.news_desk import Updated
from ui.commissioner.session import Session
from ui.i18n import data, literal, words
from ui.messages import Notice
from ui.services import Services


class News(QObject):
    """Owns the page of changes; `shown(page)` asks the window to bring it forward."""

    shown = Signal(object)

    def __init__(self, services: Services, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._services, self._session, self._window = services, session, window
        self.page = ChangesPage(services.kit)
        self.page.kept.connect(self.keep_marks)
        session.rowsChanged.connect(self._rows_changed)

    def take(self, pack: Path) -> None:
        """Take a pack in; the window waits, since both would write to one workspace."""
        self._window.setEnabled(False)
        self._services.messages.notify(Notice(words("news.taking", name=literal(pack.name)), "accent"))
        self._session.when_stored(lambda _stored: self._take(pack))

    def show_changes(self) -> None:
        """What the newest version changed; said when there was only one."""
        changes = self._session.desk.news.changes()
        if changes is None:
            self._services.messages.notify(Notice(words("news.nothing"), "accent"))
            return
        self.page.show_changes(changes, self._session.rows)
        self.shown.emit(self.page)
        self.page.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_marks(self, code: str) -> None:
        """The marks stand; a toast takes it back."""
        self._session.confirm(code, partial(self._kept, code))

    # -- inside -------------------------------------------------------------------------------

    def _take(self, pack: Path) -> None:
        news = self._session.desk.news
        self._services.tasks.run(self, lambda _report: news.update(pack), self._taken, self._refused)

    def _taken(self, updated: Updated) -> None:
        self._window.setEnabled(True)
        if not updated.newer:
            told = words("news.here_already", n=updated.version)
            self._services.messages.notify(Notice(told, "accent"))
            return
        self._session.refresh()
        self.show_changes()

    def _refused(self, error: AlqaError) -> None:
        self._window.setEnabled(True)
        self._services.messages.trouble(error)

    def _rows_changed(self) -> None:
        self.page.show_rows(self._session.rows)

    def _kept(self, code: str) -> None:
        row = next((one for one in self._session.rows if one.code == code), None)
        if row is not None:
            told = words("news.done", title=data(row.title))
            again = partial(self._session.ask_again, code)
            self._services.messages.notify(Notice(told, "ok", again))
