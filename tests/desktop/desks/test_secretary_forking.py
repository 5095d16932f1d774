"""What a fork would do to a total: as the board itself says once the author has answered."""

from __future__ import annotations

from pathlib import Path

from desktop.desks import secretary
from desktop.desks.secretary import deciding, forking
from desktop.storage import statements
from desktop.storage.workspace import Workspace
from tests.helpers import offices


def test_totals_with_each_version_and_without(root: Path, ws: Workspace, tmp_path: Path) -> None:
    files = offices.files(root)
    secretary.merge_files(ws, files)
    before = {line.dossier: line.total for line in secretary.proposal(ws).result.ranking}
    other = tmp_path / "other.alqa-scores"
    digest = offices.resigned(root, "C07", other, offices.lowered)
    secretary.merge_files(ws, [other])
    board = secretary.board(ws)
    (fork,) = board.forks
    held = {one.digest: one for one in statements.verified(ws, "scores")}
    versions = [held[one] for one in sorted(fork.digests)]
    found = forking.totals(board, fork, versions, deciding.dossiers_of(ws, board))
    without = {line.dossier: line.total for line in secretary.proposal(ws).result.ranking}
    assert set(found) == set(fork.dossiers)
    mine = next(at for at, one in enumerate(versions) if one.digest != digest)
    for code, totals in found.items():
        assert len(totals) == len(versions) + 1
        assert totals[mine] == before[code]
        assert totals[-1] == without[code]
        assert len(set(totals)) == len(totals)
