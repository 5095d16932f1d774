"""Before the opening: where, when, in which order, by which majority; then the sitting is opened."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel

from desktop.decide.sitting.room import room
from desktop.decide.sitting.state import Head, Meeting
from ui.i18n import Phrase, words
from ui.secretary.sitting.desk import Scene
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Card, row, rule
from ui.widgets.field import Field
from ui.widgets.label import Label, heading
from ui.widgets.toggles import Toggles


class StartCard(Card):
    """`changed(head)` when something is chosen; `all_here`; `opening`."""

    changed = Signal(object)
    all_here = Signal()
    opening = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(inner=Space.XL)
        self._kit, self._head = kit, Head()
        self.place = Field(kit, words("sitting.place"), words("sitting.place_help"))
        self.date = Field(kit, words("sitting.date"), words("sitting.date_help"))
        self.place.edit.setMaxLength(200)
        self.place.edit.editingFinished.connect(self._changed)
        self.date.edit.editingFinished.connect(self._changed)
        self.order = self._toggles(("cut", "disputed", "ranked"), "order")
        self.majority = self._toggles(("half", "two-thirds"), "majority")
        self.ballot = self._toggles(("open", "secret"), "ballot")
        self.body.setSpacing(Space.S)
        self.body.addWidget(heading(kit, words("sitting.start"), SECTION))
        self.body.addWidget(Label(kit, words("sitting.start_body"), DENSE, ink="muted", wrap=True))
        fields = row(self.place, self.date, spacing=Space.L)
        fields.setStretch(0, 3)
        fields.setStretch(1, 2)
        self.body.addLayout(fields)
        for name, toggles in (("order", self.order), ("majority", self.majority), ("ballot", self.ballot)):
            self.body.addWidget(self._title(words(f"sitting.{name}_title")))
            self.body.addWidget(toggles)
        self._order_help = Label(kit, words("sitting.order_help"), CAPTION, ink="muted", wrap=True)
        self.body.insertWidget(5, self._order_help)
        self._policy = Label(kit, words("sitting.ballot_policy"), CAPTION, ink="muted", wrap=True)
        self.body.addWidget(self._policy)
        self.body.addStretch(1)
        self.body.addWidget(rule())
        self._why = Label(kit, words("sitting.mark_present"), DENSE, ink="muted", wrap=True)
        self.everyone = Button(kit, words("sitting.all_here"), "secondary", "user-check")
        self.everyone.clicked.connect(self.all_here)
        self.open = Button(kit, words("sitting.open"), "primary", "gavel", hint="Ctrl+Enter")
        self.open.clicked.connect(self.opening)
        self.body.addWidget(self._why)
        self.body.addLayout(row(self.everyone, 1, self.open))

    def show_meeting(self, scene: Scene, meeting: Meeting) -> None:
        head, before = meeting.head, self._head
        self._head = head
        if head.place != before.place:  # what is being typed is left alone
            self.place.edit.setText(head.place)
        if head.date != before.date or not self.date.text():
            self.date.edit.setText(head.date or scene.date or "")
        for toggles, key in (
            (self.order, head.order),
            (self.majority, head.majority),
            (self.ballot, "secret" if head.secret or scene.secret_by_policy else "open"),
        ):
            toggles.pick(key)
        self.ballot.setEnabled(not scene.secret_by_policy)
        self._policy.setVisible(scene.secret_by_policy)
        here = room(meeting, scene.hall, ())
        ready = not here.lacking and bool(here.inside)
        self.open.setEnabled(ready)
        self.everyone.setVisible(here.came < len(scene.members))
        lacking = words("sitting.lacking", n=here.lacking) if here.lacking else words("sitting.mark_present")
        self._why.set_phrase(words("sitting.ready") if ready else lacking)

    def head(self) -> Head:
        """What is chosen now; a date that is none is left out."""
        date = self.date.text().strip()
        return Head(
            place=self.place.text().strip(),
            date=date or None,
            order=self.order.value,
            majority=self.majority.value,
            secret=self.ballot.value == "secret",
            notes_signed=self._head.notes_signed,
        )

    def _changed(self, *_: object) -> None:
        wanted = self.head()
        held = self._head
        if (wanted.place, wanted.date, wanted.order, wanted.majority, wanted.secret) != (
            held.place, held.date, held.order, held.majority, held.secret
        ):  # fmt: skip
            self.changed.emit(wanted)

    def _toggles(self, keys: tuple[str, ...], name: str) -> Toggles:
        made = Toggles(self._kit, [(key, words(f"sitting.{name}.{key}")) for key in keys], keys[0])
        made.chosen.connect(self._changed)
        return made

    def _title(self, phrase: Phrase) -> QLabel:
        return Label(self._kit, phrase, DENSE, SEMIBOLD)
