"""Real pages through the real page server, into the pane with its tools."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.model.dossier import DocumentText
from desktop.pages.server import PageServer
from tests.ui.commissioner.sample_desk import strategy_pdf
from ui.i18n import Speech
from ui.reader.reading_pane import ReadingPane
from ui.reader.served import ServedDocument
from ui.reader.source import StoredDocument
from ui.services import Kit
from ui.theme.theme import Theme


@pytest.fixture(scope="module")
def paper() -> tuple[bytes, DocumentText]:
    return strategy_pdf("kk", 5)


@pytest.fixture(scope="module")
def pages() -> Iterator[PageServer]:
    with PageServer() as server:
        yield server


@pytest.fixture
def pane(qtbot: QtBot, qapp: QApplication) -> Iterator[ReadingPane]:
    made = ReadingPane(Kit(Theme(qapp, "light"), Speech("en")))
    made.resize(760, 800)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close_feed()


def stored(pages: PageServer, paper: tuple[bytes, DocumentText], data: bytes | None = None) -> StoredDocument:
    body, text = paper
    return StoredDocument(
        "e" * 64, text, lambda: ServedDocument(pages, body if data is None else data, "D05")
    )


def test_a_page_is_drawn_and_not_blank(
    qtbot: QtBot, pane: ReadingPane, pages: PageServer, paper: tuple[bytes, DocumentText]
) -> None:
    pane.show_document(stored(pages, paper))
    qtbot.wait(60)
    qtbot.waitUntil(lambda: pane.feed.idle, timeout=20_000)
    image = pane.canvas.viewport().grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(60, 600, 3) for y in range(80, 700, 3)}
    assert {"#ffffff", "#1b5aa6"} <= colours
    assert pane.canvas.accessibleName() == "Document, page 1 of 5"


def test_page_number_and_buttons_go_together(
    qtbot: QtBot, pane: ReadingPane, pages: PageServer, paper: tuple[bytes, DocumentText]
) -> None:
    pane.show_document(stored(pages, paper))
    assert not pane.tools.back.isEnabled()
    pane.tools.forth.click()
    assert (pane.canvas.page, pane.tools.number.text()) == (2, "2")
    pane.focus_page_number()
    qtbot.keyClicks(pane.tools.number, "5")
    qtbot.keyClick(pane.tools.number, Qt.Key.Key_Return)
    assert pane.canvas.page == 5
    assert not pane.tools.forth.isEnabled()
    pane.focus_page_number()
    qtbot.keyClicks(pane.tools.number, "99")
    qtbot.keyClick(pane.tools.number, Qt.Key.Key_Return)
    assert pane.tools.number.text() == "5"


def test_a_damaged_document_says_so_on_every_page_it_would_have(
    qtbot: QtBot, pane: ReadingPane, pages: PageServer, paper: tuple[bytes, DocumentText]
) -> None:
    pane.show_document(stored(pages, paper, b"%PDF-1.7 no more"))
    qtbot.waitUntil(lambda: bool(pane.canvas.refused_pages()), timeout=20_000)
    assert 1 in pane.canvas.refused_pages()


def test_a_narrow_bar_leaves_out_what_the_menu_offers_and_overlaps_nothing(
    qtbot: QtBot, pane: ReadingPane
) -> None:
    for width in (1000, 330, 760):
        pane.resize(width, 600)
        qtbot.waitUntil(lambda w=width: pane.tools.width() == w)  # type: ignore[misc]
        tools = pane.tools
        assert tools.width_.isVisible() == (width > 700)
        row = (tools.list, tools.panel, tools.back, tools.number, tools.count, tools.scale, tools.seek)
        qtbot.waitUntil(lambda r=(*row, tools.more): apart(r))  # type: ignore[misc]


def apart(row: Sequence[QWidget]) -> bool:
    """Those that are visible stand beside each other."""
    shown = [part.geometry() for part in row if part.isVisible()]
    return all(a.right() < b.left() for a, b in pairwise(shown))
