"""The grid of the Dossiers room: an application a row, its documents as cells, its admission at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui.models.dossiers import DossiersModel
from ui.secretary.dossiers.cells import SIDE, STANDINGS, PaperPictures, standing_of
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, SEMIBOLD
from ui.widgets.paint import box, mix, ring, write

if TYPE_CHECKING:
    from desktop.desks.secretary.intake_view import IntakeView, Line

Index = QModelIndex | QPersistentModelIndex
ROW, HEAD, DOCUMENT, ADMISSION, LEAST = 40, 32, 31, 138, 152
TIGHT, NARROW = (28, 112), 660  # widths of both in a narrow grid
DIGITS = {Qt.Key(Qt.Key.Key_1 + at): at for at in range(9)}


class _Cells(QStyledItemDelegate):
    """Draws a row cell by cell."""

    def __init__(self, kit: Kit, view: QTableView, model: DossiersModel) -> None:
        super().__init__(view)
        self._kit, self._view, self._model = kit, view, model
        self._pictures = PaperPictures(kit)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = self._model.line(index.row())
        if line is None:
            return
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, option, index)
        if index.column() == 0:
            self._name(painter, QRectF(rect), line)
        elif index.column() == self._model.admission:
            self._admission(painter, QRectF(rect), line)
        else:
            self._paper(painter, rect, index)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        t, current = self._kit.theme.tokens, self._view.currentIndex()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, t.accent_soft)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, mix(t.surface, t.text, 0.03))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, t.line)
        if index.row() == current.row() and index.column() == 0:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), t.accent)
        here = index.row() == current.row() and index.column() == current.column()
        if here and self._view.hasFocus():
            ring(painter, rect.adjusted(1, 1, -1, -2), 6, t.accent)

    def _name(self, painter: QPainter, rect: QRectF, line: Line) -> None:
        t, theme = self._kit.theme.tokens, self._kit.theme
        room = rect.adjusted(14, 4, -8, -4)
        painter.setFont(theme.font(DENSE, SEMIBOLD))
        upper = QRectF(room.left(), room.top(), room.width(), room.height() / 2)
        write(painter, upper, self._kit.say.text(line.application.title) or line.code, t.text)
        painter.setFont(theme.font(CAPTION))
        lower = upper.translated(0, room.height() / 2)
        code, places = self._model.short(line.code), self._model.places(line)
        write(painter, lower, f"{code} · {places}" if places else code, t.muted)

    def _paper(self, painter: QPainter, rect: QRect, index: Index) -> None:
        paper = self._model.paper(index.row(), index.column())
        if paper is None:
            return
        picture = self._pictures.picture(paper.state, painter.device().devicePixelRatioF())
        at = QPointF(rect.left() + (rect.width() - SIDE) // 2, rect.top() + (rect.height() - SIDE) // 2)
        painter.drawPixmap(at, picture)

    def _admission(self, painter: QPainter, rect: QRectF, line: Line) -> None:
        """Settled ones stay quiet; what waits for a person is a chip."""
        t, view = self._kit.theme.tokens, self._model.view
        assert view is not None
        key = standing_of(line, view.checklist is not None)
        tone, icon = STANDINGS[key]
        words = self._model.standing(line)
        painter.setFont(self._kit.theme.font(CAPTION, SEMIBOLD if key != "admit" else 400))
        width = min(painter.fontMetrics().horizontalAdvance(words) + 34, rect.width() - 12)
        chip = QRectF(rect.left() + 6, rect.center().y() - 11, width, 22)
        quiet = key in ("admit", "eligible") and line.standing in ("done", "open")
        if not quiet:
            box(painter, chip, 11, fill=t.soft_of(tone))
        ink = t.ink_of(tone)
        self._kit.theme.icons.paint(painter, icon, ink, QRectF(chip.left() + 7, chip.top() + 4, 14, 14))
        write(painter, chip.adjusted(26, 0, -6, 0), words, t.muted if quiet else ink)
        if view.checklist is not None and line.standing in ("decided", "half"):
            self._signatures(painter, chip, rect, len(line.screen.signers), view.checklist.signatures)

    def _signatures(self, painter: QPainter, chip: QRectF, rect: QRectF, there: int, wanted: int) -> None:
        """A dot for each signature that is asked for, filled when it is there."""
        t = self._kit.theme.tokens
        for at in range(wanted):
            dot = QRectF(chip.right() + 6 + at * 10, rect.center().y() - 3.5, 7, 7)
            if dot.right() < rect.right() - 2:
                box(
                    painter,
                    dot,
                    3.5,
                    fill=t.accent if at < there else None,
                    edge=t.accent if at < there else t.line2,
                )


class _Head(QHeaderView):
    """Names of columns; that of the current cell is lit."""

    def __init__(self, kit: Kit, model: DossiersModel, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._kit, self._dossiers, self._view = kit, model, view
        self.setFixedHeight(HEAD)
        self.setMinimumSectionSize(24)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(400, HEAD)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        t = self._kit.theme.tokens
        painter.save()
        painter.fillRect(rect, t.surface)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, t.line)
        painter.setFont(self._kit.theme.font(CAPTION, SEMIBOLD))
        name = str(self._dossiers.headerData(section, Qt.Orientation.Horizontal) or "")
        middle = 0 < section < self._dossiers.admission
        lit = middle and section == self._view.currentIndex().column()
        side = Qt.AlignmentFlag.AlignHCenter if middle else Qt.AlignmentFlag.AlignLeft
        area = rect.adjusted(0 if middle else 14 if section == 0 else 8, 0, 0 if middle else -8, 0)
        write(painter, area, name, t.accent_text if lit else t.muted, side | Qt.AlignmentFlag.AlignVCenter)
        painter.restore()


class DossierGrid(QTableView):
    """`chosen()` when the current application or the selection changes, `pressed(n)` for 1-9, `opened()`
    on Enter, `signed()` on Ctrl+Enter, `removed()` on Delete."""

    chosen = Signal()
    pressed_item = Signal(int)
    opened = Signal()
    signed = Signal()
    removed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.dossiers = DossiersModel(kit.say, self)
        self._head = _Head(kit, self.dossiers, self)
        self.setModel(self.dossiers)
        self.setItemDelegate(_Cells(kit, self, self.dossiers))
        self.setHorizontalHeader(self._head)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.doubleClicked.connect(self._open)
        kit.say.languageChanged.connect(self.retranslate)
        kit.theme.changed.connect(self.viewport().update)
        self.retranslate()

    def show_view(self, view: IntakeView) -> None:
        """New facts; the current application stays current where it still is."""
        code = line.code if (line := self.current()) else ""
        self.dossiers.show_view(view)
        self._fit()
        self._return_to(code)

    def set_query(self, query: str, only: object = None) -> None:
        code = line.code if (line := self.current()) else ""
        self.dossiers.set_query(query, only)  # type: ignore[arg-type]
        self._return_to(code)

    def current(self) -> Line | None:
        return self.dossiers.line(self.currentIndex().row())

    def codes(self) -> list[str]:
        """The selected applications, at least the current one."""
        ranges = self.selectionModel().selection().toList()
        rows = sorted({row for one in ranges for row in range(one.top(), one.bottom() + 1)})
        lines = [line for row in rows if (line := self.dossiers.line(row)) is not None]
        current = self.current()
        return [line.code for line in lines] or ([current.code] if current else [])

    def show_code(self, code: str) -> None:
        row = self.dossiers.row_of(code)
        if row is not None:
            self.setCurrentIndex(self.dossiers.index(row, max(0, self.currentIndex().column())))

    def next_where(self, wanted: object) -> bool:
        """The next application below that asks for a person, from the top again after the last."""
        count = self.dossiers.rowCount()
        first = self.currentIndex().row() + 1
        for step in range(count):
            line = self.dossiers.line((first + step) % count)
            if line is not None and wanted(line):  # type: ignore[operator]
                self.show_code(line.code)
                return True
        return False

    def retranslate(self) -> None:
        self.setAccessibleName(self._kit.say("intake.grid"))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._head.viewport().update()
        self.viewport().update()
        self.chosen.emit()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.signed if control else self.opened).emit()
        elif key == Qt.Key.Key_Delete:
            self.removed.emit()
        elif key in DIGITS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.pressed_item.emit(DIGITS[key])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _open(self) -> None:
        self.opened.emit()

    def _return_to(self, code: str) -> None:
        row = self.dossiers.row_of(code) if code else None
        if row is None and self.dossiers.rowCount():
            row = 0
        if row is not None and row != self.currentIndex().row():
            self.setCurrentIndex(self.dossiers.index(row, max(0, self.currentIndex().column())))
        self.chosen.emit()

    def _fit(self) -> None:
        """Documents and admission keep their widths; the name takes the rest."""
        count = self.dossiers.columnCount()
        if not count:
            return
        document, admission = TIGHT if self.viewport().width() < NARROW else (DOCUMENT, ADMISSION)
        for column in range(1, count - 1):
            self.setColumnWidth(column, document)
        self.setColumnWidth(count - 1, admission)
        room = self.viewport().width() - (count - 2) * document - admission
        self.setColumnWidth(0, max(LEAST, room))
