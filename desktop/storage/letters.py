"""Letters as people type them: folded for search keys only, what is shown is never altered.

`plain` ignores case and the dots of ё. `loose` lets the nearest letter of a Russian keyboard stand for a
Kazakh one (қ к, ғ г, і и), and heals words that mix Latin look-alikes into Cyrillic.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from desktop.model.text import Lang

ONLY_KAZAKH: Final = frozenset("әғқңөұүһі")
KAZAKH_SHARE: Final = 20  # one letter in twenty
WORD: Final = re.compile(r"\w+")
YO: Final = str.maketrans("ё", "е")
KAZAKH: Final = str.maketrans("әғқңөұүһіӛ", "агкноуухио")
LATIN: Final = str.maketrans("aceopxyhtmkbiə", "асеорхунтмквиа")
MIXED: Final = re.compile(r"\w*(?:[a-zəı][\u0400-\u04ff]|[\u0400-\u04ff][a-zəı])\w*")
EN: Final = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
RU: Final = "йцукенгшщзхъфывапролджэячсмитьбюё"
TO_RU: Final = str.maketrans(EN, RU)
TO_EN: Final = str.maketrans(RU, EN)


def plain(text: str) -> str:
    """Composed, of one case, with е for ё."""
    return unicodedata.normalize("NFC", text).casefold().translate(YO)


def loose(text: str) -> str:
    """As `plain`, with one letter for each family of letters that are typed for another."""
    return MIXED.sub(lambda m: m.group().translate(LATIN), plain(text)).translate(KAZAKH)


def language_of(text: str) -> Lang:
    """The language of a text by its letters: Kazakh ones are a sixth of a Kazakh text, and one name in a
    Russian one."""
    folded = text.casefold()
    latin = sum("a" <= letter <= "z" for letter in folded)
    cyrillic = sum("\u0400" <= letter <= "\u04ff" for letter in folded)
    if latin > cyrillic:
        return "en"
    kazakh = sum(letter in ONLY_KAZAKH for letter in folded)
    return "kk" if kazakh * KAZAKH_SHARE > cyrillic else "ru"


def other_layout(text: str) -> str:
    """What the same keys give in the other keyboard layout (Latin, Russian)."""
    folded = text.casefold()
    latin = sum("a" <= letter <= "z" for letter in folded)
    cyrillic = sum("\u0400" <= letter <= "\u04ff" for letter in folded)
    return folded.translate(TO_RU if latin > cyrillic else TO_EN)


def with_yo(word: str) -> tuple[str, ...]:
    """A word spelled with and without ё: a Russian word holds one at the most."""
    bare = word.replace("ё", "е").replace("Ё", "Е")
    dotted = [bare[:i] + "ё" + bare[i + 1 :] for i, letter in enumerate(bare) if letter in "еЕ"]
    return tuple(dict.fromkeys([word, bare, *dotted[:7]]))
