"""One instance: a second start hands over what it was given; strangers are not listened to."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui import single as module
from ui.single import Single


@pytest.fixture
def first(tmp_path: Path, qapp: object) -> Iterator[Single]:
    made = Single(tmp_path)
    made.listen()
    yield made
    made.close()


def test_nobody_there_takes_nothing(tmp_path: Path, qapp: object) -> None:
    assert not Single(tmp_path).hand_over(["a"])


def test_a_second_start_hands_over(first: Single, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(first.given) as given:
        assert Single(tmp_path).hand_over(["/дом/өтінім.alqa-pack"])
    assert given.args == [["/дом/өтінім.alqa-pack"]]


def test_a_wrong_key_is_refused_and_the_first_goes_on(first: Single, tmp_path: Path, qtbot: QtBot) -> None:
    with pytest.raises((AuthenticationError, EOFError, OSError)):
        Client(module._address(tmp_path), authkey=b"x" * 32)
    with qtbot.waitSignal(first.given):
        assert Single(tmp_path).hand_over([])


def test_what_is_not_a_list_of_texts_is_ignored(first: Single, tmp_path: Path, qtbot: QtBot) -> None:
    key = module._read_key(tmp_path)
    assert key is not None
    for junk in (b"{}", b"[1]", b"\x80\x04."):
        with (
            qtbot.assertNotEmitted(first.given, wait=50),
            Client(module._address(tmp_path), authkey=key) as line,
        ):
            line.send_bytes(junk)
    with qtbot.waitSignal(first.given):
        assert Single(tmp_path).hand_over([])


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX files")
def test_the_key_is_for_this_person_alone(first: Single, tmp_path: Path) -> None:
    assert (tmp_path / module.KEY_FILE).stat().st_mode & 0o777 == 0o600
