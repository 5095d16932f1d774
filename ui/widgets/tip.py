"""Tool tips of data. Qt takes a tip that looks like markup for markup, and would load what it names."""

from __future__ import annotations

MARKUP = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\n", "<br>"))  # `html` is slow to import


def plain_tip(text: str) -> str:
    """A tip that shows a text letter by letter, whatever stands in it."""
    if "<" not in text:
        return text
    for letter, written in MARKUP:
        text = text.replace(letter, written)
    return f"<qt>{text}</qt>"
