"""A tool tip shows data letter by letter: markup in it is neither obeyed nor loaded."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument

from ui.widgets.tip import plain_tip


@pytest.mark.parametrize(
    "text",
    [
        "2 < 3 & 4 > 1",
        '<img src="//host/share/x.png">',
        "<b>bold</b>\nand a line",
        "plain & simple",
        "a<!-- b -->",
    ],
)
def test_what_is_shown_is_what_was_given(text: str) -> None:
    tip = plain_tip(text)
    shown = QTextDocument()
    if tip.startswith("<qt>"):
        shown.setHtml(tip)
    else:
        assert "<" not in tip
        shown.setPlainText(tip)
    assert shown.toPlainText() == text
