"""The old file or the new one, never a third; what the system refuses is said with the path."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import AlqaError
from desktop.exchange import files
from desktop.exchange.files import make_folder, read_file, write_file


def code_of(action: Any, *args: Any, **options: Any) -> str:
    with pytest.raises(AlqaError) as caught:
        action(*args, **options)
    assert caught.value.args_of["path"]
    return caught.value.code


def test_there_and_back_and_nothing_else_stays(tmp_path: Path) -> None:
    path = tmp_path / "Ә файл.alqa-card"
    write_file(path, b"one")
    assert read_file(path) == b"one"
    write_file(path, b"one")
    assert code_of(write_file, path, b"two") == "file-exists"
    assert code_of(write_file, path, b"longer") == "file-exists"
    assert read_file(path) == b"one"
    write_file(path, b"two", replace=True)
    assert read_file(path) == b"two"
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_missing_folder_too_large(tmp_path: Path) -> None:
    assert code_of(read_file, tmp_path / "none") == "file-not-found"
    assert code_of(write_file, tmp_path / "none" / "x", b"") == "file-not-found"
    assert code_of(read_file, tmp_path) == "file-is-folder"
    assert code_of(write_file, tmp_path, b"x") == "file-is-folder"
    (tmp_path / "x").write_bytes(b"12345")
    assert code_of(read_file, tmp_path / "x", limit=4) == "file-too-large"
    assert read_file(tmp_path / "x", limit=5) == b"12345"
    assert code_of(write_file, tmp_path / ("x" * 300), b"") == "file-name-too-long"
    assert code_of(write_file, tmp_path / "x" / "y", b"") == "file-not-found"


@pytest.mark.parametrize("number", sorted(files.CODES))
@pytest.mark.parametrize("call", ["fsync", "replace"])
@pytest.mark.parametrize("before", [None, b"old"])
def test_an_error_at_any_step_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, call: str, before: bytes | None
) -> None:
    path = tmp_path / "x.alqa-scores"
    if before is not None:
        path.write_bytes(before)

    def fail(*args: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patched:
        patched.setattr(os, call, fail)
        assert code_of(write_file, path, b"new", replace=True) == files.CODES[number]
    assert (path.read_bytes() if path.exists() else None) == before
    assert len(list(tmp_path.iterdir())) == (before is not None)


def test_a_disk_that_does_not_keep_what_it_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "file_digest", lambda path: "0" * 64)
    assert code_of(write_file, tmp_path / "x", b"new") == "disk-altered"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_by_the_system_itself() -> None:
    with pytest.raises(AlqaError) as caught, files.system_errors(Path("/dev/full")):
        Path("/dev/full").write_bytes(b"x")
    assert caught.value.args_of == {"path": "/dev/full", "reason": "ENOSPC"}
    assert caught.value.code == "disk-full"


def test_unknown_system_errors_keep_their_name() -> None:
    with pytest.raises(AlqaError) as caught, files.system_errors(Path("x")):
        raise OSError(errno.EIO, "io")
    assert (caught.value.code, caught.value.args_of["reason"]) == ("disk-error", "EIO")
    with pytest.raises(OSError, match="ours"), files.system_errors(Path("x")):
        raise OSError("ours")


def test_folders_new_or_empty(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert code_of(make_folder, tmp_path / "a") == "folder-not-empty"
    (tmp_path / "f").write_bytes(b"")
    assert code_of(make_folder, tmp_path / "f") == "file-exists"
