"""History of a mark, the running total and my own marks beside a criterion, over a real workspace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.desks import commissioner
from desktop.model.statements import Visibility
from desktop.storage.workspace import Workspace
from tests.ui.commissioner import real
from ui.commissioner.card.mark_history import MarkHistory
from ui.commissioner.own_marks.dot_strip import DotStrip
from ui.commissioner.window import CommissionerWindow
from ui.services import Services

SHOWN = Visibility(True, True, False, False, True)


@pytest.fixture
def ws(tmp_path: Path) -> Workspace:
    return real.workspace(tmp_path, visibility=SHOWN)


@pytest.fixture
def window(qtbot: QtBot, ws: Workspace, services: Services) -> Iterator[CommissionerWindow]:
    with real.opened(ws, services) as made:
        qtbot.waitExposed(made)
        made.activateWindow()
        yield made


def popover() -> MarkHistory:
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, MarkHistory) and w.isVisible()]
    assert len(found) == 1
    return found[0]


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def test_f8_shows_how_the_mark_came_about(qtbot: QtBot, window: CommissionerWindow) -> None:
    window.focus_score()
    panel = window.room.card.criteria.panel("A1")
    qtbot.keyClicks(panel.ruler, "3")
    qtbot.keyClicks(panel.ruler, ".")
    window.undo()
    qtbot.keyClick(panel.ruler, Qt.Key.Key_F8)
    shown = popover()
    assert [line.accessibleName().split(",")[0] for line in shown.lines] == [
        "3.5 → 3",
        "3 → 3.5",
        "not scored → 3",
    ]
    assert "undone" in shown.lines[0].accessibleName()
    assert not shown.mask().contains(QPoint(0, 0))
    assert shown.mask().contains(shown.rect().center())
    assert shown.lines[0].hasFocus()
    qtbot.keyClick(shown.lines[0], Qt.Key.Key_Down)
    assert shown.lines[1].hasFocus()
    qtbot.keyClick(shown.lines[1], Qt.Key.Key_Escape)
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, MarkHistory) and w.isVisible()]


def test_the_history_holds_hand_ins_and_what_is_being_typed(
    qtbot: QtBot, window: CommissionerWindow, ws: Workspace, tmp_path: Path
) -> None:
    criteria = window.room.card.criteria
    window.session.set_mark("A1", 6)
    commissioner.hand_in(ws, tmp_path / "x.alqa-scores", partial=True)
    qtbot.keyClicks(criteria.panel("A1").comment, "because")
    window.room.card.extras.show_history()
    shown = popover()
    said = [line.accessibleName() for line in shown.lines]
    assert said[0].startswith("Comment: because")
    assert said[1].startswith("Handed in, revision 1")
    assert [line.wall for line in shown.lines] == [False, True, False]
    shown.close()


def test_a_criterion_without_a_past_says_so(window: CommissionerWindow) -> None:
    window.room.card.extras.show_history()
    shown = popover()
    assert not shown.lines
    assert "Nothing was marked or written here yet." in texts(shown)
    shown.close()


def test_the_menu_names_what_can_be_done(window: CommissionerWindow) -> None:
    menu = window.room.card.extras.menu.menu()
    assert [entry.data() for entry in menu.actions()] == ["history", "compare", "own"]
    menu.deleteLater()


def test_the_running_total_is_exact_and_follows_every_mark(window: CommissionerWindow, ws: Workspace) -> None:
    head = window.room.card.head
    rule = commissioner.round_of(ws).rule
    assert head.total.text() == "Running total: 0 of 100%"
    for criterion in rule.criteria:
        window.session.set_mark(criterion.code, 5)
    assert head.total.text() == "Running total: 50 of 100%"
    window.kit.say.set_lang("ru")
    assert head.total.text() == "Промежуточная сумма: 50 из 100\u00a0%"
    window.undo()
    assert head.total.text() != "Промежуточная сумма: 50 из 100\u00a0%"


def test_my_own_marks_stand_inside_the_open_criterion_while_asked_for(
    qtbot: QtBot, window: CommissionerWindow
) -> None:
    card = window.room.card
    window.session.set_mark("A1", 6)
    assert not card.criteria.findChildren(DotStrip)
    card.extras.toggle_own()
    strip = card.criteria.panel("A1").findChild(DotStrip)
    assert strip is not None
    assert strip.accessibleName() == "3: 1; this dossier: 3"
    card.show_criterion("A2")
    assert "You have given no marks on this criterion yet." in texts(card.criteria.panel("A2"))
    card.extras.toggle_own()
    qtbot.waitUntil(lambda: not card.criteria.findChildren(DotStrip))


def test_a_round_that_hides_it_shows_neither_total_nor_own_marks(
    qtbot: QtBot, services: Services, tmp_path: Path
) -> None:
    hidden = msgspec.structs.replace(SHOWN, running_total=False, own_distribution=False)
    with real.opened(real.workspace(tmp_path, visibility=hidden), services) as window:
        card = window.room.card
        window.session.set_mark("A1", 6)
        assert not card.head.total.isVisible()
        assert "The running total is hidden in this round" in texts(card.head)
        assert [entry.data() for entry in card.extras.menu.menu().actions()] == ["history", "compare"]
        card.extras.toggle_own()
        assert not card.criteria.findChildren(DotStrip)
