"""A page that hangs or kills the page server costs that page; nothing in a document ever runs."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from desktop.model.dossier import DocumentText, PageText
from desktop.pages.limits import Limits
from desktop.pages.server import PageServer
from tests.ui.reader.real_paper import Show, paper
from ui.reader.reading_pane import ReadingPane
from ui.reader.retry import AgainButton
from ui.reader.served import ServedDocument
from ui.reader.source import StoredDocument

posix = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="signals of POSIX")
DEPTH = 9


def raw(*objects: bytes) -> bytes:
    """A PDF of numbered objects, the first its catalogue; readers find the rest by themselves."""
    body = b"".join(b"%d 0 obj%s endobj\n" % (n, o) for n, o in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer<</Root 1 0 R>>\n%%EOF"


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)


def bomb() -> bytes:
    """The second of three pages draws a form that draws a form ... ten times each: hours of work."""
    first = 6
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]%s>>"
    forms = []
    for level in range(DEPTH):
        inner = b"/Resources<</XObject<</X %d 0 R>>>>" % (first + level + 2)
        head = b"/Type/XObject/Subtype/Form/BBox[0 0 300 400]" + inner
        forms.append(stream(b"/X Do " * 10, head))
    last = stream(b"0 0 1 rg " + b"0 0 200 200 re f " * 50, b"/Type/XObject/Subtype/Form/BBox[0 0 300 400]")
    heavy = page % (b"/Contents 6 0 R/Resources<</XObject<</X %d 0 R>>>>" % (first + 1))
    return raw(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R 4 0 R 5 0 R]/Count 3>>",
        page % b"",
        heavy,
        page % b"",
        stream(b"/X Do"),
        *forms,
        last,
    )


def source(server: PageServer, data: bytes, pages: int = 3) -> StoredDocument:
    text = DocumentText("alqa.text.v1", "b" * 64, [PageText(300_000, 400_000, "")] * pages)
    return StoredDocument("b" * 64, text, lambda: ServedDocument(server, data, "D01"))


def refused(pane: ReadingPane) -> Callable[[], bool]:
    return lambda: bool(pane.canvas.refused_pages()) and pane.feed.idle


def buttons(pane: ReadingPane) -> list[AgainButton]:
    return pane.canvas.viewport().findChildren(AgainButton)


def test_a_page_that_never_ends_has_words_in_its_place_and_the_others_are_shown(
    qtbot: QtBot, pane: ReadingPane
) -> None:
    with PageServer(Limits(draw_seconds=0.4)) as server:
        pane.show_document(source(server, bomb()))
        qtbot.waitUntil(refused(pane), timeout=30_000)
        assert pane.canvas.refused_pages() == [2]
        for index in (0, 2):
            assert pane.canvas._cache.get(pane.canvas._key(index)) is not None
        (button,) = buttons(pane)
        assert button.accessibleName() == "Try again"
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
        pane.close_feed()


def kill_while_drawing(qtbot: QtBot, pane: ReadingPane, server: PageServer) -> None:
    """The second page is under way, and stays so: it has hours of work."""
    qtbot.waitUntil(lambda: any(getattr(errand, "page", 0) == 1 for errand in pane.feed._busy))
    qtbot.wait(500)
    assert server._child is not None
    os.kill(server._child.pid or 0, signal.SIGKILL)


@posix
def test_killing_the_child_while_it_draws_costs_one_page_which_can_be_asked_for_again(
    qtbot: QtBot, pane: ReadingPane
) -> None:
    with PageServer() as server:
        pane.show_document(source(server, bomb()))
        assert pane.canvas.page == 1
        qtbot.waitUntil(lambda: pane.canvas._cache.get(pane.canvas._key(0)) is not None, timeout=20_000)
        kill_while_drawing(qtbot, pane, server)
        qtbot.waitUntil(refused(pane), timeout=30_000)
        assert pane.canvas.refused_pages() == [2]
        assert pane.canvas._cache.get(pane.canvas._key(2)) is not None
        buttons(pane)[0].click()
        assert pane.canvas.refused_pages() == []
        kill_while_drawing(qtbot, pane, server)
        qtbot.waitUntil(refused(pane), timeout=30_000)
        pane.close_feed()


@posix
def test_a_child_killed_between_pages_is_not_noticed(qtbot: QtBot, show: Show, server: PageServer) -> None:
    pane = show(paper(*((f"page {n}",) for n in range(40))))
    assert server._child is not None
    os.kill(server._child.pid or 0, signal.SIGKILL)
    server._child._process.join(5)
    pane.canvas.go_to(30)
    key = pane.canvas._key(29)
    qtbot.waitUntil(lambda: pane.canvas._cache.get(key) is not None, timeout=20_000)
    assert pane.canvas.refused_pages() == []


def test_a_document_that_cannot_be_opened_is_tried_once_not_once_a_page(
    qtbot: QtBot, pane: ReadingPane
) -> None:
    tries: list[int] = []
    with PageServer() as server:

        def opens() -> ServedDocument:
            tries.append(1)
            return ServedDocument(server, b"%PDF-1.7 no more", "D01")

        text = DocumentText("alqa.text.v1", "c" * 64, [PageText(300_000, 400_000, "")] * 3)
        pane.show_document(StoredDocument("c" * 64, text, opens))
        qtbot.waitUntil(lambda: pane.canvas.refused_pages() == [1, 2, 3] and pane.feed.idle, timeout=20_000)
        assert len(tries) == 1
        pane.try_again()
        qtbot.waitUntil(lambda: pane.canvas.refused_pages() == [1, 2, 3] and pane.feed.idle, timeout=20_000)
        assert len(tries) == 2
        pane.close_feed()


ACTIVE = raw(
    b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.launchURL\\('http://x.test'\\))>>"
    b"/AA<</WC<</S/Launch/F(/bin/sh)>>>>/AcroForm<</Fields[6 0 R 7 0 R]/XFA 5 0 R>>>>",
    b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Annots[4 0 R 6 0 R 7 0 R 8 0 R 9 0 R]"
    b"/AA<</O<</S/JavaScript/JS(while\\(1\\){})>>>>>>",
    b"<</Type/Annot/Subtype/Link/Rect[0 0 300 100]/A<</S/Launch/F(/bin/sh)/Win<</F(cmd.exe)>>>>>>",
    stream(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'/>"),
    b"<</Type/Annot/Subtype/Widget/FT/Btn/T(go)/Rect[0 100 300 200]/A<</S/SubmitForm/F(http://x.test/f)>>>>",
    b"<</Type/Annot/Subtype/Widget/FT/Btn/T(js)/Rect[0 200 300 300]/A<</S/JavaScript/JS(while\\(1\\){})>>>>",
    b"<</Type/Annot/Subtype/Link/Rect[0 300 150 400]/A<</S/GoToR/F(//host/share/x.pdf)/D[0/Fit]>>>>",
    b"<</Type/Annot/Subtype/Screen/Rect[150 300 300 400]/A<</S/Rendition/OP 0>>/AA<</PV<</S/URI/URI(http://x)>>>>>>",
)


def test_active_content_never_runs_whatever_is_clicked(
    qtbot: QtBot, pane: ReadingPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[object] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", ran.append)
    monkeypatch.setattr(subprocess, "Popen", lambda *a, **k: ran.append(a))
    pane.address_asked.connect(ran.append)
    with PageServer() as server:
        pane.show_document(source(server, ACTIVE, 1))
        qtbot.waitUntil(lambda: pane.canvas.details_of(0) is not None and pane.feed.idle, timeout=20_000)
        rect = pane.canvas.page_rect(1)
        for x in (0.25, 0.75):
            for y in (0.1, 0.4, 0.6, 0.9):
                at = QPoint(round(rect.left() + rect.width() * x), round(rect.top() + rect.height() * y))
                if pane.canvas.viewport().rect().contains(at):
                    qtbot.mouseClick(pane.canvas.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert ran == []
        assert pane.canvas.refused_pages() == []
        assert _children_of(server.pid) == ""
        details = pane.canvas.details_of(0)
        assert details is not None
        assert details.links == ()
        pane.close_feed()


def _children_of(pid: int | None) -> str:
    place = Path(f"/proc/{pid}/task/{pid}/children")
    return place.read_text() if place.exists() else ""
