"""What the record says of the sitting: presence, motions with their votes, corrections, who left the room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from desktop.model.statements import Decision, Motion, Round
from desktop.model.text import Text
from ui.i18n import Phrase, data, joined, literal, words
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, MEDIUM, SECTION, SEMIBOLD, Space
from ui.widgets.card import Card, clear, reveal, rule
from ui.widgets.inner import Inner
from ui.widgets.label import Label, heading
from ui.widgets.scroll import frameless

WIDTH = 400


class CourseCard(Card):
    """Read from the signed decision alone; hidden where nothing was recorded."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.setFixedWidth(WIDTH)
        inner = Inner()
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(0, 0, Space.S, 0)
        self._rows.setSpacing(Space.XS)
        area = frameless(inner)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(heading(kit, words("auditor.sitting"), SECTION))
        self.body.addWidget(area, 1)

    def show_decision(self, found: tuple[Decision, Round] | None) -> None:
        clear(self._rows)
        self.setVisible(
            found is not None and bool(found[0].sitting.motions or found[0].sitting.presence.present)
        )
        if found is None:
            return
        decision, round_ = found
        sitting = decision.sitting
        facts = [literal(sitting.place)] if sitting.place else []
        facts += [literal(sitting.date)] if sitting.date else []
        came = words("auditor.came", n=len(sitting.presence.present), quorum=sitting.presence.quorum)
        self._say(joined(*facts, came), muted=True)
        for number, one in enumerate(sitting.motions, start=1):
            self._motion(round_, number, one)
        if sitting.away:
            self._rows.addWidget(rule())
            self._say(words("auditor.left", n=len(sitting.away)), strong=True)
        for away in sitting.away:
            who = joined(data(name_of(round_, away.member)), literal(away.dossier))
            self._say(who, muted=True)
        self._rows.addStretch(1)
        reveal(self._rows)

    def _motion(self, round_: Round, number: int, one: Motion) -> None:
        self._rows.addWidget(rule())
        title = joined(words("sitting.motion_number", n=number), moved(round_, one))
        self._say(title, strong=True)
        if one.reason:
            self._say(words("sitting.reason_is", reason=literal(one.reason)))
        counts = one.secret or [len(one.votes_for), len(one.votes_against), len(one.abstained)]
        facts = [words("auditor.votes", f=counts[0], a=counts[1], b=counts[2])]
        if one.secret is not None:
            facts.append(words("sitting.ballot.secret"))
        if one.needed is not None:
            facts.append(words("sitting.needs", n=one.needed, of=len(one.entitled)))
            facts.append(words("sitting.carried" if counts[0] >= one.needed else "sitting.lost"))
        self._say(joined(*facts), muted=True)
        for line in one.corrections:
            self._say(
                joined(data(name_of(round_, line.member)), words("sitting.corrected"), literal(line.reason))
            )
        for member, text in one.dissent.items():
            self._say(joined(words("sitting.dissent"), data(name_of(round_, member)), literal(text)))

    def _say(self, phrase: Phrase, *, strong: bool = False, muted: bool = False) -> None:
        step, weight = (DENSE, SEMIBOLD) if strong else (CAPTION, MEDIUM)
        self._rows.addWidget(Label(self._kit, phrase, step, weight, "muted" if muted else "text", wrap=True))


def name_of(round_: Round, member: str) -> Text:
    """The shown name of a member; an unknown id is shown as it is."""
    found = next((one.name for one in round_.roster if one.id == member), None)
    return found or {"kk": member, "ru": member, "en": member}


def moved(round_: Round, one: Motion) -> Phrase:
    """What was moved: as typed, else the standard words of its kind."""
    if one.text:
        return literal(one.text)
    if one.kind in ("keep", "drop") and len(one.about) == 1:
        title = next((ref.title for ref in round_.dossiers if ref.code == one.about[0]), None)
        shown = data(title) if title else literal(one.about[0])
        return words(f"sitting.motion.{one.kind}", title=shown)
    return words(f"sitting.motion.{one.kind or 'other'}", n=len(one.select or one.about))
