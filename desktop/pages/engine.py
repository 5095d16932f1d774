"""PDFium itself, as the child uses it: the only module that touches the library.

No form environment is ever made, so no script, action or XFA runs: PDFium draws what the page shows.
Nothing here imports from the program, so that the child starts fast.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

SUBSTITUTES = {"\ufffe": "-", "\u0002": "-", "\u0000": " "}  # PDFium's marks of a hyphen at a line's end
Row = list[int]


class Refused(Exception):
    """The document (or page) cannot be used; the argument is the code of the reason."""


class Paper(NamedTuple):
    """From PDF user space to the shown page: x' = a x + c y + e, y' = b x + d y + f, in 1/1000 pt."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def box(self, left: float, bottom: float, right: float, top: float) -> Row:
        xs = (self.a * left + self.c * bottom + self.e, self.a * right + self.c * top + self.e)
        ys = (self.b * left + self.d * bottom + self.f, self.b * right + self.d * top + self.f)
        return [round(min(xs)), round(min(ys)), round(max(xs)), round(max(ys))]


def load(data: bytes, most_pages: int) -> pdfium.PdfDocument:
    """Open a document, or say why not: encrypted, unreadable, empty, too many pages."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise Refused("document-empty" if _opens(data) else _why(error.err_code)) from None
    if not 1 <= len(document) <= most_pages:
        raise Refused("document-too-many-pages" if len(document) else "document-empty")
    return document


def _opens(data: bytes) -> bool:
    """Whether PDFium takes it after all: then it has no pages, and the code is that of an earlier failure."""
    opened = raw.FPDF_LoadMemDocument64(data, len(data), None)
    if opened:
        raw.FPDF_CloseDocument(opened)
    return bool(opened)


def _why(code: int | None) -> str:
    encrypted = code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
    return "document-encrypted" if encrypted else "document-unreadable"


def sizes(document: pdfium.PdfDocument) -> list[Row]:
    """Sizes of all pages in 1/1000 pt after rotation, without loading the pages."""
    return [size_of(document, index) for index in range(len(document))]


def size_of(document: pdfium.PdfDocument, index: int) -> Row:
    """Width and height of one page."""
    try:
        width, height = document.get_page_size(index)
    except pdfium.PdfiumError:
        width, height = 0.0, 0.0  # the page itself will be refused when it is asked for
    return [_thousandths(width), _thousandths(height)]


def _thousandths(points: float) -> int:
    return round(points * 1000) if math.isfinite(points) and 0 < points < 1_000_000 else 0


def page(document: pdfium.PdfDocument, index: int) -> pdfium.PdfPage:
    """Load a page, counted from 0."""
    try:
        return document[index]
    except pdfium.PdfiumError:
        raise Refused("document-page-unreadable") from None


def characters(text: pdfium.PdfTextPage, most: int) -> str:
    """The page's text, exactly one character for each of PDFium's character indices."""
    count = text.count_chars()
    if count > most:
        raise Refused("document-too-much-text")
    words = str(text.get_text_range()) if count else ""
    if len(words) != count:  # characters without a Unicode value were left out: take them one by one
        words = "".join(map(_character, (raw.FPDFText_GetUnicode(text, n) for n in range(count))))
    return "".join(map(_clean, words)) if not words.isprintable() else words


def _character(code: int) -> str:
    return chr(code) if code < 0x110000 else "\ufffd"


def _clean(letter: str) -> str:
    """Line ends and tabs stay, other controls and halves of surrogate pairs are replaced one for one."""
    if letter in "\r\n\t" or letter.isprintable():
        return letter
    if letter in SUBSTITUTES:
        return SUBSTITUTES[letter]
    return " " if letter.isspace() else "\ufffd" if "\ud800" <= letter <= "\udfff" else letter


def boxes(page: pdfium.PdfPage, text: pdfium.PdfTextPage) -> list[Row]:
    """One box for each character index; generated spaces and line ends have an empty one."""
    paper = paper_of(page)
    edges = [ctypes.c_double() for _ in range(4)]
    left, right, bottom, top = edges
    found = []
    for index in range(text.count_chars()):
        known = raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        corners = (left.value, bottom.value, right.value, top.value)
        found.append(paper.box(*corners) if known and all(map(math.isfinite, corners)) else [0, 0, 0, 0])
    return found


def paper_of(page: pdfium.PdfPage) -> Paper:
    """The matrix that /Rotate and CropBox make, read off three points of the page."""
    width, height = (max(1, _thousandths(length)) for length in page.get_size())
    x, y = ctypes.c_int(), ctypes.c_int()
    unit = 1000.0

    def shown(px: float, py: float) -> tuple[int, int]:
        raw.FPDF_PageToDevice(page, 0, 0, width, height, 0, px, py, x, y)
        return x.value, y.value

    (ox, oy), (ax, ay), (cx, cy) = shown(0, 0), shown(unit, 0), shown(0, unit)
    return Paper((ax - ox) / unit, (ay - oy) / unit, (cx - ox) / unit, (cy - oy) / unit, ox, oy)


def fit(size: tuple[float, float], scale: float, rotation: int, most: int) -> tuple[int, int, float]:
    """Pixels across and down, and the scale that keeps them within `most`."""
    width, height = (max(1.0, length) for length in size)
    scale = min(scale, math.sqrt(most / (width * height)))
    across, down = max(1, math.floor(width * scale)), max(1, math.floor(height * scale))
    across, down = min(across, most), min(down, most)
    return (down, across, scale) if rotation in (90, 270) else (across, down, scale)


def draw(page: pdfium.PdfPage, buffer: Any, width: int, height: int, rotation: int) -> None:
    """Draw the whole page, annotations included, into a BGRx buffer of width * height * 4 bytes."""
    bitmap = raw.FPDFBitmap_CreateEx(width, height, raw.FPDFBitmap_BGRx, buffer, width * 4)
    if not bitmap:
        raise Refused("document-page-unreadable")
    raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
    raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, rotation // 90, raw.FPDF_ANNOT)
    raw.FPDFBitmap_Destroy(bitmap)


def outline(document: pdfium.PdfDocument, most: int) -> list[list[Any]]:
    """Bookmarks in reading order: [level, title, page from 1 or None, top or None]."""
    found: list[list[Any]] = []
    for item in document.get_toc(max_depth=8):
        target = item.get_dest()
        found.append([item.level, _title(item), *_spot(document, target.raw if target else None)])
        if len(found) >= most:
            break
    return found


def _spot(document: pdfium.PdfDocument, goal: Any) -> tuple[int | None, int | None]:
    """Where a destination leads: page from 1, and how far down it. The page is not loaded for that, so
    its CropBox and /Rotate are not known: the place is held within the page."""
    index = raw.FPDFDest_GetDestPageIndex(document, goal) if goal else -1
    if index < 0:
        return None, None
    flags, places = [ctypes.c_int() for _ in range(3)], [ctypes.c_float() for _ in range(3)]
    height = size_of(document, index)[1]
    if not raw.FPDFDest_GetLocationInPage(goal, *flags, *places) or not flags[1].value:
        return index + 1, None
    down = height - places[1].value * 1000 if math.isfinite(places[1].value) else 0
    return index + 1, round(min(max(down, 0), height))


def _title(item: Any) -> str:
    return "".join(map(_clean, str(item.get_title())))[:300]


def links(document: pdfium.PdfDocument, page: pdfium.PdfPage, most: int) -> list[list[Any]]:
    """Link annotations that lead to a page or name an address: [box, page from 1, address, top]."""
    paper, found = paper_of(page), []
    for link in _annotations(page, most):
        area = raw.FS_RECTF()
        (target, top), address = _target(document, link), _address(document, link)
        if (target or address) and raw.FPDFLink_GetAnnotRect(link, area):
            found.append([paper.box(area.left, area.bottom, area.right, area.top), target, address, top])
    return found


def _annotations(page: pdfium.PdfPage, most: int) -> Iterator[Any]:
    place, link = ctypes.c_int(0), raw.FPDF_LINK()
    for _ in range(most):
        if not raw.FPDFLink_Enumerate(page, place, link):
            return
        yield link


def _target(document: pdfium.PdfDocument, link: Any) -> tuple[int | None, int | None]:
    """The place in this document; one in another file (GoToR) is none."""
    action = raw.FPDFLink_GetAction(link)
    if action and raw.FPDFAction_GetType(action) != raw.PDFACTION_GOTO:
        return None, None
    return _spot(
        document, raw.FPDFAction_GetDest(document, action) if action else raw.FPDFLink_GetDest(document, link)
    )


def _address(document: pdfium.PdfDocument, link: Any) -> str | None:
    action = raw.FPDFLink_GetAction(link)
    if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
        return None
    return _string(lambda buffer, size: raw.FPDFAction_GetURIPath(document, action, buffer, size))


def _string(call: Callable[[Any, int], int]) -> str | None:
    size = call(None, 0)
    if not 1 < size <= 4_000:
        return None
    buffer = ctypes.create_string_buffer(size)
    call(buffer, size)
    return "".join(map(_clean, buffer.value.decode("utf-8", "replace")))
