"""How a note's meaning looks on paper: marker, ink and line style, the same as on the screen."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from desktop.model.review import Meaning


class Look(NamedTuple):
    """`fill` is multiplied onto the paper; `ink` draws the line in its style."""

    fill: str
    ink: str
    line: Literal["solid", "dashed", "dotted", "dash-dot"]


LOOKS: Final[dict[Meaning, Look]] = {
    "strength": Look("#BDE6C8", "#1A6B49", "solid"),
    "weakness": Look("#F8CFCA", "#A82A22", "dashed"),
    "question": Look("#FBE5A0", "#835000", "dotted"),
    "note": Look("#D8D2F5", "#5647A8", "dash-dot"),
}
