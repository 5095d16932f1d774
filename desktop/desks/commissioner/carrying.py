"""Carrying notes over to a newer version of their document: by the quoted words, never by guessing.

A document of a new pack takes the place of the one with the same code in the dossier. What is found is
moved and its former place kept; what is not stays where it was and counts as lost (`noting`). Only an area
on a scan keeps its place by page and size alone: nothing else is known of it, and that is said. Doing
this again changes nothing, and does what an undo has made stale.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from desktop import clock
from desktop.desks.commissioner.noting import anchor_of, paper_code, papers_of, place
from desktop.desks.commissioner.relocating import Found, Pages, Sought, find, find_alike
from desktop.desks.commissioner.seat import Seat, seat_of
from desktop.desks.note_views import Anchor, Carried
from desktop.desks.views import Change
from desktop.errors import AlqaError
from desktop.model.dossier import Document, DocumentText
from desktop.model.review import Annotation, Quad
from desktop.storage import dossiers, notes
from desktop.storage.notes import Note
from desktop.storage.workspace import Workspace

AROUND = 32
# Boxes of characters `start` to `end` (not included) of a document's page from 1, one a line.
Lines = Callable[[str, int, int, int], list[Quad]]


def no_lines(document: str, page: int, start: int, end: int) -> list[Quad]:
    """Where no page server is at hand: the boxes are found when the document is next read."""
    return []


def carry(ws: Workspace, code: str | None = None, lines: Lines = no_lines) -> Carried:
    """Carry the notes of a dossier (or of all) that stand on an older version of their document, and find
    the boxes of those carried without."""
    seat = seat_of(ws)
    held = [note for note in notes.all(ws, code) if note.annotation.dossier in seat.nouns]
    carrier = _Carrier(ws, seat, lines)
    moved: list[str] = []
    lost: list[str] = []
    for note in held:
        annotation = note.annotation
        if annotation.document in {paper.sha256 for paper in papers_of(seat, annotation.dossier)}:
            carrier.box(note)
        else:
            (moved if carrier.carry(note) else lost).append(annotation.id)
    return Carried(tuple(moved), tuple(lost))


def find_again(ws: Workspace, note_id: str, lines: Lines = no_lines) -> Change | None:
    """Put a lost note where its words most likely are now; None where nothing is like them. The former
    place is kept, and undo takes it back. Raises `note-missing`, `dossier-recused`."""
    note = notes.get(ws, note_id)
    if note is None:
        raise AlqaError("note-missing", note=note_id)
    anchor = _Carrier(ws, seat_of(ws), lines).guess(note.annotation)
    return place(ws, note_id, anchor) if anchor else None


class _Carrier:
    """Reads each text once, however many notes stand in it."""

    def __init__(self, ws: Workspace, seat: Seat, lines: Lines) -> None:
        self._ws, self._seat, self._lines = ws, seat, lines
        self._texts: dict[str, DocumentText] = {}
        self._pages: dict[str, Pages] = {}

    def carry(self, note: Note) -> bool:
        """Move a note to the newest version of its document, when it is found there."""
        before = note.annotation
        paper = self._newest(before)
        anchor = None
        if paper is not None:
            anchor = self._quoted(before, paper) if before.start is not None else self._area(before, paper)
        if anchor is None:
            return False
        return self._move(note, Note(_at(before, anchor), note.share, (*note.former, before)))

    def box(self, note: Note) -> None:
        """Find the boxes of a note that was carried without."""
        one = note.annotation
        if one.quads or one.start is None or self._lines is no_lines:
            return
        sought = Sought(one.quote, one.prefix, one.suffix, one.page, one.start)
        found = find(self._of(one.document), sought)
        quads = self._boxes(one.document, found) if found else []
        if quads:
            self._move(note, note._replace(annotation=msgspec.structs.replace(one, quads=quads)))

    def _move(self, before: Note, after: Note) -> bool:
        """Unless its author has changed it meanwhile: then it is carried the next time."""
        with self._ws.transaction():
            if notes.get(self._ws, before.annotation.id) != before:
                return False
            notes.move(self._ws, after, clock.now())
        return True

    def guess(self, one: Annotation) -> Anchor | None:
        """The likeliest place in the newest version: an area keeps its page, words their likeness."""
        paper = self._newest(one)
        if paper is None:
            return None
        if one.start is None:
            at = msgspec.structs.replace(one, document=paper.sha256)
            return anchor_of(at) if one.page <= paper.pages else None
        sought = Sought(one.quote, one.prefix, one.suffix, one.page, one.start)
        found = find_alike(self._of(paper.sha256), sought)
        return self._anchor(paper.sha256, found) if found else None

    def _newest(self, one: Annotation) -> Document | None:
        code = paper_code(self._ws, one)
        return next((p for p in papers_of(self._seat, one.dossier) if p.code == code), None)

    def _quoted(self, one: Annotation, paper: Document) -> Anchor | None:
        sought = Sought(one.quote, one.prefix, one.suffix, one.page, one.start or 0)
        found = find(self._of(paper.sha256), sought)
        return self._anchor(paper.sha256, found) if found else None

    def _area(self, one: Annotation, paper: Document) -> Anchor | None:
        """An area has no words of its own: it goes along with a page that is word for word the same. A scan
        has none either: the area keeps its place on a page of the same number and size that is a scan still,
        and the person is told to look."""
        old, pages = self._text(one.document).pages[one.page - 1], self._text(paper.sha256).pages
        if not old.text.strip():
            now = pages[one.page - 1] if one.page <= len(pages) else None
            keeps = now and (now.width, now.height, now.text.strip()) == (old.width, old.height, "")
            return Anchor(paper.sha256, one.page, tuple(one.quads)) if keeps else None
        same = [n for n, page in enumerate(pages, 1) if page == old]
        nearest = min(same, key=lambda page: abs(page - one.page), default=None)
        return Anchor(paper.sha256, nearest, tuple(one.quads)) if nearest else None

    def _anchor(self, document: str, found: Found) -> Anchor:
        text = self._text(document).pages[found.page - 1].text
        quads = tuple(self._boxes(document, found))
        before, after = text[max(0, found.start - AROUND) : found.start], text[found.end : found.end + AROUND]
        return Anchor(document, found.page, quads, text[found.start : found.end], before, after, found.start)

    def _boxes(self, document: str, found: Found) -> list[Quad]:
        """None where the page cannot be read: the words are found all the same."""
        try:
            return self._lines(document, found.page, found.start, found.end)
        except AlqaError:
            return []

    def _text(self, document: str) -> DocumentText:
        if document not in self._texts:
            self._texts[document] = dossiers.text_of(self._ws, document)
        return self._texts[document]

    def _of(self, document: str) -> Pages:
        if document not in self._pages:
            self._pages[document] = Pages.of([page.text for page in self._text(document).pages])
        return self._pages[document]


def _at(one: Annotation, anchor: Anchor) -> Annotation:
    """The same note at another place, its quote as it stands there."""
    return msgspec.structs.replace(
        one,
        document=anchor.document,
        page=anchor.page,
        quads=list(anchor.quads),
        quote=anchor.quote.replace("\r\n", "\n").replace("\r", "\n"),
        prefix=anchor.prefix.replace("\r", ""),
        suffix=anchor.suffix.replace("\r", ""),
        start=anchor.start,
    )
