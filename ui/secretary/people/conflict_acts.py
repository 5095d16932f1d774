"""What is decided about conflicts: accepted, dismissed with a reason, entered, taken back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtWidgets import QWidget

from ui.i18n import Phrase, literal, words
from ui.models.conflicts import ConflictGroup
from ui.secretary.people.reason_dialog import ReasonDialog
from ui.services import Kit

if TYPE_CHECKING:
    from ui.secretary.people.desk import Pair, PeopleDesk, PeopleView

GROUNDS = {"region": "home-region", "organisation": "employer", "surname": "family"}


class Host(Protocol):
    """The page: does work in a worker, shows the view anew, says what was done."""

    kit: Kit
    people: PeopleDesk
    view: PeopleView | None

    def do(self, work: Callable[[], Any], said: Phrase | None = None) -> None: ...


class ConflictActs:
    """`parent` is the widget over which reasons and grounds are asked."""

    def __init__(self, host: Host, parent: QWidget) -> None:
        self._host, self._parent = host, parent

    def accept(self, group: ConflictGroup) -> None:
        """A sign becomes a conflict with the ground that fits it; where the round has none, it is asked."""
        ground = GROUNDS.get(group.ground, "")
        if self._host.view is not None and ground in self._host.view.roster.grounds:
            self._add(group.pairs, ground, "")
        else:
            self.ask_ground(group.pairs, words("people.conflict.accept"))

    def dismiss(self, group: ConflictGroup) -> None:
        kit = self._host.kit
        title, act = words("people.dismiss.title"), words("people.dismiss.act")
        dialog = ReasonDialog(kit, self._parent, title, _named(group.pairs), act)
        dialog.given.connect(lambda _ground, why: self._dismiss(group, why))
        dialog.open()

    def take_back(self, group: ConflictGroup) -> None:
        work = partial(self._host.people.drop_conflict, group.pairs)
        self._host.do(work, words("people.done.conflict_dropped"))

    def ask_ground(self, pairs: list[Pair], act: Phrase) -> None:
        """A conflict known beforehand: its ground, and a note."""
        view = self._host.view
        if view is None:
            return
        title = words("people.conflict.title")
        dialog = ReasonDialog(self._host.kit, self._parent, title, _named(pairs), act, view.roster.grounds)
        dialog.given.connect(lambda ground, note: self._add(pairs, ground, note))
        dialog.open()

    def _dismiss(self, group: ConflictGroup, why: str) -> None:
        work = partial(self._host.people.dismiss, list(group.hints), why)
        self._host.do(work, words("people.done.dismissed"))

    def _add(self, pairs: list[Pair], ground: str, note: str) -> None:
        work = partial(self._host.people.add_conflict, pairs, ground, note)
        self._host.do(work, words("people.done.conflict", n=len(pairs)))


def _named(pairs: list[Pair]) -> Phrase:
    codes = ", ".join(code for _, code in pairs[:8]) + (", …" if len(pairs) > 8 else "")
    return literal(f"{pairs[0][0]}: {codes}")
