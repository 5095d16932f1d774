"""Child of `memory`: jumps through a document and says how many MB it holds with its children.

`view` is a QPdfView and needs nothing of ours; `reader` is our canvas with its page server.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

SIZE, WAIT = (1440, 900), 0.12


def held(pid: str = "self") -> float:
    """Megabytes (PSS) of a process and its children."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    own = next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
    children = Path(f"/proc/{pid}/task").glob("*/children")
    return own + sum(held(child) for file in children for child in file.read_text().split())


def wait(app: Any, seconds: float) -> None:
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        app.processEvents()
        time.sleep(0.002)


def jump(app: Any, go: Any, pages: int, jumps: int) -> None:
    for n in range(jumps):
        go((n * 37) % pages)
        wait(app, WAIT)
    wait(app, 1.0)


def view(file: str, jumps: int) -> None:
    from PySide6.QtCore import QPointF
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPdfWidgets import QPdfView

    app = QApplication(["view"])
    document, shown = QPdfDocument(), QPdfView()
    document.load(file)
    shown.setDocument(document)
    shown.setPageMode(QPdfView.PageMode.MultiPage)
    shown.setZoomMode(QPdfView.ZoomMode.FitToWidth)
    shown.resize(*SIZE)
    shown.show()
    move = shown.pageNavigator().jump
    jump(app, lambda page: move(page, QPointF()), document.pageCount(), jumps)
    print(held())


def reader(file: str, jumps: int) -> None:
    from desktop.model.dossier import DocumentText, PageText
    from desktop.pages.server import PageServer
    from ui.reader.canvas import PageCanvas
    from ui.reader.feed import PictureFeed
    from ui.reader.pictures import PictureCache
    from ui.reader.served import ServedDocument
    from ui.reader.source import StoredDocument

    app = QApplication(["reader"])
    data = Path(file).read_bytes()
    with PageServer() as server:
        opened = server.open(data, "paper")
        sizes = opened.sizes
        server.close_document(opened)
        words = [PageText(size.width, size.height, "words") for size in sizes]
        source = StoredDocument(
            "0" * 64,
            DocumentText("alqa.text.v1", "0" * 64, words),
            lambda: ServedDocument(server, data, "paper"),
        )
        canvas = PageCanvas(PictureFeed(), PictureCache())
        canvas.resize(*SIZE)
        canvas.show()
        canvas.show_document(source)
        jump(app, lambda page: canvas.go_to(page + 1), len(sizes), jumps)
        print(held())
        canvas._feed.close()


if __name__ == "__main__":
    {"view": view, "reader": reader}[sys.argv[1]](sys.argv[2], int(sys.argv[3]))
