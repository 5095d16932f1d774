"""Codes and keys to words, in a language that changes while the program runs.

A `Phrase` is a recipe for words: it is kept by the widget that shows it and said again whenever
the language changes. `words("board.title")`, `data(round.title)` and `literal("C07")` make one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QLocale, QObject, Signal

from desktop.errors import Fault
from desktop.model.text import LANGS, Lang, pick
from desktop.words import NBSP, Said, Words, load, number
from ui.later import later

LOCALES: Mapping[Lang, str] = {"kk": "kk_KZ", "ru": "ru_KZ", "en": "en_GB"}
SHORT: Mapping[Lang, str] = {"kk": "ҚАЗ", "ru": "РУС", "en": "EN"}
OWN: Mapping[Lang, str] = {"kk": "Қазақша", "ru": "Русский", "en": "English"}


class Speech(QObject):
    """Says things in the current language; `languageChanged` tells widgets to say them again."""

    languageChanged = Signal()

    def __init__(self, lang: Lang, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read: dict[Lang, Words] = {}
        self._words = self._of(lang)
        QLocale.setDefault(QLocale(LOCALES[lang]))

    @property
    def lang(self) -> Lang:
        return self._words.lang

    @property
    def words(self) -> Words:
        return self._words

    def set_lang(self, lang: Lang) -> None:
        """Switch; every shown phrase is said again."""
        if lang == self.lang:
            return
        self._words = self._of(lang)
        QLocale.setDefault(QLocale(LOCALES[lang]))
        self.languageChanged.emit()

    def next_lang(self) -> None:
        """The next of kk, ru, en."""
        self.set_lang(LANGS[(LANGS.index(self.lang) + 1) % len(LANGS)])

    def __call__(self, key: str, **args: Any) -> str:
        return self._words(key, **args)

    def all(self, key: str) -> tuple[str, ...]:
        """The words of a key in every language, for search: kk, ru and en names all match."""
        return tuple(self._of(lang)(key) for lang in LANGS)

    def also(self, key: str) -> tuple[str, ...]:
        """What people may call it instead, in every language; never shown."""
        other = f"also.{key}"
        return self.all(other) if other in self._words else ()

    def fault(self, fault: Fault) -> Said:
        return self._words.fault(fault)

    def text(self, text: Mapping[Lang, str]) -> str:
        """Text from data; a text that exists only in another language says which."""
        shown, other = pick(dict(text), self.lang)
        return f"{shown} [{SHORT[other]}]" if other else shown

    def number(self, value: int | str) -> str:
        """A whole number or decimal string in the language's form: 5 600, 3,5."""
        return number(value, self.lang)

    def percent(self, value: int | str) -> str:
        gap = NBSP if self.lang == "ru" else ""
        return f"{self.number(value)}{gap}%"

    def date(self, iso: str) -> str:
        """`2016-11-24` or a UTC time as dd.MM.yyyy (of the day as written)."""
        return f"{iso[8:10]}.{iso[5:7]}.{iso[:4]}"

    def moment(self, iso: str) -> str:
        """A UTC time `YYYY-MM-DDTHH:MM:SSZ` as this computer's dd.MM.yyyy HH:mm."""
        dates = later("datetime")
        at = dates.datetime.strptime(iso, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=dates.UTC).astimezone()
        return str(at.strftime("%d.%m.%Y %H:%M"))

    def _of(self, lang: Lang) -> Words:
        if lang not in self._read:
            self._read[lang] = load(lang)
        return self._read[lang]


Phrase = Callable[[Speech], str]


def words(key: str, **args: Any) -> Phrase:
    """The catalogue's sentence for `key`; an argument that is itself a phrase is said first."""

    def say(speech: Speech) -> str:
        return speech(key, **{k: v(speech) if callable(v) else v for k, v in args.items()})

    return say


def data(text: Mapping[Lang, str]) -> Phrase:
    """A text that travels in data, in the reader's language where it exists."""
    return lambda speech: speech.text(text)


def literal(shown: str) -> Phrase:
    """Codes, names, paths: the same in every language."""
    return lambda _speech: shown


def joined(*parts: Phrase, by: str = " · ") -> Phrase:
    """Independent facts in a row (never the pieces of one sentence)."""
    return lambda speech: by.join(p for p in (part(speech) for part in parts) if p)
