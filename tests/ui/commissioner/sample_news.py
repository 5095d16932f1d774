"""What newer packs bring, for the desk in memory: nothing unless a test says so."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from desktop.desks.commissioner import Asked, RoundChanges
from desktop.desks.views import Change
from ui.commissioner.news.news_desk import Updated


@dataclass
class MemoryNews:
    """`asked_of` says what is asked of a dossier; `calls` are recorded."""

    told: RoundChanges | None = None
    asked_of: dict[str, Asked] = field(default_factory=dict)
    calls: list[tuple[str, str]] = field(default_factory=list)

    def update(self, pack: Path) -> Updated:
        return Updated(1, False)

    def changes(self) -> RoundChanges | None:
        return self.told

    def asked(self, code: str) -> Asked | None:
        return self.asked_of.get(code)

    def confirm(self, code: str) -> Change:
        self.calls.append(("confirm", code))
        return Change("judged", code)

    def ask_again(self, code: str) -> Change:
        self.calls.append(("ask-again", code))
        return Change("judged", code)
