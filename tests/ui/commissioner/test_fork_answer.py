"""A fork explained in words, compared with the other file, answered by signing what stands here."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.desks import commissioner
from desktop.desks.views import HandedIn
from desktop.exchange import statements
from desktop.merge import board
from desktop.model.statements import Request
from desktop.model.text import LANGS
from desktop.storage import backup
from desktop.storage.workspace import Workspace
from desktop.trust import envelope
from tests.helpers import packs, world
from ui.commissioner.window import CommissionerWindow
from ui.messages import Recorder

PATIENCE = 20_000  # milliseconds on a machine that does much else


def said(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel)]


@pytest.fixture
def two(real_ws: Workspace, tmp_path: Path) -> tuple[HandedIn, HandedIn]:
    """This computer and a copy of it hand in different marks."""
    backup.make(real_ws, tmp_path / "copy")
    packs.fill(real_ws)
    here = commissioner.hand_in(real_ws, tmp_path / "here.alqa-scores")
    with commissioner.open_workspace(tmp_path / "copy", world.PASSPHRASE) as other:
        packs.fill(other, 3)
        there = commissioner.hand_in(other, tmp_path / "there.alqa-scores")
    return here, there


@pytest.fixture
def request_file(two: tuple[HandedIn, HandedIn], tmp_path: Path) -> Path:
    return request_of(tmp_path, two[0].digest, two[1].digest)


def request_of(folder: Path, *bundles: str, reviewer: str = "C02") -> Path:
    body = Request("alqa.request.v1", world.ROUND, reviewer, sorted(bundles), world.WHEN)
    path = folder / f"{reviewer}.alqa-request"
    statements.write_statement(path, envelope.sign(world.person("secretary"), body))
    return path


def ask(qtbot: QtBot, window: CommissionerWindow, request: Path) -> None:
    """The request is taken; its page comes when a worker has read it."""
    assert window.take_files([request])
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.fork.page, timeout=PATIENCE)


def test_a_request_is_explained_with_both_versions(
    qtbot: QtBot, real_window: CommissionerWindow, two: tuple[HandedIn, HandedIn], request_file: Path
) -> None:
    ask(qtbot, real_window, request_file)
    page = real_window.fork.page
    words = said(page)
    for expected in ("2 versions of your scores", "Signed on this computer", "Signed on another computer"):
        assert expected in words
    assert {two[0].code, two[1].code} <= {text.replace("\n", " ") for text in words}
    assert "Its contents are not on this computer" in words


def test_the_other_file_is_compared_while_the_question_is_open(
    qtbot: QtBot, real_window: CommissionerWindow, two: tuple[HandedIn, HandedIn], request_file: Path
) -> None:
    assert not real_window.take_files([two[1].path])  # a score file is for the secretary otherwise
    ask(qtbot, real_window, request_file)
    assert real_window.take_files([two[1].path])
    qtbot.waitUntil(lambda: "4 marks differ" in said(real_window.fork.page), timeout=PATIENCE)
    assert real_window.session.desk.sheet("D1").marks == {"A1": 6, "A2": 6}


def test_signing_what_stands_here_answers(
    qtbot: QtBot,
    real_window: CommissionerWindow,
    two: tuple[HandedIn, HandedIn],
    request_file: Path,
    tmp_path: Path,
) -> None:
    real_window.handing.path = tmp_path / "answer.alqa-scores"
    ask(qtbot, real_window, request_file)
    box = real_window.fork.page.box
    box.field.edit.setText("not it")
    box.sign.setEnabled(True)
    box.sign.click()
    qtbot.waitUntil(lambda: box.field.edit.property("fault") is True, timeout=PATIENCE)
    assert not (tmp_path / "answer.alqa-scores").exists()
    box.field.edit.setText(world.PASSPHRASE)
    box.sign.click()
    qtbot.waitUntil(lambda: real_window.pages.currentWidget() is real_window.signed, timeout=PATIENCE)
    bundles = [packs.read_bundle(one.path) for one in two]
    answer = packs.read_bundle(tmp_path / "answer.alqa-scores")
    state = board.build([packs.version(packs.nouns()), world.mandate(), *bundles, answer])
    assert state.forks == ()
    member = state.reviewer("C02")
    assert member is not None
    assert member.digest == answer.digest
    assert "Also answers 1 version from another computer" in said(real_window.signed)


def test_a_request_for_somebody_else_is_refused_by_name(
    qtbot: QtBot, real_window: CommissionerWindow, messages: Recorder, tmp_path: Path
) -> None:
    assert real_window.take_files([request_of(tmp_path, "1" * 64, "2" * 64, reviewer="C03")])
    qtbot.waitUntil(lambda: bool(messages.faults), timeout=PATIENCE)
    assert [(one.code, one.args["reviewer"]) for one in messages.faults] == [("request-not-for-you", "C03")]
    assert real_window.pages.currentWidget() is real_window.room


def test_the_page_fits_every_language(
    qtbot: QtBot, real_window: CommissionerWindow, two: tuple[HandedIn, HandedIn], request_file: Path
) -> None:
    ask(qtbot, real_window, request_file)
    assert real_window.take_files([two[1].path])
    qtbot.waitUntil(lambda: "4 marks differ" in said(real_window.fork.page), timeout=PATIENCE)
    for lang in LANGS:
        real_window.kit.say.set_lang(lang)
        for width in (1440, 1024, 720):
            real_window.resize(width, 700)
            QApplication.processEvents()
            inner = real_window.fork.page.widget()
            assert inner is not None
            assert inner.width() <= real_window.fork.page.viewport().width(), (lang, width)
