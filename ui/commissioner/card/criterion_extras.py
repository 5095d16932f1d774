"""What stands behind a criterion's menu: the history of its mark, my own marks, the way to compare."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.desks.mark_views import History
from ui.commissioner.card.criteria import Criteria
from ui.commissioner.card.criterion_menu import CriterionMenu
from ui.commissioner.card.mark_history import MarkHistory
from ui.commissioner.own_marks.beside import BesideCriterion
from ui.commissioner.session import Session
from ui.services import Kit


class CriterionExtras(QObject):
    """`compare_asked(criterion)`; `troubled(AlqaError)` when the history cannot be read."""

    compare_asked = Signal(str)
    troubled = Signal(object)

    def __init__(self, kit: Kit, session: Session, criteria: Criteria) -> None:
        super().__init__(criteria)
        self._kit, self._session, self._criteria = kit, session, criteria
        self.beside = BesideCriterion(kit, session, criteria)
        self.menu = CriterionMenu(kit, criteria, own=self.beside.allowed)
        criteria.menu_asked.connect(self.menu.open)
        self.menu.chosen.connect(self._chosen)

    def show_history(self) -> None:
        """How the open criterion's mark came about; what is being typed is stored first."""
        session, code = self._session, self._criteria.open_code
        if session.code is None or not code:
            return
        read = partial(session.desk.marks.history, session.code, code)
        session.ask(read, partial(self._show_history, code), self.troubled.emit)

    def _show_history(self, code: str, history: History) -> None:
        panel = self._criteria.panel(code)
        MarkHistory(self._kit, panel.scored, history, self._criteria).open_beside(panel)

    def toggle_own(self) -> None:
        """Show or hide my own marks inside the open criterion."""
        self.beside.toggle()

    def compare(self) -> None:
        """To the comparison of two dossiers on the open criterion."""
        if self._criteria.open_code:
            self.compare_asked.emit(self._criteria.open_code)

    def _chosen(self, what: str) -> None:
        {"history": self.show_history, "compare": self.compare, "own": self.toggle_own}[what]()
