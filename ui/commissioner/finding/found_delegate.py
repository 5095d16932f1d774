"""How a found place is drawn: dossier and document, page, two lines of snippet with the hits marked."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.commissioner.finding.found_look import FoundLook
from ui.models.found import FOUND_ROLE, Index, Shown, page, where
from ui.services import Kit
from ui.theme.tokens import Radius, Space
from ui.widgets.paint import box, mix, ring

ROW, LINES, LEADING = 88, 2, 19
ICONS = {"document": "file-text", "fact": "table-2", "note": "sticky-note", "comment": "message-square"}
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
ELIDE = Qt.TextElideMode.ElideRight
CHOSEN, OVER, FOCUS = (
    QStyle.StateFlag.State_Selected,
    QStyle.StateFlag.State_MouseOver,
    QStyle.StateFlag.State_HasFocus,
)


class FoundDelegate(QStyledItemDelegate):
    """Every row is as high as any other. `dim`: the rows answer an older question."""

    def __init__(self, kit: Kit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self.dim = False
        self._look = FoundLook(kit.theme)
        self._backs: dict[tuple[int, int, bool, bool, float], QPixmap] = {}
        kit.theme.changed.connect(self._relook)

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
        card = area.adjusted(0, 0, -Space.XS, -Space.S)
        self._back(painter, card, option)
        inner = QRectF(card).adjusted(Space.L, Space.S + 1, -Space.L, -Space.S)
        self._head(painter, QRectF(inner.left(), inner.top(), inner.width(), 20), row)
        self._snippet(painter, inner.adjusted(0, 23, 0, 0), row)
        painter.restore()

    def _back(self, painter: QPainter, card: QRect, option: QStyleOptionViewItem) -> None:
        state = option.state
        chosen, over = bool(state & CHOSEN), bool(state & OVER)
        ratio = painter.device().devicePixelRatioF()
        key = (card.width(), card.height(), chosen, over, ratio)
        if key not in self._backs:
            if len(self._backs) > 8:  # sizes of a window that was dragged wider
                self._backs.clear()
            self._backs[key] = self._drawn_back(card.size(), chosen, over, ratio)
        painter.drawPixmap(card.topLeft(), self._backs[key])
        if state & FOCUS:
            ring(painter, card, Radius.CONTROL, self._kit.theme.tokens.accent)

    def _drawn_back(self, size: QSize, chosen: bool, over: bool, ratio: float) -> QPixmap:
        """The card itself: a round corner is dearer than all the words on it."""
        t = self._kit.theme.tokens
        made = QPixmap(size * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = t.accent_soft if chosen else mix(t.surface, t.text, 0.03) if over else t.surface
        edge = t.accent if chosen else t.line
        box(painter, QRect(0, 0, size.width(), size.height()), Radius.CONTROL, fill=fill, edge=edge)
        painter.end()
        return made

    def _head(self, painter: QPainter, line: QRectF, row: Shown) -> None:
        look, say = self._look, self._kit.say
        icon = QRectF(line.left(), line.top() + 2, 16, 16)
        self._kit.theme.icons.paint(painter, ICONS[row.place.kind], look.icon, icon)
        painter.setFont(look.strong)
        at = page(row.place)(say)
        width = 0.0
        if at:
            width = look.strong_metrics.horizontalAdvance(at) + Space.M
            painter.setPen(look.accent)
            painter.drawText(line, RIGHT, at)
        rest = line.adjusted(Space.XXL, 0, -width, 0)
        title, tail = say.text(row.place.title), f" · {where(row.place)(say)}"
        # The name of the document keeps a third of the line, so that a long title does not push it off.
        room = min(look.metrics.horizontalAdvance(tail) + 2, rest.width() / 2)
        taken = min(look.strong_metrics.horizontalAdvance(title) + 1.0, rest.width() - room)
        painter.setPen(look.text)
        shown = look.strong_metrics.elidedText(title, ELIDE, int(taken) + 1)
        painter.drawText(QRectF(rest.left(), rest.top(), taken, rest.height()), LEFT, shown)
        painter.setFont(look.plain)
        painter.setPen(look.muted)
        left = rest.adjusted(taken, 0, 0, 0)
        painter.drawText(left, LEFT, look.metrics.elidedText(tail, ELIDE, int(left.width()) + 1))

    def _snippet(self, painter: QPainter, area: QRectF, row: Shown) -> None:
        layout = QTextLayout(row.snippet, self._look.plain)
        layout.setTextOption(self._look.wrapping)
        layout.setFormats([self._look.hit(start, length) for start, length in row.hits])
        layout.beginLayout()
        for number in range(LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(area.width())
            line.setPosition(QPointF(0, number * LEADING))
        layout.endLayout()
        painter.setPen(self._look.text)
        layout.draw(painter, area.topLeft())

    def _relook(self) -> None:
        self._look = FoundLook(self._kit.theme)
        self._backs.clear()
