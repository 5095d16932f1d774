"""How a mark came about: its changes, the newest first, undo among them, hand-ins as walls between."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainterPath, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.desks.mark_views import Event, History
from ui.accessible import Role, hear_as
from ui.commissioner.card.panel import Scored
from ui.commissioner.card.spoken import shown_mark
from ui.i18n import Phrase, data, joined, literal, words
from ui.services import Kit
from ui.theme.tokens import BODY, CAPTION, DENSE, MEDIUM, SEMIBOLD, Radius, Space, Tone
from ui.widgets.card import Picture, column, row, rule
from ui.widgets.inner import Inner
from ui.widgets.label import Ink, Label
from ui.widgets.paint import box, painter_on, ring

WIDTH, TALLEST = 376, 420
WALLS = {
    "handed-in": ("signature", "marks.history.handed_in"),
    "pack": ("package-open", "marks.history.pack"),
}
ICONS = {"set": "pencil", "undone": "undo-2", "redone": "redo-2"}
DONE = {"set": "marks.history.set", "undone": "marks.history.undone", "redone": "marks.history.redone"}


class EventLine(QWidget):
    """One change: when, what it was and became. A tab stop, so that it is read aloud."""

    def __init__(self, kit: Kit, scored: Scored, event: Event) -> None:
        super().__init__()
        self._kit, self._event, self._stops = kit, event, scored.stops
        self.wall = event.what in WALLS
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        hear_as(self, Role.StaticText)
        line = QHBoxLayout(self)
        line.setContentsMargins(Space.S, 6, Space.S, 6)
        line.setSpacing(Space.S)
        ink: Tone = "accent" if self.wall else "neutral"
        icon = WALLS[event.what][0] if self.wall else ICONS[event.how]
        line.addWidget(Picture(kit, icon, ink if self.wall else "muted"), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(self._texts(), 1)
        self.setAccessibleName(", ".join(phrase(kit.say) for phrase in self._said()))

    def _texts(self) -> QVBoxLayout:
        what, when = self._said()
        ink: Ink = "accent" if self.wall else "text"
        return column(
            Label(self._kit, what, DENSE, SEMIBOLD if self.wall else MEDIUM, ink, wrap=True, tabular=True),
            Label(self._kit, when, CAPTION, ink="muted", wrap=True),
            spacing=0,
        )

    def _said(self) -> tuple[Phrase, Phrase]:
        event = self._event
        when: Phrase = lambda say: say.moment(event.at)  # noqa: E731
        if self.wall:
            return words(WALLS[event.what][1], n=event.number), when
        return self._change(), joined(words(DONE[event.how]), when)

    def _change(self) -> Phrase:
        event = self._event
        if event.what == "comment":
            text = str(event.after)
            said = literal(text) if text else words("marks.history.no_comment")
            return words("marks.history.comment", text=said)
        before, after = (self._figure(value) for value in (event.before, event.after))
        return words("marks.history.mark", before=before, after=after)

    def _figure(self, value: int | str | None) -> Phrase:
        steps = value if isinstance(value, int) else None
        return lambda say: shown_mark(say, self._stops, steps) or say("marks.history.none")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        if self.wall:
            box(painter, self.rect(), Radius.SMALL, fill=t.accent_soft)
        if self.hasFocus():
            ring(painter, self.rect(), Radius.SMALL, t.accent)
        painter.end()


class MarkHistory(QFrame):
    """A popover beside the mark. Up and Down walk, Esc or a click elsewhere closes it."""

    def __init__(self, kit: Kit, scored: Scored, history: History, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._kit = kit
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.lines = [EventLine(kit, scored, event) for event in history.events]
        self.setFixedWidth(WIDTH)
        self._whole = whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        whole.setSpacing(Space.S)
        whole.addLayout(self._head(scored, history))
        whole.addWidget(rule())
        whole.addWidget(self._list() if self.lines else self._none())
        self.setAccessibleName(self._title(scored)(kit.say))

    def open_beside(self, anchor: QWidget) -> None:
        """Left of the widget where there is room, never outside the screen."""
        self.setFixedHeight(self._whole.totalHeightForWidth(WIDTH))
        screen = anchor.screen().availableGeometry()
        corner = anchor.mapToGlobal(QPoint(-self.width() - Space.M, -Space.M))
        place = QRect(corner, self.size())
        place.moveLeft(max(screen.left() + Space.S, min(place.left(), screen.right() - place.width())))
        place.moveTop(
            max(screen.top() + Space.S, min(place.top(), screen.bottom() - place.height() - Space.S))
        )
        self.move(place.topLeft())
        self.show()
        (self.lines[0] if self.lines else self).setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.lines:
            self._walk(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Round corners by a mask: see-through ones are black where nothing composes the screen."""
        super().resizeEvent(event)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), Radius.CARD, Radius.CARD)
        self.setMask(QRegion(shape.toFillPolygon().toPolygon()))

    def _walk(self, by: int) -> None:
        at = next((i for i, line in enumerate(self.lines) if line.hasFocus()), -by)
        line = self.lines[max(0, min(at + by, len(self.lines) - 1))]
        line.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(line)

    def _title(self, scored: Scored) -> Phrase:
        code = literal(scored.criterion.code)
        return words("marks.history.title", code=code)

    def _head(self, scored: Scored, history: History) -> QVBoxLayout:
        title = Label(self._kit, self._title(scored), BODY, SEMIBOLD, wrap=True)
        by = words("marks.history.by", name=data(history.by))
        head = row(Picture(self._kit, "history", "accent_text"), title)
        head.setStretch(1, 1)
        return column(head, Label(self._kit, by, CAPTION, ink="muted", wrap=True), spacing=2)

    def _none(self) -> Label:
        return Label(self._kit, words("marks.history.empty"), DENSE, ink="muted", wrap=True)

    def _list(self) -> QScrollArea:
        inner = Inner()
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        for line in self.lines:
            lines.addWidget(line)
        lines.addStretch(1)
        self._scroll = _Tall(inner, lines)
        return self._scroll

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        painter.setPen(QColor(t.line2))
        box(painter, QRectF(self.rect()), Radius.CARD, fill=t.surface, edge=t.line2)
        painter.end()


class _Tall(QScrollArea):
    """As high as its lines, up to a limit."""

    def __init__(self, inner: QWidget, lines: QVBoxLayout) -> None:
        super().__init__()
        self._lines = lines
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)

    def sizeHint(self) -> QSize:
        width = WIDTH - 2 * Space.M
        return QSize(width, min(self._lines.heightForWidth(width), TALLEST))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # the popover walks from line to line
