"""The recovery code: 190 random bits that a person can keep on paper and type in once.

Eight groups of five characters in Crockford's base 32 (no I, L, O, U; read without regard to case, with
I and L as 1 and O as 0). The last two characters check the other 38, so that a slip of the pen is told
from a wrong sheet. Who types it under a Kazakh or Russian keyboard is understood too: a letter that looks
like a Latin one is taken for it, any other for the Latin letter on the same key.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from typing import Final

from desktop.errors import AlqaError

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GAPS: Final = "-\u2013\u2014 \u00a0\t\r\n"
ALIKE: Final = str.maketrans(
    {"I": "1", "L": "1", "O": "0", "U": "V", **dict.fromkeys(GAPS)}
    | dict(zip("АВСЕНКМРТХОУЗІҮҰҚҢӨҺҒ", "ABCEHKMPTX0Y31YYKH0HF", strict=True))
    | dict(zip("ЙЦГШЩФЫПЛДЯЧИЬ", "QWV10ASGK1ZXBM", strict=True))
)
RANDOM_CHARS: Final = 38
GROUP: Final = 5


def make() -> str:
    """A new code, `XXXXX-XXXXX-...` in eight groups."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM_CHARS))
    code = body + _check(body)
    return "-".join(code[i : i + GROUP] for i in range(0, len(code), GROUP))


def clean(text: str) -> str:
    """What was typed, in the code's own alphabet where it can be read so; gaps are left out."""
    return text.upper().translate(ALIKE)


def read(text: str) -> bytes:
    """The 38 characters as key material (ASCII). Raises `recovery-code-mistyped`."""
    code = clean(text)
    body, check = code[:RANDOM_CHARS], code[RANDOM_CHARS:]
    if len(body) != RANDOM_CHARS or not set(body) <= set(ALPHABET) or check != _check(body):
        raise AlqaError("recovery-code-mistyped")
    return body.encode("ascii")


def near(text: str) -> Iterator[str]:
    """Codes that check themselves and are one slip away: a character misread, or two neighbours swapped.

    One or two of the 1,279 possible slips pass the check by chance; only the true code opens a key file.
    """
    code = clean(text)
    if len(code) != RANDOM_CHARS + 2:
        return
    for slip in _slips(code):
        if slip[RANDOM_CHARS:] == _check(slip[:RANDOM_CHARS]) and set(slip) <= set(ALPHABET):
            yield slip


def _slips(code: str) -> Iterator[str]:
    for at, letter in enumerate(code):
        for other in ALPHABET:
            if other != letter:
                yield code[:at] + other + code[at + 1 :]
        if code[at + 1 : at + 2] not in ("", letter):
            yield code[:at] + code[at + 1] + letter + code[at + 2 :]


def _check(body: str) -> str:
    bits = int.from_bytes(hashlib.sha256(body.encode("ascii")).digest()[:2], "big") >> 6
    return ALPHABET[bits >> 5] + ALPHABET[bits & 31]
