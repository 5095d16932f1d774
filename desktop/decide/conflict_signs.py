"""Signs of a conflict of interest between a member and an application: for a person to look at.

Three signs: the member's office is an organisation of the application; a surname of the member stands
among its organisations and texts, in whatever spelling of the three languages; the application comes
from the member's home region. A sign is no conflict: someone accepts it, or dismisses it with a reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

Sign = Literal["organisation", "surname", "region"]

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
LETTERS = {
    **dict(zip("абвгдезийклмнопрстуфхцыэ", "abvgdeziiklmnoprstufhsie", strict=True)),
    "ё": "e",
    "ж": "j",
    "ч": "c",
    "ш": "s",
    "щ": "s",
    "ъ": "",
    "ь": "",
    "ю": "iu",
    "я": "ia",
    "ә": "a",
    "ғ": "g",
    "қ": "k",
    "ң": "n",
    "ө": "o",
    "ұ": "u",
    "ү": "u",
    "һ": "h",
    "і": "i",
    "ӛ": "e",
}
DIGRAPHS = (
    ("shch", "s"), ("sh", "s"), ("ch", "c"), ("zh", "j"), ("kh", "h"), ("ts", "s"), ("gh", "g"), ("yu", "iu"),
    ("ya", "ia"), ("yo", "e"), ("ye", "e"), ("iye", "ie"), ("dzh", "j"), ("q", "k"), ("w", "v"), ("x", "ks"),
    ("y", "i"),
)  # fmt: skip
ENDINGS = ("skaia", "ski", "ova", "eva", "ina", "ov", "ev", "in")
MARKS = (*ENDINGS, "enko", "bai", "bek", "iuk", "uk", "ko")
PATRONYMICS = ("uli", "ulli", "kizi", "ovic", "evic", "ovna", "evna", "icna")
SHORTEST, LIKE_FROM = 5, 7
FORMS = frozenset(
    [
        "тоо",
        "ооо",
        "ао",
        "оао",
        "зао",
        "ип",
        "кх",
        "гкп",
        "нао",
        "жшс",
        "ақ",
        "жк",
        "шқ",
        "мкк",
        "кеақ",
        "llp",
        "llc",
        "jsc",
        "ltd",
        "inc",
        "the",
        "of",
        "and",
        "и",
        "мен",
        "үшін",
        "для",
        "филиал",
        "филиалы",
        "республики",
        "казахстан",
        "қазақстан",
        "республикасы",
        "kazakhstan",
        "republic",
    ]
)


@dataclass(frozen=True)
class Known:
    """What is known of a member."""

    id: str
    names: tuple[str, ...]
    offices: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Applied:
    """What stands in an application: organisations in every language, other short texts (who leads it)."""

    code: str
    organisations: tuple[str, ...]
    texts: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hint:
    """A sign: `mine` is what is known of the member, `theirs` what stands in the application."""

    reviewer: str
    dossier: str
    sign: Sign
    mine: str
    theirs: str


def hints(members: Iterable[Known], applications: Iterable[Applied]) -> list[Hint]:
    """All signs, by application and member; one for each pair and kind."""
    known = list(members)
    return [hint for one in applications for member in known for hint in _between(member, one)]


def alike(one: str, other: str) -> bool:
    """Whether two surnames are spelled alike, in Cyrillic or Latin, of a man or a woman."""
    if one.casefold() == other.casefold():
        return True
    left, right = stem(one), stem(other)
    if left == right:
        return len(left) > 2
    return min(len(left), len(right)) >= LIKE_FROM and _one_apart(left, right)


def stem(word: str) -> str:
    """The skeleton of a name: Latin letters, doubled ones once, without the ending of a surname."""
    folded = skeleton(word)
    ending = next((e for e in ENDINGS if folded.endswith(e) and len(folded) - len(e) >= 3), "")
    return folded[: len(folded) - len(ending)] if ending else folded


def skeleton(word: str) -> str:
    """Letters that several spellings share: Cyrillic and Latin fall together."""
    text = "".join(LETTERS.get(letter, letter) for letter in word.casefold())
    for written, read in DIGRAPHS:
        text = text.replace(written, read)
    return re.sub(r"(.)\1+", r"\1", text.replace("ie", "e").replace("ii", "i"))


def surnames(name: str) -> list[str]:
    """The words of a full name that may be surnames: those that end like one, else the first and the last;
    never a patronymic."""
    words = [word for word in WORD.findall(name) if len(word) >= SHORTEST - 1]
    words = [word for word in words if not skeleton(word).endswith(PATRONYMICS)]
    marked = [word for word in words if skeleton(word).endswith(MARKS)]
    return marked or list(dict.fromkeys(words[:1] + words[-1:]))


def same_organisation(one: str, other: str) -> bool:
    """Whether all telling words of the shorter name stand in the longer one (at least two, or the same)."""
    left, right = _telling(one), _telling(other)
    short, long = sorted((left, right), key=len)
    return bool(short) and (left == right or (len(short) >= 2 and short <= long))


def _between(member: Known, application: Applied) -> Iterator[Hint]:
    firsts: Mapping[Sign, tuple[str, str] | None] = {
        "organisation": _organisation(member, application),
        "surname": _surname(member, application),
        "region": next(((r, r) for r in member.regions if r in application.regions), None),
    }
    for sign, found in firsts.items():
        if found is not None:
            yield Hint(member.id, application.code, sign, *found)


def _organisation(member: Known, application: Applied) -> tuple[str, str] | None:
    pairs = ((mine, theirs) for mine in member.offices for theirs in application.organisations)
    return next((pair for pair in pairs if same_organisation(*pair)), None)


def _surname(member: Known, application: Applied) -> tuple[str, str] | None:
    mine = dict.fromkeys(word for name in member.names for word in surnames(name))
    texts = (*application.organisations, *application.texts)
    theirs = dict.fromkeys(word for text in texts for word in WORD.findall(text) if word[:1].isupper())
    return next(((one, other) for one in mine for other in theirs if alike(one, other)), None)


def _telling(name: str) -> frozenset[str]:
    words = (word.casefold() for word in WORD.findall(name))
    return frozenset(skeleton(word) for word in words if word not in FORMS and len(word) > 1)


def _one_apart(left: str, right: str) -> bool:
    """One letter put in, left out, changed, or two neighbours swapped."""
    if abs(len(left) - len(right)) > 1:
        return False
    at = next(
        (i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right))
    )
    rest, other = left[at:], right[at:]
    swapped = rest[1:2] + rest[:1] + rest[2:] == other
    return swapped or rest[1:] == other or rest == other[1:] or rest[1:] == other[1:]
