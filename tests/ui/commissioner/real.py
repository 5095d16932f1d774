"""The window over a real workspace: a small round with two criteria, opened from a sealed pack."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from desktop.pages.server import PageServer
from desktop.storage.workspace import Workspace
from tests.helpers import packs, world
from ui.commissioner.window import CommissionerWindow
from ui.services import Services


def workspace(folder: Path, **changes: Any) -> Workspace:
    """C02's workspace; `changes` are fields of the round."""
    held = packs.nouns()
    statements = [world.mandate(), packs.version(held, **changes)]
    packed = packs.write_pack(folder / "C02.alqa-pack", statements, packs.blobs(held))
    return packs.open_pack(folder, packed).workspace


@contextmanager
def opened(ws: Workspace, services: Services) -> Iterator[CommissionerWindow]:
    """The window at its facts page, so that nothing has to be drawn."""
    pages = PageServer()
    window = CommissionerWindow(ws, pages, services)
    window.room.tabs._pick("facts")
    window.resize(1440, 900)
    window.show()
    try:
        yield window
    finally:
        window.close()
        ws.close()
        pages.close()
