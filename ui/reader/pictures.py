"""Pictures of pages that were drawn, kept within a number of bytes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection
from typing import NamedTuple

from PySide6.QtGui import QImage

BUDGET = 16 * 1024 * 1024  # bytes: drawing a page again takes a few milliseconds


class Key(NamedTuple):
    """Which picture: a document (its SHA-256), a page from 0, drawn for dark paper or not; a
    `small` one is a thumbnail."""

    document: str
    page: int
    dark: bool
    small: bool = False


class Drawn(NamedTuple):
    """A picture and the scale it was drawn at, in device pixels per point."""

    image: QImage
    scale: float


class PictureCache:
    """Least recently used first out. One picture per key: a sharper one takes the older's place,
    and until it comes the older is painted scaled."""

    def __init__(self, budget: int = BUDGET) -> None:
        self.budget = budget
        self._held: OrderedDict[Key, Drawn] = OrderedDict()
        self._bytes = 0

    @property
    def bytes(self) -> int:
        return self._bytes

    def __len__(self) -> int:
        return len(self._held)

    def get(self, key: Key) -> Drawn | None:
        """The picture of a page at whatever scale it was drawn, or None."""
        drawn = self._held.get(key)
        if drawn is not None:
            self._held.move_to_end(key)
        return drawn

    def sharp(self, key: Key, scale: float) -> bool:
        """True when the picture was drawn at this very scale."""
        drawn = self._held.get(key)
        return drawn is not None and abs(drawn.scale - scale) < 1e-6

    def put(self, key: Key, drawn: Drawn, seen: Collection[Key] = ()) -> None:
        """Keep a picture; the ones not painted for longest leave when the budget is spent, those that
        are seen never."""
        self._drop(key)
        self._held[key] = drawn
        self._bytes += drawn.image.sizeInBytes()
        for old in [k for k in self._held if k != key and k not in seen]:
            if self._bytes <= self.budget:
                break
            self._drop(old)

    def clear(self) -> None:
        self._held.clear()
        self._bytes = 0

    def _drop(self, key: Key) -> None:
        old = self._held.pop(key, None)
        if old is not None:
            self._bytes -= old.image.sizeInBytes()
