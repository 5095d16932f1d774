"""dossiers/CODE/*.pdf: every paper hashed, opened, read and drawn once in the page server."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from desktop.errors import AlqaError, Fault
from desktop.intake.round_file import Paper, RoundFile
from desktop.model.dossier import DocumentText, Origin, PageText
from desktop.model.ids import is_id
from desktop.model.text import Text
from desktop.pages.files import read_document
from desktop.pages.limits import LIMITS
from desktop.pages.probe import Probe, probe
from desktop.pages.server import PageServer


def hidden(name: str) -> bool:
    """Files of the operating system and of open spreadsheets, not of people."""
    return name.startswith((".", "~$")) or name in ("Thumbs.db", "desktop.ini")


class SourceDocument(NamedTuple):
    """A paper that was taken in: where it lies (None: in the workspace already), what it is, what it says."""

    code: str
    title: Text
    path: Path | None
    sha256: str
    size: int
    text: DocumentText
    origin: Origin | None = None


class Papers(NamedTuple):
    """Documents by dossier code in the order of round.json, with faults and warnings."""

    documents: dict[str, list[SourceDocument]]
    faults: list[Fault]
    warnings: list[Fault]


def read_papers(
    folder: Path,
    round_file: RoundFile,
    codes: list[str],
    pages: PageServer,
    known_texts: Mapping[str, DocumentText],
) -> Papers:
    """All papers of all dossiers of the register, everything odd named `CODE/file`."""
    found = Papers({}, [], [])
    reader = _Reader({paper.code: paper for paper in round_file.documents}, pages, known_texts, found)
    found.faults.extend(_folder_faults(folder / "dossiers", codes))
    for code in dict.fromkeys(codes):
        place = folder / "dossiers" / code
        if is_id(code) and place.is_dir():
            found.documents[code] = reader.read(place)
    return found


def _folder_faults(folder: Path, codes: list[str]) -> Iterator[Fault]:
    present = {path.name: path for path in folder.iterdir()} if folder.is_dir() else {}
    for name in sorted(present):
        if hidden(name):
            continue
        if not present[name].is_dir():
            yield Fault("source-file-strange", {"file": f"dossiers/{name}"})
        elif name not in codes:
            yield Fault("dossier-not-registered", {"dossier": name})
    for code in dict.fromkeys(codes):
        if code not in present:
            yield Fault("dossier-folder-missing", {"dossier": code})


class _Reader:
    """Takes in the papers of one folder after the other."""

    def __init__(
        self,
        kinds: Mapping[str, Paper],
        pages: PageServer,
        known: Mapping[str, DocumentText],
        found: Papers,
    ) -> None:
        self._kinds = kinds
        self._pages = pages
        self._known = known
        self._found = found

    def read(self, folder: Path) -> list[SourceDocument]:
        """The documents of one dossier, in the order of round.json."""
        taken = []
        for path in sorted(folder.iterdir()):
            if hidden(path.name):
                continue
            if document := self._take(path):
                taken.append(document)
        self._absent(folder.name, {document.code for document in taken})
        order = list(self._kinds)
        return sorted(taken, key=lambda document: order.index(document.code))

    def _take(self, path: Path) -> SourceDocument | None:
        name = f"{path.parent.name}/{path.name}"
        kind = self._kinds.get(path.stem)
        if path.is_dir() or kind is None:
            self._found.faults.append(Fault("source-file-strange", {"file": f"dossiers/{name}"}))
            return None
        try:
            _, data = read_document(path, name, LIMITS.document_bytes)
        except AlqaError as error:
            self._found.faults.extend(error.faults)
            return None
        sha256 = hashlib.sha256(data).hexdigest()
        text = self._known.get(sha256) or self._read(name, data, sha256)
        return SourceDocument(kind.code, kind.title, path, sha256, len(data), text) if text else None

    def _read(self, name: str, data: bytes, sha256: str) -> DocumentText | None:
        seen = probe(self._pages, data, name)
        if seen.fault is not None:
            self._found.faults.append(seen.fault)
            return None
        if seen.silent_pages:
            pages = {"name": name, "pages": seen.silent_pages}
            self._found.warnings.append(Fault("document-silent-pages", pages))
        return document_text(sha256, seen)

    def _absent(self, code: str, taken: set[str]) -> None:
        for kind in self._kinds.values():
            if kind.required and kind.code not in taken:
                place = {"dossier": code, "document": kind.code}
                self._found.warnings.append(Fault("document-required-missing", place))


def document_text(sha256: str, seen: Probe) -> DocumentText:
    """What travels beside a document: sizes and texts of its pages."""
    pages = [
        PageText(size.width, size.height, text) for size, text in zip(seen.sizes, seen.texts, strict=True)
    ]
    return DocumentText("alqa.text.v1", sha256, pages)
