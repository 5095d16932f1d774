"""Two dossiers on one criterion, over a real workspace: live rulers, keys, what is not offered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.desks import commissioner
from desktop.desks.note_views import Anchor as Place
from desktop.model.review import Quad
from desktop.model.rubric import Anchor, FactField
from desktop.model.statements import Visibility
from desktop.storage.workspace import Workspace
from tests.helpers import packs, world
from tests.ui.commissioner import real
from ui.commissioner.compare.page import ComparePage
from ui.commissioner.compare.quotes import QuoteCard
from ui.commissioner.window import CommissionerWindow
from ui.services import Services

SHOWN = Visibility(False, True, False, False, True)
CTRL = Qt.KeyboardModifier.ControlModifier


def anchored() -> object:
    """The rubric with a ladder of three anchors and a named fact on A1."""
    rubric = world.round_body().rubric
    ladder = [Anchor(mark, {"en": f"level {mark}"}) for mark in ("0", "3", "5")]
    criteria = [msgspec.structs.replace(one, anchors=ladder, evidence=["jobs"]) for one in rubric.criteria]
    jobs = FactField("jobs", {"en": "Jobs"}, "integer", {"en": "persons"}, "plan")
    return msgspec.structs.replace(rubric, criteria=criteria, facts=[jobs])


@pytest.fixture
def ws(tmp_path: Path) -> Workspace:
    return real.workspace(tmp_path, visibility=SHOWN, rubric=anchored())


@pytest.fixture
def window(qtbot: QtBot, ws: Workspace, services: Services) -> Iterator[CommissionerWindow]:
    packs.fill(ws)
    with real.opened(ws, services) as made:
        qtbot.waitExposed(made)
        made.activateWindow()
        yield made


def opened(window: CommissionerWindow, criterion: str = "") -> ComparePage:
    window.fair.show_compare(criterion)
    page = window.fair.compare
    assert page is not None
    return page


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def test_ctrl_2_compares_the_open_dossier_on_the_open_criterion(
    qtbot: QtBot, window: CommissionerWindow
) -> None:
    window.room.card.show_criterion("A2")
    qtbot.keyClick(window, Qt.Key.Key_2, CTRL)
    page = window.fair.compare
    assert page is not None
    assert window.pages.currentWidget() is page
    assert page.hasFocus()
    assert (page.pair.criterion, page.sides[0].code, page.sides[1].code) == ("A2", "D2", "D1")
    assert window.lead.compare.isChecked()
    assert not window.lead.read.isChecked()
    assert not window.hand_in.isChecked()
    assert page.chips["A2"].isChecked()


def test_both_rulers_are_live_and_a_mark_is_stored(
    qtbot: QtBot, window: CommissionerWindow, ws: Workspace
) -> None:
    page = opened(window, "A1")
    qtbot.keyClicks(page, "2")
    right = page.sides[1]
    assert right.ruler is not None
    assert right.ruler.hasFocus()
    qtbot.keyClicks(right.ruler, "4")
    qtbot.keyClicks(right.ruler, ".")
    window.session.settle()
    assert commissioner.sheet(ws, "D1").marks["A1"] == 9
    assert commissioner.sheet(ws, "D2").marks["A1"] == 6
    assert "4.5" in page.ladder.accessibleName()
    left = page.sides[0]
    assert left.ruler is not None
    left.ruler.picked.emit(1)
    window.session.settle()
    assert window.session.sheet is not None
    assert window.session.sheet.marks["A1"] == 1


def test_the_ladder_lights_the_anchors_of_both_marks(window: CommissionerWindow) -> None:
    page = opened(window, "A1")
    page.pair.set_mark(0, 8)
    page.show_marks()
    assert [(int(rung.value), rung._lit) for rung in page.ladder.rungs] == [(5, True), (3, True), (0, False)]
    page.pair.set_mark(1, None)
    page.pair.set_mark(0, 10)
    page.show_marks()
    assert [rung._lit for rung in page.ladder.rungs] == [True, False, False]


def test_keys_walk_criteria_swap_sides_and_choose_one(qtbot: QtBot, window: CommissionerWindow) -> None:
    page = opened(window, "A1")
    qtbot.keyClick(page, Qt.Key.Key_Right)
    assert page.pair.criterion == "A2"
    qtbot.keyClick(page, Qt.Key.Key_Right)
    assert page.pair.criterion == "A1"
    qtbot.keyClick(page, Qt.Key.Key_Left)
    assert page.pair.criterion == "A2"
    qtbot.keyClicks(page, "x")
    assert [side.code for side in page.sides] == ["D1", "D2"]
    cyrillic = QKeyEvent(QEvent.Type.KeyPress, 0x427, Qt.KeyboardModifier.NoModifier, "ч")
    QApplication.sendEvent(page, cyrillic)
    assert [side.code for side in page.sides] == ["D2", "D1"]
    qtbot.keyClicks(page, "1")
    ruler = page.sides[0].ruler
    assert ruler is not None
    assert ruler.hasFocus()
    qtbot.keyClicks(ruler, "x")
    assert [side.code for side in page.sides] == ["D1", "D2"]
    qtbot.keyClick(page.sides[0].ruler, Qt.Key.Key_Down, CTRL)
    assert page.pair.criterion == "A1"
    qtbot.keyClick(page.sides[0].ruler, Qt.Key.Key_Escape)
    assert page.hasFocus()


def test_a_comment_stays_with_its_dossier_and_criterion(
    qtbot: QtBot, window: CommissionerWindow, ws: Workspace
) -> None:
    page = opened(window, "A1")
    qtbot.keyClicks(page.sides[1].comment, "paid in part")
    page.step(1)
    assert page.sides[1].comment.toPlainText() == ""
    window.session.settle()
    assert commissioner.sheet(ws, "D1").comments == {"A1": "paid in part"}
    assert commissioner.sheet(ws, "D2").comments == {}
    page.step(-1)
    assert page.sides[1].comment.toPlainText() == "paid in part"
    qtbot.keyClicks(page.sides[1].comment, "!")
    page.swap_sides()
    window.session.settle()
    assert commissioner.sheet(ws, "D2").comments == {}
    assert "!" in commissioner.sheet(ws, "D1").comments["A1"]


def test_facts_that_the_criterion_names_stand_on_both_sides(window: CommissionerWindow) -> None:
    page = opened(window, "A1")
    for side in page.sides:
        assert "Jobs" in texts(side)
        assert "12\u00a0persons" in texts(side)


def test_undo_works_here_and_shows_it(qtbot: QtBot, window: CommissionerWindow) -> None:
    page = opened(window, "A1")
    page.pair.set_mark(1, 0)
    page.show_marks()
    window.undo()
    window.session.settle()
    ruler = page.sides[1].ruler
    assert ruler is not None
    qtbot.waitUntil(lambda: ruler.mark == 6)
    assert window.pages.currentWidget() is page


def test_a_recused_dossier_is_not_offered(qtbot: QtBot, window: CommissionerWindow) -> None:
    page = opened(window, "A1")
    assert [row.code for row, _ in page.pair.choices(0)] == ["D2"]
    assert [entry.data() for entry in page.sides[1].menu().actions()] == ["D1"]
    window.session.declare_conflict("employer", "")
    qtbot.waitUntil(lambda: page._none.isVisible())
    assert not page._scroll.isVisible()
    window.session.withdraw_conflict("D2")
    qtbot.waitUntil(lambda: page._scroll.isVisible())


def test_documents_are_one_step_away(window: CommissionerWindow) -> None:
    page = opened(window, "A1")
    page.sides[1].read.click()
    assert window.pages.currentWidget() is window.room
    assert window.session.code == "D1"


def test_quotes_stand_on_their_side_and_lead_to_the_place(
    qtbot: QtBot, window: CommissionerWindow, ws: Workspace
) -> None:
    document = commissioner.dossier(ws, "D1").documents[0].sha256
    anchor = Place(document, 2, (Quad(0, 0, 10_000, 10_000),), "second page", "", "", 0)
    window.session.desk.notes.add("D1", "n1", anchor, "weakness", "A1")
    window.session.desk.notes.add("D1", "n2", anchor, "strength", "A2")
    page = opened(window, "A1")
    left, right = (side.findChildren(QuoteCard) for side in page.sides)
    assert left == []
    assert [card.note.id for card in right] == ["n1"]
    assert "No quotes stand here yet." in texts(page.sides[0])
    assert right[0].accessibleName().startswith("Weakness")
    right[0].setFocus()
    qtbot.keyClick(right[0], Qt.Key.Key_Return)
    assert window.pages.currentWidget() is window.room
    assert window.session.code == "D1"
    assert window.room.tabs.key == document


def test_own_distribution_hidden_by_the_round_is_said(
    qtbot: QtBot, services: Services, tmp_path: Path
) -> None:
    hidden = msgspec.structs.replace(SHOWN, own_distribution=False)
    with real.opened(real.workspace(tmp_path, visibility=hidden), services) as window:
        page = opened(window)
        assert "Hidden in this round." in texts(page.foot)
        assert page.foot.strip is not None
        assert not page.foot.strip.isVisible()
        assert not window.lead.own.isVisible()


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
@pytest.mark.parametrize(("width", "height"), [(1440, 900), (720, 450)])
def test_nothing_scrolls_sideways(
    qtbot: QtBot, window: CommissionerWindow, lang: str, width: int, height: int
) -> None:
    page = opened(window, "A1")
    window.kit.say.set_lang(lang)  # type: ignore[arg-type]
    window.resize(width, height)
    qtbot.waitUntil(lambda: page.width() == width)
    assert page._scroll.widget().width() <= page._scroll.viewport().width()
    assert page._scroll.horizontalScrollBar().maximum() == 0


def test_what_was_filled_ahead_is_not_made_again_and_binds_nobody(
    qtbot: QtBot, window: CommissionerWindow
) -> None:
    window.fair.build_ahead()
    page = window.fair.compare
    assert page is not None
    width = page.sides[0].width()
    qtbot.waitUntil(lambda: page.sides[0].width() != width)  # laid out, though nobody sees it
    rungs, ruler = list(page.ladder.rungs), page.sides[0].ruler
    assert rungs
    assert (page.isVisible(), page.pair.criterion, page.pair.code(0), page.pair.code(1)) == (
        False,
        "",
        "",
        "",
    )
    window.session.open("D1")
    opened(window)
    assert (page.sides[0].code, page.sides[1].code) == ("D1", "D2")
    assert page.sides[0].ruler is ruler
    assert page.ladder.rungs == rungs
    page.choose("A2")
    assert page.ladder.rungs != rungs


def test_nothing_is_filled_after_the_window_is_gone(window: CommissionerWindow) -> None:
    """The workspace is closed with it, and answers nothing."""
    window.fair.build_ahead()
    page = window.fair.compare
    window.hide()
    QApplication.processEvents()
    assert page is not None
    assert page.sides[0].code == ""
