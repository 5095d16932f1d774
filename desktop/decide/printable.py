"""Which text may name a reviewer, a dossier or a criterion."""

from __future__ import annotations

import unicodedata

LONGEST = 200  # characters


def is_printable(text: str) -> bool:
    """True for 1 to 200 characters that a reader can see: letters, marks, digits, signs, spaces
    (the no-break space too); no controls, no direction overrides, no line ends."""
    return 0 < len(text) <= LONGEST and all(map(_visible, text))


def _visible(char: str) -> bool:
    return char.isprintable() or unicodedata.category(char) == "Zs"


def shown(text: str) -> str:
    """The text as a message may print it: what cannot be seen is escaped, what is long is cut."""
    cut = text if len(text) <= LONGEST else text[:LONGEST] + "..."
    return "".join(char if _visible(char) else ascii(char)[1:-1] for char in cut)
