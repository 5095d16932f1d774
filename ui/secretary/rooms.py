"""The rooms of the secretary's window: which there are, and each made when it is first wanted.

A room has hundreds of widgets and brings modules of its own: who comes to merge files does not wait for the
round builder. Rooms made later get the newest overview at once.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import NamedTuple, TypeVar

from desktop.pages.server import PageServer
from ui.actions import Action
from ui.later import later
from ui.secretary.desk import Desk
from ui.secretary.room import EmptyRoom, RoomPage
from ui.services import Services

P = TypeVar("P", bound=RoomPage)
Go = Callable[[str], None]

GROUPS = [
    (
        "rail.prepare",
        [("round", "list-checks"), ("dossiers", "folder-open"), ("people", "users"), ("packs", "package")],
    ),
    ("rail.collect", [("board", "table-2")]),
    ("rail.decide", [("decision", "scale"), ("sure", "activity"), ("sitting", "gavel")]),
    ("rail.finish", [("protocol", "file-text"), ("record", "archive")]),
]
FOOT = [("history", "history"), ("settings", "settings")]
RAIL_OF = {"fork": "board", "fixes": "board", "cluster": "dossiers"}  # rooms behind rooms
EARLY = ("board", "fork", "decision", "sure", "sitting", "protocol", "record")  # need a signed round
SIGNED = ("round", "dossiers", "packs")  # done as soon as a signed round exists
FOR_PEOPLE = frozenset([".alqa-card", ".alqa-mandate", ".alqa-declaration"])


class Made(NamedTuple):
    """Where a room's page is: its module (with a slash: a point would look like a key of words) and class,
    its door on the desk ("" for none), and whether it draws documents."""

    module: str
    page: str
    door: str = ""
    draws: bool = False


PAGES = {
    "board": Made("board_page", "BoardPage"),
    "fork": Made("fork_page", "ForkPage"),
    "decision": Made("decision_page", "DecisionPage"),
    "protocol": Made("protocol_page", "ProtocolPage", "", draws=True),
    "record": Made("record_page", "RecordPage"),
    "settings": Made("settings_page", "SettingsPage"),
    "round": Made("round/page", "RoundPage", "round"),
    "dossiers": Made("dossiers/page", "DossiersPage", "intake", draws=True),
    "people": Made("people/page", "PeoplePage", "people"),
    "packs": Made("packs/page", "PacksPage", "packs"),
    "cluster": Made("cluster/page", "ClusterPage", "figures"),
    "fixes": Made("fixes/page", "FixesPage", "fixes"),
    "sitting": Made("sitting/page", "SittingPage", "sitting"),
    "history": Made("history/page", "HistoryPage", "history"),
}


class RoomAct(NamedTuple):
    """What the palette finds of a room before anyone was in it: `act` is the path to a method of its page;
    `enter`: the room is entered first, else the act asks for a file and goes there itself."""

    room: str
    key: str
    icon: str
    act: str
    keys: str = ""
    enter: bool = True


ACTS = (
    RoomAct("board", "board.drop_choose", "file-down", "side.choose", "Ctrl+O", enter=False),
    RoomAct("board", "board.receipts", "receipt-text", "export_receipts", enter=False),
    RoomAct("people", "people.add", "id-card", "choose"),
    RoomAct("people", "people.applicants", "file-pen-line", "save_applicants"),
    RoomAct("people", "people.assign.again", "shuffle", "assign.ask"),
    RoomAct("people", "people.assign.grid", "grid-3x3", "open_grid"),
    RoomAct("dossiers", "intake.register.add", "file-spreadsheet", "choose_register", enter=False),
    RoomAct("dossiers", "intake.folder.add", "folder-plus", "choose_folder", enter=False),
    RoomAct("dossiers", "intake.conditions", "list-checks", "ask_conditions", enter=False),
    RoomAct("sitting", "sitting.motion", "plus", "lead.ask_motion"),
    RoomAct("sitting", "sitting.depart", "corner-up-right", "lead.ask_departure"),
    RoomAct("sitting", "sitting.send_again", "monitor-up", "send"),
    RoomAct("sitting", "sitting.to_close", "lock", "lead.ask_close"),
    RoomAct("sitting", "sitting.take_ruling", "stamp", "lead.rulings.ask"),
)


class Rooms:
    """The pages by room. `adopt(room, page)` is called once for each page that is made."""

    def __init__(
        self, services: Services, desk: Desk, pages: PageServer, adopt: Callable[[str, RoomPage], None]
    ) -> None:
        self._services, self._desk, self._pages, self._adopt = services, desk, pages, adopt
        self._made: dict[str, RoomPage] = {}

    def __getitem__(self, room: str) -> RoomPage:
        if room not in self._made:
            page = self._made[room] = self._make(room)
            self._adopt(room, page)
        return self._made[room]

    def as_(self, room: str, kind: type[P]) -> P:
        """The page of a room, known to be of a kind."""
        page = self[room]
        assert isinstance(page, kind)
        return page

    def made(self) -> list[tuple[str, RoomPage]]:
        """The rooms that somebody was in."""
        return list(self._made.items())

    def actions(self, go: Go) -> list[Action]:
        """What the palette finds of the rooms."""
        return [Action(one.key, _Act(self, one, go), one.icon, one.keys) for one in ACTS]

    def _make(self, room: str) -> RoomPage:
        where = PAGES.get(room)
        if where is None:
            icons = {name: icon for _, rooms in [*GROUPS, ("", FOOT)] for name, icon in rooms}
            return EmptyRoom(self._services, self._desk, room, icons[room])
        module = where.module.replace("/", ".")
        kind = getattr(later(f"ui.secretary.{module}"), where.page)
        doors = [getattr(self._desk, where.door)] if where.door else []
        page: RoomPage = kind(self._services, self._desk, *doors, *([self._pages] if where.draws else []))
        return page


class _Act:
    """Does something in a room when called."""

    def __init__(self, rooms: Rooms, what: RoomAct, go: Go) -> None:
        self._rooms, self._what, self._go = rooms, what, go

    def __call__(self) -> None:
        if self._what.enter:
            self._go(self._what.room)
        attrgetter(self._what.act)(self._rooms[self._what.room])()
