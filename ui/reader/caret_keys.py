"""The caret by keyboard: letters, words, lines, and over the edge of a page.

In a document the arrow keys alone scroll. Ctrl with an arrow moves the caret by a word or a line,
Shift with an arrow selects by a letter or a line, both together select by words. The first such key
starts where the window begins, or where one last clicked.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.reader.selecting import Caret, Paged

Key = Qt.Key
SIDEWAYS = {Key.Key_Left: -1, Key.Key_Right: 1}
UPRIGHT = {Key.Key_Up: -1, Key.Key_Down: 1}
EDGES = {Key.Key_Home: 0, Key.Key_End: 1}
WORD = re.compile(r"\w+")


class Step(NamedTuple):
    """What a key asks for: `by` one of letter, word, line, edge; `way` -1 or 1 (edge: 0 or 1)."""

    by: str
    way: int
    extend: bool


def step_of(event: QKeyEvent) -> Step | None:
    """The step a key asks for, or None: then the key is not the caret's."""
    key, mods = Key(event.key()), event.modifiers()
    shift = bool(mods & Qt.KeyboardModifier.ShiftModifier)
    ctrl = bool(mods & Qt.KeyboardModifier.ControlModifier)
    if not (shift or ctrl) or mods & Qt.KeyboardModifier.AltModifier:
        return None
    if key in SIDEWAYS:
        return Step("word" if ctrl else "letter", SIDEWAYS[key], shift)
    if key in UPRIGHT:
        return Step("line", UPRIGHT[key], shift)
    return Step("edge", EDGES[key], True) if key in EDGES and shift and not ctrl else None


def moved(pages: Paged, caret: Caret, step: Step) -> Caret:
    """Where the caret goes."""
    if step.by == "edge":
        letters = pages.letters(caret.page)
        return Caret(caret.page, letters.line(caret.index)[step.way]) if letters else caret
    if step.by == "line":
        return _line(pages, caret, step.way)
    text = pages.words(caret.page)
    index = _letter(text, caret.index, step.way) if step.by == "letter" else _word(text, caret, step)
    return _over(pages, caret.page, step.way) if index is None else Caret(caret.page, index)


def _letter(text: str, index: int, way: int) -> int | None:
    index += way
    while 0 < index < len(text) and text[index - 1] == "\r" and text[index] == "\n":
        index += way  # a line end is one step
    return index if 0 <= index <= len(text) else None


def _word(text: str, caret: Caret, step: Step) -> int | None:
    """The end of a word when it is selected forwards, otherwise the start of the next or last one."""
    if step.way > 0:
        found = WORD.finditer(text, caret.index)
        ends = (m.end() if step.extend else m.start() for m in found)
        return next((at for at in ends if at > caret.index), None)
    starts = [m.start() for m in WORD.finditer(text, 0, caret.index)]
    return starts[-1] if starts else None


def _line(pages: Paged, caret: Caret, way: int) -> Caret:
    letters = pages.letters(caret.page)
    if letters is None or not letters.lines:
        return _over(pages, caret.page, way)
    there = letters.line_of(caret.index) + way
    if 0 <= there < len(letters.lines):
        return Caret(caret.page, letters.beside(caret.index, way))
    return _over(pages, caret.page, way)


def _over(pages: Paged, page: int, way: int) -> Caret:
    """The start of the next page, the end of the one before; at the very ends one stays."""
    if 0 <= page + way < pages.pages:
        return Caret(page + way, 0 if way > 0 else len(pages.words(page + way)))
    return Caret(page, 0 if way < 0 else len(pages.words(page)))
