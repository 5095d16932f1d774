"""The recovery code: 190 random bits that a person can keep on paper and type in once.

Eight groups of five characters in Crockford's base 32 (no I, L, O, U; read without regard to case, with
I and L as 1 and O as 0). The last two characters check the other 38, so that a slip of the pen is told
from a wrong sheet.
"""

from __future__ import annotations

import hashlib
import secrets
from typing import Final

from desktop.errors import AlqaError

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ALIKE: Final = str.maketrans({"I": "1", "L": "1", "O": "0", "-": None, " ": None, "\n": None, "\r": None})
RANDOM_CHARS: Final = 38
GROUP: Final = 5


def make() -> str:
    """A new code, `XXXXX-XXXXX-...` in eight groups."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM_CHARS))
    code = body + _check(body)
    return "-".join(code[i : i + GROUP] for i in range(0, len(code), GROUP))


def read(text: str) -> bytes:
    """The 38 characters as key material (ASCII). Raises `recovery-code-mistyped`."""
    code = text.upper().translate(ALIKE)
    body, check = code[:RANDOM_CHARS], code[RANDOM_CHARS:]
    if len(body) != RANDOM_CHARS or not set(body) <= set(ALPHABET) or check != _check(body):
        raise AlqaError("recovery-code-mistyped")
    return body.encode("ascii")


def _check(body: str) -> str:
    bits = int.from_bytes(hashlib.sha256(body.encode("ascii")).digest()[:2], "big") >> 6
    return ALPHABET[bits >> 5] + ALPHABET[bits & 31]
