"""What one can do with a selection, floating beside it: four meanings, evidence, copy, drag."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from desktop.model.review import Meaning
from ui.commissioner.notes.dragging import drag_selection
from ui.commissioner.notes.meanings import MEANINGS
from ui.i18n import Phrase, words
from ui.services import Kit
from ui.theme.tokens import Radius, Tokens
from ui.widgets.button import Button, IconButton
from ui.widgets.paint import box, painter_on

CLEAR = 8  # pixels between the bar and the words


class ToneButton(Button):
    """A meaning: its icon and word in its tone."""

    def __init__(self, kit: Kit, meaning: Meaning) -> None:
        look = MEANINGS[meaning]
        self._tone = look.tone
        super().__init__(kit, look.word, "ghost", look.icon, height=32, hint=look.key)

    def _colours(self, t: Tokens) -> tuple[str | None, str | None, str]:
        fill, edge, _ = super()._colours(t)
        return fill, edge, t.ink_of(self._tone)


class Grip(IconButton):
    """Dragged, it takes the selection along."""

    def __init__(self, kit: Kit, shown: Phrase) -> None:
        super().__init__(kit, "grip-vertical", words("notes.drag"), size=32)
        self._shown = shown
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and self._far(event):
            self.setDown(False)
            drag_selection(self, self._kit, self._shown)

    def _far(self, event: QMouseEvent) -> bool:
        moved = event.position() - QRectF(self.rect()).center()
        return moved.manhattanLength() >= QApplication.startDragDistance()


class SelectionBar(QWidget):
    """`meant(meaning)`, `evidence`, `copied`, `place_here` (for a note whose place is lost)."""

    meant = Signal(str)
    evidence = Signal()
    copied = Signal()
    place_here = Signal()
    left = Signal()

    def __init__(self, kit: Kit, parent: QWidget, shown: Phrase) -> None:
        super().__init__(parent)
        self._kit = kit
        self.meanings = {meaning: ToneButton(kit, meaning) for meaning in MEANINGS}
        self.evidence_button = Button(
            kit, words("notes.evidence_for", code="–"), "ghost", "quote", height=32, hint="E"
        )
        self.copy = Button(kit, words("notes.copy"), "ghost", "copy", height=32, hint="Ctrl+C")
        self.here = Button(kit, words("notes.place_here"), "accent", "locate-fixed", height=32)
        self.grip = Grip(kit, shown)
        self.setAccessibleName(kit.say("notes.bar"))
        self._lay_out()
        for meaning, button in self.meanings.items():
            button.clicked.connect(_Meant(self, meaning).send)
        self.evidence_button.clicked.connect(self.evidence)
        self.copy.clicked.connect(self.copied)
        self.here.clicked.connect(self.place_here)
        kit.theme.changed.connect(self.update)
        kit.say.languageChanged.connect(self._retranslate)
        self.hide()

    def show_at(self, words_: QRectF, criterion: str, *, area: bool, lost: bool) -> None:
        """Beside the selected words (viewport), above them where there is room."""
        self.evidence_button.setVisible(bool(criterion))
        self.evidence_button.set_phrase(words("notes.evidence_for", code=criterion))
        self.copy.setVisible(not area)
        self.here.setVisible(lost)
        self.adjustSize()
        self.move(self._place(words_))
        self.show()
        self.raise_()

    def follow(self, words_: QRectF) -> None:
        """The page has moved under the selection."""
        if self.isVisible():
            self.move(self._place(words_))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside its buttons is not one on the page."""

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        box(painter, self.rect(), Radius.CARD, fill=t.surface, edge=t.line2)
        painter.end()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(2)
        first, second = QHBoxLayout(), QHBoxLayout()
        for line in (first, second):
            line.setSpacing(2)
            column.addLayout(line)
        for meant in self.meanings.values():
            first.addWidget(meant)
        lower: tuple[Button, ...] = (self.grip, self.evidence_button, self.copy, self.here)
        for button in lower:
            second.addWidget(button)
        second.addStretch(1)
        for button in (*self.meanings.values(), *lower):  # a click leaves the keys with the page
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _place(self, around: QRectF) -> QPoint:
        parent = self.parentWidget()
        area = parent.rect() if parent is not None else QRect()
        x = round(min(max(around.center().x() - self.width() / 2, 8), area.width() - self.width() - 8))
        above = round(around.top()) - self.height() - CLEAR
        below = round(around.bottom()) + CLEAR
        fits = below + self.height() <= area.height() - 8
        y = above if above >= 8 else below if fits else max(8, area.height() - self.height() - 8)
        return QPoint(max(x, 8), y)

    def _retranslate(self) -> None:
        self.setAccessibleName(self._kit.say("notes.bar"))
        self.adjustSize()


class _Meant(QObject):
    """Adds its meaning to a click."""

    def __init__(self, bar: SelectionBar, meaning: Meaning) -> None:
        super().__init__(bar)
        self._bar, self._meaning = bar, meaning

    def send(self) -> None:
        self._bar.meant.emit(self._meaning)
