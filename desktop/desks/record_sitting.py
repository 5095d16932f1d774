"""What an auditor asks of the sitting in a decision record: who may have voted, and what was carried.

Only motions that say who was `entitled` (those of a sitting led by the program) can be checked; a motion
file written by hand says less, and nothing is concluded from what it leaves out.
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop.model.statements import Decision, Motion, Round


def faults(body: Decision, round_: Round) -> list[str]:
    """Every place where the sitting contradicts itself or the round, as motion numbers, ids and codes.
    Recusals are the round's: one declared in a bundle may be younger than the vote."""
    voters = {one.id for one in round_.roster if set(one.roles) & {"chair", "commissioner"}}
    recused = {(one.reviewer, one.dossier) for one in round_.recusals}
    present = set(body.sitting.presence.present)
    found = [f"presence: {member}" for member in sorted(present - voters)]
    found += [f"away: {one.member} {one.dossier}" for one in body.sitting.away if one.member not in voters]
    for number, motion in enumerate(body.sitting.motions, start=1):
        if motion.entitled:
            found += [f"{number}: {said}" for said in _motion(motion, voters, recused, round_.quorum)]
    return [*found, *_selection(body)]


def _motion(one: Motion, voters: set[str], recused: set[tuple[str, str]], quorum: int) -> Iterator[str]:
    yield from sorted(set(one.entitled) - voters)
    for member in one.entitled:
        yield from (f"{member} {code}" for code in one.about if (member, code) in recused)
    if len(one.entitled) < quorum:
        yield f"{len(one.entitled)} / {quorum}"
    if one.needed is None or one.needed * 2 <= len(one.entitled):
        yield f"{one.needed} / {len(one.entitled)}"


def _selection(body: Decision) -> Iterator[str]:
    """A set that motions name and count was selected because the last of them that was carried says so."""
    counted = [one for one in body.sitting.motions if one.select and one.entitled]
    sets = [sorted(one.select) for one in counted if in_favour(one) >= (one.needed or 0) > 0]
    if counted and (not sets or sets[-1] != sorted(body.selection)):
        yield "selection: " + (", ".join(sets[-1]) if sets else "—")


def in_favour(one: Motion) -> int:
    """How many voted for it."""
    return one.secret[0] if one.secret else len(one.votes_for)
