"""The roster of the draft, read: seats, keys and their comparison, conflicts and signs of more.

Beside the round's own sections (`draft_pieces`) it keeps

    compared / MEMBER       how a card fared on the phone (`Comparison`)
    dismissed / KEY         a sign that is no conflict, with the reason (`Dismissal`)
    people / ""             the newest act in the room of people, which makes it one act for undo
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final, Literal

import msgspec

from desktop.decide.conflict_signs import Applied, Hint, Known, hints
from desktop.desks import rounds
from desktop.desks.secretary import draft_pieces, drafting
from desktop.desks.secretary.draft_pieces import CARD, DECLARATION, MANDATE, Application
from desktop.desks.secretary.roster_views import (
    Dismissed,
    KeyState,
    KnownConflict,
    Listed,
    MandateView,
    Member,
    Roster,
)
from desktop.intake.round_file import RoundFile, Seat
from desktop.model.base import Noun
from desktop.model.people import RosterEntry
from desktop.model.statements import Card, Declaration, Mandate
from desktop.storage import draft
from desktop.storage.workspace import Workspace
from desktop.trust import envelope
from desktop.trust.digest import comparison_code
from desktop.trust.envelope import Verified

COMPARED: Final = "compared"
DISMISSED: Final = "dismissed"
PEOPLE: Final = "people"
PLAN: Final = "plan"
# What Ctrl+Z of this room takes back. Seats, conflicts and assignment are a part of the round: undo goes by
# the order of all its changes, so that taking one back never takes a later one with it.
ACTS: Final = frozenset([PEOPLE, draft_pieces.ROUND])


class Comparison(Noun, frozen=True):
    """`card`: digest of the card that was compared; another card is to be compared anew. `evidence`: the
    refused card's file, base64."""

    card: str
    result: Literal["match", "differ", "excused"]
    why: str
    at: str
    by: str
    evidence: str = ""


class Dismissal(Noun, frozen=True):
    """Who, what, why."""

    reviewer: str
    dossier: str
    sign: Literal["organisation", "surname", "region"]
    mine: str
    theirs: str
    why: str
    at: str


def roster(ws: Workspace) -> Roster:
    """All of it. Raises `draft-missing`."""
    said = drafting.round_of(ws)
    held = drafting.applications(ws)
    conflicts = tuple(known_conflicts(ws, said))
    dismissed = tuple(dismissals(ws))
    return Roster(
        title=said.title,
        version=rounds.current(ws).body.version if drafting.signed(ws) else 0,
        members=tuple(members(ws, said)),
        dossiers=tuple(map(listed, held)),
        sectors=said.sectors,
        regions=said.regions,
        grounds=said.grounds,
        conflicts=conflicts,
        suggested=tuple(suggested(said, held, conflicts, dismissed)),
        dismissed=dismissed,
        mandate=mandate_view(ws, said),
    )


def members(ws: Workspace, said: RoundFile) -> list[Member]:
    """The seats with the state of their keys."""
    cards = {id_: opened(text, Card) for id_, text in draft.everything(ws, CARD).items()}
    told = {id_: msgspec.convert(one, Comparison) for id_, one in draft.everything(ws, COMPARED).items()}
    before = _signed_entries(ws)
    found = [
        _member(seat, cards.get(seat.id), before.get(seat.id), told.get(seat.id)) for seat in said.roster
    ]
    own = next((entry.id for entry in entries(ws, said) if entry.key == ws.identity.key), None)
    return [replace(one, key="own") if one.id == own else one for one in found]


def known_conflicts(ws: Workspace, said: RoundFile) -> list[KnownConflict]:
    """Known beforehand or declared; what a member signed wins, as in the round that is signed."""
    found = {
        (one.reviewer, one.dossier): KnownConflict(one.reviewer, one.dossier, one.ground, one.note, False)
        for one in said.recusals
    }
    keys = {entry.key: entry.id for entry in entries(ws, said)}
    for declared in declarations(ws):
        member = keys.get(declared.body.declarant.key)
        for one in declared.body.conflicts if member and declared.body.round == said.id else ():
            found[member or "", one.dossier] = KnownConflict(
                member or "", one.dossier, one.ground, one.note, True
            )
    return [found[pair] for pair in sorted(found)]


def declarations(ws: Workspace) -> list[Verified[Declaration]]:
    return [opened(text, Declaration) for text in draft.everything(ws, DECLARATION).values()]


def entries(ws: Workspace, said: RoundFile) -> list[RosterEntry]:
    """The seats that have keys: from their cards, else from the signed round."""
    before = _signed_entries(ws)
    found = []
    for seat in said.roster:
        text = draft.get(ws, CARD, seat.id)
        if text is not None:
            card = opened(text, Card).body
            found.append(RosterEntry(seat.id, seat.name, card.key, card.recipient, seat.roles))
        elif seat.id in before:
            found.append(before[seat.id])
    return found


def dismissals(ws: Workspace) -> list[Dismissed]:
    held = (msgspec.convert(one, Dismissal) for one in draft.everything(ws, DISMISSED).values())
    return [
        Dismissed(Hint(one.reviewer, one.dossier, one.sign, one.mine, one.theirs), one.why, one.at)
        for one in held
    ]


def suggested(
    said: RoundFile,
    held: list[Application],
    conflicts: tuple[KnownConflict, ...],
    dismissed: tuple[Dismissed, ...],
) -> list[Hint]:
    """Signs of a conflict on which nobody has decided yet."""
    settled = {(one.reviewer, one.dossier) for one in conflicts}
    refused = {(one.hint.reviewer, one.hint.dossier, one.hint.sign) for one in dismissed}
    people = [_known(seat) for seat in said.roster if "commissioner" in seat.roles]
    found = _signs(tuple(people), tuple(_applied(one) for one in held if one.eligible))
    return [
        one
        for one in found
        if (one.reviewer, one.dossier) not in settled and (one.reviewer, one.dossier, one.sign) not in refused
    ]


@lru_cache(maxsize=2)
def _signs(people: tuple[Known, ...], applications: tuple[Applied, ...]) -> tuple[Hint, ...]:
    """Kept, for they are asked for after each change, and change with names and applications alone."""
    return tuple(hints(people, applications))


def mandate_view(ws: Workspace, said: RoundFile) -> MandateView | None:
    """The mandate taken in, and whom it does not name."""
    text = draft.get(ws, MANDATE)
    if text is None:
        return None
    given = opened(text, Mandate)
    parties = {
        "secretary": given.body.secretaries,
        "chair": [given.body.chair],
        "commissioner": given.body.members,
    }
    named = {role: {(one.key, one.recipient) for one in held} for role, held in parties.items()}
    missing = [
        (entry.id, role)
        for entry in entries(ws, said)
        for role in entry.roles
        if role in named and (entry.key, entry.recipient) not in named[role]
    ]
    return MandateView(given.body.organisation.name, comparison_code(given.digest), tuple(missing))


def listed(one: Application) -> Listed:
    return Listed(one.code, one.title, one.sector, tuple(one.region), one.eligible)


def opened(text: str, kind: type[Any]) -> Verified[Any]:
    """A statement that a piece holds, verified again."""
    return envelope.verify(envelope.read(draft_pieces.unpacked(text)), kind)


def card_digest(ws: Workspace, said: RoundFile, member: str) -> str | None:
    """What a comparison is about: the digest of the card, else the key that the signed round has."""
    text = draft.get(ws, CARD, member)
    if text is not None:
        return opened(text, Card).digest
    entry = _signed_entries(ws).get(member)
    return _signed_key(entry) or None


def key_of(hint: Hint) -> str:
    """Under what a dismissal is kept."""
    return json.dumps([hint.reviewer, hint.dossier, hint.sign])


def _member(
    seat: Seat, card: Verified[Card] | None, entry: RosterEntry | None, told: Comparison | None
) -> Member:
    state, digest, name = _key_state(card, entry, told)
    said = told if told is not None and state in ("compared", "differs", "excused") else None
    return Member(
        id=seat.id,
        name=seat.name,
        office=seat.office,
        roles=tuple(seat.roles),
        key=state,
        code=comparison_code(digest) if digest else "",
        card_name=name,
        why=said.why if said else "",
        at=said.at if said else "",
        by=said.by if said else "",
        limit=seat.limit,
        expertise=tuple(seat.expertise.items()),
        home=tuple(seat.home),
    )


def _key_state(
    card: Verified[Card] | None, entry: RosterEntry | None, told: Comparison | None
) -> tuple[KeyState, str, str]:
    """The state, the digest of the card and the name in it. A key that only the signed round has shows no
    code: that is made from the card."""
    digest, name = (card.digest, card.body.name) if card is not None else ("", "")
    if card is None and told is not None and told.result == "differ":
        return "differs", "", ""
    if card is None and entry is None:
        return "missing", "", ""
    if told is None or told.card != (digest or _signed_key(entry)):
        return "open", digest, name
    states: dict[str, KeyState] = {"match": "compared", "differ": "differs", "excused": "excused"}
    return states[told.result], digest, name


def _signed_key(entry: RosterEntry | None) -> str:
    return f"key {entry.key}" if entry is not None else ""


def _signed_entries(ws: Workspace) -> dict[str, RosterEntry]:
    return {entry.id: entry for entry in rounds.current(ws).body.roster} if drafting.signed(ws) else {}


def _known(seat: Seat) -> Known:
    return Known(seat.id, tuple(seat.name.values()), tuple(seat.office.values()), tuple(seat.home))


def _applied(one: Application) -> Applied:
    names = [text for organisation in one.organisations for text in organisation.name.values()]
    texts = [value for value in one.facts.values() if isinstance(value, str) and len(value) < 200]
    return Applied(one.code, tuple(names), tuple(texts), tuple(one.region))
