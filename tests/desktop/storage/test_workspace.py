"""The workspace as a folder: made whole, opened by one, damaged and newer ones refused in words."""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import os
import shutil
import threading
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from desktop.errors import AlqaError
from desktop.storage import draft, places, schema, secrets, sheets
from desktop.storage.disk import write_durably
from desktop.storage.engine import open_engine
from desktop.storage.lock import Lock
from desktop.storage.tables import SEARCH_NAME, metadata
from desktop.storage.workspace import Workspace
from desktop.trust import identity

MADE = identity.create("Айгүл", "sample", identity.LIGHT)
FIXTURE = Path(__file__).parents[2] / "fixtures" / "workspaces" / "v1"
AT = "2026-11-03T09:00:00Z"


def make(folder: Path, round_id: str = "pilot") -> Workspace:
    return Workspace.create(folder, MADE.identity, MADE.key_file, "commissioner", round_id)


def test_a_new_workspace_says_nothing_of_its_round(tmp_path: Path) -> None:
    folder = tmp_path / "w"
    with make(folder, "cluster-canary") as ws:
        secrets.put(ws, "seed", "canary-seed")
        assert ws.round_id == "cluster-canary"
        files = [path for path in folder.rglob("*") if path.is_file()]
        assert all(b"canary" not in path.read_bytes() for path in files)
    assert Workspace.peek(folder) == (schema.VERSION, "commissioner", "Айгүл")
    assert set(json.loads((folder / "workspace.json").read_bytes())) == {"schema", "role", "name"}
    assert list(tmp_path.iterdir()) == [folder]


def test_what_was_written_is_there_after_opening_again(tmp_path: Path) -> None:
    with make(tmp_path / "w") as ws:
        secrets.put(ws, "seed", "abc")
    with Workspace.open(tmp_path / "w", "sample") as ws:
        assert (secrets.get(ws, "seed"), ws.role, ws.round_id) == ("abc", "commissioner", "pilot")


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "w").mkdir()
    (tmp_path / "w" / "letter.txt").write_text("mine")
    with pytest.raises(AlqaError, match="workspace-exists"):
        make(tmp_path / "w")
    assert [p.name for p in (tmp_path / "w").iterdir()] == ["letter.txt"]


def test_a_wrong_passphrase_lets_the_next_one_try(tmp_path: Path) -> None:
    make(tmp_path / "w").close()
    with pytest.raises(AlqaError, match="passphrase-wrong"):
        Workspace.open(tmp_path / "w", "other")
    Workspace.open(tmp_path / "w", "sample").close()


def read_everything(folder: Path) -> None:
    with Workspace.open(folder, "sample") as ws:
        sheets.all(ws)


@pytest.mark.parametrize("place", [10, 2000, 5000])
def test_a_flipped_bit_is_damage_and_stderr_stays_silent(
    tmp_path: Path, place: int, capfd: pytest.CaptureFixture[str]
) -> None:
    make(tmp_path / "w").close()
    path = tmp_path / "w" / "workspace.db"
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)
    with pytest.raises(AlqaError, match="workspace-damaged"):
        read_everything(tmp_path / "w")
    assert capfd.readouterr().err == ""


def test_a_newer_schema_is_refused_whoever_says_so(tmp_path: Path) -> None:
    with make(tmp_path / "w") as ws, ws.transaction() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0099'")
    with pytest.raises(AlqaError, match="workspace-newer"):
        Workspace.open(tmp_path / "w", "sample")
    about = tmp_path / "w" / "workspace.json"
    about.write_text(json.dumps({"schema": 99, "role": "x", "name": "y"}))
    with pytest.raises(AlqaError, match="workspace-newer"):
        Workspace.open(tmp_path / "w", "sample")


def test_an_empty_folder_is_not_a_workspace(tmp_path: Path) -> None:
    with pytest.raises(AlqaError, match="workspace-not-found"):
        Workspace.open(tmp_path, "sample")


@pytest.mark.parametrize("name", ["OneDrive - Ministry", "Dropbox", "Яндекс.Диск", "iCloud"])
def test_synchronised_folders_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(AlqaError, match="workspace-synced-folder"):
        make(tmp_path / name / "w")


def test_network_folders_are_refused_and_plain_names_are_not(tmp_path: Path) -> None:
    with pytest.raises(AlqaError, match="workspace-network-folder"):
        places.refuse_unsafe(Path("//server/share/w"))
    places.refuse_unsafe(tmp_path / "dropboxes" / "boxing")


# One writer


def test_the_second_opener_hears_who_has_it(tmp_path: Path) -> None:
    with make(tmp_path / "w"), pytest.raises(AlqaError, match="workspace-in-use") as refused:
        Workspace.open(tmp_path / "w", "sample")
    assert {"owner", "pid", "since"} == set(refused.value.args_of)
    Workspace.open(tmp_path / "w", "sample").close()


def test_the_lock_of_a_dead_process_is_no_lock(tmp_path: Path) -> None:
    (tmp_path / "lock").write_bytes(b"")
    (tmp_path / "lock.json").write_text('{"owner": "x", "pid": 1, "since": "y"}')
    Lock(tmp_path).release()


def hold(folder: Path, results: Connection) -> None:
    try:
        with Workspace.open(folder, "sample"):
            results.send("writer")
            results.recv()
    except AlqaError as error:
        results.send(error.code)


def test_of_two_processes_one_writes_and_the_other_is_told(tmp_path: Path) -> None:
    make(tmp_path / "w").close()
    context = multiprocessing.get_context("spawn")
    pipes = [context.Pipe() for _ in range(2)]
    children = [context.Process(target=hold, args=(tmp_path / "w", there)) for _, there in pipes]
    for child in children:
        child.start()
    said = [here.recv() for here, _ in pipes]
    for (here, _), word in zip(pipes, said, strict=True):
        if word == "writer":
            here.send("done")
    for child in children:
        child.join(30)
    assert sorted(said) == ["workspace-in-use", "writer"]


def test_threads_take_turns(tmp_path: Path) -> None:
    with make(tmp_path / "w") as ws:

        def score(n: int) -> None:
            for step in range(10):
                sheets.set_mark(ws, f"D{n}", "A1", step, AT)

        threads = [threading.Thread(target=score, args=(n,)) for n in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert {d: s.marks for d, s in sheets.all(ws).items()} == {f"D{n}": {"A1": 9} for n in range(4)}


def write_and_fail(ws: Workspace) -> None:
    with ws.transaction():
        sheets.set_mark(ws, "D1", "A1", 3, AT)
        raise ZeroDivisionError


def test_a_transaction_happens_whole_or_not_at_all(tmp_path: Path) -> None:
    with make(tmp_path / "w") as ws:
        with pytest.raises(ZeroDivisionError):
            write_and_fail(ws)
        assert sheets.all(ws) == {}


# Schema


def test_migrations_end_at_the_tables(tmp_path: Path) -> None:
    with make(tmp_path / "w") as ws, ws.transaction() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
        extra = {d[1].name for d in differences if d[0] == "remove_table"}
        assert all(name.startswith(SEARCH_NAME) for name in extra)
        assert [d for d in differences if d[0] != "remove_table"] == []
        assert SEARCH_NAME in inspect(connection).get_table_names()


def test_an_older_schema_is_brought_forward_on_a_copy(tmp_path: Path) -> None:
    scripts = tmp_path / "scripts"
    shutil.copytree(schema.MIGRATIONS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "v0003_more.py").write_text(
        "from alembic import op\nrevision = '0003'\ndown_revision = '0002'\n"
        "def upgrade():\n    op.execute('CREATE TABLE more (x)')\n"
    )
    (scripts / "versions" / "v0004_bad.py").write_text(
        "from alembic import op\nrevision = '0004'\ndown_revision = '0003'\n"
        "def upgrade():\n    op.execute('CREATE TABLE again (x)')\n    raise ZeroDivisionError\n"
    )
    with make(tmp_path / "w") as ws:
        sheets.set_mark(ws, "D1", "A1", 3, AT)
    path, key = tmp_path / "w" / "workspace.db", MADE.identity.derive("database")
    with pytest.raises(ZeroDivisionError):
        schema.open_current(path, key, 4, scripts)
    engine = schema.open_current(path, key, 3, scripts)
    assert schema.version_of(engine) == 3
    assert "again" not in inspect(engine).get_table_names()
    engine.dispose()
    assert not list((tmp_path / "w").glob("*migrating*"))


def test_a_workspace_of_schema_1_opens(tmp_path: Path) -> None:
    shutil.copytree(FIXTURE, tmp_path / "w")
    with Workspace.open(tmp_path / "w", "sample") as ws:
        assert ws.round_id == "pilot-2026"
        assert draft.everything(ws, "round") == {}
        assert sheets.sheet(ws, "D1").marks == {"A1": 7}
        assert sheets.sheet(ws, "D1").comments == {"A1": "Жақсы дәлелденген"}


# Disk


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "f"
    write_durably(path, b"old")
    for call in ("os.fsync", "pathlib.Path.replace"):
        with monkeypatch.context() as patch:

            def fail(*_: object) -> None:
                raise OSError(28, "No space left on device")

            patch.setattr(call, fail)
            with pytest.raises(AlqaError, match="disk-full"):
                write_durably(path, b"new")
        assert path.read_bytes() == b"old"
        assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("failing", range(1, 12))
def test_an_error_at_the_nth_sync_leaves_no_half_workspace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:

    real, calls = os.fsync, 0

    def fsync(handle: int) -> None:
        nonlocal calls
        calls += 1
        if calls == failing:
            raise OSError(28, "No space left on device")
        real(handle)

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", fsync)
        with contextlib.suppress(AlqaError):
            make(tmp_path / "w").close()
    if (tmp_path / "w").exists():
        Workspace.open(tmp_path / "w", "sample").close()
    assert [p.name for p in tmp_path.iterdir()] in ([], ["w"])


def test_the_key_never_shows(tmp_path: Path) -> None:
    key = MADE.identity.derive("database")
    with make(tmp_path / "w") as ws:
        assert key.hex() not in repr(ws) + repr(ws._engine) + str(ws._engine.url)
    engine = open_engine(tmp_path / "w" / "workspace.db", b"\0" * 32)
    with pytest.raises(Exception, match="not a database") as refused:
        engine.connect()
    assert "00000000" not in str(refused.value)
