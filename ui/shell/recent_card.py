"""One round on the start page: role, progress, what is due, Open. One whose folder is gone says so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from ui.due import days_left, due_phrase, today
from ui.i18n import Phrase, data, joined, literal, words
from ui.services import Kit
from ui.shell.recents import Recent
from ui.theme.tokens import BODY, CAPTION, DENSE, SEMIBOLD, Space, Tone
from ui.widgets.button import Button
from ui.widgets.card import Card, Picture, Tile, column, row
from ui.widgets.chip import Chip
from ui.widgets.label import Elided, Ink, Label
from ui.widgets.meter import Meter

ICONS = {"commissioner": "book-open", "secretary": "users", "chair": "gavel", "auditor": "shield-check"}


class RecentCard(Card):
    """`chosen(folder)`."""

    chosen = Signal(str)

    def __init__(self, kit: Kit, recent: Recent, *, first: bool, now: Callable[[], date] = today) -> None:
        super().__init__(part="card-accent" if first else "card", inner=Space.XL)
        self._kit, self._recent, self._now = kit, recent, now
        self.button = Button(
            kit, words("act.open"), "primary" if first else "secondary", "arrow-right", height=32
        )
        self.button.clicked.connect(self._open)
        self.there = Path(recent.folder).is_dir()
        self.body.addLayout(self._head())
        self.body.addLayout(self._figures())
        whole = recent.of > 0 and recent.done == recent.of
        self.body.addWidget(Meter(kit, recent.done, recent.of, "ok" if whole else "accent"))
        self.body.addLayout(self._foot() if self.there else self._gone())

    def _head(self) -> QHBoxLayout:
        recent = self._recent
        texts = column(
            Label(self._kit, data(recent.title), BODY, SEMIBOLD, wrap=True),
            Label(self._kit, words(f"role.{recent.role}"), DENSE, ink="muted"),
            spacing=0,
        )
        head = row(Tile(self._kit, ICONS.get(recent.role, "folder-open")), texts, spacing=Space.M)
        head.setStretch(1, 1)
        state = state_of(recent)
        if state is not None:
            chip = Chip(self._kit, *state)
            head.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _figures(self) -> QHBoxLayout:
        recent = self._recent
        key = "start.progress_board" if recent.role == "secretary" else "start.progress"
        figure = literal(f"{recent.done} / {recent.of}")
        label = Label(self._kit, words(key), DENSE, wrap=True)
        line = row(label, Label(self._kit, figure, DENSE, SEMIBOLD, "accent", tabular=True))
        line.setStretch(0, 1)
        return line

    def _foot(self) -> QHBoxLayout:
        phrase, icon, ink = self._due()
        said = Label(self._kit, phrase, CAPTION, ink=ink, wrap=True)
        line = row(Picture(self._kit, icon, ink, 14), said, self.button)
        line.setStretch(1, 1)
        line.setAlignment(self.button, Qt.AlignmentFlag.AlignRight)
        return line

    def _due(self) -> tuple[Phrase, str, Ink]:
        """When it was handed in and whether that was confirmed; before that, when it was open and is due."""
        recent = self._recent
        if recent.handed:
            told = words("rounds.handed_at", at=lambda say: say.moment(recent.handed))
            receipt = words("rounds.receipt" if recent.receipt else "rounds.no_receipt")
            return joined(told, receipt), "file-check", "muted"
        opened = words("start.opened", at=lambda say: say.moment(recent.opened))
        if not recent.closes:
            return opened, "clock", "muted"
        late = days_left(recent.closes, self._now()) < 0
        due = words("rounds.due", date=due_phrase(recent.closes, self._now()))
        return joined(opened, due), "calendar-clock" if late else "clock", "warn" if late else "muted"

    def _gone(self) -> QHBoxLayout:
        told = words("start.gone", path=literal(self._recent.folder))
        gone = Elided(self._kit, told, CAPTION, ink="warn", middle=True)
        line = row(Picture(self._kit, "triangle-alert", "warn", 14))
        line.addWidget(gone, 1)
        return line

    def _open(self) -> None:
        self.chosen.emit(self._recent.folder)


def state_of(recent: Recent) -> tuple[Phrase, Tone, str] | None:
    """What is to be done, of a commissioner's round."""
    if recent.role != "commissioner" or not recent.of:
        return None
    if recent.changed:
        return words("rounds.changed", n=recent.changed), "warn", "refresh-cw"
    if recent.handed and recent.same:
        return words("rounds.handed"), "ok", "circle-check"
    left = recent.of - recent.done
    if left:
        return words("rounds.todo", n=left), "warn", "clock"
    return words("rounds.revise" if recent.handed else "rounds.ready"), "accent", "signature"
