"""Pictures are lent, not copied: buffers are used again, and nothing is left behind."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.errors import AlqaError
from desktop.pages import buffers
from desktop.pages.buffers import BufferPool
from desktop.pages.server import PageServer

Maker = Callable[..., bytes]
SHARED = Path("/dev/shm")


def test_a_buffer_given_back_is_used_again(pdf: Maker) -> None:
    with PageServer() as server:
        handle = server.open(pdf("one", "two", "three"), "a")
        first = server.lend(handle, 1, 1.0)
        number = first.number
        shown = bytes(first.pixels)
        first.give_back()
        first.give_back()
        second = server.lend(handle, 1, 1.0)
        assert second.number == number
        assert bytes(second.pixels) == shown == server.render(handle, 1, 1.0).pixels
        second.give_back()


def test_what_is_lent_outlives_the_child(pdf: Maker) -> None:
    with PageServer() as server:
        handle = server.open(pdf("one", "two", "three"), "a")
        lent = server.lend(handle, 1, 1.0)
        shown = bytes(lent.pixels)
        pid = server.pid
        assert pid is not None
        os.kill(pid, 9)
        assert server._child is not None
        server._child._process.join(5)
        again = server.lend(handle, 2, 1.0)
        assert bytes(lent.pixels) == shown != bytes(again.pixels)
        again.give_back()
    assert bytes(lent.pixels) == shown
    lent.give_back()


@pytest.mark.skipif(not SHARED.is_dir(), reason="this system does not show its shared memory")
def test_no_name_is_left_in_shared_memory(pdf: Maker) -> None:
    with PageServer() as server:
        handle = server.open(pdf("one", "two", "three"), "a")
        held = [server.lend(handle, page, 1.0 + page / 10) for page in (1, 2, 3)]
        assert not [lent for lent in held if (SHARED / lent._due[0]._memory.name).exists()]
        for lent in held:
            lent.give_back()


def test_giving_back_does_not_wait_for_the_child() -> None:
    pool = BufferPool()
    taken = [pool.take(1000) for _ in range(6)]
    threads = [threading.Thread(target=pool.give_back, args=(buffer,)) for buffer in taken]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(5)
    again = pool.take(1000)
    assert again in taken
    assert len(pool.forgotten()) == len(taken) - 1 - buffers.SPARE
    pool.give_back(again)
    pool.end()


def test_scarce_memory_is_said_so_that_pictures_are_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(buffers, "_free", lambda: 300_000)
    pool = BufferPool()
    first = pool.take(100_000)
    assert not pool.scarce
    second = pool.take(100_000)
    assert pool.scarce
    for buffer in (first, second):
        pool.give_back(buffer)
    pool.end()


@pytest.mark.skipif(not hasattr(os, "posix_fallocate"), reason="memory is promised here, not reserved")
def test_memory_that_is_not_there_is_a_refusal(monkeypatch: pytest.MonkeyPatch, pdf: Maker) -> None:
    def full(_file: int, _start: int, _size: int) -> None:
        raise OSError(28, "No space left on device")

    with PageServer() as server:
        handle = server.open(pdf("one"), "a")
        monkeypatch.setattr(os, "posix_fallocate", full)
        with pytest.raises(AlqaError) as caught:
            server.lend(handle, 1, 1.0)
        assert caught.value.code == "page-memory-full"
