"""Text is selected by mouse and by keyboard, across lines, columns and pages, on real pages."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import pytest
from pypdf import PdfWriter
from pypdf.generic import RectangleObject
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from desktop.model.dossier import DocumentText, PageText
from desktop.model.review import Quad
from desktop.pages.server import PageServer
from ui.reader.canvas import PageCanvas
from ui.reader.feed import PictureFeed
from ui.reader.picked import Picked
from ui.reader.pictures import PictureCache
from ui.reader.served import ServedDocument
from ui.reader.source import StoredDocument

Shown = Callable[[bytes], PageCanvas]


def two_columns() -> bytes:
    """Two pages: a column left, a column right; the word co-operation broken at a line's end."""
    out = io.BytesIO()
    drawn = Canvas(out, pagesize=A4)
    for page in (1, 2):
        drawn.setFont("Helvetica", 14)
        left = (f"Alpha beta gamma p{page}", "delta epsilon coop-", "eration zeta eta", "theta.")
        right = ("Right column one", "right column two", "and the end.")
        for number, line in enumerate(left):
            drawn.drawString(60, 760 - 18 * number, line)
        for number, line in enumerate(right):
            drawn.drawString(330, 760 - 18 * number, line)
        drawn.showPage()
    drawn.save()
    return out.getvalue()


def foot_first() -> bytes:
    """A page whose foot is written before its title."""
    out = io.BytesIO()
    drawn = Canvas(out, pagesize=A4)
    for height, line in ((60, "foot of the page"), (760, "title above"), (720, "and a line")):
        drawn.drawString(60, height, line)
    drawn.save()
    return out.getvalue()


def turned_and_cut(rotation: int) -> bytes:
    """The same with /Rotate and a CropBox that begins elsewhere than at zero."""
    writer, out = PdfWriter(clone_from=io.BytesIO(two_columns())), io.BytesIO()
    for page in writer.pages:
        page.cropbox = RectangleObject((40, 300, 595, 820))
        page.rotate(rotation)
    writer.write(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def pages() -> Iterator[PageServer]:
    with PageServer() as server:
        yield server


@pytest.fixture
def shown(qtbot: QtBot, pages: PageServer) -> Iterator[Shown]:
    feed = PictureFeed()
    canvas = PageCanvas(feed, PictureCache())
    canvas.resize(700, 900)
    qtbot.addWidget(canvas)
    canvas.show()
    qtbot.waitExposed(canvas)

    def show(data: bytes) -> PageCanvas:
        handle = pages.open(data, "D")
        numbers = range(1, handle.pages + 1)
        texts = [
            PageText(s.width, s.height, pages.text(handle, n))
            for n, s in zip(numbers, handle.sizes, strict=True)
        ]
        text = DocumentText("alqa.text.v1", "f" * 64, texts)
        canvas.show_document(StoredDocument("f" * 64, text, lambda: ServedDocument(pages, data, "D")))
        qtbot.waitUntil(lambda: canvas.letters(0) is not None and feed.idle, timeout=20_000)
        return canvas

    yield show
    feed.close()


def at(canvas: PageCanvas, words: str, share: float = 0.5, page: int = 1) -> QPoint:
    """A point of the viewport within the first occurrence of some words."""
    letters = canvas.letters(page - 1)
    assert letters is not None
    start = letters.text.index(words)
    rect = canvas.quad_rect(page, letters.quads(start, start + len(words))[0])
    return QPoint(round(rect.left() + rect.width() * share), round(rect.center().y()))


def drag(canvas: PageCanvas, start: QPoint, end: QPoint) -> None:
    kinds = (
        (QEvent.Type.MouseButtonPress, start, Qt.MouseButton.LeftButton),
        (QEvent.Type.MouseMove, (start + end) / 2, Qt.MouseButton.NoButton),
        (QEvent.Type.MouseMove, end, Qt.MouseButton.NoButton),
        (QEvent.Type.MouseButtonRelease, end, Qt.MouseButton.LeftButton),
    )
    for kind, point, button in kinds:
        held = Qt.MouseButton.LeftButton
        if kind == QEvent.Type.MouseButtonRelease:
            held = Qt.MouseButton.NoButton
        where = QPointF(point)
        event = QMouseEvent(kind, where, where, button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(canvas.viewport(), event)


def quote(canvas: PageCanvas) -> str:
    picked = canvas.selection()
    assert picked is not None
    return picked.quote


def test_dragging_selects_within_a_line(shown: Shown) -> None:
    canvas = shown(two_columns())
    told: list[Picked | None] = []
    canvas.picked.connect(told.append)
    drag(canvas, at(canvas, "beta", 0.01), at(canvas, "gamma", 0.99))
    picked = canvas.selection()
    assert picked is not None
    assert (picked.page, picked.quote, len(picked.quads)) == (1, "beta gamma", 1)
    assert picked.prefix.endswith("Alpha ")
    assert picked.suffix.startswith(" p1")
    assert told == [picked]


def test_dragging_down_a_column_leaves_the_other_alone(shown: Shown) -> None:
    canvas = shown(two_columns())
    drag(canvas, at(canvas, "beta", 0.01), at(canvas, "zeta", 0.99))
    assert "Right" not in quote(canvas)
    picked = canvas.selection()
    assert picked is not None
    assert len(picked.quads) == 3
    assert canvas.selected_text() == "beta gamma p1 delta epsilon cooperation zeta"


def test_beside_a_short_line_its_own_column_is_meant(shown: Shown) -> None:
    canvas = shown(two_columns())
    end = at(canvas, "theta.", 0.99) + QPoint(60, 0)
    drag(canvas, at(canvas, "zeta", 0.01), end)
    assert quote(canvas).endswith("theta.")


def test_a_double_click_takes_the_word_and_a_third_the_line(qtbot: QtBot, shown: Shown) -> None:
    canvas = shown(two_columns())
    point = at(canvas, "epsilon")
    qtbot.mouseDClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert quote(canvas) == "epsilon"
    qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert quote(canvas) == "delta epsilon coop-"


def test_a_click_clears_and_shift_click_extends(qtbot: QtBot, shown: Shown) -> None:
    canvas = shown(two_columns())
    told: list[Picked | None] = []
    qtbot.mouseDClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=at(canvas, "delta"))
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, shift, at(canvas, "epsilon", 0.99))
    assert quote(canvas) == "delta epsilon"
    canvas.picked.connect(told.append)
    qtbot.wait(QGuiApplication.styleHints().mouseDoubleClickInterval() + 20)
    qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert canvas.selection() is None
    assert told[-1] is None


def test_the_caret_begins_at_the_highest_line_however_the_file_is_written(qtbot: QtBot, shown: Shown) -> None:
    """Office programs write the foot of a page first."""
    canvas = shown(foot_first())
    qtbot.keyClick(canvas, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert quote(canvas) == "title above"


def test_keys_move_a_caret_and_select(qtbot: QtBot, shown: Shown) -> None:
    canvas = shown(two_columns())
    shift, ctrl = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(canvas, Qt.Key.Key_Right, ctrl)  # the first word has its caret; on to the next
    qtbot.keyClick(canvas, Qt.Key.Key_Right, shift | ctrl)
    assert quote(canvas) == "beta"
    qtbot.keyClick(canvas, Qt.Key.Key_End, shift)
    assert quote(canvas) == "beta gamma p1"
    qtbot.keyClick(canvas, Qt.Key.Key_Left, shift)
    qtbot.keyClick(canvas, Qt.Key.Key_Left, shift)
    qtbot.keyClick(canvas, Qt.Key.Key_Left, shift)
    assert quote(canvas) == "beta gamma"
    qtbot.keyClick(canvas, Qt.Key.Key_Down, shift)
    assert quote(canvas).startswith("beta gamma p1\r\ndelta")
    qtbot.keyClick(canvas, Qt.Key.Key_C, ctrl)
    assert QGuiApplication.clipboard().text().startswith("beta gamma p1 delta")
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.selection() is None


def test_ctrl_a_takes_the_page(qtbot: QtBot, shown: Shown) -> None:
    canvas = shown(two_columns())
    qtbot.keyClick(canvas, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    picked = canvas.selection()
    assert picked is not None
    assert picked.quote.startswith("Alpha")
    assert picked.quote.endswith("the end.")
    assert len(picked.quads) == 7


def test_over_a_page_break_the_quote_ends_with_the_page_and_the_copy_goes_on(
    qtbot: QtBot, shown: Shown
) -> None:
    canvas = shown(two_columns())
    canvas.set_fit("page")
    canvas.verticalScrollBar().setValue(round(canvas.page_rect(2).top()) - 500)
    qtbot.waitUntil(lambda: canvas.letters(1) is not None, timeout=20_000)
    canvas.selecting.press(QPointF(at(canvas, "right column two", 0.0)), 1, False)
    canvas.selecting.drag(QPointF(at(canvas, "Alpha", 0.99, page=2)))
    canvas.selecting.release()
    picked = canvas.selection()
    assert picked is not None
    assert (picked.page, picked.quote) == (1, "right column two\r\nand the end.")
    assert canvas.selected_text().split("\n") == ["right column two and the end.", "Alpha"]


def test_dragging_beyond_the_window_scrolls_and_selects_on(qtbot: QtBot, shown: Shown) -> None:
    canvas = shown(two_columns())
    viewport, bar = canvas.viewport(), canvas.verticalScrollBar()
    start, below = at(canvas, "beta", 0.01), QPointF(300, viewport.height() + 30)
    press = QMouseEvent(
        QEvent.Type.MouseButtonPress, QPointF(start), QPointF(start), Qt.MouseButton.LeftButton,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    move = QMouseEvent(
        QEvent.Type.MouseMove, below, below, Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(viewport, press)
    QApplication.sendEvent(viewport, move)
    qtbot.waitUntil(lambda: bar.value() > 100)
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=QPoint(300, 800))
    stopped = bar.value()
    qtbot.wait(100)
    assert bar.value() == stopped
    assert quote(canvas).startswith("beta gamma")
    assert "theta." in quote(canvas)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("turn", [0, 1])
def test_a_turned_page_with_a_crop_box_and_a_turned_view(shown: Shown, rotation: int, turn: int) -> None:
    canvas = shown(turned_and_cut(rotation))
    canvas.set_turn(turn)
    letters = canvas.letters(0)
    assert letters is not None
    start = letters.text.index("beta gamma")
    (first, *_), (last, *_) = letters.quads(start, start + 4), letters.quads(start + 5, start + 10)
    drag(canvas, canvas.quad_rect(1, first).center().toPoint(), canvas.quad_rect(1, last).center().toPoint())
    picked = canvas.selection()
    assert picked is not None
    assert picked.quote.strip() in "beta gamma"
    assert len(picked.quote) >= 4
    shape = canvas.quad_rect(1, picked.quads[0])
    assert canvas.page_rect(1).contains(shape)
    assert (shape.width() > shape.height()) == ((rotation // 90 + turn) % 2 == 0)


def test_area_mode_picks_a_rectangle_within_the_page(shown: Shown) -> None:
    canvas = shown(two_columns())
    canvas.set_area_mode(True)
    page = canvas.page_rect(1).toRect()
    drag(canvas, page.topLeft() + QPoint(50, 50), page.topRight() + QPoint(40, 200))
    picked = canvas.selection()
    assert picked is not None
    assert (picked.quote, picked.start) == ("", None)
    assert picked.quads[0].x1 == pytest.approx(595_276, abs=2)
    assert picked.quads[0].y0 == pytest.approx(50 / canvas.zoom * 0.75 * 1000, abs=1500)


def test_show_quads_brings_a_place_into_view(shown: Shown) -> None:
    canvas = shown(two_columns())
    quad = Quad(60_000, 700_000, 200_000, 712_000)
    canvas.show_quads(2, (quad,))
    assert canvas.viewport().rect().toRectF().contains(canvas.quad_rect(2, quad))
