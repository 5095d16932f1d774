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

from desktop.errors import AlqaError
from desktop.model.text import Lang
from desktop.pages.server import PageServer
from tests.helpers import sample_board as sample
from tests.helpers.fake_desk import FakeDesk
from ui.actions import Actions
from ui.auditor.window import AuditorWindow
from ui.i18n import Speech, literal
from ui.messages import Bridge
from ui.preferences import Preferences
from ui.secretary.window import SecretaryWindow
from ui.services import Kit, Services
from ui.shell.parts_window import PartsWindow
from ui.shell.recents import Recent
from ui.shell.start_window import StartWindow
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
        for _ in range(20):  # what the last answers added is shown by events of its own
            self.app.processEvents()

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
        ("history", "dark", "ru"),
        ("settings", "light", "ru"),
    ):
        window.go(room)
        studio.dress(scheme, lang)  # type: ignore[arg-type]
        studio.settle(1.0)
        studio.shoot(f"{room}_{scheme}_{lang}", window)
    window.close()


def start(studio: Studio) -> None:
    studio.dress("light", "en")
    window = StartWindow(studio.services)
    window.show_page(window.welcome)
    studio.shoot("start_empty_light_en", window)
    studio.dress("dark", "kk")
    studio.shoot("start_empty_dark_kk_1024", window, LEAST)
    window.show_page(window.unlock)
    window.unlock.ask("Әйгерім Нұрланқызы", literal("Файл: C07.alqa-pack"))
    studio.shoot("unlock_dark_kk", window)
    studio.dress("light", "ru")
    window.unlock.refuse(AlqaError("passphrase-wrong", name="Айгерим"))
    studio.shoot("unlock_wrong_light_ru", window, SMALL)
    window.show_page(window.making)
    window.making.start()
    window.making.submit()
    studio.shoot("create_light_ru", window, SMALL)
    code = "29286 17841 35483 93251 85287 92561 18423 53697"
    window.making.show_made("MRNV-4DKT-92QX-EJ7W-KB3P", "/home/ayim/Aigerim.alqa-card", code)
    studio.shoot("create_made_light_ru", window, SMALL)
    title = sample.source()["round"]["title"]
    recents = [
        Recent(str(studio.out), "r", title, "commissioner", 17, 28, sample.WHEN),
        Recent(str(studio.out), "s", title, "secretary", 15, 15, sample.WHEN),
        Recent("/media/stick/gone", "t", title, "commissioner", 3, 28, sample.WHEN),
    ]
    window.home.show_session("Aigerim Nurlankyzy", code, recents)
    window.show_page(window.home)
    for name, scheme, lang, size in (
        ("home_light_en", "light", "en", BIG),
        ("home_dark_kk_1024", "dark", "kk", LEAST),
        ("home_light_ru_1280", "light", "ru", SMALL),
    ):
        studio.dress(scheme, lang)  # type: ignore[arg-type]
        studio.shoot(name, window, size)
    window.close()


def auditor(studio: Studio) -> None:
    studio.dress("light", "ru")
    window = AuditorWindow(studio.services)
    studio.shoot("auditor_empty_light_ru", window, SMALL)
    window.close()


def parts(studio: Studio) -> None:
    window = PartsWindow(studio.services)
    for name, scheme, lang in (("parts_light_en", "light", "en"), ("parts_dark_kk", "dark", "kk")):
        studio.dress(scheme, lang)  # type: ignore[arg-type]
        studio.shoot(name, window)
    window.close()


SCENES: dict[str, Callable[[Studio], None]] = {
    "board": board,
    "decision": decision,
    "finish": finish,
    "start": start,
    "parts": parts,
    "auditor": auditor,
}


def main(argv: list[str]) -> int:
    studio = Studio(Path(argv[0]))
    for name in argv[1:] or SCENES:
        SCENES[name](studio)
    studio.tasks.close()
    studio.pages.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
