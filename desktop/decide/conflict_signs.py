"""Signs of a conflict of interest between a member and an application: for a person to look at.

Three signs: the member's office is an organisation of the application; a surname of the member stands
among its organisations and texts, in whatever spelling of the three languages; the application comes
from the member's home region. A sign is no conflict: someone accepts it, or dismisses it with a reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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
LIKE_FROM = 7
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
    """All signs, by application and member; one for each pair and kind. Members are looked up by the letters
    of their surnames and the words of their offices: hundreds of them and thousands of applications."""
    known = _Members(list(members))
    return [hint for one in applications for hint in known.signs(one)]


class _Members:
    """Where to find members: by every spelling near a surname, by the words of an office, by region."""

    def __init__(self, members: list[Known]) -> None:
        self._order = {member.id: at for at, member in enumerate(members)}
        self._surnames: dict[str, list[tuple[str, str]]] = {}
        self._offices: dict[str, list[tuple[str, str]]] = {}
        self._regions: dict[str, list[str]] = {}
        for member in members:
            for word in dict.fromkeys(word for name in member.names for word in surnames(name)):
                for sign in _near(word):
                    self._surnames.setdefault(sign, []).append((member.id, word))
            for office in dict.fromkeys(member.offices):
                for word in _telling(office):
                    self._offices.setdefault(word, []).append((member.id, office))
            for region in member.regions:
                self._regions.setdefault(region, []).append(member.id)

    def signs(self, one: Applied) -> list[Hint]:
        """The signs of one application, by member."""
        found: dict[tuple[str, Sign], Hint] = {}
        kinds: tuple[tuple[Sign, Iterator[tuple[str, str, str]]], ...] = (
            ("organisation", self._organisations(one)),
            ("surname", self._names(one)),
            ("region", self._from_regions(one)),
        )
        for kind, pairs in kinds:
            for member, mine, theirs in pairs:
                found.setdefault((member, kind), Hint(member, one.code, kind, mine, theirs))
        return sorted(found.values(), key=lambda hint: self._order[hint.reviewer])

    def _organisations(self, one: Applied) -> Iterator[tuple[str, str, str]]:
        for theirs in one.organisations:
            near = (pair for word in sorted(_telling(theirs)) for pair in self._offices.get(word, ()))
            for member, mine in dict.fromkeys(near):
                if same_organisation(mine, theirs):
                    yield member, mine, theirs

    def _names(self, one: Applied) -> Iterator[tuple[str, str, str]]:
        words = (word for text in (*one.organisations, *one.texts) for word in WORD.findall(text))
        for theirs in dict.fromkeys(word for word in words if word[:1].isupper()):
            near = (pair for sign in _near(theirs) for pair in self._surnames.get(sign, ()))
            for member, mine in dict.fromkeys(near):
                if alike(mine, theirs):
                    yield member, mine, theirs

    def _from_regions(self, one: Applied) -> Iterator[tuple[str, str, str]]:
        for region in one.regions:
            for member in self._regions.get(region, ()):
                yield member, region, region


def _near(word: str) -> list[str]:
    """What a word shares with each that is alike: its letters, its stem, the stem without any one letter."""
    folded = stem(word)
    less = [folded[:at] + folded[at + 1 :] for at in range(len(folded))] if len(folded) >= LIKE_FROM else []
    return list(dict.fromkeys([f"={word.casefold()}", folded, *less]))


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
    words = [word for word in WORD.findall(name) if len(word) > 1]
    words = [word for word in words if not skeleton(word).endswith(PATRONYMICS)]
    marked = [word for word in words if skeleton(word).endswith(MARKS)]
    return marked or list(dict.fromkeys(words[:1] + words[-1:]))


def same_organisation(one: str, other: str) -> bool:
    """Whether all telling words of the shorter name stand in the longer one (at least two, or the same)."""
    left, right = _telling(one), _telling(other)
    short, long = sorted((left, right), key=len)
    return bool(short) and (left == right or (len(short) >= 2 and short <= long))


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
