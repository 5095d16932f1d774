"""The window in which conflicts are declared on the secretary's list, before any pack."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication

from desktop.errors import AlqaError
from desktop.exchange import files
from desktop.model.people import Conflict
from desktop.trust.digest import comparison_code
from ui.actions import Action, Help
from ui.commissioner.conflicts.declare_page import DeclarePage
from ui.commissioner.conflicts.declared_page import DeclaredPage
from ui.i18n import words
from ui.later import later
from ui.messages import Notice, Question
from ui.services import Services
from ui.shell.bar import Brand
from ui.shell.frame import Frame
from ui.tasks import Progress

if TYPE_CHECKING:
    from desktop.desks.commissioner.declaring import Listed

DECLARATION, LEAST = ".alqa-declaration", (640, 420)


class DeclareWindow(Frame):
    """`path` is where the file goes without asking."""

    def __init__(self, services: Services, listed: Listed, key_file: Path, name: str) -> None:
        super().__init__(services)
        self._listed, self._key_file, self._name = listed, key_file, name
        self.path: Path | None = None
        self._done: Path | None = None
        self._said: Sequence[Conflict] = ()
        self.page, self.signed = DeclarePage(self.kit), DeclaredPage(self.kit)
        self.bar.lead.addWidget(Brand(self.kit))
        self.bar.lead.addStretch(1)
        self.setMinimumSize(*LEAST)
        for page in (self.page, self.signed):
            self.stack.addWidget(page)
        self.page.signed.connect(self.sign)
        self.signed.copy_asked.connect(self._copy)
        self.signed.closed.connect(self.close)
        self.services.actions.register(self, self._actions())
        self.title_window(words("declare.title"))
        self.page.show_list(listed)

    def sign(self, conflicts: list[Conflict], passphrase: str) -> None:
        """Ask where, sign and seal off the GUI thread, show the code."""
        target = self.path or self._ask_target()
        if target is None:
            return
        self._said, self._done = conflicts, target
        self.page.passphrase.set_error(None)
        self.page.waiting(True)
        listed, key_file = self._listed, self._key_file

        def work(_report: Progress) -> str:
            desk = later("desktop.desks.commissioner.declaring")
            digest: str = desk.sign(key_file, passphrase, listed.data, conflicts, target)
            return digest

        self.services.tasks.run(self, work, self._signed, self._not_signed)

    def walk_panes(self) -> None:
        """F6: find, list, grounds, signature."""
        panes = [pane for pane in self.page.panes() if pane.isVisible()]
        focus = QApplication.focusWidget()
        at = next((i for i, pane in enumerate(panes) if pane is focus), -1)
        if panes:
            panes[(at + 1) % len(panes)].setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        open_ = self.page.ticked and self.stack.currentWidget() is self.page
        if open_ and not self.services.messages.ask(self, _close_question()):
            event.ignore()
            return
        super().closeEvent(event)

    def help_here(self) -> Help:
        return super().help_here()._replace(place=words("keys.help.declare"))

    # -- inside -------------------------------------------------------------------------------

    def _actions(self) -> list[Action]:
        return [
            Action("declare.find", self.page.box.edit.setFocus, "search", "Ctrl+F", "declare.group"),
            Action("declare.act_sign", self.page.sign.click, "signature", "Ctrl+Return", "declare.group"),
        ]

    def _ask_target(self) -> Path | None:
        name = f"{self._name}-{self._listed.applicants.round}{DECLARATION}"
        title = words("declare.save_as")
        return self.services.messages.save_file(self, title, name, f"*{DECLARATION}")

    def _signed(self, digest: str) -> None:
        self.page.waiting(False)
        self.page.passphrase.edit.clear()
        if self._done is not None:
            self.stack.setCurrentWidget(self.signed)
            self.signed.show_signed(self._done, comparison_code(digest), len(self._said))

    def _not_signed(self, error: AlqaError) -> None:
        self.page.waiting(False)
        if error.code == "passphrase-wrong":
            self.page.passphrase.set_error(words("declare.passphrase_wrong"))
            self.page.passphrase.edit.setFocus()
            self.page.passphrase.edit.selectAll()
        else:
            self.services.messages.trouble(error)

    def _copy(self) -> None:
        source = self._done
        messages = self.services.messages
        if source is None:
            return
        target = messages.save_file(self, words("declare.copy"), source.name, f"*{DECLARATION}")
        if target is None or target == source:
            return
        try:
            files.write_file(target, files.read_file(source), replace=True)
        except AlqaError as error:
            messages.trouble(error)
        else:
            messages.notify(Notice(words("declare.copied", name=target.name)))


def _close_question() -> Question:
    return Question(
        words("declare.close.title"),
        words("declare.close.body"),
        words("declare.close.act"),
        words("act.back"),
    )
