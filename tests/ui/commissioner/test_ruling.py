"""The chair's ruling by mouse: nothing is signed without what it is about, a reason and the passphrase."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.desks.chair import Occasion
from desktop.errors import AlqaError
from desktop.model.statements import RulingKind
from tests.helpers import sample_board as sample
from ui.commissioner.ruling.dialog import RulingDialog
from ui.commissioner.ruling.ruling import Ruling
from ui.messages import Recorder
from ui.services import Services

BRANCHES = ("a" * 64, "b" * 64)


class Rulings:
    """Knows one passphrase and keeps what was signed."""

    def __init__(self) -> None:
        self.signed: list[tuple[str, list[str], str, Path]] = []

    def occasion(self, path: Path) -> Occasion:
        if path.suffix != ".alqa-request":
            raise AlqaError("ruling-no-occasion", path=path.name)
        return Occasion("exclude", BRANCHES, "C07")

    def prove(self, passphrase: str) -> None:
        if passphrase != "sample":
            raise AlqaError("passphrase-wrong", name="C01")

    def sign(self, kind: RulingKind, about: list[str], reason: str, out: Path) -> str:
        self.signed.append((kind, about, reason, out))
        return "c" * 64


@pytest.fixture
def desk() -> Rulings:
    return Rulings()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(1200, 900)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def ruling(services: Services, desk: Rulings, window: QWidget) -> Ruling:
    body = sample.round_().body
    made = Ruling(services, desk, lambda: body, window)
    made.show()
    return made


def shown(ruling: Ruling) -> RulingDialog:
    assert ruling.dialog is not None
    return ruling.dialog


def sign(dialog: RulingDialog, passphrase: str) -> None:
    dialog.box.field.edit.setText(passphrase)
    dialog.box.asked.emit(passphrase)


def test_a_fork_is_excluded_by_the_secretarys_request(
    ruling: Ruling, desk: Rulings, services: Services, qtbot: QtBot
) -> None:
    recorder = services.messages
    assert isinstance(recorder, Recorder)
    dialog = shown(ruling)
    dialog.reason.setPlainText("the author is ill")
    assert not dialog.box.isEnabled()
    recorder.files = [Path("/stick/x.txt")]
    dialog.take.click()
    qtbot.waitUntil(lambda: bool(recorder.faults))
    recorder.files = [Path("/stick/C07.alqa-request")]
    dialog.take.click()
    qtbot.waitUntil(dialog.box.isEnabled)
    recorder.target = Path("/stick/exclude.alqa-ruling")
    sign(dialog, "wrong")
    qtbot.waitUntil(lambda: services.tasks.busy == 0)
    assert not desk.signed
    sign(dialog, "sample")
    qtbot.waitUntil(lambda: bool(recorder.notices))
    assert desk.signed == [("exclude", list(BRANCHES), "the author is ill", recorder.target)]


def test_a_draw_keeps_the_order_of_the_presses(ruling: Ruling) -> None:
    dialog = shown(ruling)
    dialog.kind.pick("draw")
    dialog._show_kind("draw")
    codes = [ref.code for ref in sample.round_().body.dossiers]
    for at in (2, 0, 5, 0):  # the second press of one takes it back
        dialog.drawn.itemClicked.emit(dialog.drawn.item(at))
    dialog.reason.setPlainText("drawn before the commission")
    assert dialog.value() == ("draw", [codes[2], codes[5]], "drawn before the commission")
    assert dialog.complete()


def test_a_member_is_named_not_typed(ruling: Ruling) -> None:
    dialog = shown(ruling)
    dialog.kind.pick("revoke")
    dialog._show_kind("revoke")
    dialog.member.setCurrentIndex(6)
    assert dialog.value()[1] == ["C07"]
    assert not dialog.complete()
