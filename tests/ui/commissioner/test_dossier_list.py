"""The list of dossiers as a model: filters, words in any language, what is said of a row."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from desktop.desks.views import RowState
from tests.ui.commissioner.sample_desk import MemoryDesk
from ui.commissioner.dossiers.dossier_delegate import DossierDelegate, state_ink
from ui.commissioner.dossiers.dossier_model import ROW_ROLE, DossierModel
from ui.commissioner.dossiers.dossier_pane import BATCH, DossierPane
from ui.commissioner.session import Session
from ui.services import Kit
from ui.theme.tokens import DARK, LIGHT, Tokens, contrast
from ui.widgets.paint import mix


@pytest.fixture
def model(kit: Kit, desk: MemoryDesk) -> DossierModel:
    made = DossierModel(kit.say)
    made.set_rows(desk.dossiers())
    return made


def codes(model: DossierModel) -> list[str]:
    return [model.index(i).data(ROW_ROLE).code for i in range(model.rowCount())]


def test_the_model_keeps_its_promises(kit: Kit, desk: MemoryDesk) -> None:
    model = DossierModel(kit.say)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows(desk.dossiers())
    desk.set_mark(next(iter(desk.sheets)), "A1", 4)
    model.set_rows(desk.dossiers())
    model.set_filter("todo", "")
    model.set_filter("all", "nothing like this")
    kit.say.set_lang("kk")
    del tester


def test_filters_divide_the_list_and_recused_is_neither(model: DossierModel, desk: MemoryDesk) -> None:
    recused = sum(row.state == "recused" for row in desk.dossiers())
    assert (model.count("all"), recused) == (6, 1)
    assert model.count("todo") + model.count("done") + recused == 6
    model.set_filter("done", "")
    assert codes(model) == []
    model.set_filter("all", "")
    assert "FK16-KUS-MAN01" in codes(model)


@pytest.mark.parametrize(
    "words", ["бурабай", "БУРАБАЙ", "Burabay tourism", "озёра", "FK16-AKM-TOU01", "туризм кластері"]
)
def test_words_of_any_language_find_a_dossier(model: DossierModel, words: str) -> None:
    model.set_filter("all", words)
    assert "FK16-AKM-TOU01" in codes(model)


def test_a_change_of_state_keeps_the_place(model: DossierModel, desk: MemoryDesk) -> None:
    changed: list[int] = []
    model.dataChanged.connect(lambda top, bottom: changed.append(top.row()))
    model.modelReset.connect(lambda: changed.append(-1))
    desk.set_mark(list(desk.sheets)[2], "A1", 0)
    model.set_rows(desk.dossiers())
    assert changed == [2]


def test_a_row_is_spoken_whole(model: DossierModel, desk: MemoryDesk) -> None:
    said = model.index(5).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "6, Burabay Lakes Tourism Cluster, Akmola Region, not scored"


def test_rows_have_one_height(kit: Kit, model: DossierModel) -> None:
    for narrow, height in ((False, 68), (True, 48)):
        delegate = DossierDelegate(kit, narrow=narrow)
        hints = {delegate.sizeHint(QStyleOptionViewItem(), model.index(i)).height() for i in range(6)}
        assert hints == {height}


def test_a_row_far_down_a_list_of_thousands_comes_into_view(
    kit: Kit, desk: MemoryDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    some = desk.dossiers()[0]
    rows = [replace(some, code=f"D{n:04}", position=n) for n in range(4 * BATCH)]
    monkeypatch.setattr(desk, "dossiers", lambda: rows)
    session = Session(desk, lambda: "2026-11-25T00:00:00Z")
    session.code = rows[-1].code
    pane = DossierPane(kit, session)
    qtbot.addWidget(pane)
    pane.resize(264, 500)
    pane.show()
    last = pane.model.index(len(rows) - 1)
    qtbot.waitUntil(lambda: pane.view.viewport().rect().contains(pane.view.visualRect(last)), timeout=20_000)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("state", ["complete", "partial", "untouched", "recused"])
def test_states_can_be_read_on_every_ground_of_a_row(tokens: Tokens, state: RowState) -> None:
    for ground in (tokens.surface, tokens.accent_soft, mix(tokens.surface, tokens.text, 0.05)):
        assert contrast(state_ink(tokens, state), ground) >= 4.5
