"""Notes in the reading room: ties the notebook to pages, margin, tabs, score card and list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from desktop.desks.note_views import NoteView
from desktop.model.dossier import Document, Dossier
from desktop.pages.server import PageServer
from ui.commissioner.notes.card_pool import CardPool
from ui.commissioner.notes.carrier import Carrier
from ui.commissioner.notes.dragging import SELECTION, EvidenceDrop
from ui.commissioner.notes.evidence import EvidenceLists
from ui.commissioner.notes.list_page import NotesPage
from ui.commissioner.notes.margin import Margin
from ui.commissioner.notes.note_card import WIDTH
from ui.commissioner.notes.note_cards import CardActs
from ui.commissioner.notes.notebook import Notebook
from ui.commissioner.notes.pens import Pens
from ui.commissioner.notes.picking import Picking
from ui.commissioner.room import NOTES, ReadingRoom
from ui.commissioner.session import Session
from ui.i18n import Phrase, data, literal, words
from ui.messages import Notice
from ui.reader.marks import Mark
from ui.services import Services

LANE_FROM = 1160  # width of the room; below it notes are markers
PENS_FROM = 700  # width of the reader; below it a note's meaning is chosen beside the selection
FIRST_MS = 400  # after the window is there notes are carried over
READY = 12  # cards made ahead of need


class RoomNotes(QObject):
    """One of a window. What is shown where is decided here, what happens to a note in `Notebook`."""

    def __init__(self, services: Services, session: Session, room: ReadingRoom, pages: PageServer) -> None:
        super().__init__(room)
        self._services, self._session, self._room = services, session, room
        self._document: Document | None = None
        self._goal: NoteView | None = None  # to be shown when its document is
        self._annotated = ""  # the open document's SHA-256, once there was a note in it
        self._began = False
        kit, canvas = services.kit, room.reader.canvas
        self.notebook = Notebook(session.desk.notes, session)
        self.acts = CardActs(self.notebook, session)
        self.pool = CardPool(kit, self.acts.connect_card)
        self.margin = Margin(kit, canvas, self.pool)
        self.pens = Pens(kit, room.reader.tools.middle, self)
        self.picking = Picking(kit, canvas, self.notebook, self.pens)
        self.page = NotesPage(kit, self.place_of)
        self.lists = EvidenceLists(kit, room.card.criteria, self.notebook, self.place_at)
        self.drop = EvidenceDrop(kit, room.card.criteria)
        self.carrier = Carrier(services, self.notebook, pages)
        room.add_page(NOTES, words("notes.tab"), "notebook-pen", self.page)
        self._ahead = QTimer(self, interval=0)
        self._ahead.timeout.connect(self._make_ahead)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.margin.relay)
        room.more_panes = self.panes
        self._first = QTimer(self, singleShot=True, interval=FIRST_MS)
        self._first.timeout.connect(self.carrier.carry)
        self._connect()
        room.reader.panel.toggled.connect(self._fit_lane)
        self._fit_lane()
        self._criterion_opened(room.card.criteria.open_code)
        self._show()

    # -- what the window calls ----------------------------------------------------------------

    def show_list(self) -> None:
        """F8: all notes of the dossier."""
        self._room.show_pane("read")
        self._room.show_tab(NOTES)
        self.page.enter()

    def step(self, by: int) -> None:
        """To the next or the previous note."""
        self.notebook.step(by)

    def write(self) -> None:
        """Write on the chosen note."""
        card = self.margin.card(self.notebook.chosen)
        if card is not None:
            card.write()

    def focus(self) -> None:
        """F6: into the margin."""
        shown = self.margin.card(self.notebook.chosen) or next(iter(self.pool.shown.values()), None)
        if shown is not None:
            shown.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_evidence(self) -> None:
        """Ctrl+E: to the quotes of the open criterion."""
        self._room.show_pane("score")
        self.lists.focus()

    def toggle_share(self) -> None:
        """Share the chosen note with the commission, or keep it private again."""
        note = self.notebook.chosen_note
        if note is not None:
            self.notebook.set_share(note.id, not note.share)

    def remove(self) -> None:
        """Take the chosen note away."""
        self.notebook.remove(self.notebook.chosen)

    def switch_area(self) -> None:
        """Dragging marks an area, or words again: for scans and figures."""
        self.pens.area.toggle()

    # -- words --------------------------------------------------------------------------------

    def place_of(self, note: NoteView) -> Phrase:
        """The document and the page."""
        dossier = self._room.dossier
        papers = dossier.documents if dossier is not None else []
        title = next((data(p.title) for p in papers if p.code == note.paper), literal(note.paper))
        return words("notes.place", title=title, page=note.anchor.page)

    def place_at(self, note: NoteView) -> Phrase:
        """As `place_of`; the document goes without saying while it is the one that is read."""
        if self._document is not None and note.paper == self._document.code:
            return words("notes.on_page", page=note.anchor.page)
        return self.place_of(note)

    # -- inside -------------------------------------------------------------------------------

    def _connect(self) -> None:
        notebook, room, kit = self.notebook, self._room, self._services.kit
        canvas, messages = room.reader.canvas, self._services.messages
        notebook.changed.connect(self._show)
        notebook.chosenChanged.connect(self._show_chosen)
        notebook.opened.connect(self._open)
        notebook.removed.connect(self._removed)
        notebook.shared.connect(self._shared)
        notebook.troubled.connect(messages.trouble)
        self.carrier.noticed.connect(messages.notify)
        self.acts.criterion_asked.connect(self._show_criterion)
        self.acts.again_asked.connect(self.carrier.find_again)
        self.acts.grown.connect(self._later.start)
        self.acts.left.connect(self._to_pages)
        self.margin.marker_clicked.connect(self._choose_marker)
        canvas.mark_clicked.connect(self._choose_marker)
        self.picking.made.connect(self._written)
        self.picking.pointed.connect(self.margin.set_pointer)
        self.page.opened.connect(notebook.open)
        self.page.removal_asked.connect(notebook.remove)
        self.drop.landed.connect(self._landed)
        room.document_shown.connect(self._show_document)
        room.card.criteria.opened.connect(self._criterion_opened)
        self.pens.area_toggled.connect(canvas.set_area_mode)
        self.pens.pressed.connect(self.picking.use_pen)
        room.installEventFilter(self)
        room.reader.installEventFilter(self)
        room.closing.connect(self.carrier.stop)
        room.note_asked.connect(notebook.open)
        self._session.leaving.connect(self.pool.flush)
        self._session.turned.connect(self._turned)
        self._session.sheetChanged.connect(self._sheet_changed)
        self._session.roundChanged.connect(self._round_changed)
        kit.say.languageChanged.connect(self._retranslate)

    def _show_document(self, document: Document | None) -> None:
        self._document = document
        self.picking.bar.hide()
        if document is not None:
            self._ahead.start()
        self._show()
        goal, self._goal = self._goal, None
        if goal is not None and document is not None and document.code == goal.paper:
            self._go_to(goal)

    def _show(self) -> None:
        """The notes, everywhere."""
        notes = self.notebook.notes
        self.pool.locked = self.notebook.locked
        self._show_chosen()
        self.page.show_notes(notes)
        self.lists.show()
        self._room.tabs.set_counts(self._tab_counts(self._room.dossier))

    def _tab_counts(self, dossier: Dossier | None) -> dict[str, int]:
        counts = self.notebook.counts()
        papers = dossier.documents if dossier is not None else []
        return {paper.sha256: counts.get(paper.code, 0) for paper in papers} | {
            NOTES: len(self.notebook.notes)
        }

    def _show_chosen(self) -> None:
        """Marks and margin of the document that is shown."""
        document = self._document
        shown = tuple(n for n in self.notebook.notes if document is not None and n.paper == document.code)
        chosen = self.notebook.chosen
        if shown and document is not None:
            self._annotated = document.sha256
        self._fit_lane()
        marks = tuple(
            Mark(n.id, n.anchor.page, n.anchor.quads, n.meaning, n.id == chosen, n.anchor.area)
            for n in shown
            if not n.lost
        )
        self._room.reader.canvas.set_marks(marks)
        self.margin.show_notes(shown, chosen)
        self.page.choose(chosen)

    def _open(self, note: NoteView) -> None:
        """Bring a note's place into view; a lost one into the margin of its page."""
        if self._document is None or self._document.code != note.paper:
            self._room.show_document(note.paper)
        self._room.show_pane("read")
        if self._room.waiting:
            self._goal = note
        else:
            self._go_to(note)

    def _go_to(self, note: NoteView) -> None:
        canvas = self._room.reader.canvas
        if note.lost or not note.anchor.quads:
            canvas.go_to(note.anchor.page)
        else:
            canvas.show_quads(note.anchor.page, note.anchor.quads)
        card = self.margin.card(note.id)
        if card is not None and not self.page.isVisible():
            card.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _choose_marker(self, note_id: str) -> None:
        self.notebook.choose(note_id)
        card = self.margin.card(note_id)
        if card is not None:
            card.setFocus(Qt.FocusReason.MouseFocusReason)

    def _written(self, note_id: str) -> None:
        if self.pens.held is None:  # without a pen in the hand the next drag selects words again
            self.pens.area.setChecked(False)
        card = self.margin.card(note_id)
        if card is not None:
            card.write()

    def _to_pages(self) -> None:
        self.notebook.choose("")
        self._room.reader.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _removed(self, note: NoteView) -> None:
        undo = _BringBack(self.notebook, note)
        self._services.messages.notify(Notice(words("notes.removed"), "accent", undo))

    def _shared(self, note: NoteView) -> None:
        """What leaves the private margin is said, and can be taken back."""
        undo = _Keep(self.notebook, note)
        self._services.messages.notify(Notice(words("notes.shared_now"), "accent", undo))

    def _landed(self, criterion: str, what: str) -> None:
        """A quote was dropped on a criterion."""
        if what == SELECTION:
            self.picking.make_evidence(criterion)
        else:
            self.notebook.set_criterion(what.removeprefix("note "), criterion)
        self._room.card.show_criterion(criterion)

    def _show_criterion(self, code: str) -> None:
        self._room.show_pane("score")
        self._room.card.show_criterion(code)

    def _criterion_opened(self, code: str) -> None:
        self.acts.open_criterion = self.picking.open_criterion = self.pool.open_criterion = code
        self.lists.show()
        self.margin.relay()

    def _turned(self, change: object) -> None:
        self.carrier.carry_stale()

    def _sheet_changed(self, change: object) -> None:
        """A dossier was closed or opened again."""
        if self.pool.locked != self.notebook.locked:
            self._show()

    def _round_changed(self) -> None:
        self.carrier.carry()

    def _make_ahead(self) -> None:
        if not self.pool.prepare(min(READY, len(self.notebook.notes) + 2)):
            self._ahead.stop()

    def _retranslate(self) -> None:
        self.pool.forget_heights()
        self._show()

    def _fit_lane(self) -> None:
        """A document without notes has the whole width. The lane stays when its last note goes: the page
        does not move under who takes that back."""
        if self._document is not None:
            wide = self._room.width() >= LANE_FROM and not self._room.reader.panel.isVisible()
            used = self._annotated == self._document.sha256
            self._room.reader.canvas.set_lane(WIDTH if wide and used else 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._room.reader:
            self.pens.show_pens(self._room.reader.width() >= PENS_FROM)
        elif event.type() == QEvent.Type.Resize:
            self._fit_lane()
        elif event.type() == QEvent.Type.Show and not self._began:
            self._began = True
            self._first.start()
        return False

    def panes(self) -> list[QWidget]:
        """The margin, where it has something to walk to."""
        return [self.margin] if self.pool.shown and self._document is not None else []


class _BringBack:
    """The Undo of a toast."""

    def __init__(self, notebook: Notebook, note: NoteView) -> None:
        self._notebook, self._note = notebook, note

    def __call__(self) -> None:
        self._notebook.bring_back(self._note)


class _Keep:
    """The Undo of a toast: private again."""

    def __init__(self, notebook: Notebook, note: NoteView) -> None:
        self._notebook, self._note = notebook, note

    def __call__(self) -> None:
        self._notebook.set_share(self._note.id, False)
