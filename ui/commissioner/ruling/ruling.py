"""Making a ruling: the sheet, the file it is about, the proof of who signs, the file for the secretary."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.desks.chair import Occasion
from desktop.model.statements import Round
from ui.actions import Action
from ui.commissioner.ruling.desk import RulingDesk
from ui.commissioner.ruling.dialog import RulingDialog
from ui.i18n import literal, words
from ui.messages import Notice
from ui.services import Services
from ui.widgets.button import IconButton

GIVEN = "Alqa (*.alqa-request *.alqa-record)"


class Ruling(QObject):
    """For the chair's window alone; `button` stands in its bar."""

    def __init__(
        self, services: Services, desk: RulingDesk, round_of: Callable[[], Round], window: QWidget
    ) -> None:
        super().__init__(window)
        self._services, self._desk, self._round, self._window = services, desk, round_of, window
        self.dialog: RulingDialog | None = None
        self.button = IconButton(services.kit, "gavel", words("ruling.act"), size=36)
        self.button.clicked.connect(self.show)

    def actions(self) -> list[Action]:
        return [Action("ruling.act", self.show, "gavel")]

    def show(self) -> None:
        self.dialog = RulingDialog(self._services.kit, self._round(), self._window)
        self.dialog.file_asked.connect(self._choose)
        self.dialog.asked.connect(self._prove)
        self.dialog.open()

    def _choose(self) -> None:
        found = self._services.messages.open_files(self._window, words("ruling.take_file"), GIVEN)
        if found:
            path = found[0]
            self._services.tasks.run(
                self, lambda _report: self._desk.occasion(path), self._found, self._services.messages.trouble
            )

    def _found(self, occasion: Occasion) -> None:
        if self.dialog is not None:
            self.dialog.show_occasion(occasion)

    def _prove(self, passphrase: str) -> None:
        if self.dialog is not None:
            self._services.tasks.run(
                self, lambda _report: self._desk.prove(passphrase), self._proven, self.dialog.box.refuse
            )

    def _proven(self, _nothing: None) -> None:
        dialog = self.dialog
        if dialog is None:
            return
        kind, about, reason = dialog.value()
        name, pattern = f"{kind}.alqa-ruling", "Alqa (*.alqa-ruling)"
        out = self._services.messages.save_file(self._window, words("ruling.act"), name, pattern)
        if out is None:
            dialog.box.wait(False)
            return
        target = out

        def work(_report: object) -> Path:
            self._desk.sign(kind, about, reason, target)
            return target

        self._services.tasks.run(self, work, partial(self._signed, dialog), self._services.messages.trouble)

    def _signed(self, dialog: RulingDialog, path: Path) -> None:
        self.dialog = None
        dialog.accept()
        self._services.messages.notify(Notice(words("ruling.signed", path=literal(path.name))))
