"""Step 6: who does what, the quorum, how many signatures; grounds of conflicts."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.desks.secretary.builder import edits
from desktop.desks.secretary.builder.places import Place
from desktop.intake.round_file import Seat
from desktop.model.people import Role
from ui.i18n import data, joined, literal, words
from ui.secretary.round.draft import Draft
from ui.secretary.round.inputs import Below, LineInput
from ui.secretary.round.names import Names
from ui.secretary.round.step import Step
from ui.services import Kit
from ui.theme.tokens import DENSE, MEDIUM, Space
from ui.widgets.button import Button
from ui.widgets.card import clear, row
from ui.widgets.chip import Filter
from ui.widgets.label import Label

ROLES: tuple[Role, ...] = ("secretary", "chair", "commissioner")


class RolesStep(Step):
    """Members come with their cards in the room of people: `people_asked` goes there."""

    people_asked = Signal()

    def __init__(self, kit: Kit, draft: Draft) -> None:
        super().__init__(kit, draft, "roles")
        card = self.card(words("builder.roles"), words("builder.roles_help"))
        self.roster = Roster(kit, draft, self)
        card.body.addWidget(self.add(self.roster))
        people = Button(kit, words("builder.to_people"), "secondary", "users", height=36)
        people.clicked.connect(self.people_asked)
        card.body.addLayout(row(people, 1))
        counts = self.card(words("builder.counts"))
        line = row(spacing=Space.XXL)
        for name in ("quorum", "cosignatures"):
            field = LineInput(
                kit, draft, Place("roles", "", name), words(f"builder.field.{name}"),
                words(f"builder.{name}_help"), count=True, width=160,
            )  # fmt: skip
            line.addWidget(self.add(field), 1)
        counts.body.addLayout(line)
        grounds = self.card(words("builder.grounds"), words("builder.grounds_help"))
        grounds.body.addWidget(Names(kit, draft, "grounds", self))
        self.column.addStretch(1)


class Roster(QWidget):
    """One row a member: name and roles as toggles."""

    place = Place("roles")

    def __init__(self, kit: Kit, draft: Draft, step: Step) -> None:
        super().__init__()
        self._kit, self._draft, self._step = kit, draft, step
        self._shown: object = None
        self.rows: list[MemberRow] = []
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(Space.XS)
        self._grid.setHorizontalSpacing(Space.S)
        self.below = Below(kit, None)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid)
        column.addWidget(self.below)
        draft.changed.connect(self.show_draft)

    def focus_here(self) -> None:
        if self.rows:
            self.rows[0].focus_here()

    def show_draft(self) -> None:
        found = [one for one in self._draft.complaints if one.place.step == "roles" and not one.place.field]
        self.below.show_complaints(found)
        roster = self._draft.file.roster
        if roster != self._shown:
            self._shown = roster
            self._rebuild(roster)

    def _rebuild(self, roster: list[Seat]) -> None:
        focused = next((one.place for one in self.rows if one.holds_focus()), None)
        for line in self.rows:
            self._step.inputs.remove(line)
        clear(self._grid)
        self.rows = []
        for at, seat in enumerate(roster):
            line = MemberRow(self._kit, self._draft, seat)
            self.rows.append(line)
            self._step.inputs.append(line)
            code = Label(self._kit, literal(seat.id), DENSE, MEDIUM, "muted")
            name = Label(self._kit, data(seat.name), DENSE, wrap=True)
            self._grid.addWidget(code, at, 0, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(name, at, 1)
            self._grid.addWidget(line, at, 2)
            if line.place == focused:
                line.focus_here()
        self._grid.setColumnStretch(1, 1)


class MemberRow(QWidget):
    """The roles of one member."""

    def __init__(self, kit: Kit, draft: Draft, seat: Seat) -> None:
        super().__init__()
        self._draft, self._seat = draft, seat
        self.place = Place("roles", seat.id, "roles")
        self.buttons: dict[Role, Filter] = {}
        line = row()
        for role in ROLES:
            phrase = words(f"builder.role.{role}")
            button = Filter(kit, phrase, full=joined(literal(seat.id), phrase, by=": "))
            button.setChecked(role in seat.roles)
            button.clicked.connect(self._turned)
            self.buttons[role] = button
            line.addWidget(button)
        self.setLayout(line)

    def focus_here(self) -> None:
        self.buttons["commissioner"].setFocus(Qt.FocusReason.OtherFocusReason)

    def holds_focus(self) -> bool:
        return any(button.hasFocus() for button in self.buttons.values())

    def _turned(self) -> None:
        roles: list[Role] = [role for role in ROLES if self.buttons[role].isChecked()]
        self._draft.edit(edits.set_roles(self._draft.file, self._seat.id, roles))
