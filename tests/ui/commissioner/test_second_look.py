"""The second look before signing: each mark listed with its reason, one click to its place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.desks.views import DossierRow
from desktop.model.statements import Round
from tests.ui.commissioner.sample_desk import MemoryDesk
from ui.commissioner.handin.second_look import SecondLook
from ui.services import Kit


@pytest.fixture
def desk() -> MemoryDesk:
    return MemoryDesk(limit=10)


def shown(kit: Kit, qtbot: QtBot, desk: MemoryDesk) -> SecondLook:
    rows: dict[str, DossierRow] = {row.code: row for row in desk.dossiers()}
    round_: Round = desk.round_of()
    made = SecondLook(kit, round_, rows, {code: sheet.marks for code, sheet in desk.sheets.items()})
    qtbot.addWidget(made)
    return made


def texts(widget: SecondLook) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_a_mark_that_does_not_fit_is_listed_with_its_reason(kit: Kit, qtbot: QtBot, desk: MemoryDesk) -> None:
    codes = list(desk.sheets)
    for at, code in enumerate(codes):
        marks = {c: 6 + (n + at) % 2 for n, c in enumerate(desk.sheets[code].marks)}
        desk.sheets[code] = replace(desk.sheets[code], marks={**marks})
    desk.set_mark(codes[3], "C2", 1)
    look = shown(kit, qtbot, desk)
    assert len(look.buttons) == 1
    assert "your usual on this criterion: 3" in texts(look)
    assert "to be expected from your other marks: 3" in texts(look)
    with qtbot.waitSignal(look.asked) as asked:
        look.buttons[0].click()
    assert asked.args == [codes[3], "C2"]


def test_a_sheet_of_one_mark_is_listed(kit: Kit, qtbot: QtBot, desk: MemoryDesk) -> None:
    code = next(iter(desk.sheets))
    for criterion in desk.sheets[code].marks:
        desk.set_mark(code, criterion, 7)
    look = shown(kit, qtbot, desk)
    assert len(look.buttons) == 1
    assert "Every criterion has the same mark." in texts(look)


def test_nothing_is_listed_where_marks_fit(kit: Kit, qtbot: QtBot, desk: MemoryDesk) -> None:
    assert shown(kit, qtbot, desk).buttons == []
