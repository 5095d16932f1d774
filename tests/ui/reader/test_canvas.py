"""The canvas: pictures come from a worker, the place is kept, a bad page has words in its place."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.errors import AlqaError
from desktop.pages.answers import OutlineItem
from desktop.words import Said
from ui.reader.canvas import PageCanvas
from ui.reader.details import Details
from ui.reader.feed import Arrived, PictureFeed
from ui.reader.layout import PageSize
from ui.reader.letters import Letters
from ui.reader.pictures import PictureCache
from ui.theme.tokens import DARK


class Paper:
    """A document whose pages are red; `broken` pages are refused; `gate` holds drawing back."""

    def __init__(self, pages: int = 40, digest: str = "d" * 64) -> None:
        self.digest = digest
        self.sizes: tuple[PageSize, ...] = ((595.0, 842.0),) * pages
        self.asked: list[tuple[int, float]] = []
        self.threads: set[str] = set()
        self.broken: set[int] = set()
        self.gate = threading.Event()
        self.gate.set()
        self.released = 0

    def text(self, page: int) -> str:
        return "" if page == 1 else f"page {page + 1}"

    def draw(self, page: int, scale: float) -> QImage:
        self.gate.wait(5)
        self.asked.append((page, scale))
        self.threads.add(threading.current_thread().name)
        if page in self.broken:
            raise AlqaError("document-unreadable", name="D01")
        width, height = self.sizes[page]
        image = QImage(round(width * scale), round(height * scale), QImage.Format.Format_RGB32)
        image.fill(QColor("#ff0000"))
        return image

    def details(self, page: int) -> Details:
        return Details(Letters("", ()))

    def outline(self) -> tuple[OutlineItem, ...]:
        return ()

    def retry(self) -> None: ...

    def release(self) -> None:
        self.released += 1


@pytest.fixture
def feed() -> Iterator[PictureFeed]:
    made = PictureFeed()
    yield made
    made.close()


@pytest.fixture
def canvas(qtbot: QtBot, feed: PictureFeed) -> PageCanvas:
    made = PageCanvas(feed, PictureCache())
    made.resize(700, 800)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def middle(canvas: PageCanvas) -> str:
    return canvas.viewport().grab().toImage().pixelColor(350, 400).name()


def shown(qtbot: QtBot, canvas: PageCanvas, feed: PictureFeed) -> None:
    qtbot.wait(60)
    qtbot.waitUntil(lambda: feed.idle)


def test_pages_are_drawn_off_the_gui_thread_nearest_first(
    qtbot: QtBot, canvas: PageCanvas, feed: PictureFeed
) -> None:
    paper = Paper()
    canvas.show_document(paper, 10)
    shown(qtbot, canvas, feed)
    assert middle(canvas) == "#ff0000"
    assert all(name.startswith("pages") for name in paper.threads)
    assert paper.asked[-1][0] in (5, 6, 7, 12, 13, 14)
    assert {page for page, _ in paper.asked} <= set(range(5, 16))


def test_grey_lines_stand_where_a_page_is_being_drawn(
    qtbot: QtBot, canvas: PageCanvas, feed: PictureFeed
) -> None:
    paper = Paper()
    paper.gate.clear()
    canvas.show_document(paper)
    qtbot.wait(30)
    colours = {canvas.viewport().grab().toImage().pixelColor(350, y).name() for y in range(100, 700)}
    assert "#ffffff" in colours
    assert "#ff0000" not in colours
    assert len(colours) > 1
    paper.gate.set()
    shown(qtbot, canvas, feed)
    assert middle(canvas) == "#ff0000"


def test_a_page_flown_past_is_never_drawn(qtbot: QtBot, canvas: PageCanvas, feed: PictureFeed) -> None:
    paper = Paper(400)
    canvas.show_document(paper)
    shown(qtbot, canvas, feed)
    paper.gate.clear()
    for page in range(20, 380, 7):
        canvas.go_to(page)
    canvas.go_to(390)
    qtbot.wait(60)
    paper.gate.set()
    shown(qtbot, canvas, feed)
    drawn = {page for page, _ in paper.asked}
    assert len(drawn & set(range(30, 380))) <= 4
    assert 389 in drawn


def test_the_old_picture_stands_in_until_the_sharp_one_comes(
    qtbot: QtBot, canvas: PageCanvas, feed: PictureFeed
) -> None:
    paper = Paper()
    canvas.show_document(paper)
    shown(qtbot, canvas, feed)
    paper.gate.clear()
    canvas.set_zoom(2.0)
    assert middle(canvas) == "#ff0000"
    paper.gate.set()
    shown(qtbot, canvas, feed)
    assert any(scale == pytest.approx(2.0 * 96 / 72) for _, scale in paper.asked)


def test_the_wheel_with_ctrl_zooms_at_the_cursor(canvas: PageCanvas) -> None:
    canvas.show_document(Paper(), 5)
    at = QPointF(200, 300)
    before = canvas._layout.spot(canvas._offset() + at, canvas.zoom, canvas.viewport().width())
    for _ in range(3):
        wheel = QWheelEvent(
            at, at, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(canvas.viewport(), wheel)
    after = canvas._layout.spot(canvas._offset() + at, canvas.zoom, canvas.viewport().width())
    assert canvas.fit == "free"
    assert after.page == before.page
    assert after.x == pytest.approx(before.x, abs=0.01)
    assert after.y == pytest.approx(before.y, abs=0.01)


def test_the_place_is_kept_when_the_window_changes(canvas: PageCanvas) -> None:
    canvas.show_document(Paper(), 12)
    for width in (900, 500, 700):
        canvas.resize(width, 800)
        assert canvas.page == 12


def test_keys_scroll(qtbot: QtBot, canvas: PageCanvas) -> None:
    canvas.show_document(Paper())
    bar = canvas.verticalScrollBar()
    qtbot.keyClick(canvas, Qt.Key.Key_Down)
    assert bar.value() == 48
    qtbot.keyClick(canvas, Qt.Key.Key_Space)
    assert bar.value() > 700
    qtbot.keyClick(canvas, Qt.Key.Key_End)
    assert canvas.page == 40
    qtbot.keyClick(canvas, Qt.Key.Key_PageUp)
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    assert canvas.page == 1


def test_buttons_step_through_the_zooms_and_stop(canvas: PageCanvas) -> None:
    canvas.show_document(Paper())
    canvas.set_zoom(1.0)
    canvas.zoom_in()
    assert canvas.zoom == 1.1
    canvas.zoom_out()
    canvas.zoom_out()
    assert canvas.zoom == 0.9
    for _ in range(20):
        canvas.zoom_in()
    assert canvas.zoom == 4.0


def test_words_stand_in_the_place_of_an_unreadable_page(
    qtbot: QtBot, canvas: PageCanvas, feed: PictureFeed
) -> None:
    told: list[Arrived] = []
    canvas.refused.connect(told.append)
    paper = Paper()
    paper.broken = {0}
    canvas.show_document(paper)
    shown(qtbot, canvas, feed)
    assert isinstance(told[0].error, AlqaError)
    canvas.set_refusal(1, Said("Cannot be shown", "It is damaged.", "Ask the secretary."))
    assert canvas.refused_pages() == [1]
    asked = len(paper.asked)
    canvas.set_zoom(1.3)
    shown(qtbot, canvas, feed)
    assert 0 not in {page for page, _ in paper.asked[asked:]}


def test_dark_paper_turns_text_pages_and_dims_scans(
    qtbot: QtBot, canvas: PageCanvas, feed: PictureFeed
) -> None:
    canvas.set_tokens(DARK)
    canvas.show_document(Paper())
    shown(qtbot, canvas, feed)
    turned = QColor(middle(canvas))
    assert turned.red() < 255
    canvas.go_to(2)
    shown(qtbot, canvas, feed)
    assert QColor(middle(canvas)).green() == 0  # a scan: red, only darker
    canvas.set_bright(True)
    shown(qtbot, canvas, feed)
    assert middle(canvas) == "#ff0000"


def test_a_document_is_let_go_after_its_pictures(qtbot: QtBot, canvas: PageCanvas, feed: PictureFeed) -> None:
    paper = Paper()
    canvas.show_document(paper)
    shown(qtbot, canvas, feed)
    feed.release(paper)
    qtbot.waitUntil(lambda: paper.released == 1)


def test_closing_waits_for_the_worker(qtbot: QtBot, canvas: PageCanvas, feed: PictureFeed) -> None:
    paper = Paper()
    canvas.show_document(paper)
    feed.close()
    assert not any(t.name.startswith("pages") for t in threading.enumerate())
    feed.ask([])
    qtbot.wait(10)


def test_an_error_of_ours_reaches_the_hook(qtbot: QtBot, canvas: PageCanvas, feed: PictureFeed) -> None:
    class Wrong(Paper):
        def draw(self, page: int, scale: float) -> QImage:
            raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        canvas.show_document(Wrong(1))
        shown(qtbot, canvas, feed)
    assert caught[0][0] is ZeroDivisionError


def test_the_very_top_stays_the_very_top(canvas: PageCanvas) -> None:
    canvas.resize(500, 500)
    canvas.show_document(Paper())
    for width in (900, 640, 700):
        canvas.resize(width, 800)
        assert canvas.verticalScrollBar().value() == 0


def test_a_lane_for_notes_moves_nobody_from_the_top_or_the_page(canvas: PageCanvas) -> None:
    canvas.show_document(Paper())
    canvas.set_lane(200)
    assert canvas.verticalScrollBar().value() == 0
    assert canvas.page_rect(1).right() < 500
    canvas.go_to(20)
    canvas.set_lane(0)
    assert canvas.page == 20
