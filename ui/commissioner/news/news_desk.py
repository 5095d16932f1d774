"""The door to what a newer pack brings: taking it in, what it changed, saying that marks stand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from desktop.desks import commissioner
from desktop.desks.commissioner import Asked, RoundChanges
from desktop.desks.views import Change
from desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Updated:
    """The version of the round after a pack was taken in, and whether it is newer than before."""

    version: int
    newer: bool


class NewsDesk(Protocol):
    """See `desktop.desks.commissioner`: `update_pack`, `changes`, `asked`, `confirm`."""

    def update(self, pack: Path) -> Updated: ...

    def changes(self) -> RoundChanges | None: ...

    def asked(self, code: str) -> Asked | None: ...

    def confirm(self, code: str) -> Change: ...

    def ask_again(self, code: str) -> Change: ...


class WorkspaceNews:
    """The real one, over one open workspace."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws

    def update(self, pack: Path) -> Updated:
        before = commissioner.round_of(self._ws).version
        opened = commissioner.update_pack(self._ws, pack)
        return Updated(opened.version, opened.version > before)

    def changes(self) -> RoundChanges | None:
        with self._ws.reading():
            return commissioner.changes(self._ws)

    def asked(self, code: str) -> Asked | None:
        with self._ws.reading():
            return commissioner.asked(self._ws, code)

    def confirm(self, code: str) -> Change:
        return commissioner.confirm(self._ws, code)

    def ask_again(self, code: str) -> Change:
        return commissioner.ask_again(self._ws, code)
