"""Interface icons: lucide's SVGs from its package, recoloured and cached per name, colour, size."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.paths import resources
from ui.theme.icon_store import lucide

BRAND = "alqa"  # the app's own mark; every other name is lucide's


class Icons:
    """All icons of one running program. Unknown names are our bug (KeyError)."""

    def __init__(self) -> None:
        self._store = lucide()
        self._svgs: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}

    def pixmap(self, name: str, colour: str, size: int = 16, ratio: float = 1.0) -> QPixmap:
        """The icon as a picture of `size` logical pixels for a screen of this device pixel ratio."""
        key = (name, colour, size, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._draw(name, colour, size, ratio)
        return self._pixmaps[key]

    def icon(self, name: str, colour: str, size: int = 16) -> QIcon:
        """The icon for Qt's own menus and windows, sharp at 1x and 2x."""
        made = QIcon()
        for ratio in (1.0, 2.0):
            made.addPixmap(self.pixmap(name, colour, size, ratio))
        return made

    def paint(self, painter: QPainter, name: str, colour: str, rect: QRectF) -> None:
        """Draw the icon filling `rect` (a square) at the painter's own resolution."""
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(rect.topLeft(), self.pixmap(name, colour, round(rect.width()), ratio))

    def _draw(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        svg = self._svg(name).replace("currentColor", QColor(colour).name())
        made = QPixmap(QSize(round(size * ratio), round(size * ratio)))
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        QSvgRenderer(QByteArray(svg.encode())).render(painter)
        painter.end()
        made.setDevicePixelRatio(ratio)
        return made

    def _svg(self, name: str) -> str:
        if name not in self._svgs:
            self._svgs[name] = self._read(name)
        return self._svgs[name]

    def _read(self, name: str) -> str:
        if name == BRAND:
            return (resources() / "icon" / "alqa.svg").read_text("utf-8")
        return self._store.read(name)
