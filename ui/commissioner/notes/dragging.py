"""Quotes in the hand: what is dragged from a page or the margin onto a criterion.

Inside the program only: the drag names a note, or says "what is selected", and carries no text.
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QObject, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QDrag, QDropEvent, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from desktop.desks.note_views import NoteView
from ui.commissioner.card.criteria import Criteria
from ui.commissioner.notes.meanings import quoted
from ui.i18n import Phrase
from ui.reader.canvas import PageCanvas
from ui.services import Kit
from ui.theme.tokens import DENSE, MEDIUM, Radius
from ui.widgets.paint import box, painter_on, ring, write

MIME = "application/x-alqa-quote"
SELECTION = "selection"
HELD_W, HELD_H = 260, 32


def drag_note(source: QWidget, kit: Kit, note: NoteView) -> None:
    """Take a note in the hand."""
    _drag(source, kit, f"note {note.id}", quoted(note))


def drag_selection(source: QWidget, kit: Kit, shown: Phrase) -> None:
    """Take what is selected in the hand."""
    _drag(source, kit, SELECTION, shown)


def _drag(source: QWidget, kit: Kit, what: str, shown: Phrase) -> None:
    data = QMimeData()
    data.setData(MIME, QByteArray(what.encode()))
    drag = QDrag(source)
    drag.setMimeData(data)
    drag.setPixmap(_held(kit, shown(kit.say), source.devicePixelRatioF()))
    drag.setHotSpot(QPoint(16, HELD_H // 2))
    drag.exec(Qt.DropAction.LinkAction)


def _held(kit: Kit, text: str, ratio: float) -> QPixmap:
    """What hangs at the pointer: the quote on a small card."""
    t, font = kit.theme.tokens, kit.theme.font(DENSE, MEDIUM)
    width = min(HELD_W, QFontMetrics(font).horizontalAdvance(text) + 44)
    made = QPixmap(round(width * ratio), round(HELD_H * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box(painter, QRectF(0, 0, width, HELD_H), Radius.CONTROL, fill=t.surface, edge=t.accent)
    kit.theme.icons.paint(painter, "quote", t.accent, QRectF(10, 8, 16, 16))
    painter.setFont(font)
    write(painter, QRectF(34, 0, width - 42, HELD_H), text, t.text)
    painter.end()
    return made


class SelectionDrag(QObject):
    """Lets the selected text be dragged: a press on it waits whether the pointer moves."""

    def __init__(self, kit: Kit, canvas: PageCanvas, shown: Phrase) -> None:
        super().__init__(canvas)
        self._kit, self._canvas, self._shown = kit, canvas, shown
        self._pressed: QPointF | None = None
        canvas.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            return False
        if event.type() == QEvent.Type.MouseButtonPress:
            return self._press(event)
        if self._pressed is None:
            return False
        if event.type() == QEvent.Type.MouseMove:
            self._move(event)
            return True
        if event.type() == QEvent.Type.MouseButtonRelease:
            self._pressed = None
            self._canvas.clear_selection()  # a click on the selection takes it away, as anywhere
            return True
        return False

    def _press(self, event: QMouseEvent) -> bool:
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        self._pressed = event.position() if plain and self._over(event.position()) else None
        return self._pressed is not None

    def _move(self, event: QMouseEvent) -> None:
        pressed = self._pressed or event.position()
        if (event.position() - pressed).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            drag_selection(self._canvas, self._kit, self._shown)

    def _over(self, point: QPointF) -> bool:
        picked = self._canvas.selection()
        if picked is None:
            return False
        return any(self._canvas.quad_rect(picked.page, quad).contains(point) for quad in picked.quads)


class DropFrame(QWidget):
    """Shows where a quote would land."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        ring(painter, self.rect(), Radius.CONTROL, self._kit.theme.tokens.accent)
        painter.end()


class EvidenceDrop(QObject):
    """Lets quotes land on criteria: `landed(criterion, what)`, `what` as in the drag."""

    landed = Signal(str, str)

    def __init__(self, kit: Kit, criteria: Criteria) -> None:
        super().__init__(criteria)
        self._criteria = criteria
        self.frame = DropFrame(kit, criteria.viewport())
        criteria.viewport().setAcceptDrops(True)
        criteria.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.mimeData().hasFormat(MIME):
            self._over(event)
            return True
        if event.type() == QEvent.Type.DragLeave:
            self.frame.hide()
        return False

    def criterion_at(self, point: QPoint) -> tuple[str, QWidget] | None:
        """The criterion under a point of the viewport, with the widget that shows it."""
        for code in self._criteria.codes:
            shown = self._criteria.shown(code)
            if self.area(shown).contains(point):
                return code, shown
        return None

    def area(self, shown: QWidget) -> QRect:
        """Where a row or panel lies in the viewport."""
        return QRect(shown.mapTo(self._criteria.viewport(), QPoint(0, 0)), shown.size())

    def _over(self, event: QDropEvent) -> None:
        hit = self.criterion_at(event.position().toPoint())
        if hit is None:
            self.frame.hide()
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.LinkAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self.frame.hide()
            self.landed.emit(hit[0], bytes(event.mimeData().data(MIME).data()).decode())
        else:
            self.frame.setGeometry(self.area(hit[1]))
            self.frame.show()
            self.frame.raise_()
