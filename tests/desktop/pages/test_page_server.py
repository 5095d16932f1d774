"""The page server: right answers, bad documents refused in words, a lost child costs one restart."""

from __future__ import annotations

import io
import os
import signal
import sys
import threading
from collections.abc import Callable
from multiprocessing import active_children
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from desktop.errors import AlqaError
from desktop.pages.limits import Limits
from desktop.pages.server import PageServer
from tests.helpers.broken_pdfs import minimal

Maker = Callable[..., bytes]
posix = pytest.mark.skipif(sys.platform == "win32", reason="stops a process with a POSIX signal")
HOSTILE = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/Launch/F(sh)>>"
    b"/AA<</WC<</S/JavaScript/JS(while(1){})>>>>>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]"
    b"/AA<</O<</S/JavaScript/JS(while(1){})>>>>>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF"
)


def code_of(call: Callable[[], object]) -> str:
    with pytest.raises(AlqaError) as caught:
        call()
    return caught.value.code


def test_text_and_boxes_run_in_step(server: PageServer, pdf: Maker) -> None:
    handle = server.open(pdf("Hello world", "Second"), "a.pdf")
    assert handle.pages == 2
    assert (handle.sizes[0].width, handle.sizes[0].height) == (595_000, 842_000)
    text, boxes = server.text(handle, 1), server.boxes(handle, 1)
    assert text == "Hello world"
    assert len(boxes) == len(text)
    first = boxes[0]
    assert 99_000 < first.x0 < first.x1 < 112_000
    assert 842_000 - 700_000 - 10_000 < first.y0 < first.y1 <= 142_500


def test_boxes_follow_the_rotation_of_the_page(server: PageServer, pdf: Maker) -> None:
    handle = server.open(pdf("Hello", rotate=90, size=(842, 595)), "turned.pdf")  # its MediaBox is upright
    assert (handle.sizes[0].width, handle.sizes[0].height) == (842_000, 595_000)
    first, last = server.boxes(handle, 1)[0], server.boxes(handle, 1)[-1]
    assert 700_000 <= first.x0 < first.x1 < 712_000  # what was above is to the right now
    assert first.y0 < last.y0
    a, b, c, d, _, _ = server.transform(handle, 1)
    assert (round(a), round(d)) == (0, 0)
    assert (round(b), round(c)) == (1000, 1000)


def test_a_picture_is_bgrx_and_shows_the_page(server: PageServer, pdf: Maker) -> None:
    handle = server.open(pdf("x"), "a.pdf")
    picture = server.render(handle, 1, 1.0)
    assert (picture.width, picture.height, picture.stride) == (595, 842, 595 * 4)
    assert len(picture.pixels) == picture.stride * picture.height

    def pixel(pixels: bytes, x: int, y: int) -> bytes:
        return pixels[y * picture.stride + x * 4 :][:3]

    assert pixel(picture.pixels, 5, 5) == b"\xff\xff\xff"
    assert pixel(picture.pixels, 350, 842 - 325) == b"\x00\x00\x00"
    dark = server.render(handle, 1, 1.0, inverted=True)
    assert pixel(dark.pixels, 5, 5) == b"\x00\x00\x00"
    turned = server.render(handle, 1, 1.0, rotation=90)
    assert (turned.width, turned.height) == (842, 595)


def test_links_and_outline_are_data(server: PageServer, pdf: Maker) -> None:
    handle = server.open(pdf("one", "two"), "a.pdf")
    inside, outside = sorted(server.links(handle, 2), key=lambda link: link.uri or "")
    assert (inside.page, inside.uri) == (1, None)
    assert (outside.page, outside.uri) == (None, "https://example.org/x")
    assert outside.box.x0 == 100_000
    assert [(item.title, item.page) for item in server.outline(handle)] == [("Part 1", 1), ("Part 2", 2)]


def test_huge_wishes_are_drawn_smaller(pdf: Maker) -> None:
    with PageServer(Limits(picture_pixels=10_000)) as small:
        handle = small.open(pdf("x", size=(14_400, 14_400)), "huge.pdf")
        picture = small.render(handle, 1, 40.0)
    assert picture.width * picture.height <= 10_000
    assert picture.scale < 0.01


def test_bad_documents_are_refused_by_name(server: PageServer, pdf: Maker, tmp_path: Path) -> None:
    assert code_of(lambda: server.open(pdf("x", password="secret"), "locked.pdf")) == "document-encrypted"
    assert code_of(lambda: server.open(b"%PDF-1.7 nothing", "junk.pdf")) == "document-unreadable"
    assert code_of(lambda: server.open(tmp_path / "absent.pdf")) == "document-missing"
    with pytest.raises(AlqaError) as caught:
        server.open(b"", "empty.pdf")
    assert caught.value.args_of["name"] == "empty.pdf"
    with PageServer(Limits(pages=1, document_bytes=5_000)) as strict:
        assert code_of(lambda: strict.open(pdf("a", "b"), "long.pdf")) == "document-too-many-pages"
        assert code_of(lambda: strict.open(b"x" * 5_001, "fat.pdf")) == "document-too-large"


def test_no_pages_is_said_whatever_failed_before(server: PageServer, pdf: Maker) -> None:
    """PDFium keeps the code of its last failure: a document that opens without pages has none of its own."""
    empty = minimal(0)
    for before in (pdf("x", password="secret"), b"%PDF-1.7 nothing", empty):
        code_of(lambda data=before: server.open(data, "before.pdf"))  # type: ignore[misc]
        assert code_of(lambda: server.open(empty, "none.pdf")) == "document-empty"
    assert code_of(lambda: server.open(b"%PDF-1.7 nothing", "junk.pdf")) == "document-unreadable"


def test_a_link_and_a_bookmark_tell_how_far_down_the_page_they_lead(server: PageServer) -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    canvas.linkAbsolute("", "there", Rect=(10, 10, 90, 90))
    canvas.showPage()
    canvas.bookmarkPage("there", fit="XYZ", left=0, top=500, zoom=0)
    canvas.addOutlineEntry("There", "there")
    canvas.showPage()
    canvas.save()
    handle = server.open(out.getvalue(), "a.pdf")
    (link,), (item,) = server.links(handle, 1), server.outline(handle)
    assert (link.page, link.top) == (2, 342_000)
    assert (item.page, item.top) == (2, 342_000)


def test_active_content_never_runs(server: PageServer) -> None:
    handle = server.open(HOSTILE, "hostile.pdf", deadline=5)
    assert server.render(handle, 1, 1.0, deadline=5).width == 200
    assert server.links(handle, 1) == []


@posix
def test_a_hanging_child_is_replaced_and_the_document_opened_again(pdf: Maker) -> None:
    with PageServer() as server:
        handle = server.open(pdf("Hello"), "slow.pdf")
        first = server.pid
        assert first is not None
        os.kill(first, signal.SIGSTOP)
        with pytest.raises(AlqaError) as caught:
            server.text(handle, 1, deadline=0.2)
        assert caught.value.code == "document-hangs"
        assert caught.value.args_of == {"name": "slow.pdf"}
        assert server.text(handle, 1) == "Hello"
        assert server.pid not in (None, first)


@posix
def test_a_crashed_child_is_replaced(pdf: Maker) -> None:
    with PageServer() as server:
        handle = server.open(pdf("Hello"), "a.pdf")
        assert server.pid is not None
        os.kill(server.pid, signal.SIGSTOP)
        timer = threading.Timer(0.2, os.kill, (server.pid, signal.SIGKILL))
        timer.start()
        assert code_of(lambda: server.render(handle, 1, 1.0)) == "document-crashed"
        timer.join()
        assert server.render(handle, 1, 1.0).width == 595


@posix
def test_a_child_that_died_between_requests_is_not_noticed(pdf: Maker) -> None:
    with PageServer() as server:
        handle = server.open(pdf("Hello"), "a.pdf")
        assert server.pid is not None
        os.kill(server.pid, signal.SIGKILL)
        assert server._child is not None
        server._child._process.join(5)
        assert server.text(handle, 1) == "Hello"


def test_threads_may_ask_at_once(server: PageServer, pdf: Maker) -> None:
    handles = [server.open(pdf(f"page of {n}"), f"{n}.pdf") for n in range(4)]
    answers: dict[int, str] = {}

    def ask(n: int) -> None:
        for _ in range(10):
            server.render(handles[n], 1, 0.5)
            answers[n] = server.text(handles[n], 1)

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {n: f"page of {n}" for n in range(4)}


@posix
def test_nothing_is_left_behind(pdf: Maker) -> None:
    shared = Path("/dev/shm")
    before = set(shared.iterdir()) if shared.is_dir() else set()
    children = set(active_children())
    server = PageServer()
    handle = server.open(pdf("x"), "a.pdf")
    server.render(handle, 1, 2.0)
    pid = server.pid
    assert pid is not None
    assert (set(shared.iterdir()) if shared.is_dir() else set()) - before == set()  # not even while it runs
    server.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)  # dead and reaped: a zombie would still be found
    assert set(active_children()) <= children
    with pytest.raises(RuntimeError):
        server.text(handle, 1)


@posix
def test_the_child_ends_when_its_parent_closes_the_pipe(pdf: Maker) -> None:
    with PageServer() as server:
        server.warm()
        child = server._child
        assert child is not None
        child._pipe.close()
        child._process.join(5)
        assert child._process.exitcode == 0
        child._process.close()
        server._child = None
