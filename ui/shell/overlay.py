"""A panel that lies over its window for a moment: scrim, shadow, Esc or a press beside it puts it away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from ui.services import Kit
from ui.theme.tokens import Radius
from ui.widgets.paint import box, painter_on


class Overlay(QWidget):
    """`panel` is at most `most` pixels; what had the focus gets it back."""

    def __init__(self, kit: Kit, window: QWidget, most: tuple[int, int]) -> None:
        super().__init__(window)
        self._kit, self._most = kit, most
        self._before: QWidget | None = None
        self.panel = QFrame(self)
        self.panel.setProperty("part", "dialog")
        window.installEventFilter(self)
        self.hide()

    def lie_over(self, first: QWidget) -> None:
        """Show over the whole window; `first` takes the keys."""
        self._before = self.window().focusWidget()
        self._place()
        self.show()
        self.raise_()
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def dismiss(self) -> None:
        self.hide()
        if self._before:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def release(self) -> None:
        """The window has closed: watch nothing any more, for parts of it may be gone before others."""
        self.window().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.dismiss()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        painter.fillRect(self.rect(), QColor(t.scrim))
        spread = QRectF(self.panel.geometry())
        for step in range(24, 0, -4):  # a soft shadow without a blur: 0 16 48
            shade = QColor(t.shadow)
            shade.setAlpha(7)
            area = spread.adjusted(-step, -step + 16, step, step + 16)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shade)
            painter.drawRoundedRect(area, Radius.CARD + step, Radius.CARD + step)
        box(painter, spread, Radius.CARD, fill=t.surface)
        painter.end()

    def _place(self) -> None:
        area = self.parent().rect()  # type: ignore[union-attr]
        self.setGeometry(area)
        width, height = min(self._most[0], area.width() - 48), min(self._most[1], area.height() - 72)
        top = max(24, min(area.height() // 9, (area.height() - height) // 2))
        self.panel.setGeometry((area.width() - width) // 2, top, width, height)
