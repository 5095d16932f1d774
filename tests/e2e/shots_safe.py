"""Photographs of what keeps marks safe: the badge, the banner, the lock, backup and restore (not a test).

    python tests/e2e/shots_safe.py OUT

The real house over the sample round, in three languages, light and dark. Runs offscreen;
`QT_QPA_PLATFORM=xcb` under a display photographs the real thing.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.desks import sample
from desktop.errors import AlqaError
from desktop.model.text import Lang
from tests.helpers.ui_services import services_in
from ui.commissioner.window import CommissionerWindow
from ui.drives import Drive
from ui.house import House
from ui.locking.locker import Why
from ui.messages import Bridge
from ui.pages import Pages
from ui.services import Services
from ui.shell.frame import Frame
from ui.theme.tokens import Scheme

REVIEWER = "C02"


def settle(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(holds: Callable[[], object]) -> None:
    for _ in range(600):
        if holds():
            return
        settle(100)
    raise TimeoutError("the window did not come so far")


class Studio:
    """One house, one commissioner, one stick."""

    def __init__(self, services: Services, folder: Path, out: Path) -> None:
        self._services, self._folder, self._out = services, folder, out
        self.pages = Pages()
        self.house = House(services, self.pages, sample.PASSPHRASE)
        self.stick = folder / "STEPPE"
        self.stick.mkdir()

    def dress(self, lang: Lang, scheme: Scheme) -> str:
        self._services.kit.say.set_lang(lang)
        self._services.kit.theme.set_wish(scheme)
        settle(200)
        return f"{lang}-{scheme}"

    def shoot(self, name: str, window: QWidget) -> None:
        if isinstance(window, Frame):
            window.setWindowState(Qt.WindowState.WindowNoState)
            window.resize(1440, 900)
        settle(500)
        window.grab().save(str(self._out / f"{name}.png"))

    @property
    def room(self) -> CommissionerWindow:
        (window,) = self.house.rooms
        assert isinstance(window, CommissionerWindow)
        return window

    def answer(self) -> None:
        assert self.house.start is not None
        self.house.start.unlock.field.edit.setText(sample.PASSPHRASE)
        self.house.start.unlock.button.click()
        until(lambda: self._services.tasks.busy == 0)
        settle(300)

    def open_room(self, root: Path) -> None:
        self.house.open([str(root / "identities" / f"{REVIEWER}.alqa-key")])
        until(self.house.is_open)
        self.house.open([str(root / "packs" / f"{REVIEWER}.alqa-pack")])
        until(lambda: self.house.rooms)
        self.room.resize(1440, 900)
        self.room.backing_up._drives = lambda: [Drive(self.stick, "STEPPE", 7_800_000_000)]
        settle(2_000)


def saving(studio: Studio) -> None:
    """Saving, saved, not saved."""
    room = studio.room
    name = studio.dress("en", "light")
    panel = room.room.card.criteria.panel(room.room.card.criteria.open_code)
    QTest.keyClicks(panel.comment, "Strong base, weak plan")
    settle(20)
    room.grab().save(str(studio._out / f"saving-{name}.png"))
    settle(1_500)
    studio.shoot(f"saved-{name}", room)

    def refuse(*_: object) -> None:
        raise AlqaError("disk-full", path="/", reason="ENOSPC")

    room.session.desk.set_mark = refuse  # type: ignore[method-assign, assignment]
    room.session.set_mark("A1", 6)
    for lang, scheme in (("kk", "light"), ("ru", "dark")):
        studio.shoot(f"unsaved-{studio.dress(lang, scheme)}", room)  # type: ignore[arg-type]
    studio.house.locker.lock("idle")
    assert studio.house.start is not None
    studio.shoot("lock-unsaved-ru-dark", studio.house.start)
    studio.answer()
    del room.session.desk.set_mark
    until(room.session.settle)


def locks(studio: Studio) -> None:
    """Asked for, after idle time, after sleep; a wrong passphrase and the wait."""
    looks: tuple[tuple[Lang, Scheme, Why], ...] = (
        ("en", "light", "asked"),
        ("kk", "dark", "idle"),
        ("ru", "light", "sleep"),
    )
    for lang, scheme, why in looks:
        name = studio.dress(lang, scheme)
        studio.house.locker.lock(why)
        start = studio.house.start
        assert start is not None
        studio.shoot(f"lock-{why}-{name}", start)
        for _ in range(3 if why == "idle" else 0):
            start.unlock.refuse(AlqaError("passphrase-wrong", name=REVIEWER))
        if why == "idle":
            studio.shoot(f"lock-wait-{name}", start)
            start.unlock.ask(REVIEWER, lambda _say: "")
        studio.answer()


def copies(studio: Studio) -> None:
    """The sheet, a copy made, restored as on a second laptop, a folder that a cloud keeps."""
    room = studio.room
    room.backing_up._drives = lambda: [Drive(studio.stick, "STEPPE", 7_800_000_000)]
    looks: tuple[tuple[Lang, Scheme], ...] = (("en", "light"), ("ru", "dark"), ("kk", "light"))
    for lang, scheme in looks:
        name = studio.dress(lang, scheme)
        room.backing_up.show()
        dialog = room.backing_up.dialog
        assert dialog is not None
        until(lambda sheet=dialog: sheet.sticks.buttons)  # type: ignore[misc]
        studio.shoot(f"backup-{name}", dialog)
        if lang == "kk":
            dialog.sticks.buttons[0].click()
            until(lambda: room.backing_up._task is None)
            studio.shoot(f"backed-up-{name}", dialog)
        dialog.accept()
    folder = room.workspace.folder
    room.close()
    (copy,) = studio.stick.iterdir()
    synced = Path(shutil.copytree(folder, studio._folder / "Dropbox" / "round"))
    shutil.rmtree(folder)
    studio.house.open([str(copy)])
    assert studio.house.start is not None
    studio.shoot("restore-kk-light", studio.house.start)
    studio.answer()
    until(lambda: studio.house.rooms)
    for lang, scheme in looks:
        studio.shoot(f"restored-{studio.dress(lang, scheme)}", studio.room)
    studio.room.close()
    for lang, scheme in looks:
        name = studio.dress(lang, scheme)
        studio.house.open([str(synced)])
        studio.answer()
        studio.shoot(f"synced-{name}", studio.house.start)


def main(out: Path) -> int:
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        os.environ["XDG_DATA_HOME"] = str(folder / "data")
        sample.make(folder / "sample", reviews=False)
        with services_in(app, folder) as (services, _):
            spoken = services._replace(messages=Bridge(services.kit.say, app))
            studio = Studio(spoken, folder, out)
            studio.open_room(folder / "sample")
            for scene in (saving, locks, copies):
                scene(studio)
            studio.house.close()
            studio.pages.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
