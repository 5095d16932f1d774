"""Making keys: everything that is wrong is said at once; the recovery code shows once."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.services import Services
from ui.shell.create_page import CreatePage

CODE = " ".join(["12345"] * 8)


def page(services: Services, qtbot: QtBot) -> CreatePage:
    made = CreatePage(services.kit)
    qtbot.addWidget(made)
    made.show()
    made.start()
    return made


def test_faults_are_said_at_their_fields_together(services: Services, qtbot: QtBot) -> None:
    made = page(services, qtbot)
    made.phrase.edit.setText("short")
    made.again.edit.setText("other")
    with qtbot.assertNotEmitted(made.submitted):
        made.submit()
    assert [field.edit.property("fault") for field in (made.name, made.phrase, made.again)] == [True] * 3


def test_a_good_form_is_handed_on_once(services: Services, qtbot: QtBot) -> None:
    made = page(services, qtbot)
    made.name.edit.setText("  Әйгерім Нұрланқызы ")
    for field in (made.phrase, made.again):
        field.edit.setText("бес сөз жеткілікті")
    with qtbot.waitSignal(made.submitted) as given:
        made.submit()
    assert given.args == ["Әйгерім Нұрланқызы", "бес сөз жеткілікті"]
    assert not made.act.isEnabled()


def test_the_recovery_code_and_the_card_are_shown(services: Services, qtbot: QtBot) -> None:
    made = page(services, qtbot)
    made.show_made("AAAA-BBBB", "/place/A.alqa-card", CODE)
    shown = "\n".join(label.text() for label in made.findChildren(QLabel))
    assert "AAAA-BBBB" in shown
    assert "A.alqa-card" in shown
