"""What the decision knows of a dossier, and what a rule must know of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from desktop.errors import Fault
from desktop.model.rule import Rule


@dataclass(frozen=True, slots=True)
class DossierInput:
    """One dossier: its regions (it counts in each), sector, eligibility and numeric facts."""

    code: str
    regions: tuple[str, ...] = ()
    sector: str | None = None
    eligible: bool | None = True  # `None`: not said
    numbers: Mapping[str, Fraction] = field(default_factory=dict)


def needed(rule: Rule) -> tuple[str, ...]:
    """The columns that the rule's constraints need of every dossier that could be selected."""
    limits = rule.constraints
    wanted = [
        ("region", limits.max_per_region is not None),
        ("sector", limits.max_per_sector is not None or bool(limits.at_least_one_of)),
        ("eligible", limits.eligible_only),
        (limits.budget_cap.field if limits.budget_cap else "", limits.budget_cap is not None),
    ]
    return tuple(name for name, is_needed in wanted if is_needed)


def missing(rule: Rule, dossiers: Sequence[DossierInput]) -> list[Fault]:
    """`dossier-fact-missing` for everything that a constraint needs and a dossier does not say;
    a dossier that is not eligible cannot be selected and need not say it."""
    return [
        Fault("dossier-fact-missing", {"dossier": dossier.code, "fact": name})
        for dossier in dossiers
        for name in needed(rule)
        if dossier.eligible is not False and not _says(rule, dossier, name)
    ]


def _says(rule: Rule, dossier: DossierInput, name: str) -> bool:
    cap = rule.constraints.budget_cap
    if cap is not None and name == cap.field:
        return name in dossier.numbers
    return {
        "region": bool(dossier.regions),
        "sector": bool(dossier.sector),
        "eligible": dossier.eligible is not None,
    }[name]
