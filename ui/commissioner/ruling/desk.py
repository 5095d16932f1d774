"""The door to the chair's rulings."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from desktop.desks import chair
from desktop.desks.chair import Occasion
from desktop.desks.commissioner import outgoing
from desktop.model.statements import RulingKind
from desktop.storage.workspace import Workspace
from ui.shell import keys


class RulingDesk(Protocol):
    """See `desktop.desks.chair`."""

    def occasion(self, path: Path) -> Occasion: ...

    def prove(self, passphrase: str) -> None: ...

    def sign(self, kind: RulingKind, about: list[str], reason: str, out: Path) -> str: ...


class WorkspaceRulings:
    """The real one, over the chair's workspace."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws

    def occasion(self, path: Path) -> Occasion:
        return chair.occasion(self._ws, path)

    def prove(self, passphrase: str) -> None:
        outgoing.prove(self._ws, passphrase, sorted(keys.place().glob("*.alqa-key")))

    def sign(self, kind: RulingKind, about: list[str], reason: str, out: Path) -> str:
        return chair.add_ruling(self._ws, kind, about, reason, out)
