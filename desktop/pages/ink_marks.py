"""A note as a real annotation: /Highlight on text, /Square on an area, each with an appearance of its own.

Readers that draw their own find QuadPoints and a colour; those that draw what they are given (PDFium,
Poppler, printers) find the highlight multiplied onto the page and a line under it in the meaning's style:
colour is never the only sign.
"""

from __future__ import annotations

from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from desktop.pages.ink_job import Line, Mark, Matrix
from desktop.pages.ink_place import Point, bounds, corners, shown_to_user

PRINTED = 4  # the flag of annotations that are printed
WIDTH = 1.2  # of lines, in points
DASHES: dict[Line, str] = {
    "solid": "[] 0 d 0 J",
    "dashed": "[4 2.5] 0 d 0 J",
    "dotted": "[0 2.6] 0 d 1 J",
    "dash-dot": "[4 2.2 0 2.2] 0 d 1 J",
}


def annotation(pdf: pikepdf.Pdf, mark: Mark, matrix: Matrix) -> Dictionary:
    """The annotation of a note, not yet on its page."""
    back = shown_to_user(matrix)
    quads = [corners(box, back) for box in mark.boxes]
    points = [point for quad in quads for point in quad]
    rect = bounds(points, WIDTH)
    made = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Square if mark.area else Name.Highlight,
        Rect=_numbers(rect),
        C=_numbers(_rgb(mark.ink if mark.area else mark.fill)),
        F=PRINTED,
        NM=pikepdf.String(mark.id),
        T=pikepdf.String(mark.author),
        Subj=pikepdf.String(mark.subject),
        Contents=pikepdf.String(mark.text),
        AP=Dictionary(N=_appearance(pdf, mark, quads, rect)),
    )
    if mark.when:
        made.M = made.CreationDate = pikepdf.String(_date(mark.when))
    if mark.area:
        made.IC = _numbers(_rgb(mark.fill))
        made.BS = Dictionary(W=WIDTH)
        made.RD = _numbers((WIDTH / 2,) * 4)
    else:
        made.QuadPoints = _numbers(tuple(number for quad in quads for point in quad for number in point))
    return made


def _appearance(pdf: pikepdf.Pdf, mark: Mark, quads: list[Any], rect: tuple[float, ...]) -> Any:
    """In the page's own space: the box equals the rectangle, so nothing is moved or scaled."""
    multiply = Dictionary(Type=Name.ExtGState, BM=Name.Multiply, ca=1, CA=1, AIS=False)
    form = pdf.make_stream(_drawing(mark, quads).encode("ascii"))
    form.Type, form.Subtype, form.FormType = Name.XObject, Name.Form, 1
    form.BBox = _numbers(rect)
    form.Matrix = Array([1, 0, 0, 1, 0, 0])
    form.Resources = Dictionary(ExtGState=Dictionary(M=multiply))
    form.Group = Dictionary(S=Name.Transparency)
    return form


def _drawing(mark: Mark, quads: list[tuple[Point, Point, Point, Point]]) -> str:
    lines = ["/M gs", f"{_written(_rgb(mark.fill))} rg"]
    for top_left, top_right, bottom_left, bottom_right in quads:
        lines.append(_polygon(top_left, top_right, bottom_right, bottom_left) + " f")
    lines.append(f"{_written(_rgb(mark.ink))} RG {WIDTH} w {DASHES[mark.line]}")
    for top_left, top_right, bottom_left, bottom_right in quads:
        if mark.area:
            lines.append(_polygon(top_left, top_right, bottom_right, bottom_left) + " S")
        else:
            lines.append(f"{_written(bottom_left)} m {_written(bottom_right)} l S")
    return "\n".join(lines)


def _polygon(*points: Point) -> str:
    first, *others = map(_written, points)
    return " ".join([f"{first} m", *(f"{point} l" for point in others), "h"])


def _written(numbers: tuple[float, ...]) -> str:
    return " ".join(f"{number:.4f}" for number in numbers)


def _numbers(values: tuple[float, ...]) -> Array:
    return Array([round(value, 4) for value in values])


def _rgb(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _date(when: str) -> str:
    """`2026-11-03T09:00:00Z` as PDF writes it."""
    return "D:" + "".join(sign for sign in when if sign.isdigit()) + "Z"
