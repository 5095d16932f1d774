"""The matrix of the board: a table whose names and codes stay in sight while the cells scroll."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyledItemDelegate, QTableView

from ui.i18n import words
from ui.models.board import BoardModel
from ui.secretary.board_view import BoardView, Member
from ui.secretary.cells import ROW_LOOKS, SIDE, CellPictures
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, MEDIUM, SEMIBOLD, Type
from ui.widgets.label import Label
from ui.widgets.paint import mix, ring, write

ROW, TALL, NAMES, HEAD, LEAST, MOST = 27, 34, 234, 110, 22, 40
LABEL = Type(11, 14)
SETTLED = ("complete", "recused", "none")
Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Draws the cached picture in the middle of its cell; the current cell has the focus ring."""

    def __init__(self, kit: Kit, view: QTableView, model: BoardModel) -> None:
        super().__init__(view)
        self._kit, self._view, self._model = kit, view, model
        self._pictures = CellPictures(kit)

    def paint(self, painter: QPainter, option: object, index: Index) -> None:
        rect: QRect = option.rect  # type: ignore[attr-defined]
        if index.row() == self._view.currentIndex().row():
            painter.fillRect(rect, mix(self._kit.theme.tokens.surface, self._kit.theme.tokens.text, 0.04))
        picture = self._pictures.picture(
            self._model.cell(index.row(), index.column()), painter.device().devicePixelRatioF()
        )
        side = SIDE + 8
        at = QPointF(rect.left() + (rect.width() - side) // 2, rect.top() + (rect.height() - side) // 2)
        painter.drawPixmap(at, picture)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)  # type: ignore[attr-defined]
        if focused:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ring(
                painter, QRectF(at.x() + 1, at.y() + 1, side - 2, side - 2), 8, self._kit.theme.tokens.accent
            )


class DossierHeader(QHeaderView):
    """Codes stand upright; under each, how many sheets count."""

    def __init__(self, kit: Kit, model: BoardModel) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._kit, self._board = kit, model
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(LEAST)

    def sizeHint(self) -> QSize:
        return QSize(200, HEAD)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        t = self._kit.theme.tokens
        dossier = self._board.dossier(section)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._kit.theme.font(LABEL, MEDIUM))
        painter.translate(rect.center().x() + 1, rect.bottom() - 32)
        painter.rotate(-90)
        write(painter, QRectF(0, -8, HEAD - 36, 16), dossier.short, t.text)
        painter.restore()
        painter.setFont(self._kit.theme.font(CAPTION, SEMIBOLD, tabular=True))
        foot = QRectF(rect.left() - 4, rect.bottom() - 26, rect.width() + 8, 20)
        write(painter, foot, str(dossier.sheets), t.muted, Qt.AlignmentFlag.AlignCenter, elide=False)


class MemberHeader(QHeaderView):
    """Id, name, state, counted of due."""

    def __init__(self, kit: Kit, model: BoardModel) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._kit, self._board = kit, model
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(ROW)
        self.setMinimumSectionSize(ROW)
        self.width_ = NAMES

    def sizeHint(self) -> QSize:
        return QSize(self.width_, 200)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        t, theme = self._kit.theme.tokens, self._kit.theme
        member = self._board.member(section)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        view = self.parent()
        if isinstance(view, QTableView) and view.currentIndex().row() == section:
            painter.fillRect(rect, mix(t.surface, t.text, 0.04))
        painter.setFont(theme.font(DENSE, SEMIBOLD))
        write(painter, QRectF(rect.left() + 2, rect.top(), 36, rect.height()), member.id, t.muted)
        right = rect.right() - 8.0
        icon, ink = ROW_LOOKS[member.state]
        colour: str = getattr(t, ink)
        painter.setFont(theme.font(DENSE, SEMIBOLD, tabular=True))
        figure = f"{member.counted} / {member.due}"
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        shown = t.text if member.counted == member.due else colour
        write(painter, QRectF(right - 56, rect.top(), 56, rect.height()), figure, shown, flags)
        theme.icons.paint(painter, icon, colour, QRectF(right - 76, rect.center().y() - 7, 16, 16))
        left = rect.left() + 38.0
        self._name(painter, QRectF(left, rect.top(), right - 82 - left, rect.height()), member)
        painter.restore()

    def _name(self, painter: QPainter, room: QRectF, member: Member) -> None:
        """In one line, or in two smaller ones: a name is not cut where it can be read."""
        ink, name = self._kit.theme.tokens.text, self._kit.say.text(member.name)
        painter.setFont(self._kit.theme.font(DENSE, MEDIUM))
        if painter.fontMetrics().horizontalAdvance(name) <= room.width():
            write(painter, room, name, ink)
            return
        painter.setFont(self._kit.theme.font(LABEL, MEDIUM))
        first, rest = split_name(name, painter.fontMetrics(), room.width())
        half = room.height() / 2
        low, high = Qt.AlignmentFlag.AlignBottom, Qt.AlignmentFlag.AlignTop
        write(painter, QRectF(room.left(), room.top(), room.width(), half), first, ink, low)
        write(painter, QRectF(room.left(), room.top() + half, room.width(), half), rest, ink, high)


def split_name(name: str, metrics: QFontMetrics, width: float) -> tuple[str, str]:
    """A name in two lines: as many whole words as fit, then the rest."""
    parts = name.split(" ")
    for count in range(len(parts) - 1, 0, -1):
        first = " ".join(parts[:count])
        if metrics.horizontalAdvance(first) <= width:
            return first, " ".join(parts[count:])
    return parts[0], " ".join(parts[1:])


class Matrix(QTableView):
    """Arrows walk, Enter or a double click opens the cell: `opened(member id, dossier code)`."""

    opened = Signal(str, str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.board = BoardModel(kit.say, self)
        self._names = MemberHeader(kit, self.board)
        self.setModel(self.board)
        self.setHorizontalHeader(DossierHeader(kit, self.board))
        self.setVerticalHeader(self._names)
        self.setItemDelegate(CellDelegate(kit, self, self.board))
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.doubleClicked.connect(self._open)
        self._corner = Label(kit, words("board.corner"), CAPTION, ink="muted", wrap=True, parent=self)
        self._corner.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        kit.say.languageChanged.connect(self.retranslate)
        self.retranslate()

    def show_view(self, view: BoardView) -> None:
        self.board.show_view(view)
        self._fit()
        if not self.currentIndex().isValid() and view.members and view.columns:
            self.setCurrentIndex(self.board.index(0, 0))

    def next_problem(self) -> None:
        """The next row that is not complete, at its first cell that does not count."""
        rows = self.board.rowCount()
        start = self.currentIndex().row()
        for step in range(1, rows + 1):
            row = (start + step) % rows
            member = self.board.member(row)
            if member.state != "complete":
                states = [cell.state for cell in member.cells]
                at = next((i for i, state in enumerate(states) if state not in SETTLED), 0)
                self.setCurrentIndex(self.board.index(row, at))
                self.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def retranslate(self) -> None:
        self.setAccessibleName(self._kit.say("board.matrix"))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self._names.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            member, dossier = self.board.member(index.row()), self.board.dossier(index.column())
            self.opened.emit(member.id, dossier.code)

    def _fit(self) -> None:
        """Names give way on narrow windows, cells grow on wide ones."""
        self._names.width_ = NAMES if self.width() > 720 else 214
        self._names.setFixedWidth(self._names.width_)
        self._corner.setGeometry(8, HEAD - 66, self._names.width_ - 20, 60)
        columns, rows = self.board.columnCount(), self.board.rowCount()
        if rows:
            self._names.setDefaultSectionSize(max(ROW, min(TALL, (self.height() - HEAD - 4) // rows)))
        if columns:
            room = self.width() - self._names.width_ - 4
            self.horizontalHeader().setDefaultSectionSize(max(LEAST, min(MOST, room // columns)))
