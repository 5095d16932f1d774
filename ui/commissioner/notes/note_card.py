"""One margin note: its meaning, its words, what it is evidence for, private or shared."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QLayout, QVBoxLayout, QWidget

from desktop.desks.note_views import NoteView
from ui.commissioner.card.typing_field import TypingField
from ui.commissioner.notes.clamped import Clamped
from ui.commissioner.notes.dragging import drag_note
from ui.commissioner.notes.meaning_button import MeaningButton
from ui.commissioner.notes.meanings import EVIDENCE_LETTERS, meaning_of, spoken
from ui.commissioner.notes.resting import Resting
from ui.i18n import words
from ui.services import Kit
from ui.theme.tokens import Radius
from ui.widgets.button import Button, IconButton
from ui.widgets.card import row
from ui.widgets.paint import box, ring

WIDTH = 200
AT_REST, CHOSEN = 5, 20  # lines of words


class NoteCard(Resting):
    """Signals carry the note's id. Enter writes, Del takes away, S W Q N change the meaning, E makes it
    evidence for the open criterion, Up and Down walk, Esc leaves."""

    chosen = Signal(str)
    written = Signal(str, str)
    drafted = Signal(str, str)
    typed = Signal()
    meaning_picked = Signal(str, str)
    share_picked = Signal(str, bool)
    evidence_asked = Signal(str)  # go to the criterion, or make it evidence for the open one
    again_asked = Signal(str)
    removal_asked = Signal(str)
    walked = Signal(int)
    left = Signal()
    grown = Signal()

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self.note: NoteView | None = None
        self._chosen = False
        self._open_criterion = ""
        self._pressed_at: QPointF | None = None
        self.meaning = MeaningButton(kit)
        self.share = IconButton(kit, "lock", words("notes.share"), size=24)
        self.bin = IconButton(kit, "trash-2", words("notes.remove"), size=24, keys="Del")
        self.words = Clamped(kit, AT_REST)
        self.field: TypingField | None = None
        self.evidence = Button(
            kit, words("notes.evidence_for", code="–"), "quiet", "corner-down-left", height=24
        )
        self.evidence.align_left()
        self.again = Button(kit, words("notes.find_again"), "quiet", "text-search", height=24)
        self.again.align_left()
        self.origin = Clamped(kit, 4)
        self.setFixedWidth(WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        self._connect()

    # -- shown --------------------------------------------------------------------------------

    def show_note(self, note: NoteView, chosen: bool, open_criterion: str, *, locked: bool = False) -> None:
        """Show a note; the same card shows another one when a page has gone out of sight."""
        if self.note is not None and (note.id != self.note.id or not chosen):
            self.end_writing()  # also where the window lost the keys before the field could
        self.note, self._chosen, self._open_criterion = note, chosen, open_criterion
        self.meaning.show_meaning(note.meaning)
        self.share.set_icon("share-2" if note.share else "lock")
        self.share.set_phrase(words("notes.unshare" if note.share else "notes.share"))
        self.bin.setVisible(chosen and not locked)
        self.words.set_most(CHOSEN if chosen else AT_REST)
        self._show_words()
        self._show_feet()
        for part in (self.share, self.meaning, self.evidence):
            part.setEnabled(not locked or part is self.evidence)
        self._speak(note)
        self.kept_awake = chosen
        self.rest()

    def wanted_height(self) -> int:
        for layout in (*self._inner, self._column):
            layout.invalidate()  # Qt tells an inner layout of what was hidden only when all is shown
        return self._column.totalHeightForWidth(WIDTH)

    @property
    def writing(self) -> bool:
        return self.field is not None and self.field.isVisibleTo(self)

    def write(self) -> None:
        """Let one write in place."""
        if self.note is None or not self.share.isEnabled():
            return
        self.wake()
        if self.field is None:
            self.field = self._new_field()
        self.field.show_text(self.note.text)
        self.words.hide()
        self.field.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)

    def end_writing(self) -> None:
        """Store what was typed and show it at rest."""
        if self.field is not None and self.writing:
            self.field.flush()
            self.field.hide()
            self.words.show()

    def flush(self) -> None:
        if self.field is not None:
            self.field.flush()

    # -- inside -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = self._column = QVBoxLayout(self.inside)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(2)
        head = row(self.meaning, self.bin, self.share, spacing=0)
        head.setStretch(0, 1)
        column.addLayout(head)
        middle = QVBoxLayout()
        middle.setContentsMargins(6, 0, 4, 2)
        middle.addWidget(self.words)
        middle.addWidget(self.origin)
        column.addLayout(middle)
        self._middle = middle
        self._inner: tuple[QLayout, ...] = (head, middle)
        column.addWidget(self.evidence)
        column.addWidget(self.again)

    def _connect(self) -> None:
        self.meaning.picked.connect(self._meaning_picked)
        self.meaning.dragged.connect(self._drag)
        self.share.clicked.connect(self._share_clicked)
        self.bin.clicked.connect(self._remove)
        self.evidence.clicked.connect(self._evidence)
        self.again.clicked.connect(self._again)
        self._kit.theme.changed.connect(self.renew)
        self._kit.say.languageChanged.connect(self._retranslate)

    def _new_field(self) -> TypingField:
        field = TypingField(self._kit, words("notes.words_name"), words("notes.words_prompt"), most=8)
        field.settled.connect(self._settled)
        field.drafted.connect(self._drafted)
        field.typed.connect(self.typed)
        field.left.connect(self._field_left)
        field.installEventFilter(self)
        self._middle.insertWidget(0, field)
        return field

    def _show_words(self) -> None:
        note, say = self.note, self._kit.say
        if note is None:
            return
        prompt = say("notes.words_prompt") if self._chosen else ""
        self.words.show_text(note.text or prompt, "text" if note.text else "muted")
        if self.field is not None:
            self.field.show_text(note.text)
        self.words.setVisible(bool(note.text or self._chosen) and not self.writing)
        self.origin.show_text(self._origin(note), "muted")
        self.origin.setVisible(bool(self._origin(note)))

    def _origin(self, note: NoteView) -> str:
        say = self._kit.say
        if note.lost:
            return say("notes.lost_area" if note.anchor.area else "notes.lost_why")
        if not note.moved or not self._chosen:
            return ""
        key = "notes.moved_area" if note.anchor.area else "notes.moved"
        return say(key, page=note.former[-1].page)

    def _show_feet(self) -> None:
        note = self.note
        if note is None:
            return
        self.again.setVisible(note.lost)
        offer = self._chosen and bool(self._open_criterion)
        self.evidence.setVisible(bool(note.criterion) or offer)
        if note.criterion:
            self.evidence.set_phrase(words("notes.evidence_for", code=note.criterion))
        elif offer:
            self.evidence.set_phrase(words("notes.make_evidence", code=self._open_criterion))

    def _retranslate(self) -> None:
        if self.note is not None:
            self._show_words()
            self._speak(self.note)
            self.renew()

    def _speak(self, note: NoteView) -> None:
        self.setAccessibleName(spoken(self._kit.say, note))
        self.setAccessibleDescription(self._kit.say("notes.keys_help"))

    # -- what the person does -----------------------------------------------------------------

    def _id(self) -> str:
        return self.note.id if self.note else ""

    def _meaning_picked(self, meaning: str) -> None:
        self.meaning_picked.emit(self._id(), meaning)

    def _share_clicked(self) -> None:
        if self.note is not None:
            self.share_picked.emit(self.note.id, not self.note.share)

    def _remove(self) -> None:
        self.removal_asked.emit(self._id())

    def _evidence(self) -> None:
        self.evidence_asked.emit(self._id())

    def _again(self) -> None:
        self.again_asked.emit(self._id())

    def _settled(self, text: str) -> None:
        self.written.emit(self._id(), text)

    def _drafted(self, text: str) -> None:
        self.drafted.emit(self._id(), text)

    def _field_left(self) -> None:
        self.end_writing()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- events -------------------------------------------------------------------------------

    def _laid_out(self) -> None:
        if self.writing:
            self.grown.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.FocusOut and self.writing:
            self.end_writing()
            self.grown.emit()
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.chosen.emit(self._id())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, meaning = event.key(), meaning_of(event.text())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.write()
        elif key == Qt.Key.Key_Delete:
            self._remove()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            self.walked.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif meaning is not None:
            self.meaning_picked.emit(self._id(), meaning)
        elif event.text() and event.text().casefold() in EVIDENCE_LETTERS:
            self._evidence()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position() if event.button() == Qt.MouseButton.LeftButton else None
        self.chosen.emit(self._id())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the words lets one write; a drag from them takes the note along."""
        on_words = self.words.isVisible() and self.words.geometry().contains(event.position().toPoint())
        if self._pressed_at is not None and on_words:
            self.write()
        self._pressed_at = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            return
        far = (event.position() - self._pressed_at).manhattanLength()
        if far >= QApplication.startDragDistance():
            self._pressed_at = None
            self._drag()

    def _drag(self) -> None:
        if self.note is not None:
            drag_note(self, self._kit, self.note)

    def _paint_ground(self, painter: QPainter) -> None:
        t, note = self._kit.theme.tokens, self.note
        edge = t.accent if self._chosen else t.line2 if note and note.lost else t.line
        box(painter, self.rect(), Radius.CONTROL, fill=t.surface, edge=edge, dashed=bool(note and note.lost))
        if self.hasFocus():
            ring(painter, self.rect(), Radius.CONTROL, t.accent)
