"""A newer pack in an open room: what changed is shown, marks are kept, only the touched are asked again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.desks import commissioner
from desktop.model.statements import Dates
from desktop.model.text import LANGS
from desktop.storage.workspace import Workspace
from tests.helpers import packs
from ui.commissioner.conflicts.conflict_dialog import ConflictDialog
from ui.commissioner.window import CommissionerWindow
from ui.messages import Recorder

PATIENCE = 20_000  # milliseconds on a machine that does much else


@pytest.fixture
def ws(real_ws: Workspace) -> Workspace:
    packs.fill(real_ws)
    return real_ws


@pytest.fixture
def window(ws: Workspace, real_window: CommissionerWindow) -> CommissionerWindow:
    real_window.session.refresh()
    return real_window


@pytest.fixture
def update(qtbot: QtBot, window: CommissionerWindow, tmp_path: Path) -> Callable[..., None]:
    """Drop the second pack on the window and wait for the page of changes."""

    def drop(**changes: object) -> None:
        assert window.take_files([packs.second_pack(tmp_path, **changes)])  # type: ignore[arg-type]
        qtbot.waitUntil(lambda: window.pages.currentWidget() is window.news.page, timeout=PATIENCE)

    return drop


def said(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel)]


def test_an_updated_pack_shows_what_changed(window: CommissionerWindow, update: Callable[..., None]) -> None:
    update(dates=Dates(None, "2026-12-15", None))
    assert window.isEnabled()
    words = said(window.news.page)
    assert window.focusWidget() is window.news.page.back  # Enter reads on
    for expected in ("What changed in version 2", "why", "12", "13", "Due date: 01.12.2026 → 15.12.2026"):
        assert expected in words
    assert window.session.round.version == 2
    assert [(row.code, row.state) for row in window.session.rows] == [
        ("D2", "complete"),
        ("D1", "changed"),
        ("D3", "recused"),
    ]
    assert window.session.desk.sheet("D1").marks == {"A1": 6, "A2": 6}


def test_marks_are_kept_on_the_page_and_taken_back_from_the_toast(
    window: CommissionerWindow, update: Callable[..., None], messages: Recorder, ws: Workspace
) -> None:
    update()
    [card] = window.news.page.cards
    assert not card.keep.isHidden()
    card.keep.click()
    assert card.keep.isHidden()
    assert [row.state for row in window.session.rows][1] == "complete"
    commissioner.set_mark(ws, "D2", "A1", 2)  # something later, which stays
    undo = messages.notices[-1].undo
    assert undo is not None
    undo()
    assert [row.state for row in window.session.rows][1] == "changed"
    assert not card.keep.isHidden()
    assert commissioner.sheet(ws, "D2").marks["A1"] == 2


def test_the_card_says_what_changed_and_keeps_the_marks(
    window: CommissionerWindow, update: Callable[..., None]
) -> None:
    update()
    banner = window.room.card.asked
    [card] = window.news.page.cards
    card.look.click()
    assert window.pages.currentWidget() is window.room
    assert window.session.code == "D1"
    assert not banner.isHidden()
    assert "jobs: 12 → 13" in said(banner)
    banner.keep.click()
    assert banner.isHidden()
    window.undo()
    assert not banner.isHidden()
    window.session.open("D2")
    assert banner.isHidden()


def test_a_mark_on_a_touched_sheet_answers_as_well(
    window: CommissionerWindow, update: Callable[..., None]
) -> None:
    update()
    window.go_to("D1")
    window.session.set_comment("A1", "still so")
    assert window.room.card.asked.isHidden()
    assert [row.state for row in window.session.rows][1] == "complete"


def test_the_list_says_changed(window: CommissionerWindow, update: Callable[..., None]) -> None:
    update()
    model = window.room.list.model
    row = model.row_at(model.row_of("D1"))
    assert row is not None
    assert "changed" in model.spoken(row)
    assert model.count("todo") == 1


def test_the_same_pack_again_changes_nothing(
    qtbot: QtBot, window: CommissionerWindow, messages: Recorder, tmp_path: Path
) -> None:
    window.take_files([tmp_path / "C02.alqa-pack"])
    qtbot.waitUntil(lambda: window.isEnabled() and len(messages.notices) == 2, timeout=PATIENCE)
    assert "is here already" in messages.notices[-1].what(window.kit.say)
    assert window.pages.currentWidget() is window.room
    window.news.show_changes()
    assert "Only one version" in messages.notices[-1].what(window.kit.say)


def test_a_pack_that_is_damaged_is_refused_and_the_room_goes_on(
    qtbot: QtBot, window: CommissionerWindow, messages: Recorder, tmp_path: Path
) -> None:
    pack = packs.second_pack(tmp_path)
    pack.write_bytes(pack.read_bytes()[:-30])
    window.take_files([pack])
    qtbot.waitUntil(lambda: bool(messages.faults), timeout=PATIENCE)
    assert window.isEnabled()
    assert window.session.round.version == 1


def test_the_page_fits_every_language(window: CommissionerWindow, update: Callable[..., None]) -> None:
    update()
    window.resize(1024, 640)
    for lang in LANGS:
        window.kit.say.set_lang(lang)
        inner = window.news.page.widget()
        assert inner is not None
        assert inner.width() <= window.news.page.viewport().width()


def test_other_organisations_lead_to_a_declaration(
    qtbot: QtBot, window: CommissionerWindow, update: Callable[..., None]
) -> None:
    update()
    [card] = window.news.page.cards
    assert card.conflict.isHidden()  # a corrected figure alone
    window.news.page.conflict_asked.emit("D1")
    assert window.session.code == "D1"
    dialog = window.findChild(ConflictDialog)
    assert dialog is not None
    dialog.reject()
