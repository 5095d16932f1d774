"""Closes: what counts is fixed before the ranking is signed. Which closes of the set stand?"""

from __future__ import annotations

from typing import NamedTuple, cast

from desktop.merge import acts
from desktop.merge.items import Item, Refused, of_kind
from desktop.merge.standing import standing
from desktop.merge.views import Standing
from desktop.model.statements import Close
from desktop.trust.digest import list_digest

# Mandates say who may follow a secretary; they are no part of the board that a close lists.
BESIDE_THE_BOARD = frozenset(["mandate"])


class Closed(NamedTuple):
    """A close that holds, and the standing of exactly what it lists."""

    item: Item
    view: Standing


def closes(items: tuple[Item, ...], whole: Standing) -> tuple[tuple[Closed, ...], tuple[Refused, ...]]:
    """The valid closes that no ruling reopened, and those that are not admitted, with the reason."""
    reopened = {d for r in acts.of(whole.admission.rulings, "reopen") for d in r.about}
    valid: list[Closed] = []
    refused: list[Refused] = []
    for item in of_kind(items, "close"):
        body = cast(Close, item.body)
        code = _fault(item, body, whole)
        view = None if code else _listed(items, body)
        if view is not None and view.counts != tuple(sorted(set(body.counts))):
            code = "close-counts-differ"
        if code or view is None:
            refused.append((item.digest, code or "close-board-differs"))
        elif item.digest not in reopened:
            valid.append(Closed(item, view))
    return tuple(valid), tuple(refused)


def _fault(item: Item, body: Close, whole: Standing) -> str | None:
    if body.round not in whole.versions.round_ids:
        return "close-other-round"
    version = whole.versions.known.get(body.round_digest)
    if version is None:
        return "close-unknown-version"
    if not item.signers & version.keys("secretary"):
        return "close-not-by-secretary"
    if not set(body.statements) <= set(whole.statements):
        return "close-statement-missing"
    return None if list_digest(body.statements) == body.board else "close-board-differs"


def _listed(items: tuple[Item, ...], body: Close) -> Standing | None:
    """The standing of what the close lists; None when the list does not stand by itself (a bundle
    without its round version) or is of another version than the close names."""
    listed = set(body.statements)
    subset = tuple(i for i in items if i.digest in listed or i.kind in BESIDE_THE_BOARD)
    view = standing(subset)
    current = view.versions.current
    same = view.digest == body.board and current is not None and current.digest == body.round_digest
    return view if same else None
