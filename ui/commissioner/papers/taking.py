"""Printing and exporting in the commissioner's window: four actions that open one dialog, or say why not."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from desktop.desks.paper_views import Choice, Kind
from desktop.pages.server import PageServer
from desktop.settings import Policy, policy
from ui.actions import Action
from ui.commissioner.papers.desk import PapersDesk
from ui.commissioner.papers.dialog import PaperDialog
from ui.commissioner.scrim import Scrim
from ui.commissioner.session import Session
from ui.i18n import Phrase, words
from ui.messages import Notice
from ui.printing import Chooser, by_dialog
from ui.services import Services

GROUP = "papers.group"


class Taking(QObject):
    """One for each window. What the organisation allows is read with the window, then by the worker each
    time the dialog opens: the palette asks it of every action and must not read a file each time."""

    def __init__(
        self,
        services: Services,
        session: Session,
        desk: PapersDesk,
        server: PageServer,
        window: QWidget,
        choose: Chooser = by_dialog,
    ) -> None:
        super().__init__(window)
        self._services, self._session, self._desk = services, session, desk
        self._server, self._window, self._choose = server, window, choose
        self.dialog: PaperDialog | None = None
        self._policy: Policy = policy()

    def actions(self) -> list[Action]:
        """For the palette and the keys."""
        own, any_time = self._why_not_dossier, self._why_not
        return [
            Action("papers.act.dossier", partial(self.show, "dossier"), "printer", "Ctrl+P", GROUP, own),
            Action("papers.act.notes", partial(self.show, "notes"), "highlighter", "", GROUP, any_time),
            Action("papers.act.mine", partial(self.show, "mine"), "clipboard-check", "", GROUP, own),
            Action("papers.act.blank", partial(self.show, "blank"), "clipboard-list", "", GROUP, any_time),
        ]

    def print_dossier(self) -> None:
        """From the reader's menu: as the action, with its reason where it cannot be."""
        if (why := self._why_not_dossier()) is not None:
            self._services.messages.notify(Notice(why, "warn"))
            return
        self.show("dossier")

    def show(self, kind: Kind) -> None:
        """Open the dialog at a kind; the documents are listed beside the window's thread."""
        code = self._open_code()
        self._services.tasks.run(
            self,
            lambda _report: (policy(), self._desk.choices(code) if code else []),
            lambda found: self._found(kind, code or "", *found),
            self._services.messages.trouble,
        )

    def _found(self, kind: Kind, code: str, allowed: Policy, choices: list[Choice]) -> None:
        """Open, unless the organisation has forbidden it meanwhile."""
        self._policy = allowed
        if (why := self._why_not()) is not None:
            self._services.messages.notify(Notice(why, "warn"))
            return
        dialog = PaperDialog(
            self._services, self._desk, self._server, self._window, code, choices, allowed, self._choose
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._closed)
        self.dialog = dialog
        Scrim(self._services.kit, dialog, self._window)
        dialog.open()
        dialog.start(kind)

    def _closed(self) -> None:
        self.dialog = None

    def _open_code(self) -> str | None:
        """The dossier that is open to me."""
        row, sheet = self._session.row, self._session.sheet
        return row.code if row is not None and sheet is not None and sheet.recusal is None else None

    def _why_not(self) -> Phrase | None:
        found = self._policy
        if not found.readable:
            return words("papers.unreadable")
        return None if found.printing or found.export else words("papers.forbidden")

    def _why_not_dossier(self) -> Phrase | None:
        if self._open_code() is None:
            return words("papers.no_dossier")
        return self._why_not()
