"""What a commissioner takes onto paper or into a file: a dossier with notes, the notes, a score sheet.

Everything here leaves the sealed workspace in clear: whoever calls says so to the person. Nothing is written
to disk by these functions; they hand back the bytes.
"""

from __future__ import annotations

from desktop.desks.commissioner import noting, reading
from desktop.desks.note_views import ListedNote, NoteView
from desktop.desks.paper_views import Choice, Report, Wish
from desktop.model.dossier import Document
from desktop.model.text import Lang
from desktop.pages import inking
from desktop.pages.ink_job import Job, Mark, Paper, Part, Stamp
from desktop.pages.server import PageServer
from desktop.reports import note_list, score_paper
from desktop.reports.note_list import NoteLine
from desktop.reports.note_looks import LOOKS
from desktop.reports.plain_paper import text_of
from desktop.reports.stamp import Watermark, stamp
from desktop.storage import journal, notes
from desktop.storage.workspace import Workspace
from desktop.words import load


def choices(ws: Workspace, code: str) -> list[Choice]:
    """The documents of a dossier. Raises `dossier-not-assigned`, `dossier-recused`."""
    papers = reading.dossier(ws, code).documents
    placed = [note.anchor.document for note in noting.of_dossier(ws, code) if not note.lost]
    return [
        Choice(one.sha256, one.code, dict(one.title), one.pages, placed.count(one.sha256)) for one in papers
    ]


def make(ws: Workspace, server: PageServer, wish: Wish, report: Report) -> bytes:
    """The PDF of a wish. `report(pages done, of)` may raise to stop.

    Raises `dossier-not-assigned`, `dossier-recused`, `blob-*`, the page server's codes and `ink-*`.
    """
    if wish.kind == "dossier":
        return _dossier(ws, server, wish, report)
    if wish.kind == "notes":
        with ws.reading():
            owner, heading = _owner(ws, wish.lang), _heading(ws, wish)
            lines = note_lines(ws, wish.code, wish.lang)
        return note_list.paper(lines, owner, heading, wish.when, wish.lang)
    with ws.reading():
        sheet = _sheet(ws, wish)
    return score_paper.score_paper(sheet, wish.lang)


def notes_table(ws: Workspace, code: str, lang: Lang) -> bytes:
    """My notes of a dossier ("" for all) as a CSV table."""
    with ws.reading():
        return note_list.table(note_lines(ws, code, lang), lang)


def note_lines(ws: Workspace, code: str, lang: Lang) -> list[NoteLine]:
    """My notes in words, in reading order."""
    titles = {one.code: text_of(one.title, lang) for one in reading.round_of(ws).rubric.criteria}
    listed = [note for note in noting.all_notes(ws) if code in ("", note.note.dossier)]
    return [_line(note, titles, lang) for note in listed]


# -- a dossier --------------------------------------------------------------------------------------


def _dossier(ws: Workspace, server: PageServer, wish: Wish, report: Report) -> bytes:
    with ws.reading():
        papers = {one.sha256: one for one in reading.dossier(ws, wish.code).documents}
        mine = noting.of_dossier(ws, wish.code) if wish.notes else []
        mark = Watermark(_owner(ws, wish.lang), text_of(reading.round_of(ws).title, wish.lang), wish.when)
        title = _heading(ws, wish)
        chosen = [papers[sha] for sha in wish.documents if sha in papers]
        data = {one.sha256: reading.document(ws, one.sha256) for one in chosen}
        marks = _Marks(ws, mark.name, wish.lang)
    parts = [_part(server, one, data[one.sha256], marks.on(one, mine), wish.lang) for one in chosen]
    sizes = sorted({_size(paper) for part in parts for paper in part.papers})
    stamps = [Stamp(*size, stamp(mark, *size)) for size in sizes if min(size) > 0]
    return inking.ink(Job(parts, stamps, title, wish.lang), report)


def _part(server: PageServer, one: Document, data: bytes, marks: list[Mark], lang: Lang) -> Part:
    name = f"{one.code} · {text_of(one.title, lang)}"
    handle = server.open(data, name)
    try:
        return Part(data, name, inking.papers(server, handle), marks)
    finally:
        server.close_document(handle)


def _size(paper: Paper) -> tuple[int, int]:
    return round(paper.width / 1000), round(paper.height / 1000)


class _Marks:
    """Notes as marks: words in the language wanted, looks by meaning."""

    def __init__(self, ws: Workspace, author: str, lang: Lang) -> None:
        self._author, self._say = author, load(lang)
        rubric = reading.round_of(ws).rubric
        self._titles = {one.code: text_of(one.title, lang) for one in rubric.criteria}
        written = (entry for entry in journal.entries(ws) if entry.kind == notes.KIND)
        self._times = {str(entry.data["note"]): entry.at for entry in written}  # the last change of each

    def on(self, document: Document, mine: list[NoteView]) -> list[Mark]:
        """Those that lie on this document; a note whose place is lost stands in the list alone."""
        here = [note for note in mine if note.anchor.document == document.sha256 and not note.lost]
        return [self._mark(note) for note in here]

    def _mark(self, note: NoteView) -> Mark:
        look = LOOKS[note.meaning]
        words = [note.text]
        if note.criterion:
            words.append(f"{note.criterion} · {self._titles.get(note.criterion, '')}")
        return Mark(
            note.id,
            note.anchor.page,
            [(quad.x0, quad.y0, quad.x1, quad.y1) for quad in note.anchor.quads],
            note.anchor.area,
            look.fill,
            look.ink,
            look.line,
            self._author,
            self._say(f"notes_out.meaning.{note.meaning}"),
            "\n".join(word for word in words if word),
            self._times.get(note.id, ""),
        )


# -- words ------------------------------------------------------------------------------------------


def _line(listed: ListedNote, titles: dict[str, str], lang: Lang) -> NoteLine:
    note = listed.note
    criterion = f"{note.criterion} · {titles.get(note.criterion, '')}" if note.criterion else ""
    paper = " · ".join(part for part in (note.paper, text_of(listed.paper_title, lang)) if part)
    return NoteLine(
        note.dossier,
        text_of(listed.title, lang),
        paper,
        note.anchor.page,
        note.meaning,
        note.anchor.quote,
        note.text,
        criterion,
        note.share,
        note.lost,
    )


def _owner(ws: Workspace, lang: Lang) -> str:
    return text_of(reading.me(ws).name, lang)


def _heading(ws: Workspace, wish: Wish) -> str:
    """The dossier's name, or the round's."""
    body = reading.round_of(ws)
    if not wish.code:
        return text_of(body.title, wish.lang)
    title = next(one.title for one in body.dossiers if one.code == wish.code)
    return f"{wish.code} · {text_of(title, wish.lang)}"


def _sheet(ws: Workspace, wish: Wish) -> score_paper.ScorePaper:
    body = reading.round_of(ws)
    title = next((one.title for one in body.dossiers if one.code == wish.code), {})
    filled = None
    if wish.kind == "mine":
        view = reading.sheet(ws, wish.code)
        filled = score_paper.Filled(
            view.marks, view.comments, view.for_commission, view.for_applicant, view.recommendation
        )
    owner = _owner(ws, wish.lang)
    return score_paper.ScorePaper(
        body.title, body.rubric, body.rule, wish.code, title, owner, wish.when, filled
    )
