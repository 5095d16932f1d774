"""What was picked in a document with the mouse or the keyboard: a place and its words."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.model.review import Quad

AROUND = 32  # characters before and after a quote that tell it from its like


@dataclass(frozen=True, slots=True)
class Picked:
    """A stretch of text on one page, or an area (no words, `start` None).

    `page` counts from 1. `quads`: one per line, 1/1000 pt of the page as shown unturned, from its
    top left. `start` is the offset of the quote in the page's stored text; `quote` is that text
    exactly, line ends included (`joined` makes it fit to be read or copied)."""

    page: int
    quads: tuple[Quad, ...]
    quote: str
    prefix: str
    suffix: str
    start: int | None


def of_text(page: int, text: str, start: int, end: int, quads: tuple[Quad, ...]) -> Picked:
    """Characters `start` to `end` (not included) of a page's stored text."""
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return Picked(page, quads, text[start:end], before, after, start)


def of_area(page: int, quad: Quad) -> Picked:
    """A rectangle of a page, for scans and figures."""
    return Picked(page, (quad,), "", "", "", None)
