"""Text shown to people: data in up to three languages, never an identifier.

A language that is missing is tagged when shown (the reader sees the text in another language and
which language that is), never hidden and never invented.
"""

from __future__ import annotations

from typing import Literal

Lang = Literal["kk", "ru", "en"]
LANGS: tuple[Lang, ...] = ("kk", "ru", "en")
FALLBACK: dict[Lang, tuple[Lang, ...]] = {
    "kk": ("kk", "ru", "en"),
    "ru": ("ru", "kk", "en"),
    "en": ("en", "ru", "kk"),
}

Text = dict[Lang, str]


def pick(text: Text, lang: Lang) -> tuple[str, Lang | None]:
    """The text for a reader of `lang`, and the language it is in when that is another one.

    Returns `(words, None)` when the wanted language is there, `(words, other)` when a fallback is
    shown (the caller shows a tag), `("", None)` when the text is empty in every language.
    """
    for candidate in FALLBACK[lang]:
        words = text.get(candidate, "")
        if words:
            return words, (None if candidate == lang else candidate)
    return "", None


def missing_langs(text: Text) -> tuple[Lang, ...]:
    """The languages in which `text` says nothing."""
    return tuple(lang for lang in LANGS if not text.get(lang))
