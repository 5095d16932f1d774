"""The passphrase once more, and the button that signs: an unlocked computer alone signs nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import AlqaError
from ui.i18n import Phrase, words
from ui.services import Kit
from ui.shell.faults import fault_what
from ui.theme.tokens import Space
from ui.widgets.button import Button
from ui.widgets.field import Field

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


class SignBox(QWidget):
    """`asked(passphrase)`. Ctrl+Enter signs from the field; Enter alone goes to the button. `entered` when
    the keys come to the field: the button under it has to be seen."""

    asked = Signal(str)
    entered = Signal()

    def __init__(self, kit: Kit, act: Phrase) -> None:
        super().__init__()
        self._act, self._working = act, False
        self.field = Field(kit, words("handin.passphrase"), secret=True)
        self.sign = Button(kit, act, "primary", "signature", height=40, hint="Ctrl ↵")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self.field)
        column.addWidget(self.sign)
        self.sign.clicked.connect(self._sign)
        self.field.edit.textEdited.connect(self._typed)
        self.field.edit.installEventFilter(self)
        self.clear()

    def set_act(self, act: Phrase) -> None:
        """What the button says at rest."""
        self._act = act
        self._show()

    def clear(self) -> None:
        """Forget what was typed."""
        self.field.edit.clear()
        self.field.set_error(None)
        self.wait(False)

    def wait(self, working: bool) -> None:
        """While the passphrase is checked and the file is made nothing can be pressed."""
        self._working = working
        self.field.edit.setEnabled(not working)
        self._show()

    def refuse(self, error: AlqaError) -> None:
        """Say it under the field; what was typed is selected for another try."""
        self.wait(False)
        self.field.set_error(fault_what(error.faults[0]))
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.edit.selectAll()

    def focus(self) -> None:
        self.field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        if not isinstance(event, QKeyEvent) or event.type() not in KEYS or event.key() not in ENTER:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # else the window's own Ctrl+Enter would lead to the next dossier
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._sign()
        elif self.sign.isEnabled():
            self.sign.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _typed(self) -> None:
        self.field.set_error(None)
        self._show()

    def _show(self) -> None:
        self.sign.setEnabled(bool(self.field.text()) and not self._working)
        self.sign.set_phrase(words("handin.working") if self._working else self._act)

    def _sign(self) -> None:
        if self.sign.isEnabled():
            self.wait(True)
            self.asked.emit(self.field.text())
