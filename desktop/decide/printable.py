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
