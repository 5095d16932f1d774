"""The commissioner's window over an open workspace. Import it when a workspace opens: the desk
behind it brings the database along."""

from __future__ import annotations

from PySide6.QtGui import QCloseEvent

from desktop.pages.server import PageServer
from desktop.storage.workspace import Workspace
from ui.commissioner.remembering import Remembering
from ui.commissioner.round_window import RoundWindow
from ui.commissioner.ruling.desk import WorkspaceRulings
from ui.commissioner.ruling.ruling import Ruling
from ui.commissioner.workspace_desk import WorkspaceDesk
from ui.commissioner.writer import Writer
from ui.safety.backing_up import BackingUp
from ui.safety.safe_desk import WorkspaceSafe
from ui.services import Services


class CommissionerWindow(RoundWindow):
    """The round of one workspace. The house gives a `Threaded` writer; without one each change is stored
    before its call returns."""

    def __init__(
        self, ws: Workspace, pages: PageServer, services: Services, writer: Writer | None = None
    ) -> None:
        super().__init__(WorkspaceDesk(ws), pages, services, writer)
        self.workspace = ws
        self.backing_up = BackingUp(services, WorkspaceSafe(ws), self)
        services.actions.register(self, self.backing_up.actions())
        self.ruling = self._ruling(services, ws)
        self.remembering = Remembering(services, ws, self)
        self.remembering.begin()

    def _ruling(self, services: Services, ws: Workspace) -> Ruling | None:
        """Only the chair rules."""
        key = ws.identity.key
        if not any("chair" in one.roles and one.key == key for one in self.session.round.roster):
            return None
        made = Ruling(services, WorkspaceRulings(ws), lambda: self.session.round, self)
        self.bar.tail.insertWidget(0, made.button)
        services.actions.register(self, made.actions())
        return made

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.session.settle():
            self.remembering.keep()
        super().closeEvent(event)
