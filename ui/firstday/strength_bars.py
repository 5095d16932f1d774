"""How hard a passphrase is to guess: four bars, an icon and words. Never a score."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.trust.strength import STEPS, Strength
from ui.i18n import literal, words
from ui.services import Kit
from ui.theme.tokens import DENSE, SEMIBOLD, Space, Tone
from ui.widgets.announce import announce
from ui.widgets.card import Picture
from ui.widgets.label import Ink, Label
from ui.widgets.meter import Meter

LOOKS: dict[Strength, tuple[Tone, Ink, str]] = {
    "weak": ("bad", "bad", "shield-alert"),
    "fair": ("warn", "warn", "shield-question-mark"),
    "good": ("ok", "ok", "shield-check"),
    "strong": ("ok", "ok", "shield-check"),
}


class StrengthBars(QWidget):
    """Empty until something is typed."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit, self._shown = kit, ""
        self.meter = Meter(kit, 0, len(STEPS), "neutral")
        self._icon = Picture(kit, "shield-alert", "muted", 16)
        self.said = Label(kit, literal(""), DENSE, SEMIBOLD, wrap=True)
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.said, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.meter)
        column.addLayout(line)
        self.show_strength(None)

    def show_strength(self, step: Strength | None) -> None:
        """None: nothing is typed yet."""
        if step is None:
            self.meter.set_value(0, len(STEPS), "neutral")
            self.said.set_phrase(words("first.strength.none"))
            self.said.set_ink("muted")
            self._icon.show_icon("info", "muted")
        else:
            tone, ink, icon = LOOKS[step]
            self.meter.set_value(STEPS.index(step) + 1, len(STEPS), tone)
            self.said.set_phrase(words(f"first.strength.{step}"))
            self.said.set_ink(ink)
            self._icon.show_icon(icon, ink)
        self.meter.setAccessibleName(self.said.text())
        if step and step != self._shown:
            announce(self, self.said.text())
        self._shown = step or ""
