"""The secretary's window: the rail in the order of work, one page a room, the board read in a worker."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.errors import AlqaError
from desktop.pages.server import PageServer
from ui.actions import Action, Help
from ui.i18n import data, joined, literal, words
from ui.models.entries import Entry
from ui.opening import FOR_COMMISSIONERS
from ui.secretary.board_page import BoardPage
from ui.secretary.decision_page import DecisionPage
from ui.secretary.desk import Desk, Overview
from ui.secretary.fork_page import ForkPage
from ui.secretary.out.commands import commands as out_commands
from ui.secretary.people.page import PeoplePage
from ui.secretary.room import EarlyRoom, RoomPage
from ui.secretary.rooms import EARLY, FOOT, FOR_PEOPLE, GROUPS, RAIL_OF, SIGNED, Rooms
from ui.services import Services
from ui.shell.frame import Frame
from ui.shell.rail import Rail, Room


class SecretaryWindow(Frame):
    """`desk` is the door to the open workspace; `pages` draws the protocol's preview."""

    def __init__(self, services: Services, desk: Desk, pages: PageServer) -> None:
        super().__init__(services, _rail(services))
        self.desk = desk
        self.overview: Overview | None = None
        self._back: list[str] = []
        self.rooms = Rooms(services, desk, pages, self._adopt)
        self.early = EarlyRoom(services, desk)
        self._adopt("", self.early)
        self.bar.show_title(literal(""), literal(""))
        self.bar.lock.show()
        self.setAcceptDrops(True)
        assert self.rail is not None
        self.rail.chosen.connect(self.go)
        services.actions.register(self, self._actions())
        services.tasks.run(self, lambda _report: desk.people.waiting(), self._mark_people)
        self.go("board")
        self.reload()

    def go(self, room: str) -> None:
        """Enter a room (also `fork`, which belongs to the board)."""
        if self.room and self.room != room:
            self._back.append(self.room)
        self.room_ = room
        page = self.page
        self.stack.setCurrentWidget(page)
        if self.rail:
            self.rail.select(RAIL_OF.get(room, room))
        self._fill_bar(page)
        page.entered()
        if page.first is not None:
            page.first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def page(self) -> RoomPage:
        """What stands for the room that is chosen: itself, unless it is too early for it."""
        if self.too_early(self.room):
            self.early.stand_for(self.room)
            return self.early
        return self.rooms[self.room]

    def decided(self) -> bool:
        """Whether a decision stands."""
        return self.overview is not None and self.overview.decision is not None

    def too_early(self, room: str) -> bool:
        """Whether a room has nothing to show before a round is signed."""
        unsigned = self.overview is not None and self.overview.board.round is None
        return unsigned and room in EARLY

    @property
    def room(self) -> str:
        return getattr(self, "room_", "")

    def open_fork(self, member: str) -> None:
        self.rooms.as_("fork", ForkPage).show_member(member)
        self.go("fork")

    def reload(self) -> None:
        """Read the board again, off the GUI thread."""
        self.services.tasks.run(self, lambda _report: self.desk.overview(), self.show_overview, self._trouble)

    def show_overview(self, overview: Overview) -> None:
        first, self.overview = self.overview is None, overview
        if first and overview.board.round is None:
            self.go("round")  # nothing is signed yet: that is where the work begins
        for room, page in self.rooms.made():
            if not self.too_early(room):
                page.show_overview(overview)
        self._mark_rail(overview)
        self.stack.setCurrentWidget(self.page)
        self._fill_bar(self.page)
        if overview.board.round:
            self.title_window(joined(data(overview.board.round.body.title), literal("Alqa"), by=" — "))

    def help_here(self) -> Help:
        page = self.page
        return super().help_here()._replace(place=page.place, own=page.own_keys)

    def go_back(self) -> None:
        if self._back:
            room = self._back.pop()
            self.go(room)
            self._back = self._back[:-1] if self._back and self._back[-1] != room else self._back

    def take_files(self, paths: list[Path]) -> bool:
        """Cards, mandates and declarations go to the people; every other file but those for a commissioner
        goes to the board, which says what it does not take."""
        theirs = [path for path in paths if path.suffix in FOR_PEOPLE]
        if theirs:
            self.go("people")
            self.rooms.as_("people", PeoplePage).take(theirs)
        paths = [path for path in paths if path.suffix not in FOR_COMMISSIONERS and path not in theirs]
        if not paths:
            return bool(theirs)
        if self.rooms[self.room].take_files(paths):
            return True
        self.go("board")
        self.rooms.as_("board", BoardPage).merge(paths)
        return True

    def panes(self) -> list[QWidget]:
        """Rail, the room's first part, the bar."""
        assert self.rail is not None
        held = self.rail.buttons[RAIL_OF.get(self.room, self.room)]
        first = self.page.first
        return [held, *([first] if first else []), *self.page.bar_actions[:1], self.bar.language]

    def entries(self) -> list[Entry]:
        """Rooms, dossiers and commands."""
        rooms = self._room_entries()
        here = {entry.folded for entry in rooms}
        others = [entry for entry in super().entries() if entry.folded not in here]
        return [*rooms, *self._dossier_entries(), *others]

    def _trouble(self, error: AlqaError) -> None:
        self.services.messages.trouble(error)

    def _adopt(self, room: str, page: RoomPage) -> None:
        """A room that was just made: into the window, with what is known by now."""
        self.stack.addWidget(page)
        page.retitled.connect(self._retitle_bar)
        page.wanted.connect(self.go)
        page.changed.connect(self.reload)
        page.rebarred.connect(self._rebar)
        page.counted.connect(self._badge)
        if isinstance(page, BoardPage):
            page.fork_opened.connect(self.open_fork)
        if isinstance(page, PeoplePage):
            page.waiting.connect(self._mark_people)
        if self.overview is not None and not self.too_early(room):
            page.show_overview(self.overview)

    def _fill_bar(self, page: RoomPage) -> None:
        for layout, widgets in ((self.bar.chips, page.bar_chips), (self.bar.tail, page.bar_actions)):
            _unlay(layout)
            for widget in widgets:
                layout.addWidget(widget)
                widget.show()
        self._retitle_bar()

    def _rebar(self) -> None:
        self._fill_bar(self.page)

    def _retitle_bar(self) -> None:
        self.bar.retitle(self.page.title, self.page.subtitle)

    def _mark_rail(self, overview: Overview) -> None:
        if self.rail is None:
            return
        view = overview.view
        needs = len(view.forks) + len(overview.refusals)
        done = overview.decision is not None
        for room in SIGNED:
            badge = self.rail.buttons[room].badge
            self.rail.buttons[room].mark(done=overview.board.round is not None and not badge, badge=badge)
        self.rail.buttons["board"].mark(done=view.closed and not needs, badge=needs)
        self.rail.buttons["decision"].mark(done=done)
        led = overview.decision is not None and overview.decision.body.sitting.closed is not None
        self.rail.buttons["sitting"].mark(done=led)

    def _badge(self, room: str, count: int) -> None:
        signed = self.overview is not None and self.overview.board.round is not None
        if self.rail is not None:
            self.rail.buttons[room].mark(done=signed and not count and room in SIGNED, badge=count)

    def _mark_people(self, waiting: int | None) -> None:
        if self.rail is not None and waiting is not None:
            self.rail.buttons["people"].mark(done=not waiting, badge=waiting)

    def _room_entries(self) -> list[Entry]:
        say = self.kit.say
        found = []
        for _, rooms in [*GROUPS, ("", FOOT)]:
            for room, icon in rooms:
                key = f"room.{room}"
                names = tuple(name.casefold() for name in say.all(key))
                go = _Go(self, room)
                keys = tuple(self._keys_of(room).split("+")) if self._keys_of(room) else ()
                found.append(
                    Entry(words("palette.goto"), icon, words(key), None, keys, go, True, False, names)
                )
        return found

    def _keys_of(self, room: str) -> str:
        return self.rail.buttons[room].room.keys if self.rail else ""

    def _dossier_entries(self) -> list[Entry]:
        if self.overview is None or self.overview.board.round is None:
            return []
        found = []
        for ref in self.overview.board.round.body.dossiers:
            names = tuple(name.casefold() for name in (*ref.title.values(), ref.code))
            found.append(
                Entry(
                    words("palette.dossiers"), "file-text", data(ref.title), literal(ref.code), (),
                    _Show(self, ref.code), True, False, names,
                )
            )  # fmt: skip
        return found

    def _show_dossier(self, code: str) -> None:
        self.go("decision")
        self.rooms.as_("decision", DecisionPage).show_dossier(code)

    def at_rest(self) -> bool:
        for _, page in self.rooms.made():
            page.at_rest()
        return True

    def _next_problem(self) -> None:
        """In this room; the board's where it has none of its own."""
        if not self.rooms[self.room].next_problem():
            self.rooms.as_("board", BoardPage).next_problem()

    def _undo(self) -> None:
        self.rooms[self.room].undo()

    def _redo(self) -> None:
        self.rooms[self.room].redo()

    def _actions(self) -> list[Action]:
        go = "palette.goto"
        order = [room for _, rooms in GROUPS for room, _ in rooms]
        found = [
            Action(f"room.{room}", _Go(self, room), "arrow-right", f"Ctrl+{(i + 1) % 10}", go)
            for i, room in enumerate(order)
        ]
        return [
            *found,
            Action("act.next_problem", self._next_problem, "circle-alert", "F8"),
            Action("act.undo_here", self._undo, "undo-2", "Ctrl+Z"),
            Action("act.redo_here", self._redo, "redo-2", "Ctrl+Shift+Z"),
            Action("fixes.open", _Go(self, "fixes"), "life-buoy", "", go),
            Action("cluster.open", _Go(self, "cluster"), "map", "Ctrl+Shift+2", go),
            *self.rooms.actions(self.go),
            *out_commands(self.rooms, self.go, self.decided),
            Action("act.back", self.go_back, "arrow-left", "Alt+Left", go),
            Action("act.lock", self.ask_lock, "lock", "Ctrl+L", "palette.program"),
        ]


class _Go:
    """Enter a room when called."""

    def __init__(self, window: SecretaryWindow, room: str) -> None:
        self._window, self._room = window, room

    def __call__(self) -> None:
        self._window.go(self._room)


class _Show:
    """Show a dossier in the ranking when called."""

    def __init__(self, window: SecretaryWindow, code: str) -> None:
        self._window, self._code = window, code

    def __call__(self) -> None:
        self._window._show_dossier(self._code)


def _rail(services: Services) -> Rail:
    number = iter(range(1, 11))
    groups = [
        (title, [Room(room, f"room.{room}", icon, f"Ctrl+{next(number) % 10}") for room, icon in rooms])
        for title, rooms in GROUPS
    ]
    return Rail(services.kit, groups, [Room(room, f"room.{room}", icon) for room, icon in FOOT])


def _unlay(layout: object) -> None:
    """Take a room's own widgets out of the bar without deleting them."""
    take = layout.takeAt  # type: ignore[attr-defined]
    while (item := take(0)) is not None:
        widget: QWidget | None = item.widget()
        if widget is not None:
            widget.hide()
