"""Saved views and equally good sets in the decision room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers import sample_board as sample
from tests.ui.secretary.conftest import Opens
from ui.messages import Recorder
from ui.models.ranking import matcher
from ui.secretary.decision_page import DecisionPage
from ui.secretary.sets_bar import SetsBar, shared
from ui.secretary.window import SecretaryWindow


def decision(window: SecretaryWindow, qtbot: QtBot) -> DecisionPage:
    page = window.rooms["decision"]
    assert isinstance(page, DecisionPage)
    window.go("decision")
    qtbot.waitUntil(lambda: page.view is not None and window.services.tasks.busy == 0)
    return page


def test_a_filter_is_kept_under_a_name_and_chosen_again(
    open_window: Opens, recorder: Recorder, qtbot: QtBot
) -> None:
    window, desk = open_window(sample.complete())
    page = decision(window, qtbot)
    page.filter.edit.setText("sector:food")
    page.views.open_menu()
    page.views.name.setText("Тамақ")
    QTest.keyClick(page.views.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.views._views))
    page.filter.edit.clear()
    page.views.open_menu()
    page.views.menu_.actions()[0].trigger()
    page.views.menu_.close()
    assert page.filter.text() == "sector:food"
    page.views.dropped.emit("Тамақ")
    qtbot.waitUntil(lambda: not page.views._views)
    undo = recorder.notices[-1].undo
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: bool(page.views._views))
    assert desk.saved["Тамақ"].query == "sector:food"


def test_equal_sets_have_a_tab_each(open_window: Opens, qtbot: QtBot) -> None:
    window, _ = open_window(sample.complete())
    page = decision(window, qtbot)
    view = page.view
    assert view is not None
    assert page.sets.isHidden()
    first = view.sets[0]
    other = (*first[:-1], next(line.code for line in view.lines if line.code not in first))
    two = type(view)(**{**{name: getattr(view, name) for name in view.__slots__}, "sets": (first, other)})
    bar = SetsBar(page.kit)
    qtbot.addWidget(bar)
    bar.show_sets(two, 0)
    assert [button.isChecked() for button in bar.buttons] == [True, False]
    with qtbot.waitSignal(bar.chosen) as asked:
        bar.buttons[1].click()
    assert asked.args == [1]
    assert view.line(first[0]).short in shared(two)(page.kit.say)  # type: ignore[union-attr]
    assert view.line(first[-1]).short not in shared(two)(page.kit.say)  # type: ignore[union-attr]


@pytest.mark.parametrize(("query", "keeps"), [("sheets>3", True), ("парақ<2", False), ("below:a1", False)])
def test_predicates_of_the_filter(open_window: Opens, qtbot: QtBot, query: str, keeps: bool) -> None:
    window, _ = open_window(sample.complete())
    page = decision(window, qtbot)
    assert page.view is not None
    best = page.view.lines[0]
    assert matcher(query, page.kit.say)(best) is keeps


def test_a_dossier_below_a_criterion_is_found(open_window: Opens, qtbot: QtBot) -> None:
    window, _ = open_window(sample.complete())
    page = decision(window, qtbot)
    assert page.view is not None
    below = [line for line in page.view.lines if "C1" in line.fails]
    found = [line for line in page.view.lines if matcher("below:c1", page.kit.say)(line)]
    assert below
    assert found == below
