"""My own bundles: what one holds now, and what was signed before."""

from __future__ import annotations

import msgspec

from desktop import clock
from desktop.desks.commissioner import reading
from desktop.desks.commissioner.seat import Seat, seat_of
from desktop.model.review import Completeness, LateRecusal, Review
from desktop.model.statements import Scores
from desktop.storage import journal, notes, sheets, statements
from desktop.storage.sheets import JudgedRow, SheetRow
from desktop.storage.workspace import Workspace
from desktop.trust.envelope import Verified


def mine(ws: Workspace) -> list[Verified[Scores]]:
    """Every bundle that was signed here, the first one first."""
    found: list[Verified[Scores]] = ws.remember("bundles", lambda: _mine(ws))
    return found


def last(ws: Workspace) -> Verified[Scores] | None:
    """The newest bundle that was signed here."""
    return next(reversed(mine(ws)), None)


def next_sequence(ws: Workspace) -> int:
    """The place of the next bundle in this computer's chain, from 1."""
    before = last(ws)
    return before.body.sequence + 1 if before else 1


def next_body(ws: Workspace, named: frozenset[str]) -> Scores:
    """What a bundle signed now says: a full snapshot that follows the last one and `named` (the branches
    of a fork that it resolves)."""
    seat, written = seat_of(ws), sheets.all(ws)
    before = last(ws)
    follows = named | ({before.digest} if before else frozenset())
    # Whatever follows something is not the first, even where this computer has signed nothing yet.
    sequence = max(next_sequence(ws), 2 if follows else 1)
    return Scores(
        "alqa.scores.v1",
        ws.round_id,
        seat.version.digest,
        seat.me.id,
        sequence,
        sorted(follows),
        reviews(seat, written),
        recusals(seat, written),
        [note.annotation for note in notes.all(ws) if note.share and note.annotation.dossier in seat.nouns],
        completeness(seat, written),
        journal.head(ws),
        clock.now(),
    )


def says_the_same(body: Scores, before: Verified[Scores]) -> bool:
    """Whether signing `body` would add nothing to the last bundle: it names no branch that is not named
    there, and differs only in its place in the chain, the journal and the time."""
    if not set(body.previous) <= {before.digest, *before.body.previous}:
        return False
    place = {"sequence": 0, "previous": [], "journal": "", "issued": ""}
    return msgspec.structs.replace(body, **place) == msgspec.structs.replace(before.body, **place)


def reviews(seat: Seat, written: dict[str, SheetRow]) -> list[Review]:
    """Every sheet in which something is written; marks given before a recusal are kept."""
    return [
        _review(seat, place, written[code])
        for place, code in enumerate(seat.codes, 1)
        if code in written and reading.is_written(written[code])
    ]


def recusals(seat: Seat, written: dict[str, SheetRow]) -> list[LateRecusal]:
    """Conflicts declared while reading; those of the signed round are said there."""
    return [
        LateRecusal(code, row.recusal.ground, row.recusal.note, row.recusal.declared)
        for code in seat.readable
        if (row := written.get(code)) and row.recusal
    ]


def completeness(seat: Seat, written: dict[str, SheetRow]) -> Completeness:
    """What the author says of the bundle; a dossier closed by a recusal is not among the assigned."""
    states = [row.state for row in reading.rows_of(seat, written)]
    recused, partial = states.count("recused"), states.count("partial") + states.count("changed")
    return Completeness(len(states) - recused, states.count("complete"), partial, recused)


def _review(seat: Seat, place: int, row: SheetRow) -> Review:
    """It names what was judged, which may be what an older version of the round had."""
    judged = row.judged or JudgedRow(seat.refs[row.dossier].digest, seat.rubric)
    return Review(
        row.dossier,
        judged.dossier,
        judged.rubric,
        row.position or place,
        {criterion: row.marks.get(criterion) for criterion in seat.limits},
        {criterion: text for criterion, text in row.comments.items() if criterion in seat.limits},
        row.for_commission,
        row.for_applicant,
        row.recommendation,
    )


def _mine(ws: Workspace) -> list[Verified[Scores]]:
    me = ws.identity.key
    signed = [one for one in statements.verified(ws, "scores") if one.signers == (me,)]
    return sorted(signed, key=lambda one: one.body.sequence)
