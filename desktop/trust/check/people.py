"""Cards, mandates, declarations: who holds which key, and what they declare."""

from __future__ import annotations

from desktop.model.people import Party
from desktop.model.statements import Card, Declaration, Mandate
from desktop.trust.check.findings import Findings


def party(found: Findings, person: Party | Card, where: str) -> None:
    """A name, a key, a recipient."""
    found.name(person.name, f"{where}name")
    found.key(person.key, f"{where}key")
    found.recipient(person.recipient, f"{where}recipient")


def card(found: Findings, body: Card) -> None:
    party(found, body, "")


def mandate(found: Findings, body: Mandate) -> None:
    """Each list names a key once; a person in several lists is the same there in every part."""
    everyone = [("organisation.", body.organisation), ("chair.", body.chair)]
    everyone += [(f"secretaries[{i}].", person) for i, person in enumerate(body.secretaries)]
    everyone += [(f"members[{i}].", person) for i, person in enumerate(body.members)]
    for where, person in everyone:
        party(found, person, where)
    found.filled(body.secretaries, "secretaries")
    found.filled(body.members, "members")
    found.unique([person.key for person in body.secretaries], "secretaries")
    found.unique([person.key for person in body.members], "members")
    one_name_one_key(found, [person for _, person in everyone])


def one_name_one_key(found: Findings, people: list[Party]) -> None:
    """No key under two names, no recipient of two keys."""
    distinct = list({(p.name, p.key, p.recipient): p for p in people}.values())
    found.unique([p.key for p in distinct], "key", "key-under-two-names")
    found.unique([p.recipient for p in distinct], "recipient", "key-under-two-names")


def declaration(found: Findings, body: Declaration) -> None:
    party(found, body.declarant, "declarant.")
    found.digest(body.applicants, "applicants")
    found.unique([conflict.dossier for conflict in body.conflicts], "conflicts")
    for i, conflict in enumerate(body.conflicts):
        found.id(conflict.dossier, f"conflicts[{i}].dossier")
        found.id(conflict.ground, f"conflicts[{i}].ground")
        found.prose(conflict.note, f"conflicts[{i}].note")
