"""The decision record: one byte form, every changed byte noticed, checked by the stock ssh-keygen."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from desktop.errors import AlqaError
from desktop.exchange import zipform
from desktop.exchange.record import RecordContents, build_record, parse_record, read_record, write_record
from desktop.exchange.unpack import unpack
from desktop.trust import envelope
from desktop.trust.identity import LIGHT, create
from tests.helpers import world


@pytest.fixture(scope="module")
def contents() -> RecordContents:
    statements, dossiers = world.full_record()
    return RecordContents(tuple(statements), dossiers)


def test_same_contents_same_bytes_in_any_order(contents: RecordContents, tmp_path: Path) -> None:
    turned = RecordContents(contents.statements[::-1], dict(reversed(contents.dossiers.items())))
    assert build_record(contents) == build_record(turned)
    write_record(tmp_path / "a.alqa-record", contents)
    read = read_record(tmp_path / "a.alqa-record")
    assert {s.envelope for s in read.statements} == {s.envelope for s in contents.statements}
    assert read.dossiers == contents.dossiers


def test_any_unzip_reads_it(contents: RecordContents, tmp_path: Path) -> None:
    write_record(tmp_path / "a.alqa-record", contents)
    with zipfile.ZipFile(tmp_path / "a.alqa-record") as archive:
        assert archive.testzip() is None
        assert archive.namelist() == sorted(archive.namelist())
        assert len(archive.namelist()) == len(contents.statements) + len(contents.dossiers)
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}


def test_every_changed_byte_is_noticed_and_the_member_named() -> None:
    statement = world.ruling()
    name = f"statements/{statement.digest}.json"
    data = build_record(RecordContents((statement,), {}))
    content_ends = 30 + len(name) + len(statement.envelope)
    for at in range(len(data)):
        for flip in (0x01, 0x20, 0x80):
            changed = data[:at] + bytes([data[at] ^ flip]) + data[at + 1 :]
            with pytest.raises(AlqaError) as caught:
                parse_record(changed)
            member = caught.value.args_of["member"]
            assert name in member if at < content_ends else member, at


@pytest.mark.parametrize("extra", [b"\n", b"PK\x05\x06", b"\0" * 22])
def test_bytes_behind_or_before_are_refused(contents: RecordContents, extra: bytes) -> None:
    data = build_record(contents)
    for changed in (data + extra, extra + data, data[:-1], data[1:], b""):
        with pytest.raises(AlqaError):
            parse_record(changed)


def test_a_statement_under_another_name_is_refused() -> None:
    one = world.ruling()
    data = zipform.build({f"statements/{'0' * 64}.json": one.envelope})
    with pytest.raises(AlqaError) as caught:
        parse_record(data)
    assert caught.value.args_of == {"member": f"statements/{'0' * 64}.json", "reason": "digest"}


def test_stock_ssh_keygen_accepts_every_signature(contents: RecordContents, tmp_path: Path) -> None:
    if shutil.which("ssh-keygen") is None:
        pytest.skip("ssh-keygen is not installed")
    write_record(tmp_path / "a.alqa-record", contents)
    out = tmp_path / "out"
    signed = unpack(tmp_path / "a.alqa-record", out)
    text = (out / "VERIFY.md").read_text("utf-8")
    commands = [line for line in text.splitlines() if line.startswith("ssh-keygen -Y verify")]
    assert len(commands) == len(signed) == sum(len(s.signers) for s in contents.statements)
    for command in commands:
        done = subprocess.run(["sh", "-c", command], cwd=out, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (command, done.stderr)
        assert done.stdout.startswith('Good "alqa.')


def test_names_are_made_from_ids(contents: RecordContents, tmp_path: Path) -> None:
    write_record(tmp_path / "a.alqa-record", contents)
    unpack(tmp_path / "a.alqa-record", tmp_path / "out")
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"round-1.json", "round-1.json.secretary.sig", "mandate.json.organisation.sig"} <= names
    assert {"close.json", "decision.json.C01.sig", "ruling-1.json", "ruling-2.json"} <= names
    assert {"proxy-C03.json.C02.sig", "proxy-C03.json.secretary.sig", "allowed_signers"} <= names
    forked = [name for name in names if name.startswith("scores-C02-1-") and name.endswith("C02.sig")]
    assert len(forked) == 2
    lines = (tmp_path / "out" / "allowed_signers").read_text("ascii").splitlines()
    assert any(line.startswith('C02 namespaces="alqa.scores.v1" ssh-ed25519 AAAA') for line in lines)
    assert not any(line.startswith('C02 namespaces="alqa.round.v1"') for line in lines)


def test_another_namespace_is_not_allowed(contents: RecordContents, tmp_path: Path) -> None:
    """One type's signature used for another type, as ssh-keygen judges it."""
    write_record(tmp_path / "a.alqa-record", contents)
    out = tmp_path / "out"
    unpack(tmp_path / "a.alqa-record", out)
    command = (
        "ssh-keygen -Y verify -f allowed_signers -I secretary -n alqa.scores.v1 "
        "-s round-1.json.secretary.sig < round-1.json"
    )
    assert subprocess.run(["sh", "-c", command], cwd=out, capture_output=True, check=False).returncode != 0


def test_only_into_an_empty_folder(contents: RecordContents, tmp_path: Path) -> None:
    write_record(tmp_path / "a.alqa-record", contents)
    with pytest.raises(AlqaError) as caught:
        unpack(tmp_path / "a.alqa-record", tmp_path)
    assert caught.value.code == "folder-not-empty"


def test_a_witness_from_outside_the_roster_gets_a_line(tmp_path: Path) -> None:
    witness = create("Witness", "x", LIGHT).identity
    env = envelope.cosign(envelope.sign(world.person("secretary"), world.proxy().body), witness)
    contents = RecordContents((world.round_(), envelope.verify(env)), {})
    write_record(tmp_path / "a.alqa-record", contents)
    unpack(tmp_path / "a.alqa-record", tmp_path / "out")
    assert (tmp_path / "out" / f"proxy-C03.json.key-{witness.key[:16]}.sig").exists()
    assert f"key-{witness.key[:16]} namespaces" in (tmp_path / "out" / "allowed_signers").read_text("ascii")
