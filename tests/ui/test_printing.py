"""Printing without a printer: the same drawing goes into a PDF file of pictures, at 300 dots an inch."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from desktop.errors import AlqaError
from desktop.pages.server import PageServer
from ui.i18n import literal
from ui.pages import Pages
from ui.printing import Printing, print_pdf
from ui.services import Services


def paper(*sizes: tuple[float, float]) -> bytes:
    """A page of each size with a black square of 72 points in its top left corner."""
    out = io.BytesIO()
    canvas = Canvas(out)
    for width, height in sizes:
        canvas.setPageSize((width, height))
        canvas.rect(36, height - 108, 72, 72, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


A4, A4_WIDE, A3 = (595.28, 841.89), (841.89, 595.28), (841.89, 1190.55)


def file_printer(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


@pytest.fixture
def pages() -> Iterator[Pages]:
    made = Pages()
    yield made
    made.close()


def nothing(_n: int, _of: int) -> None:
    return


def dark_box(path: Path, page: int) -> tuple[float, float, float, float]:
    """The bounds of what is dark on a page, in points from the top left."""
    with pypdfium2.PdfDocument(path) as document:
        image = document[page].render(scale=1).to_pil().convert("L").point(lambda v: 255 * (v < 128))
        found = image.getbbox()
        assert found is not None
        return found


def test_every_page_is_printed_as_it_lies(qapp: QApplication, pages: Pages, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    assert print_pdf(pages.server(), paper(A4, A4_WIDE, A3), file_printer(out), nothing) == 3
    boxes = [page.mediabox for page in pypdf.PdfReader(out).pages]
    assert [box.width > box.height for box in boxes] == [False, True, False]
    left, top, right, bottom = dark_box(out, 0)
    assert (right - left, bottom - top) == pytest.approx((72, 72), abs=5)  # hardly smaller: the margins
    assert right - left == pytest.approx(bottom - top, abs=1.5)
    left, top, right, bottom = dark_box(out, 2)  # a larger sheet is fitted
    assert (right - left, bottom - top) == pytest.approx((72 / 2**0.5,) * 2, abs=4)


def test_pages_are_sharp(qapp: QApplication, pages: Pages, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    print_pdf(pages.server(), paper(A4), file_printer(out), nothing)
    image = pypdf.PdfReader(out).pages[0].images[0].image
    assert image is not None
    assert image.width >= 595 / 72 * 300 - 8


def test_chosen_pages_alone_are_printed(qapp: QApplication, pages: Pages, tmp_path: Path) -> None:
    printer = file_printer(tmp_path / "out.pdf")
    printer.setFromTo(2, 9)
    assert print_pdf(pages.server(), paper(A4, A4, A4), printer, nothing) == 2
    assert len(pypdf.PdfReader(tmp_path / "out.pdf").pages) == 2


@pytest.mark.qt_log_ignore("Returned false")
def test_a_printer_that_refuses_is_said(qapp: QApplication, pages: Pages, tmp_path: Path) -> None:
    with pytest.raises(AlqaError) as caught:
        print_pdf(pages.server(), paper(A4), file_printer(tmp_path / "none" / "out.pdf"), nothing)
    assert caught.value.code == "print-failed"


def test_printing_runs_beside_the_window(
    services: Services, pages: Pages, tmp_path: Path, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    asked: list[str] = []

    def choose(_parent: QWidget, printer: QPrinter, title: str) -> bool:
        asked.append(title)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "out.pdf"))
        return len(asked) > 1

    done: list[int] = []
    steps: list[Any] = []
    printing = Printing(services, pages.server, window, choose)
    pdf = paper(A4, A4)
    assert printing.run(window, pdf, literal("Sheet"), done.append, pytest.fail) is None
    task = printing.run(
        window, pdf, literal("Sheet"), done.append, pytest.fail, lambda n, of: steps.append((n, of))
    )
    assert task is not None
    qtbot.waitUntil(lambda: done == [2], timeout=20_000)
    assert asked == ["Sheet", "Sheet"]
    assert steps == [(0, 2), (1, 2), (2, 2)]


def test_printing_stops_when_it_is_cancelled(
    services: Services, pages: Pages, tmp_path: Path, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)

    def choose(_parent: QWidget, printer: QPrinter, _title: str) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "out.pdf"))
        return True

    task = Printing(services, pages.server, window, choose).run(
        window, paper(*[A4] * 30), literal("x"), pytest.fail, pytest.fail
    )
    assert task is not None
    task.cancel()
    qtbot.waitUntil(lambda: services.tasks.busy == 0, timeout=20_000)


def test_a_server_forgets_what_was_printed(qapp: QApplication, tmp_path: Path) -> None:
    with PageServer() as server:
        print_pdf(server, paper(A4), file_printer(tmp_path / "out.pdf"), nothing)
        assert server._documents == {}
