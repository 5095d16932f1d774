"""Photographs of the first day and of a forgotten passphrase (not a test): OUT [LANG-SCHEME-WIDTHxHEIGHT...]

    python tests/e2e/shots_first_day.py OUT kk-dark ru-light-1024x640

Runs offscreen; `QT_QPA_PLATFORM=xcb` under a display photographs the real thing.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["XDG_DATA_HOME"] = tempfile.mkdtemp(prefix="alqa-shots-")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from desktop.model.text import Lang
from ui.actions import Actions
from ui.house import House
from ui.i18n import Speech
from ui.messages import Recorder
from ui.pages import Pages
from ui.preferences import Preferences
from ui.services import Kit, Services
from ui.shell import keys
from ui.tasks import Tasks
from ui.theme.theme import Theme
from ui.theme.tokens import Scheme

NAMES = ("kk-light", "kk-dark", "ru-light", "en-light")
PHRASE = "қара бұлт көл жағасында"


def settle(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Shooting:
    """One walk through the first day with a picture of each page."""

    def __init__(self, app: QApplication, out: Path, name: str) -> None:
        lang, scheme, *size = name.split("-")
        self.out, self.name = out, name
        self.size = tuple(map(int, size[0].split("x"))) if size else (1440, 900)
        kit = Kit(Theme(app, cast("Scheme", scheme)), Speech(cast("Lang", lang)))
        self.tasks, self.messages = Tasks(), Recorder()
        preferences = Preferences(out / "preferences.json")
        self.services = Services(kit, self.tasks, self.messages, Actions(), preferences)
        self.pages = Pages()
        shutil.rmtree(keys.place(), ignore_errors=True)  # a new computer each time
        self.house = House(self.services, self.pages)
        self.house.open([])

    def take(self, what: str) -> None:
        settle(250)
        start = self.house.start
        assert start is not None
        start.grab().save(str(self.out / f"{self.name}-{what}.png"))

    def wait(self) -> None:
        settle(50)
        while self.tasks.busy:
            settle(50)

    def walk(self) -> None:
        start = self.house.start
        assert start is not None
        start.resize(*self.size)
        self.take("1-welcome")
        start.welcome.chosen.emit("create")
        day = start.making
        day.who.field.edit.setText("Әйгерім Нұрланқызы")
        self.take("2-who")
        day.who.enter()
        for field in (day.phrase.phrase, day.phrase.again):
            field.edit.setText(PHRASE)
        day.phrase._typed()
        self.take("3-phrase")
        day.phrase.phrase.edit.setText("әйгерім 1975")
        day.phrase._typed()
        day.phrase.enter()
        self.take("4-weak")
        day.phrase.phrase.edit.setText(PHRASE)
        day.phrase._typed()
        day.phrase.enter()
        self.wait()
        self.take("5-sheet")
        self.messages.target = self.out / f"{self.name}-sheet.pdf"
        day.sheet.save.click()
        self.wait()
        self.wait()
        self.take("6-sheet-kept")
        day.sheet.enter()
        self.take("7-card")
        self.messages.target = self.out / f"{self.name}.alqa-card"
        day.card.enter()
        self.wait()
        for _ in range(3):
            day.card.read_on()
        self.take("8-card-read")
        day.card.enter()
        self.wait()
        start.home.due.show()
        self.take("9-home")
        start.ask_lock()
        self.take("10-unlock")
        start.unlock.forgot.click()
        start.forgot.code.boxes.show_code("7K2QM-ZX81P-0ABCD-EFG?J-KMNPQ")
        start.forgot.code.enter()
        self.take("11-forgot")
        self.house.close()
        self.pages.close()
        self.tasks.close()


def main() -> None:
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    for name in sys.argv[2:] or NAMES:
        Shooting(app, out, name).walk()


if __name__ == "__main__":
    main()
