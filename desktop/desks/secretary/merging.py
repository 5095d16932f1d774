"""Merging: files become statements of a grow-only set, or are refused by name. Nothing is overwritten."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any

from desktop import clock
from desktop.desks.secretary.unsealing import Unsealer
from desktop.desks.views import FileOutcome, Refusal
from desktop.errors import AlqaError, Fault
from desktop.exchange import files
from desktop.exchange import statements as statement_files
from desktop.merge import board as merge_board
from desktop.merge.views import Board
from desktop.model.statements import Scores
from desktop.storage import journal, projection, secrets, statements
from desktop.storage import refusals as refusal_rows
from desktop.storage.workspace import Workspace
from desktop.trust import envelope
from desktop.trust.digest import sha256_hex
from desktop.trust.envelope import Verified

TAKEN = ("scores", "ruling", "proxy")
SCORE_FILE_LIMIT = 64 * 1024 * 1024
MANY = 20  # files from which a child process, which takes a third of a second to start, is worth it
BEHIND = "projection-behind"
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
    file that is refused is remembered with the digest of its bytes and the reason. Each file is a step of
    its own, kept with its line of the journal: a `progress` that raises ends the run and loses nothing.
    """
    todo = list(paths)
    seen: list[FileOutcome] = []
    with Taker(ws, len(todo) >= MANY) as taker:
        try:
            for done, path in enumerate(todo, 1):
                seen.append(taker.take(path))
                if progress is not None:
                    progress(done, len(todo))
        finally:
            settle(ws)
    return [judged(one, board(ws)) for one in seen]


def settle(ws: Workspace) -> None:
    """Bring the rows that windows show up to what was merged, if a run was broken off before it could."""
    with ws.transaction():
        if secrets.get(ws, BEHIND) is not None:
            projection.replace(ws, projected(board(ws)))
            secrets.remove(ws, BEHIND)


class Taker:
    """Takes one file after the other: verifies it, asks the board whether it admits it, adds it. `apart`
    opens sealed files in a child process."""

    def __init__(self, ws: Workspace, apart: bool) -> None:
        self._ws = ws
        self._unsealer = Unsealer(ws.identity) if apart else None
        # Whether a board admits a file depends on the mandates and the versions of the round alone, and no
        # merge brings those: they are verified once for a thousand files.
        self._known = [one for kind in ("mandate", "round") for one in statements.verified(ws, kind)]

    def __enter__(self) -> Taker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._unsealer is not None:
            self._unsealer.__exit__(kind, error, trace)

    def take(self, path: Path) -> FileOutcome:
        """One file, with its line of the journal: both or neither."""
        data = b""
        try:
            data = files.read_file(path, SCORE_FILE_LIMIT)
            verified = self._read(path, data)
            self._refuse_not_admitted(verified)
        except AlqaError as error:
            return self._refused(path, data, error.faults[0])
        with self._ws.transaction():
            new = statements.add(self._ws, verified, path.name, clock.now())
            if new:
                secrets.put(self._ws, BEHIND, "1")
            return self._told(outcome(path, verified, "accepted" if new else "already-there"))

    def _refused(self, path: Path, data: bytes, fault: Fault) -> FileOutcome:
        with self._ws.transaction():
            refusal_rows.add(self._ws, sha256_hex(data), path.name, fault, clock.now())
            return self._told(FileOutcome(path, "refused", code=fault.code, args=fault.args))

    def _told(self, one: FileOutcome) -> FileOutcome:
        data = {"file": one.path.name, "state": one.state, "code": one.code, "digest": one.digest}
        journal.append(self._ws, "merge", data, clock.now())
        return one

    def _read(self, path: Path, data: bytes) -> Verified[Any]:
        """The statement in a file, by its suffix; only what a board takes."""
        kind = statement_files.sniff(path)
        if kind not in TAKEN:
            raise AlqaError("merge-kind", path=path.name, kind=kind)
        if kind not in statement_files.SEALED:
            return statement_files.read_statement(path, kind)
        if self._unsealer is None:
            return statement_files.open_sealed(data, kind, self._ws.identity)
        return envelope.verify(envelope.read(self._unsealer.open(path, data, kind)), kind)

    def _refuse_not_admitted(self, verified: Verified[Any]) -> None:
        """Ask the pure merge whether a board of this round admits it."""
        together = merge_board.build([*self._known, verified])
        for digest, code in together.not_admitted:
            if digest == verified.digest:
                raise AlqaError.of([Fault(code, admission_args(verified, self._ws))])


def outcome(path: Path, verified: Verified[Any], state: Any) -> FileOutcome:
    """A file that is now on the board, new or not."""
    body = verified.body
    reviewer = getattr(body, "reviewer", None)
    sequence = body.sequence if isinstance(body, Scores) else None
    return FileOutcome(path, state, verified.kind, None, None, reviewer, sequence, verified.digest)


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
