"""What the page server answers: frozen values, lengths in 1/1000 pt of the page as it is shown.

The origin of a box is the top left corner of the shown page (after its own /Rotate and CropBox), y
grows downwards. `transform` leads back to the PDF's user space, where highlights are exported.
"""

from __future__ import annotations

import msgspec


class Box(msgspec.Struct, frozen=True, array_like=True):
    """A rectangle on the shown page, 1/1000 pt. Empty (all zero) for characters that PDFium made up."""

    x0: int
    y0: int
    x1: int
    y1: int

    @property
    def empty(self) -> bool:
        return self.x0 >= self.x1 or self.y0 >= self.y1


class Size(msgspec.Struct, frozen=True, array_like=True):
    """Width and height of a page after rotation, 1/1000 pt."""

    width: int
    height: int


class OutlineItem(msgspec.Struct, frozen=True, array_like=True):
    """A bookmark: depth from 0, title, page from 1 or None where it leads nowhere; `top` as a link's."""

    level: int
    title: str
    page: int | None
    top: int | None = None


class Link(msgspec.Struct, frozen=True, array_like=True):
    """A link annotation: to a page from 1, or an external address (shown as text, never followed).
    `top`: how far down the page it leads, 1/1000 pt, as near as can be told without reading that page."""

    box: Box
    page: int | None
    uri: str | None
    top: int | None = None


class Picture(msgspec.Struct, frozen=True):
    """A drawn page: 4 bytes a pixel, B G R x, rows of `stride` bytes from the top (Qt: Format_RGB32).

    `scale` is pixels per point as drawn: smaller than asked for where the page would be too large.
    """

    width: int
    height: int
    stride: int
    scale: float
    pixels: bytes


class Handle(msgspec.Struct, frozen=True):
    """An open document. Survives a restart of the child; `sizes[n - 1]` is the size of page n."""

    number: int
    name: str
    sizes: tuple[Size, ...]

    @property
    def pages(self) -> int:
        return len(self.sizes)
