"""How long the sitting has been on, as hours and minutes; afterwards when it was closed."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QTimer

from ui.i18n import literal, words
from ui.secretary.sitting.phrases import clock
from ui.services import Kit
from ui.widgets.chip import Chip

EVERY_MS, DAY = 15_000, 24 * 60
FORM = "%Y-%m-%dT%H:%M:%SZ"


class ClockChip(Chip):
    """State only."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, words("sitting.not_begun"), "neutral", "gavel")
        self._opened: str | None = None
        self._tick = QTimer(self, interval=EVERY_MS)
        self._tick.timeout.connect(self._show)

    def show_times(self, opened: str | None, closed: str | None) -> None:
        """UTC times as the meeting has them."""
        self._opened = opened if closed is None else None
        if closed is not None:
            self.show_state(words("sitting.closed_at", at=clock(closed)), "ok", "lock")
        elif opened is None:
            self.show_state(words("sitting.not_begun"), "neutral", "gavel")
        else:
            self._show()
            self._tick.start()
            return
        self._tick.stop()

    def _show(self) -> None:
        if self._opened is not None:
            since = datetime.now(UTC) - datetime.strptime(self._opened, FORM).replace(tzinfo=UTC)
            minutes = max(0, int(since.total_seconds()) // 60)
            if minutes >= DAY:  # a sitting that was interrupted overnight: hours would say nothing
                self.show_state(words("sitting.resumed"), "accent", "timer")
                return
            elapsed = literal(f"{minutes // 60:02}:{minutes % 60:02}")
            self.show_state(words("sitting.running", elapsed=elapsed), "accent", "timer")
