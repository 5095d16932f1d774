"""Comparing a key on the phone: the member reads group after group aloud, one follows here.

A key is never taken as compared by default: `All match` wakes when the reading has begun. `They differ`
refuses the card and keeps it as evidence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.i18n import Phrase, data, joined, literal, words
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, SECTION, SEMIBOLD, Space
from ui.widgets.announce import announce
from ui.widgets.button import Button
from ui.widgets.card import Card, Picture, row
from ui.widgets.code import CodeDigits
from ui.widgets.label import Label

if TYPE_CHECKING:
    from desktop.desks.secretary.roster_views import Member, Roster

LOOKS = {
    "compared": ("badge-check", "ok"),
    "own": ("badge-check", "ok"),
    "excused": ("circle-alert", "warn"),
    "differs": ("circle-x", "bad"),
    "missing": ("id-card", "muted"),
    "open": ("phone", "muted"),
}


class Ceremony(Card):
    """`matched(member)`, `differed(member)`, `excused(member)` (a reason is still to be given)."""

    matched = Signal(str)
    differed = Signal(str)
    excused = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._member: Member | None = None
        self._title = Label(kit, words("people.compare.none"), SECTION, SEMIBOLD, wrap=True)
        self._left = Label(kit, literal(""), CAPTION, ink="muted")
        self._who = Label(kit, literal(""), DENSE, SEMIBOLD, wrap=True)
        self._icon, self._how = (
            Picture(kit, "phone", "muted"),
            Label(kit, literal(""), CAPTION, ink="muted", wrap=True),
        )
        self.digits = _Digits(kit)
        self.digits.stepped.connect(self.step)
        self.match = Button(kit, words("people.compare.match"), "secondary", "check", height=32, hint="M")
        self.differ = Button(kit, words("people.compare.differ"), "danger", "x", height=32, hint="X")
        self.excuse = Button(kit, words("people.compare.excuse"), "quiet", "pencil", height=32)
        self._foot = Label(kit, words("people.compare.foot"), CAPTION, ink="muted", wrap=True)
        self.match.clicked.connect(self._match)
        self.differ.clicked.connect(self._differ)
        self.excuse.clicked.connect(self._excuse)
        self._lay()
        self.show_member(None)

    @property
    def begun(self) -> bool:
        """Whether at least one group was read."""
        return self.digits.pointed is not None or self.digits.through

    def show_roster(self, roster: Roster) -> None:
        left = len(roster.to_compare)
        self._left.set_phrase(words("people.compare.left", n=left) if left else words("people.compare.all"))

    def show_member(self, member: Member | None) -> None:
        """Another member: the reading begins anew; the same one keeps its place."""
        before, self._member = self._member, member
        code = member.code if member else ""
        if before is None or member is None or (before.id, before.code) != (member.id, code):
            self.digits.show_code(code)
        self._title.set_phrase(
            words("people.compare.of", id=member.id) if member else words("people.compare.none")
        )
        self._who.set_phrase(joined(data(member.name), data(member.office)) if member else literal(""))
        if member is not None:
            icon, ink = LOOKS[member.key]
            self._icon.show_icon(icon, ink)
            self._how.set_phrase(self._said(member))
            self._how.set_ink("muted" if member.key in ("open", "missing") else ink)  # type: ignore[arg-type]
        for widget in (self._icon, self._how):
            widget.setVisible(member is not None)
        self.digits.setVisible(bool(code))
        self._wake()

    def begin(self) -> None:
        """Enter in the roster: the keys come here, the first group is read."""
        if self._member is not None and self._member.code:
            self.digits.setFocus(Qt.FocusReason.ShortcutFocusReason)
            if not self.begun:
                self.step()

    def step(self) -> None:
        """The next group; after the last one the answer has the focus."""
        self.digits.advance()
        self._wake()
        if self.digits.through:
            announce(self, self._kit.say("people.compare.answer"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.modifiers() and event.key() == Qt.Key.Key_M:
            self._match()
        elif not event.modifiers() and event.key() == Qt.Key.Key_X:
            self._differ()
        else:
            super().keyPressEvent(event)

    def _match(self) -> None:
        if self._member is not None and self._member.code and self.begun:
            self.matched.emit(self._member.id)
        elif self._member is not None and self._member.code:
            self.begin()

    def _differ(self) -> None:
        if self._member is not None and self._member.code:
            self.differed.emit(self._member.id)

    def _excuse(self) -> None:
        if self._member is not None:
            self.excused.emit(self._member.id)

    def _wake(self) -> None:
        member = self._member
        has_code = member is not None and bool(member.code) and member.key != "own"
        self.match.setEnabled(has_code and self.begun)
        self.differ.setEnabled(has_code)
        self.excuse.setEnabled(member is not None and member.key not in ("missing", "differs", "own"))
        for button in (self.match, self.differ):
            button.setVisible(has_code)

    def _said(self, member: Member) -> Phrase:
        """How the key stands, or how to compare it."""
        if member.key in ("compared", "excused", "differs", "own"):
            when = member.at
            at: Phrase = (lambda say: say.moment(when)) if when else literal("")
            return words(
                f"people.compare.is.{member.key}", by=literal(member.by), at=at, why=literal(member.why)
            )
        if not member.code:
            return words("people.compare.no_card")
        return words("people.compare.how", card=literal(member.card_name))

    def _lay(self) -> None:
        head = row(self._title, self._left)
        head.setStretch(0, 1)
        how = row(self._icon, self._how)
        how.setStretch(1, 1)
        how.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.body.addWidget(self._who)
        self.body.addLayout(how)
        self.body.addSpacing(2)
        self.body.addWidget(self.digits, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addSpacing(2)
        answers = row(self.match, self.differ)
        answers.setStretch(0, 1)
        answers.setStretch(1, 1)
        self.body.addLayout(answers)
        self.body.addWidget(self.excuse, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._foot)
        self.body.addStretch(1)
        self.body.setSpacing(Space.XS + 2)


class _Digits(CodeDigits):
    """`stepped` on Enter or Space: the next group is read."""

    stepped = Signal()

    def __init__(self, kit: Kit) -> None:
        self.through = False
        super().__init__(kit)

    def show_code(self, code: str) -> None:
        self.through = False
        self.set_code(code)

    def advance(self) -> None:
        """Point at the next group; after the last one the whole code is through."""
        last = self.pointed == len(self._groups) - 1
        self.through = self.through or last
        self.point_next()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.stepped.emit()
            return
        super().keyPressEvent(event)
