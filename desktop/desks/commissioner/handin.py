"""Handing in: look again, sign, seal, write; answer a fork; keep receipts; ask a record about oneself."""

from __future__ import annotations

import io
import os
from dataclasses import dataclass
from pathlib import Path

from desktop import clock
from desktop.desks import rounds
from desktop.desks.commissioner import bundles, reading
from desktop.desks.commissioner.drafting import settle_drafts
from desktop.desks.commissioner.seat import Seat, seat_of
from desktop.desks.views import HandedIn, HandInReview
from desktop.errors import AlqaError, Fault
from desktop.exchange import files, scores
from desktop.exchange import statements as statement_files
from desktop.model.statements import Receipt, Request, Round, Scores
from desktop.storage import journal, sheets, statements
from desktop.storage import undo as history
from desktop.storage.sheets import SheetRow
from desktop.storage.workspace import Workspace
from desktop.trust import authority, envelope
from desktop.trust.digest import comparison_code, sha256_hex
from desktop.trust.envelope import Envelope, Verified
from desktop.trust.seal import seal

SUFFIX = ".alqa-scores"


@dataclass(frozen=True, slots=True)
class LastHandIn:
    """The newest bundle that was signed here."""

    sequence: int
    digest: str
    code: str
    issued: str


def review(ws: Workspace) -> HandInReview:
    """What would leave now. `assigned` is without what is closed by a conflict of interest."""
    seat, written = seat_of(ws), sheets.all(ws)
    rows = tuple(reading.rows_of(seat, written))
    states = [row.state for row in rows]
    due = tuple(
        (row.code, criterion)
        for row in rows
        if row.state != "recused" and row.code in written
        for criterion in comments_due(seat, written[row.code])
    )
    return HandInReview(
        rows,
        len(rows) - states.count("recused"),
        states.count("complete"),
        states.count("partial"),
        states.count("untouched"),
        states.count("recused"),
        bundles.next_sequence(ws),
        due,
        states.count("changed"),
    )


def comments_due(seat: Seat, row: SheetRow) -> list[str]:
    """The criteria of a sheet whose mark must have a reason and has none."""
    return [
        one.code
        for one in seat.version.body.rubric.criteria
        if one.code in seat.limits
        and one.asks_comment(row.marks.get(one.code), seat.limits[one.code])
        and not row.comments.get(one.code, "").strip()
    ]


def handed_in(ws: Workspace) -> LastHandIn | None:
    """The newest bundle that was signed here, None before the first."""
    last = bundles.last(ws)
    if last is None:
        return None
    return LastHandIn(last.body.sequence, last.digest, comparison_code(last.digest), last.body.issued)


def hand_in(ws: Workspace, out: Path, partial: bool = False) -> HandedIn:
    """Sign all that was written and seal it to the round's secretaries and oneself, into `out` or, where
    that is a folder, into `ID.alqa-scores` there.

    When nothing has changed since the last time, the same bundle leaves again. Raises
    `hand-in-incomplete` and `hand-in-changed` unless `partial`, `file-exists` for a file that is no
    earlier bundle of one's own, and what the disk refuses.
    """
    settle_drafts(ws)
    if not partial:
        refuse_incomplete(ws)
    target = out / f"{seat_of(ws).me.id}{SUFFIX}" if out.is_dir() else out
    return issue(ws, target, frozenset())


def refuse_incomplete(ws: Workspace) -> None:
    """Names the dossiers without all their marks, and those that changed since they were scored."""
    rows = review(ws).rows
    left = [row.code for row in rows if row.state != "recused" and row.scored < row.of]
    changed = [row.code for row in rows if row.state == "changed" and row.scored == row.of]
    faults = [Fault("hand-in-incomplete", {"dossiers": left, "n": len(left)})] if left else []
    faults += [Fault("hand-in-changed", {"dossiers": changed})] if changed else []
    if faults:
        raise AlqaError.of(faults)


def resolve(ws: Workspace, request: Path, out: Path | None = None) -> HandedIn:
    """Answer a fork: what stands in this workspace is signed as following every branch.

    Without `out` the file lies beside the request. Raises `request-not-for-you` and the codes of
    authority and files.
    """
    asked, me = read_request(ws, request), seat_of(ws).me.id
    target = request.with_name(f"{me}-resolved{SUFFIX}") if out is None else out
    if target.is_dir():
        target = target / f"{me}{SUFFIX}"
    return issue(ws, target, frozenset(asked.body.bundles))


def read_request(ws: Workspace, request: Path) -> Verified[Request]:
    """A secretary's question to me. Raises `request-not-for-you` and the codes of authority and files."""
    asked = statement_files.read_statement(request, Request)
    refuse_not_by_secretary(ws, asked)
    me = seat_of(ws).me.id
    if asked.body.reviewer != me:
        raise AlqaError("request-not-for-you", reviewer=asked.body.reviewer, me=me)
    return asked


def issue(ws: Workspace, target: Path, named: frozenset[str]) -> HandedIn:
    """The bundle is written whole beside its place, then kept here, then moved there: a failure before
    the second step leaves all as it was, one after it is mended by handing in again."""
    refuse_foreign(ws, target)
    with files.Staged(target) as staged:
        with ws.transaction():
            env, bundle = signed(ws, named)
            data = sealed(ws, env)
            staged.file.write(data)
            staged.file.flush()
            os.fsync(staged.file.fileno())
            keep(ws, bundle)
        staged.commit(sha256_hex(data), replace=True)
    return HandedIn(target, bundle.digest, comparison_code(bundle.digest), bundle.body.sequence)


def signed(ws: Workspace, named: frozenset[str]) -> tuple[Envelope, Verified[Scores]]:
    """The last bundle again when it says all that a new one would say, else a new one."""
    body, before = bundles.next_body(ws, named), bundles.last(ws)
    if before is not None and bundles.says_the_same(body, before):
        return envelope.read(before.envelope), before
    env = envelope.sign(ws.identity, body)
    return env, envelope.verify(env, Scores)


def sealed(ws: Workspace, env: Envelope) -> bytes:
    """For every secretary and the author."""
    body = seat_of(ws).version.body
    readers = [entry.recipient for entry in authority.roster_of(body, "secretary")]
    out = io.BytesIO()
    seal(io.BytesIO(envelope.write(env)), out, [*readers, ws.identity.recipient])
    return out.getvalue()


def keep(ws: Workspace, bundle: Verified[Scores]) -> None:
    """The bundle and the wall for undo, unless it is kept already."""
    now = clock.now()
    if statements.add(ws, bundle, None, now):
        journal.append(ws, history.HAND_IN, {"digest": bundle.digest, "sequence": bundle.body.sequence}, now)


def refuse_foreign(ws: Workspace, target: Path) -> None:
    """A file in the way may be replaced only when it is a bundle that was signed here."""
    if not target.exists():
        return
    try:
        there = scores.read_scores(target, ws.identity).digest
    except AlqaError:
        there = ""
    if there not in {one.digest for one in bundles.mine(ws)}:
        raise AlqaError("file-exists", path=str(target))


def import_receipt(ws: Workspace, path: Path) -> Receipt:
    """Keep a secretary's receipt for a bundle that was signed here.

    Raises `receipt-not-for-you` (another person's), `receipt-bundle-unknown` and the codes of authority.
    """
    receipt = statement_files.read_statement(path, Receipt)
    refuse_not_by_secretary(ws, receipt)
    body, me = receipt.body, seat_of(ws).me.id
    if body.reviewer != me:
        raise AlqaError("receipt-not-for-you", reviewer=body.reviewer, me=me)
    if (body.bundle, body.sequence) not in {(one.digest, one.body.sequence) for one in bundles.mine(ws)}:
        raise AlqaError("receipt-bundle-unknown", code=comparison_code(body.bundle), sequence=body.sequence)
    statements.add(ws, receipt, path.name, clock.now())
    return body


def refuse_not_by_secretary(ws: Workspace, statement: Verified[Receipt] | Verified[Request]) -> None:
    """By a secretary of any version: a receipt may be older than the newest one."""
    versions: list[Round] = [one.body for one in rounds.chain(ws)]
    faults = [authority.signer_faults(statement, body) for body in reversed(versions)]
    if all(faults):
        raise AlqaError.of(faults[0])
