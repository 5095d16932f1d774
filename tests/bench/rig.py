"""What several benches need: the sample round with an open workspace, a window over it, event loops."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from desktop.desks import commissioner, sample
from desktop.pages.server import PageServer
from desktop.storage.workspace import Workspace
from tests.ui.commissioner.sample_desk import strategy_pdf
from ui.actions import Actions
from ui.app import TURN_S
from ui.commissioner.window import CommissionerWindow
from ui.i18n import Speech
from ui.messages import Recorder
from ui.preferences import Preferences
from ui.reader.picture_area import PictureArea
from ui.services import Kit, Services
from ui.tasks import Tasks
from ui.theme.theme import Theme
from ui.theme.tokens import Scheme

ROOT = Path(__file__).resolve().parents[2]
READER = "C02"
SIZE = (1440, 900)


def application() -> QApplication:
    """The one application of a process."""
    found = QApplication.instance()
    return found if isinstance(found, QApplication) else QApplication(["bench"])


@contextmanager
def sample_round() -> Iterator[Path]:
    """The sample round in a folder that goes away; `mine.ws` is the workspace of a commissioner.

    One that was made before (`ALQA_BENCH_ROUND`) is copied instead."""
    with tempfile.TemporaryDirectory(prefix="alqa-bench-") as place:
        folder, made = Path(place) / "round", os.environ.get("ALQA_BENCH_ROUND")
        if made:
            shutil.copytree(made, folder)
            yield folder
            return
        sample.make(folder, reviews=False)
        pack, key = folder / "packs" / f"{READER}.alqa-pack", folder / "identities" / f"{READER}.alqa-key"
        commissioner.open_pack(pack, key, sample.PASSPHRASE, folder / "mine.ws").workspace.close()
        yield folder


@contextmanager
def services(folder: Path, scheme: Scheme = "light") -> Iterator[Services]:
    """Everything that windows share, without the app around it."""
    sys.setswitchinterval(TURN_S)  # as the app does
    app, tasks = application(), Tasks()
    kit = Kit(Theme(app, scheme), Speech("en"))
    yield Services(kit, tasks, Recorder(answer=True), Actions(), Preferences(folder / "preferences.json"))
    tasks.close()


@dataclass(frozen=True)
class Room:
    """An open commissioner's window over a real workspace."""

    ws: Workspace
    pages: PageServer
    window: CommissionerWindow


@contextmanager
def room(folder: Path) -> Iterator[Room]:
    """The window as it is at 1440 x 900, settled."""
    with (
        services(folder) as made,
        PageServer() as pages,
        Workspace.open(folder / "mine.ws", sample.PASSPHRASE) as ws,
    ):
        window = CommissionerWindow(ws, pages, made)
        window.resize(*SIZE)
        window.show()
        until(lambda: window.room.reader.feed.idle)
        yield Room(ws, pages, window)
        window.close()
        settle()


def until(done: Callable[[], bool], seconds: float = 30.0) -> float:
    """Run events until `done`; how long it took. Nothing sleeps, so that nothing is rounded up."""
    app, start = application(), time.perf_counter()
    while not done():
        app.processEvents()
        if time.perf_counter() - start > seconds:
            raise TimeoutError("it did not happen")
    return time.perf_counter() - start


def settle(seconds: float = 0.1) -> None:
    end = time.perf_counter() + seconds
    until(lambda: time.perf_counter() > end)


def is_sharp(canvas: PictureArea) -> bool:
    """Whether every page in view has its picture at the scale it is painted at."""
    keys = ((canvas._key(i), canvas._scale(i)) for i in canvas._seen())
    return canvas.pages > 0 and all(canvas._cache.sharp(key, scale) for key, scale in keys)


def paper(pages: int) -> bytes:
    """A PDF like the sample's strategies, of any number of pages."""
    return strategy_pdf("en", pages)[0]


class Watch:
    """Milliseconds of a `with` block by the clock, and those this thread worked: on a busy machine the
    first also counts what others do."""

    def __init__(self) -> None:
        self.clock: list[float] = []
        self.worked: list[float] = []

    def __enter__(self) -> None:
        self._start = time.perf_counter(), time.thread_time()

    def __exit__(self, *_: object) -> None:
        self.clock.append((time.perf_counter() - self._start[0]) * 1000)
        self.worked.append((time.thread_time() - self._start[1]) * 1000)
