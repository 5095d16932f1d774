"""Thumbnails and the outline: real models, drawn late, following the page, led by keys."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QAbstractItemModel, Qt
from pytestqt.qtbot import QtBot

from desktop.pages.answers import OutlineItem
from tests.ui.reader.real_paper import Show, paper
from ui.reader.outline import ITEM_ROLE, OutlineModel
from ui.reader.thumbs import ThumbModel, key_of
from ui.services import Kit

TEN = tuple((f"This is page {n}.",) for n in range(1, 31))


class ModelTester(Protocol):
    def check(self, model: QAbstractItemModel, force_py: bool = False) -> None: ...


def test_models(qtmodeltester: ModelTester, kit: Kit) -> None:
    thumbs, outline = ThumbModel(kit), OutlineModel(kit)
    thumbs.set_pages(7)
    outline.set_items(
        [
            OutlineItem(0, "One", 1),
            OutlineItem(2, "Too deep", 2),
            OutlineItem(1, "Below", None),
            OutlineItem(0, "", 5),
        ]
    )
    for model in (thumbs, outline):
        qtmodeltester.check(model)
    assert outline.rowCount() == 2
    assert outline.rowCount(outline.index(0, 0)) == 2
    assert outline.at_page(4).data() == "Too deep"
    assert outline.at_page(1).data(ITEM_ROLE) == OutlineItem(0, "One", 1)


def test_thumbnails_are_drawn_only_where_they_are_seen(qtbot: QtBot, show: Show) -> None:
    pane = show(paper(*TEN))
    pane.panel.toggle()
    thumbs, source = pane.panel.thumbs, pane.canvas.source
    assert source is not None
    qtbot.waitUntil(lambda: thumbs._cache.get(key_of(source, 0, pane.canvas)) is not None, timeout=20_000)
    qtbot.waitUntil(lambda: pane.feed.idle)
    assert len(thumbs._cache) < 12
    assert thumbs._cache.get(key_of(source, 29, pane.canvas)) is None
    pane.canvas.go_to(30)
    assert thumbs.currentIndex().row() == 29
    qtbot.waitUntil(lambda: thumbs._cache.get(key_of(source, 29, pane.canvas)) is not None, timeout=20_000)


def test_keys_in_the_thumbnails_turn_pages_and_there_is_a_way_back(qtbot: QtBot, show: Show) -> None:
    pane = show(paper(*TEN))
    pane.panel.toggle()
    qtbot.keyClick(pane.panel.thumbs, Qt.Key.Key_End)
    assert pane.canvas.page == 30
    pane.go_back()
    assert pane.canvas.page == 1
    pane.go_forward()
    assert pane.canvas.page == 30
    qtbot.keyClick(pane.panel.thumbs, Qt.Key.Key_Escape)
    assert pane.panel.isHidden()
    assert not pane.tools.panel.isChecked()


def test_the_outline_leads_and_follows(qtbot: QtBot, show: Show) -> None:
    pane = show(paper(*TEN, outline=True))
    panel = pane.panel
    panel.toggle()
    panel.parts.click()
    qtbot.waitUntil(lambda: panel.outline.parts.rowCount() == 15, timeout=20_000)
    second = panel.outline.parts.index(0, 0, panel.outline.parts.index(0, 0))
    assert second.data() == "Part 2"
    panel.outline.setCurrentIndex(second)
    panel.outline.activated.emit(second)
    assert pane.canvas.page == 2
    pane.canvas.setFocus()
    pane.canvas.go_to(9)
    assert panel.outline.currentIndex().data() == "Part 9"


def test_without_an_outline_it_is_said(qtbot: QtBot, show: Show) -> None:
    pane = show(paper(("one",)))
    pane.panel.toggle()
    pane.panel.parts.click()
    qtbot.waitUntil(lambda: pane.panel.stack.currentWidget() is pane.panel.none, timeout=20_000)
    pane.panel.pictures.click()
    assert pane.panel.stack.currentWidget() is pane.panel.thumbs


def test_a_turned_view_is_remembered_by_document(qtbot: QtBot, show: Show) -> None:
    pane = show(paper(*TEN))
    wide = pane.canvas.page_rect(1)
    assert wide.height() > wide.width()
    pane.canvas.go_to(4)
    pane.turn(1)
    turned = pane.canvas.page_rect(1)
    assert turned.width() > turned.height()
    assert pane.canvas.page == 4
    source = pane.canvas.source
    pane.show_document(None)
    pane.show_document(source)
    assert pane.canvas.turn == 1
    pane.turn(-1)
    assert pane.canvas.turn == 0
