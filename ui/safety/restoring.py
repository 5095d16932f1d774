"""Bringing a backup copy back, from the start window: choose, passphrase, copy, go on."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from desktop.errors import AlqaError
from desktop.paths import local_data
from ui.i18n import Phrase, literal, words
from ui.later import later
from ui.opening import Entered
from ui.services import Services
from ui.shell import keys
from ui.shell.frame import Frame
from ui.shell.lasting import Lasting
from ui.tasks import Progress

if TYPE_CHECKING:
    from desktop.desks.safekeeping import Copy
    from desktop.storage.workspace import Workspace


class Front(Protocol):
    """What restoring needs of the house."""

    def ask_restore(self, copy: Copy, what: Phrase, submit: Callable[[str], None]) -> Frame:
        """Ask for the passphrase of a copy; the window that asks."""
        ...

    def come_in(self, entered: Entered) -> Frame: ...

    def refuse(self, error: AlqaError) -> None: ...


class Restoring(QObject):
    """`choose` asks for a folder, `begin` takes one that was dropped or named."""

    def __init__(self, services: Services, front: Front, parent: QObject) -> None:
        super().__init__(parent)
        self._services, self._front = services, front
        self._page: Frame | None = None
        self._copy: Copy | None = None

    def choose(self, window: Frame) -> None:
        """Ask where the copy lies."""
        found = self._services.messages.open_folder(window, words("restore.choose"))
        if found is None:
            return
        try:
            self.begin(found)
        except AlqaError as error:
            self._services.messages.trouble(error)

    def begin(self, folder: Path) -> None:
        """Raises `backup-not-found`, `workspace-damaged`."""
        copy = self._copy = later("desktop.desks.safekeeping").look(folder)
        at = copy.at
        what = words("restore.of", at=lambda say: say.moment(at)) if at else literal(str(folder))
        self._page = self._front.ask_restore(copy, what, self._submitted)

    # -- inside -------------------------------------------------------------------------------

    def _submitted(self, passphrase: str) -> None:
        copy = self._copy
        assert copy is not None
        self._services.tasks.run(
            self,
            lambda report: bring_back(copy.folder, passphrase, report),
            self._opened,
            self._front.refuse,
        )

    def _opened(self, ws: Workspace) -> None:
        window = self._front.come_in(Entered(ws))
        kit, copy = self._services.kit, self._copy
        at = copy.at if copy else None
        when: Phrase = (lambda say: say.moment(at)) if at else literal("–")
        title = words("restore.done", at=when) if at else words("restore.done_other")
        window.add_banner(Lasting(kit, title, words("restore.go_on"), "accent", "archive-restore"))
        page, self._page = self._page, None
        if page is not None:
            page.close()


def bring_back(copy: Path, passphrase: str, report: Progress) -> Workspace:
    """Into the usual place, with the keys beside the others. Raises `backup-already-here` where this
    person's round is here and opens: two workspaces of one person would be a fork."""
    target = local_data() / "workspaces" / os.urandom(8).hex()
    ws: Workspace = later("desktop.desks.safekeeping").restore(copy, passphrase, target, report)
    try:
        _refuse_second(ws)
        _bring_keys(ws)
    except BaseException:
        ws.close()
        later("shutil").rmtree(target, ignore_errors=True)
        raise
    return ws


def _refuse_second(ws: Workspace) -> None:
    recents = later("ui.shell.recents").Recents(ws.identity)
    older = recents.of_round(ws.round_id, ws.role)
    if older is None:
        return
    try:
        later("desktop.storage.workspace").Workspace.enter(Path(older.folder), ws.identity).close()
    except AlqaError as error:
        if error.code not in ("workspace-in-use", "workspace-busy"):
            recents.forget(older.folder)  # it does not open: the copy takes its place in the list
            return
    raise AlqaError("backup-already-here")


def _bring_keys(ws: Workspace) -> None:
    """So that this computer knows who is asked for a passphrase; keys that are here stay."""
    files, storage = later("desktop.exchange.files"), later("desktop.storage.workspace")
    people = later("desktop.desks.people")
    code = people.shown_of(ws.identity.party()).code
    if any(people.show(known.path).code == code for known in keys.known()):
        return
    files.ensure_folder(keys.place())
    name = code.replace(" ", "")[:10]
    files.write_file(keys.place() / f"{name}.alqa-key", storage.read_key_file(ws.folder))
