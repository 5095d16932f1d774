"""The protocol signed with a certificate, where this installation can: which file, its passphrase, save."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from desktop.errors import AlqaError
from ui.i18n import literal, words
from ui.services import Services
from ui.theme.tokens import CAPTION, DENSE, SEMIBOLD
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.label import Elided, Label

PATTERN = "PKCS#12 (*.p12 *.pfx)"


class PadesCard(Card):
    """`wanted(certificate, passphrase)` when both are there; hidden until it is known that it can work."""

    wanted = Signal(object, str)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services, kit = services, services.kit
        self._file: Path | None = None
        self.choose = Button(kit, words("pades.choose"), "secondary", "file-key", height=32)
        self.choose.clicked.connect(self._choose)
        self._named = Elided(kit, literal(""), CAPTION, middle=True)
        self.field = Field(kit, words("pades.passphrase"), secret=True)
        self.sign = Button(kit, words("pades.sign"), "secondary", "pen-line", height=32)
        self.sign.clicked.connect(self._sign)
        self.field.submitted.connect(self._sign)
        self.field.edit.textChanged.connect(self._look)
        self.body.addWidget(Label(kit, words("pades.title"), DENSE, SEMIBOLD, wrap=True))
        for widget in (self.choose, self._named, self.field, self.sign):
            self.body.addWidget(widget)
        self.body.addWidget(Label(kit, words("pades.about"), CAPTION, ink="muted", wrap=True))
        self._decided = self._able = False
        self._look()

    def set_ready(self, *, decided: bool | None = None, able: bool | None = None) -> None:
        """A draft is never signed; an installation without the extra has no such card."""
        self._decided = self._decided if decided is None else decided
        self._able = self._able if able is None else able
        self._look()

    def refuse(self, error: AlqaError) -> None:
        """The certificate's own refusals stand at the field; everything else is said as usual."""
        if error.code == "pades-certificate":
            fault = error.faults[0]
            self.field.set_error(lambda say: say.fault(fault).what)
        else:
            self._services.messages.trouble(error)

    def forget(self) -> None:
        """The passphrase is not kept."""
        self.field.edit.clear()
        self.field.set_error(None)

    def _choose(self) -> None:
        found = self._services.messages.open_files(self, words("pades.choose"), PATTERN)
        if found:
            self._file = found[0]
            self._named.set_phrase(literal(found[0].name))
        self._look()

    def _sign(self) -> None:
        if self._file is not None and self.field.text():
            self.wanted.emit(self._file, self.field.text())

    def _look(self) -> None:
        self.setVisible(self._decided and self._able)
        for widget in (self._named, self.field, self.sign):
            widget.setVisible(self._file is not None)
        self.sign.setEnabled(bool(self.field.text()))
