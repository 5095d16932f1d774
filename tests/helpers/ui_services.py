"""Services for a test of windows: a light theme, English, recorded messages, preferences in a folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ui.actions import Actions
from ui.i18n import Speech
from ui.messages import Recorder
from ui.preferences import Preferences
from ui.services import Kit, Services
from ui.tasks import Tasks
from ui.theme.theme import Theme


@contextmanager
def services_in(app: QApplication, folder: Path) -> Iterator[tuple[Services, Recorder]]:
    """The threads end before the widgets die."""
    recorder = Recorder()
    tasks = Tasks(app)
    kit = Kit(Theme(app, "light"), Speech("en", app))
    yield Services(kit, tasks, recorder, Actions(app), Preferences(folder / "preferences.json")), recorder
    tasks.close()
