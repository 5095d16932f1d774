"""The door to what leaves: counts before signing, the proof of who signs, files that left before."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from desktop.desks.commissioner import forking, handin, outgoing
from desktop.desks.commissioner.forking import ForkView
from desktop.desks.commissioner.outgoing import Handed, Outgoing
from desktop.desks.views import HandedIn
from desktop.storage.workspace import Workspace
from ui.shell import keys


class OutDesk(Protocol):
    """See `desktop.desks.commissioner.outgoing`."""

    def outgoing(self) -> Outgoing: ...

    def handed(self) -> tuple[Handed, ...]: ...

    def again(self, out: Path) -> HandedIn: ...

    def prove(self, passphrase: str) -> None: ...

    def fork(self, request: Path, others: tuple[Path, ...]) -> ForkView: ...

    def resolve(self, request: Path, out: Path) -> HandedIn: ...


class WorkspaceOut:
    """The real one, over one open workspace."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws

    def outgoing(self) -> Outgoing:
        with self._ws.reading():
            return outgoing.outgoing(self._ws)

    def handed(self) -> tuple[Handed, ...]:
        with self._ws.reading():
            return outgoing.handed(self._ws)

    def again(self, out: Path) -> HandedIn:
        return outgoing.again(self._ws, out)

    def fork(self, request: Path, others: tuple[Path, ...]) -> ForkView:
        with self._ws.reading():
            return forking.fork(self._ws, request, others)

    def resolve(self, request: Path, out: Path) -> HandedIn:
        return handin.resolve(self._ws, request, out)

    def prove(self, passphrase: str) -> None:
        """The workspace's own key file, or the newest one of this computer."""
        outgoing.prove(self._ws, passphrase, sorted(keys.place().glob("*.alqa-key")))
