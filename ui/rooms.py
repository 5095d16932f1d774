"""Which window a workspace opens in: the room of its role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.later import later
from ui.pages import Pages
from ui.services import Services
from ui.shell.frame import Frame

if TYPE_CHECKING:
    from desktop.storage.workspace import Workspace


def room_of(ws: Workspace, services: Services, pages: Pages) -> Frame:
    """The room, not shown yet; the commissioner's writes in a thread of its own."""
    if ws.role == "commissioner":
        writer = later("ui.commissioner.writer").Threaded()
        made: Frame = later("ui.commissioner.window").CommissionerWindow(ws, pages.server(), services, writer)
        return made
    desk = later("ui.secretary.workspace_desk").WorkspaceDesk(ws)
    room: Frame = later("ui.secretary.window").SecretaryWindow(services, desk, pages.server())
    return room
