"""The quotes that stand as evidence on one side of a comparison; a press leads to the place."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.desks.note_views import NoteView
from ui.accessible import Role, hear_as
from ui.commissioner.notes.meanings import MEANINGS, quoted, spoken
from ui.i18n import joined, literal, words
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, SEMIBOLD, Radius, Space
from ui.widgets.card import Picture, row
from ui.widgets.label import Label
from ui.widgets.paint import box, mix, painter_on, ring


class QuoteCard(QWidget):
    """One quote: its meaning, where it stands, its words whole. Enter or a click: `asked(NoteView)`."""

    asked = Signal(object)

    def __init__(self, kit: Kit, note: NoteView) -> None:
        super().__init__()
        self._kit, self.note = kit, note
        look = MEANINGS[note.meaning]
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        hear_as(self, Role.Button)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        ink = look.tone if look.tone != "neutral" else "muted"
        word = Label(kit, look.word, CAPTION, SEMIBOLD, ink)
        page = words("notes.lost") if note.lost else words("notes.on_page", page=note.anchor.page)
        place = Label(kit, joined(literal(note.paper), page), CAPTION, SEMIBOLD, "accent")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        column.setSpacing(2)
        column.addLayout(row(Picture(kit, look.icon, ink), word, 1, place, spacing=6))
        column.addWidget(Label(kit, quoted(note), DENSE, wrap=True))
        if note.text:
            column.addWidget(Label(kit, literal(note.text), CAPTION, ink="muted", wrap=True))
        kit.say.languageChanged.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(spoken(self._kit.say, self.note))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.asked.emit(self.note)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.asked.emit(self.note)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        fill = mix(t.surface, t.text, 0.04) if self.underMouse() else t.surface
        box(painter, self.rect(), Radius.CONTROL, fill=fill, edge=t.line)
        if self.hasFocus():
            ring(painter, self.rect(), Radius.CONTROL, t.accent)
        painter.end()
