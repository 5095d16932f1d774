"""Packs and score files: streamed, sealed, in parts; nothing counts before the whole file is right."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest

from desktop.errors import AlqaError
from desktop.exchange import pack
from desktop.exchange.scores import read_scores, write_scores
from desktop.exchange.statements import read_statement, sniff, write_statement
from desktop.model.statements import Mandate, Scores
from desktop.trust import envelope
from tests.helpers import world

BLOBS = {hashlib.sha256(data).hexdigest(): data for data in (b"", b"%PDF-1.7 one", bytes(range(256)) * 5_000)}


def write(path: Path, part_bytes: int = 1 << 30, replace: bool = False) -> None:
    contents = pack.PackContents(
        [world.mandate(), world.round_()], BLOBS, lambda sha256: io.BytesIO(BLOBS[sha256])
    )
    recipients = [world.person("C02").recipient]
    pack.write_pack(path, contents, recipients, part_bytes=part_bytes, replace=replace)


def read(path: Path, reader: str = "C02") -> tuple[list[str], dict[str, bytes]]:
    taken: dict[str, bytes] = {}

    def sink(sha256: str, blob: pack.Blob) -> None:
        pieces = []
        while piece := blob.read(10_000):
            pieces.append(piece)
        taken[sha256] = b"".join(pieces)

    statements = pack.read_pack(path, world.person(reader), sink)
    return [statement.digest for statement in statements], taken


@pytest.mark.parametrize("part_bytes", [1 << 30, 100_000, 1024 * 1024])
def test_there_and_back(tmp_path: Path, part_bytes: int) -> None:
    path = tmp_path / "C02.alqa-pack"
    write(path, part_bytes)
    digests, taken = read(path)
    assert digests == sorted([world.mandate().digest, world.round_().digest])
    assert taken == BLOBS
    assert sniff(path) == "pack"


def test_parts_are_counted_and_none_may_miss(tmp_path: Path) -> None:
    path = tmp_path / "C02.alqa-pack"
    write(path, 500_000)
    names = sorted(p.name for p in tmp_path.iterdir())
    assert names == ["C02.alqa-pack", "C02.alqa-pack.2", "C02.alqa-pack.3"]
    (tmp_path / "C02.alqa-pack.2").unlink()
    with pytest.raises(AlqaError) as caught:
        read(path)
    assert caught.value.code == "seal-damaged"


def test_a_smaller_pack_replaces_all_parts(tmp_path: Path) -> None:
    path = tmp_path / "C02.alqa-pack"
    write(path, 500_000)
    with pytest.raises(AlqaError) as caught:
        write(path)
    assert caught.value.code == "file-exists"
    write(path, replace=True)
    assert [p.name for p in tmp_path.iterdir()] == ["C02.alqa-pack"]
    assert read(path)[1] == BLOBS


@pytest.mark.parametrize("cut", [1, 100, 70_000, 700_000])
def test_a_cut_pack_is_refused(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "C02.alqa-pack"
    write(path)
    path.write_bytes(path.read_bytes()[:-cut])
    with pytest.raises(AlqaError) as caught:
        read(path)
    assert caught.value.code == "seal-damaged"


def test_only_for_its_recipient(tmp_path: Path) -> None:
    path = tmp_path / "C02.alqa-pack"
    write(path)
    with pytest.raises(AlqaError) as caught:
        read(path, "C03")
    assert caught.value.code == "seal-not-for-you"


def test_an_error_of_the_sink_comes_through_and_ends_the_thread(tmp_path: Path) -> None:
    path = tmp_path / "C02.alqa-pack"
    write(path)

    def full(sha256: str, blob: pack.Blob) -> None:
        raise AlqaError("disk-full", path="x", reason="ENOSPC")

    with pytest.raises(AlqaError) as caught:
        pack.read_pack(path, world.person("C02"), full)
    assert caught.value.code == "disk-full"


def test_a_blob_that_is_not_its_name_is_never_packed(tmp_path: Path) -> None:
    contents = pack.PackContents([], ["0" * 64], lambda _: io.BytesIO(b"other"))
    with pytest.raises(AlqaError) as caught:
        pack.write_pack(tmp_path / "x.alqa-pack", contents, [world.person("C02").recipient])
    assert caught.value.code == "blob-differs"
    assert list(tmp_path.iterdir()) == []


def test_scores_sealed_to_secretary_and_author(tmp_path: Path) -> None:
    bundle = world.scores()
    path = tmp_path / "C02.alqa-scores"
    recipients = [world.person(name).recipient for name in ("secretary", "C02")]
    write_scores(path, envelope.read(bundle.envelope), recipients)
    assert b"alqa.scores" not in path.read_bytes()
    assert read_scores(path, world.person("secretary")) == bundle
    assert read_scores(path, world.person("C02")) == bundle
    with pytest.raises(AlqaError) as caught:
        read_scores(path, world.person("C03"))
    assert caught.value.code == "seal-not-for-you"


def test_sealed_twice_is_another_file_and_the_same_statement(tmp_path: Path) -> None:
    env = envelope.read(world.scores().envelope)
    for name in ("a", "b"):
        write_scores(tmp_path / f"{name}.alqa-scores", env, [world.person("secretary").recipient])
    files = [(tmp_path / f"{name}.alqa-scores") for name in ("a", "b")]
    assert files[0].read_bytes() != files[1].read_bytes()
    assert len({read_scores(file, world.person("secretary")).digest for file in files}) == 1


def test_a_mandate_in_a_file_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "m.alqa-mandate"
    write_statement(path, envelope.read(world.mandate().envelope))
    assert read_statement(path, Mandate) == world.mandate()
    assert sniff(path) == "mandate"
    with pytest.raises(AlqaError) as caught:
        read_statement(path, Scores)
    assert caught.value.code == "payload-type-mismatch"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.txt", b"{}", "file-kind-unknown"),
        ("a.alqa-other", b"{}", "file-kind-unknown"),
        ("a.alqa-card", b"PK\x03\x04", "file-kind-mismatch"),
        ("a.alqa-scores", b'{"payload":""', "file-kind-mismatch"),
    ],
)
def test_sniff_refuses(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(AlqaError) as caught:
        sniff(tmp_path / name)
    assert caught.value.code == code
