"""Regions and sectors as people write them, to the codes of the round."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from desktop.intake.names import likeness, tokens, written
from desktop.model.text import Text

SURE, GAP = 0.6, 0.12  # a guess must be this good, and this much better than the next
CITY = frozenset(["город", "г", "гор", "қаласы", "қала", "city", "қ"])
LITTLE = CITY | {"область", "обл", "облысы", "облыс", "region", "oblast", "республика", "respublika"}


class Guess(NamedTuple):
    """A code, and whether it is what was written (a code or a name) or only resembles it."""

    code: str
    sure: bool


def guess(said: str, table: Mapping[str, Text]) -> Guess | None:
    """The code of a region or sector, None when nothing resembles it (or two do)."""
    folded = said.strip().casefold()
    for code, names in table.items():
        if (
            folded == code.casefold()
            or written(folded) == code.casefold()
            or folded in {name.casefold() for name in names.values()}
        ):
            return Guess(code, True)
    words = frozenset(tokens(said))
    bare = " ".join(word for word in tokens(said) if word not in LITTLE)
    scores = sorted(((_score(said, bare, words, names), code) for code, names in table.items()), reverse=True)
    if not scores or scores[0][0] < SURE or (len(scores) > 1 and scores[0][0] - scores[1][0] < GAP):
        return None
    return Guess(scores[0][1], scores[0][0] > 0.999)


def _score(said: str, bare: str, words: frozenset[str], names: Text) -> float:
    best = 0.0
    for name in names.values():
        own = tokens(name)
        stripped = " ".join(word for word in own if word not in LITTLE)
        alike = likeness(bare, stripped) if bare and stripped else 0.0
        # "Алматы" is a city and a region: a little word tells them apart; without one it is the city.
        if not set(own) & CITY and (words & CITY or not words & LITTLE):
            alike *= 0.8
        best = max(best, alike, likeness(said, name) * 0.95)
    return best


def split(said: str) -> list[str]:
    """Several regions in one cell."""
    return [part.strip() for part in re.split(r"[;,\n/]|\s+(?:и|and|және)\s+", said) if part.strip()]


def several(
    said: str, table: Mapping[str, Text], chosen: Mapping[str, str]
) -> tuple[list[str], list[str], bool]:
    """Codes, parts that are none, and whether all were sure. `chosen`: what a person said of a text."""
    if said in chosen:
        return [chosen[said]], [], True
    whole = guess(said, table)
    if whole is not None and whole.sure:
        return [whole.code], [], True
    codes: list[str] = []
    strange: list[str] = []
    sure = True
    parts = split(said)
    if len(parts) == 1 and " " in said and all(word in table for word in said.split()):
        parts = said.split()
    for part in parts:
        found = Guess(chosen[part], True) if part in chosen else guess(part, table)
        if found is None:
            strange.append(part)
        else:
            codes.append(found.code)
            sure = sure and found.sure
    return list(dict.fromkeys(codes)), strange, sure
