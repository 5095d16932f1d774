"""The page server as a painter of one document: opens its bytes, turns pictures into QImages."""

from __future__ import annotations

import weakref

from PySide6.QtGui import QImage

from desktop.pages.answers import Box, Link, OutlineItem
from desktop.pages.buffers import Lent
from desktop.pages.server import PageServer

QUICK_SECONDS = 8.0  # of drawing; nobody looks at grey lines for longer
PATIENCE = 4  # times as long when one has asked again


class ServedDocument:
    """An open document of the page server. All calls block: worker threads only."""

    def __init__(self, pages: PageServer, data: bytes, name: str) -> None:
        self._pages = pages
        self._handle = pages.open(data, name)

    def draw(self, page: int, scale: float, patient: bool = False) -> QImage:
        """Page `page` (from 0) at `scale` device pixels per point; `patient` waits longer."""
        usual = min(QUICK_SECONDS, self._pages.limits.draw_seconds)
        deadline = usual * PATIENCE if patient else usual
        return wrapped(self._pages.lend(self._handle, page + 1, scale, deadline=deadline))

    def letters(self, page: int) -> tuple[str, list[Box]]:
        return self._pages.letters(self._handle, page + 1)

    def links(self, page: int) -> list[Link]:
        return self._pages.links(self._handle, page + 1)

    def outline(self) -> list[OutlineItem]:
        return self._pages.outline(self._handle)

    def close(self) -> None:
        self._pages.close_document(self._handle)


def wrapped(lent: Lent) -> QImage:
    """The picture as the child drew it, without a copy. The buffer goes back when the image dies, so
    whatever outlives this object must be a `copy()`."""
    image = QImage(lent.pixels, lent.width, lent.height, lent.stride, QImage.Format.Format_RGB32)
    if lent.scarce:
        own = image.copy()
        lent.give_back()
        return own
    weakref.finalize(image, lent.give_back)
    return image
