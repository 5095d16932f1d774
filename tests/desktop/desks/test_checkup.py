"""The doctor looks a workspace over, names nothing, and takes away only what no row names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.desks import checkup, commissioner
from desktop.storage.workspace import DOCUMENTS, Workspace
from tests.helpers import packs


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with packs.open_pack(tmp_path, packs.first_pack(tmp_path)).workspace as opened:
        commissioner.set_mark(opened, "D1", "A1", 3)
        yield opened


def bad(ws: Workspace) -> dict[str, str]:
    return {one.name: one.found for one in checkup.look(ws) if not one.ok}


def test_a_whole_workspace_is_good(ws: Workspace) -> None:
    assert bad(ws) == {}
    told = repr(checkup.look(ws))
    assert not any(name in told for name in (ws.identity.name, ws.round_id, str(ws.folder)))


def test_what_a_crash_left_is_found_and_taken_away(ws: Workspace) -> None:
    (ws.folder / DOCUMENTS / "left").write_bytes(b"half")
    assert bad(ws) == {"StrayFiles": "1"}
    assert checkup.repair(ws) == 1
    assert bad(ws) == {}


def test_a_damaged_or_missing_document_is_counted(ws: Workspace) -> None:
    files = sorted((ws.folder / DOCUMENTS).iterdir())
    files[0].unlink()
    assert bad(ws) == {"Documents": f"{len(files) - 1} / {len(files)}"}
    files[1].write_bytes(b"other")
    assert bad(ws) == {"Documents": f"{len(files) - 2} / {len(files)}"}
    assert checkup.repair(ws) == 0


def test_an_altered_journal_is_said(ws: Workspace) -> None:
    with ws.transaction() as connection:
        connection.exec_driver_sql("UPDATE journal SET at = '2000-01-01T00:00:00Z' WHERE seq = 1")
    assert bad(ws) == {"Journal": "journal-altered"}
