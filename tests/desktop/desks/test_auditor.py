"""A record under the app's checks and under the independent verifier: they agree, on good and bad."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from desktop.desks import auditor, secretary
from desktop.exchange import record as record_files
from desktop.model.statements import Decision
from desktop.trust import envelope
from desktop.trust.digest import list_digest
from tests.helpers import offices

VERIFIER = Path(__file__).resolve().parents[3] / "packaging" / "alqa_verify.py"
ORDER = [
    "form",
    "complete",
    "mandate",
    "authority",
    "pinned",
    "versions",
    "signers",
    "board",
    "lists",
    "ranking",
    "proposal",
    "selection",
    "sitting",
]


@pytest.fixture(scope="module")
def record(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample round, decided."""
    folder = tmp_path_factory.mktemp("decided")
    with secretary.open_workspace(
        Path(shutil.copytree(root / "secretary.ws", folder / "w.ws")), offices.PASSPHRASE
    ) as ws:
        secretary.merge_files(ws, offices.files(root))
        secretary.decide(ws, accept=True)
        secretary.export_record(ws, folder / "round.alqa-record")
    return folder / "round.alqa-record"


@pytest.fixture
def organisation(root: Path) -> Path:
    return root / "identities" / "organisation.alqa-card"


def independent(path: Path, *options: str | Path) -> tuple[int, str]:
    """Exit status and words of the stand-alone verifier."""
    done = subprocess.run(
        [sys.executable, "-I", str(VERIFIER), str(path), *map(str, options)], capture_output=True, text=True
    )
    return done.returncode, done.stdout + done.stderr


def failed(path: Path, **options: Any) -> list[str]:
    return [check.code for check in auditor.verify(path, **options).checks if not check.ok]


def test_both_accept_a_decided_record(record: Path, organisation: Path) -> None:
    verdict = auditor.verify(record, trust=organisation)
    assert verdict.holds
    assert verdict.authority
    assert [check.code for check in verdict.checks] == [*ORDER, "cosignatures"]
    assert independent(record, "--trust", organisation)[0] == 0


def test_without_a_card_the_authority_is_not_checked(record: Path) -> None:
    verdict = auditor.verify(record)
    assert verdict.holds
    assert not verdict.authority
    status, said = independent(record)
    assert status == 0
    assert "authority not checked" in said


def test_a_card_of_another_organisation_is_refused(record: Path, root: Path) -> None:
    stranger = root / "identities" / "C07.alqa-card"
    assert failed(record, trust=stranger) == ["authority"]
    assert independent(record, "--trust", stranger)[0] == 3


def test_the_round_may_be_pinned_by_its_digest(record: Path) -> None:
    round_ = record_files.read_record(record).of("round")[0].digest
    assert auditor.verify(record, round_digest=round_).authority
    assert independent(record, "--round", round_)[0] == 0
    assert failed(record, round_digest="0" * 64) == ["pinned"]
    assert independent(record, "--round", "0" * 64)[0] == 3


@pytest.mark.parametrize("share", range(24))
def test_a_changed_byte_is_noticed_and_its_file_named(record: Path, tmp_path: Path, share: int) -> None:
    data = bytearray(record.read_bytes())
    data[len(data) * share // 24 + 7 * share] ^= 1 << (share % 8)
    bad = tmp_path / "bad.alqa-record"
    bad.write_bytes(data)
    checks = auditor.verify(bad).checks
    assert [check.code for check in checks] == ["form"]
    assert not checks[0].ok
    named = checks[0].args["found"].partition(" ")[0]
    status, said = independent(bad)
    assert status == 3
    assert named in said or said.startswith("FAILS: record:")  # the archive's own headers have no member


def rewritten(record: Path, out: Path, change: Callable[[Decision], Decision], signer: Any) -> Path:
    """The record with another decision, signed by someone who may sign decisions."""
    contents = record_files.read_record(record)
    body = change(contents.of("decision")[0].body)
    signed = envelope.verify(envelope.sign(signer, body))
    kept = [one for one in contents.statements if one.kind != "decision"]
    statements = tuple(sorted([*kept, signed], key=lambda one: one.digest))
    record_files.write_record(out, record_files.RecordContents(statements, contents.dossiers))
    return out


def other_ranking(body: Decision) -> Decision:
    first = msgspec.structs.replace(body.ranking[0], total="83")
    return msgspec.structs.replace(body, ranking=[first, *body.ranking[1:]])


def other_selection(body: Decision) -> Decision:
    return msgspec.structs.replace(body, selection=[*body.selection[:-1], "FK16-VKO-FOO05"], departed=True)


def other_missing(body: Decision) -> Decision:
    return msgspec.structs.replace(body, missing=["C09"])


@pytest.mark.parametrize(
    ("change", "code"),
    [(other_ranking, "ranking"), (other_selection, "selection")],
    ids=["ranking", "selection"],
)
def test_a_decision_that_the_secretary_forged_is_refused_by_both(
    record: Path, root: Path, tmp_path: Path, change: Callable[[Decision], Decision], code: str
) -> None:
    bad = rewritten(record, tmp_path / "bad.alqa-record", change, offices.identity(root, "secretary"))
    assert failed(bad) == [code]
    status, said = independent(bad)
    assert status == 3
    assert code in said


def test_a_wrong_list_of_the_missing_is_refused(record: Path, root: Path, tmp_path: Path) -> None:
    bad = rewritten(record, tmp_path / "bad.alqa-record", other_missing, offices.identity(root, "secretary"))
    assert failed(bad) == ["lists"]


def test_a_dropped_bundle_is_noticed_by_both(record: Path, tmp_path: Path) -> None:
    contents = record_files.read_record(record)
    dropped = contents.of("scores")[0]
    kept = tuple(one for one in contents.statements if one is not dropped)
    bad = tmp_path / "bad.alqa-record"
    record_files.write_record(bad, record_files.RecordContents(kept, contents.dossiers))
    assert failed(bad) == ["board"]
    assert independent(bad)[0] == 3


def test_a_decision_signed_by_a_member_alone_is_refused_by_both(
    record: Path, root: Path, tmp_path: Path
) -> None:
    bad = rewritten(record, tmp_path / "bad.alqa-record", lambda body: body, offices.identity(root, "C05"))
    assert failed(bad) == ["signers"]
    assert independent(bad)[0] == 3


def test_a_member_co_signs_and_a_stranger_does_not(record: Path, root: Path, tmp_path: Path) -> None:
    out = tmp_path / "signed.alqa-record"
    digest = auditor.cosign_record(record, offices.key(root, "C01"), offices.PASSPHRASE, out)
    signed = record_files.read_record(out).of("decision")[0]
    assert signed.digest == digest
    assert len(signed.signers) == 2
    assert auditor.verify(out).holds
    assert independent(out)[0] == 0
    with pytest.raises(auditor.AlqaError) as refused:
        auditor.cosign_record(record, offices.key(root, "organisation"), offices.PASSPHRASE, tmp_path / "no")
    assert refused.value.code == "cosign-not-entitled"
    assert not (tmp_path / "no").exists()


def test_every_unpacked_statement_is_accepted_by_ssh_keygen(record: Path, tmp_path: Path) -> None:
    names = auditor.unpack(record, tmp_path / "plain")
    signatures = [name for name in names if name.endswith(".sig")]
    assert len(signatures) == 19  # mandate, round, 15 bundles, close, decision
    for name in signatures:
        payload, who = name.removesuffix(".sig").rsplit(".json.", 1)
        data = (tmp_path / "plain" / f"{payload}.json").read_bytes()
        namespace = f"alqa.{payload.split('-')[0]}.v1"
        command = [
            "ssh-keygen",
            "-Y",
            "verify",
            "-f",
            "allowed_signers",
            "-I",
            who,
            "-n",
            namespace,
            "-s",
            name,
        ]
        assert (
            subprocess.run(command, input=data, cwd=tmp_path / "plain", capture_output=True).returncode == 0
        )


def test_the_board_digest_follows_from_the_record_alone(record: Path) -> None:
    contents = record_files.read_record(record)
    kinds = ("round", "declaration", "scores", "proxy", "ruling")
    digests = [one.digest for kind in kinds for one in contents.of(kind)]
    assert list_digest(digests) == contents.of("decision")[0].body.board
