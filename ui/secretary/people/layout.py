"""How the room is laid out: roster over assignment, at the right the comparison over the conflicts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.i18n import literal, words
from ui.secretary.people.assign_card import AssignCard
from ui.secretary.people.ceremony import Ceremony
from ui.secretary.people.conflict_card import ConflictCard
from ui.secretary.people.mandate_line import MandateLine
from ui.secretary.people.roster_table import RosterTable
from ui.services import Kit
from ui.theme.tokens import CAPTION, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Card, row
from ui.widgets.label import Elided, Label

SIDE, LOWEST, BELOW, NARROW = 340, 744, 380, 1024
FREE = 16_777_215  # Qt's largest width


class Parts(QWidget):
    """The parts of the room, for its page to fill and to listen to."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.table, self.ceremony = RosterTable(kit), Ceremony(kit)
        self.conflicts, self.assign = ConflictCard(kit), AssignCard(kit)
        self.mandate = MandateLine(kit)
        self.counts = Elided(kit, literal(""), CAPTION, ink="muted")
        self.add = Button(kit, words("people.add"), "accent", "id-card", height=32)
        self.edit = Button(kit, words("people.edit"), "accent", "pencil", height=32, hint="F2")
        outer = QHBoxLayout(self)
        outer.setContentsMargins(Space.XXL, Space.L, Space.M, Space.L)
        outer.setSpacing(Space.M)
        left = QVBoxLayout()
        left.setSpacing(Space.M)
        left.addWidget(self._roster(kit), 1)
        left.addWidget(self.assign)
        outer.addLayout(left, 1)
        self._beside, self._outer = self._side(), outer
        outer.addWidget(self._beside)
        self.stack(False)

    def stack(self, narrow: bool) -> None:
        """In a narrow window keys and conflicts stand side by side below the rest, not at the right of it."""
        self._outer.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )
        self._side_line.setDirection(
            QBoxLayout.Direction.LeftToRight if narrow else QBoxLayout.Direction.TopToBottom
        )
        self._beside.setMinimumWidth(0 if narrow else SIDE)
        self._beside.setMaximumWidth(FREE if narrow else SIDE)
        self._beside.setMinimumHeight(BELOW if narrow else 0)
        self.setMinimumHeight(LOWEST + BELOW if narrow else LOWEST)

    def _roster(self, kit: Kit) -> Card:
        card = Card(inner=Space.M)
        title = Label(kit, words("people.roster"), SECTION, SEMIBOLD)
        head = row(title, self.counts, self.edit, self.add, spacing=Space.M)
        head.setStretch(1, 1)
        card.body.addLayout(head)
        card.body.addWidget(self.mandate)
        card.body.addWidget(self.table, 1)
        return card

    def _side(self) -> QWidget:
        holder = QWidget()
        side = self._side_line = QVBoxLayout(holder)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(Space.M)
        self.ceremony.setMaximumWidth(SIDE)
        side.addWidget(self.ceremony, 0)
        side.addWidget(self.conflicts, 1)
        return holder


class Scrolled(QScrollArea):
    """The room in a low window: it scrolls, and what gets the focus comes into sight."""

    def __init__(self, room: Parts) -> None:
        super().__init__()
        self._room, self._narrow = room, False
        room.setProperty("part", "inner")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(room)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = event.size().width() < NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            self._room.stack(narrow)
        super().resizeEvent(event)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isAncestorOf(new):
            self.ensureWidgetVisible(new, 0, Space.L)
