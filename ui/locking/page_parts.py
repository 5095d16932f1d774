"""Small parts of the page that asks for a passphrase: Caps Lock, whether all is stored, the growing wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.i18n import literal, words
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, MEDIUM
from ui.widgets.card import Picture, column, row
from ui.widgets.label import Label

if TYPE_CHECKING:
    from ui.locking.returning import LockPage

FREE_TRIES = 3  # wrong passphrases that cost nothing
LONGEST_S = 60


class CapsLine(QWidget):
    """ "Caps Lock is on", seen from the letters: a capital without Shift, a small one with it. Qt asks no
    system for the lamp; letters without case say nothing."""

    def __init__(self, kit: Kit, edit: QLineEdit) -> None:
        super().__init__()
        label = Label(kit, words("lock.caps"), CAPTION, MEDIUM, "warn")
        self.setLayout(row(Picture(kit, "arrow-big-up", "warn", 14), label, 1, spacing=6))
        self.setAccessibleName(words("lock.caps")(kit.say))
        self.hide()
        edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._look(event)
        return False

    def _look(self, event: QKeyEvent) -> None:
        text = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self.hide()  # the next letter says it anew
        elif len(text) == 1 and text.lower() != text.upper():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            on = text.isupper() != shift
            if on and not self.isVisible():
                QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
            self.setVisible(on)


class KeptLine(QWidget):
    """Under a locked page: everything is stored, or what is not and stays in memory."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._icon = Picture(kit, "circle-check", "ok")
        self._label = Label(kit, literal(""), DENSE, MEDIUM, "ok", wrap=True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setLayout(column(row(1, self._icon, 1), self._label, spacing=4))
        self.setFixedWidth(480)
        self.hide()

    def show_state(self, locked: LockPage | None) -> None:
        self.setVisible(locked is not None)
        if locked is not None:
            self._icon.show_icon(*(("circle-check", "ok") if locked.stored else ("circle-x", "bad")))
            self._label.set_ink("ok" if locked.stored else "bad")
            self._label.set_phrase(words("lock.stored" if locked.stored else "lock.not_stored"))


class Wait(QObject):
    """Seconds to wait after a wrong passphrase: none at first, then twice as many each time."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._wrong = 0
        self.left = 0
        self._timer = QTimer(self, interval=1_000)
        self._timer.timeout.connect(self.tick)

    def forget(self) -> None:
        """Somebody else is asked."""
        self._timer.stop()
        self._wrong = self.left = 0

    def again(self) -> bool:
        """One more was wrong; True when it is time to wait."""
        self._wrong += 1
        if self._wrong < FREE_TRIES:
            return False
        self.left = min(LONGEST_S, 2 ** (self._wrong - FREE_TRIES + 1))
        self._timer.start()
        return True

    def tick(self) -> None:
        """A second is over."""
        self.left = max(0, self.left - 1)
        if not self.left:
            self._timer.stop()
        self.changed.emit()
