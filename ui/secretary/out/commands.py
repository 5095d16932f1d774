"""What leaves a round, by name: the palette's way to the buttons of Protocol, Record and History."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ui.actions import Action
from ui.i18n import Phrase, words
from ui.secretary.history.page import HistoryPage
from ui.secretary.protocol_page import ProtocolPage
from ui.secretary.record_page import RecordPage
from ui.secretary.room import RoomPage
from ui.widgets.button import Button

COPIES = {"workbook": "table-2", "data": "braces", "handover": "forward", "archive": "archive"}


def commands(rooms: Mapping[str, RoomPage], go: Callable[[str], None]) -> list[Action]:
    """One for each button, which is pressed in its own room, so that one sees what happens."""
    protocol, record, history = rooms["protocol"], rooms["record"], rooms["history"]
    assert isinstance(protocol, ProtocolPage)
    assert isinstance(record, RecordPage)
    assert isinstance(history, HistoryPage)
    letters = protocol.letters.buttons["letters"]
    copies = record.copies.buttons
    return [
        _action("protocol.save", "file-down", _Press(go, "protocol", protocol.save)),
        _action("out.act.letters", "mails", _Press(go, "protocol", letters)),
        *(_action(f"out.act.{key}", icon, _Press(go, "record", copies[key])) for key, icon in COPIES.items()),
        _action("history.save", "file-down", _Press(go, "history", history.save)),
    ]


def _action(key: str, icon: str, press: _Press) -> Action:
    return Action(key, press, icon, why_not=press.why_not)


class _Press:
    """Enter the room and press the button when called."""

    def __init__(self, go: Callable[[str], None], room: str, button: Button) -> None:
        self._go, self._room, self._button = go, room, button

    def __call__(self) -> None:
        self._go(self._room)
        self._button.click()

    def why_not(self) -> Phrase | None:
        return None if self._button.isEnabled() else words("out.not_yet")
