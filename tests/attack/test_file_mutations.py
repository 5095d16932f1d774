"""Mutated files of every format: none is accepted, none ends in anything but words.

`ALQA_MUTATIONS` sets the number for each format (2,000 in CI's full run, 100,000 before a release).
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.errors import AlqaError
from desktop.exchange import pack
from desktop.exchange.record import RecordContents, build_record, parse_record
from desktop.exchange.scores import read_scores, write_scores
from desktop.trust import envelope, identity
from tests.helpers import world

COUNT = int(os.environ.get("ALQA_MUTATIONS", "400"))
KEY = identity.create("Айгүл", "sample", identity.LIGHT)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """One of: a flipped bit, a cut, an insertion, an exchange of two stretches, a repetition."""
    a, b = sorted((chance.randrange(len(data)), chance.randrange(len(data))))
    kind = chance.randrange(5)
    if kind == 0:
        return data[:a] + bytes([data[a] ^ (1 << chance.randrange(8))]) + data[a + 1 :]
    if kind == 1:
        return data[:a]
    if kind == 2:
        return data[:a] + chance.randbytes(chance.randrange(1, 9)) + data[a:]
    if kind == 3:
        return data[:a] + data[b:] + data[a:b]
    return data[:b] + data[a:b] + data[b:]


def accepted(original: bytes, read: Callable[[bytes], object]) -> int:
    """How many mutations are accepted; anything but an `AlqaError` comes through and fails the test."""
    chance = random.Random(20261125)
    taken = 0
    for _ in range(COUNT):
        data = mutated(original, chance)
        if data == original:
            continue
        try:
            read(data)
        except AlqaError:
            continue
        taken += 1
    return taken


def said(name: str, taken: int) -> None:
    sys.stdout.write(f"{name}: {COUNT} mutated files, {taken} accepted, 0 tracebacks\n")
    assert taken == 0


def test_statement_files() -> None:
    said("envelope", accepted(world.scores().envelope, lambda d: envelope.verify(envelope.read(d))))


def test_key_files() -> None:
    said("key", accepted(KEY.key_file, lambda d: identity.recover(d, KEY.recovery_code)))


def test_records() -> None:
    statements, dossiers = world.full_record()
    said("record", accepted(build_record(RecordContents(tuple(statements), dossiers)), parse_record))


@pytest.fixture
def through_file(tmp_path: Path) -> Callable[[str, Callable[[Path], object]], Callable[[bytes], object]]:
    def make(name: str, read: Callable[[Path], object]) -> Callable[[bytes], object]:
        path = tmp_path / name

        def from_bytes(data: bytes) -> object:
            path.write_bytes(data)
            return read(path)

        return from_bytes

    return make


def test_score_files(tmp_path: Path, through_file: Callable[..., Callable[[bytes], object]]) -> None:
    path = tmp_path / "good.alqa-scores"
    write_scores(path, envelope.read(world.scores().envelope), [world.person("secretary").recipient])
    read = through_file("bad.alqa-scores", lambda p: read_scores(p, world.person("secretary")))
    said("scores", accepted(path.read_bytes(), read))


def test_packs(tmp_path: Path, through_file: Callable[..., Callable[[bytes], object]]) -> None:
    path = tmp_path / "good.alqa-pack"
    contents = pack.PackContents([world.mandate(), world.round_()], [], lambda _: pytest.fail("no blobs"))
    pack.write_pack(path, contents, [world.person("C02").recipient])
    read = through_file(
        "bad.alqa-pack", lambda p: pack.read_pack(p, world.person("C02"), lambda sha256, blob: None)
    )
    said("pack", accepted(path.read_bytes(), read))
