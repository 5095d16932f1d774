"""After how many minutes the program locks itself: chosen by the person, bounded by IT."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.settings import Policy

CHOICES = (5, 10, 15, 30, 60, 0)  # 0: never by itself


@dataclass(frozen=True)
class LockRule:
    """`managed`: the policy's longest time, shorter than what the person chose or chosen by IT alone."""

    minutes: int
    managed: bool

    @property
    def never(self) -> bool:
        return self.minutes == 0


def rule_of(chosen: int, policy: Policy) -> LockRule:
    """The shorter of both; "never" is longer than everything."""
    most = policy.lock_minutes
    if most is None or most <= 0:
        return LockRule(chosen, managed=False)
    return LockRule(min(chosen, most) if chosen else most, managed=chosen == 0 or most <= chosen)


def choices(policy: Policy) -> list[int]:
    """What the person may choose."""
    most = policy.lock_minutes
    if most is None or most <= 0:
        return list(CHOICES)
    return [n for n in CHOICES if n and n <= most] or [most]
