"""A criterion at rest: one row with its code, its title on up to two lines and its mark."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from desktop.model.rubric import Criterion
from ui.commissioner.card.mark import MARK_H, MARK_W, paint_mark
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, MEDIUM, REGULAR, SEMIBOLD, Radius, Space
from ui.widgets.paint import box, mix, painter_on, ring, write

CODE_W, LEAST, LINES, QUOTES_W = 30, 27, 2, 36
WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class CriterionRow(QAbstractButton):
    """Clicked, it opens. Keys reach criteria through the open one, so a row is no tab stop."""

    menu_asked = Signal(object)

    def __init__(self, kit: Kit, criterion: Criterion) -> None:
        super().__init__()
        self._kit, self._criterion = kit, criterion
        self._shown: str | None = None
        self._commented = self._due = False
        self._quotes = 0
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        kit.theme.changed.connect(self.update)
        kit.say.languageChanged.connect(self.retranslate)
        self.retranslate()

    def show_mark(self, shown: str | None, spoken: str, *, commented: bool, due: bool) -> None:
        """`due`: this mark asks for a comment that is not there."""
        self._shown, self._commented, self._due = shown, commented, due
        self._fit()
        self.setAccessibleName(spoken)
        self.update()

    def show_quotes(self, count: int) -> None:
        """How many quotes stand as evidence here."""
        if count != self._quotes:
            self._quotes = count
            self._fit()
            self.update()

    def retranslate(self) -> None:
        self.setText(self._kit.say.text(self._criterion.title))
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())

    def sizeHint(self) -> QSize:
        return QSize(280, self._height())

    def _fit(self) -> None:
        if self.height() != self._height() or self.minimumHeight() != self._height():
            self.setFixedHeight(self._height())

    def _title_width(self) -> int:
        sign = 24 if self._due or self._commented else 0
        quotes = QUOTES_W if self._quotes else 0
        return max(self.width() - CODE_W - MARK_W - Space.S - sign - quotes, 60)

    def _height(self) -> int:
        metrics = QFontMetrics(self._kit.theme.font(DENSE))
        wide = metrics.boundingRect(QRect(0, 0, self._title_width(), 999), WRAP, self.text()).height()
        return max(LEAST, min(wide, LINES * metrics.lineSpacing() + 1) + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        if self.underMouse():
            box(painter, self.rect(), Radius.SMALL, fill=mix(t.surface, t.text, 0.05))
        if self.hasFocus():
            ring(painter, self.rect(), Radius.SMALL, t.accent)
        painter.setFont(self._kit.theme.font(CAPTION, SEMIBOLD))
        write(painter, QRectF(0, 0, CODE_W, self.height()), self._criterion.code, t.muted, elide=False)
        painter.setFont(self._kit.theme.font(DENSE, REGULAR))
        painter.setPen(t.text)
        painter.drawText(QRectF(CODE_W, 0, self._title_width(), self.height()), WRAP, self.text())
        self._paint_end(painter)
        painter.end()

    def _paint_end(self, painter: QPainter) -> None:
        t, middle = self._kit.theme.tokens, self.height() / 2
        right = self.width() - MARK_W - Space.S
        if self._quotes:
            self._kit.theme.icons.paint(
                painter, "quote", t.muted, QRectF(right - 32, round(middle - 8), 16, 16)
            )
            painter.setFont(self._kit.theme.font(CAPTION, MEDIUM, tabular=True))
            write(painter, QRectF(right - 12, 0, 14, self.height()), str(self._quotes), t.muted, elide=False)
            right -= QUOTES_W
        if self._due or self._commented:
            at = QRectF(right - 16, round(middle - 8), 16, 16)
            icon, ink = ("message-square-warning", t.warn) if self._due else ("message-square-text", t.muted)
            self._kit.theme.icons.paint(painter, icon, ink, at)
        rect = QRectF(self.width() - MARK_W, round(middle - MARK_H / 2), MARK_W, MARK_H)
        paint_mark(painter, self._kit, rect, self._shown)
