"""What each kind of statement must satisfy beyond its schema."""

from __future__ import annotations

from desktop.errors import Fault
from desktop.model.statements import Statement


def check(body: Statement) -> list[Fault]:
    """All faults of a statement, in the order of its fields; empty if it is admissible."""
    return []
