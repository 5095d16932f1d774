"""From a selection on a page to a note: the floating bar, the keys S W Q N E on either keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from desktop.desks.note_views import Anchor
from desktop.model.review import Meaning
from ui.commissioner.notes.dragging import SelectionDrag
from ui.commissioner.notes.meanings import EVIDENCE_LETTERS, in_marks, meaning_of
from ui.commissioner.notes.notebook import Notebook
from ui.commissioner.notes.pens import Pens
from ui.commissioner.notes.selection_bar import SelectionBar
from ui.i18n import Speech
from ui.reader.canvas import PageCanvas
from ui.reader.picked import Picked
from ui.services import Kit


class Picking(QObject):
    """`made(id)`: a note was made and may be written on. `pointed(y)`: where the pointer is on the pages,
    None when it has left them."""

    made = Signal(str)
    pointed = Signal(object)

    def __init__(self, kit: Kit, canvas: PageCanvas, notebook: Notebook, pens: Pens) -> None:
        super().__init__(canvas)
        self._kit, self._canvas, self._notebook, self._pens = kit, canvas, notebook, pens
        self.open_criterion = ""
        self.bar = SelectionBar(kit, canvas.viewport(), self._quote)
        self.drag = SelectionDrag(kit, canvas, self._quote)
        canvas.picked.connect(self._picked)
        canvas.moved.connect(self._follow)
        canvas.installEventFilter(self)
        canvas.viewport().installEventFilter(self)
        self.bar.meant.connect(self.make)
        self.bar.evidence.connect(self.make_evidence)
        self.bar.copied.connect(self._copy)
        self.bar.place_here.connect(self._place_here)
        self.bar.left.connect(self._leave)

    def anchor(self) -> Anchor | None:
        """The place that is selected."""
        picked, source = self._canvas.selection(), self._canvas.source
        if picked is None or source is None:
            return None
        return Anchor(
            source.digest, picked.page, picked.quads, picked.quote, picked.prefix, picked.suffix, picked.start
        )

    def make(self, meaning: Meaning) -> None:
        """A note of this meaning on what is selected; or the chosen note has this meaning now."""
        anchor = self.anchor()
        if anchor is None:
            self._notebook.set_meaning(self._notebook.chosen, meaning)
            return
        note_id = self._notebook.add(anchor, meaning)
        self._made(note_id)

    def use_pen(self, meaning: Meaning) -> None:
        """A pen was pressed: it marks what is selected, or is taken in the hand for what comes."""
        if self._canvas.selection() is not None:
            self.make(meaning)
        else:
            self._pens.take(meaning)

    def make_evidence(self, criterion: str = "") -> None:
        """What is selected, or the chosen note, is evidence for a criterion (the open one)."""
        code = criterion or self.open_criterion
        anchor = self.anchor()
        if not code:
            return
        if anchor is None:
            self._notebook.set_criterion(self._notebook.chosen, code)
            return
        if self._notebook.add(anchor, "note", code):
            self._canvas.clear_selection()

    # -- inside -------------------------------------------------------------------------------

    def _made(self, note_id: str) -> None:
        if note_id:
            self._canvas.clear_selection()
            self.made.emit(note_id)

    def _quote(self, say: Speech) -> str:
        picked = self._canvas.selection()
        if picked is None or picked.start is None:
            return say("notes.area")
        return in_marks(picked.quote)(say)

    def _picked(self, picked: Picked | None) -> None:
        if picked is None or self._notebook.locked:
            self.bar.hide()
            return
        anchor = self.anchor()
        if self._pens.held is not None and anchor is not None:
            self._notebook.add(anchor, self._pens.held)
            self._canvas.clear_selection()
            return
        chosen = self._notebook.chosen_note
        lost = chosen is not None and chosen.lost
        area = picked.start is None
        self.bar.show_at(self._around(picked), self.open_criterion, area=area, lost=lost)

    def _follow(self) -> None:
        picked = self._canvas.selection()
        if picked is not None:
            self.bar.follow(self._around(picked))

    def _around(self, picked: Picked) -> QRectF:
        area = QRectF()
        for quad in picked.quads:
            area = area.united(self._canvas.quad_rect(picked.page, quad))
        return area

    def _copy(self) -> None:
        copy = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        self._canvas.keyPressEvent(copy)
        self.bar.hide()

    def _place_here(self) -> None:
        anchor, chosen = self.anchor(), self._notebook.chosen
        if anchor is not None and chosen:
            self._notebook.place(chosen, anchor)
            self._canvas.clear_selection()

    def _leave(self) -> None:
        self._canvas.clear_selection()
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- events -------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._canvas:
            return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._key(event)
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            self.pointed.emit(event.position().y())
        elif event.type() == QEvent.Type.Leave:
            self.pointed.emit(None)
        elif event.type() == QEvent.Type.MouseButtonPress:
            self.bar.hide()
        return False

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and self._canvas.selection() is None:
            return self._escape()
        letter = event.text().casefold()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        has_object = self._canvas.selection() is not None or self._notebook.chosen_note is not None
        if not letter or not plain or not has_object:
            return False
        meaning = meaning_of(letter)
        if meaning is not None:
            self.make(meaning)
        elif letter in EVIDENCE_LETTERS:
            self.make_evidence()
        return meaning is not None or letter in EVIDENCE_LETTERS

    def _escape(self) -> bool:
        """Put the pen away, then the chosen note; True when there was one."""
        if self._pens.held is not None:
            self._pens.take(None)
            return True
        chosen = bool(self._notebook.chosen)
        self._notebook.choose("")
        return chosen
