"""Merging: files become statements of a grow-only set, or are refused by name. Nothing is overwritten."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop import clock
from desktop.desks.views import FileOutcome, Refusal
from desktop.errors import AlqaError, Fault
from desktop.exchange import files
from desktop.exchange import statements as statement_files
from desktop.merge import board as merge_board
from desktop.merge.views import Board
from desktop.model.statements import Scores
from desktop.storage import journal, projection, statements
from desktop.storage import refusals as refusal_rows
from desktop.storage.workspace import Workspace
from desktop.trust.digest import sha256_hex
from desktop.trust.envelope import Verified

TAKEN = ("scores", "ruling", "proxy")
SCORE_FILE_LIMIT = 64 * 1024 * 1024
Progress = Callable[[int, int], None]


def board(ws: Workspace) -> Board:
    """The board of everything this workspace holds, each envelope verified anew."""
    made: Board = ws.remember("board", lambda: merge_board.build(statements.verified(ws)))
    return made


def refusals(ws: Workspace) -> list[Refusal]:
    """The refused files, the newest last."""
    return [Refusal(row.name, row.file, row.code, row.args, row.at) for row in refusal_rows.all(ws)]


def merge_files(ws: Workspace, paths: Iterable[Path], progress: Progress | None = None) -> list[FileOutcome]:
    """Take score, ruling and proxy files. Good files are kept whatever the others are.

    Returns one outcome for each path in the order given. A file already there changes nothing; a
    file that is refused is remembered with the digest of its bytes and the reason.
    """
    todo = list(paths)
    seen: list[FileOutcome] = []
    for done, path in enumerate(todo, 1):
        seen.append(take(ws, path))
        if progress is not None:
            progress(done, len(todo))
    projection.replace(ws, projected(board(ws)))
    journal_merge(ws, seen)
    return [judged(one, board(ws)) for one in seen]


def journal_merge(ws: Workspace, seen: list[FileOutcome]) -> None:
    """One line of the journal for each file that was shown to the board."""
    for one in seen:
        data = {"file": one.path.name, "state": one.state, "code": one.code, "digest": one.digest}
        journal.append(ws, "merge", data, clock.now())


def take(ws: Workspace, path: Path) -> FileOutcome:
    """One file: verify it, ask the board whether it admits it, add it."""
    data = b""
    try:
        data = files.read_file(path, SCORE_FILE_LIMIT)
        verified = read(ws, path, data)
        refuse_not_admitted(ws, verified)
    except AlqaError as error:
        fault = error.faults[0]
        refusal_rows.add(ws, sha256_hex(data), path.name, fault, clock.now())
        return FileOutcome(path, "refused", code=fault.code, args=fault.args)
    new = statements.add(ws, verified, path.name, clock.now())
    return outcome(path, verified, "accepted" if new else "already-there")


def outcome(path: Path, verified: Verified[Any], state: Any) -> FileOutcome:
    """A file that is now on the board, new or not."""
    body = verified.body
    reviewer = getattr(body, "reviewer", None)
    sequence = body.sequence if isinstance(body, Scores) else None
    return FileOutcome(path, state, verified.kind, None, None, reviewer, sequence, verified.digest)


def read(ws: Workspace, path: Path, data: bytes) -> Verified[Any]:
    """The statement in a file, by its suffix; only what a board takes."""
    kind = statement_files.sniff(path)
    if kind not in TAKEN:
        raise AlqaError("merge-kind", path=path.name, kind=kind)
    if kind in statement_files.SEALED:
        return statement_files.open_sealed(data, kind, ws.identity)
    return statement_files.read_statement(path, kind)


def refuse_not_admitted(ws: Workspace, verified: Verified[Any]) -> None:
    """Ask the pure merge whether a board of this round admits it: that depends on the mandates and
    the versions of the round alone, so a thousand files need not be verified a thousand times."""
    known = [one for kind in ("mandate", "round") for one in statements.verified(ws, kind)]
    together = merge_board.build([*known, verified])
    for digest, code in together.not_admitted:
        if digest == verified.digest:
            raise AlqaError.of([Fault(code, admission_args(verified, ws))])


def admission_args(verified: Verified[Any], ws: Workspace) -> dict[str, Any]:
    """What the words of a refusal may name."""
    body = verified.body
    return {
        "found": body.round,
        "expected": ws.round_id,
        "reviewer": getattr(body, "reviewer", "—"),
        "kind": verified.kind,
    }


def judged(one: FileOutcome, state: Board) -> FileOutcome:
    """The outcome with what the whole board says of the bundle: forked, older than what counts."""
    if one.digest is None or one.kind != "scores" or one.reviewer is None:
        return one
    forked = any(one.digest in fork.digests for fork in state.forks)
    member = state.reviewer(one.reviewer)
    older = member is not None and one.digest in member.older
    if not forked:
        return replace(one, older=older)
    args = {"reviewer": one.reviewer, "sequence": one.sequence}
    return replace(one, code="scores-forked", args=args, forked=True, older=older)


def projected(state: Board) -> list[projection.Cell]:
    """The board's marks as rows, for lists and filters; a decision never trusts them."""
    return [
        projection.Cell(sheet.reviewer, sheet.dossier, criterion, steps)
        for sheet in state.sheets
        for criterion, steps in sheet.marks.items()
    ]


def matrix(state: Board) -> list[dict[str, Any]]:
    """Commissioner by dossier: what each cell of the board says."""
    cells = {(one.reviewer, one.dossier): cell(one, "recused", False) for one in state.recusals}
    cells |= {(one.reviewer, one.dossier): cell(one, one.state, one.proxy) for one in state.sheets}
    return [cells[place] for place in sorted(cells)]


def cell(one: Any, state: str, proxy: bool) -> dict[str, Any]:
    """One cell for `--json`."""
    return {"reviewer": one.reviewer, "dossier": one.dossier, "state": state, "proxy": proxy}
