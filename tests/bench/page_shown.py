"""A page as the reader gets it (child, shared memory, copy into a QImage) to PDFium in this process.

`python -m tests.bench.page_shown [PAGES]`. 150 dpi, the same pages in turn, the faster one first and last
alternately; both start from an open document.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import pypdfium2 as pdfium
from PySide6.QtGui import QImage

from desktop.pages.server import PageServer
from tests.bench.figure import Figure, median, show
from tests.bench.rig import application, paper
from ui.reader.served import ServedDocument

LIMIT, SCALE = 1.3, 150 / 72


def inside(document: pdfium.PdfDocument, page: int) -> QImage:
    """PDFium draws here; the picture owns its pixels, as the reader's does."""
    bitmap = document[page].render(scale=SCALE, draw_annots=True)
    pixels = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_BGR888)
    return pixels.convertToFormat(QImage.Format.Format_RGB32)


def timed(draw: Callable[[], QImage]) -> float:
    start = time.perf_counter()
    picture = draw()
    taken = time.perf_counter() - start
    if picture.width() < 1000:
        raise RuntimeError("not drawn at 150 dpi")
    return taken


def measure(pages: int = 60) -> list[Figure]:
    application()
    data, here, there = paper(pages), [], []
    with PageServer() as server:
        served, document = ServedDocument(server, data, "paper"), pdfium.PdfDocument(data)
        for page in range(pages):
            both = [
                lambda page=page: here.append(timed(lambda: inside(document, page))),
                lambda page=page: there.append(timed(lambda: served.draw(page, SCALE))),
            ]
            for one in both if page % 2 else reversed(both):
                one()
        served.close()
        document.close()
    ratio = median(there[2:]) / median(here[2:])
    note = f"{median(there) * 1000:.1f} to {median(here) * 1000:.1f} ms"
    return [Figure("page shown, to PDFium in this process", ratio, LIMIT, note=note)]


if __name__ == "__main__":
    sys.exit(show(measure(*map(int, sys.argv[1:]))))
