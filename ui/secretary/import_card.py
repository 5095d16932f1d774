"""What the board takes in: how far a run is, how to stop it, what the last one brought; a watched folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.desks.views import FileOutcome
from ui.i18n import joined, literal, words
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, MEDIUM, SEMIBOLD
from ui.widgets.button import Button
from ui.widgets.card import Card, row
from ui.widgets.label import Elided, Label
from ui.widgets.meter import Meter


class ImportCard(Card):
    """`stopped` asks to end the run; hidden until something is taken in."""

    stopped = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._title, self._at = Label(kit, literal(""), DENSE, SEMIBOLD, wrap=True), _small(kit)
        self.stop = Button(kit, words("board.import.stop"), "secondary", "x", height=32)
        self.stop.clicked.connect(self.stopped)
        self._meter, self._facts = Meter(kit), _small(kit)
        head = row(self._title, self._at)
        head.setStretch(0, 1)
        self.body.addLayout(head)
        for widget in (self._meter, self._facts, self.stop):
            self.body.addWidget(widget)
        self.hide()

    def show_progress(self, done: int, of: int) -> None:
        self._title.set_phrase(words("board.importing", done=done, of=of))
        self._meter.set_value(done, of)
        self._show(running=True)

    def show_outcomes(self, outcomes: Iterable[FileOutcome], at: str, *, stopped: bool = False) -> None:
        seen = list(outcomes)
        tally = Counter(outcome.state for outcome in seen)
        self._title.set_phrase(words("board.import.stopped" if stopped else "board.last_import"))
        self._at.set_phrase(literal(at))
        facts = joined(
            words("board.import.files", n=len(seen)),
            words("board.import.new", n=tally["accepted"]),
            words("board.import.there", n=tally["already-there"]),
            words("board.import.refused", n=tally["refused"]),
        )
        self._facts.set_phrase(facts)
        self._show(running=False)

    def show_stopped(self, done: int, of: int, at: str) -> None:
        """Ended by a person: what was taken so far is on the board."""
        self._title.set_phrase(words("board.import.stopped"))
        self._at.set_phrase(literal(at))
        self._facts.set_phrase(words("board.import.stopped_at", done=done, of=of))
        self._show(running=False)

    def _show(self, *, running: bool) -> None:
        moving: tuple[QWidget, ...] = (self._meter, self.stop)
        told: tuple[QWidget, ...] = (self._at, self._facts)
        for widget in moving:
            widget.setVisible(running)
        for widget in told:
            widget.setVisible(not running)
        self.show()


class WatchCard(Card):
    """A folder that is watched. `asked` wants one, `ended` no more of it."""

    asked = Signal()
    ended = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.begin = Button(kit, words("board.watch"), "ghost", "folder-sync", height=32)
        self.begin.clicked.connect(self.asked)
        self.end = Button(kit, words("board.watch.end"), "secondary", "x", height=32)
        self.end.clicked.connect(self.ended)
        self._title = Label(kit, words("board.watching"), DENSE, SEMIBOLD, wrap=True)
        self._kit = kit
        self._folder = Elided(kit, literal(""), CAPTION, middle=True)
        for widget in (self.begin, self._title, self._folder, self.end):
            self.body.addWidget(widget)
        self.show_folder(None)

    def show_folder(self, folder: Path | None) -> None:
        """The folder that is watched now, or the offer to watch one."""
        if folder is not None:
            self._folder.set_phrase(literal(str(folder)))
        self.begin.setVisible(folder is None)
        for widget in (self._title, self._folder, self.end):
            widget.setVisible(folder is not None)


def _small(kit: Kit) -> Label:
    return Label(kit, literal(""), CAPTION, MEDIUM, "muted", wrap=True)
