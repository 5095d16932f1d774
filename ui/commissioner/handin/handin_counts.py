"""The tiles over the review: complete, not finished, changed since scored, recused, shared notes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QGridLayout

from desktop.desks.commissioner.outgoing import Outgoing
from desktop.desks.views import HandInReview
from ui.i18n import Phrase, joined, literal, words
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, DOSSIER, MEDIUM, SEMIBOLD, Space, Tone
from ui.widgets.card import Card, Tile, column, row
from ui.widgets.label import Label


@dataclass(frozen=True)
class Count:
    """One tile."""

    icon: str
    tone: Tone
    figure: int
    name: Phrase
    more: Phrase


def counts_of(review: HandInReview, out: Outgoing) -> list[Count]:
    """Changed sheets have a tile only where there are some."""
    left = review.partial + review.untouched
    missing = sum(r.of - r.scored for r in review.rows if r.state in ("partial", "untouched"))
    some = words("handin.tile.missing", n=missing) if missing else words("handin.tile.nothing_missing")
    tiles = [
        Count("circle-check", "ok", review.complete, words("comm.hand.complete"), _marks(out)),
        Count("circle-dot", "warn" if left else "neutral", left, words("comm.hand.partial"), some),
        Count(
            "circle-slash",
            "neutral",
            review.recused,
            words("comm.hand.recused"),
            words("handin.tile.recused"),
        ),
        Count(
            "share-2",
            "accent" if out.shared else "neutral",
            out.shared,
            words("handin.tile.shared", n=out.shared),
            words("handin.tile.private", n=out.private),
        ),
    ]
    if review.changed:
        changed = words("handin.tile.changed", n=review.changed)
        tiles.insert(2, Count("refresh-cw", "warn", review.changed, changed, words("handin.tile.asked")))
    return tiles


def tiles_of(kit: Kit, counts: list[Count], across: int) -> QGridLayout:
    """The tiles in a grid."""
    grid = QGridLayout()
    grid.setSpacing(Space.L)
    for place, count in enumerate(counts):
        grid.addWidget(_card(kit, count), place // across, place % across)
        grid.setColumnStretch(place % across, 1)
    return grid


def _card(kit: Kit, count: Count) -> Card:
    card = Card()
    figure = Label(kit, literal(str(count.figure)), DOSSIER, SEMIBOLD, tabular=True)
    name = Label(kit, count.name, DENSE, MEDIUM, wrap=True)
    head = row(figure, name, spacing=Space.S)
    head.setStretch(1, 1)
    texts = column(head, Label(kit, count.more, CAPTION, ink="muted", wrap=True), spacing=0)
    line = row(Tile(kit, count.icon, count.tone), texts, spacing=Space.M)
    line.setStretch(1, 1)
    card.body.addLayout(line)
    return card


def _marks(out: Outgoing) -> Phrase:
    given = words("handin.tile.marks", n=out.marks)
    return joined(given, words("handin.tile.recommendations", n=out.recommendations), by=", ")
