"""Who signs: the owner of this workspace by passphrase, or another secretary with a key file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.errors import AlqaError
from ui.i18n import Phrase, literal, words
from ui.services import Services
from ui.shell.faults import fault_what
from ui.theme.tokens import BODY, DENSE, MEDIUM, SECTION, Space
from ui.widgets.button import Button
from ui.widgets.card import row
from ui.widgets.field import Field
from ui.widgets.label import Elided, Label, heading

WIDTH = 480


class SignDialog(QDialog):
    """`given(passphrase, key file or None)`; stays open until `accept` or cancelled."""

    given = Signal(str, object)

    def __init__(
        self, services: Services, parent: QWidget, what: Phrase, owner: str, *, stranger: bool
    ) -> None:
        super().__init__(parent)
        kit = self._kit = services.kit
        self._services, self._stranger = services, stranger
        self.key_file: Path | None = None
        title = words("intake.sign.other_title" if stranger else "intake.sign.title")
        self.setWindowTitle(title(kit.say))
        self.setFixedWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.XL)
        column.setSpacing(Space.M)
        column.addWidget(heading(kit, title, SECTION))
        column.addWidget(Label(kit, what, BODY, ink="muted", wrap=True))
        self._file = Elided(kit, words("intake.sign.no_file"), DENSE, middle=True)
        if stranger:
            choose = Button(kit, words("intake.sign.choose"), "secondary", "key-round", height=32)
            choose.clicked.connect(self.choose)
            column.addLayout(row(choose, self._file))
        else:
            column.addWidget(Label(kit, literal(owner), BODY, MEDIUM))
        self.field = Field(kit, words("intake.sign.passphrase"), words("intake.sign.help"), secret=True)
        self.field.submitted.connect(self.submit)
        column.addWidget(self.field)
        cancel = Button(kit, words("intake.cancel"), "ghost")
        cancel.clicked.connect(self.reject)
        self.act = Button(kit, words("intake.sign"), "primary", "signature", hint="↵")
        self.act.clicked.connect(self.submit)
        column.addLayout(row(1, cancel, self.act))
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self) -> None:
        """The key file of the person who signs now."""
        found = self._services.messages.open_files(self, words("intake.sign.choose"), "Alqa (*.alqa-key)")
        if found:
            self.key_file = found[0]
            self._file.set_phrase(literal(self.key_file.name))
            self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        if self._stranger and self.key_file is None:
            self.field.set_error(words("intake.sign.no_file"))
            return
        self.act.setEnabled(False)
        self.given.emit(self.field.text(), self.key_file)

    def refuse(self, error: AlqaError) -> None:
        """Say it under the field; what was typed is selected for another try."""
        self.act.setEnabled(True)
        self.field.set_error(fault_what(error.faults[0]))
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.edit.selectAll()
