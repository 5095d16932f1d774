"""How hard a passphrase is to guess: four steps said in words, never a number shown to anybody.

A library was weighed and left out: the known estimators carry English dictionaries, so a common Kazakh or
Russian word looks to them like noise and is called strong, which is the one mistake that hurts. This
estimate is small and errs on the low side. It splits what was typed into pieces, charges each piece what
a guesser would pay who knows words, years, keyboard rows and the person's own name, and adds that up.
The steps are set for our key file, where one guess costs a quarter of a gibibyte and half a second.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import Final, Literal

Strength = Literal["weak", "fair", "good", "strong"]
STEPS: Final[tuple[Strength, ...]] = ("weak", "fair", "good", "strong")

FAIR, GOOD, STRONG = 34.0, 46.0, 58.0  # bits
COMMON, WORD, SHORT_WORD, YEAR = 7.0, 13.0, 9.0, 7.0  # bits of a known word, any word, a short one, a year
LETTER, DIGIT, SIGN = 4.7, 3.3, 5.0  # bits of one that nothing foretells
LONG = 8  # letters; an ending adds less than a stem
VOWELS: Final = "aeiouyаәеёиіоөуұүыэюя"
ROWS: Final = (
    "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "12345678901234567890", "!@#$%^&*()",
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю",
)  # fmt: skip
COMMON_WORDS: Final = """
password passphrase passwort secret admin administrator login welcome letmein master dragon monkey love
iloveyou princess football sunshine shadow hello test sample user guest root alqa astana almaty kazakhstan
qazaqstan nursultan aigul
пароль секрет админ привет любовь мама папа солнце наташа марина андрей комиссия казахстан астана алматы
секретарь председатель россия москва здравствуйте родина
құпиясөз құпия сәлем қазақстан отан махаббат ана әке бала хатшы төраға тәуелсіздік мәңгілік шаңырақ жұлдыз
айгүл нұрсұлтан
"""
KNOWN: Final = frozenset(COMMON_WORDS.split())
PIECE: Final = re.compile(r"[^\W\d_]+|\d+|[\W_]", re.UNICODE)


def strength(passphrase: str, own: Iterable[str] = ()) -> Strength:
    """How hard it is to guess for somebody who knows the words in `own` (the person's name)."""
    bits = _bits(passphrase, {word for text in own for word in text.casefold().split()})
    return STEPS[(bits >= FAIR) + (bits >= GOOD) + (bits >= STRONG)]


def _bits(passphrase: str, own: set[str]) -> float:
    paid: set[str] = set()
    total = 0.0
    for piece in PIECE.findall(passphrase):
        word = piece.casefold()
        if word in paid:  # said again: next to nothing
            total += 1.0 if not word.isspace() else 0.0
            continue
        paid.add(word)
        total += _piece(piece, own)
    return total


def _piece(piece: str, own: set[str]) -> float:
    word = piece.casefold()
    if piece.isspace():
        return 0.0
    if len(set(word)) <= 2 or _row(word):
        return LETTER + math.log2(len(word))
    if word in KNOWN or word in own:
        return COMMON
    if word.isdigit():
        return _digits(word)
    if not word.isalpha():
        return SIGN
    capitals = 1.0 if piece[1:] != piece[1:].lower() else 0.0
    return _letters(word) + capitals


def _digits(word: str) -> float:
    return YEAR if re.fullmatch(r"(19|20)\d\d", word) else DIGIT * len(word)


def _letters(word: str) -> float:
    """A run that can be spoken is charged as a word; one that cannot, letter by letter."""
    if len(word) <= 2 or not _spoken(word):
        return LETTER * len(word)
    stem = SHORT_WORD if len(word) <= 4 else WORD
    return stem + 1.5 * max(0, len(word) - LONG)


def _spoken(word: str) -> bool:
    heard = "".join("v" if letter in VOWELS else "c" for letter in word)
    return "v" in heard and "ccccc" not in heard and "vvvvv" not in heard


def _row(word: str) -> bool:
    """Neighbours in the alphabet or on the keyboard, either way."""
    return len(word) >= 3 and any(word in row or word[::-1] in row for row in ROWS)
