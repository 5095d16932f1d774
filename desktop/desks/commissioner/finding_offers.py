"""Nothing was found: other spellings, the other keyboard, the same thing in another language."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.desks.commissioner.seat import Seat
from desktop.desks.finds import Offer, Wish
from desktop.model.text import LANGS, Text
from desktop.storage.letters import loose, other_layout
from desktop.storage.query import Query, expression, matches, parse
from desktop.storage.vocabulary import Vocabulary

MOST = 5


def offers(query: Query, wish: Wish, seat: Seat, words: Vocabulary) -> tuple[Offer, ...]:
    """What else could be asked, each once, the likeliest first."""
    found = [
        *_other_keyboard(wish, words),
        *_near(query, words),
        *_other_languages(query, wish, seat),
        *_fewer(query, words),
    ]
    once = {loose(offer.text): offer for offer in reversed(found) if loose(offer.text) != loose(wish.text)}
    return tuple(reversed(once.values()))[:MOST]


def _other_keyboard(wish: Wish, words: Vocabulary) -> Iterator[Offer]:
    typed = other_layout(wish.text)
    if expression(parse(typed), words.spellings):
        yield Offer("layout", typed)


def _near(query: Query, words: Vocabulary) -> Iterator[Offer]:
    """The words that are there stay; of the others each nearest one."""
    typed = [word for term in query for word in term.words]
    strange = [word for word in typed if not words.spellings(word, True)]
    for word in strange[:1]:
        for near in words.near(word, 3):
            yield Offer("spelling", " ".join(near if one == word else one for one in typed))


def _other_languages(query: Query, wish: Wish, seat: Seat) -> Iterator[Offer]:
    """The round's own texts are trilingual: one that holds the words says how the others call it."""
    for text in _texts(seat):
        here = [lang for lang in LANGS if matches(query, text.get(lang, ""), loose)]
        if here and len(text[here[0]]) <= 80:
            yield from (
                Offer("language", text[lang]) for lang in LANGS if lang not in here and text.get(lang)
            )


def _texts(seat: Seat) -> Iterator[Text]:
    body = seat.version.body
    yield from (field.label for field in body.rubric.facts)
    yield from (criterion.title for criterion in body.rubric.criteria)
    yield from body.sectors.values()
    yield from body.regions.values()


def _fewer(query: Query, words: Vocabulary) -> Iterator[Offer]:
    """Each word is somewhere, but never all in one place: the longest alone."""
    if len(query) > 1:
        known = [term for term in query if expression((term,), words.spellings)]
        for term in sorted(known, key=lambda one: -len(" ".join(one.words)))[:2]:
            yield Offer("fewer", " ".join(term.words))
