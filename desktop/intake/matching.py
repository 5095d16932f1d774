"""Which folder is which application, which file is which document: exact, guessed, or left to a person.

Names are compared only; nothing here opens, creates or follows anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from desktop.intake.mapped import code_of
from desktop.intake.names import latin, likeness, tokens
from desktop.intake.round_file import Paper
from desktop.model.text import Text

How = Literal["exact", "guess", "none"]
SAME = 0.999
FEW = 80  # applications that are simply all compared
LEAST, GAP = 0.5, 0.08  # a guess must be this good, and this much better than the next
NUMBER = re.compile(r"\D*0*(\d{1,4})(?!\d)")
ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")


class Match(NamedTuple):
    """What a name was taken for; `likeness` from 0 to 1."""

    name: str
    code: str
    how: How
    likeness: float


class Known(NamedTuple):
    """An application as folders may be named after it: its titles and organisations."""

    code: str
    names: tuple[str, ...]


def known(code: str, title: Text, organisations: Iterable[Text]) -> Known:
    """From a row of the register."""
    names = [*title.values(), *(name for words in organisations for name in words.values())]
    return Known(code, tuple(dict.fromkeys(names)))


def folders(names: Sequence[str], applications: Sequence[Known]) -> list[Match]:
    """One for each folder: codes first, then the best of what is left; nothing twice by guess."""
    codes = [one.code for one in applications]
    short = shortened(codes)
    exact = {name: _by_code(name, codes, short) for name in names}
    taken = {code for code in exact.values() if code}
    left = [one for one in applications if one.code not in taken]
    wanted = [name for name in names if not exact[name]]
    guessed = _best(wanted, left, lambda name, one: max((likeness(name, n) for n in one.names), default=0.0))
    guessed |= _by_number(wanted, left, guessed)
    return [
        Match(name, exact[name], "exact", 1.0)
        if exact[name]
        else guessed.get(name, Match(name, "", "none", 0.0))
        for name in names
    ]


def files(names: Sequence[str], papers: Sequence[Paper]) -> list[Match]:
    """One for each file of one application's folder: "D05_strategy.pdf", "5. Стратегия.docx", "ustav.pdf"."""
    codes = [paper.code for paper in papers]
    exact = {name: _by_code(stem(name), codes, {}) for name in names}
    taken = {code for code in exact.values() if code}
    left = [Known(paper.code, tuple(paper.title.values())) for paper in papers if paper.code not in taken]
    wanted = [name for name in names if not exact[name]]
    guessed = _best(wanted, left, _file_score)
    guessed |= _by_number(wanted, left, guessed)
    return [
        Match(name, exact[name], "exact", 1.0)
        if exact[name]
        else guessed.get(name, Match(name, "", "none", 0.0))
        for name in names
    ]


def stem(name: str) -> str:
    """A file's name without folders before it and its ending."""
    return ENDING.sub("", name.replace("\\", "/").rpartition("/")[2])


def code_in(name: str, codes: Sequence[str]) -> str:
    """The application whose code a loose file begins with or holds; "" where there is none."""
    return _by_code(stem(name), codes, shortened(codes))


def without(name: str, code: str) -> str:
    """A loose file's name without its application's code: "ALM-PHA02_D09.pdf" is "D09.pdf"."""
    bare = name
    for part in (code, *(brief for brief in _tails(code))):
        bare = re.sub(re.escape(part), " ", bare, flags=re.IGNORECASE) if part else bare
    return bare


def _tails(code: str) -> list[str]:
    return [code[match.end() :] for match in re.finditer(r"[-_.]", code) if len(code) - match.end() >= 4]


def counted(name: str) -> list[tuple[int, str]]:
    """A key that orders "page 2" before "page 10"."""
    parts = re.split(r"(\d+)", name.casefold())
    return [(int(part), "") if part.isdigit() and part.isascii() else (-1, part) for part in parts]


def shown(name: str) -> str:
    """A file's own name as it is kept: one line without marks of control, 200 characters."""
    own = name.replace("\\", "/").rpartition("/")[2]
    return "".join(letter for letter in own if letter.isprintable())[:200]


def shortened(codes: Sequence[str]) -> dict[str, str]:
    """Codes without the beginning that all share: "ALM-PHA02" for "FK16-ALM-PHA02"."""
    if len(codes) < 2:
        return {}
    first, last = min(codes), max(codes)
    length = next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), 0)
    cut = max(first.rfind("-", 0, length), first.rfind("_", 0, length), first.rfind(".", 0, length)) + 1
    return {code[cut:].casefold(): code for code in codes} if cut else {}


def _by_code(name: str, codes: Sequence[str], short: Mapping[str, str]) -> str:
    """The longest code that the name is, or begins with, or holds as a word of its own."""
    forms = {name.casefold(), latin(name.casefold()), code_of(name).casefold()}
    found = [code for code in codes if _held(code.casefold(), forms)]
    if not found:
        found = [code for brief, code in short.items() if _held(brief, forms)]
    longest = max(map(len, found), default=0)
    best = [code for code in found if len(code) == longest]
    return best[0] if len(best) == 1 else ""


def _held(code: str, forms: set[str]) -> bool:
    """Asked for every code of every name: the quick look comes first."""
    return any(code.lstrip("0") in form and _holds(form, code) for form in forms)


def _holds(name: str, code: str) -> bool:
    if code.isdigit():  # "1" is the folder "1" or "01 - name", not any number in it
        match = NUMBER.match(name)
        bare = match is not None and not name[: match.start(1)].strip("0 №n.-_")
        return match is not None and bare and match[1] == code.lstrip("0")
    return re.search(rf"(?<![^\W_]){re.escape(code)}(?![^\W_])", name) is not None


class _Near:
    """Which applications share a telling word with a name: comparing everything with everything is slow."""

    def __init__(self, left: Sequence[Known]) -> None:
        self._left = left
        self._homes: dict[str, set[int]] = {}
        for at, one in enumerate(left):
            for word in {stem for name in one.names for stem in _stems(name)}:
                self._homes.setdefault(word, set()).add(at)

    def of(self, name: str) -> list[Known]:
        if len(self._left) <= FEW:
            return list(self._left)
        homes = [self._homes[word] for word in _stems(name) if word in self._homes]
        telling = [home for home in homes if len(home) <= max(FEW, len(self._left) // 10)]
        return [self._left[at] for at in sorted(set().union(*telling))]


def _stems(name: str) -> set[str]:
    words = tokens(name)
    return {word[:4] for word in words} | {latin(word)[:4] for word in words}


def _file_score(name: str, paper: Known) -> float:
    bare = " ".join(word for word in tokens(stem(name)) if not word.isdigit())
    return max((likeness(bare, title) for title in paper.names), default=0.0) if bare else 0.0


def _best(
    names: Sequence[str], left: Sequence[Known], score: Callable[[str, Known], float]
) -> dict[str, Match]:
    """Pairs by falling likeness, each code once; a name that two codes fit alike is left alone."""
    near = _Near(left)
    rows = {
        name: sorted(((score(name, one), one.code) for one in near.of(name)), reverse=True) for name in names
    }
    pairs = sorted(((row[0][0], name) for name, row in rows.items() if row), reverse=True)
    found: dict[str, Match] = {}
    taken: set[str] = set()
    for _, name in pairs:
        free = [pair for pair in rows[name] if pair[1] not in taken]
        if not free or free[0][0] < LEAST:
            continue
        if len(free) > 1 and free[0][0] - free[1][0] < GAP and not free[0][0] > SAME > free[1][0]:
            continue
        found[name] = Match(name, free[0][1], "guess", free[0][0])
        taken.add(free[0][1])
    return found


def _by_number(names: Sequence[str], left: Sequence[Known], found: Mapping[str, Match]) -> dict[str, Match]:
    """Names that begin with the number a code ends with, where that is the only such code and name."""
    taken = {match.code for match in found.values()}
    codes: dict[int, list[str]] = {}
    for one in left:
        number = re.search(r"(\d+)$", one.code)
        if number and one.code not in taken:
            codes.setdefault(int(number[1]), []).append(one.code)
    numbered: dict[int, list[str]] = {}
    for name in names:
        number = NUMBER.match(name.rpartition("/")[2])
        if number and name not in found:
            numbered.setdefault(int(number[1]), []).append(name)
    return {
        one[0]: Match(one[0], codes[number][0], "guess", LEAST)
        for number, one in numbered.items()
        if len(one) == 1 and len(codes.get(number, [])) == 1
    }
