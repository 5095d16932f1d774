"""Papers into the draft, one folder after the other.

Each folder is one act: whole folders stay when it is cancelled, and of the one being read the papers that
were whole. A paper that is refused is named with its reason; the others come in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Container
from dataclasses import dataclass

import msgspec

from desktop import clock
from desktop.desks.secretary import drafting, intake_pieces, screen_pieces
from desktop.desks.secretary.draft_pieces import Application, Filed, applied
from desktop.desks.secretary.gathering import FilePlan, FolderPlan, Plan
from desktop.desks.secretary.intake_pieces import PAPER
from desktop.errors import AlqaError, Fault
from desktop.intake import joining, matching
from desktop.intake.convert import Kind, to_pdf
from desktop.intake.office import Office
from desktop.intake.papers import document_text
from desktop.model.text import Lang
from desktop.pages.files import read_document
from desktop.pages.limits import LIMITS
from desktop.pages.probe import probe
from desktop.pages.server import PageServer
from desktop.storage import blobs, dossiers, draft
from desktop.storage.draft import Piece
from desktop.storage.workspace import Workspace
from desktop.trust import canonical
from desktop.trust.digest import sha256_hex

NAME_CHARS = 1_000  # of the names of files joined into one document
Report = Callable[[int, int], None]  # files done, of; raises when the person wants no more


@dataclass(frozen=True)
class Taken:
    """One paper that came in. `replaced`: another stood in its place; `same`: it was there already."""

    name: str
    dossier: str
    document: str
    kind: Kind
    pages: int
    languages: tuple[Lang, ...]
    replaced: bool
    same: bool


@dataclass(frozen=True)
class Gathered:
    """What came of it: papers taken, files refused (by reason), files nobody said a place for, remarks."""

    taken: tuple[Taken, ...]
    faults: tuple[Fault, ...]
    left: tuple[str, ...]
    warnings: tuple[Fault, ...]


def take(ws: Workspace, plan: Plan, pages: PageServer, report: Report) -> Gathered:
    """Read, convert where needed, probe, keep. `report` may raise between two files: what is whole stays."""
    drafting.resume(ws)
    office = Office()
    taker = _Taker(ws, plan, pages, office, report)
    with office:
        for folder in plan.folders:
            taker.folder(folder)
    return taker.gathered()


def drop(ws: Workspace, code: str, document: str) -> None:
    """Take one document of an application out of the draft; undo brings it back."""
    drafting.resume(ws)
    held = intake_pieces.application(ws, code)
    if held is not None:
        kept = [paper for paper in held.documents if paper.code != document]
        draft.change(ws, [applied(msgspec.structs.replace(held, documents=kept))], clock.now())


def order(folder: FolderPlan, documents: Container[str]) -> list[list[FilePlan]]:
    """How a folder's files are read: those without a place first, each alone, then document by document."""
    groups: dict[str, list[FilePlan]] = {}
    for file in sorted(folder.files, key=lambda one: matching.counted(one.name)):
        groups.setdefault(file.document if file.document in documents else "", []).append(file)
    return [*([file] for file in groups.pop("", [])), *groups.values()]


class _Taker:
    """Takes in one folder after the other."""

    def __init__(self, ws: Workspace, plan: Plan, pages: PageServer, office: Office, report: Report) -> None:
        self._ws, self._pages, self._office, self._report = ws, pages, office, report
        self._of, self._done = len(plan.files), 0
        self._papers = {paper.code: paper for paper in drafting.round_of(ws).documents}
        self._homes = _homes(drafting.applications(ws))
        self._taken: list[Taken] = []
        self._faults: list[Fault] = list(plan.faults)
        self._left: list[str] = []
        self._warnings: list[Fault] = []

    def gathered(self) -> Gathered:
        return Gathered(tuple(self._taken), tuple(self._faults), tuple(self._left), tuple(self._warnings))

    def folder(self, plan: FolderPlan) -> None:
        held = intake_pieces.application(self._ws, plan.code) if plan.code else None
        if held is None:
            self._left += [file.name for file in plan.files]
            self._step(len(plan.files))
            return
        filed: dict[str, Filed] = {}
        seen: list[Piece] = []
        try:
            for files in order(plan, self._papers):
                self._paper(files, held, filed, seen)
                self._step(len(files))
        finally:  # a person who stops keeps what is whole
            if filed:
                self._keep(held.code, filed, seen)

    def _step(self, count: int) -> None:
        self._done += count
        self._report(self._done, self._of)

    def _keep(self, code: str, filed: dict[str, Filed], seen: list[Piece]) -> None:
        """The application as it is now: somebody may have worked on it meanwhile."""
        with self._ws.transaction():
            held = intake_pieces.application(self._ws, code)
            if held is not None:
                draft.change(self._ws, [applied(intake_pieces.replaced(held, filed)), *seen], clock.now())

    def _paper(
        self, files: list[FilePlan], held: Application, filed: dict[str, Filed], seen: list[Piece]
    ) -> None:
        """One document, of one file or of several joined."""
        document = files[0].document
        if document not in self._papers:
            self._left += [file.name for file in files]
            return
        try:
            found, piece = self._read(files, held)
        except AlqaError as error:
            self._faults.extend(error.faults)
            return
        filed[document] = found
        seen.append(piece)
        self._note(files[0].name, held, found, msgspec.convert(piece.body, intake_pieces.About))

    def _read(self, files: list[FilePlan], held: Application) -> tuple[Filed, Piece]:
        """One document, kept with its originals. Raises the refusals of all who look at it."""
        bytes_ = [read_document(file.path, file.name, LIMITS.document_bytes)[1] for file in files]
        digests = [hashlib.sha256(data).hexdigest() for data in bytes_]
        original = digests[0] if len(files) == 1 else joining.digest_of(digests)
        document = files[0].document
        known = self._again(original, held, document)
        if known is not None:
            return known
        made = [
            to_pdf(data, file.name, self._office, self._asked)
            for data, file in zip(bytes_, files, strict=True)
        ]
        pdf, kind = made[0].pdf, made[0].kind
        if len(files) > 1:
            pieces = [joining.Piece(file.name, one.pdf) for file, one in zip(files, made, strict=True)]
            pdf, kind = joining.join(self._pages, pieces, held.code, self._asked), "joined"
        originals = [
            data for data, one in zip(bytes_, made, strict=True) if kind == "joined" or one.kind != "pdf"
        ]
        names = "; ".join(matching.shown(file.name) for file in files)
        return self._kept(document, pdf, kind, names, original if originals else None, originals)

    def _kept(
        self, document: str, pdf: bytes, kind: Kind, name: str, original: str | None, originals: list[bytes]
    ) -> tuple[Filed, Piece]:
        """Probe the PDF, then keep it, what it was made from, and its text."""
        seen = probe(self._pages, pdf, name)
        if seen.fault is not None:
            raise AlqaError.of([seen.fault])
        text = document_text(sha256_hex(pdf), seen)
        payload = canonical.encode(text)
        for data in (pdf, *originals):
            blobs.put_bytes(self._ws, data)
        dossiers.put_text(self._ws, payload)
        title = self._papers[document].title
        found = Filed(
            document, title, text.document, len(pdf), sha256_hex(payload), name[:NAME_CHARS], original
        )
        return found, screen_pieces.piece(PAPER, text.document, intake_pieces.about(text, kind))

    def _asked(self) -> None:
        """Between two looks at a slow converter: does the person still want it?"""
        self._report(self._done, self._of)

    def _again(self, original: str, held: Application, document: str) -> tuple[Filed, Piece] | None:
        """The same file in the same place: nothing to convert, and the converter's PDF stays as it was."""
        for paper in held.documents:
            if paper.code == document and original in (paper.original, paper.sha256):
                body = draft.get(self._ws, PAPER, paper.sha256)
                if body is not None:
                    return paper, Piece(PAPER, paper.sha256, body)
        return None

    def _note(self, name: str, held: Application, found: Filed, about: intake_pieces.About) -> None:
        before = next((paper for paper in held.documents if paper.code == found.code), None)
        same = before == found
        self._taken.append(
            Taken(
                name, held.code, found.code, about.kind, about.pages, tuple(about.languages),
                before is not None and not same, same,
            )
        )  # fmt: skip
        place = (held.code, found.code)
        others = [home for home in self._homes.get(found.sha256, []) if home != place]
        if others:
            self._twice(name, *others[0])
        self._homes.setdefault(found.sha256, []).append(place)
        if about.silent:
            self._warnings.append(Fault("paper-silent", {"name": name, "n": about.silent, "of": about.pages}))

    def _twice(self, name: str, dossier: str, document: str) -> None:
        more = {"name": name, "dossier": dossier, "document": document}
        self._warnings.append(Fault("paper-twice", more))


def _homes(held: list[Application]) -> dict[str, list[tuple[str, str]]]:
    """Where each content lies: (application, document)."""
    homes: dict[str, list[tuple[str, str]]] = {}
    for one in held:
        for paper in one.documents:
            homes.setdefault(paper.sha256, []).append((one.code, paper.code))
    return homes
