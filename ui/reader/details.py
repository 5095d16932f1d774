"""What is known of a page beyond its picture: its letters with their places, and its links."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from desktop.pages.answers import Link
from ui.reader.letters import Letters

KEPT = 24  # pages


@dataclass(frozen=True, slots=True)
class Details:
    """Of one page."""

    letters: Letters
    links: tuple[Link, ...] = ()


class DetailStore:
    """The details of the pages looked at last, of one document."""

    def __init__(self) -> None:
        self._held: OrderedDict[int, Details] = OrderedDict()

    def get(self, page: int) -> Details | None:
        """Of a page from 0, or None while they are not known."""
        found = self._held.get(page)
        if found is not None:
            self._held.move_to_end(page)
        return found

    def put(self, page: int, details: Details) -> None:
        self._held[page] = details
        while len(self._held) > KEPT:
            self._held.popitem(last=False)

    def forget(self, page: int) -> None:
        self._held.pop(page, None)

    def clear(self) -> None:
        self._held.clear()
