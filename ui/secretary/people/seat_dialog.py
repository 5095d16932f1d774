"""A seat: roles, office, limit, home regions, what the member knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QSpinBox, QVBoxLayout, QWidget

from ui.i18n import data, joined, literal, words
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import row
from ui.widgets.check import CheckRow
from ui.widgets.chip import Filter
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.label import Label, heading
from ui.widgets.scroll import frameless

if TYPE_CHECKING:
    from desktop.desks.secretary.roster_views import Member, Roster

ROLES = ("commissioner", "chair", "secretary", "observer")
MOST = 9999


class SeatDialog(QDialog):
    """`given(changes)`: what is to be changed of the seat."""

    given = Signal(object)

    def __init__(self, kit: Kit, parent: QWidget, member: Member, roster: Roster) -> None:
        super().__init__(parent)
        self._kit, self._member = kit, member
        self.setProperty("part", "dialog")
        self.setWindowTitle(kit.say("people.seat.title", id=member.id))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.roles = {role: CheckRow(kit, words(f"people.role.{role}")) for role in ROLES}
        self.office = Field(kit, words("people.seat.office"), words("people.seat.office_help"))
        self.limit = QSpinBox()
        self.levels = {code: self._level(title) for code, title in roster.sectors.items()}
        self.home = {code: Filter(kit, data(title)) for code, title in roster.regions.items()}
        self.back = Button(kit, words("act.back"), "secondary", height=40)
        self.act = Button(kit, words("people.seat.save"), "primary", "check", height=40)
        self._fill()
        self._lay(roster)
        self.resize(620, 640)
        self.back.clicked.connect(self.reject)
        self.act.clicked.connect(self._give)
        next(iter(self.roles.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def changes(self) -> dict[str, Any]:
        """What the seat becomes; pairs' own levels stay."""
        lang = self._kit.say.lang
        fields = {code: box.currentIndex() for code, box in self.levels.items() if box.currentIndex()}
        others = {code: level for code, level in self._member.expertise if code not in self.levels}
        office = dict(self._member.office)
        if self.office.text().strip() != self._kit.say.text(self._member.office):
            office[lang] = self.office.text().strip()
        return {
            "roles": [role for role, box in self.roles.items() if box.isChecked()],
            "office": {code: text for code, text in office.items() if text},
            "limit": self.limit.value(),
            "expertise": fields | others,
            "home": [code for code, box in self.home.items() if box.isChecked()],
        }

    def _fill(self) -> None:
        member, say = self._member, self._kit.say
        for role, box in self.roles.items():
            box.setChecked(role in member.roles)
            box.toggled.connect(self._wake)
        self.office.edit.setText(say.text(member.office) if member.office else "")
        self.limit.setRange(0, MOST)
        self.limit.setSpecialValueText(say("people.seat.no_limit"))
        self.limit.setValue(member.limit or 0)
        self.limit.setMinimumHeight(34)
        self.limit.setAccessibleName(say("people.seat.limit"))
        known = dict(member.expertise)
        for code, level in self.levels.items():
            level.setCurrentIndex(min(known.get(code, 0), 2))
        for code, region in self.home.items():
            region.setChecked(code in member.home)

    def _level(self, title: Any) -> QComboBox:
        box = QComboBox()
        box.addItems([self._kit.say(f"people.level.{level}") for level in range(3)])
        box.setAccessibleName(self._kit.say.text(title))
        return box

    def _lay(self, roster: Roster) -> None:
        kit, inner = self._kit, QWidget()
        inner.setProperty("part", "inner")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, Space.M, 0)
        column.setSpacing(Space.S)
        roles = Flow(Space.L)
        roles.add(*self.roles.values())
        column.addWidget(Label(kit, words("people.seat.roles"), DENSE, SEMIBOLD))
        column.addLayout(roles)
        column.addWidget(self.office)
        column.addLayout(row(Label(kit, words("people.seat.limit"), DENSE, SEMIBOLD), self.limit, 1))
        column.addWidget(Label(kit, words("people.seat.expertise"), DENSE, SEMIBOLD))
        grid = QGridLayout()
        for at, (code, box) in enumerate(self.levels.items()):
            grid.addWidget(Label(kit, data(roster.sectors[code]), DENSE, wrap=True), at, 0)
            grid.addWidget(box, at, 1)
        grid.setColumnStretch(0, 1)
        column.addLayout(grid)
        column.addWidget(Label(kit, words("people.seat.home"), DENSE, SEMIBOLD))
        column.addWidget(Label(kit, words("people.seat.home_help"), CAPTION, ink="muted", wrap=True))
        home = Flow(Space.XS)
        home.add(*self.home.values())
        column.addLayout(home)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.XL)
        outer.setSpacing(Space.M)
        outer.addWidget(heading(kit, joined(literal(self._member.id), data(self._member.name)), SECTION))
        outer.addWidget(frameless(inner), 1)
        outer.addLayout(row(1, self.back, self.act))

    def _wake(self, _on: bool = False) -> None:
        self.act.setEnabled(any(box.isChecked() for box in self.roles.values()))

    def _give(self) -> None:
        self.given.emit(self.changes())
        self.accept()
