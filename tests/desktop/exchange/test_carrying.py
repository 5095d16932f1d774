"""To a stick and back: whole, beside what is there, and in words when the stick fails."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import AlqaError
from desktop.exchange import carrying
from desktop.exchange.carrying import carry


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "C02-r1.alqa-scores"
    path.write_bytes(b"sealed " * 1000)
    return path


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def test_a_copy_is_whole_and_alone(source: Path, stick: Path) -> None:
    target = carry(source, stick)
    assert target == stick / source.name
    assert target.read_bytes() == source.read_bytes()
    assert list(stick.iterdir()) == [target]


def test_the_same_file_is_there_already(source: Path, stick: Path) -> None:
    first = carry(source, stick)
    before = first.stat().st_mtime_ns
    assert carry(source, stick) == first
    assert first.stat().st_mtime_ns == before


def test_another_file_of_that_name_stays(source: Path, stick: Path) -> None:
    (stick / source.name).write_bytes(b"an older revision")
    target = carry(source, stick)
    assert target.name == "C02-r1-2.alqa-scores"
    assert (stick / source.name).read_bytes() == b"an older revision"


def failing(number: int) -> Callable[..., Any]:
    def fail(*_: object, **__: object) -> Any:
        raise OSError(number, "said by the system")

    return fail


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "stick-full"),
        (errno.EIO, "stick-gone"),
        (errno.ENODEV, "stick-gone"),
        (errno.ENOENT, "stick-gone"),
        (errno.EROFS, "stick-read-only"),
    ],
)
def test_a_failing_stick_is_said_in_words_and_keeps_nothing(
    source: Path, stick: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    monkeypatch.setattr(shutil, "copyfileobj", failing(number))
    with pytest.raises(AlqaError, match=code) as caught:
        carry(source, stick)
    assert caught.value.args_of == {"stick": str(stick), "kb": 7}
    assert not list(stick.iterdir())


def test_a_stick_without_room_is_not_written_to(
    source: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(stick)._replace(free=100)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    monkeypatch.setattr(shutil, "copyfileobj", failing(errno.EIO))  # is not reached
    with pytest.raises(AlqaError, match="stick-full"):
        carry(source, stick)


def test_a_stick_that_was_pulled_out_is_gone(source: Path, tmp_path: Path) -> None:
    with pytest.raises(AlqaError, match="stick-gone"):
        carry(source, tmp_path / "pulled")


def test_a_stick_that_gives_back_other_bytes_is_not_believed(
    source: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(carrying, "digest_past_cache", lambda _: "0" * 64)
    with pytest.raises(AlqaError, match="stick-altered"):
        carry(source, stick)
    assert not list(stick.iterdir())


def test_a_source_that_is_gone_is_no_fault_of_the_stick(stick: Path, tmp_path: Path) -> None:
    with pytest.raises(AlqaError, match="file-not-found"):
        carry(tmp_path / "moved.alqa-scores", stick)
