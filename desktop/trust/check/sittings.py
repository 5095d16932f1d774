"""The sitting inside a decision: motions, who left the room, notes. Whether it fits the round is the
auditor's business; here its parts must be well formed and must not contradict each other."""

from __future__ import annotations

import re

from desktop.model.statements import Motion, Sitting
from desktop.trust.check.findings import Findings

WHERE = "sitting"
TOTAL = re.compile(r"-?(0|[1-9][0-9]{0,199})(/[1-9][0-9]{0,199})?")


def motion(found: Findings, one: Motion, where: str) -> None:
    """Nobody votes twice on one motion; where it is said who was entitled, nobody else votes."""
    found.prose(one.text, where)
    found.prose(one.reason, where)
    voters = [*one.votes_for, *one.votes_against, *one.abstained]
    found.ids([*voters, *one.dissent, *one.select, *one.about, *one.entitled], where)
    for named in (voters, one.select, one.about, one.entitled):
        found.unique(named, where)
    for words in one.dissent.values():
        found.prose(words, where)
    if one.mover is not None:
        found.id(one.mover, where)
    if one.entitled:
        found.known(voters, one.entitled, where)
    found.count(one.needed, where, 1)
    _secret(found, one, where, len(voters))
    _corrections(found, one, where)
    for time in (one.opened, one.closed):
        if time is not None:
            found.time(time, where)


def _secret(found: Findings, one: Motion, where: str, named: int) -> None:
    """Three counts, no more than were entitled, and no names beside them."""
    if one.secret is None:
        return
    if len(one.secret) != 3 or named:
        found.fault("statement-range", f"{where}.secret", one.secret)
    for count in one.secret:
        found.count(count, f"{where}.secret", 0)
    if sum(one.secret) > len(one.entitled):
        found.fault("statement-range", f"{where}.secret", one.secret)


def _corrections(found: Findings, one: Motion, where: str) -> None:
    for line in one.corrections:
        found.known([line.member], one.entitled, f"{where}.corrections")
        found.prose(line.reason, f"{where}.corrections")
        found.filled(line.reason.strip(), f"{where}.corrections")
        found.time(line.at, f"{where}.corrections")


def course(found: Findings, body: Sitting) -> None:
    """The order of dossiers, who left for which, notes and preliminary totals."""
    found.ids([*body.agenda, *body.notes, *body.preliminary], "sitting")
    found.unique(body.agenda, f"{WHERE}.agenda")
    for notes in body.notes.values():
        found.prose(notes, f"{WHERE}.notes")
    for total in body.preliminary.values():
        if not TOTAL.fullmatch(total):
            found.fault("statement-number", f"{WHERE}.preliminary", total)
    for away in body.away:
        found.ids([away.member, away.dossier], f"{WHERE}.away")
        found.line(away.ground, f"{WHERE}.away")
        for time in (away.left, away.back):
            if time is not None:
                found.time(time, f"{WHERE}.away")
    for time in (body.opened, body.closed):
        if time is not None:
            found.time(time, "sitting")
