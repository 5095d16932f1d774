"""The ranking as it is seen: one delegate draws a row's parts; the cut stays in sight when scrolled past."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.decide.decimals import places
from ui.models.ranking import COLUMNS, RankingModel, ThresholdLine, cut_words, threshold_words
from ui.secretary.decision_view import CutLine, DecisionView, RankLine
from ui.secretary.rank_parts import RankParts
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, SEMIBOLD
from ui.widgets.paint import mix, painter_on, ring, write

Index = QModelIndex | QPersistentModelIndex
LINE, CUT, THRESHOLD, HEAD = 44, 36, 28, 36
WIDTHS = {"rank": 46, "total": 70, "outcome": 142}
LEAST_DOSSIER, GROUP, NARROW = 180, 34, 640


class RankDelegate(QStyledItemDelegate):
    """A row is painted cell by cell; spanning rows in their first cell."""

    def __init__(self, kit: Kit, view: QTableView, model: RankingModel) -> None:
        super().__init__(view)
        self._kit, self._view, self._model = kit, view, model
        self._parts = RankParts(kit)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = self._model.row(index.row())
        if isinstance(row, CutLine):
            paint_cut(self._kit, painter, rect, row)
        elif isinstance(row, ThresholdLine):
            self._threshold(painter, rect, row)
        else:
            self._line(painter, option, index, row)
        painter.restore()

    def _line(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: RankLine) -> None:
        t, rect, view = self._kit.theme.tokens, option.rect, self._model.view
        assert view is not None
        column = COLUMNS[index.column()]
        current = self._view.currentIndex()
        selected = current.row() == index.row()
        if selected:
            painter.fillRect(rect, t.accent_soft)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, mix(t.surface, t.text, 0.03))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, t.line)
        if selected and index.column() == 0:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), t.accent)
        self._parts.paint(painter, QRectF(rect), column, row, view)
        if selected and index.column() == current.column() and self._view.hasFocus():
            ring(painter, rect.adjusted(1, 1, -1, -2), 6, t.accent)

    def _threshold(self, painter: QPainter, rect: QRect, row: ThresholdLine) -> None:
        t = self._kit.theme.tokens
        painter.fillRect(rect, t.bad_soft)
        self._kit.theme.icons.paint(painter, "arrow-down-to-line", t.bad, QRectF(16, rect.top() + 7, 14, 14))
        painter.setFont(self._kit.theme.font(CAPTION, SEMIBOLD))
        write(painter, rect.adjusted(46, 0, -16, 0), threshold_words(self._kit.say, row), t.bad)


def paint_cut(kit: Kit, painter: QPainter, rect: QRect, cut: CutLine) -> None:
    """The cut: a row of its own, tint and two accent rules."""
    t = kit.theme.tokens
    painter.fillRect(rect, t.accent_soft)
    painter.fillRect(rect.left(), rect.top(), rect.width(), 2, t.accent)
    painter.fillRect(rect.left(), rect.bottom() - 1, rect.width(), 2, t.accent)
    kit.theme.icons.paint(
        painter, "scissors", t.accent_text, QRectF(rect.left() + 15, rect.center().y() - 7, 16, 16)
    )
    right = rect.right() - 16.0
    if cut.first_below is not None:
        painter.setFont(kit.theme.font(CAPTION, SEMIBOLD))
        words = kit.say("decision.cut_first", gap=signed(kit, cut.first_below))
        width = painter.fontMetrics().horizontalAdvance(words)
        area = QRectF(right - width - 2, rect.top(), width + 2, rect.height())
        write(painter, area, words, t.accent_text, elide=False)
        right -= width + 20
    painter.setFont(kit.theme.font(DENSE, SEMIBOLD))
    area = QRectF(rect.left() + 46, rect.top(), right - rect.left() - 46, rect.height())
    write(painter, area, cut_words(kit.say, cut), t.accent_text)


def signed(kit: Kit, value: Fraction) -> str:
    """A difference in points, with a true minus: −1,77 балла."""
    shown = kit.say.number(places(abs(value), 2))
    return kit.say("decision.points", n=f"−{shown}" if value < 0 else shown)


class RankHeader(QHeaderView):
    """Column names; over the dots, the axis they stand on; over the bars, the groups' letters."""

    def __init__(self, kit: Kit, model: RankingModel) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._kit, self._model = kit, model
        self._parts = RankParts(kit)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(30)
        self.setFixedHeight(HEAD)

    def sizeHint(self) -> QSize:
        return QSize(400, HEAD)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        t, column = self._kit.theme.tokens, COLUMNS[section]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, t.line)
        painter.setFont(self._kit.theme.font(CAPTION, SEMIBOLD))
        view = self._model.view
        if column == "spread" and view:
            self._parts.axis(painter, QRectF(rect), view)
        elif column == "groups" and view:
            self._parts.letters(painter, QRectF(rect), view)
        else:
            name = str(self._model.headerData(section, Qt.Orientation.Horizontal))
            right = column == "total"
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            area = rect.adjusted(14 if section == 0 else 8, 0, -8, 0)
            write(painter, area, name, t.muted, side | Qt.AlignmentFlag.AlignVCenter)
        painter.restore()


class PinnedCut(QWidget):
    """The cut again at the edge of the view, while its row is scrolled out of sight; a click goes there."""

    pressed = Signal()

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self.cut: CutLine | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def mousePressEvent(self, event: object) -> None:
        self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.cut:
            painter = painter_on(self)
            paint_cut(self._kit, painter, self.rect(), self.cut)
            painter.end()


class Ranking(QTableView):
    """`picked(code)` when another dossier becomes current. C jumps to the cut, W asks why not."""

    picked = Signal(str)
    why = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.ranking = RankingModel(kit.say, self)
        self.setModel(self.ranking)
        self.setHorizontalHeader(RankHeader(kit, self.ranking))
        self.setItemDelegate(RankDelegate(kit, self, self.ranking))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(THRESHOLD)
        self.verticalHeader().setDefaultSectionSize(LINE)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self._pinned = PinnedCut(kit, self)
        self._pinned.pressed.connect(self.jump_to_cut)
        self.verticalScrollBar().valueChanged.connect(self._pin)
        self.ranking.modelReset.connect(self._shape)
        kit.say.languageChanged.connect(self.retranslate)
        self.retranslate()

    def show_view(self, view: DecisionView) -> None:
        self.ranking.show_view(view)
        self._fit()

    def show_dossier(self, code: str) -> None:
        at = self.ranking.find(code)
        if at is not None:
            self.setCurrentIndex(self.ranking.index(at, 1))
            self.scrollTo(self.ranking.index(at, 1))

    def jump_to_cut(self) -> None:
        at = self.ranking.cut_row()
        if at is not None:
            self.scrollTo(self.ranking.index(at, 0), QAbstractItemView.ScrollHint.PositionAtCenter)

    def retranslate(self) -> None:
        self.setAccessibleName(self._kit.say("decision.ranking"))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        row = self.ranking.row(current.row()) if current.isValid() else None
        if isinstance(row, RankLine):
            self.picked.emit(row.code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().casefold() in ("c", "с") and not event.modifiers():
            self.jump_to_cut()
        elif event.text().casefold() in ("w", "ц") and not event.modifiers():
            self.why.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _shape(self) -> None:
        """Heights and spans of the rows that are not dossiers."""
        self.clearSpans()
        header = self.verticalHeader()
        header.setDefaultSectionSize(LINE)
        for at in self.ranking.special():
            self.setSpan(at, 0, 1, len(COLUMNS))
            header.resizeSection(at, CUT if isinstance(self.ranking.row(at), CutLine) else THRESHOLD)
        self._pin()

    def _fit(self) -> None:
        view = self.ranking.view
        groups = max(1, len(view.group_codes)) if view else 4
        room = self.viewport().width()
        widths = dict(WIDTHS, groups=groups * GROUP + 12)
        self.setColumnHidden(COLUMNS.index("groups"), room < NARROW)
        if room < NARROW:
            widths["groups"], widths["outcome"] = 0, 124
        free = room - sum(widths.values())
        widths["spread"] = max(120, min(320, int(free * 0.36)))
        widths["dossier"] = max(LEAST_DOSSIER, free - widths["spread"])
        for section, name in enumerate(COLUMNS):
            self.horizontalHeader().resizeSection(section, widths[name])
        self._pin()

    def _pin(self) -> None:
        at = self.ranking.cut_row()
        if at is None:
            self._pinned.hide()
            return
        row = self.ranking.row(at)
        self._pinned.cut = row if isinstance(row, CutLine) else None
        top = self.rowViewportPosition(at)
        height = self.viewport().height()
        hidden = top + CUT <= 0 or top >= height
        y = HEAD if top <= 0 else HEAD + height - CUT
        self._pinned.setGeometry(0, y, self.viewport().width(), CUT)
        self._pinned.setVisible(hidden and height > 3 * CUT)
