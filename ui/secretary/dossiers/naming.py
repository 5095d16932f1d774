"""The fields of a register in words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop.model.rubric import FactField
from ui.i18n import Phrase, data, joined, literal, words

LANGUAGE = re.compile(r"_(kk|ru|en)$")
PARTNER = re.compile(r"organisation(\d*)(_kind)?")
WORDED = ("title", "summary", "remarks")
PLAIN = ("code", "region", "sector", "eligible")


def field_words(column: str, facts: Iterable[FactField]) -> Phrase:
    """`title_ru` as "title, Russian"; a fact by its own label and unit; "" as not taken."""
    if not column:
        return words("intake.field.none")
    fact = next((fact for fact in facts if fact.code in (column, LANGUAGE.sub("", column))), None)
    if fact is not None:
        return joined(data(fact.label), data(fact.unit), by=", ") if fact.unit else data(fact.label)
    lang = LANGUAGE.search(column)
    base = LANGUAGE.sub("", column)
    named = _named(base)
    return joined(named, words(f"intake.in.{lang[1]}"), by=", ") if lang else named


def _named(base: str) -> Phrase:
    if base in (*PLAIN, *WORDED):
        return words(f"intake.field.{base}")
    partner = PARTNER.fullmatch(base)
    if partner is None:
        return literal(base)
    key = "intake.field.organisation_kind" if partner[2] else "intake.field.organisation"
    return joined(words(key), literal(partner[1]), by=" ") if partner[1] else words(key)
