"""Photographs of the windows over the sample round (not a test): python tests/e2e/shots.py OUT [NAME...]

Runs offscreen; `QT_QPA_PLATFORM=xcb` under a display photographs the real thing.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QApplication, QWidget

from desktop.model.text import Lang
from desktop.pages.server import PageServer
from tests.helpers import sample_board as sample
from tests.helpers.fake_desk import FakeDesk
from ui.actions import Actions
from ui.i18n import Speech
from ui.messages import Bridge
from ui.preferences import Preferences
from ui.secretary.window import SecretaryWindow
from ui.services import Kit, Services
from ui.tasks import Tasks
from ui.theme.theme import Theme
from ui.theme.tokens import Scheme

BIG, SMALL, LEAST = (1440, 900), (1280, 720), (1024, 640)


class Studio:
    """One application and its services; `shoot` waits for work and paints a window to a file."""

    def __init__(self, out: Path) -> None:
        self.app = QApplication.instance() or QApplication([])
        assert isinstance(self.app, QApplication)
        self.out = out
        out.mkdir(parents=True, exist_ok=True)
        self.theme = Theme(self.app, "light")
        self.say = Speech("en")
        kit = Kit(self.theme, self.say)
        self.tasks = Tasks()
        self.services = Services(
            kit, self.tasks, Bridge(self.say), Actions(), Preferences(out / "preferences.json")
        )
        self.pages = PageServer()

    def dress(self, scheme: Scheme, lang: Lang) -> None:
        self.theme.set_wish(scheme)
        self.say.set_lang(lang)

    def settle(self, seconds: float = 0.4) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end or self.tasks.busy:
            self.app.processEvents()
            time.sleep(0.005)

    def shoot(self, name: str, window: QWidget, size: tuple[int, int] = BIG) -> None:
        window.resize(*size)
        window.show()
        self.settle()
        window.grab().save(str(self.out / f"{name}.png"))


def secretary(studio: Studio, statements: list[object], **how: bool) -> SecretaryWindow:
    window = SecretaryWindow(studio.services, FakeDesk(statements, **how), studio.pages)  # type: ignore[arg-type]
    window.resize(*BIG)
    window.show()
    studio.settle()
    return window


def board(studio: Studio) -> None:
    window = secretary(studio, sample.troubled(), refused=True)
    for name, scheme, lang, size in (
        ("board_light_en", "light", "en", BIG),
        ("board_dark_kk", "dark", "kk", BIG),
        ("board_light_ru_1280", "light", "ru", SMALL),
        ("board_dark_kk_1024", "dark", "kk", LEAST),
    ):
        studio.dress(scheme, lang)  # type: ignore[arg-type]
        studio.shoot(name, window, size)
    studio.dress("light", "en")
    window.open_fork("C07")
    studio.shoot("fork_light_en", window)
    studio.dress("dark", "ru")
    studio.shoot("fork_dark_ru_1280", window, SMALL)
    window.close()


def decision(studio: Studio) -> None:
    studio.dress("light", "en")
    window = secretary(studio, sample.complete())
    window.go("decision")
    for name, scheme, lang, size in (
        ("decision_light_en", "light", "en", BIG),
        ("decision_dark_ru", "dark", "ru", BIG),
        ("decision_light_kk_1280", "light", "kk", SMALL),
        ("decision_light_ru_1024", "light", "ru", LEAST),
    ):
        studio.dress(scheme, lang)  # type: ignore[arg-type]
        studio.shoot(name, window, size)
    studio.dress("light", "kk")
    window.palette_.open()
    studio.shoot("palette_light_kk", window)
    window.close()


def finish(studio: Studio) -> None:
    studio.dress("light", "en")
    window = secretary(studio, sample.complete(), decided=True)
    for room, scheme, lang in (
        ("protocol", "light", "ru"),
        ("record", "dark", "kk"),
        ("sure", "light", "kk"),
        ("settings", "light", "ru"),
    ):
        window.go(room)
        studio.dress(scheme, lang)  # type: ignore[arg-type]
        studio.settle(1.0)
        studio.shoot(f"{room}_{scheme}_{lang}", window)
    window.close()


SCENES: dict[str, Callable[[Studio], None]] = {"board": board, "decision": decision, "finish": finish}


def main(argv: list[str]) -> int:
    studio = Studio(Path(argv[0]))
    for name in argv[1:] or SCENES:
        SCENES[name](studio)
    studio.tasks.close()
    studio.pages.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
