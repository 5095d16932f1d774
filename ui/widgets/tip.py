"""Tool tips of data. Qt takes a tip that looks like markup for markup, and would load what it names."""

from __future__ import annotations

from html import escape


def plain_tip(text: str) -> str:
    """A tip that shows a text letter by letter, whatever stands in it."""
    if "<" not in text:
        return text
    return f"<qt>{escape(text).replace(chr(10), '<br>')}</qt>"
