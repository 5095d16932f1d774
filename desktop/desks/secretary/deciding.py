"""Deciding: show the calculated proposal, or close, decide and sign."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from desktop import clock
from desktop.decide import official
from desktop.desks import reckoning
from desktop.desks.secretary import sitting_record, sitting_store
from desktop.desks.secretary.merging import board, projected, settle
from desktop.errors import AlqaError, Fault
from desktop.exchange import files
from desktop.merge import board as merge_board
from desktop.merge.items import unique
from desktop.merge.views import Board
from desktop.model.dossier import Dossier
from desktop.model.statements import Close, Decision, Motion, RefusedFile
from desktop.storage import dossiers, journal, projection, refusals, secrets, statements
from desktop.storage.workspace import Workspace
from desktop.trust import envelope
from desktop.trust.digest import comparison_code, digest_of
from desktop.trust.envelope import Verified

MOTION_LIMIT = 256 * 1024
LOT_SEED = "lot-seed"


@dataclass(frozen=True)
class Proposal:
    """The board, its official result, the dossiers by code; `needs`: why a person must decide."""

    board: Board
    result: official.Result
    dossiers: dict[str, Dossier]
    needs: tuple[str, ...]


@dataclass(frozen=True)
class Decided:
    """A signed decision: digests, codes, the selection, signatures there and needed."""

    digest: str
    code: str
    board: str
    close: str
    selection: tuple[str, ...]
    departed: bool
    signatures: int
    needed: int


def proposal(ws: Workspace) -> Proposal:
    """The calculated proposal. Every envelope is verified again, no row of the database is trusted:
    a mark that differs from what its author signed raises `marks-altered`, naming each place."""
    ws.forget()
    settle(ws)
    state = board(ws)
    refuse_altered(ws, state)
    refuse_undecidable(state)
    known = dossiers_of(ws, state)
    result = reckoning.reckon(state, known)
    return Proposal(state, result, known, tuple(reckoning.needs(result)))


def dossiers_of(ws: Workspace, state: Board) -> dict[str, Dossier]:
    """The dossiers of the current version by code."""
    if state.round is None:
        raise AlqaError("round-missing")
    return {ref.code: dossiers.get(ws, ref.digest) for ref in state.round.body.dossiers}


def refuse_altered(ws: Workspace, state: Board) -> None:
    """Compare the rows that windows show with the signed files."""
    places = projection.compare(ws, projected(state))
    if places:
        faults = [Fault("marks-altered", {"reviewer": r, "dossier": d, "criterion": c}) for r, d, c in places]
        raise AlqaError.of(faults)


def refuse_undecidable(state: Board) -> None:
    """A forked round or a forked close: nothing can be decided until a person has ruled."""
    if not state.decidable:
        raise AlqaError.of(list(state.problems) or [Fault("board-undecidable", {})])


def decision(ws: Workspace) -> Verified[Decision] | None:
    """The decision that stands, in its fullest envelope: the one that names the close that stands."""
    closed = board(ws).closed
    held = statements.verified(ws, "decision")
    made = [one for one in held if closed and one.body.close == closed.digest]
    if not made:
        return None
    return next(item.verified for item in unique(made) if item.digest == made[-1].digest)


def decide(
    ws: Workspace, *, accept: bool = False, select: list[str] | None = None, motion: Path | None = None
) -> Decided:
    """Close hand-in, decide and sign. Refuses when a decision stands already (`already-decided`).

    `accept` takes the proposal when it is a single set; `select` departs from it (or picks one of
    several best sets) and needs the motion that carried it. Where a sitting was opened in this workspace,
    what it carried is what is decided, and `accept` and `select` must not say otherwise.
    """
    if decision(ws) is not None:
        raise AlqaError("already-decided")
    carried = read_motion(motion) if motion else None
    before = proposal(ws)
    bound = sitting_record.binding(ws, before.board, before.result, asked(before, accept, select))
    if bound is not None:
        select, carried = (bound.select, bound.motion) if bound.motion else (None, None)
    if select is not None:
        refuse_bad_selection(before, select, carried)
    close = before.board.closed or signed(ws, close_body(ws, before.board))
    closed = reckoned_at(ws, before, close)
    selection = select if select is not None else only_set(closed)
    body = decision_body(ws, closed, close.body, selection, carried)
    with ws.transaction():
        statements.add(ws, close, None, clock.now())
        made = signed(ws, body)
        statements.add(ws, made, None, clock.now())
        sitting_store.close(ws, body.issued)
        journal.append(ws, "decide", {"decision": made.digest, "close": close.digest}, clock.now())
    return decided(made, close, before)


def asked(before: Proposal, accept: bool, select: list[str] | None) -> list[str] | None:
    """The set that is asked for, as far as one is named."""
    sets = before.result.selection.sets
    return list(sets[0]) if accept and len(sets) == 1 else select


def reckoned_at(ws: Workspace, before: Proposal, close: Verified[Close]) -> Proposal:
    """The result with the close in the set: the lot is settled only now."""
    state = before.board if before.board.closed else board_with(ws, close)
    result = reckoning.reckon(state, before.dossiers)
    return Proposal(state, result, before.dossiers, tuple(reckoning.needs(result)))


def board_with(ws: Workspace, close: Verified[Close]) -> Board:
    """The board as it will be once the close is in the set."""
    return merge_board.build([*statements.verified(ws), close])


def close_body(ws: Workspace, state: Board) -> Close:
    """The close: what counts now, and the seed whose hash the round holds."""
    if state.round is None:
        raise AlqaError("round-missing")
    seed = secrets.get(ws, LOT_SEED) if reckoning.lot_hash(state.round.body.rule) else None
    return Close(
        "alqa.close.v1",
        ws.round_id,
        state.round.digest,
        state.digest,
        list(state.statements),
        list(state.counts),
        seed,
        clock.now(),
    )


def signed(ws: Workspace, body: Any) -> Verified[Any]:
    """Sign a statement with this workspace's identity and verify what was signed."""
    return envelope.verify(envelope.sign(ws.identity, body))


def only_set(closed: Proposal) -> list[str]:
    """The proposal as a selection; several best sets or none need a person."""
    if closed.needs:
        raise AlqaError.of([Fault(code, {}) for code in closed.needs])
    return list(closed.result.selection.sets[0])


def read_motion(path: Path) -> Motion:
    """A motion file: JSON of `statements.Motion`, typed by hand or by a script, in any spacing."""
    try:
        return msgspec.json.decode(files.read_file(path, MOTION_LIMIT), type=Motion)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise AlqaError("motion-unreadable", path=path.name, reason=str(error)) from None


def refuse_bad_selection(before: Proposal, select: list[str], motion: Motion | None) -> None:
    """A selection names dossiers of the round, each once, and is carried by a motion with a reason."""
    known = {line.dossier for line in before.result.ranking}
    faults = [Fault("selection-unknown", {"dossier": code}) for code in select if code not in known]
    faults += [
        Fault("selection-twice", {"dossier": code})
        for code in sorted({c for c in select if select.count(c) > 1})
    ]
    if motion is None:
        faults.append(Fault("motion-needed", {}))
    elif not motion.reason.strip():
        faults.append(Fault("motion-without-reason", {}))
    elif sorted(motion.select) != sorted(select):
        faults.append(Fault("motion-other-set", {"dossiers": motion.select}))
    if faults:
        raise AlqaError.of(faults)


def decision_body(
    ws: Workspace, closed: Proposal, close: Close, selection: list[str], motion: Motion | None
) -> Decision:
    """Everything that the decision signs."""
    state = closed.board
    if state.round is None:
        raise AlqaError("round-missing")
    order = {line.dossier: place for place, line in enumerate(closed.result.ranking)}
    proposed = reckoning.proposal_sets(closed.result)
    chosen = sorted(selection, key=lambda code: order[code])
    at = clock.now()
    return Decision(
        "alqa.decision.v1",
        ws.round_id,
        state.round.digest,
        digest_of(close),
        close.board,
        list(close.counts),
        refused_files(ws),
        [one.id for one in state.reviewers if one.state != "accepted" and one.state != "gap"],
        reckoning.rank_rows(closed.result),
        proposed,
        reckoning.objective(closed.result),
        chosen,
        sorted(chosen) not in [sorted(one) for one in proposed],
        sitting_record.recorded(ws, state, closed.result, motion, at),
        at,
    )


def refused_files(ws: Workspace) -> list[RefusedFile]:
    """Every refused file once, by the digest of its bytes and the code of the reason."""
    seen = {(row.file, row.code) for row in refusals.all(ws)}
    return [RefusedFile(file, code) for file, code in sorted(seen)]


def decided(made: Verified[Decision], close: Verified[Close], before: Proposal) -> Decided:
    needed = before.board.round.body.cosignatures if before.board.round else 1
    return Decided(
        made.digest,
        comparison_code(made.digest),
        made.body.board,
        close.digest,
        tuple(made.body.selection),
        made.body.departed,
        len(made.signers),
        needed,
    )
