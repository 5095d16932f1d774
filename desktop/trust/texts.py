"""What characters a signed text may hold: none that hides, reorders or imitates.

Three strengths. A *name* (a person, an organisation's key) may hold nothing invisible. A *line* (a title,
a label) may hold nothing that breaks or reorders it. *Prose* (comments, reasons) may hold line feeds and
tabs but no other control character. Identifiers are ASCII and have their own rule (`model/ids.py`).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from desktop.errors import Fault
from desktop.trust import limits

# Bidirectional embeddings, overrides, isolates and marks (Unicode, UAX 9).
BIDI: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
CONTROL_IN_PROSE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
BAD_IN_LINE: Final = re.compile(f"[\x00-\x1f\x7f-\x9f\u2028\u2029{BIDI}]")
HIDDEN: Final = frozenset(["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"])


def name_fault(text: str, where: str) -> Fault | None:
    """`text-empty`, `text-too-long` or `text-character` for a name."""
    if not text.strip() or text != text.strip():
        return Fault("text-empty", {"where": where})
    for character in text:
        if unicodedata.category(character) in HIDDEN:
            return _character(character, where)
    return line_fault(text, where, limits.NAME_CHARS)


def line_fault(text: str, where: str, limit: int = limits.LINE_CHARS) -> Fault | None:
    """`text-too-long` or `text-character` for a line; an empty one is admitted."""
    if len(text) > limit:
        return Fault("text-too-long", {"where": where, "limit": limit})
    found = BAD_IN_LINE.search(text)
    return _character(found.group(), where) if found else None


def prose_fault(text: str, where: str) -> Fault | None:
    """`text-too-long` or `text-character` for prose."""
    if len(text) > limits.PROSE_CHARS:
        return Fault("text-too-long", {"where": where, "limit": limits.PROSE_CHARS})
    found = CONTROL_IN_PROSE.search(text)
    return _character(found.group(), where) if found else None


def tidy(text: str) -> str:
    """Prose as a person may have pasted it, made admissible: CR LF and CR become line feeds, other
    control characters go. For what people type, before it is stored; never for what was signed."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return CONTROL_IN_PROSE.sub("", unified)


def _character(character: str, where: str) -> Fault:
    return Fault("text-character", {"where": where, "character": f"U+{ord(character):04X}"})
