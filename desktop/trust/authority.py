"""Who may sign what: the organisation's mandate, the round's roster, the roles.

A signature proves a key; these functions say whether the key was entitled. They take verified statements
and return faults, so that a desk can show all of them at once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeAlias

from desktop.errors import Fault
from desktop.model.people import Party, Role, RosterEntry
from desktop.model.statements import Card, Declaration, Mandate, Proxy, Round, Ruling, Scores
from desktop.trust import screenings
from desktop.trust.envelope import Verified

Signers: TypeAlias = tuple[str, ...]
TOUCHES_SCORES: Final = frozenset(["exclude", "revoke", "replace"])


def check_mandate(mandate: Verified[Mandate], organisation_key: str | None) -> list[Fault]:
    """Is it signed by the organisation it names, and is that the one expected (from outside, if given)?"""
    named = mandate.body.organisation.key
    faults = []
    if mandate.signers != (named,):
        faults.append(Fault("authority-mandate-signer", {"signers": list(mandate.signers)}))
    if organisation_key is not None and named != organisation_key:
        faults.append(Fault("authority-organisation", {"found": named, "expected": organisation_key}))
    return faults


def check_round(
    round_: Verified[Round], mandate: Verified[Mandate] | None, previous: Verified[Round] | None
) -> list[Fault]:
    """Is the round signed by a secretary, does it follow `previous` (None for the first version), do its
    screenings hold, and are all its keys appointed by `mandate`? Without a mandate the authority stays
    unchecked, which the caller says; that the round names one it was not given is no fault here."""
    faults = signer_faults(round_, round_.body)
    faults += _chain(round_, previous)
    faults += screenings.faults(round_.body)
    return faults + (_appointed(round_, mandate) if mandate is not None else [])


def signer_faults(statement: Verified[Any], round_: Round) -> list[Fault]:
    """Were all signers of `statement` entitled to it by `round_`? (For a round: its own roster.)"""
    body = statement.body
    if not isinstance(body, Card) and body.round != round_.round:
        return [Fault("authority-other-round", {"found": body.round, "expected": round_.round})]
    entitled = _RULES[statement.kind](body, set(statement.signers), round_)
    if entitled:
        return []
    return [Fault("authority-signer", {"kind": statement.kind, "signers": list(statement.signers)})]


def roster_of(round_: Round, role: Role) -> list[RosterEntry]:
    """The roster's entries with a role."""
    return [entry for entry in round_.roster if role in entry.roles]


def entry_of(round_: Round, id_: str) -> RosterEntry | None:
    """The roster's entry of an id."""
    return next((entry for entry in round_.roster if entry.id == id_), None)


def _chain(round_: Verified[Round], previous: Verified[Round] | None) -> list[Fault]:
    body = round_.body
    args = {"version": body.version, "round": body.round}
    if previous is None:
        return [] if body.version == 1 else [Fault("authority-version-missing", args)]
    if previous.body.round != body.round:
        return [Fault("authority-other-round", {"found": previous.body.round, "expected": body.round})]
    follows = body.version == previous.body.version + 1 and body.previous == previous.digest
    return [] if follows else [Fault("authority-version-chain", args)]


def _appointed(round_: Verified[Round], mandate: Verified[Mandate]) -> list[Fault]:
    body, given = round_.body, mandate.body
    if given.round != body.round:
        return [Fault("authority-other-round", {"found": given.round, "expected": body.round})]
    faults = []
    if body.mandate != mandate.digest:
        faults.append(Fault("authority-mandate-differs", {"round": body.round}))
    if not set(round_.signers) <= {party.key for party in given.secretaries}:
        faults.append(Fault("authority-secretary", {"signers": list(round_.signers)}))
    appointed = {"secretary": given.secretaries, "chair": [given.chair], "commissioner": given.members}
    for entry in body.roster:
        for role in entry.roles:
            if role != "observer":  # may do nothing that needs an appointment
                faults += _entry(entry, role, appointed[role])
    return faults


def _entry(entry: RosterEntry, role: Role, parties: list[Party]) -> list[Fault]:
    """Key AND recipient must be the appointed ones: another recipient would open what is sealed."""
    appointed = {(party.key, party.recipient) for party in parties}
    if (entry.key, entry.recipient) in appointed:
        return []
    return [Fault("authority-not-appointed", {"id": entry.id, "role": role})]


def _keys(round_: Round, role: Role) -> set[str]:
    return {entry.key for entry in roster_of(round_, role)}


def _own(key: str, signers: set[str]) -> bool:
    return signers == {key}


def _card(body: Card, signers: set[str], round_: Round) -> bool:
    return _own(body.key, signers)


def _mandate(body: Mandate, signers: set[str], round_: Round) -> bool:
    return _own(body.organisation.key, signers)


def _declaration(body: Declaration, signers: set[str], round_: Round) -> bool:
    """By the declarant alone, who is on the roster with these keys."""
    declarant = body.declarant
    known = {(entry.key, entry.recipient) for entry in round_.roster}
    return _own(declarant.key, signers) and (declarant.key, declarant.recipient) in known


def _scores(body: Scores, signers: set[str], round_: Round) -> bool:
    """By the reviewer alone."""
    entry = entry_of(round_, body.reviewer)
    return entry is not None and "commissioner" in entry.roles and _own(entry.key, signers)


def _proxy(body: Proxy, signers: set[str], round_: Round) -> bool:
    """By a secretary and a witness (any second key), never by the member whose sheet it is."""
    entry = entry_of(round_, body.reviewer)
    if entry is None or entry.key in signers:
        return False
    return bool(signers & _keys(round_, "secretary")) and len(signers) >= 2


def _secretaries(body: object, signers: set[str], round_: Round) -> bool:
    return bool(signers) and signers <= _keys(round_, "secretary")


def _ruling(body: Ruling, signers: set[str], round_: Round) -> bool:
    """By the chair; where scores are touched a secretary's key, another than the chair's, signs too."""
    chair, secretaries = _keys(round_, "chair"), _keys(round_, "secretary")
    if not signers & chair or not signers <= chair | secretaries:
        return False
    return body.kind not in TOUCHES_SCORES or bool((signers - chair) & secretaries)


def _decision(body: object, signers: set[str], round_: Round) -> bool:
    """By a secretary; members co-sign, observers do not: nobody appointed them."""
    everyone = {entry.key for entry in round_.roster if set(entry.roles) != {"observer"}}
    return bool(signers & _keys(round_, "secretary")) and signers <= everyone


_RULES: Final[dict[str, Callable[[Any, set[str], Round], bool]]] = {
    "card": _card,
    "mandate": _mandate,
    "declaration": _declaration,
    "round": _secretaries,
    "scores": _scores,
    "proxy": _proxy,
    "receipt": _secretaries,
    "request": _secretaries,
    "close": _secretaries,
    "ruling": _ruling,
    "decision": _decision,
}
