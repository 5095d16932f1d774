"""The first picture waits for nothing heavy: the start window needs no database, no PDF, no sheets."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEAVY = (
    *("sqlalchemy", "alembic", "reportlab", "openpyxl", "fontTools", "pypdfium2", "numpy", "scipy"),
    *("pikepdf", "msgspec", "nacl", "segno", "concurrent.futures", "multiprocessing.connection"),
    *("desktop.cli.main", "ui.shell.rail", "ui.shell.palette", "ui.firstday.pages"),
    *("ui.shell.home_page", "ui.widgets.toast", "ui.locking.locker", "html.entities"),
    *("datetime", "ui.route", "ui.file_dialogs", "ui.shell.dialog", "ui.shell.tab_order", "ui.qt_words"),
)
PROGRAM = f"""
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
import ui.__main__
ui.__main__.hurry()
from ui.app import make_services
from ui.house import House
from ui.pages import Pages
app = QApplication([])
services = make_services(app, "en")
house = House(services, Pages())
house.open([])
app.processEvents()
assert house.start is not None and house.start.isVisible()
assert not services.kit.say.words.read_whole
from shibokensupport.feature import pyside_feature_dict
assert pyside_feature_dict["ui.house"] == -1  # PySide6 did not look into it
print([name for name in {HEAVY!r} if name in sys.modules])
services.tasks.close()
"""


def test_the_start_window_imports_nothing_heavy(tmp_path: Path) -> None:
    env = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_DATA_HOME": str(tmp_path),
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, env=env, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"
