"""Small PDFs made on the spot, and one page server for the tests that do not kill it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from desktop.pages.server import PageServer

Maker = Callable[..., bytes]


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The third-party files beside the checkout."""
    folder = Path(__file__).resolve().parents[4] / "shared" / "corpora"
    if not folder.is_dir():
        pytest.skip(f"third-party files are not here: {folder}")
    return folder


@pytest.fixture(scope="session")
def pdf() -> Maker:
    """pdf("first page", "second page", password="") -> bytes of an A4 document."""

    def make(
        *pages: str, password: str = "", rotate: int = 0, size: tuple[float, float] = (595, 842)
    ) -> bytes:
        out = io.BytesIO()
        encrypt = StandardEncryption(password, ownerPassword="owner") if password else None
        canvas = Canvas(out, pagesize=size, invariant=1, encrypt=encrypt)
        for number, words in enumerate(pages):
            canvas.setPageRotation(rotate)
            canvas.bookmarkPage(f"p{number}")
            canvas.addOutlineEntry(f"Part {number + 1}", f"p{number}", level=0)
            canvas.drawString(100, 700, words)
            canvas.linkAbsolute("", "p0", Rect=(100, 600, 200, 620), Border="[0 0 0]")
            canvas.linkURL("https://example.org/x", (100, 500, 200, 520))
            canvas.rect(300, 300, 100, 50, fill=1)
            canvas.showPage()
        canvas.save()
        return out.getvalue()

    return make


@pytest.fixture(scope="module")
def server() -> Iterator[PageServer]:
    with PageServer() as running:
        yield running
