"""What each kind of statement must satisfy beyond its schema (`docs/formats.md` lists the same rules)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from desktop.errors import Fault
from desktop.model.statements import Card, Statement
from desktop.trust.check import acts, decisions, people, rounds, scores
from desktop.trust.check.findings import Findings

CHECKS: Final[dict[str, Callable[[Findings, Any], None]]] = {
    "alqa.card.v1": people.card,
    "alqa.mandate.v1": people.mandate,
    "alqa.declaration.v1": people.declaration,
    "alqa.round.v1": rounds.round_,
    "alqa.scores.v1": scores.scores,
    "alqa.proxy.v1": scores.proxy,
    "alqa.receipt.v1": acts.receipt,
    "alqa.request.v1": acts.request,
    "alqa.close.v1": acts.close,
    "alqa.ruling.v1": acts.ruling,
    "alqa.decision.v1": decisions.decision,
}


def check(body: Statement) -> list[Fault]:
    """All faults of a statement, roughly in the order of its fields; empty if it is admissible."""
    found = Findings()
    if not isinstance(body, Card):
        found.id(body.round, "round")
        found.time(body.issued, "issued")
    CHECKS[body.schema](found, body)
    return found.faults
