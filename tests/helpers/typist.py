"""A commissioner who types without a pause, in the real window over a real workspace, until killed.

`python -m tests.helpers.typist FOLDER PASSPHRASE`: for each line on standard input a process is forked
that opens the window (offscreen), types, and says in JSON, one line each: `pid`; `meant` a change before it
is given to the writer; `saved` what the window says is stored, at the moment when it says so. When the
process has ended the line is `{"dead": status}`.
"""

from __future__ import annotations

import json
import os
import random
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.pages.server import PageServer
from desktop.storage.workspace import Workspace
from ui.actions import Actions
from ui.commissioner.session import Pending, Place, Session
from ui.commissioner.window import CommissionerWindow
from ui.commissioner.writer import Threaded
from ui.i18n import Speech
from ui.messages import Recorder
from ui.preferences import Preferences
from ui.services import Kit, Services
from ui.tasks import Tasks
from ui.theme.theme import Theme

Values = dict[str, Any]
EVERY_MS = 12
PROSE = "Жақсы негіз, бірақ жоспар әлсіз. Strong base; weak plan. "


def say(**what: Any) -> None:
    """One line, written in one call: a kill leaves whole lines and at most one torn one."""
    os.write(1, json.dumps(what).encode() + b"\n")


def values_of(session: Session) -> Values:
    """Everything of the open sheet by its place."""
    sheet, code = session.sheet, session.code
    if sheet is None:
        return {}
    values: Values = {f"{code}/mark/{c}": m for c, m in sheet.marks.items() if m is not None}
    values |= {f"{code}/comment/{c}": text for c, text in sheet.comments.items() if text}
    return values | ({f"{code}/overall/": sheet.for_commission} if sheet.for_commission else {})


class Typist:
    """Types a key, or does something else, at every tick."""

    def __init__(self, window: CommissionerWindow, seed: int) -> None:
        self._window, self._session, self._dice = window, window.session, random.Random(seed)
        self._typed = 0
        self._keep = self._session.storing.keep
        self._session.storing.keep = self._meant  # type: ignore[method-assign]
        self._session.saveChanged.connect(self._saved)
        self._timer = QTimer(window, interval=EVERY_MS)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    def _meant(self, place: Place, pending: Pending) -> None:
        say(meant=values_of(self._session))
        self._keep(place, pending)

    def _saved(self) -> None:
        if self._session.save.kind == "saved":
            say(saved=values_of(self._session) | self._seen())

    def _seen(self) -> Values:
        """What stands in the fields: whoever reads "saved" above them believes it of every letter."""
        card, code = self._window.room.card, self._session.code
        open_ = card.criteria.open_code
        comment, overall = card.criteria.panel(open_).comment.toPlainText(), card.overall.commission
        seen = {f"{code}/comment/{open_}": comment, f"{code}/overall/": overall.toPlainText()}
        return {place: text for place, text in seen.items() if text}

    def _go_on(self) -> None:
        chance = self._dice.random()
        card = self._window.room.card
        panel = card.criteria.panel(card.criteria.open_code)
        if chance < 0.80:
            field = panel.comment if chance < 0.5 else card.overall.commission
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            press(field, PROSE[self._typed % len(PROSE)])
            self._typed += 1
        elif chance < 0.93:
            QTest.keyClicks(panel.ruler, self._dice.choice("012345"))
        elif chance < 0.98:
            card.criteria.open(self._dice.choice(card.criteria.codes))
        else:
            self._window.step_dossier(self._dice.choice((1, -1)))


def press(field: QWidget, letter: str) -> None:
    """One key of any alphabet (`QTest.keyClicks` knows ASCII alone)."""
    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(field, event)


def work(folder: Path, passphrase: str, seed: int) -> None:
    """One life of the window; it ends by being killed."""
    app = QApplication(["typist"])
    say(pid=os.getpid())
    kit = Kit(Theme(app, "light"), Speech("en"))
    around = folder.parent
    services = Services(kit, Tasks(), Recorder(), Actions(), Preferences(around / "preferences.json"))
    window = CommissionerWindow(Workspace.open(folder, passphrase), PageServer(), services, Threaded())
    window.room.tabs._pick("facts")
    window.show()
    Typist(window, seed)
    app.exec()


def main(folder: str, passphrase: str) -> None:
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            work(Path(folder), passphrase, int(line))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        say(dead=os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main(*sys.argv[1:])
