"""Whether everything is stored, in the bar and, when it is not, as a banner that stays."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import Fault
from ui.commissioner.session import SaveState
from ui.i18n import Phrase, literal, words
from ui.services import Kit
from ui.shell.faults import fault_next, fault_what, fault_why
from ui.theme.tokens import BODY, DENSE, MEDIUM, SEMIBOLD, Radius, Space
from ui.widgets.announce import announce
from ui.widgets.button import Button
from ui.widgets.card import Picture
from ui.widgets.label import Ink, Label
from ui.widgets.paint import box, painter_on

CALM_MS = 300  # "saved" is said when typing pauses: at every letter it would flicker


class SaveBadge(QWidget):
    """Icon and word: saved with the time, saving, not saved. Told to screen readers as it changes.
    "Saved" may come a moment late, the others never."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._state = SaveState("quiet")
        self._shown = ""
        self._calm = QTimer(self, singleShot=True, interval=CALM_MS)
        self._calm.timeout.connect(self._show)
        self._icon = Picture(kit, "circle-check", "ok")
        self._label = Label(kit, literal(""), DENSE, MEDIUM, "ok")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self._icon)
        line.addWidget(self._label)
        self.hide()

    def text(self) -> str:
        return self._label.text()

    def show_state(self, state: SaveState) -> None:
        self._state = state
        if state.kind == "saved" and self._shown == "saving":
            self._calm.start()
            return
        self._calm.stop()
        self._show()

    def _show(self) -> None:
        state = self._state
        self._shown = state.kind
        self.setVisible(state.kind != "quiet")
        if state.kind == "quiet":
            return
        icon, ink, key = _SHOWN[state.kind]
        self._icon.show_icon(icon, ink)
        self._label.set_ink(ink)
        self._label.set_phrase(words(key, at=state.at))
        if self._label.text() != self.accessibleName():
            self.setAccessibleName(self._label.text())
            if state.kind != "saving":  # it lasts no longer than saying it
                announce(self, self._label.text(), urgent=state.kind == "failed")

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


_SHOWN: dict[str, tuple[str, Ink, str]] = {
    "saved": ("circle-check", "ok", "comm.save.saved"),
    "saving": ("circle-dashed", "muted", "comm.save.saving"),
    "failed": ("circle-x", "bad", "comm.save.failed"),
}


class UnsavedBanner(QWidget):
    """Red, and it stays: what was not stored, why, what to do; Retry."""

    retried = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._title = Label(kit, words("comm.save.banner", n=0), BODY, SEMIBOLD, wrap=True)
        self._what = Label(kit, literal(""), DENSE, wrap=True)
        self.retry = Button(kit, words("comm.save.retry"), "secondary", "rotate-cw", height=36)
        self.retry.clicked.connect(self.retried)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._title)
        texts.addWidget(self._what)
        line = QHBoxLayout(self)
        line.setContentsMargins(Space.XL, Space.M, Space.L, Space.M)
        line.setSpacing(Space.M)
        line.addWidget(Picture(kit, "hard-drive", "bad", 20), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        line.addWidget(self.retry)
        self.hide()

    def show_state(self, state: SaveState, count: int) -> None:
        self.setVisible(state.kind == "failed")
        if state.error is not None:
            fault: Fault = state.error.faults[0]
            self._title.set_phrase(words("comm.save.banner", n=count))
            self._what.set_phrase(_why(fault))

    def paintEvent(self, event: object) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        box(painter, self.rect(), 0, fill=t.bad_soft)
        box(painter, self.rect().adjusted(0, 0, 4 - self.width(), 0), min(2, Radius.SMALL), fill=t.bad)
        painter.end()


DISK = ("disk-full", "read-only", "no-permission", "disk-error", "workspace-busy")


def _why(fault: Fault) -> Phrase:
    """What to do about a disk that refuses marks: nothing was written to a file of the person's choice,
    and it is tried again by itself. Anything else in the fault's own words."""
    if fault.code in DISK:
        return words(f"save.why.{fault.code}")
    parts = (fault_what(fault), fault_why(fault), fault_next(fault))
    return lambda say: " ".join(part(say) for part in parts)
