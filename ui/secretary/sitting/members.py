"""Presence and votes in one table: a row for each member, three boxes for the vote that is shown."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.model.meeting import Vote
from ui.i18n import Speech
from ui.secretary.sitting.phrases import short_name
from ui.secretary.sitting.rows import MemberRow
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, MEDIUM, SEMIBOLD, Radius, Tone
from ui.widgets.paint import box, painter_on, ring, write

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
Role = Qt.ItemDataRole
HEIGHT, CELL, STEP, EDGE, STATE = 32, 22, 40, 8, 110
CHOICES: tuple[Vote, ...] = ("for", "against", "abstain")
LOOKS: dict[Vote, tuple[Tone, str]] = {
    "for": ("ok", "check"),
    "against": ("bad", "x"),
    "abstain": ("neutral", "minus"),
}
CENTER = Qt.AlignmentFlag.AlignCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class MemberModel(QAbstractListModel):
    """Members in the roster's order; words for screen readers say presence and vote."""

    def __init__(self, say: Speech, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._rows: tuple[MemberRow, ...] = ()
        say.languageChanged.connect(self._said_again)

    def show_rows(self, rows: tuple[MemberRow, ...]) -> None:
        if len(rows) != len(self._rows):
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        self._rows = rows
        self._said_again()

    def row(self, at: int) -> MemberRow:
        return self._rows[at]

    def find(self, member: str) -> int | None:
        return next((at for at, row in enumerate(self._rows) if row.member.id == member), None)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or role not in (Role.DisplayRole, Role.AccessibleTextRole, Role.ToolTipRole):
            return None
        row, say = self._rows[index.row()], self._say
        parts = [f"{row.member.id} {say.text(row.member.name)}"]
        if role == Role.DisplayRole:
            return parts[0]
        parts.append(say(f"sitting.stand.{row.stand}"))
        if row.vote:
            parts.append(say(f"sitting.voted.{row.vote}"))
        if row.corrected:
            parts.append(say("sitting.corrected"))
        return ", ".join(parts)

    def _said_again(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))


class MemberList(QListView):
    """`voted(member, choice)` by a press on a box; `picked(member)` when another row is current."""

    voted = Signal(str, object)
    toggled = Signal()  # the word at the right was pressed: has come, or not
    picked = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.boxes = False  # whether a vote is shown
        self.members = MemberModel(kit.say, self)
        self.setModel(self.members)
        self.setItemDelegate(_Delegate(kit, self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(self._moved)
        kit.say.languageChanged.connect(self._name)
        kit.theme.changed.connect(self.viewport().update)
        self._name()

    @property
    def member(self) -> str | None:
        """The member who is picked."""
        index = self.currentIndex()
        return self.members.row(index.row()).member.id if index.isValid() else None

    def show_rows(self, rows: tuple[MemberRow, ...], *, boxes: bool) -> None:
        self.boxes = boxes
        self.members.show_rows(rows)
        self.viewport().update()

    def pick(self, member: str | None) -> None:
        at = self.members.find(member) if member else None
        self.setCurrentIndex(self.members.index(at) if at is not None else QModelIndex())

    def step(self) -> None:
        """On to the next member who may vote and has not."""
        at = self.currentIndex().row()
        for later in range(at + 1, self.members.rowCount()):
            row = self.members.row(later)
            if row.may and row.vote is None:
                self.setCurrentIndex(self.members.index(later))
                return

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return
        row = self.members.row(index.row())
        at = QPointF(event.position())
        if not self.boxes and at.x() > self.viewport().width() - STATE:
            self.toggled.emit()
        for choice, cell in cells(QRectF(self.visualRect(index))).items():
            if row.may and cell.adjusted(-7, -4, 7, 4).contains(at):
                self.voted.emit(row.member.id, None if row.vote == choice else choice)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.toggled.emit()
        elif event.text().strip() or event.key() == Qt.Key.Key_Escape:
            event.ignore()  # letters and digits are the room's
        else:
            super().keyPressEvent(event)

    def _moved(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.picked.emit(self.members.row(current.row()).member.id if current.isValid() else "")

    def _name(self) -> None:
        self.setAccessibleName(self._kit.say("sitting.presence"))


class VoteHead(QWidget):
    """The words over the three columns of boxes."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.setFixedHeight(18)
        kit.say.languageChanged.connect(self.update)
        kit.theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setFont(self._kit.theme.font(CAPTION, MEDIUM))
        for choice, cell in cells(QRectF(self.rect())).items():
            area = QRectF(cell.center().x() - STEP / 2 - 2, 0, STEP + 4, 18)
            write(
                painter, area, self._kit.say(f"sitting.head.{choice}"), self._kit.theme.tokens.muted, CENTER
            )
        painter.end()


def cells(rect: QRectF) -> dict[Vote, QRectF]:
    """The three boxes of a row."""
    top, left = rect.center().y() - CELL / 2, rect.right() - EDGE - 3 * STEP
    return {
        choice: QRectF(left + at * STEP + (STEP - CELL) / 2, top, CELL, CELL)
        for at, choice in enumerate(CHOICES)
    }


class _Delegate(QStyledItemDelegate):
    def __init__(self, kit: Kit, view: MemberList) -> None:
        super().__init__(view)
        self._kit, self._view = kit, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(240, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, t = self._view.members.row(index.row()), self._kit.theme.tokens
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        must = row.stand in ("must-leave", "away")
        if must:
            box(painter, rect.adjusted(0, 1, 0, -1), Radius.SMALL, fill=t.warn_soft)
        if index == self._view.currentIndex():
            box(painter, rect.adjusted(0, 1, 0, -1), Radius.SMALL, fill=None if must else t.accent_soft)
            ring(painter, rect.adjusted(0, 1, 0, -1), Radius.SMALL, t.accent)
        elif not must:
            painter.fillRect(QRectF(rect.left(), rect.bottom(), rect.width(), 1), t.line)
        boxed = self._view.boxes and (row.stand == "present" or row.vote is not None)
        room = (3 * STEP + EDGE) if boxed else self._stand(painter, rect, row)
        self._name(painter, rect.adjusted(EDGE, 0, -room - 4, 0), row)
        if boxed:
            self._votes(painter, rect, row)
        painter.restore()

    def _name(self, painter: QPainter, rect: QRectF, row: MemberRow) -> None:
        t = self._kit.theme.tokens
        here = row.stand == "present"
        painter.setFont(self._kit.theme.font(CAPTION, SEMIBOLD, tabular=True))
        wide = painter.fontMetrics().horizontalAdvance(row.member.id)
        write(painter, rect, row.member.id, t.muted)
        painter.setFont(self._kit.theme.font(DENSE, MEDIUM if here else 400))
        name = short_name(row.member.name)(self._kit.say)
        write(painter, rect.adjusted(wide + 8, 0, 0, 0), name, t.text if here else t.muted)

    def _stand(self, painter: QPainter, rect: QRectF, row: MemberRow) -> float:
        """Where the member is, in words at the right; the width it takes."""
        t = self._kit.theme.tokens
        inks = {"must-leave": t.warn, "away": t.warn, "present": t.ok}
        painter.setFont(self._kit.theme.font(CAPTION, SEMIBOLD if row.stand in inks else 400))
        words = self._kit.say(f"sitting.stand.{row.stand}")
        write(painter, rect.adjusted(0, 0, -EDGE, 0), words, inks.get(row.stand, t.muted), RIGHT)
        return float(painter.fontMetrics().horizontalAdvance(words) + EDGE)

    def _votes(self, painter: QPainter, rect: QRectF, row: MemberRow) -> None:
        t = self._kit.theme.tokens
        for choice, cell in cells(rect).items():
            tone, icon = LOOKS[choice]
            if row.vote == choice:
                box(painter, cell, 6, fill=t.soft_of(tone), edge=t.ink_of(tone))
                self._kit.theme.icons.paint(painter, icon, t.ink_of(tone), cell.adjusted(4, 4, -4, -4))
            else:
                box(painter, cell, 6, edge=t.line2 if row.may else t.line)
        if row.corrected:
            spot = QRectF(rect.right() - EDGE - 3 * STEP - 10, rect.center().y() - 6, 12, 12)
            self._kit.theme.icons.paint(painter, "pen-line", t.warn, spot)
