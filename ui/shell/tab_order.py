"""Tab goes in reading order, as things stand on the screen: Qt's own order is that of their making, and
what is built late would stand last."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cmp_to_key

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QWidget

FIRST = "tab-first"  # a property of what comes before its siblings wherever it stands


def next_stop(window: QWidget, now: QWidget | None, by: int) -> QWidget | None:
    """Where Tab (1) or Shift+Tab (-1) goes from `now`, round the ends; None where there is nowhere."""
    stops = list(stops_of(window))
    if not stops:
        return None
    if now in stops:
        return stops[(stops.index(now) + by) % len(stops)]
    return stops[0 if by > 0 else -1]


def stops_of(window: QWidget) -> Iterator[QWidget]:
    """Everything that is seen, works and takes the focus by Tab, in reading order. Of a group of which
    one is chosen only that one: arrows go to the others."""
    seen: set[int] = set()
    for one in _walk(window):
        if one is window or not one.focusPolicy() & Qt.FocusPolicy.TabFocus or one.focusProxy() is not None:
            continue
        group = one.group() if isinstance(one, QAbstractButton) else None
        if group is None or not group.exclusive():
            yield one
        elif group.checkedButton() in (None, one) and id(group) not in seen:
            seen.add(id(group))
            yield one


def _walk(root: QWidget) -> Iterator[QWidget]:
    yield root
    if isinstance(root, QAbstractItemView):
        return
    children = [one for one in root.children() if isinstance(one, QWidget)]
    shown = [one for one in children if one.isVisible() and one.isEnabled() and not one.isWindow()]
    in_order = sorted(shown, key=_by_place)
    for one in sorted(in_order, key=_not_first):
        yield from _walk(one)


def _before(one: QWidget, other: QWidget) -> int:
    """Above comes first; of two that stand in one row the left one."""
    a, b = one.geometry(), other.geometry()
    if a.bottom() < b.top() or b.bottom() < a.top():
        return a.top() - b.top()
    return a.left() - b.left() or a.top() - b.top()


def _not_first(one: QWidget) -> bool:
    return not one.property(FIRST)


_by_place = cmp_to_key(_before)
