"""The words of the program: one catalogue of sentences in three languages, looked up by key.

Files under `resources/words/` hold `{"key": {"kk": ..., "ru": ..., "en": ...}}`; files under
`resources/words/errors/` hold `{"code": {"what": {...}, "why": {...}, "next": {...}}}`. A sentence
may be `{"one": ..., "few": ..., "many": ..., "other": ...}` and is then chosen by the argument `n`
(CLDR plural rules: kk one/other, ru one/few/many/other, en one/other). Placeholders are `{name}`;
no sentence is built from pieces.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any, NamedTuple

from desktop.errors import Fault
from desktop.model.text import Lang
from desktop.paths import resources

FIRST = "shell.json"  # what the first screen says
PLACE = re.compile(r"\{(\w+)\}")
NBSP = "\u00a0"


class Said(NamedTuple):
    """An error in words: what happened, why, what to do next."""

    what: str
    why: str
    next: str


def plural(lang: Lang, n: int) -> str:
    """The CLDR plural category of a whole number."""
    if lang != "ru":
        return "one" if n == 1 else "other"
    if n % 10 == 1 and n % 100 != 11:
        return "one"
    return "few" if 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14 else "many"


def number(value: int | str, lang: Lang) -> str:
    """A whole number or decimal string in the language's form: 5 600 and 3,5 (kk, ru); 5,600 (en)."""
    whole, _, places = str(value).partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    grouped = f"{int(digits or '0'):,}"
    if lang != "en":
        grouped = grouped.replace(",", NBSP)
    return sign + grouped + (("." if lang == "en" else ",") + places if places else "")


class Words:
    """The catalogue in one language."""

    def __init__(self, lang: Lang, sentences: Sentences, errors: Callable[[], Mapping[str, Any]]) -> None:
        self.lang = lang
        self._sentences = sentences
        self._read_errors = errors

    @cached_property
    def _errors(self) -> Mapping[str, Any]:
        """Read with the first fault: they are most of the words, and a good start needs none."""
        return self._read_errors()

    @property
    def read_whole(self) -> bool:
        """Whether more was wanted than the first screen says."""
        return self._sentences.whole

    def __call__(self, key: str, /, **args: Any) -> str:
        """The sentence of `key`; an unknown key is our bug (KeyError)."""
        return self._fill(self._sentences[key][self.lang], args)

    def __contains__(self, key: str) -> bool:
        return key in self._sentences

    def fault(self, fault: Fault) -> Said:
        """A fault in words; an unknown code is our bug (KeyError)."""
        entry = self._errors[fault.code]
        return Said(*(self._fill(entry[part][self.lang], fault.args) for part in Said._fields))

    def _fill(self, sentence: str | Mapping[str, str], args: Mapping[str, Any]) -> str:
        if isinstance(sentence, Mapping):
            sentence = sentence.get(plural(self.lang, int(args["n"])), sentence["other"])
        return PLACE.sub(lambda m: self._show(args[m.group(1)]), sentence)

    def _show(self, value: Any) -> str:
        if isinstance(value, bool) or not isinstance(value, int):
            return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
        return number(value, self.lang)


def load(lang: Lang) -> Words:
    """Read the catalogue for one language. A key defined twice is our bug (RuntimeError)."""
    folder = resources() / "words"
    return Words(lang, _sentences(folder), partial(_read, folder / "errors"))


class Sentences(Mapping[str, Any]):
    """All sentences by key. The first screen finds its own in one file: the others are read with the
    first key that is not there."""

    def __init__(self, folder: Path) -> None:
        self._folder, self.whole = folder, False
        self._known: dict[str, Any] = _one(folder / FIRST)

    def __getitem__(self, key: str) -> Any:
        return (self._known if key in self._known else self._all())[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def _all(self) -> dict[str, Any]:
        if not self.whole:
            self._known, self.whole = _read(self._folder), True
        return self._known


@cache
def _sentences(folder: Path) -> Sentences:
    return Sentences(folder)


@cache
def _read(folder: Path) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for path in sorted(folder.glob("*.json")):
        for key, entry in _one(path).items():
            if key in merged:
                raise RuntimeError(f"{path.name}: the key {key} is defined twice")
            merged[key] = entry
    return merged


def _one(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found
