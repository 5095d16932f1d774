"""The child that writes into PDFs with pikepdf: pages of several documents, a stamp over each, notes on them.

The new file holds pages and nothing else of the old ones: no scripts, no actions, no attachments, no forms'
logic; layers that were hidden stay hidden. Nothing here imports PDFium or the program's core.
"""

from __future__ import annotations

import io
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

import msgspec
import pikepdf
from pikepdf import Array, Dictionary, Name

from desktop.pages.ink_job import Answer, Job, Paper, Part, Stamp
from desktop.pages.ink_marks import annotation
from desktop.pages.ink_place import shown_to_user
from desktop.pages.rights import allow_seconds, give_up_rights

STAMP = "/AlqaStamp"
DROPPED = ("/AA", "/Thumb", "/StructParents", "/B", "/PieceInfo", "/Metadata", "/PresSteps", "/Trans", "/Dur")
SAFE_ACTIONS = ("/URI",)
Tell = Callable[[Answer], None]


def serve(pipe: Connection, memory: int, seconds: float) -> None:
    """Do one job and answer. `seconds`: processor time for all of it (POSIX)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    give_up_rights(memory)
    allow_seconds(seconds)
    job = msgspec.msgpack.decode(pipe.recv_bytes(), type=Job)

    def tell(answer: Answer) -> None:
        pipe.send_bytes(msgspec.msgpack.encode(answer))

    tell(work(job, tell))


def work(job: Job, tell: Tell) -> Answer:
    """The finished PDF, or which document (from 1) could not be used."""
    writer = Writer(job, tell)
    for at, part in enumerate(job.parts, 1):
        try:
            writer.add(part)
        except (pikepdf.PdfError, MemoryError, ValueError, TypeError, RecursionError):
            return Answer(refused="ink-unreadable", part=at)
    return Answer(pdf=writer.finish())


class Writer:
    """The file being made. Sources stay open until it is saved: their streams are read then."""

    def __init__(self, job: Job, tell: Tell) -> None:
        self._job, self._tell = job, tell
        self._out = pikepdf.new()
        self._open: list[pikepdf.Pdf] = []
        self._stamps: dict[tuple[int, int], Any] = {}
        self._starts: list[tuple[str, int]] = []
        self._layers: list[Any] = []
        self._hidden: list[Any] = []
        self._done, self._of = 0, sum(len(part.papers) for part in job.parts)

    def add(self, part: Part) -> None:
        """Append a document's pages with their notes and the stamp."""
        source = pikepdf.open(io.BytesIO(part.data))
        self._open.append(source)
        if len(source.pages) < len(part.papers):
            raise ValueError("pages are missing")
        self._starts.append((part.title, len(self._out.pages)))
        self._take_layers(source)
        for at, paper in enumerate(part.papers, 1):
            self._out.pages.append(source.pages[at - 1])
            page = self._out.pages[-1]
            _strip(page.obj)
            marks = [mark for mark in part.marks if mark.page == at]
            if marks:
                self._note(page, [annotation(self._out, mark, paper.matrix) for mark in marks])
            if self._job.stamps:
                self._stamp(page, paper)
            self._done += 1
            self._tell(Answer(done=self._done, of=self._of))

    def finish(self) -> bytes:
        """Bookmarks, title, and the bytes."""
        out, job = self._out, self._job
        with out.open_outline() as outline:
            for title, at in self._starts:
                outline.root.append(pikepdf.OutlineItem(title, at))
        if self._layers:
            default = Dictionary(OFF=Array(self._hidden), Order=Array([]))
            out.Root.OCProperties = Dictionary(OCGs=Array(self._layers), D=default)
        out.Root.Lang = pikepdf.String(job.lang)
        out.docinfo["/Title"] = job.title
        out.docinfo["/Creator"] = "Alqa"
        made = io.BytesIO()
        out.save(made, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return made.getvalue()

    def _note(self, page: pikepdf.Page, notes: list[Any]) -> None:
        kept = page.obj.get("/Annots")
        old = list(kept) if isinstance(kept, Array) else []
        page.obj.Annots = Array([*old, *(self._out.make_indirect(note) for note in notes)])

    def _stamp(self, page: pikepdf.Page, paper: Paper) -> None:
        """Over everything on the page, in the shown page's own upright."""
        size = (round(paper.width / 1000), round(paper.height / 1000))
        form = self._form(size)
        name = _add_form(page.obj, form)
        inverse = shown_to_user(paper.matrix)
        width, height = (float(length) for length in form.BBox[2:])
        sx, sy = paper.width / 1000 / width, paper.height / 1000 / height
        # The stamp's y grows upwards from the foot of the shown page; the shown page's grows downwards.
        x0, y0 = inverse(0, paper.height)
        ax, ay = inverse(1000, paper.height)
        bx, by = inverse(0, paper.height - 1000)
        matrix = ((ax - x0) * sx, (ay - y0) * sx, (bx - x0) * sy, (by - y0) * sy, x0, y0)
        numbers = " ".join(f"{number:.6f}" for number in matrix)
        page.contents_add(b"q\n", prepend=True)
        page.contents_add(f"\nQ q {numbers} cm {name} Do Q\n".encode("ascii"))

    def _form(self, size: tuple[int, int]) -> Any:
        """The stamp that fits a page best, brought over once."""
        stamp = min(self._job.stamps, key=lambda one: _unlike(one, size))
        key = (stamp.width, stamp.height)
        if key not in self._stamps:
            source = pikepdf.open(io.BytesIO(stamp.data))
            self._open.append(source)
            form = source.pages[0].as_form_xobject()
            self._stamps[key] = self._out.copy_foreign(source.make_indirect(form))
        return self._stamps[key]

    def _take_layers(self, source: pikepdf.Pdf) -> None:
        """Optional content that a reader would not see must not show in the copy."""
        found = source.Root.get("/OCProperties")
        if not isinstance(found, Dictionary) or not isinstance(found.get("/OCGs"), Array):
            return
        default = found.get("/D", Dictionary())
        off = list(default.get("/OFF", Array()))
        if default.get("/BaseState") == Name.OFF:
            on = {one.objgen for one in default.get("/ON", Array())}
            off = [one for one in found.OCGs if one.objgen not in on]
        self._layers += [self._out.copy_foreign(one) for one in found.OCGs if one.is_indirect]
        self._hidden += [self._out.copy_foreign(one) for one in off if one.is_indirect]


def _unlike(stamp: Stamp, size: tuple[int, int]) -> float:
    return abs(stamp.width - size[0]) + abs(stamp.height - size[1])


def _add_form(page: Any, form: Any) -> str:
    """Name the stamp in the page's own resources; shared ones are copied first, not written into."""
    resources, forms = Dictionary(), Dictionary()
    if isinstance(found := page.get("/Resources"), Dictionary):
        resources = Dictionary(dict(found.items()))
    if isinstance(found := resources.get("/XObject"), Dictionary):
        forms = Dictionary(dict(found.items()))
    name = STAMP
    while name in forms:
        name += "x"
    forms[name] = form
    resources["/XObject"] = forms
    page["/Resources"] = resources
    return name


def _strip(page: Any) -> None:
    """What acts, and what points into the old file."""
    for key in DROPPED:
        if key in page:
            del page[key]
    notes = page.get("/Annots")
    if not isinstance(notes, Array):
        return
    for note in notes:
        if isinstance(note, Dictionary):
            _still(note)


def _still(note: Any) -> None:
    """An annotation that shows and does nothing; an address stays as a link that a reader asks about."""
    for key in ("/AA", "/Dest", "/Parent", "/P", "/Popup"):
        if key in note:
            del note[key]
    action = note.get("/A")
    if isinstance(action, Dictionary) and str(action.get("/S")) in SAFE_ACTIONS and "/Next" not in action:
        return
    if action is not None:
        del note["/A"]
