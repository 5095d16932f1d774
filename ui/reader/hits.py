"""What was found in a document, as the canvas shows it."""

from __future__ import annotations

from typing import NamedTuple

from desktop.model.review import Quad
from ui.reader.letters import Letters


class Hit(NamedTuple):
    """Characters `start` to `end` of a page (from 0)."""

    page: int
    start: int
    end: int


class Hits:
    """All hits and the one that is looked at; their quads are made when a page is first painted."""

    def __init__(self, hits: tuple[Hit, ...] = (), current: int = -1) -> None:
        self.all, self.current = hits, current
        self._of_page: dict[int, list[int]] = {}
        for number, hit in enumerate(hits):
            self._of_page.setdefault(hit.page, []).append(number)
        self._quads: dict[int, list[tuple[int, tuple[Quad, ...]]]] = {}

    @property
    def at(self) -> Hit | None:
        return self.all[self.current] if 0 <= self.current < len(self.all) else None

    def quads(self, page: int, letters: Letters) -> list[tuple[int, tuple[Quad, ...]]]:
        """The hits of a page: their numbers and places."""
        if page not in self._quads:
            numbers = self._of_page.get(page, [])
            found = [(n, letters.from_stored(self.all[n].start, self.all[n].end)) for n in numbers]
            self._quads[page] = [(n, letters.quads(*place)) for n, place in found if place is not None]
        return self._quads[page]
