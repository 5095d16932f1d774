"""A widget that is a picture of itself while nobody touches it: when a page scrolls, moving a picture
costs a fraction of painting all its parts."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QPainter, QPaintEvent, QPixmap, QRegion, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget


class Resting(QWidget):
    """Parts live in `inside`, which is there while the widget is awake: under the pointer, with the keys,
    or `kept_awake`. Subclasses say `_paint_ground`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.inside = QWidget(self)
        self.inside.hide()
        self.inside.installEventFilter(self)
        self.kept_awake = False
        self._face: QPixmap | None = None

    def wake(self) -> None:
        """Let the parts be used."""
        self.inside.show()

    def rest(self) -> None:
        """Back to a picture, unless somebody is busy here."""
        focus = QApplication.focusWidget()
        busy = focus is not None and (focus is self or self.isAncestorOf(focus))
        if self.kept_awake or busy or self.underMouse():
            self.wake()
        else:
            self.inside.hide()
        self.renew()

    def renew(self) -> None:
        """It looks otherwise now."""
        self._face = None
        self.update()

    def _paint_ground(self, painter: QPainter) -> None:
        raise NotImplementedError

    def _laid_out(self) -> None:
        """The parts want another size."""

    # -- events -------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.inside and event.type() == QEvent.Type.LayoutRequest:
            self._laid_out()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.inside.resize(event.size())
        self.renew()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.wake()

    def leaveEvent(self, event: QEvent) -> None:
        self.rest()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.wake()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.rest()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.inside.isHidden():
            painter.drawPixmap(0, 0, self._picture())
        else:
            self._paint_ground(painter)
        painter.end()

    def _picture(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        if self._face is None or self._face.devicePixelRatioF() != ratio:
            made = QPixmap(self.size() * ratio)
            made.setDevicePixelRatio(ratio)
            made.fill(Qt.GlobalColor.transparent)
            painter = QPainter(made)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(painter)
            self.inside.render(painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
            painter.end()
            self._face = made
        return self._face
