"""Putting a PDF on paper: the system's dialog asks, a worker draws page after page at 300 dots an inch.

Pages come from the page server as pictures, so that a hostile document is drawn by the child and by nothing
else; the printer gets no PDF. Progress can be watched and the work cancelled between two pages.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from desktop.errors import AlqaError
from ui.i18n import Phrase
from ui.later import later
from ui.services import Services
from ui.tasks import Progress, Task

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from desktop.pages.server import PageServer

DPI, POINT = 300, 72.0
Chooser = Callable[[QWidget, "QPrinter", str], bool]


def by_dialog(parent: QWidget, printer: QPrinter, title: str) -> bool:
    """Ask which printer, which pages, how many copies."""
    dialog = later("PySide6.QtPrintSupport").QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    chosen = bool(dialog.exec())
    dialog.deleteLater()
    return chosen


class Printing(QObject):
    """Prints for one window. `choose` draws the dialog; tests give their own."""

    def __init__(
        self,
        services: Services,
        server: Callable[[], PageServer],
        parent: QObject,
        choose: Chooser = by_dialog,
    ) -> None:
        super().__init__(parent)
        self._services, self._server, self._choose = services, server, choose

    def run(
        self,
        window: QWidget,
        pdf: bytes,
        title: Phrase,
        done: Callable[[int], None],
        failed: Callable[[AlqaError], None],
        progress: Progress | None = None,
    ) -> Task | None:
        """Ask and print; None when the person thought better of it. `done(pages printed)`."""
        printer = _printer(title(self._services.kit.say))
        if not self._choose(window, printer, title(self._services.kit.say)):
            return None

        def work(report: Progress) -> int:
            return print_pdf(self._server(), pdf, printer, report)

        return self._services.tasks.run(self, work, done, failed, progress)


def _printer(title: str) -> QPrinter:
    support = later("PySide6.QtPrintSupport")
    printer: QPrinter = support.QPrinter(support.QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCreator("Alqa")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    return printer


def print_pdf(server: PageServer, pdf: bytes, printer: QPrinter, report: Progress) -> int:
    """Draw the chosen pages on the printer (any thread); returns how many.

    Each page is fitted to the sheet, turned to the way it lies, never enlarged by more than the margins
    take. Raises `print-failed` and what the page server says of a page.
    """
    handle = server.open(pdf, printer.docName())
    try:
        numbers = _chosen(printer, handle.pages)
        _turn(printer, handle.sizes[numbers[0] - 1])
        painter = QPainter()
        if not painter.begin(printer):
            raise AlqaError("print-failed", printer=printer.printerName() or "PDF")
        try:
            for at, number in enumerate(numbers):
                report(at, len(numbers))
                if at:
                    _turn(printer, handle.sizes[number - 1])
                    _next_sheet(printer)
                _draw(painter, printer, server, handle, number)
        finally:
            painter.end()
    finally:
        server.close_document(handle)
    report(len(numbers), len(numbers))
    return len(numbers)


def _chosen(printer: QPrinter, pages: int) -> list[int]:
    first, last = printer.fromPage(), printer.toPage()
    if not first:
        return list(range(1, pages + 1))
    return list(range(min(first, pages), min(max(first, last), pages) + 1))


def _turn(printer: QPrinter, size: Any) -> None:
    wide = size.width > size.height
    way = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(way)


def _next_sheet(printer: QPrinter) -> None:
    if not printer.newPage():
        raise AlqaError("print-failed", printer=printer.printerName() or "PDF")


def _draw(painter: QPainter, printer: QPrinter, server: PageServer, handle: Any, number: int) -> None:
    picture = server.render(handle, number, DPI / POINT)
    image = QImage(picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
    sheet = QRectF(printer.pageLayout().paintRectPixels(printer.resolution()))
    size = handle.sizes[number - 1]
    natural = QSizeF(size.width, size.height) * (printer.resolution() / POINT / 1000)
    fitted = (
        natural.scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
        if _larger(natural, sheet)
        else natural
    )
    left, top = (sheet.width() - fitted.width()) / 2, (sheet.height() - fitted.height()) / 2
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(left, top, fitted.width(), fitted.height()), image)


def _larger(size: QSizeF, sheet: QRectF) -> bool:
    return size.width() > sheet.width() or size.height() > sheet.height()
