"""How alike two names are, across spellings, endings and alphabets: headers, folders, files of real people.

Kazakh and Russian words are compared by their beginnings (endings change), and once more in Latin letters,
since files are often named so ("ustav.pdf").
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

WORD = re.compile(r"[^\W_]+")
STEM, SHARE = 4, 0.6  # letters that two words must share from their beginning; share of the longer word
STOP = frozenset(
    [
        "и", "в", "на", "с", "со", "по", "о", "об", "от", "из", "для", "к", "за", "при", "или", "не", "п",
        "the", "of", "and", "for", "in", "to", "a", "an", "by", "on", "with",
        "мен", "және", "бен", "пен", "үшін", "туралы", "бойынша", "жөніндегі",
        "количество", "кол", "во", "число", "общее", "доля", "сумма", "объем", "всего",
        "саны", "үлесі", "барлығы",
        "number", "share", "total", "amount",
    ]
)  # fmt: skip
EVEN = {"запрос": "запрашиваемая", "сұраныс": "сұралған", "занятость": "занятых"}
LEADS = 0.08  # what a name is about stands first
LATIN = {
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh",
    "з": "z", "и": "i", "й": "i", "к": "k", "қ": "k", "л": "l", "м": "m", "н": "n", "ң": "n", "о": "o",
    "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u", "ү": "u", "ф": "f", "х": "h",
    "һ": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sch", "ъ": "", "ы": "y", "і": "i", "ь": "", "э": "e",
    "ю": "yu", "я": "ya",
}  # fmt: skip
VARIANTS = (("kh", "h"), ("shch", "sch"), ("ja", "ya"), ("ju", "yu"), ("c", "ts"), ("j", "i"), ("y", "i"))


@lru_cache(maxsize=20_000)
def tokens(name: str) -> tuple[str, ...]:
    """The words and numbers of a name: lower case, no marks, no words that any name may have."""
    plain = unicodedata.normalize("NFKC", name).casefold().replace("ё", "е")
    split = re.sub(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])", " ", plain)
    words = WORD.findall(split)
    telling = [EVEN.get(word, word) for word in words if word not in STOP]
    return tuple(telling or words)


def written(word: str) -> str:
    """A word in Latin letters, letter by letter."""
    return "".join(LATIN.get(letter, letter) for letter in word)


@lru_cache(maxsize=20_000)
def latin(word: str) -> str:
    """The same with spellings evened out, so that "khlopok" and "hlopok" meet."""
    even = written(word)
    for one, other in VARIANTS:
        even = even.replace(one, other) if one != "c" else re.sub(r"c(?!h)", other, even)
    return even


@lru_cache(maxsize=100_000)
def likeness(one: str, other: str) -> float:
    """0 (nothing in common) to 1 (the same words): words found again, the rare letters of the rest."""
    first, second = tokens(one), tokens(other)
    if not first or not second:
        return 0.0
    if first == second:
        return 1.0
    return max(_overlap(first, second), _overlap(_latin(first), _latin(second)) * 0.98)


def _latin(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(latin(word) for word in words)


def _overlap(first: tuple[str, ...], second: tuple[str, ...]) -> float:
    """Letters in words that both have, over the letters of both; a short name wholly inside a long one
    counts more than its share."""
    left = list(second)
    shared = 0.0
    for word in first:
        match = next((candidate for candidate in left if same(word, candidate)), None)
        if match is not None:
            left.remove(match)
            shared += len(word) + len(match)
    whole = sum(map(len, first)) + sum(map(len, second))
    dice = shared / whole
    inside = shared / (2 * min(sum(map(len, first)), sum(map(len, second))))
    blurred = _blurred("".join(first), "".join(second))
    found = max(dice, (dice + min(1.0, inside)) / 2, blurred if blurred > 0.7 else 0.0)
    return min(1.0, found + (LEADS if found and same(first[0], second[0]) else 0.0))


def _blurred(one: str, other: str) -> float:
    """Letters in the same order, for slips of the keyboard; slow, so only where it can matter."""
    if min(len(one), len(other)) < 0.6 * max(len(one), len(other)):
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() * 0.9 if matcher.quick_ratio() > 0.77 else 0.0


def same(one: str, other: str) -> bool:
    """Whether two words are one in different cases; numbers only when equal."""
    if one == other:
        return True
    if one.isdigit() or other.isdigit():
        return one.isdigit() and other.isdigit() and int(one) == int(other)
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    return shared >= STEM and shared >= SHARE * max(len(one), len(other)) - 0.5
