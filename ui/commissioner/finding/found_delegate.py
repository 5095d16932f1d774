"""How a found place is drawn: dossier and document, page, two lines of snippet with the hits marked."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.models.found import FOUND_ROLE, Index, Shown, page, where
from ui.services import Kit
from ui.theme.tokens import DENSE, MEDIUM, REGULAR, SEMIBOLD, Radius, Space
from ui.widgets.paint import box, mix, ring, write

ROW, LINES = 88, 2
ICONS = {"document": "file-text", "fact": "table-2", "note": "sticky-note", "comment": "message-square"}


class FoundDelegate(QStyledItemDelegate):
    """Every row is as high as any other. `dim`: the rows answer an older question."""

    def __init__(self, kit: Kit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self.dim = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(240, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(FOUND_ROLE)
        if not isinstance(row, Shown):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.dim:
            painter.setOpacity(0.5)
        area: QRect = option.rect
        card = QRectF(area).adjusted(0, 0, -Space.XS, -Space.S)
        self._back(painter, card, option)
        inner = card.adjusted(Space.L, Space.S + 1, -Space.L, -Space.S)
        self._head(painter, QRectF(inner.left(), inner.top(), inner.width(), 20), row)
        self._snippet(painter, inner.adjusted(0, 23, 0, 0), row)
        painter.restore()

    def _back(self, painter: QPainter, card: QRectF, option: QStyleOptionViewItem) -> None:
        t = self._kit.theme.tokens
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        fill = t.accent_soft if chosen else mix(t.surface, t.text, 0.03) if over else t.surface
        box(painter, card, Radius.CONTROL, fill=fill, edge=t.accent if chosen else t.line)
        if option.state & QStyle.StateFlag.State_HasFocus:
            ring(painter, card, Radius.CONTROL, t.accent)

    def _head(self, painter: QPainter, line: QRectF, row: Shown) -> None:
        t, say = self._kit.theme.tokens, self._kit.say
        icon = QRectF(line.left(), line.top() + 2, 16, 16)
        self._kit.theme.icons.paint(painter, ICONS[row.place.kind], t.muted, icon)
        painter.setFont(self._kit.theme.font(DENSE, SEMIBOLD))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        at = page(row.place)(say)
        width = painter.fontMetrics().horizontalAdvance(at) + (Space.M if at else 0)
        write(painter, line, at, t.accent_text, right, elide=False)
        rest = line.adjusted(Space.XXL, 0, -width, 0)
        title = say.text(row.place.title)
        # The name of the document keeps a third of the line, so that a long title does not push it off.
        painter.setFont(self._kit.theme.font(DENSE, REGULAR))
        tail = f" · {where(row.place)(say)}"
        room = min(painter.fontMetrics().horizontalAdvance(tail) + 2, rest.width() / 2)
        painter.setFont(self._kit.theme.font(DENSE, SEMIBOLD))
        taken = min(painter.fontMetrics().horizontalAdvance(title) + 1.0, rest.width() - room)
        write(painter, QRectF(rest.left(), rest.top(), taken, rest.height()), title, t.text)
        painter.setFont(self._kit.theme.font(DENSE, REGULAR))
        write(painter, rest.adjusted(taken, 0, 0, 0), tail, t.muted)

    def _snippet(self, painter: QPainter, area: QRectF, row: Shown) -> None:
        t = self._kit.theme.tokens
        font = self._kit.theme.font(DENSE, REGULAR)
        layout = QTextLayout(row.snippet, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([self._format(start, length) for start, length in row.hits])
        layout.beginLayout()
        for number in range(LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(area.width())
            line.setPosition(QPointF(0, number * 19))
        layout.endLayout()
        painter.setPen(QColor(t.text))
        layout.draw(painter, area.topLeft())

    def _format(self, start: int, length: int) -> QTextLayout.FormatRange:
        t = self._kit.theme.tokens
        made = QTextLayout.FormatRange()
        made.start, made.length = start, length
        look = QTextCharFormat()
        look.setBackground(QColor(t.mark_question))
        look.setForeground(QColor(t.ink))
        look.setFontWeight(MEDIUM)
        look.setFontUnderline(True)
        made.format = look
        return made
