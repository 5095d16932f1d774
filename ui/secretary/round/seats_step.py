"""Step 4: how many are chosen, and the limits that every selection keeps."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.desks.secretary.builder import edits
from desktop.desks.secretary.builder.places import Place
from desktop.model.text import Text
from ui.i18n import Phrase, data, joined, literal, words
from ui.secretary.round.draft import Draft
from ui.secretary.round.inputs import Below, CheckInput, LineInput
from ui.secretary.round.names import Names
from ui.secretary.round.picks import Picks, Ticks
from ui.secretary.round.step import Step
from ui.services import Kit
from ui.theme.tokens import DENSE, SEMIBOLD, Space
from ui.widgets.button import Button, IconButton
from ui.widgets.card import clear, reveal, row
from ui.widgets.label import Label


class SeatsStep(Step):
    """Numbers, then lists of sectors of which one must be chosen, then the names themselves."""

    def __init__(self, kit: Kit, draft: Draft) -> None:
        super().__init__(kit, draft, "seats")
        card = self.card(words("builder.seats"), words("builder.seats_help"))
        line = row(self._number("min", "seats_min"), self._number("max", "seats_max"), spacing=Space.L)
        line.addStretch(1)
        card.body.addLayout(line)
        limits = self.card(words("builder.limits"), words("builder.limits_help"))
        line = row(self._number("max_per_region"), self._number("max_per_sector"), spacing=Space.L)
        line.addStretch(1)
        limits.body.addLayout(line)
        self.budget = Picks(
            kit, draft, Place("seats", "", "budget_field"), words("builder.field.budget_field")
        )
        self.add(self.budget)
        most = LineInput(
            kit, draft, Place("seats", "", "budget_max"), words("builder.field.budget_max"), width=160
        )
        line = row(self.budget, self.add(most), spacing=Space.L)
        line.addStretch(1)
        limits.body.addLayout(line)
        eligible = Place("seats", "", "eligible_only")
        label, helping = words("builder.field.eligible_only"), words("builder.eligible_help")
        limits.body.addWidget(self.add(CheckInput(kit, draft, eligible, label, helping)))
        self.needs = Needs(kit, draft)
        self.add(self.needs)
        limits.body.addWidget(self.needs)
        for table in ("sectors", "regions"):
            names = self.card(words(f"builder.{table}"), words(f"builder.{table}_help"))
            names.body.addWidget(Names(kit, draft, table, self))
        self.column.addStretch(1)
        draft.changed.connect(self._show)

    def _number(self, field: str, label: str = "") -> QWidget:
        phrase = words(f"builder.field.{label or field}")
        place = Place("seats", "", field)
        return self.add(LineInput(self.kit, self.draft, place, phrase, count=True, width=160))

    def _show(self) -> None:
        facts = [fact for fact in self.draft.file.rubric.facts if fact.kind in ("integer", "decimal")]
        self.budget.set_choices(
            [("", words("builder.no_budget")), *((fact.code, data(fact.label)) for fact in facts)]
        )


class Needs(QWidget):
    """At least one of ...: one line for each list of sectors."""

    place = Place("seats", "", "needs")

    def __init__(self, kit: Kit, draft: Draft) -> None:
        super().__init__()
        self._kit, self._draft = kit, draft
        self._shown: object = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(Space.XS)
        self.below = Below(kit, words("builder.needs_help"))
        self.button = Button(kit, words("builder.needs_add"), "secondary", "plus", height=36)
        self.button.clicked.connect(self.add_list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Label(kit, words("builder.field.needs"), DENSE, SEMIBOLD, wrap=True))
        column.addLayout(self._lines)
        column.addWidget(self.below)
        column.addLayout(row(self.button, 1))
        draft.changed.connect(self.show_draft)
        kit.say.languageChanged.connect(self.show_draft)

    def focus_here(self) -> None:
        self.button.setFocus()

    def add_list(self) -> None:
        """Another list with the first sector in it."""
        first = next(iter(self._draft.file.sectors), None)
        needs = self._draft.file.rule.constraints.at_least_one_of
        if first is not None:
            self._draft.edit(edits.set_needs(self._draft.file, [*needs, [first]]))

    def change(self, at: int, sectors: list[str] | None) -> None:
        """Other sectors in a list; None takes the list away."""
        needs = [list(one) for one in self._draft.file.rule.constraints.at_least_one_of]
        needs[at : at + 1] = [] if sectors is None else [sectors]
        self._draft.edit(edits.set_needs(self._draft.file, needs))

    def show_draft(self) -> None:
        if not self._draft.ready:
            return
        self.below.show_complaints(self._draft.complaints_at(self.place))
        file = self._draft.file
        shown = (file.rule.constraints.at_least_one_of, file.sectors, self._kit.say.lang)
        self.button.setEnabled(bool(file.sectors))
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._lines)
        for at, sectors in enumerate(file.rule.constraints.at_least_one_of):
            self._lines.addWidget(_Need(self._kit, self, at, sectors, file.sectors))
        reveal(self._lines)


class _Need(QWidget):
    """One list: its sectors as text, a menu to tick them, a cross."""

    def __init__(self, kit: Kit, needs: Needs, at: int, sectors: list[str], names: dict[str, Text]) -> None:
        super().__init__()
        self._needs, self._at, self._sectors, self._names = needs, at, sectors, names
        phrases: list[Phrase] = [data(names[code]) if code in names else literal(code) for code in sectors]
        self.button = Button(
            kit, joined(*phrases, by=", ") if phrases else words("rubrics.none"), "secondary", "chevron-down"
        )
        self.button.clicked.connect(self._open)
        away = IconButton(kit, "x", words("names.remove"), size=36)
        away.clicked.connect(self._remove)
        self.setLayout(row(self.button, away, 1))
        self._kit = kit

    def _remove(self) -> None:
        self._needs.change(self._at, None)

    def _open(self) -> None:
        from_menu = Ticks(self._kit, self, self._names, self._sectors, self._changed)
        from_menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def _changed(self, codes: list[str]) -> None:
        self._needs.change(self._at, codes)
