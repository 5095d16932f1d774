"""The page of my own marks: drift over the order I read, strips, the way to a mark."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.model.rule import Scale
from tests.ui.commissioner.sample_desk import MemoryDesk
from ui.commissioner.card.scale import Stops
from ui.commissioner.own_marks.dot_strip import DotStrip, Named
from ui.commissioner.own_marks.page import OwnMarksPage
from ui.commissioner.round_window import RoundWindow
from ui.i18n import literal
from ui.services import Kit


@pytest.fixture
def desk() -> MemoryDesk:
    """Ten dossiers, marks falling from 4 to 1 over the order of reading; one is recused."""
    made = MemoryDesk(limit=10, before=("FK16-KUS-MAN01",))
    for at, (code, sheet) in enumerate(made.sheets.items()):
        if sheet.recusal is None:
            made.sheets[code] = replace(sheet, marks=dict.fromkeys(sheet.marks, 8 - 2 * (at // 4)))
    return made


def opened(window: RoundWindow) -> OwnMarksPage:
    window.fair.show_own()
    assert window.fair.own is not None
    return window.fair.own


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if not label.isHidden()]


def test_ctrl_3_shows_how_marks_move(qtbot: QtBot, window: RoundWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    page = window.fair.own
    assert page is not None
    assert window.pages.currentWidget() is page
    assert window.lead.own.isChecked()
    assert page.drift.hasFocus()
    assert "On average: first third 4, middle third 3, last third 2.3." in texts(page)
    assert page.drift.accessibleDescription() == "4 → 3 → 2.3"


def test_dots_are_walked_and_lead_to_their_dossier(
    qtbot: QtBot, window: RoundWindow, desk: MemoryDesk
) -> None:
    page = opened(window)
    mine = [code for code, sheet in desk.sheets.items() if sheet.recusal is None]
    assert page.drift.at is not None
    assert page.drift.at.code == mine[0]
    qtbot.keyClick(page.drift, Qt.Key.Key_Right)
    assert page.drift.at.code == mine[1]
    assert page.drift.accessibleName().endswith(": 4")
    qtbot.keyClick(page.drift, Qt.Key.Key_End)
    assert page.drift.at.code == mine[-1]
    qtbot.keyClick(page.drift, Qt.Key.Key_Return)
    assert window.session.code == mine[-1]
    assert window.pages.currentWidget() is window.room


def test_one_criterion_alone_and_the_way_to_its_mark(
    qtbot: QtBot, window: RoundWindow, desk: MemoryDesk
) -> None:
    codes = [code for code, sheet in desk.sheets.items() if sheet.recusal is None]
    desk.set_mark(codes[2], "B2", None)
    page = opened(window)
    page.chips["B2"].click()
    assert [one.code for one in page.drift._read] == [code for code in codes if code != codes[2]]
    qtbot.keyClick(page.drift, Qt.Key.Key_Home)
    qtbot.keyClick(page.drift, Qt.Key.Key_Return)
    assert window.room.card.criteria.open_code == "B2"


def test_sheets_of_one_mark_are_listed_here_too(window: RoundWindow, desk: MemoryDesk) -> None:
    page = opened(window)
    assert page.look is not None
    assert len(page.look.buttons) == 6


def test_few_dossiers_have_no_thirds(window: RoundWindow, desk: MemoryDesk) -> None:
    code = next(iter(desk.sheets))
    desk.sheets[code] = replace(desk.sheets[code], marks=dict.fromkeys(desk.sheets[code].marks))
    assert "The thirds are compared from nine scored dossiers on." in texts(opened(window))


def test_without_marks_the_page_says_what_to_do(window: RoundWindow, desk: MemoryDesk) -> None:
    for code, sheet in desk.sheets.items():
        desk.sheets[code] = replace(sheet, marks=dict.fromkeys(sheet.marks))
    assert "You have given no marks yet" in texts(opened(window))


def test_a_round_that_hides_it_has_no_such_page(window: RoundWindow, desk: MemoryDesk) -> None:
    round_ = window.session.round
    hidden = msgspec.structs.replace(round_.visibility, own_distribution=False)
    window.session.round = msgspec.structs.replace(round_, visibility=hidden)
    window.fair.show_own()
    assert window.fair.own is None
    reason = window.fair.why_not_own()
    assert reason is not None
    assert reason(window.kit.say) == "Hidden in this round."


@pytest.mark.parametrize("count", [1, 12, 13, 31])
def test_a_strip_says_and_paints_any_number_of_marks(kit: Kit, qtbot: QtBot, count: int) -> None:
    stops = Stops.of(Scale("0", "5", "0.5"))
    strip = DotStrip(kit, stops)
    qtbot.addWidget(strip)
    at: list[list[str]] = [[] for _ in range(11)]
    at[5] = [f"D{n}" for n in range(count)]
    at[7] = ["X"]
    strip.show_marks(at, (Named("X", literal("Altai")), Named("D0", literal("Tobol"))))
    assert strip.accessibleName() == f"2.5: {count}, 3.5: 1; Altai: 3.5, Tobol: 2.5"
    assert not strip.grab().isNull()
