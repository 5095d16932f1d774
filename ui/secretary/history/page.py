"""The history: every step verified, in words, narrowed by words and kinds of work, saved as a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from desktop.desks.history_views import History, Step, details, title
from desktop.errors import AlqaError
from ui.i18n import joined, literal, words
from ui.messages import Notice
from ui.secretary.desk import Desk, Overview
from ui.secretary.history.desk import HistoryDesk
from ui.secretary.history.table import HistoryTable
from ui.secretary.room import RoomPage
from ui.services import Services
from ui.theme.tokens import CAPTION, DENSE, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Banner, Card, Empty
from ui.widgets.chip import Chip, Filter
from ui.widgets.field import FindBox
from ui.widgets.label import Label

PATTERN = "PDF (*.pdf);;CSV (*.csv);;JSON (*.json)"
TABLE, EMPTY, NOT_YET = 0, 1, 2
FOUND_ON = ("prepare", "collect", "decide", "leave")


class HistoryPage(RoomPage):
    """Reads and verifies whenever it is entered or the board changed."""

    def __init__(self, services: Services, desk: Desk, history: HistoryDesk) -> None:
        super().__init__(services, desk)
        self.title, self.subtitle = words("room.history"), words("room.history.line")
        self.history = history
        self.table = HistoryTable(self.kit)
        self.first = self.table
        self.holds = Chip(self.kit, words("history.holds"), "ok", "link-2")
        self.finder = FindBox(self.kit, words("history.find"), "search")
        self.filters = {group: Filter(self.kit, words(f"history.group.{group}")) for group in FOUND_ON}
        self.save = Button(self.kit, words("history.save"), "secondary", "file-down")
        self.bar_actions = [self.save]
        self.broken = Banner(
            self.kit, words("history.broken"), words("history.broken_body"), "bad", "link-2-off"
        )
        self._what = Label(self.kit, literal(""), DENSE, SEMIBOLD, wrap=True)
        self._facts = Label(self.kit, literal(""), DENSE, wrap=True)
        self._digest = Label(self.kit, literal(""), CAPTION, ink="muted", wrap=True)
        self._lay()
        self._connect()

    def entered(self) -> None:
        self.read()

    def buttons_by_name(self) -> dict[str, Button]:
        return {"save": self.save}

    def show_overview(self, overview: Overview) -> None:
        if self.isVisible():
            self.read()

    def read(self) -> None:
        """The chain anew, in a worker."""
        history = self.history
        self.services.tasks.run(self, lambda _report: history.read(), self.show_history, self._altered)

    def show_history(self, found: History) -> None:
        self._stack.setCurrentIndex(TABLE if found.steps else EMPTY)
        self.table.history.show_history(found)
        count = words("history.count", n=len(found.steps))
        self.subtitle = joined(count, words("history.head", head=literal(found.head[:12])))
        self._say_chain(holds=True)
        self.retitled.emit()

    def save_file(self) -> None:
        """Ask where; the end of the name says in which form."""
        target = self.services.messages.save_file(self, words("history.save"), "history.pdf", PATTERN)
        if target is None:
            return
        history, out, lang = self.history, target, self.kit.say.lang

        def work(_report: object) -> Path:
            history.export(out, lang)
            return out

        self.services.tasks.run(self, work, self._saved, self.services.messages.trouble)

    def _saved(self, path: Path) -> None:
        self.services.messages.notify(Notice(words("history.saved", name=literal(path.name))))
        self.read()

    def _altered(self, error: AlqaError) -> None:
        """The chain does not hold: that stays in sight, with the entry."""
        self._say_chain(holds=False)
        self._stack.setCurrentIndex(NOT_YET)
        self.services.messages.trouble(error)
        self.retitled.emit()

    def _say_chain(self, *, holds: bool) -> None:
        self.broken.setVisible(not holds)
        self.holds.setVisible(holds)
        self.save.setEnabled(holds)

    def _narrow(self) -> None:
        on = frozenset(group for group, button in self.filters.items() if button.isChecked())
        self.table.history.narrow(self.finder.text(), on)

    def _show_step(self, step: Step | None) -> None:
        if step is None:
            for label in (self._what, self._facts, self._digest):
                label.set_phrase(literal(""))
            return
        self._what.set_phrase(lambda say: title(step, say.words))
        self._facts.set_phrase(lambda say: details(step, say.words))
        self._digest.set_phrase(literal(step.hash))

    def _connect(self) -> None:
        self.finder.changed.connect(self._narrow)
        for button in self.filters.values():
            button.toggled.connect(self._narrow)
        self.table.chosen.connect(self._show_step)
        self.save.clicked.connect(self.save_file)

    def _lay(self) -> None:
        self._stack = QStackedLayout()
        card = Card(inner=Space.M)
        card.body.addWidget(self.table)
        none, todo = words("history.none"), words("history.none_todo")
        for widget in (card, Empty(self.kit, "history", none, todo), QWidget()):
            self._stack.addWidget(widget)
        self._stack.setCurrentIndex(NOT_YET)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.XXL, Space.L, Space.XXL, Space.L)
        outer.setSpacing(Space.M)
        self.broken.hide()
        outer.addWidget(self.broken)
        outer.addLayout(self._tools())
        outer.addLayout(self._stack, 1)
        outer.addWidget(self._below())

    def _tools(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        self.finder.setMaximumWidth(420)
        line.addWidget(self.finder, 1)
        for button in self.filters.values():
            line.addWidget(button)
        line.addStretch(1)
        self.holds.hide()
        line.addWidget(self.holds)
        return line

    def _below(self) -> Card:
        card = Card(inner=Space.L)
        for label in (self._what, self._facts, self._digest):
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            card.body.addWidget(label)
        return card
