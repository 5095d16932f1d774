"""Find in a document: counted, marked on the pages, walked through by keys, left with Esc."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.reader.real_paper import Show, paper
from ui.reader.find_bar import FindBar
from ui.reader.finder import Finder, Finding
from ui.reader.reading_pane import ReadingPane

PAGES = (
    ("The cluster stands.", "Another Cluster here, and coop-", "eration of the cluster."),
    ("Nothing of the kind.",),
    ("cluster",),
    (),
)


def find(qtbot: QtBot, pane: ReadingPane, words: str) -> FindBar:
    bar = pane.finding
    bar.open()
    bar.box.edit.clear()
    with qtbot.waitSignal(bar._finder.found, check_params_cb=lambda f: f.query == words):
        qtbot.keyClicks(bar.box.edit, words)
    return bar


def test_hits_are_counted_and_walked_round(qtbot: QtBot, show: Show) -> None:
    pane = show(paper(*PAGES))
    bar = find(qtbot, pane, "CLUSTER")
    assert bar.count.text() == "1 of 4"
    qtbot.keyClick(bar.box.edit, Qt.Key.Key_Return)
    assert bar.count.text() == "2 of 4"
    qtbot.keyClick(bar.box.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    bar.previous()
    assert bar.count.text() == "4 of 4"
    qtbot.waitUntil(lambda: pane.canvas.page == 3)
    bar.next()
    assert bar.count.text() == "1 of 4"
    assert bar.silent.text() == "1 page has no text to look in"


def test_a_word_divided_by_a_line_end_is_found_and_marked_on_both_lines(qtbot: QtBot, show: Show) -> None:
    pane = show(paper(*PAGES))
    bar = find(qtbot, pane, "cooperation")
    assert bar.count.text() == "1 of 1"
    letters = pane.canvas.letters(0)
    assert letters is not None
    assert len(pane.canvas._hits.quads(0, letters)[0][1]) == 2


def test_hits_are_painted_and_the_current_one_has_an_edge(qtbot: QtBot, show: Show) -> None:
    pane = show(paper(*PAGES))
    before = pane.canvas.viewport().grab().toImage()
    find(qtbot, pane, "cluster")
    after = pane.canvas.viewport().grab().toImage()
    letters = pane.canvas.letters(0)
    assert letters is not None
    (_, current), (_, other), *_ = pane.canvas._hits.quads(0, letters)
    seen = []
    for quads in (current, other):
        rect = pane.canvas.quad_rect(1, quads[0]).toRect()
        assert before.pixelColor(rect.topLeft()) != after.pixelColor(rect.topLeft())
        seen.append(after.pixelColor(rect.left() - 2, rect.center().y()).name())
    assert seen[0] != seen[1]


def test_esc_closes_and_leaves_the_hit_selected(qtbot: QtBot, show: Show) -> None:
    pane = show(paper(*PAGES))
    bar = find(qtbot, pane, "another cluster")
    qtbot.keyClick(bar.box.edit, Qt.Key.Key_Escape)
    assert bar.isHidden()
    picked = pane.canvas.selection()
    assert picked is not None
    assert picked.quote == "Another Cluster"
    assert pane.canvas._hits.all == ()
    bar.open()
    assert bar.box.text() == "Another Cluster"


@pytest.mark.parametrize(("words", "said"), [("nowhere", "Not found"), ("   ", "")])
def test_what_is_not_there_is_said(qtbot: QtBot, show: Show, words: str, said: str) -> None:
    pane = show(paper(*PAGES))
    bar = find(qtbot, pane, words)
    assert bar.count.text() == said
    assert not bar.forth.isEnabled()


def test_another_document_is_looked_through_while_the_bar_is_open(qtbot: QtBot, show: Show) -> None:
    pane = show(paper(*PAGES))
    bar = find(qtbot, pane, "cluster")
    pane.show_document(None)
    assert pane.canvas._hits.all == ()
    bar.next()
    assert pane.canvas.page == 1


def test_the_last_question_wins(qtbot: QtBot, show: Show) -> None:
    source = show(paper(*PAGES)).canvas.source
    assert source is not None
    finder, told = Finder(), list[Finding]()
    finder.found.connect(told.append)
    for query in ("c", "cl", "clu", "nothing"):
        finder.ask(source, query)
    qtbot.waitUntil(lambda: bool(told) and told[-1].query == "nothing")
    finder.close()
    assert len(told[-1].hits) == 1
    assert [f.query for f in told] == sorted({f.query for f in told}, key=["c", "cl", "clu", "nothing"].index)
