"""How a dossier is drawn in the list (icon, title on two lines, region, marks) and in the rail."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.desks.views import DossierRow, RowState
from ui.commissioner.dossiers.dossier_model import ROW_ROLE, Index, shown_state
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, MEDIUM, REGULAR, SEMIBOLD, Radius, Tokens
from ui.widgets.paint import box, mix, ring, write

ROW, RAIL_ROW, FOOT = 68, 48, 15
ICONS: dict[RowState, str] = {
    "complete": "circle-check",
    "partial": "circle-dot",
    "changed": "refresh-cw",
    "untouched": "circle",
    "recused": "circle-slash",
}


def state_ink(t: Tokens, state: RowState) -> str:
    """The colour of a state's icon and words."""
    inks: dict[RowState, str] = {
        "complete": t.ok,
        "partial": t.accent_text,
        "changed": t.warn,
        "untouched": t.muted,
        "recused": t.warn,
    }
    return inks[state]


class DossierDelegate(QStyledItemDelegate):
    """`narrow` draws the rail: the state and the position alone."""

    def __init__(self, kit: Kit, parent: QObject | None = None, *, narrow: bool = False) -> None:
        super().__init__(parent)
        self._kit = kit
        self.narrow = narrow

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(56, RAIL_ROW) if self.narrow else QSize(248, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, DossierRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect
        self._back(painter, area, option)
        if self.narrow:
            self._rail(painter, area, row, option)
        else:
            self._full(painter, area, row)
        painter.restore()

    def _back(self, painter: QPainter, area: QRect, option: QStyleOptionViewItem) -> None:
        t = self._kit.theme.tokens
        inner = area.adjusted(8, 1, -8, -1) if not self.narrow else area.adjusted(6, 1, -6, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            box(painter, inner, Radius.CONTROL, fill=t.accent_soft)
            box(painter, QRectF(inner.left(), inner.top() + 12, 3, inner.height() - 24), 1.5, fill=t.accent)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            box(painter, inner, Radius.CONTROL, fill=mix(t.surface, t.text, 0.05))
        if option.state & QStyle.StateFlag.State_HasFocus:
            ring(painter, inner, Radius.CONTROL, t.accent)

    def _rail(self, painter: QPainter, area: QRect, row: DossierRow, option: QStyleOptionViewItem) -> None:
        t = self._kit.theme.tokens
        at = QRectF(area.center().x() - 8, area.top() + 7, 16, 16)
        self._kit.theme.icons.paint(painter, ICONS[row.state], state_ink(t, row.state), at)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setFont(self._kit.theme.font(CAPTION, SEMIBOLD if chosen else MEDIUM, tabular=True))
        below = QRectF(area.left(), area.top() + 25, area.width(), 16)
        ink = t.accent_text if chosen else t.muted
        write(painter, below, str(row.position), ink, Qt.AlignmentFlag.AlignCenter)

    def _full(self, painter: QPainter, area: QRect, row: DossierRow) -> None:
        t, say = self._kit.theme.tokens, self._kit.say
        left, right = area.left() + 42, area.right() - 18
        painter.setFont(self._kit.theme.font(DENSE, MEDIUM))
        lines = _two_lines(painter.font(), say.text(row.title), right - left)
        foot = self._region(row, right - left)
        top = round(area.top() + (area.height() - 3 - FOOT * len(foot) - 17 * len(lines)) / 2)
        icon = QRectF(area.left() + 18, top + 1, 16, 16)
        self._kit.theme.icons.paint(painter, ICONS[row.state], state_ink(t, row.state), icon)
        ink = t.muted if row.state == "recused" else t.text
        for line in lines:
            write(painter, QRectF(left, top, right - left, 18), line, ink)
            top += 17
        self._foot(painter, QRectF(left, top + 1, right - left, 18), row, foot)

    def _region(self, row: DossierRow, width: float) -> list[str]:
        """The region beside the state; where it has no room there, its end on a line of its own."""
        state = QFontMetrics(self._kit.theme.font(CAPTION, self._weight(row)))
        taken = state.horizontalAdvance(self._state(row)) + 10 + (0 if row.eligible else 18)
        font, region = self._kit.theme.font(CAPTION, REGULAR), self._kit.say.text(row.region)
        if QFontMetrics(font).horizontalAdvance(region) <= width - taken:
            return [region]
        return _two_lines(font, region, width - taken)

    def _state(self, row: DossierRow) -> str:
        """How much is scored, in figures: the icon tells what is not begun, and the region keeps its room."""
        if row.state == "untouched":
            return self._kit.say("comm.state.scored", n=0, of=row.of)
        return shown_state(self._kit.say, row)

    def _weight(self, row: DossierRow) -> int:
        return SEMIBOLD if row.state in ("complete", "partial", "changed", "recused") else REGULAR

    def _foot(self, painter: QPainter, area: QRectF, row: DossierRow, region: list[str]) -> None:
        t = self._kit.theme.tokens
        state = self._state(row)
        painter.setFont(self._kit.theme.font(CAPTION, self._weight(row)))
        width = painter.fontMetrics().horizontalAdvance(state) + 2
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        write(painter, area, state, state_ink(t, row.state), right, elide=False)
        painter.setFont(self._kit.theme.font(CAPTION, REGULAR))
        rest = area.adjusted(0, 0, -width - 8, 0)
        if not row.eligible:
            mark = QRectF(rest.left(), rest.center().y() - 7, 14, 14)
            self._kit.theme.icons.paint(painter, "triangle-alert", t.warn, mark)
            rest.adjust(18, 0, 0, 0)
        for line in region:
            write(painter, rest, line, t.muted)
            rest = area.translated(0, FOOT)


def _two_lines(font: QFont, title: str, width: float) -> list[str]:
    """A title broken once at a space; the painter ends the second line with an ellipsis if need be."""
    layout = QTextLayout(title, font)
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(width)
    layout.endLayout()
    split = first.textLength()
    return [part for part in (title[:split].rstrip(), title[split:].lstrip()) if part]
