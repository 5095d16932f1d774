"""Mouse and keyboard of the canvas: selecting, following links, opening notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent

from desktop.pages.answers import Link
from ui.reader.caret_keys import Step, moved, step_of
from ui.reader.selecting import Area, Caret, Selecting

if TYPE_CHECKING:
    from ui.reader.canvas import PageCanvas

STILL = 4.0  # logical pixels within which a press and a release are a click
CREEP_MS, CREEP = 40, 24  # scrolling while one drags beyond an edge
Shape = Qt.CursorShape


class Pointing(QObject):
    """Belongs to one canvas."""

    def __init__(self, canvas: PageCanvas, selecting: Selecting) -> None:
        super().__init__(canvas)
        self._canvas, self._selecting = canvas, selecting
        self._pressed: QPointF | None = None
        self._at = QPointF(-1, -1)
        self._doubled = 0  # time of the last double click, for the third
        self._creep = QTimer(self, interval=CREEP_MS)
        self._creep.timeout.connect(self._creeps)
        self.caret_shown = False

    # -- the mouse ----------------------------------------------------------------------------

    def press(self, event: QMouseEvent) -> None:
        """A click of the left button begins a selection; a third one takes the line."""
        third = event.timestamp() - self._doubled < QGuiApplication.styleHints().mouseDoubleClickInterval()
        self._begin(event, 3 if third and self._still(event.position()) else 1)

    def double(self, event: QMouseEvent) -> None:
        self._doubled = event.timestamp()
        self._begin(event, 2)

    def move(self, event: QMouseEvent) -> None:
        self._at = event.position()
        if self._selecting.dragging:
            if not self._still(self._at):
                self._selecting.drag(self._at)
            beyond = not self._canvas.viewport().rect().contains(self._at.toPoint())
            if beyond != self._creep.isActive():
                self._creep.start() if beyond else self._creep.stop()
        elif event.buttons() == Qt.MouseButton.NoButton:
            self.show_cursor()

    def release(self, event: QMouseEvent) -> None:
        """The end of a drag, or a click on a note or a link."""
        self._creep.stop()
        if not self._selecting.dragging:
            return
        self._selecting.release()
        if self._still(event.position()) and self._canvas.selection() is None:
            self._clicked(event.position())
        self.show_cursor()

    def _begin(self, event: QMouseEvent, clicks: int) -> None:
        self._pressed = event.position()
        self.caret_shown = False
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._selecting.press(event.position(), clicks, extend)

    def _still(self, point: QPointF) -> bool:
        return self._pressed is not None and (point - self._pressed).manhattanLength() <= STILL

    def _clicked(self, point: QPointF) -> None:
        mark, link = self._canvas.mark_under(point), self.link_under(point)
        if mark is not None:
            self._canvas.mark_clicked.emit(mark.id)
        elif link is not None:
            self._canvas.link_clicked.emit(link)

    def _creeps(self) -> None:
        rect = self._canvas.viewport().rect()
        for bar, at, low, high in (
            (self._canvas.verticalScrollBar(), self._at.y(), rect.top(), rect.bottom()),
            (self._canvas.horizontalScrollBar(), self._at.x(), rect.left(), rect.right()),
        ):
            bar.setValue(bar.value() + (CREEP if at > high else -CREEP if at < low else 0))
        self._selecting.drag(self._at)

    # -- what is under the pointer ------------------------------------------------------------

    def link_under(self, point: QPointF) -> Link | None:
        """The link at a point of the viewport."""
        sheet = self._canvas.sheet_at(point)
        details = self._canvas.details_of(sheet.index) if sheet else None
        if sheet is None or details is None:
            return None
        x, y = sheet.place(point)
        hits = (n for n in details.links if n.box.x0 <= x <= n.box.x1 and n.box.y0 <= y <= n.box.y1)
        return next(hits, None)

    def show_cursor(self) -> None:
        """A hand over links and notes, a beam over text, a cross for areas."""
        viewport = self._canvas.viewport()
        if not viewport.rect().contains(self._at.toPoint()):
            return
        link = self.link_under(self._at)
        viewport.setCursor(self._shape(link))
        self._canvas.show_hint(link)

    def _shape(self, link: Link | None) -> Shape:
        if self._selecting.area_mode:
            return Shape.CrossCursor
        if link is not None or self._canvas.mark_under(self._at) is not None:
            return Shape.PointingHandCursor
        sheet = self._canvas.sheet_at(self._at)
        letters = self._canvas.letters(sheet.index) if sheet else None
        over = sheet is not None and letters is not None and letters.over_text(*sheet.place(self._at))
        return Shape.IBeamCursor if over else Shape.ArrowCursor

    # -- the keyboard -------------------------------------------------------------------------

    def key(self, event: QKeyEvent) -> bool:
        """True when the key was for the selection."""
        if event.matches(QKeySequence.StandardKey.Copy):
            return self._copy()
        if event.matches(QKeySequence.StandardKey.SelectAll) and self._canvas.pages:
            self._canvas.select_page()
            return True
        if event.key() == Qt.Key.Key_Escape and self._has_selection():
            self._selecting.clear()
            return True
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            return self._pick_seen() if self._selecting.area_mode else self._enter()
        step = step_of(event)
        return step is not None and self._step(step)

    def _enter(self) -> bool:
        """Open the note or follow the link on which the caret stands."""
        head = self._selecting.head
        letters = self._canvas.letters(head.page) if head is not None else None
        if head is None or letters is None or not self.caret_shown:
            return False
        self._clicked(self._canvas.quad_rect(head.page + 1, letters.spot(head.index)).center())
        return True

    def _has_selection(self) -> bool:
        return self._selecting.span() is not None or self._selecting.area is not None

    def _copy(self) -> bool:
        text = self._selecting.copied()
        if text:
            QGuiApplication.clipboard().setText(text)
        return True

    def _step(self, step: Step) -> bool:
        caret = self._selecting.head or self._first_seen()
        if caret is None:
            return False
        there = moved(self._canvas, caret, step)
        if step.extend and self._selecting.head is None:
            self._selecting.move(caret, False)
        self.caret_shown = True
        self._selecting.move(there, step.extend)
        self._canvas.show_stretch(there.page, *self._stretch_at(there))
        return True

    def _stretch_at(self, caret: Caret) -> tuple[int, int]:
        end = len(self._canvas.words(caret.page))
        low = min(caret.index, max(0, end - 1))
        return low, min(low + 1, end)

    def _first_seen(self) -> Caret | None:
        """The first letter in the window."""
        corner = QPointF(0, 0)
        sheet = self._canvas.sheet_at(corner)
        while sheet is not None and sheet.index < self._canvas.pages:
            letters = self._canvas.letters(sheet.index)
            if letters is None:
                return None
            _, y = sheet.place(corner)
            # The highest, not the first of the text: many programs write a page's foot before its body.
            below = (n for n in letters.lines if n.y0 >= y)
            line = min(below, key=lambda n: (n.y0, n.x0), default=None)
            if line is not None:
                return Caret(sheet.index, line.start)
            if sheet.index + 1 >= self._canvas.pages:
                return None
            sheet = self._canvas.sheet_at(self._canvas.page_rect(sheet.index + 2).topLeft())
        return None

    def _pick_seen(self) -> bool:
        """The part of the page that is seen, as an area."""
        page = self._canvas.page
        seen = self._canvas.page_rect(page).intersected(self._canvas.viewport().rect().toRectF())
        sheet = self._canvas.sheet_at(seen.center())
        if sheet is None or seen.isEmpty():
            return False
        self._selecting.select_area(
            Area(sheet.index, *sheet.place(seen.topLeft()), *sheet.place(seen.bottomRight()))
        )
        return True
