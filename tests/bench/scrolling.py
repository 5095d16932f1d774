"""A frame while scrolling through 500 pages with five highlights each.

`python -m tests.bench.scrolling [PAGES]`. The canvas at 1440 x 900, painted into a raster picture as the
window system would have it; both themes. A frame is the scroll and the paint.
"""

from __future__ import annotations

import sys
import time

from PySide6.QtGui import QImage

from desktop.model.dossier import DocumentText, PageText
from desktop.model.review import Quad
from desktop.pages.server import PageServer
from tests.bench.figure import Figure, median, p99, show
from tests.bench.rig import SIZE, Watch, application, is_sharp, paper, settle, until
from ui.reader.canvas import PageCanvas
from ui.reader.feed import PictureFeed
from ui.reader.marks import Mark
from ui.reader.pictures import PictureCache
from ui.reader.served import ServedDocument
from ui.reader.source import StoredDocument
from ui.theme.tokens import SCHEMES, Scheme

LIMIT, STEP = 16.0, 120  # ms; pixels of a turn of the wheel
MEANINGS = ("strength", "weakness", "question", "note")


def marks(pages: int) -> tuple[Mark, ...]:
    """Five a page, of two lines each."""
    found = []
    for page in range(1, pages + 1):
        for n in range(5):
            top = 90_000 + n * 130_000
            quads = tuple(Quad(72_000, y, 500_000, y + 14_000) for y in (top, top + 18_000))
            found.append(Mark(f"{page}-{n}", page, quads, MEANINGS[n % 4], n == 0 and page == 3))
    return tuple(found)


def canvas_over(server: PageServer, data: bytes, pages: int, scheme: Scheme) -> PageCanvas:
    text = DocumentText("alqa.text.v1", "0" * 64, [PageText(595_000, 842_000, "words")] * pages)
    canvas = PageCanvas(PictureFeed(), PictureCache())
    canvas.resize(*SIZE)
    canvas.set_tokens(SCHEMES[scheme])
    canvas.show()
    canvas.show_document(StoredDocument("0" * 64, text, lambda: ServedDocument(server, data, "paper")))
    canvas.set_marks(marks(pages))
    until(lambda: is_sharp(canvas))
    return canvas


def frames(canvas: PageCanvas, count: int) -> Watch:
    """Each frame of a scroll; events (pictures that arrive) run between frames."""
    app, surface, watch = application(), QImage(*SIZE, QImage.Format.Format_RGB32), Watch()
    bar = canvas.verticalScrollBar()
    for _ in range(count):
        with watch:
            bar.setValue(bar.value() + STEP)
            canvas.render(surface)
        app.processEvents()
        time.sleep(0.004)  # the rest of a frame's time is the worker's
    return watch


def measure(pages: int = 500, count: int = 400) -> list[Figure]:
    application()
    data, figures = paper(pages), []
    with PageServer() as server:
        for scheme in ("light", "dark"):
            canvas = canvas_over(server, data, pages, scheme)  # type: ignore[arg-type]
            taken = frames(canvas, count)
            canvas._feed.close()
            canvas.close()
            settle(0.05)
            note = f"median {median(taken.clock):.1f} ms; this thread worked {p99(taken.worked):.1f} ms"
            figures.append(Figure(f"scroll frame p99, {scheme}", p99(taken.clock), LIMIT, "ms", note))
    return figures


if __name__ == "__main__":
    sys.exit(show(measure(*map(int, sys.argv[1:]))))
