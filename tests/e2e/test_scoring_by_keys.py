"""The real app under a real display: open a pack, score a dossier by keys alone, hand in a part.

Runs where Xvfb and xdotool are installed; the marks are then read back by the command line.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.pages.server import PageServer
from desktop.storage.workspace import Workspace
from tests.helpers.sample_once import round_in
from ui.actions import Actions
from ui.commissioner.window import CommissionerWindow
from ui.i18n import Speech
from ui.messages import Recorder
from ui.preferences import Preferences
from ui.services import Kit, Services
from ui.tasks import Tasks
from ui.theme.theme import Theme

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("Xvfb", "xdotool")
REVIEWER = "C02"


def alqa(folder: Path, *words: str | Path) -> Any:
    """Run a command of the app in a folder; its JSON."""
    command = [sys.executable, "-P", "-m", "ui", *map(str, words), "--json"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


@pytest.fixture(scope="module")
def round_(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample round with one commissioner's workspace opened from the sealed pack."""
    here = round_in(tmp_path_factory.mktemp("keys"))
    (here / "pass").write_text("sample\n")
    (here / "pass").chmod(0o600)
    return here


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """A display of its own, as wide as a small laptop's."""
    reading, writing = os.pipe()
    screen = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1440x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(screen, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait(10)


class Person:
    """Somebody at the keyboard."""

    def __init__(self, display: str, folder: Path) -> None:
        self._environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": str(ROOT),
            "XDG_DATA_HOME": str(folder / "data"),
            "LANG": "C.UTF-8",
        }
        command = [sys.executable, "-P", "-m", "ui", "mine.ws", "--passphrase-file", "pass", "--lang", "en"]
        self.app = subprocess.Popen(
            command,
            cwd=folder,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def tool(self, *words: str) -> str:
        ran = subprocess.run(
            ["xdotool", *words], env=self._environment, capture_output=True, text=True, timeout=60
        )
        return ran.stdout.strip()

    def wait_for(self, title: str, seconds: float = 60) -> str:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = self.tool("search", "--onlyvisible", "--name", title).split()
            if found:
                return found[0]
            assert self.app.poll() is None, self.app.stdout.read() if self.app.stdout else ""
            time.sleep(0.2)
        raise AssertionError(f"no window named {title}")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.tool("key", key)
            time.sleep(0.12)

    def write(self, text: str) -> None:
        self.tool("type", "--delay", "20", text)
        time.sleep(0.3)

    def leave(self) -> str:
        self.press("ctrl+w")
        try:
            out, _ = self.app.communicate(timeout=30)
        except subprocess.TimeoutExpired:
            self.app.terminate()
            out, _ = self.app.communicate(timeout=10)
        return out


def status(folder: Path) -> dict[str, dict[str, Any]]:
    told = alqa(folder, "review", "status", "--workspace", "mine.ws", "--passphrase-file", "pass")
    return {row["dossier"]: row for row in told["dossiers"]}


@pytest.mark.skipif(any(shutil.which(tool) is None for tool in NEEDED), reason="needs Xvfb and xdotool")
def test_a_dossier_is_scored_by_keys_alone(round_: Path, display: str) -> None:
    before = status(round_)
    first = next(code for code, row in before.items() if row["state"] in ("untouched", "partial"))
    person = Person(display, round_)
    window = person.wait_for("Pilot clusters")
    person.tool("windowfocus", "--sync", window)
    time.sleep(1)
    person.press("F2")
    for mark in ("3", "4", "0", "5", "2", "1", "3", "3", "4", "2", "1", "5"):
        person.press(mark, "Tab")
    person.press("F2", "Return")
    person.write("Solid base")
    person.press("Escape", "ctrl+Return")
    out = person.leave()
    after = status(round_)
    assert "Traceback" not in out
    assert (after[first]["state"], after[first]["scored"]) == ("complete", 12)


def test_a_part_is_signed_in_the_window_and_taken_in_by_the_secretary(
    qtbot: QtBot, qapp: QApplication, round_: Path, tmp_path: Path
) -> None:
    messages, tasks = Recorder(), Tasks()
    kit = Kit(Theme(qapp, "light"), Speech("kk"))
    services = Services(kit, tasks, messages, Actions(), Preferences(tmp_path / "preferences.json"))
    out = tmp_path / f"{REVIEWER}.alqa-scores"
    with PageServer() as pages, Workspace.open(round_ / "mine.ws", "sample") as ws:
        window = CommissionerWindow(ws, pages, services)
        window.handing.path = out
        window.show()
        qtbot.waitExposed(window)
        qtbot.waitUntil(lambda: window.room.reader.feed.idle, timeout=20_000)
        window.next_dossier()
        for criterion in window.room.card.criteria.codes[:3]:
            window.room.card.criteria.open(criterion, focus=True)
            qtbot.keyClicks(window.room.card.criteria.panel(criterion).ruler, "3.")
        window.undo()
        window.redo()
        window.show_review()
        qtbot.keyClicks(window.review.box.field.edit, "sample")
        window.review.box.sign.click()
        qtbot.waitUntil(lambda: window.pages.currentWidget() is window.signed, timeout=20_000)
        assert window.signed.left is not None
        last = window.signed.left.handed[-1]
        code, sequence = last.code, last.sequence
        window.close()
    tasks.close()
    assert (messages.faults, sequence) == ([], 1)
    told = alqa(round_, "merge", "--workspace", "secretary.ws", out, "--passphrase-file", "pass")
    assert REVIEWER in json.dumps(told)
    assert len(code.split()) == 8
