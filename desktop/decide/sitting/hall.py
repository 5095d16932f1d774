"""What a sitting cannot change: the members, who is recused from what, the quorum, the proposal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.decide.sitting.state import Majority


@dataclass(frozen=True, slots=True)
class Hall:
    """`voters`: members who vote, in the roster's order; `recused`: by dossier, member to ground;
    `proposal`: all best sets; `codes`: every dossier of the round; `quorum` 0: the round sets none."""

    voters: tuple[str, ...]
    recused: Mapping[str, Mapping[str, str]]
    quorum: int
    proposal: tuple[tuple[str, ...], ...]
    codes: frozenset[str]

    def barred(self, about: tuple[str, ...]) -> dict[str, tuple[str, str]]:
        """Who is recused from any of these dossiers: member to (dossier, ground)."""
        found: dict[str, tuple[str, str]] = {}
        for code in about:
            for member, ground in self.recused.get(code, {}).items():
                found.setdefault(member, (code, ground))
        return found

    def changes(self, select: tuple[str, ...]) -> tuple[str, ...]:
        """The dossiers that a set brings in or leaves out against the nearest best set; those of all
        best sets when there are several, for a choice between them is a choice about what differs."""
        if len(self.proposal) == 1:
            return tuple(sorted(set(self.proposal[0]) ^ set(select)))
        shared = set[str].intersection(*map(set, self.proposal)) if self.proposal else set[str]()
        reach = set(select).union(*map(set, self.proposal))
        return tuple(sorted(reach - shared | (shared - set(select))))


def needed(entitled: int, majority: Majority) -> int:
    """Votes that carry a motion: more than half of those entitled, or two thirds of them at least."""
    return entitled // 2 + 1 if majority == "half" else -(-entitled * 2 // 3)
