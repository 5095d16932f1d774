"""Regions by sectors: how many applications come from where, as a grid of tinted counts."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.desks.secretary.cluster import ClusterDesk
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, SEMIBOLD, mix
from ui.widgets.paint import box, painter_on, ring, write

NAMES, CELL, LINE, HEAD = 152, 32, 24, 112
STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
MIDDLE = Qt.AlignmentFlag.AlignCenter


class PlacesGrid(QWidget):
    """`chosen(region, sector)` on a click or Enter: the table is filtered by them ("" for a whole line)."""

    chosen = Signal(str, str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._desk: ClusterDesk | None = None
        self._regions: list[str] = []
        self._sectors: list[str] = []
        self._at = (0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        kit.theme.changed.connect(self.update)
        kit.say.languageChanged.connect(self.retranslate)

    def show_desk(self, desk: ClusterDesk) -> None:
        """Only regions and sectors that somebody applied from."""
        self._desk = desk
        self._regions = [code for code in desk.regions if any(r == code for r, _ in desk.places)]
        self._sectors = [code for code in desk.sectors if any(s == code for _, s in desk.places)]
        self.updateGeometry()
        self.setFixedHeight(self.sizeHint().height())
        self.retranslate()

    def sizeHint(self) -> QSize:
        return QSize(NAMES + CELL * max(len(self._sectors), 1), HEAD + LINE * len(self._regions) + 4)

    def retranslate(self) -> None:
        """The current cell in words: what the eye sees, the ear hears."""
        self.setAccessibleName(self._kit.say("cluster.places"))
        self.setAccessibleDescription(self._said())
        self.update()

    def _said(self) -> str:
        if self._desk is None or not self._regions:
            return ""
        region, sector = self._here()
        say, desk = self._kit.say, self._desk
        place = {"region": say.text(desk.regions[region]), "sector": say.text(desk.sectors[sector])}
        return say("cluster.place", n=desk.places[region, sector], **place)

    def _here(self) -> tuple[str, str]:
        return self._regions[self._at[0]], self._sectors[self._at[1]]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is not None and self._regions:
            down = min(max(self._at[0] + step[0], 0), len(self._regions) - 1)
            across = min(max(self._at[1] + step[1], 0), len(self._sectors) - 1)
            self._at = (down, across)
            self.retranslate()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._regions:
            self.chosen.emit(*self._here())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        down, across = int((at.y() - HEAD) // LINE), int((at.x() - NAMES) // CELL)
        if at.y() >= HEAD and 0 <= down < len(self._regions) and across < len(self._sectors):
            self._at = (down, max(across, 0))
            self.retranslate()
            region, sector = self._here()
            self.chosen.emit(region, sector if across >= 0 else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._desk is None:
            return
        painter = painter_on(self)
        self._heads(painter)
        for down, region in enumerate(self._regions):
            self._line(painter, down, region)
        painter.end()

    def _heads(self, painter: QPainter) -> None:
        assert self._desk is not None
        painter.setFont(self._kit.theme.font(CAPTION))
        for across, sector in enumerate(self._sectors):
            painter.save()
            painter.translate(QPointF(NAMES + across * CELL + CELL / 2, HEAD - 6))
            painter.rotate(-55)
            name = self._kit.say.text(self._desk.sectors[sector])
            write(painter, QRectF(0, -8, HEAD + 14, 16), name, self._kit.theme.tokens.muted)
            painter.restore()

    def _line(self, painter: QPainter, down: int, region: str) -> None:
        assert self._desk is not None
        t, top = self._kit.theme.tokens, HEAD + down * LINE
        most = max(self._desk.places.values())
        painter.setFont(self._kit.theme.font(CAPTION))
        write(
            painter, QRectF(0, top, NAMES - 8, LINE), self._kit.say.text(self._desk.regions[region]), t.text
        )
        painter.setFont(self._kit.theme.font(DENSE, SEMIBOLD, tabular=True))
        for across, sector in enumerate(self._sectors):
            count = self._desk.places[region, sector]
            cell = QRectF(NAMES + across * CELL + 1, top + 1, CELL - 2, LINE - 2)
            tint = mix(t.surface, t.accent, 0.12 + 0.3 * count / most) if count else t.sunken
            box(painter, cell, 4, fill=tint)
            if count:
                write(painter, cell, str(count), t.text, MIDDLE, elide=False)
            if self.hasFocus() and (down, across) == self._at:
                ring(painter, cell, 4, t.accent)
