"""Documents made for tests and taken in as intake does."""

from __future__ import annotations

import io
from collections.abc import Callable

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from desktop.model.dossier import DocumentText, PageText
from desktop.pages.server import PageServer
from ui.reader.reading_pane import ReadingPane
from ui.reader.served import ServedDocument
from ui.reader.source import StoredDocument

Show = Callable[[bytes], ReadingPane]


def stored(server: PageServer, data: bytes, digest: str = "f" * 64) -> StoredDocument:
    """A document as intake stores it: sizes and texts of all pages."""
    handle = server.open(data, "D01")
    texts = [
        PageText(size.width, size.height, server.text(handle, number))
        for number, size in enumerate(handle.sizes, 1)
    ]
    server.close_document(handle)
    text = DocumentText("alqa.text.v1", digest, texts)
    return StoredDocument(digest, text, lambda: ServedDocument(server, data, "D01"))


def paper(*pages: tuple[str, ...], outline: bool = False) -> bytes:
    """A4 pages of lines of text; with an outline of one entry a page when wanted."""
    out = io.BytesIO()
    drawn = Canvas(out, pagesize=A4)
    for number, lines in enumerate(pages, 1):
        drawn.setFont("Helvetica", 14)
        for row, line in enumerate(lines):
            drawn.drawString(60, 760 - 18 * row, line)
        if outline:
            drawn.bookmarkPage(f"p{number}")
            drawn.addOutlineEntry(f"Part {number}", f"p{number}", level=1 if number % 2 == 0 else 0)
        drawn.showPage()
    drawn.save()
    return out.getvalue()
