"""A dossier whose one document comes in several versions: packs with texts of one's own choice."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from desktop.desks.commissioner import Opened, update_pack
from desktop.model.dossier import Document, DocumentText, Dossier, PageText
from desktop.model.statements import Amendment
from desktop.storage.workspace import Workspace
from desktop.trust.canonical import encode
from desktop.trust.digest import sha256_hex
from tests.helpers import packs, world

WIDTH, HEIGHT = 595_000, 842_000


class Edition:
    """The papers of D1 and D2 in one version of the round: pages of text under a document's code."""

    def __init__(self, papers: dict[str, Sequence[str]], data: dict[str, bytes] | None = None) -> None:
        """`data`: the bytes of documents by code, where they are real ones."""
        self.papers, self._data = papers, data or {}
        self.size = (WIDTH, HEIGHT)

    def data(self, code: str) -> bytes:
        return self._data.get(code) or f"%PDF {code} {self.papers[code]}".encode()

    def sha(self, code: str = "plan") -> str:
        return sha256_hex(self.data(code))

    def text(self, code: str) -> bytes:
        pages = [PageText(*self.size, text) for text in self.papers[code]]
        return encode(DocumentText("alqa.text.v1", self.sha(code), pages))

    def noun(self) -> bytes:
        """D1 with these papers."""
        documents = [
            Document(
                code,
                {"en": f"The {code}"},
                self.sha(code),
                len(self.data(code)),
                len(pages),
                sha256_hex(self.text(code)),
            )
            for code, pages in self.papers.items()
        ]
        return encode(Dossier("alqa.dossier.v1", world.ROUND, "D1", ["ATY"], "food", {}, [], {}, documents))

    def held(self) -> dict[str, bytes]:
        return {"D2": packs.noun("D2"), "D1": self.noun()}

    def blobs(self) -> dict[str, bytes]:
        own = [self.noun(), *map(self.data, self.papers), *map(self.text, self.papers)]
        other = [packs.noun("D2"), packs.paper("D2"), packs.paper_text("D2")]
        return {sha256_hex(part): part for part in [*own, *other]}


def one(*pages: str) -> Edition:
    """D1 with one document, "plan"."""
    return Edition({"plan": pages})


def open_first(folder: Path, edition: Edition) -> Opened:
    """The workspace of C02 after the first pack."""
    statements = [world.mandate(), packs.version(edition.held())]
    return packs.open_pack(folder, packs.write_pack(folder / "1.alqa-pack", statements, edition.blobs()))


def update(ws: Workspace, folder: Path, before: Edition, now: Edition) -> Opened:
    """The pack of the next version taken into an open workspace."""
    first = packs.version(before.held())
    second = packs.version(
        now.held(), version=2, previous=first.digest, amendment=Amendment("a newer paper", [], [])
    )
    statements = [world.mandate(), first, second]
    return update_pack(ws, packs.write_pack(folder / "2.alqa-pack", statements, now.blobs()))
