"""Which languages a text is in, by its letters: Kazakh has nine that Russian lacks."""

from __future__ import annotations

import re
from collections import Counter

from desktop.model.dossier import DocumentText
from desktop.model.text import LANGS, Lang

KAZAKH = frozenset("әғқңөұүһі")
LEAST = 40  # letters, below which nothing is said
SHARE = 0.2  # of a document's pages that make a language worth naming
LETTER = re.compile(r"[^\W\d_]")


def language(text: str) -> Lang | None:
    """The language of a page or a header, None where there is too little of it."""
    letters = Counter(letter for letter in text.casefold() if LETTER.match(letter))
    cyrillic = sum(n for letter, n in letters.items() if "\u0400" <= letter <= "\u04ff")
    latin = sum(n for letter, n in letters.items() if "a" <= letter <= "z")
    if cyrillic + latin < LEAST:
        return None
    if latin > cyrillic:
        return "en"
    return "kk" if sum(letters[letter] for letter in KAZAKH) > 0.03 * cyrillic else "ru"


def short(text: str) -> Lang | None:
    """The same for a few words: one Kazakh letter decides."""
    folded = text.casefold()
    if KAZAKH & set(folded):
        return "kk"
    if re.search(r"[\u0400-\u04ff]", folded):
        return "ru"
    return "en" if re.search(r"[a-z]", folded) else None


def languages(text: DocumentText) -> tuple[Lang, ...]:
    """The languages of a document, each on a fifth of its written pages or more."""
    found = Counter(lang for page in text.pages if (lang := language(page.text)) is not None)
    pages = sum(found.values())
    return tuple(lang for lang in LANGS if pages and found[lang] >= SHARE * pages)
