"""Qt's own model tester over the models of these windows, in every state."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from tests.helpers import sample_board as sample
from tests.helpers.fake_desk import FakeDesk
from ui.i18n import Speech, literal
from ui.models.board import BoardModel
from ui.models.entries import EntriesModel, Entry
from ui.models.ranking import RankingModel
from ui.secretary.board_view import view_of
from ui.services import Kit
from ui.theme.theme import Theme


def test_board_model(qtmodeltester: ModelTester, qapp: QApplication) -> None:
    model = BoardModel(Speech("en"))
    qtmodeltester.check(model)
    model.show_view(view_of(sample.board(sample.troubled())))
    qtmodeltester.check(model)
    words = model.data(model.index(6, 2), Qt.ItemDataRole.AccessibleTextRole)
    assert words.startswith("C07 ")
    assert "the versions differ here" in words


def test_ranking_model(qtmodeltester: ModelTester, qapp: QApplication) -> None:
    model = RankingModel(Speech("ru"))
    qtmodeltester.check(model)
    model.show_view(FakeDesk(sample.complete()).proposal())
    qtmodeltester.check(model)
    assert model.data(model.index(0, 2)) == "82,21"
    model.set_order("outcome")
    model.set_query("сектор")
    qtmodeltester.check(model)


def test_entries_model(qtmodeltester: ModelTester, qapp: QApplication) -> None:
    model = EntriesModel(Kit(Theme(qapp, "light"), Speech("en")))
    entries = [
        Entry(literal(group), "check", literal(name), None, (), lambda: None, True, True, (name,))
        for group, name in (("one", "a"), ("one", "b"), ("two", "c"))
    ]
    model.show_entries(entries)
    qtmodeltester.check(model)
    assert model.rowCount() == 5
    assert model.choosable() == [1, 2, 4]
