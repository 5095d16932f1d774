"""What leaves a round, by name: the palette's way to the buttons of Protocol, Record and History."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from ui.actions import Action
from ui.i18n import Phrase, words
from ui.secretary.rooms import Rooms
from ui.widgets.button import Button


class Copy(NamedTuple):
    """An action of a room: the button of its page that does it, by name; `decided`: after the decision."""

    key: str
    icon: str
    room: str
    button: str
    decided: bool = True


COPIES: Final = (
    Copy("protocol.save", "file-down", "protocol", "save", decided=False),  # a draft too, which says so
    Copy("out.act.letters", "mails", "protocol", "letters"),
    Copy("out.act.workbook", "table-2", "record", "workbook"),
    Copy("out.act.data", "braces", "record", "data"),
    Copy("out.act.handover", "forward", "record", "handover"),
    Copy("out.act.archive", "archive", "record", "archive"),
    Copy("history.save", "file-down", "history", "save", decided=False),
)


def commands(rooms: Rooms, go: Callable[[str], None], decided: Callable[[], bool]) -> list[Action]:
    """One for each button, which is pressed in its own room, so that one sees what happens."""
    presses = [(copy, _Press(rooms, go, copy, decided)) for copy in COPIES]
    return [Action(copy.key, press, copy.icon, why_not=press.why_not) for copy, press in presses]


class _Press:
    """Enter the room and press the button when called; a room that nobody was in yet is made then."""

    def __init__(
        self, rooms: Rooms, go: Callable[[str], None], copy: Copy, decided: Callable[[], bool]
    ) -> None:
        self._rooms, self._go, self._copy, self._decided = rooms, go, copy, decided

    def __call__(self) -> None:
        self._go(self._copy.room)
        self._button().click()

    def why_not(self) -> Phrase | None:
        return words("out.not_yet") if self._copy.decided and not self._decided() else None

    def _button(self) -> Button:
        return self._rooms[self._copy.room].buttons_by_name()[self._copy.button]
