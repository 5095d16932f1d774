"""The accessibility tree and the tab order of a window, walked as a screen reader and a keyboard would."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QRadioButton,
    QWidget,
)

from ui.widgets.button import Button
from ui.widgets.label import Elided, Label

MOST_DEEP, MOST_ROWS, MOST_TABS = 40, 6, 400
CYRILLIC, WORD = re.compile("[\u0400-\u04ff]"), re.compile("[A-Za-z]{4,}")
NAMES = re.compile(r"Alqa|English|Home|Enter|Delete|Ctrl|Shift|SWOT|age1|sha256|alqa-\w+|pilot-\w+")


class Heard(NamedTuple):
    """A control as it is announced."""

    name: str
    role: QAccessible.Role
    what: str  # its class, for a failing test's message


def heard(window: QWidget) -> list[Heard]:
    """Every control that is seen and takes the focus, in the order of the tree."""
    found = (one for one in _tree(QAccessible.queryAccessibleInterface(window)))
    return [_heard(one) for one in found if one.state().focusable]


def _tree(node: QAccessibleInterface | None, depth: int = 0) -> Iterator[QAccessibleInterface]:
    if node is None or not node.isValid() or node.state().invisible or depth > MOST_DEEP:
        return
    yield node
    rows = isinstance(node.object(), QAbstractItemView)
    for at in range(min(node.childCount(), MOST_ROWS) if rows else node.childCount()):
        yield from _tree(node.child(at), depth + 1)


def _heard(node: QAccessibleInterface) -> Heard:
    thing = node.object()
    what = f"{type(thing).__name__} in {type(thing.parent()).__name__}" if thing else "a row"
    return Heard(node.text(QAccessible.Text.Name).strip(), node.role(), what)


def foreign(name: str, lang: str) -> bool:
    """Whether a name is in another language than the one chosen; codes and names of files are in none."""
    bare = NAMES.sub("", name)
    return (
        bool(CYRILLIC.search(bare)) if lang == "en" else bool(WORD.search(bare) and not CYRILLIC.search(bare))
    )


def tab_stops(window: QWidget) -> list[QWidget]:
    """Where Tab goes from where the focus is, until it comes round; fails when it is caught."""
    seen: list[QWidget] = []
    for _ in range(MOST_TABS):
        now = window.focusWidget()
        assert now is not None
        if now in seen:
            assert now is seen[0], f"Tab is caught: {called([*seen[seen.index(now) :], now])}"
            return seen
        seen.append(now)
        QApplication.sendEvent(now, _tab())
    raise AssertionError("Tab never comes round")


def _tab() -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)


def wants_tab(window: QWidget) -> list[QWidget]:
    """What is seen, works and takes the focus by Tab. Of radio buttons Tab reaches one of each group."""
    return [
        one
        for one in window.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and one.window() is window
        and not _grouped(one)
    ]


def _grouped(one: QWidget) -> bool:
    if not isinstance(one, QAbstractButton) or one.isChecked():
        return False
    group = one.group()
    exclusive = group is not None and group.exclusive() and group.checkedButton() is not None
    return exclusive or isinstance(one, QRadioButton)


def called(widgets: list[QWidget]) -> list[str]:
    """Widgets in words, for a failing test's message."""
    return [_called(one) for one in widgets]


def _called(one: QWidget) -> str:
    return f"{type(one).__name__} {one.accessibleName()!r} in {type(one.parent()).__name__}"


class Texts(NamedTuple):
    """Everything that a widget says."""

    what: str
    shown: str
    spoken: str
    described: str
    tip: str
    prompt: str


def texts(window: QWidget) -> list[Texts]:
    """What is seen of a window in words, widget by widget."""
    return [_texts(one) for one in [window, *window.findChildren(QWidget)] if one.isVisible()]


def _texts(one: QWidget) -> Texts:
    def said(name: str) -> str:
        get = getattr(one, name, None)
        return str(get()) if callable(get) and not isinstance(one, QAbstractItemView) else ""

    shown = said("text") or said("toPlainText") or one.windowTitle()
    names = (one.accessibleName(), one.accessibleDescription(), one.toolTip(), said("placeholderText"))
    return Texts(type(one).__name__, shown, *names)


def cut(window: QWidget) -> list[str]:
    """What does not show all its words: buttons and labels too small for them, areas that scroll sideways."""
    shown = [one for one in window.findChildren(QWidget) if one.isVisible()]
    found = [f"cut: {_called(one)} {_words(one)!r} {one.size()}" for one in shown if _is_cut(one)]
    sideways = [one for one in shown if isinstance(one, QAbstractScrollArea) and _is_sideways(one)]
    return found + [f"scrolls sideways: {_called(one)}" for one in sideways]


def _is_cut(one: QWidget) -> bool:
    if isinstance(one, Elided) or not isinstance(one, Label | Button) or not _words(one):
        return False
    wraps = isinstance(one, Button) or one.wordWrap()
    if wraps:
        return one.width() < one.minimumSizeHint().width() or one.height() < one.heightForWidth(one.width())
    return one.width() < one.sizeHint().width()


def _words(one: QWidget) -> str:
    return one.text() if isinstance(one, Label | Button) else ""


def _is_sideways(area: QAbstractScrollArea) -> bool:
    bar = area.horizontalScrollBar()
    return bar.isVisible() and bar.maximum() > 0
