"""A search that answers what it is told to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from desktop.desks.finds import DocumentType, Findings, FoundPlace, Offer, Wish


@dataclass
class MemoryFinder:
    """`places` are found by every question whose text is in their snippet."""

    places: tuple[FoundPlace, ...] = ()
    offers: tuple[Offer, ...] = ()
    asked: list[Wish] = field(default_factory=list)
    warmed: int = 0
    types: tuple[DocumentType, ...] = ()

    def warm(self) -> None:
        self.warmed += 1

    def find(self, wish: Wish, stop: Callable[[], bool] = lambda: False) -> Findings | None:
        self.asked.append(wish)
        if stop():
            return None
        found = [p for p in self.places if p.kind in wish.kinds and wish.text in p.snippet]
        found = [p for p in found if wish.dossier in (None, p.dossier)]
        counts = tuple((kind, sum(p.kind == kind for p in found)) for kind in wish.kinds)
        answer = Findings(wish, tuple(found[: wish.limit]), counts, len(found) > wish.limit, types=self.types)
        return answer if found else replace(answer, offers=self.offers)
