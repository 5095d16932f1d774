"""The cells of the grid as pictures: a shape for each state of a document, drawn once per scheme and size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from ui.services import Kit
from ui.theme.tokens import Tone
from ui.widgets.paint import box

if TYPE_CHECKING:
    from desktop.desks.secretary.intake_view import Line

SIDE = 20
LOOKS: dict[str, tuple[Tone, str, bool]] = {  # tone, icon, with an edge
    "there": ("ok", "check", False),
    "converted": ("accent", "refresh-cw", False),
    "scan": ("viol", "scan-text", False),
    "twice": ("warn", "copy", True),
    "missing": ("bad", "file-x", True),
}
STANDINGS: dict[str, tuple[Tone, str]] = {
    "admit": ("ok", "check"),
    "refuse": ("bad", "ban"),
    "wait": ("warn", "hourglass"),
    "open": ("warn", "circle-dashed"),
    "outdated": ("warn", "refresh-cw"),
    "eligible": ("ok", "check"),
    "not": ("bad", "ban"),
}


def standing_of(line: Line, screened: bool) -> str:
    """The key of an application's admission."""
    if not screened:
        return "eligible" if line.application.eligible else "not"
    return line.standing if line.standing in ("open", "outdated") else line.screen.outcome


class PaperPictures:
    """Cached pixmaps of `SIDE` logical pixels."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit
        self._made: dict[tuple[str, str, float], QPixmap] = {}

    def picture(self, state: str, ratio: float) -> QPixmap:
        key = (state, self._kit.theme.scheme, ratio)
        if key not in self._made:
            self._made[key] = self._draw(state, ratio)
        return self._made[key]

    def _draw(self, state: str, ratio: float) -> QPixmap:
        made = QPixmap(round(SIDE * ratio), round(SIDE * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        t, rect = self._kit.theme.tokens, QRectF(0, 0, SIDE, SIDE)
        if state in LOOKS:
            tone, icon, edged = LOOKS[state]
            box(painter, rect, 5, fill=t.soft_of(tone), edge=t.ink_of(tone) if edged else None, width=1.4)
            self._kit.theme.icons.paint(painter, icon, t.ink_of(tone), rect.adjusted(4, 4, -4, -4))
        else:
            box(painter, rect.adjusted(6, 9, -6, -9), 1, fill=t.line2)
        painter.end()
        return made
