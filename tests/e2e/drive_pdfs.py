"""Drive a folder of PDFs through the real reading room, one window for all of them.

    python -m tests.e2e.drive_pdfs DIR [--mutate N] [--limit SECONDS] [--seed N]

Every document is opened as a dossier's document is, looked at on its first, middle and last page, searched,
selected in, turned, left. Reported: those that a window cannot survive (a crash ends this process, the next
start would name it), those that take longer than the limit, how many were refused in words. `--mutate N`
makes N damaged ones out of those there (flipped bits, cut ends, huge pages, none, 5,000 of them).
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from desktop.errors import AlqaError
from desktop.model.dossier import DocumentText, PageText
from desktop.pages.server import PageServer
from desktop.trust.digest import sha256_hex
from tests.bench.rig import application, is_sharp, settle, until
from tests.helpers.broken_pdfs import mutants
from ui.i18n import Speech
from ui.reader.reading_pane import ReadingPane
from ui.reader.served import ServedDocument
from ui.reader.source import StoredDocument
from ui.services import Kit
from ui.theme.theme import Theme

LIMIT_S, TEXT_PAGES = 5.0, 40


@dataclass
class Report:
    """What became of the documents."""

    shown: int = 0
    refused: dict[str, str] = field(default_factory=dict)
    pages_refused: dict[str, int] = field(default_factory=dict)
    slow: dict[str, float] = field(default_factory=dict)
    stuck: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        yield f"{self.shown} shown, {len(self.refused)} refused as a whole, {len(self.slow)} slow"
        yield from (f"refused {code}: {name}" for name, code in sorted(self.refused.items()))
        yield from (f"{count} pages refused: {name}" for name, count in sorted(self.pages_refused.items()))
        yield from (f"slow, {seconds:.1f} s: {name}" for name, seconds in sorted(self.slow.items()))
        yield from (f"STUCK: {name}" for name in self.stuck)


class Drive:
    """One pane and one page server for everything, as in a long session."""

    def __init__(self, server: PageServer, limit: float = LIMIT_S) -> None:
        self._server, self._limit = server, limit
        self.report = Report()
        self.pane = ReadingPane(Kit(Theme(application(), "light"), Speech("en")))
        self.pane.resize(1000, 900)
        self.pane.show()

    def take(self, name: str, data: bytes) -> None:
        """One document, from its bytes to leaving it again."""
        start = time.perf_counter()
        try:
            text = self._text(data, name)
        except AlqaError as error:
            self.report.refused[name] = error.code
            return
        self._look(name, data, text)
        taken = time.perf_counter() - start
        self.report.shown += 1
        if taken > self._limit:
            self.report.slow[name] = taken

    def close(self) -> None:
        self.pane.close_feed()
        self.pane.close()
        settle()

    def _text(self, data: bytes, name: str) -> DocumentText:
        """Sizes and texts as taken in by the secretary (of the first pages: this is no test of that)."""
        handle = self._server.open(data, name)
        pages = []
        for number, size in enumerate(handle.sizes, 1):
            words = ""
            if number <= TEXT_PAGES:
                try:
                    words = self._server.text(handle, number)
                except AlqaError:
                    self.report.pages_refused[name] = self.report.pages_refused.get(name, 0) + 1
            pages.append(PageText(size.width, size.height, words))
        self._server.close_document(handle)
        return DocumentText("alqa.text.v1", sha256_hex(data), pages)

    def _look(self, name: str, data: bytes, text: DocumentText) -> None:
        canvas, pages = self.pane.canvas, len(text.pages)
        source = StoredDocument(text.document, text, lambda: ServedDocument(self._server, data, name))
        self.pane.show_document(source)
        for page in sorted({1, (pages + 1) // 2, pages}):
            canvas.go_to(page)
            canvas.repaint()
            try:
                until(self._settled, self._limit * 12)
            except TimeoutError:
                self.report.stuck.append(f"{name}, page {page}")
                return
        canvas.select_page()
        canvas.clear_selection()
        canvas.zoom_in()
        self.pane.fit_page()
        settle(0.02)
        if refused := len(canvas.refused_pages()):
            self.report.pages_refused[name] = max(refused, self.report.pages_refused.get(name, 0))
        self.pane.show_document(None)

    def _settled(self) -> bool:
        """Sharp, or said in words, and nothing under way."""
        refused = {page - 1 for page in self.pane.canvas.refused_pages()}
        seen = set(self.pane.canvas._seen())
        return self.pane.feed.idle and (bool(seen & refused) or is_sharp(self.pane.canvas))


def documents(folder: Path, damaged: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Those of the folder, then the damaged ones made of them."""
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() == ".pdf")
    for path in files:
        yield str(path.relative_to(folder)), path.read_bytes()
    yield from mutants([path.read_bytes() for path in files[:40]], damaged, seed)


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="drive_pdfs")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--mutate", type=int, default=0, metavar="N")
    parser.add_argument("--limit", type=float, default=LIMIT_S, metavar="SECONDS")
    parser.add_argument("--seed", type=int, default=1)
    wish = parser.parse_args(argv)
    application()
    with PageServer() as server:
        drive = Drive(server, wish.limit)
        for name, data in documents(wish.folder, wish.mutate, wish.seed):
            sys.stderr.write(f"\r\x1b[K{name[:100]}")  # the last line before a crash names it
            drive.take(name, data)
        drive.close()
    sys.stderr.write("\r\x1b[K")
    for line in drive.report.lines():
        sys.stdout.write(line + "\n")
    return 1 if drive.report.stuck or drive.report.slow else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
