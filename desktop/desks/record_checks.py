"""The checks of a decision record, each by itself: what was expected against what the record holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

from desktop.decide import official
from desktop.desks import reckoning, record_sitting, rounds
from desktop.desks.views import Check
from desktop.exchange.record import RecordContents, dossiers_of
from desktop.merge import board as merge_board
from desktop.merge.views import Board
from desktop.model.dossier import Dossier
from desktop.model.statements import Close, Decision, Mandate, Round
from desktop.trust import authority
from desktop.trust.digest import list_digest
from desktop.trust.envelope import Verified

BOARD_KINDS = ("round", "declaration", "scores", "proxy", "ruling")
Found = str | None  # None: the check holds; else what was found instead


class Evidence:
    """A record's contents and what a check may need of them, computed once, from the record alone."""

    def __init__(self, contents: RecordContents, organisation: str | None, round_digest: str | None) -> None:
        self.contents = contents
        self.organisation = organisation
        self.round_digest = round_digest

    @cached_property
    def versions(self) -> list[Verified[Round]]:
        return sorted(self.contents.of("round"), key=lambda one: one.body.version)

    @cached_property
    def current(self) -> Verified[Round]:
        return self.versions[-1]

    @cached_property
    def mandates(self) -> list[Verified[Mandate]]:
        return self.contents.of("mandate")

    @cached_property
    def decision(self) -> Verified[Decision]:
        return self.contents.of("decision")[0]

    @cached_property
    def close(self) -> Verified[Close]:
        named = self.decision.body.close
        return next(one for one in self.contents.of("close") if one.digest == named)

    @cached_property
    def dossiers(self) -> dict[str, Dossier]:
        """The dossiers of the current version by code, as far as the record holds them."""
        held = dossiers_of(self.contents)
        return {ref.code: held[ref.digest] for ref in self.current.body.dossiers if ref.digest in held}

    @cached_property
    def board(self) -> Board:
        return merge_board.build(self.contents.statements, dossiers_of(self.contents))

    @cached_property
    def result(self) -> official.Result:
        return reckoning.reckon(self.board, self.dossiers)


def checks_of(evidence: Evidence) -> Iterator[Check]:
    """The checks in their order. Where a check is what later ones stand on, its failure ends the list."""
    for code, check, needed in CHECKS:
        found = check(evidence)
        yield Check(code, found is None, {} if found is None else {"found": found})
        if found is not None and needed:
            return


def complete(evidence: Evidence) -> Found:
    """One decision, its close, a round, every dossier of it."""
    decisions = evidence.contents.of("decision")
    if len(decisions) != 1 or not evidence.versions:
        return f"decision: {len(decisions)}, round: {len(evidence.versions)}"
    if all(one.digest != decisions[0].body.close for one in evidence.contents.of("close")):
        return f"close: {decisions[0].body.close}"
    absent = [ref.code for ref in evidence.current.body.dossiers if ref.code not in evidence.dossiers]
    return ", ".join(absent) or None


def mandate(evidence: Evidence) -> Found:
    """The mandates that the round names are there and signed by the organisations that they name.

    Where an organisation is trusted, EVERY version needs a mandate: a bundle counts by the roster of the
    version that it names, so that an unmandated first version could seat anyone's key under a member's id.
    """
    held = {one.digest: one for one in evidence.mandates}
    needed = evidence.organisation is not None
    absent = [
        f"round-{one.body.version}: {one.body.mandate or '—'}"
        for one in evidence.versions
        if one.body.mandate not in held and (needed or one.body.mandate is not None)
    ]
    return ", ".join(absent) or codes(
        [f for one in held.values() for f in authority.check_mandate(one, None)]
    )


def trusted(evidence: Evidence) -> Found:
    """Every mandate is by the organisation whose card came from outside the record."""
    if evidence.organisation is None:
        return None
    if not evidence.mandates:
        return "mandate: —"
    return codes(
        [f for one in evidence.mandates for f in authority.check_mandate(one, evidence.organisation)]
    )


def pinned(evidence: Evidence) -> Found:
    """The deciding version of the round is the one that was named from outside."""
    wanted = evidence.round_digest
    return None if wanted in (None, evidence.current.digest) else f"round: {evidence.current.digest}"


def versions(evidence: Evidence) -> Found:
    """Each version follows the one before, signed and seated as the mandate says."""
    if evidence.decision.body.round_digest != evidence.current.digest:
        return f"round: {evidence.decision.body.round_digest}"
    return codes(rounds.check_chain(evidence.versions, evidence.mandates))


def signers(evidence: Evidence) -> Found:
    """Nobody signed what was not theirs to sign."""
    known = {one.digest: one.body for one in evidence.versions}
    for statement in evidence.contents.statements:
        if statement.kind in ("mandate", "round"):
            continue
        body = known.get(getattr(statement.body, "round_digest", ""), evidence.current.body)
        if authority.signer_faults(statement, body):
            return f"{statement.kind} {statement.digest}"
    return None


def board(evidence: Evidence) -> Found:
    """The close lists exactly what the record holds, and that hashes to the board it names."""
    state, close = evidence.board, evidence.close
    if state.not_admitted or not state.decidable:
        return " ".join(
            [*(f"{code} {digest}" for digest, code in state.not_admitted), *(p.code for p in state.problems)]
        )
    held = sorted({one.digest for kind in BOARD_KINDS for one in evidence.contents.of(kind)})
    if held != list(close.body.statements) or list_digest(held) != close.body.board:
        return ", ".join(sorted(set(held) ^ set(close.body.statements))) or list_digest(held)
    if state.closed is None or state.closed.digest != close.digest:
        return f"close: {state.closed.digest if state.closed else '—'}"
    return (
        None if evidence.decision.body.board == close.body.board else f"board: {evidence.decision.body.board}"
    )


def lists(evidence: Evidence) -> Found:
    """The decision names exactly who counted and who was missing."""
    body, state = evidence.decision.body, evidence.board
    if list(body.accepted) != list(state.counts):
        return ", ".join(sorted(set(body.accepted) ^ set(state.counts)))
    missing = [one.id for one in state.reviewers if one.state not in ("accepted", "gap")]
    return None if body.missing == missing else ", ".join(sorted(set(body.missing) ^ set(missing)))


def ranking(evidence: Evidence) -> Found:
    """The ranking is what the signed marks and the signed rule give, to the fraction."""
    mine, said = reckoning.rank_rows(evidence.result), evidence.decision.body.ranking
    if mine == said:
        return None
    differing = [a.dossier for a, b in zip(mine, said, strict=False) if a != b]
    return ", ".join(differing) or f"{len(mine)} / {len(said)}"


def proposal(evidence: Evidence) -> Found:
    """The proposal holds all best sets and no others."""
    body = evidence.decision.body
    sets, best = reckoning.proposal_sets(evidence.result), reckoning.objective(evidence.result)
    return None if body.proposal == sets and body.objective == best else f"{len(sets)} / {best}"


def selection(evidence: Evidence) -> Found:
    """What was decided is a best set, or a motion that names it departs from the proposal with a reason."""
    body = evidence.decision.body
    chosen = sorted(body.selection)
    inside = chosen in [sorted(one) for one in body.proposal]
    carried = any(sorted(m.select) == chosen and m.reason.strip() for m in body.sitting.motions)
    if body.departed == inside or not (carried or (inside and len(body.proposal) == 1)):
        return ", ".join(chosen)
    return None


def sitting(evidence: Evidence) -> Found:
    """Nobody voted who was absent or recused, and what was carried had the votes it needed."""
    return "; ".join(record_sitting.faults(evidence.decision.body, evidence.current.body)) or None


def cosignatures(evidence: Evidence) -> Found:
    """As many signatures under the decision as the round demands."""
    have, need = len(evidence.decision.signers), evidence.current.body.cosignatures
    return None if have >= need else f"{have} / {need}"


def codes(faults: list[Any]) -> Found:
    """Faults as one line of codes, None when there is none."""
    return " ".join(dict.fromkeys(fault.code for fault in faults)) or None


# code, check, whether what follows stands on it
CHECKS: tuple[tuple[str, Callable[[Evidence], Found], bool], ...] = (
    ("complete", complete, True),
    ("mandate", mandate, False),
    ("authority", trusted, False),
    ("pinned", pinned, False),
    ("versions", versions, True),
    ("signers", signers, True),
    ("board", board, True),
    ("lists", lists, False),
    ("ranking", ranking, False),
    ("proposal", proposal, False),
    ("selection", selection, False),
    ("sitting", sitting, False),
    ("cosignatures", cosignatures, False),
)
