"""Backup copy and lock, on one sheet: sticks that are plugged in, the last copy, after how long to lock."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.desks.safekeeping import LastBackup
from ui.commissioner.handin.stick_card import StickCard
from ui.drives import Drive
from ui.i18n import Phrase, literal, words
from ui.safety.lock_choice import LockChoice
from ui.services import Services
from ui.theme.tokens import BODY, CAPTION, DENSE, DOSSIER, MEDIUM, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Card, Picture, row
from ui.widgets.card import column as column_of
from ui.widgets.label import Elided, Label, heading
from ui.widgets.meter import Meter
from ui.widgets.scroll import frameless

WIDTH, HEIGHT = 600, 740


class SafetyDialog(QDialog):
    """`sticks.asked(Drive)`, `sticks.elsewhere`; `stopped` while a copy is made."""

    stopped = Signal()

    def __init__(self, services: Services, drives: Callable[[], list[Drive]], parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = services.kit
        self.setProperty("part", "dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(services.kit.say("safe.title"))
        self._icon = Picture(self._kit, "history", "muted", 20)
        self._last = Label(self._kit, words("safe.last.none"), BODY, MEDIUM, wrap=True)
        self._place = Elided(self._kit, literal(""), CAPTION, ink="muted", middle=True)
        self._place.hide()
        self.sticks = StickCard(services, drives)
        self.meter = Meter(self._kit)
        self.stop = Button(self._kit, words("safe.stop"), "ghost", "x", height=32)
        self.stop.clicked.connect(self.stopped)
        self.lock = LockChoice(services)
        self.shut = Button(self._kit, words("act.close"), "secondary", height=36)
        self.shut.clicked.connect(self.accept)
        self._progress = QWidget()
        line = row(self.meter, self.stop)
        line.setStretch(0, 1)
        self._progress.setLayout(line)
        self._progress.hide()
        self._lay_out()

    def show_last(self, last: LastBackup | None) -> None:
        """The newest copy, and whether it holds everything."""
        if last is None:
            icon, ink, phrase = "triangle-alert", "warn", words("safe.last.none")
        else:
            key = "safe.last.older" if last.changed else "safe.last.whole"
            phrase = words(key, at=_moment(last.at))
            icon, ink = ("history", "muted") if last.changed else ("circle-check", "ok")
        self._icon.show_icon(icon, ink)
        self._last.set_phrase(phrase)
        self._place.set_phrase(literal(last.place if last else ""))
        self._place.setVisible(last is not None)

    def show_progress(self, done: int, of: int) -> None:
        self._progress.show()
        self.meter.set_value(done * 100 // max(1, of), 100)

    def end_progress(self) -> None:
        self._progress.hide()

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setProperty("part", "inner")
        column = QVBoxLayout(inner)
        column.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(heading(self._kit, words("safe.title"), DOSSIER))
        column.addWidget(self._state())
        column.addWidget(self.sticks)
        column.addWidget(self._progress)
        column.addWidget(self.lock)
        column.addStretch(1)
        scroll = frameless(inner)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        foot = row(1, self.shut)
        foot.setContentsMargins(Space.XXL, Space.S, Space.XXL, Space.L)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll, 1)
        whole.addLayout(foot)
        parent = self.parentWidget()
        room = parent.size() - QSize(2 * Space.L, 2 * Space.XXL) if parent else QSize(WIDTH, HEIGHT)
        self.setFixedSize(QSize(WIDTH, HEIGHT).boundedTo(room))

    def _state(self) -> Card:
        card = Card(inner=Space.XL)
        card.body.addWidget(Label(self._kit, words("safe.copy.title"), SECTION, SEMIBOLD, wrap=True))
        card.body.addWidget(Label(self._kit, words("safe.copy.body"), DENSE, ink="muted", wrap=True))
        line = row(self._icon, column_of(self._last, self._place, spacing=2))
        line.setStretch(1, 1)
        card.body.addLayout(line)
        return card


def _moment(at: str) -> Phrase:
    return lambda say: say.moment(at)
