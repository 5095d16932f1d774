"""Where something stands in a round that is being drawn up: what a field edits and a complaint points at."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

from desktop.model.text import Lang

Step = Literal["titles", "rubric", "rule", "seats", "ties", "roles", "see", "sign"]
STEPS: tuple[Step, ...] = get_args(Step)
GROUP, ANCHOR, LABEL = "group:", "anchor:", "label:"
SECTOR, REGION, GROUND = "sector:", "region:", "ground:"


class Place(NamedTuple):
    """A step, an item in it (a criterion's code, `group:A`, a member's id, `sector:food`), a field of
    the item (`weight`, `anchor:3`, `title`) and, for texts, a language. Empty parts are not said."""

    step: Step
    item: str = ""
    field: str = ""
    lang: Lang | None = None


def bare(item: str) -> str:
    """The code without what kind of thing it is: `group:A` is `A`."""
    return item.partition(":")[2] if ":" in item else item
