"""The notes of the open dossier, shared by everything that shows them: margin, pages, card, list.

A change is shown at once and goes to the writer in its turn (`storing.py`); until it is stored it is laid
over what the workspace says. A note that has the attention is `chosen`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.desks.note_views import QUOTE_MOST, Anchor, NoteView, new_id
from desktop.desks.views import Change, SheetView
from desktop.errors import AlqaError
from desktop.model.review import Meaning
from ui.commissioner.notes.desk import NotesDesk
from ui.commissioner.session import Pending, Place, Session

Notes = tuple[NoteView, ...]
Shown = Callable[[Notes], Notes]


class Notebook(QObject):
    """`changed`: the notes or one of them; `chosenChanged`: another one has the attention;
    `opened(NoteView)`: its place is to be shown; `removed(NoteView)`, `shared(NoteView)`: what may be
    taken back; `troubled(AlqaError)`."""

    changed = Signal()
    chosenChanged = Signal()
    opened = Signal(object)
    removed = Signal(object)
    shared = Signal(object)
    troubled = Signal(object)

    def __init__(self, desk: NotesDesk, session: Session) -> None:
        super().__init__(session)
        self.desk, self._session = desk, session
        self.notes: Notes = ()
        self.chosen = ""
        self._known: dict[str, Notes] = {}  # of each dossier, as last shown
        self._before: Notes = ()  # of the open one, before it was last read
        self._waiting: dict[Place, Shown] = {}  # what is not stored yet, as it is shown
        session.dossierChanged.connect(self.reload)
        session.turned.connect(self._turned)
        session.sheetChanged.connect(self._stored)

    # -- reading ------------------------------------------------------------------------------

    def get(self, note_id: str) -> NoteView | None:
        return next((note for note in self.notes if note.id == note_id), None)

    @property
    def chosen_note(self) -> NoteView | None:
        return self.get(self.chosen)

    def evidence(self, criterion: str) -> list[NoteView]:
        """The notes that are evidence for a criterion."""
        return [note for note in self.notes if note.criterion == criterion]

    def counts(self) -> dict[str, int]:
        """How many notes each document of the dossier has, by its code."""
        papers = [note.paper for note in self.notes]
        return {paper: papers.count(paper) for paper in papers}

    @property
    def locked(self) -> bool:
        """No note may be made or changed: no dossier, or one that is closed."""
        sheet = self._session.sheet
        return sheet is None or sheet.locked or sheet.recusal is not None

    def reload(self) -> None:
        """Read the open dossier's notes anew; what waits to be stored stays as it is shown."""
        code, waiting = self._session.code, self._session.unsaved
        self._waiting = {place: one for place, one in self._waiting.items() if place in waiting}
        notes = tuple(self.desk.of_dossier(code)) if code is not None else ()
        self._before = self._known.get(code or "", ())
        for place, shown in self._waiting.items():
            notes = shown(notes) if place[1] == code else notes
        self._show(notes)
        if self.chosen and self.chosen_note is None:
            self.choose("")

    # -- attention ----------------------------------------------------------------------------

    def choose(self, note_id: str) -> None:
        """Give a note the attention ("" takes it from all)."""
        if note_id != self.chosen:
            self.chosen = note_id
            self.chosenChanged.emit()

    def open(self, note_id: str) -> None:
        """Choose a note and show its place."""
        note = self.get(note_id)
        if note is not None:
            self.choose(note_id)
            self.opened.emit(note)

    def step(self, by: int) -> None:
        """Walk to the next or the previous note of the dossier, round the ends."""
        ids = [note.id for note in self.notes]
        if ids:
            at = ids.index(self.chosen) + by if self.chosen in ids else (0 if by > 0 else -1)
            self.open(ids[at % len(ids)])

    # -- changes ------------------------------------------------------------------------------

    def add(self, anchor: Anchor, meaning: Meaning, criterion: str | None = None) -> str:
        """A new note of the open dossier, chosen; "" when it is refused."""
        code = self._session.code
        if self.locked or code is None:
            return ""
        if len(anchor.quote) > QUOTE_MOST:
            length = len(anchor.quote)
            self.troubled.emit(AlqaError("note-quote-too-long", length=length, limit=QUOTE_MOST))
            return ""
        note_id, paper = new_id(), self._paper(code, anchor.document)
        note = NoteView(note_id, code, paper, anchor, meaning, "", criterion, False)
        call = partial(self.desk.add, code, note_id, anchor, meaning, criterion)
        self._keep(note_id, "", call, partial(_placed, note))
        self.choose(note_id)
        return note_id

    def draft_text(self, note_id: str, text: str) -> None:
        """Half a sentence: stored so that a crash does not lose it, a change only when it is set."""
        code = self._session.code
        if self.get(note_id) is not None and not self.locked and code is not None:
            call = partial(self.desk.keep_draft, code, note_id, text)
            self._keep(note_id, "text", call, partial(_with, note_id, {"text": text}), quiet=True)

    def set_text(self, note_id: str, text: str) -> None:
        self._change(note_id, "text", text, partial(self.desk.set_text, note_id, text), always=True)

    def set_meaning(self, note_id: str, meaning: Meaning) -> None:
        self._change(note_id, "meaning", meaning, partial(self.desk.set_meaning, note_id, meaning))

    def set_criterion(self, note_id: str, criterion: str | None) -> None:
        """Make a note evidence for a criterion; None: for none."""
        call = partial(self.desk.set_criterion, note_id, criterion)
        self._change(note_id, "criterion", criterion, call)

    def set_share(self, note_id: str, share: bool) -> None:
        before = self.get(note_id)
        self._change(note_id, "share", share, partial(self.desk.set_share, note_id, share))
        if share and before is not None and not before.share and not self.locked:
            self.shared.emit(before)

    def place(self, note_id: str, anchor: Anchor) -> None:
        """Put a note at a place that the person selected."""
        note = self.get(note_id)
        if note is not None and not self.locked:
            moved = replace(note, anchor=anchor, lost=False, former=(*note.former, note.anchor))
            call = partial(self.desk.place, note_id, anchor)
            self._keep(note_id, "place", call, lambda notes: _placed(moved, _without(note_id, notes)))

    def remove(self, note_id: str) -> None:
        """Take a note away; `removed` lets somebody offer to bring it back."""
        note = self.get(note_id)
        if note is not None and not self.locked:
            if self.chosen == note_id:
                self.choose("")
            self._keep(note_id, "there", partial(self.desk.remove, note_id), partial(_without, note_id))
            self.removed.emit(note)

    def bring_back(self, note: NoteView) -> None:
        """A note that was taken away, as it was; its dossier need not be the open one."""
        self._keep(
            note.id, "there", partial(self.desk.bring_back, note), partial(_placed, note), note.dossier
        )
        if self.get(note.id) is not None:
            self.choose(note.id)

    # -- inside -------------------------------------------------------------------------------

    def _change(
        self, note_id: str, part: str, value: object, call: Callable[[], Change], *, always: bool = False
    ) -> None:
        note = self.get(note_id)
        if note is not None and not self.locked and (always or getattr(note, part) != value):
            self._keep(note_id, part, call, partial(_with, note_id, {part: value}))

    def _keep(
        self,
        note_id: str,
        part: str,
        call: Callable[[], Change | None],
        shown: Shown,
        dossier: str | None = None,
        *,
        quiet: bool = False,
    ) -> None:
        code = dossier or self._session.code or ""
        place: Place = ("note", code, f"{note_id} {part}".strip())
        self._waiting.pop(place, None)
        self._waiting[place] = shown
        if code == self._session.code:
            self._show(shown(self.notes), told=not quiet)
        self._session.keep(place, Pending(call, _same, quiet))

    def _show(self, notes: Notes, *, told: bool = True) -> None:
        self.notes = self._known[self._session.code or ""] = notes
        if told:
            self.changed.emit()

    def _paper(self, code: str, document: str) -> str:
        papers = self._session.desk.dossier(code).documents
        return next((paper.code for paper in papers if paper.sha256 == document), "")

    def _stored(self, change: Change) -> None:
        """What is stored need not be laid over any more."""
        if change.what == "note":
            waiting = self._session.unsaved
            self._waiting = {place: one for place, one in self._waiting.items() if place in waiting}

    def _turned(self, change: Change) -> None:
        """Show what was undone or redone where it is."""
        if change.what != "note":
            return
        shown, elsewhere = self.notes, self._before
        self.reload()
        turned = _other(shown, self.notes) or _other(elsewhere, self.notes)  # it was another dossier's
        if len(turned) == 1:
            self.open(turned[0])


def _other(before: Notes, now: Notes) -> list[str]:
    """The notes that are new or otherwise now."""
    known = {note.id: note for note in before}
    return [note.id for note in now if known.get(note.id) != note]


def _same(sheet: SheetView) -> SheetView:
    """A note changes nothing on the score sheet."""
    return sheet


def _with(note_id: str, parts: dict[str, Any], notes: Notes) -> Notes:
    return tuple(replace(one, **parts) if one.id == note_id else one for one in notes)


def _without(note_id: str, notes: Notes) -> Notes:
    return tuple(one for one in notes if one.id != note_id)


def _placed(new: NoteView, notes: Notes) -> Notes:
    """With the new note among those of its document, by page and height; once, if it is there already."""

    def place(note: NoteView) -> tuple[int, int]:
        return note.anchor.page, note.anchor.quads[0].y0 if note.anchor.quads else 0

    others = _without(new.id, notes)
    same = sorted([*(n for n in others if n.paper == new.paper), new], key=place)
    at = next((i for i, note in enumerate(others) if note.paper == new.paper), len(others))
    return (*others[:at], *same, *(n for n in others[at:] if n.paper != new.paper))
