"""The facts of a dossier, over a real workspace: what was filed, what follows from it, what to ask."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.desks import commissioner
from desktop.model.rubric import FactField
from desktop.storage.workspace import Workspace
from tests.helpers import world
from tests.ui.commissioner import real
from ui.commissioner.facts.formula_picture import FormulaPicture
from ui.commissioner.facts.row import FactRow
from ui.commissioner.window import CommissionerWindow
from ui.messages import Recorder
from ui.services import Services

PERSONS = {"en": "persons", "ru": "человек", "kk": "адам"}
FACTS = [
    FactField("jobs", {"en": "Jobs", "ru": "Места", "kk": "Орындар"}, "integer", PERSONS, "plan", most="10"),
    FactField("asked", {"en": "Asked", "ru": "Запрошено", "kk": "Сұралған"}, "decimal", {}, "plan"),
    FactField(
        "twice", {"en": "Twice"}, "decimal", PERSONS, None, formula="2 * jobs", star="20", benchmark="48"
    ),
    FactField("rate", {"en": "Rate"}, "decimal", {}, None, formula="jobs / (asked - 1)"),
]


@pytest.fixture
def ws(tmp_path: Path) -> Workspace:
    rubric = world.round_body().rubric
    criteria = [msgspec.structs.replace(one, evidence=["jobs", "twice"]) for one in rubric.criteria]
    changed = msgspec.structs.replace(rubric, criteria=criteria, facts=FACTS, benchmark={"en": "Manzano"})
    return real.workspace(tmp_path, rubric=changed)


@pytest.fixture
def window(qtbot: QtBot, ws: Workspace, services: Services) -> Iterator[CommissionerWindow]:
    with real.opened(ws, services) as made:
        qtbot.waitExposed(made)
        made.activateWindow()
        qtbot.waitUntil(lambda: bool(made.room.facts.findChildren(FormulaPicture)))
        yield made


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def row_of(window: CommissionerWindow, code: str) -> FactRow:
    return next(row for row in window.room.facts.findChildren(FactRow) if row.look.field.code == code)


def test_a_fact_says_its_value_with_its_unit_and_is_copied_with_it(
    qtbot: QtBot, window: CommissionerWindow
) -> None:
    row = row_of(window, "jobs")
    assert row.accessibleName() == "Jobs: 12\u00a0persons. deserves a question"
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "12\u00a0persons"


def test_enter_opens_the_document_of_a_fact(qtbot: QtBot, window: CommissionerWindow) -> None:
    row = row_of(window, "jobs")
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    room = window.room
    assert room.dossier is not None
    assert room.tabs.key == room.dossier.documents[0].sha256


def test_derived_figures_show_their_formula_and_its_inputs(window: CommissionerWindow) -> None:
    pictures = window.room.facts.findChildren(FormulaPicture)
    assert [picture.accessibleName() for picture in pictures] == ["= 24\u00a0persons"]
    assert not pictures[0].grab().isNull()
    window.kit.say.set_lang("ru")
    assert pictures[0].accessibleName() == "= 24\u00a0человек"


def test_what_cannot_be_worked_out_names_the_input(window: CommissionerWindow) -> None:
    assert "Cannot be worked out. Not filed: Asked" in texts(window.room.facts)


def test_stars_and_the_example_stand_beside(window: CommissionerWindow) -> None:
    said = texts(window.room.facts)
    assert "1 of 1" in said
    assert "from 20\u00a0persons on" in said
    assert "Beside: Manzano" in said
    assert "48\u00a0persons" in said


def test_a_figure_outside_its_bounds_is_said_with_the_reason(window: CommissionerWindow) -> None:
    said = texts(window.room.facts)
    assert "1 figure deserves a question" in said
    assert "Jobs: 12\u00a0persons. More than 10\u00a0persons." in said


def test_a_question_goes_into_the_comment_for_the_commission_once(
    window: CommissionerWindow, ws: Workspace, messages: Recorder
) -> None:
    window.session.set_for_commission("Strong.")
    card = window.room.facts.doubts
    assert card is not None
    card.buttons[0].click()
    window.session.settle()
    written = commissioner.sheet(ws, str(window.session.code)).for_commission
    assert written == "Strong.\nQuestion. Jobs: 12 persons. More than 10 persons."
    card.buttons[0].click()
    window.session.settle()
    assert commissioner.sheet(ws, str(window.session.code)).for_commission == written
    told = [notice.what(window.kit.say) for notice in messages.notices]
    assert told == [
        "The question stands in your comment for the commission",
        "This question stands in your comment already",
    ]
    undo = messages.notices[0].undo
    assert undo is not None
    undo()
    window.session.settle()
    assert commissioner.sheet(ws, str(window.session.code)).for_commission == "Strong."


def test_facts_that_a_criterion_names_stand_beside_it(window: CommissionerWindow) -> None:
    panel = window.room.card.criteria.panel("A1")
    assert "24\u00a0persons" in texts(panel)
