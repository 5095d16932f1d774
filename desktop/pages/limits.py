"""How much a document may ask of us before we refuse it. Every field says its unit."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Bounds of the page server; the defaults are generous for real papers and tight for hostile ones."""

    document_bytes: int = 512 * 1024 * 1024
    pages: int = 5_000
    page_chars: int = 400_000  # characters of one page
    picture_pixels: int = 24_000_000  # A3 at 300 dpi is 17 million; a larger wish is drawn at a smaller scale
    outline_items: int = 5_000
    links: int = 2_000  # of one page
    answer_bytes: int = 64 * 1024 * 1024
    child_memory: int = 2 * 1024 * 1024 * 1024  # bytes of address space of the child (POSIX)
    start_seconds: float = 60.0  # a virus scanner may look at the child first
    open_seconds: float = 20.0
    page_seconds: float = 10.0  # text, boxes, links of one page
    draw_seconds: float = 15.0


LIMITS = Limits()
