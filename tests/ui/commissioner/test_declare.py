"""Declaring conflicts on the list: found by typing, ticked by keys, signed once, sealed to the secretary."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.desks.commissioner import declaring
from desktop.exchange import statements
from desktop.intake.applicants import Applicant, Applicants, encode
from desktop.model.dossier import Organisation
from desktop.model.people import Conflict
from desktop.model.statements import Declaration
from desktop.trust.digest import comparison_code
from tests.helpers import packs, world
from ui.commissioner.conflicts.declare_window import DeclareWindow
from ui.i18n import literal
from ui.messages import Recorder
from ui.models.applicants import ApplicantsModel, Tick
from ui.services import Services

GROUNDS = {"family": {"en": "Family", "ru": "Родство", "kk": "Туыстық"}, "employer": {"en": "Employer"}}


def organisation(name: str, kind: str = "partner") -> Organisation:
    return Organisation({"kk": name}, {"en": kind})


LISTED = [
    Applicant(
        "D1", {"en": "Furniture", "kk": "Жиһаз"}, [organisation("Қазақ ағаш"), organisation("Колледж")]
    ),
    Applicant("D2", {"en": "Grain", "kk": "Астық"}, [organisation("Элеватор")]),
    Applicant("D3", {"en": "Tourism"}, []),
]


@pytest.fixture
def window(qtbot: QtBot, services: Services, tmp_path: Path) -> Iterator[DeclareWindow]:
    path = tmp_path / "sent.json"
    secretary = [world.person("secretary").recipient]
    path.write_bytes(encode(Applicants(world.ROUND, {"en": "Pilot"}, GROUNDS, secretary, LISTED)))
    made = DeclareWindow(services, declaring.read_list(path), packs.key_file(tmp_path), "C02")
    made.path = tmp_path / "C02.alqa-declaration"
    made.resize(1200, 800)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
    if isValid(made):
        made.page.model.ticks.clear()
        made.close()


def signed(qtbot: QtBot, window: DeclareWindow) -> Declaration:
    qtbot.waitUntil(lambda: window.stack.currentWidget() is window.signed, timeout=20_000)
    assert window.path is not None
    verified = statements.read_sealed(window.path, Declaration, world.person("secretary"))
    shown = "".join(filter(str.isdigit, window.signed.code.digits.accessibleName()))
    assert comparison_code(verified.digest).replace(" ", "") in shown
    body: Declaration = verified.body
    return body


def test_by_keys_alone(qtbot: QtBot, window: DeclareWindow) -> None:
    page = window.page
    assert QApplication.focusWidget() is page.box.edit
    assert not page._none.isVisible()
    page.box.edit.setText("казак")  # the test library types Latin letters only
    assert page.model.rowCount() == 1
    row = page.model.row(0)
    assert row is not None
    assert row.found is not None
    assert row.found.name == {"kk": "Қазақ ағаш"}
    qtbot.keyClick(page.box.edit, Qt.Key.Key_Down)
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    assert page.model.ticks == {"D1": Tick()}
    qtbot.keyClick(page.view, Qt.Key.Key_2)
    assert page.model.ticks == {"D1": Tick("family")}
    qtbot.keyClick(page.view, Qt.Key.Key_Escape)
    assert page.model.rowCount() == 3
    page.side.note.setPlainText("ағам")
    page.passphrase.edit.setText(world.PASSPHRASE)
    qtbot.keyClick(page.passphrase.edit, Qt.Key.Key_Return)
    assert signed(qtbot, window).conflicts == [Conflict("D1", "family", "ағам")]


def test_no_conflict_is_a_declaration_too(qtbot: QtBot, window: DeclareWindow) -> None:
    window.page.passphrase.edit.setText(world.PASSPHRASE)
    window.page.sign.click()
    assert signed(qtbot, window).conflicts == []


def test_a_wrong_passphrase_signs_nothing_and_keeps_the_ticks(qtbot: QtBot, window: DeclareWindow) -> None:
    window.page.model.set_tick("D2", Tick("employer"))
    window.page.passphrase.edit.setText("not it")
    window.page.sign.click()
    qtbot.waitUntil(window.page.sign.isEnabled, timeout=20_000)
    assert window.path is not None
    assert not window.path.exists()
    assert window.page.passphrase.edit.property("fault") is True
    assert window.page.ticked


def test_a_conflict_without_a_ground_is_asked_for_first(window: DeclareWindow) -> None:
    window.page.model.set_tick("D2", Tick())
    window.page.passphrase.edit.setText(world.PASSPHRASE)
    window.page.sign.click()
    assert window.page.view.currentIndex().row() == 1
    assert QApplication.focusWidget() in window.page.side.grounds.choices
    assert window.page.sign.isEnabled()


def test_a_ground_ticks_and_taking_back_unticks(qtbot: QtBot, window: DeclareWindow) -> None:
    page = window.page
    page.view.setCurrentIndex(page.model.index(2, 0))
    page.side.grounds.choices[0].click()
    assert page.model.ticks == {"D3": Tick("employer")}
    page.side.clear.click()
    assert page.model.ticks == {}
    assert page.side.grounds.code is None


def test_closing_with_ticks_asks(window: DeclareWindow, messages: Recorder) -> None:
    window.page.model.set_tick("D2", Tick("employer"))
    window.close()
    assert len(messages.questions) == 1
    assert window.isVisible()


def test_what_nobody_is_called_says_how_it_was_compared(qtbot: QtBot, window: DeclareWindow) -> None:
    qtbot.keyClicks(window.page.box.edit, "zzz")
    assert window.page.model.rowCount() == 0
    assert window.page._none.isVisible()
    assert "compared" in window.page._none.text()


def test_the_list_is_a_proper_model(services: Services) -> None:
    model = ApplicantsModel(services.kit.say, {})
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_list(LISTED, {"family": literal("Family")})
    model.set_tick("D1", Tick("family"))
    assert model.index(0, 0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("conflict declared, Family, Furniture, ")
    model.set_find("элев")
    assert model.rowCount() == 1
    model.set_tick("D2", Tick())
    assert model.without_ground() == ["D2"]


def test_in_a_small_window_one_pane_is_shown_at_a_time(qtbot: QtBot, window: DeclareWindow) -> None:
    window.resize(720, 450)
    page = window.page
    assert page.view.isVisible()
    assert not page.side.isVisible()
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    assert page.side.isVisible()
    assert not page.view.isVisible()
    page.back.click()
    assert page.view.isVisible()
    assert page.model.ticks == {"D1": Tick()}
