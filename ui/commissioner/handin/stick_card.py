"""Straight to a memory stick: the sticks that are plugged in, a copy that was read back, or words why not."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout
from shiboken6 import isValid

from desktop.errors import AlqaError
from ui.drives import Drive
from ui.i18n import Phrase, literal, words
from ui.services import Services
from ui.shell.faults import fault_next, fault_what
from ui.theme.tokens import CAPTION, DENSE, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Card, Picture, clear, column, reveal, row
from ui.widgets.label import Label

LOOK_MS = 1500
MB, GB = 1_000_000, 1_000_000_000


class StickCard(Card):
    """Looks for sticks while it is shown. `asked(Drive)` wants a copy there, `elsewhere` in a folder."""

    asked = Signal(object)
    elsewhere = Signal()

    def __init__(self, services: Services, drives: Callable[[], list[Drive]]) -> None:
        super().__init__(inner=Space.XL)
        self._services, self._kit, self._drives = services, services.kit, drives
        self.buttons: list[Button] = []
        self._pressed: Button | None = None
        self._found: list[Drive] | None = None
        self._busy = self._looking = self._wants_focus = self._told = False
        self.other = Button(self._kit, words("handin.stick.elsewhere"), "ghost", "folder-open", height=32)
        self.other.clicked.connect(self.elsewhere)
        title = Label(self._kit, words("handin.stick.title"), SECTION, SEMIBOLD, wrap=True)
        head = row(title, self.other)
        head.setStretch(0, 1)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.S)
        self._icon = Picture(self._kit, "info", "muted")
        self._said = Label(self._kit, words("handin.stick.none"), DENSE, wrap=True)
        line = row(self._icon, self._said)
        line.setStretch(1, 1)
        self.body.addLayout(head)
        self.body.addLayout(self._rows)
        self.body.addLayout(line)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    def look(self) -> None:
        """Ask which sticks are there, off the GUI thread: a dead share may be mounted as well."""
        if self._busy or self._looking:
            return
        self._looking = True
        drives = self._drives
        self._services.tasks.run(self, lambda _report: drives(), self._seen)

    def copying(self, drive: Drive) -> None:
        self._busy = True
        self._pressed = next((one for one in (*self.buttons, self.other) if one.hasFocus()), None)
        self._enable()
        self._say("loader", "muted", words("handin.stick.copying", name=literal(drive.name)))

    def copied(self, drive: Drive, name: str, at: str) -> None:
        """Written and read back."""
        self._busy, self._told = False, True
        self._enable()
        self._give_back()
        told = words("handin.stick.copied", stick=literal(drive.name), name=literal(name), at=literal(at))
        self._say("circle-check", "ok", told)

    def refuse(self, error: AlqaError) -> None:
        """Full, gone, protected: in words, here."""
        self._busy, self._told = False, True
        self._enable()
        self._give_back()
        fault = error.faults[0]
        self._say("circle-x", "bad", lambda say: f"{fault_what(fault)(say)} {fault_next(fault)(say)}")
        self.look()

    def reset(self) -> None:
        """Another file: what was said of the former one goes."""
        self._busy = self._told = False
        self._show_rows()

    def take_focus(self) -> None:
        """To the first stick, also when it comes a moment later; Enter then copies. Until then to the other
        way out: the keys must not fall to the bar."""
        self._wants_focus = True
        self.other.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    # -- inside -------------------------------------------------------------------------------

    def _seen(self, found: list[Drive]) -> None:
        self._looking = False
        if not self._busy and found != self._found:
            self._found = found
            self._wants_focus |= any(button.hasFocus() for button in self.buttons)
            self._show_rows()

    def _show_rows(self) -> None:
        """What became of the last copy stays said, whatever is plugged in or pulled out then."""
        self._fill()
        if not self._told:
            none = not self._found
            told = words("handin.stick.none" if none else "handin.stick.ready")
            self._say("usb" if none else "info", "muted", told)

    def _fill(self) -> None:
        clear(self._rows)
        self.buttons = []
        for drive in self._found or []:
            self._rows.addLayout(self._row(drive))
        reveal(self._rows)
        self._focus()

    def _focus(self) -> None:
        first = next((button for button in self.buttons if button.isEnabled()), None)
        if self._wants_focus and first is not None:
            self._wants_focus = False
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_back(self) -> None:
        """A button that is greyed while it copies loses the keys to whatever comes next on the sheet."""
        if self._pressed is not None and isValid(self._pressed):
            self._pressed.setFocus(Qt.FocusReason.OtherFocusReason)
        self._pressed = None

    def _row(self, drive: Drive) -> QVBoxLayout:
        name = Label(self._kit, literal(drive.name), DENSE, SEMIBOLD, wrap=True)
        below = words("handin.stick.locked") if drive.read_only else _free(drive.free)
        kind = "secondary" if self.buttons or drive.read_only else "primary"
        act = words("handin.stick.copy", name=literal(drive.name))
        button = Button(self._kit, act, kind, "hard-drive-download", height=36)  # type: ignore[arg-type]
        button.setEnabled(not drive.read_only and not self._busy)
        button.clicked.connect(_To(self, button, drive).go)
        self.buttons.append(button)
        texts = column(name, Label(self._kit, below, CAPTION, ink="muted", wrap=True), spacing=0)
        line = row(Picture(self._kit, "usb", "accent", 20), texts, button, spacing=Space.M)
        line.setStretch(1, 1)
        return column(line)

    def _enable(self) -> None:
        for button, drive in zip(self.buttons, self._found or [], strict=False):
            button.setEnabled(not self._busy and not drive.read_only)
        self.other.setEnabled(not self._busy)

    def _say(self, icon: str, ink: str, phrase: Phrase) -> None:
        self._icon.show_icon(icon, ink)
        self._said.set_ink(ink)  # type: ignore[arg-type]
        self._said.set_phrase(phrase)
        if ink != "muted":  # done or failed: a screen reader says it at once
            self._said.setAccessibleName(self._said.text())
            QAccessible.updateAccessibility(QAccessibleEvent(self._said, QAccessible.Event.Alert))


class _To(QObject):
    """Asks for a copy on one stick."""

    def __init__(self, card: StickCard, button: QObject, drive: Drive) -> None:
        super().__init__(button)
        self._card, self._drive = card, drive

    def go(self) -> None:
        self._card.asked.emit(self._drive)


def _free(size: int) -> Phrase:
    """Free room in the language's units."""
    if size >= GB:
        return words("handin.stick.free_gb", n=lambda say: say.number(f"{size / GB:.1f}"))
    return words("handin.stick.free_mb", n=size // MB)
