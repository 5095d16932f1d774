"""A list of things that have a code and a name in three languages: sectors, regions, grounds."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.desks.secretary.builder import edits
from desktop.desks.secretary.builder.edits import Table
from desktop.desks.secretary.builder.places import Place
from desktop.model.ids import is_id
from desktop.model.text import LANGS
from ui.i18n import OWN, joined, literal, words
from ui.secretary.round.draft import Draft
from ui.secretary.round.inputs import LineInput, line_edit, mark_fault
from ui.secretary.round.step import Step
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, MEDIUM, SEMIBOLD, Space
from ui.widgets.button import Button, IconButton
from ui.widgets.card import clear, row
from ui.widgets.label import Label

KINDS: dict[Table, tuple[str, str]] = {
    "sectors": ("seats", "sector:"),
    "regions": ("seats", "region:"),
    "grounds": ("roles", "ground:"),
}


class Names(QWidget):
    """Rows are made anew when entries come or go; texts are bound to their places."""

    def __init__(self, kit: Kit, draft: Draft, table: Table, step: Step) -> None:
        super().__init__()
        self._kit, self._draft, self._table, self._step = kit, draft, table, step
        self._codes: list[str] | None = None
        self._lines: list[LineInput] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.S)
        self._grid.setVerticalSpacing(Space.XS)
        self.code = line_edit(kit)
        self.code.setFixedWidth(140)
        self.code.returnPressed.connect(self.add)
        self._button = Button(kit, words(f"names.add.{table}"), "secondary", "plus", height=36)
        self._button.clicked.connect(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(self._grid)
        column.addLayout(row(self.code, self._button, 1))
        draft.changed.connect(self.show_draft)
        kit.say.languageChanged.connect(self.retranslate)
        self.retranslate()
        if draft.ready:
            self.show_draft()

    def retranslate(self) -> None:
        self.code.setPlaceholderText(self._kit.say("names.code"))
        self.code.setAccessibleName(self._kit.say("names.code"))

    def add(self) -> None:
        """A new entry, named by its code until it has names."""
        code = self.code.text().strip()
        taken = code in getattr(self._draft.file, self._table)
        mark_fault(self.code, not is_id(code) or taken)
        if is_id(code) and not taken:
            self.code.clear()
            self._draft.edit(edits.add_entry(self._draft.file, self._table, code, {}))

    def show_draft(self) -> None:
        codes = list(getattr(self._draft.file, self._table))
        if codes != self._codes:
            self._codes = codes
            self._rebuild(codes)

    def _rebuild(self, codes: list[str]) -> None:
        for line in self._lines:
            self._step.inputs.remove(line)
        self._lines = []
        clear(self._grid)
        if codes:
            for at, lang in enumerate(LANGS, 1):
                self._grid.addWidget(Label(self._kit, literal(OWN[lang]), CAPTION, MEDIUM, "muted"), 0, at)
        for row_at, code in enumerate(codes, 1):
            self._row(row_at, code)
        for at in (1, 2, 3):
            self._grid.setColumnStretch(at, 1)

    def _row(self, at: int, code: str) -> None:
        step, kind = KINDS[self._table]
        shown = Label(self._kit, literal(code), DENSE, SEMIBOLD)
        self._grid.addWidget(shown, at, 0, Qt.AlignmentFlag.AlignVCenter)
        for column, lang in enumerate(LANGS, 1):
            place = Place(step, kind + code, "name", lang)  # type: ignore[arg-type]
            line = LineInput(self._kit, self._draft, place, None, name=literal(code))
            self._lines.append(line)
            self._step.inputs.append(line)
            self._grid.addWidget(line, at, column, Qt.AlignmentFlag.AlignTop)
        away = _Away(self._kit, self, code)
        self._grid.addWidget(away, at, 4, Qt.AlignmentFlag.AlignTop)

    def remove(self, code: str) -> None:
        self._draft.edit(edits.remove_entry(self._draft.file, self._table, code))


class _Away(IconButton):
    """Takes one entry away; undo brings it back."""

    def __init__(self, kit: Kit, names: Names, code: str) -> None:
        super().__init__(kit, "x", joined(words("names.remove"), literal(code), by=": "), size=36)
        self._names, self._code = names, code
        self.clicked.connect(self._go)

    def _go(self) -> None:
        self._names.remove(self._code)
