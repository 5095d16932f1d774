"""Notes: what a commissioner marks in documents. Private, unless the author shares a note.

A note belongs to the dossier, not to one version of the document. When a newer pack brings another
version, `carrying` looks for the quoted words there; a note whose words are gone stays as it is, says
"place lost", and is shared like any other: it names by hash the version that it was written on, so
nobody can take it for a remark on the newer one.
"""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from desktop import clock
from desktop.desks.commissioner.reading import recusal_of
from desktop.desks.commissioner.scoring import clean, open_sheet, refuse_unknown
from desktop.desks.commissioner.seat import Seat, seat_of
from desktop.desks.note_views import QUOTE_MOST, Anchor, ListedNote, NoteCount, NoteView, new_id
from desktop.desks.views import Change
from desktop.errors import AlqaError
from desktop.model.dossier import Document
from desktop.model.review import Annotation, Meaning
from desktop.storage import dossiers, drafts, notes, sheets
from desktop.storage.notes import Note
from desktop.storage.workspace import Workspace

AROUND: Final = 32
Keep = Literal["keep"]
KEEP: Final[Keep] = "keep"


def add(
    ws: Workspace,
    code: str,
    anchor: Anchor,
    meaning: Meaning,
    *,
    text: str = "",
    criterion: str | None = None,
    share: bool = False,
    note_id: str = "",
) -> Change:
    """A new note on a document of the dossier.

    Raises `dossier-not-assigned`, `dossier-recused`, `criterion-unknown`, `text-too-long`,
    `note-quote-too-long`, `note-place-unknown`.
    """
    seat = open_sheet(ws, code)
    if criterion is not None:
        refuse_unknown(seat, criterion)
    placed = _annotation(seat, code, anchor, note_id or new_id())
    whole = msgspec.structs.replace(placed, meaning=meaning, text=clean(text), criterion=criterion)
    notes.put(ws, whole, share, clock.now())
    return Change("note", code, criterion)


def change(
    ws: Workspace,
    note_id: str,
    *,
    meaning: Meaning | None = None,
    text: str | None = None,
    criterion: str | Keep | None = KEEP,
    share: bool | None = None,
) -> Change:
    """Change what is given; None (of `criterion`: KEEP) leaves a part as it is.

    Raises `note-missing` and as `add`.
    """
    with ws.transaction():
        note = _held(ws, note_id)
        before = note.annotation
        seat = open_sheet(ws, before.dossier)
        wanted = before.criterion if criterion == KEEP else criterion
        if wanted is not None and wanted != before.criterion:
            refuse_unknown(seat, wanted)
        after = msgspec.structs.replace(
            before,
            meaning=meaning or before.meaning,
            text=before.text if text is None else clean(text),
            criterion=wanted,
        )
        notes.put(ws, after, note.share if share is None else share, clock.now(), note.former)
        if text is not None:
            drafts.drop(ws, before.dossier, "note", note_id)
    return Change("note", before.dossier, wanted)


def place(ws: Workspace, note_id: str, anchor: Anchor) -> Change:
    """Put a note at another place by hand; where it was is kept. Raises as `add`, and `note-missing`."""
    with ws.transaction():
        note = _held(ws, note_id)
        before = note.annotation
        placed = _annotation(open_sheet(ws, before.dossier), before.dossier, anchor, note_id)
        after = msgspec.structs.replace(
            placed, meaning=before.meaning, text=before.text, criterion=before.criterion
        )
        notes.put(ws, after, note.share, clock.now(), (*note.former, before))
    return Change("note", before.dossier, before.criterion)


def remove(ws: Workspace, note_id: str) -> Change:
    """Take a note away; `bring_back` and undo restore it. Raises `note-missing`, `dossier-recused`."""
    note = _held(ws, note_id)
    open_sheet(ws, note.annotation.dossier)
    with ws.transaction():
        notes.remove(ws, note_id, clock.now())
        drafts.drop(ws, note.annotation.dossier, "note", note_id)
    return Change("note", note.annotation.dossier, note.annotation.criterion)


def bring_back(ws: Workspace, view: NoteView) -> Change:
    """A note that was taken away, as it was. Raises `dossier-recused`."""
    open_sheet(ws, view.dossier)
    former = tuple(_written(view, one) for one in view.former)
    notes.put(ws, _written(view, view.anchor), view.share, clock.now(), former)
    return Change("note", view.dossier, view.criterion)


def of_dossier(ws: Workspace, code: str) -> list[NoteView]:
    """My notes of a dossier, by document and place; lost ones after those of their document."""
    seat = seat_of(ws)
    seat.refuse_strange(code)
    views = [view_of(ws, seat, note) for note in notes.all(ws, code)]
    order = {paper.code: n for n, paper in enumerate(papers_of(seat, code))}
    return sorted(views, key=lambda view: _order(view, order))


def all_notes(ws: Workspace) -> list[ListedNote]:
    """My notes of all dossiers that are open to me, in reading order, with the titles around them."""
    seat, written = seat_of(ws), sheets.all(ws)
    listed = []
    for position, code in enumerate(seat.codes, 1):
        if recusal_of(seat, code, written.get(code)) is None:
            titles = {paper.code: paper.title for paper in papers_of(seat, code)}
            ref = seat.refs[code]
            listed += [
                ListedNote(view, position, ref.title, titles.get(view.paper, {}))
                for view in of_dossier(ws, code)
            ]
    return listed


def count(ws: Workspace) -> NoteCount:
    """How many notes there are, and what of them the next bundle holds: for the review before signing."""
    seat = seat_of(ws)
    held = [note for note in notes.all(ws) if note.annotation.dossier in seat.nouns]
    lost = sum(view_of(ws, seat, note).lost for note in held)
    return NoteCount(len(held), sum(note.share for note in held), lost)


def view_of(ws: Workspace, seat: Seat, note: Note) -> NoteView:
    """A stored note as windows show it."""
    annotation = note.annotation
    papers = {paper.sha256: paper.code for paper in papers_of(seat, annotation.dossier)}
    lost = annotation.document not in papers
    return NoteView(
        annotation.id,
        annotation.dossier,
        paper_code(ws, annotation) if lost else papers[annotation.document],
        anchor_of(annotation),
        annotation.meaning,
        annotation.text,
        annotation.criterion,
        note.share,
        lost,
        tuple(map(anchor_of, note.former)),
    )


def papers_of(seat: Seat, code: str) -> list[Document]:
    """The documents of the newest version of a dossier; none where it is closed by the round."""
    return seat.nouns[code].documents if code in seat.nouns else []


def paper_code(ws: Workspace, annotation: Annotation) -> str:
    """The code that a document has in any version of its dossier held here, "" when in none."""
    for noun in dossiers.versions(ws, annotation.dossier):
        for paper in noun.documents:
            if paper.sha256 == annotation.document:
                return paper.code
    return ""


def anchor_of(one: Annotation) -> Anchor:
    return Anchor(one.document, one.page, tuple(one.quads), one.quote, one.prefix, one.suffix, one.start)


def _annotation(seat: Seat, code: str, anchor: Anchor, note_id: str) -> Annotation:
    """The place, checked; meaning and words are the caller's."""
    paper = next((one for one in papers_of(seat, code) if one.sha256 == anchor.document), None)
    if paper is None or not 1 <= anchor.page <= paper.pages:
        raise AlqaError("note-place-unknown", dossier=code, page=anchor.page)
    if len(anchor.quote) > QUOTE_MOST:
        raise AlqaError("note-quote-too-long", length=len(anchor.quote), limit=QUOTE_MOST)
    return Annotation(
        note_id,
        code,
        anchor.document,
        anchor.page,
        list(anchor.quads),
        clean(anchor.quote),
        clean(anchor.prefix[-AROUND:]),
        clean(anchor.suffix[:AROUND]),
        anchor.start,
        "note",
        "",
        None,
    )


def _written(view: NoteView, at: Anchor) -> Annotation:
    return Annotation(
        view.id,
        view.dossier,
        at.document,
        at.page,
        list(at.quads),
        at.quote,
        at.prefix,
        at.suffix,
        at.start,
        view.meaning,
        view.text,
        view.criterion,
    )


def _held(ws: Workspace, note_id: str) -> Note:
    note = notes.get(ws, note_id)
    if note is None:
        raise AlqaError("note-missing", note=note_id)
    return note


def _order(view: NoteView, papers: dict[str, int]) -> tuple[int, bool, int, int, int, str]:
    top = view.anchor.quads[0] if view.anchor.quads else None
    place = (top.y0, top.x0) if top else (0, 0)
    return papers.get(view.paper, len(papers)), view.lost, view.anchor.page, *place, view.id
