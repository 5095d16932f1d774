"""What is written into PDFs: the messages between the program and the child that does it.

Places are those of the shown page, 1/1000 pt from its top left, as notes keep them; `paper` leads there from
the PDF's own space (the page server's `transform`), so that turned and cropped pages need no second rule.
Messages are msgpack, never pickles: an exploited child must not run code in its parent.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Matrix = tuple[float, float, float, float, float, float]
Rect = tuple[int, int, int, int]  # x0 y0 x1 y1
Line = Literal["solid", "dashed", "dotted", "dash-dot"]


class Mark(msgspec.Struct, frozen=True):
    """A note on a page (from 1): boxes of text lines, or one area. Colours are `#RRGGBB`."""

    id: str
    page: int
    boxes: list[Rect]
    area: bool
    fill: str
    ink: str
    line: Line
    author: str
    subject: str
    text: str
    when: str  # UTC, YYYY-MM-DDTHH:MM:SSZ


class Paper(msgspec.Struct, frozen=True):
    """The size of a shown page and how the PDF's own space comes to lie on it."""

    width: int
    height: int
    matrix: Matrix


class Part(msgspec.Struct, frozen=True):
    """One document: its bytes, its bookmark, a `Paper` for each page, the notes on it."""

    data: bytes
    title: str
    papers: list[Paper]
    marks: list[Mark] = []


class Stamp(msgspec.Struct, frozen=True):
    """A one-page PDF of this size (points) that is laid over every page of that size."""

    width: int
    height: int
    data: bytes


class Job(msgspec.Struct, frozen=True):
    """Documents one after another in one PDF; `stamps` may be none."""

    parts: list[Part]
    stamps: list[Stamp]
    title: str
    lang: str


class Answer(msgspec.Struct, frozen=True):
    """From the child: pages done so far, or why it cannot go on, or the finished PDF."""

    done: int = 0
    of: int = 0
    refused: str = ""
    part: int = 0
    pdf: bytes = b""
