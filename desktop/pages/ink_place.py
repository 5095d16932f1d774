"""From the shown page (1/1000 pt, y downwards) back to the PDF's own space (points, y upwards)."""

from __future__ import annotations

from collections.abc import Callable

from desktop.pages.ink_job import Matrix, Rect

Point = tuple[float, float]


def shown_to_user(matrix: Matrix) -> Callable[[float, float], Point]:
    """The inverse of the page server's `transform`. A page without area is refused (ValueError)."""
    a, b, c, d, e, f = matrix
    area = a * d - b * c
    if not area:
        raise ValueError("this page has no area")

    def back(x: float, y: float) -> Point:
        dx, dy = x - e, y - f
        return ((d * dx - c * dy) / area, (a * dy - b * dx) / area)

    return back


def corners(box: Rect, back: Callable[[float, float], Point]) -> tuple[Point, Point, Point, Point]:
    """Top left, top right, bottom left, bottom right as a reader sees them: the order of /QuadPoints
    that readers agree on (it is not the one that the standard draws)."""
    x0, y0, x1, y1 = box
    return back(x0, y0), back(x1, y0), back(x0, y1), back(x1, y1)


def bounds(points: list[Point], edge: float) -> tuple[float, float, float, float]:
    """The upright rectangle around points, `edge` wider on each side."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs) - edge, min(ys) - edge, max(xs) + edge, max(ys) + edge
