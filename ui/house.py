"""The house: which window is open, what a path opens, who is unlocked. Made once by `ui/app.py`."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize

from desktop.errors import AlqaError
from ui import opening
from ui.actions import Action
from ui.asking import Asking, Task
from ui.doors import Doors
from ui.file_routes import FileRoutes
from ui.firstday.beginnings import Beginnings
from ui.i18n import Phrase, literal, words
from ui.later import later
from ui.pages import Pages
from ui.rooms import room_of
from ui.services import Services
from ui.shell import keys
from ui.shell.fitting import fit
from ui.shell.frame import Frame
from ui.shell.start_window import StartWindow

if TYPE_CHECKING:
    from desktop.desks.safekeeping import Copy
    from desktop.storage.workspace import Workspace
    from ui.locking.locker import Locker
    from ui.locking.returning import LockPage
    from ui.new_round import NewRound
    from ui.opening import Entered, Session
    from ui.safety.restoring import Restoring

FOR_ROOMS = opening.FOR_SECRETARIES + opening.FOR_COMMISSIONERS


class House(QObject):
    """Owns the windows. A workspace closes with its window."""

    def __init__(self, services: Services, pages: Pages, passphrase: str | None = None) -> None:
        super().__init__()
        self._services, self._pages = services, pages
        self._session: Session | None = None
        self._key: keys.KeyFile | None = None
        self._beginnings: Beginnings
        self.start: StartWindow | None = None
        self.rooms: dict[Frame, Workspace | None] = {}
        doors = Doors(self._unlocked_session, self._keys_for, self._entered, self._refused)
        self.routes = FileRoutes(services, self.rooms, doors, self._keep, self)
        self.asking = Asking(self._start, passphrase, self)

    # -- made when first wanted: the first picture waits for none of them -------------------------

    @cached_property
    def restoring(self) -> Restoring:
        made: Restoring = later("ui.safety.restoring").Restoring(self._services, self, self)
        return made

    @cached_property
    def new_rounds(self) -> NewRound:
        kind = later("ui.new_round").NewRound
        made: NewRound = kind(self._services, self._start, self._entered, self.show_start, self)
        return made

    @cached_property
    def locker(self) -> Locker:
        made: Locker = later("ui.locking.locker").Locker(self._services, self, self)
        return made

    def watch(self) -> None:
        """Lock by itself from now on."""
        self.locker.start()

    def open(self, things: list[str]) -> None:
        """Open what was named, or the start window."""
        if not things:
            self.show_start()
        for thing in things:
            self.open_path(Path(thing))

    def open_path(self, path: Path) -> None:
        """Open one file or folder in the room it belongs to; faults are said in the start window."""
        if path.suffix in FOR_ROOMS and path.is_file() and self._to_a_room(path):
            return
        try:
            kind = opening.kind_of(path)
            doors: dict[str, Callable[[Path], None]] = {
                "workspace": self._ask_workspace,
                "backup": self.restoring.begin,
                "pack": self.routes.packs.open,
                "record": self._open_record,
                "key": self._bring_key,
                "card": self._show_card,
                "applicants": self.routes.lists.open,
                "letter": self.routes.letters.open,
            }
            doors[kind](path)
        except AlqaError as error:
            self._not_opened(error)

    def _to_a_room(self, path: Path) -> bool:
        """Give a file that belongs into an open workspace to the window that wants it."""
        for window in self.rooms:
            if window.take_files([path]):
                self._raise(window)
                return True
        return False

    def show_start(self) -> None:
        """The start window at the page that fits: welcome, unlock or home."""
        start = self._start()
        if self._session is not None:
            self._show_home(self._session)
        elif found := keys.known():
            self._ask_keys(found[0])
        else:
            start.show_page(start.welcome)
        self._raise(start)

    def show_parts(self) -> None:
        """The page of all small parts, for people who build the app."""
        self._keep(later("ui.shell.parts_window").PartsWindow(self._services), None)

    def close(self) -> None:
        for room in list(self.rooms):
            room.close()
        if self.start is not None:
            self.start.close()

    # -- the start window -----------------------------------------------------------------------

    def _start(self) -> StartWindow:
        if self.start is None:
            start = self.start = StartWindow(self._services)
            fit(start, QSize(1200, 780))
            start.page_made.connect(self._listen)
            start.page_made.connect(self.asking.listen)
            self._beginnings = Beginnings(self._services, self._pages, start)
            self._beginnings.left.connect(self.show_start)
            self._beginnings.unlocked.connect(self._unlocked)
            self._beginnings.answered.connect(self.asking.submitted)
            start.locked.connect(self._lock)
            start.closed.connect(self._start_closed)
            start.came_home.connect(self._came_home)
            start.add_action(Action("restore.act", self._restore, "archive-restore"))
            start.add_action(Action("act.open_file", self._choose, "folder-open", "Ctrl+O"))
            start.add_action(Action("start.create_act", self._beginnings.begin, "key-round", "Ctrl+N"))
        return self.start

    def _listen(self, page: str) -> None:
        """Connect a page of the start window to what it asks for."""
        start = self._start()
        if page == "welcome":
            start.welcome.chosen.connect(self._welcomed)
            start.welcome.files.connect(self._dropped)
        elif page == "home":
            start.home.files.connect(self._dropped)
            start.home.asked.connect(self._choose)
            start.home.restore_asked.connect(self._restore)
            start.home.new_round_asked.connect(self._new_round)
            start.home.open_folder.connect(self._open_recent)
        elif page == "unlock":
            start.unlock.left.connect(self._leave)
            start.unlock.other_keys.connect(self._choose_keys)

    def _start_closed(self, _window: Frame) -> None:
        self.start = None

    def _welcomed(self, choice: str) -> None:
        act = {
            "create": self._beginnings.begin,
            "have": self._choose_keys,
            "check": self._audit,
            "file": self._choose,
            "restore": self._restore,
        }
        act[choice]()

    def _came_home(self) -> None:
        """From a room that is still open: its card tells what was done there meanwhile."""
        if self._session is not None and any(self.rooms.values()):
            self._show_home(self._session)

    def _show_home(self, session: Session) -> None:
        start = self._start()
        for ws in filter(None, self.rooms.values()):
            self._remember(ws)
        people = later("desktop.desks.people")
        code = people.shown_of(session.identity.party()).code
        self._beginnings.session = session
        due = later("ui.firstday.kept").sheet_is_due(session.key_file)
        start.home.show_session(session.identity.name, code, session.recents.all(), sheet_due=due)
        start.show_page(start.home)

    def _choose(self) -> None:
        pattern = "Alqa (*.alqa-pack *.alqa-record *.alqa-key *.alqa-card *.alqa-receipt *.alqa-applicants)"
        found = self._services.messages.open_files(self._start(), words("open.any"), pattern)
        self._dropped(found)

    def _new_round(self) -> None:
        if self._session is not None:
            self.new_rounds.begin(self._session)

    def _restore(self) -> None:
        self.restoring.choose(self._start())

    def _choose_keys(self) -> None:
        found = self._services.messages.open_files(
            self._start(), words("lock.choose_key"), "Alqa (*.alqa-key)"
        )
        if found:
            self.open_path(found[0])

    def _dropped(self, paths: list[Path]) -> None:
        for path in paths:
            self.open_path(path)

    # -- unlocking ------------------------------------------------------------------------------

    def _ask(
        self,
        key: keys.KeyFile,
        what: Phrase,
        submit: Task,
        *,
        locked: LockPage | None = None,
        others: bool = True,
    ) -> StartWindow:
        start = self.asking.ask(key.name, what, submit, locked=locked, others=others)
        self._beginnings.asked = key
        return start

    def _refused(self, error: AlqaError) -> None:
        """A wrong passphrase stays at the field; anything else is said in full."""
        if self.asking.refused(error):
            return
        if self._session is not None:
            self._show_home(self._session)
        self._services.messages.trouble(error)

    def _leave(self) -> None:
        self.routes.forget()
        start = self._start()
        start.show_waiting(None)
        if self._session is not None:
            self._show_home(self._session)
        else:
            start.show_page(start.welcome)

    def _ask_keys(self, key: keys.KeyFile, what: Phrase | None = None) -> None:
        self._key = key
        self._ask(key, what or literal(""), self._unlock_keys)

    def _unlock_keys(self, passphrase: str) -> None:
        key = self._key
        assert key is not None
        self._services.tasks.run(
            self, lambda _report: opening.unlock(key.path, passphrase), self._unlocked, self._refused
        )

    def _unlocked_session(self) -> Session | None:
        return self._session

    def _unlocked(self, session: Session) -> None:
        self._session = session
        if not self.routes.resume():
            self._show_home(session)

    # -- locking (see `ui.locking.returning.Home`) ----------------------------------------------

    def is_open(self) -> bool:
        return self._session is not None or any(ws is not None for ws in self.rooms.values())

    def forget(self) -> None:
        self._session = None

    def ask_locked(self, folder: Path, name: str, submit: Task, page: LockPage) -> StartWindow:
        key = keys.KeyFile(opening.key_file_of(folder), name)
        return self._ask(key, literal(""), submit, locked=page, others=False)

    def ask_restore(self, copy: Copy, what: Phrase, submit: Task) -> StartWindow:
        return self._ask(_owner(copy.folder), what, submit, others=False)

    def come_in(self, entered: Entered) -> Frame:
        window = room_of(entered.ws, self._services, self._pages)
        self._keep(window, entered.ws)
        return window

    def refuse(self, error: AlqaError) -> None:
        self._refused(error)

    def _lock(self, _window: Frame) -> None:
        self.locker.lock("asked")

    # -- what is opened -------------------------------------------------------------------------

    def _ask_workspace(self, folder: Path) -> None:
        def submit(passphrase: str) -> None:
            self._services.tasks.run(
                self,
                lambda _report: opening.open_workspace(folder, passphrase),
                self._entered,
                self._refused,
            )

        what = words("lock.file", name=literal(str(folder)))
        self._ask(_owner(folder), what, submit, others=False)

    def _open_recent(self, folder: str) -> None:
        session = self._session
        if session is None:
            self.show_start()
            return
        for window, ws in self.rooms.items():
            if ws is not None and str(ws.folder) == folder:
                self._raise(window)
                return
        self._services.tasks.run(
            self, lambda _report: opening.enter(Path(folder), session), self._entered, self._refused
        )

    def _keys_for(self, pack: Path) -> None:
        """A pack waits: ask for the keys that are here, or say that it waits for them."""
        found = keys.known()
        if not found:
            start = self._start()
            start.show_page(start.welcome)
            start.show_waiting(pack.name)
            self._raise(start)
            return
        self._ask_keys(found[0], words("lock.file", name=literal(pack.name)))

    def _open_record(self, record: Path) -> None:
        self._audit().open_record(record)

    def _audit(self) -> _Auditor:
        window: _Auditor = later("ui.auditor.window").AuditorWindow(self._services)
        self._keep(window, None)
        return window

    def _bring_key(self, path: Path) -> None:
        """Keep a key file here and ask for its passphrase; a waiting pack opens with it."""
        self._services.tasks.run(self, lambda _report: keys.bring(path), self._ask_keys, self._not_opened)

    def _not_opened(self, error: AlqaError) -> None:
        self.show_start()
        self._services.messages.trouble(error)

    def _show_card(self, path: Path) -> None:
        shown = later("desktop.desks.people").show(path)
        start = self._start()
        start.card.show_card(shown.name, shown.code)
        start.show_page(start.card)
        self._raise(start)

    def _entered(self, entered: Entered) -> None:
        """A workspace is open: build its room."""
        self.come_in(entered)
        if self.start is not None:
            self.start.close()

    def _keep(self, window: Frame, ws: Workspace | None = None) -> None:
        self.rooms[window] = ws
        window.closed.connect(self._room_closed)
        window.locked.connect(self._lock)
        window.files_dropped.connect(self._dropped)
        window.home_asked.connect(self.show_start)
        fit(window, QSize(1440, 900))
        self._raise(window)

    def _room_closed(self, window: Frame) -> None:
        ws = self.rooms.pop(window, None)
        if ws is not None:
            self._remember(ws)
            ws.close()

    def _remember(self, ws: Workspace) -> None:
        recents = later("ui.shell.recents").Recents(ws.identity)
        recents.remember(opening.recent_of(ws))

    def _raise(self, window: Frame) -> None:
        window.show()
        window.raise_()
        window.activateWindow()


def _owner(folder: Path) -> keys.KeyFile:
    """Whose workspace it is, and the wrapped keys in it."""
    return keys.KeyFile(opening.key_file_of(folder), opening.workspace_name(folder))


if TYPE_CHECKING:
    from ui.auditor.window import AuditorWindow as _Auditor
