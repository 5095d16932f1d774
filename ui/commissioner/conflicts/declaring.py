"""A conflict declared while reading: the dialog, what was said in it so far, the way back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from desktop.model.text import Text
from ui.commissioner.conflicts.conflict_dialog import ConflictDialog, Half
from ui.commissioner.scrim import Scrim
from ui.commissioner.session import Session
from ui.i18n import data, words
from ui.messages import Notice
from ui.services import Services


class Declaring(QObject):
    """Of one window. A ground and a note that were not declared are there when the dialog opens again."""

    def __init__(self, services: Services, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._services, self._session, self._window = services, session, window
        self._said: dict[str, Half] = {}  # by dossier
        self._dialog: ConflictDialog | None = None

    @property
    def half(self) -> Half | None:
        """What is said in the dialog that stands open now."""
        return self._dialog.half if self._dialog is not None else None

    def ask(self, half: Half | None = None) -> None:
        """Ask for the ground; nothing changes before an answer."""
        row, sheet = self._session.row, self._session.sheet
        if row is None or sheet is None or sheet.recusal is not None:
            return
        kit = self._services.kit
        dialog = ConflictDialog(kit, row.title, self._session.round.grounds, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show_half(half or self._said.get(row.code))
        dialog.declared.connect(self._declared)
        dialog.finished.connect(self._finished)
        self._dialog = dialog
        Scrim(kit, dialog, self._window)
        dialog.open()

    # -- inside -------------------------------------------------------------------------------

    def _declared(self, ground: str, note: str) -> None:
        row = self._session.row
        if row is None:
            return
        self._session.declare_conflict(ground, note, partial(self._done, row.code, row.title))

    def _done(self, code: str, title: Text) -> None:
        self._said.pop(code, None)
        what = words("comm.recuse.done", title=data(title))
        self._services.messages.notify(Notice(what, "ok", lambda: self._withdraw(code)))

    def _finished(self) -> None:
        dialog, self._dialog = self._dialog, None
        row, sheet = self._session.row, self._session.sheet
        if dialog is None or row is None:
            return
        self._said.pop(row.code, None)
        if sheet is not None and sheet.recusal is None and any(dialog.half):
            self._said[row.code] = dialog.half

    def _withdraw(self, code: str) -> None:
        """From the toast: it may have been taken back at the card meanwhile."""
        if self._session.sheet_of(code).recusal is not None:
            self._session.withdraw_conflict(code)
