"""A text that saves itself: as a draft while it is typed, as a change after a pause, when the field is
left, when it is asked to."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from ui.i18n import Phrase
from ui.services import Kit
from ui.theme.tokens import DENSE, Type

DRAFT_MS = 50  # from a key to the draft that holds it
PAUSE_MS = 800  # after the last key: now it is a change, which can be undone as one


class TypingField(QPlainTextEdit):
    """Grows with its words from `least` to `most` lines. `typed` at a key that is not
    stored yet, `drafted(text)` soon after, `settled(text)` when it is to be stored as a change. Tab leaves
    it; Esc tells its owner."""

    typed = Signal()
    drafted = Signal(str)
    settled = Signal(str)
    left = Signal()  # Esc

    def __init__(
        self, kit: Kit, name: Phrase, prompt: Phrase, step: Type = DENSE, least: int = 1, most: int = 5
    ) -> None:
        super().__init__()
        self._kit, self._name, self._prompt = kit, name, prompt
        self._least, self._most = least, most
        self._stored = ""
        self._drafted = False  # a draft was told since the last change
        self.setFont(kit.theme.font(step))
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(1)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self._soon = QTimer(self, singleShot=True, interval=DRAFT_MS)
        self._soon.timeout.connect(self._draft)
        self.textChanged.connect(self._changed)
        kit.say.languageChanged.connect(self.retranslate)
        self.retranslate()
        self._grow()

    def set_prompt(self, prompt: Phrase) -> None:
        self._prompt = prompt
        self.retranslate()

    def show_text(self, text: str) -> None:
        """Show what is stored; typing that is not stored yet is not thrown away."""
        if self._pause.isActive() or text == self.toPlainText():
            self._stored = text if text == self.toPlainText() else self._stored
            return
        self._stored = text
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        self._grow()

    def flush(self) -> None:
        """Store now what was typed."""
        told = self._drafted or self._soon.isActive()  # `typed` was said: its owner waits for a word
        self._pause.stop()
        self._soon.stop()
        text = self.toPlainText()
        if text != self._stored or told:
            self._stored, self._drafted = text, False
            self.settled.emit(text)

    def retranslate(self) -> None:
        self.setAccessibleName(self._name(self._kit.say))
        self.setPlaceholderText(self._prompt(self._kit.say))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # these belong to the card
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(source.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def sizeHint(self) -> QSize:
        return QSize(240, self.height())

    def _changed(self) -> None:
        self._grow()
        if self.toPlainText() != self._stored or self._pause.isActive():
            self._pause.start()
            if not self._soon.isActive():  # not put off by the next key: that may come at once
                self.typed.emit()
                self._soon.start()

    def _draft(self) -> None:
        self._drafted = True
        self.drafted.emit(self.toPlainText())

    def _grow(self) -> None:
        lines = max(1, round(self.document().size().height()))  # QPlainTextEdit counts in lines
        shown = min(max(lines, self._least), self._most)
        frame = 16  # padding and edge of the style sheet
        height = shown * self.fontMetrics().lineSpacing() + frame + 2
        if self.height() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)
        always, never = Qt.ScrollBarPolicy.ScrollBarAsNeeded, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(always if lines > self._most else never)
