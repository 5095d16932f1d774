"""What every room of the secretary's window is: a page with a title, a line of truth and actions."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.actions import OwnKeys
from ui.i18n import Phrase, literal, words
from ui.secretary.desk import Desk, Overview
from ui.services import Services
from ui.widgets.button import Button
from ui.widgets.card import Empty


class RoomPage(QWidget):
    """`retitled` when title or subtitle changed; `wanted(room id)` asks the window to go there."""

    retitled = Signal()
    rebarred = Signal()  # other actions belong into the bar
    wanted = Signal(str)
    changed = Signal()  # the board changed: every room reads again
    counted = Signal(str, int)  # a room and how many things in it need a person: its badge in the rail

    def __init__(self, services: Services, desk: Desk) -> None:
        super().__init__()
        self.services, self.kit, self.desk = services, services.kit, desk
        self.title: Phrase = literal("")
        self.subtitle: Phrase = literal("")
        self.bar_actions: list[QWidget] = []
        self.bar_chips: list[QWidget] = []
        self.first: QWidget | None = None  # gets the focus when the room is entered
        self.place: Phrase | None = None  # what F1 says of the room
        self.own_keys: tuple[OwnKeys, ...] = ()  # what its controls handle themselves, for F1

    def show_overview(self, overview: Overview) -> None:
        """New facts about the board; the default shows nothing of them."""

    def entered(self) -> None:
        """The room was opened: time to read what only it needs."""

    def next_problem(self) -> bool:
        """F8: show the next thing here that needs a person; False when this room knows of none."""
        return False

    def buttons_by_name(self) -> dict[str, Button]:
        """Buttons that the palette presses from elsewhere."""
        return {}

    def undo(self) -> None:
        """Ctrl+Z: take back the newest change that was made here."""

    def redo(self) -> None:
        """Bring back what was taken back last."""

    def at_rest(self) -> None:
        """Store what is being typed, before the window is locked or put away."""

    def take_files(self, paths: list[Path]) -> bool:
        """Files dropped while this room is open: True when it takes them."""
        return False


class EmptyRoom(RoomPage):
    """A room that is not built yet: says what will be there and how to do it meanwhile."""

    def __init__(self, services: Services, desk: Desk, room: str, icon: str) -> None:
        super().__init__(services, desk)
        self.title, self.subtitle = words(f"room.{room}"), words(f"room.{room}.line")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Empty(self.kit, icon, words(f"room.{room}.what"), words(f"room.{room}.todo")))


class EarlyRoom(RoomPage):
    """In place of a room that needs a signed round: says what is missing, and leads there."""

    def __init__(self, services: Services, desk: Desk) -> None:
        super().__init__(services, desk)
        self.first = Button(self.kit, words("early.to_round"), "primary", "arrow-right")
        self.first.clicked.connect(self._to_round)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        what, todo = words("early.what"), words("early.todo")
        column.addWidget(Empty(self.kit, "list-checks", what, todo, self.first))

    def stand_for(self, room: str) -> None:
        """The room that is asked for."""
        self.title, self.subtitle = words(f"room.{room}"), words("early.line")

    def _to_round(self) -> None:
        self.wanted.emit("round")
