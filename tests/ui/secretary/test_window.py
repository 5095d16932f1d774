"""The secretary's window as a person uses it: rooms, files, forks, decision, languages, names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.desks.views import FileOutcome
from tests.helpers import sample_board as sample
from ui.messages import Recorder
from ui.secretary.board_page import BoardPage
from ui.secretary.decision_page import DecisionPage
from ui.secretary.fork_page import ForkPage
from ui.services import Services

Opens = Callable[..., tuple[Any, Any]]


def texts(widget: QWidget) -> str:
    labels = (label.text() for label in widget.findChildren(QLabel) if not label.isHidden())
    return "\n".join(labels)


def decision_page(window: Any, qtbot: QtBot) -> DecisionPage:
    window.go("decision")
    page: DecisionPage = window.rooms["decision"]
    qtbot.waitUntil(lambda: page.view is not None)
    return page


def test_the_board_names_what_is_missing_and_refused(open_window: Opens) -> None:
    window, _ = open_window(sample.troubled(), refused=True)
    said = texts(window.rooms["board"])
    for part in ("C07", "C15", "323 / 385", "C03-scores (1).alqa-scores", "signature-invalid"):
        assert part in said
    assert window.rail.buttons["board"].badge == 2
    assert window.rail.buttons["round"].done


def test_dropped_files_reach_the_desk_and_the_outcome_is_said(
    open_window: Opens, recorder: Recorder, services: Services, qtbot: QtBot
) -> None:
    window, desk = open_window(sample.complete())
    page: BoardPage = window.rooms["board"]
    paths = [Path("/stick/C01.alqa-scores"), Path("/stick/x.alqa-scores")]
    desk.outcomes = [FileOutcome(paths[0], "accepted"), FileOutcome(paths[1], "refused", code="seal-damaged")]
    page.merge(paths)
    qtbot.waitUntil(lambda: bool(recorder.notices))
    assert desk.merged == paths
    assert "1 file was refused" in recorder.notices[0].what(services.kit.say)
    assert "1 refused" in texts(page.side)


def test_enter_on_a_forked_cell_opens_the_fork(open_window: Opens, qtbot: QtBot) -> None:
    window, _ = open_window(sample.troubled())
    matrix = window.rooms["board"].matrix
    row = next(i for i in range(15) if matrix.board.member(i).id == "C07")
    matrix.setCurrentIndex(matrix.board.index(row, 0))
    QTest.keyClick(matrix, Qt.Key.Key_Return)
    page: ForkPage = window.rooms["fork"]
    qtbot.waitUntil(lambda: page.view is not None)
    assert window.room == "fork"
    assert len(page.view.differences) == 6  # type: ignore[union-attr]
    said = texts(page)
    assert "What differs: 6 marks in 3 dossiers" in said
    assert not [b for b in page.findChildren(QAbstractButton) if "choose" in b.text().casefold()]


def test_the_fork_message_names_the_dossiers_and_is_copied(open_window: Opens, qtbot: QtBot) -> None:
    window, _ = open_window(sample.troubled())
    window.open_fork("C07")
    page: ForkPage = window.rooms["fork"]
    qtbot.waitUntil(lambda: page.view is not None)
    page._copy()
    assert "Tobol Flour-Milling Cluster" in QGuiApplication.clipboard().text()


def test_the_ranking_is_the_official_one(open_window: Opens, qtbot: QtBot) -> None:
    window, _ = open_window(sample.complete())
    page = decision_page(window, qtbot)
    assert page.view is not None
    first = page.view.lines[0]
    assert (first.code, str(first.total)) == ("FK16-SKO-FOO07", "11509/140")
    assert len(page.view.proposed) == 6
    assert page.view.passing == 18
    model = page.ranking.ranking
    assert model.cut_row() == page.view.cut.after  # type: ignore[union-attr]
    assert "446.32" in texts(page)


def test_why_not_names_the_price_and_who_would_leave(open_window: Opens, qtbot: QtBot) -> None:
    window, _ = open_window(sample.complete())
    page = decision_page(window, qtbot)
    qtbot.waitUntil(lambda: "Forced in, the set loses" in texts(page.why))
    assert "Irtysh Oilseed Processing Cluster" in texts(page.why)
    assert "3.78 points" in texts(page.why)


def test_a_filter_keeps_matching_dossiers_in_any_language(open_window: Opens, qtbot: QtBot) -> None:
    window, _ = open_window(sample.complete())
    page = decision_page(window, qtbot)
    model = page.ranking.ranking
    for query, code in (
        ("тобыл", "KUS-FOO01"),
        ("sector:food total>80", "SKO-FOO07"),
        ("балл>82", "SKO-FOO07"),
    ):
        page.filter.edit.setText(query)
        shown = [model.row(i) for i in range(model.rowCount())]
        assert code in {line.short for line in shown}  # type: ignore[union-attr]
        assert model.cut_row() is None
    page.filter.edit.setText("nothing like it")
    assert model.rowCount() == 0


def test_accepting_asks_first_and_signs_once(open_window: Opens, qtbot: QtBot, recorder: Recorder) -> None:
    window, desk = open_window(sample.complete())
    page = decision_page(window, qtbot)
    page.accept.click()
    assert desk.accepted == 0
    assert len(recorder.questions) == 1
    recorder.answer = True
    page.accept.click()
    qtbot.waitUntil(lambda: window.room == "protocol")
    assert desk.accepted == 1


def test_an_incomplete_board_is_said_before_signing(open_window: Opens, qtbot: QtBot) -> None:
    window, _ = open_window(sample.troubled())
    page = decision_page(window, qtbot)
    assert "The board is incomplete" in texts(page)


def test_ctrl_digits_go_to_the_rooms_and_alt_left_back(open_window: Opens, qtbot: QtBot) -> None:
    window, _ = open_window(sample.complete())
    actions = {action.keys: action for action in window.services.actions.of(window)}
    actions["Ctrl+6"].run()
    assert window.room == "decision"
    actions["Ctrl+0"].run()
    assert window.room == "record"
    actions["Alt+Left"].run()
    assert window.room == "decision"


def test_the_palette_finds_a_room_by_its_name_in_any_language(open_window: Opens) -> None:
    window, _ = open_window(sample.complete())
    palette = window.palette_
    for query in ("протокол", "хаттама", "protocol"):
        palette.open()
        palette._query.setText(query)
        QTest.keyClick(palette._query, Qt.Key.Key_Return)
        assert window.room == "protocol"
        window.go("board")


def test_switching_the_language_says_everything_again(
    open_window: Opens, services: Services, qtbot: QtBot
) -> None:
    window, _ = open_window(sample.troubled(), refused=True)
    decision_page(window, qtbot)
    window.go("board")
    services.kit.say.set_lang("kk")
    said = texts(window.rooms["board"])
    assert "Есепке алынған парақтар" in said
    assert "Counted sheets" not in said
    assert window.rail.buttons["decision"].text() == "Қорытынды"


@pytest.mark.parametrize("room", ["board", "decision", "protocol", "record", "settings", "sure"])
def test_everything_that_takes_the_focus_has_a_name(open_window: Opens, qtbot: QtBot, room: str) -> None:
    window, _ = open_window(sample.troubled(), refused=True, decided=True)
    window.go(room)
    qtbot.waitUntil(lambda: window.services.tasks.busy == 0)
    nameless = [
        type(w).__name__
        for w in window.findChildren(QWidget)
        if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible() and not named(w)
    ]
    assert not nameless


def named(widget: QWidget) -> bool:
    text = widget.text() if isinstance(widget, (QAbstractButton, QLineEdit)) else ""
    return bool(widget.accessibleName() or text)


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_no_room_asks_for_more_than_the_window(
    open_window: Opens, services: Services, qtbot: QtBot, lang: str
) -> None:
    window, _ = open_window(sample.troubled(), refused=True, decided=True)
    services.kit.say.set_lang(lang)  # type: ignore[arg-type]
    for room in ("board", "decision", "fork", "protocol", "record", "settings"):
        window.go(room)
        for size in ((1440, 900), (1280, 720), (1024, 640)):
            window.resize(*size)
            qtbot.waitUntil(lambda: services.tasks.busy == 0)
            assert (window.width(), window.height()) == size, room
    services.kit.say.set_lang("en")


def test_the_window_speaks_no_warning_when_it_closes(open_window: Opens, services: Services) -> None:
    window, _ = open_window(sample.complete())
    window.close()
    assert services.actions.of(window) == []


def test_enter_on_a_cell_opens_the_sheet_as_it_was_signed(open_window: Opens) -> None:
    window, _ = open_window(sample.troubled())
    page: BoardPage = window.rooms["board"]
    row = next(i for i in range(15) if page.matrix.board.member(i).id == "C09")
    page.matrix.setCurrentIndex(page.matrix.board.index(row, 0))
    QTest.keyClick(page.matrix, Qt.Key.Key_Return)
    said = texts(page._sheet)
    assert "not scored" in said
    assert "Specialisation and critical mass" in said
    assert not page._sheet.findChildren(QLineEdit)
    page._sheet.accept()


def test_files_given_to_the_window_go_to_its_board(open_window: Opens, qtbot: QtBot) -> None:
    window, desk = open_window(sample.complete())
    window.go("record")
    assert window.take_files([Path("/stick/C02.alqa-scores")])
    qtbot.waitUntil(lambda: desk.merged == [Path("/stick/C02.alqa-scores")])
    assert window.room == "board"
