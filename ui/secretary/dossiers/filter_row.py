"""The filter line of the Dossiers room and three ready filters with their counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from ui.i18n import literal, words
from ui.secretary.dossiers import filtering
from ui.services import Kit
from ui.theme.tokens import CAPTION, Space
from ui.widgets.chip import Filter
from ui.widgets.field import FindBox
from ui.widgets.label import Label

if TYPE_CHECKING:
    from desktop.desks.secretary.intake_view import IntakeView, Line

READY = ("all", "questions", "decide")


class FilterRow(QWidget):
    """`changed()` when the words or the ready filter changed."""

    changed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.box = FindBox(kit, words("intake.filter"))
        self.box.changed.connect(self._typed)
        self._found = Label(kit, literal(""), CAPTION, ink="muted")
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.ready: dict[str, Filter] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.box, 1)
        row.addWidget(self._found)
        for name in READY:
            button = self.ready[name] = Filter(kit, words(f"intake.filter.{name}", n=0))
            self._group.addButton(button)
            row.addWidget(button)
        self.ready["all"].setChecked(True)
        self._group.buttonClicked.connect(self._pressed)

    def show_view(self, view: IntakeView) -> None:
        counts = {
            "all": len(view.lines),
            "questions": sum(map(filtering.needs_a_person, view.lines)),
            "decide": sum(map(filtering.undecided, view.lines)) if view.checklist else 0,
        }
        for name, button in self.ready.items():
            button.set_phrase(words(f"intake.filter.{name}", n=counts[name]))
        self.ready["decide"].setVisible(view.checklist is not None)

    def show_found(self, count: int) -> None:
        filtered = bool(self.text()) or not self.ready["all"].isChecked()
        self._found.set_phrase(words("intake.filter.found", n=count) if filtered else literal(""))

    def text(self) -> str:
        return self.box.text().strip()

    def only(self) -> Callable[[Line], bool] | None:
        """The ready filter that is pressed."""
        if self.ready["questions"].isChecked():
            return filtering.needs_a_person
        return filtering.undecided if self.ready["decide"].isChecked() else None

    def _typed(self, _text: str) -> None:
        self.changed.emit()

    def _pressed(self, _button: object) -> None:
        self.changed.emit()
