"""The roster: who sits, whether the key is proven, how much each reads, what each knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyledItemDelegate, QTableView

from ui.models.roster import COLUMNS, RosterModel
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, MEDIUM, SEMIBOLD
from ui.widgets.paint import box, mix, ring, write

if TYPE_CHECKING:
    from desktop.desks.secretary.roster_views import Member
    from ui.secretary.people.desk import PeopleView

LEAST, MOST, HEAD, EDGE, BAR = 25, 34, 28, 8, 68
WIDTHS = {"id": 76, "key": 56, "load": 136}
SHARES = {"name": 0.42, "office": 0.27}
LOOKS = {
    "missing": ("circle-dashed", "muted"),
    "open": ("circle-dashed", "warn"),
    "compared": ("badge-check", "ok"),
    "own": ("badge-check", "ok"),
    "excused": ("circle-alert", "warn"),
    "differs": ("circle-x", "bad"),
}
Index = QModelIndex | QPersistentModelIndex


class RosterTable(QTableView):
    """`chosen(Member)` when another row is current; `compare` on Enter, `edited` on F2 or a double click,
    `removed` on Delete."""

    chosen = Signal(object)
    compare = Signal()
    edited = Signal()
    removed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.roster = RosterModel(kit.say, self)
        self.setModel(self.roster)
        self.setItemDelegate(_Cells(kit, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(LEAST)
        self.setHorizontalHeader(_Head(kit, self.roster))
        self.doubleClicked.connect(self.edited)
        kit.say.languageChanged.connect(self.retranslate)
        kit.theme.changed.connect(self.viewport().update)
        self.retranslate()

    def show_view(self, view: PeopleView) -> None:
        self.roster.show_members(view.roster.members, view.assignment.measures.loads, view.roster.sectors)
        if view.roster.members and not self.currentIndex().isValid():
            first = next(iter(view.roster.to_compare), view.roster.members[0])
            self.go(first.id)
        self._fit()
        self.chosen.emit(self.current())

    def go(self, id_: str) -> None:
        self.setCurrentIndex(self.roster.index(max(self.roster.row_of(id_), 0), 0))

    def current(self) -> Member | None:
        return self.roster.member(self.currentIndex().row())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.chosen.emit(self.current())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {
            Qt.Key.Key_Return: self.compare,
            Qt.Key.Key_Enter: self.compare,
            Qt.Key.Key_F2: self.edited,
            Qt.Key.Key_Delete: self.removed,
        }
        signal = keys.get(Qt.Key(event.key())) if not event.modifiers() else None
        if signal is not None and self.current() is not None:
            signal.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def retranslate(self) -> None:
        self.setAccessibleName(self._kit.say("people.roster"))

    def _fit(self) -> None:
        """Rows fill the height while they can; words share what the fixed columns leave."""
        rows = self.roster.rowCount()
        if rows:
            room = (self.height() - HEAD - 2) // rows
            self.verticalHeader().setDefaultSectionSize(max(LEAST, min(MOST, room)))
        left = self.viewport().width() - sum(WIDTHS.values())
        for at, name in enumerate(COLUMNS):
            share = SHARES.get(name, 1 - sum(SHARES.values()))
            self.setColumnWidth(at, WIDTHS.get(name, int(left * share)))


class _Head(QHeaderView):
    """The names of the columns, over the edges that the cells keep."""

    def __init__(self, kit: Kit, roster: RosterModel) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._kit, self._roster = kit, roster
        self.setFixedHeight(HEAD)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        t = self._kit.theme.tokens
        painter.save()
        painter.setFont(self._kit.theme.font(CAPTION, SEMIBOLD))
        name = str(self._roster.headerData(section, Qt.Orientation.Horizontal))
        write(painter, QRectF(rect.adjusted(EDGE, 0, -2, 0)), name, t.muted)
        painter.setPen(t.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


class _Cells(QStyledItemDelegate):
    """Draws a cell; the current row has an accent edge, and the ring where the keys are."""

    def __init__(self, kit: Kit, table: RosterTable) -> None:
        super().__init__(table)
        self._kit, self._table = kit, table

    def paint(self, painter: QPainter, option: object, index: Index) -> None:
        member = self._table.roster.member(index.row())
        if member is None:
            return
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._back(painter, rect, index, bool(option.state & QStyle.StateFlag.State_Selected))  # type: ignore[attr-defined]
        room = rect.adjusted(EDGE, 0, -EDGE, 0)
        column = COLUMNS[index.column()]
        if column == "key":
            self._key(painter, room, member)
        elif column == "load":
            self._load(painter, room, member)
        else:
            self._words(painter, room, member, column)
        painter.restore()

    def _back(self, painter: QPainter, rect: QRectF, index: Index, selected: bool) -> None:
        t = self._kit.theme.tokens
        if selected:
            painter.fillRect(rect, t.accent_soft)
        painter.setPen(mix(t.surface, t.line, 0.6))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if selected and index.column() == 0:
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), t.accent)
        if selected and self._table.hasFocus():  # one ring around the row, each cell draws its part
            whole = QRectF(0, rect.top(), self._table.viewport().width(), rect.height() - 1)
            painter.save()
            painter.setClipRect(rect)
            ring(painter, whole, 6, t.accent)
            painter.restore()

    def _words(self, painter: QPainter, room: QRectF, member: Member, column: str) -> None:
        t, theme = self._kit.theme.tokens, self._kit.theme
        weight = SEMIBOLD if column == "name" else MEDIUM
        painter.setFont(theme.font(DENSE, weight) if column in ("id", "name") else theme.font(CAPTION))
        ink = t.text if column == "name" else t.muted
        write(painter, room, self._table.roster.words_of(member, column), ink)

    def _key(self, painter: QPainter, room: QRectF, member: Member) -> None:
        icon, ink = LOOKS[member.key]
        colour: str = getattr(self._kit.theme.tokens, ink)
        self._kit.theme.icons.paint(
            painter, icon, colour, QRectF(room.left() + 4, room.center().y() - 8, 16, 16)
        )

    def _load(self, painter: QPainter, room: QRectF, member: Member) -> None:
        """A bar up to the limit (or to the largest load), the figure beside it."""
        t = self._kit.theme.tokens
        loads = self._table.roster.loads
        held = loads.get(member.id, 0)
        if member.reads:
            most = member.limit or max(loads.values(), default=0) or 1
            bar = QRectF(room.left(), room.center().y() - 3, BAR, 6)
            box(painter, bar, 3, fill=t.line)
            over = member.limit is not None and held > member.limit
            if held:
                full = QRectF(bar.left(), bar.top(), max(6.0, bar.width() * min(1.0, held / most)), 6)
                box(painter, full, 3, fill=t.bad if over else t.accent)
        painter.setFont(self._kit.theme.font(CAPTION, SEMIBOLD, tabular=True))
        figure = room.adjusted(BAR + 6 if member.reads else 0, 0, EDGE, 0)
        write(
            painter, figure, self._table.roster.load(member), t.text if member.reads else t.faint, elide=False
        )
