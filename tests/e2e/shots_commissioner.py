"""Photographs of the commissioner's window over the sample round (not a test).

    python tests/e2e/shots_commissioner.py OUT [NAME...]

A NAME is `lang-scheme-WIDTHxHEIGHT-scene`, for example `kk-dark-1440x900-read`; without names all of
`NAMES` are made. Runs offscreen; `QT_QPA_PLATFORM=xcb` under a display photographs the real thing.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from desktop.errors import AlqaError
from desktop.model.text import Lang
from desktop.pages.server import PageServer
from tests.e2e.noted_paper import write_notes
from tests.ui.commissioner.sample_desk import MemoryDesk, strategy_pdf
from tests.ui.commissioner.sample_out import PASSPHRASE
from ui.actions import Actions
from ui.commissioner.conflicts.conflict_dialog import ConflictDialog
from ui.commissioner.round_window import RoundWindow
from ui.i18n import Speech
from ui.messages import Recorder
from ui.preferences import Preferences
from ui.services import Kit, Services
from ui.tasks import Tasks
from ui.theme.theme import Theme
from ui.theme.tokens import Scheme

RECUSED = "FK16-KUS-MAN01"
NAMES = (
    "en-light-1440x900-read",
    "kk-dark-1440x900-read",
    "ru-light-1280x720-read",
    "ru-light-720x450-read",
    "en-light-1440x900-facts",
    "ru-dark-1440x900-overall",
    "en-dark-1440x900-recused",
    "ru-light-1440x900-conflict",
    "kk-light-1280x720-unsaved",
    "ru-light-1440x900-review",
    "kk-light-1440x900-signed",
    "en-light-1440x900-select",
    "ru-dark-1440x900-note",
    "kk-light-1440x900-notes",
)


def settle(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def half_done(lang: str) -> MemoryDesk:
    """A desk in the middle of the work: some dossiers complete, one open, one recused."""
    pdf, texts = strategy_pdf(lang)
    desk = MemoryDesk(pdf=pdf, texts=texts, before=(RECUSED,))
    codes, criteria = list(desk.sheets), [c.code for c in desk.round_of().rubric.criteria]
    for row, code in enumerate(c for c in codes[:5] if c != RECUSED):
        for at, criterion in enumerate(criteria[: 12 if row < 3 else 5]):
            desk.set_mark(code, criterion, (4, 6, 7, 5, 6, 8, 6, 7, 1, 6, 5, 7)[(at + row * 5) % 12])
    for criterion, mark in zip(criteria, (6, 7, 0, 7, 7, 6, 6, 10), strict=False):
        desk.set_mark(codes[5], criterion, mark)
    desk.set_comment(codes[5], "A1", "…")
    desk.set_recommendation(codes[5], "support-with-conditions")
    return desk


def scenes(window: RoundWindow, desk: MemoryDesk, out: Path) -> dict[str, Callable[[], None]]:
    """What is done before the picture is taken."""

    def unsaved() -> None:
        desk.broken = AlqaError("disk-full", path="/media/usb", reason="ENOSPC")
        window.session.set_mark("A2", 8)

    def conflict() -> None:
        window.declare_conflict()
        for dialog in window.findChildren(ConflictDialog):
            dialog.choices[0].setChecked(True)

    def signed() -> None:
        window.handing.path = out / "C06-pilot-clusters-2016-r1.alqa-scores"
        window.show_review()
        window.handing.sign(PASSPHRASE)

    def select() -> None:
        canvas = window.room.reader.canvas
        canvas.selecting.select(0, 0, 32)
        canvas.picked.emit(canvas.selection())

    def note() -> None:
        window.notes.notebook.choose("n3")
        window.notes.write()

    return {
        "read": lambda: None,
        "select": select,
        "note": note,
        "notes": window.notes.show_list,
        "facts": lambda: window.room.show_tab("facts"),
        "overall": window.room.card.comment.click,
        "recused": lambda: window.session.open(RECUSED),
        "conflict": conflict,
        "unsaved": unsaved,
        "review": window.show_review,
        "signed": signed,
    }


def shoot(app: QApplication, out: Path, name: str) -> None:
    lang, scheme, size, scene = name.split("-")
    width, height = map(int, size.split("x"))
    kit = Kit(Theme(app, cast("Scheme", scheme)), Speech(cast("Lang", lang)))
    tasks, preferences = Tasks(), Preferences(out / "preferences.json")
    desk = half_done(lang)
    with PageServer() as pages:
        code = list(desk.sheets)[5]
        paper = write_notes(desk, pages, code, lang)
        window = RoundWindow(desk, pages, Services(kit, tasks, Recorder(answer=True), Actions(), preferences))
        window.resize(width, height)
        window.show()
        window.session.open(code)
        window.room.show_document(paper)
        window.room.card.criteria.open("A2", focus=True)
        settle(400)
        scenes(window, desk, out)[scene]()
        settle(500)
        window.grab().save(str(out / f"{name}.png"))
        for dialog in window.findChildren(ConflictDialog):
            dialog.grab().save(str(out / f"{name}-dialog.png"))
            dialog.reject()
        window.close()
        settle(20)
    tasks.close()


def main() -> None:
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    for name in sys.argv[2:] or NAMES:
        shoot(app, out, name)


if __name__ == "__main__":
    main()
