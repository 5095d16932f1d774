"""Every verb: exit statuses, faults with their code and next step, in three languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.cli.main import main
from desktop.cli.verbs import VERBS
from desktop.trust import envelope
from tests.helpers import offices, world
from tests.helpers.shell import Shell


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_without_its_arguments_is_wrong_usage(
    verb: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([verb, "--no-such-option"])
    assert ended.value.code == 2
    assert "usage: alqa" in capsys.readouterr().err


def test_an_unknown_verb_is_wrong_usage() -> None:
    with pytest.raises(SystemExit) as ended:
        main(["nonsense"])
    assert ended.value.code == 2


@pytest.mark.parametrize("verb", ["analyse"])
def test_what_comes_later_says_so(alqa: Shell, verb: str) -> None:
    ran = alqa(verb)
    assert (ran.status, ran.data["faults"][0]["code"]) == (3, "verb-later")


@pytest.mark.parametrize(("lang", "alphabet"), [("en", "abcde"), ("ru", "ыэщ"), ("kk", "әғқңөұүі")])
def test_a_refusal_has_code_words_and_next_step(
    lang: str, alphabet: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["inspect", str(tmp_path / "gone"), "--as", "card", "--lang", lang])
    err = capsys.readouterr().err
    assert status == 3
    assert err.startswith("file-not-found: ")
    assert "\n  → " in err
    assert set(err.lower()) & set(alphabet)


def test_a_wrong_passphrase_is_refused(office: Path, tmp_path: Path) -> None:
    (tmp_path / "wrong").write_text("wrong", "utf-8")
    argv = ["board", "--workspace", str(office), "--passphrase-file", str(tmp_path / "wrong")]
    assert main(argv) == 3


def test_an_identity_is_made_shown_and_recovered(alqa: Shell, tmp_path: Path) -> None:
    made = alqa("identity", "new", "--name", "Әсел", "--out", tmp_path / "keys")
    assert made.status == 0
    keys = [alqa("identity", "show", made.data[name]).data for name in ("key_file", "card")]
    assert keys[0] == keys[1]
    assert keys[0]["code"] == made.data["code"]
    assert alqa("identity", "new", "--name", "Әсел", "--out", tmp_path / "keys").status == 3
    (tmp_path / "code").write_text(made.data["recovery_code"], "utf-8")
    (tmp_path / "new").write_text("another one", "utf-8")
    argv = ["--recovery-file", tmp_path / "code", "--new-passphrase-file", tmp_path / "new"]
    assert alqa("identity", "recover", made.data["key_file"], *argv).status == 0
    assert alqa("identity", "passwd", made.data["key_file"], *argv[2:]).status == 3  # the old one is gone


@pytest.mark.parametrize(
    ("kind", "statement"),
    [
        ("mandate", world.mandate()),
        ("round", world.round_()),
        ("scores", world.scores()),
        ("proxy", world.proxy()),
    ],
)
def test_a_sound_payload_passes_and_a_mutated_one_does_not(
    alqa: Shell, tmp_path: Path, kind: str, statement: envelope.Verified[object]
) -> None:
    path = tmp_path / "payload.json"
    path.write_bytes(statement.payload)
    good = alqa("inspect", path, "--as", kind)
    assert (good.status, good.data["digest"]) == (0, statement.digest)
    assert alqa("inspect", path, "--as", "close").status == 3
    mutants = [
        statement.payload + b"\n",
        statement.payload[:-1],
        b" " + statement.payload,
        statement.payload[:-1] + b',"zz":1}',
        statement.payload.replace(b'"round":"pilot-2026"', b'"round":1e400', 1),
        statement.payload.replace(b'"round":', b'"round":"x","round":', 1),
    ]
    for mutant in mutants:
        path.write_bytes(mutant)
        assert alqa("inspect", path, "--as", kind).status == 3, mutant[:60]


def test_no_json_of_the_test_suite_is_a_card(alqa: Shell) -> None:
    """Third-party vectors: whatever they are, they end in 3, never in a traceback."""
    paths = sorted(world.corpus("json", "JSONTestSuite").rglob("*.json"))[:400]
    assert paths
    assert {alqa("inspect", path, "--as", "card").status for path in paths} == {3}


def test_probe_prints_one_line_for_each_document(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = next(root.glob("source/dossiers/*/*.pdf"))
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"no document")
    assert main(["probe", str(good), str(bad)]) == 3
    out, err = capsys.readouterr()
    rows = [json.loads(line) for line in out.splitlines()]
    assert [row["verdict"] for row in rows] == ["ok", "refused"]
    assert all(set(row) == {"file", "verdict", "code", "pages", "chars"} for row in rows)
    assert rows[1]["code"] in err


def test_a_protocol_is_written_and_a_backup_opens(alqa: Shell, office: Path, tmp_path: Path) -> None:
    assert alqa("workspace", "backup", "--workspace", office, "--out", tmp_path / "copy").status == 0
    assert alqa("workspace", "restore", tmp_path / "copy", "--workspace", tmp_path / "new.ws").status == 0
    boards = [alqa("board", "--workspace", one).data["digest"] for one in (office, tmp_path / "new.ws")]
    assert boards[0] == boards[1]
    assert alqa("workspace", "restore", tmp_path / "copy", "--workspace", office).status == 3


def test_bad_arguments_of_a_ruling_and_of_a_conflict_are_refused(
    alqa: Shell, root: Path, office: Path, tmp_path: Path
) -> None:
    out = tmp_path / "x.alqa-ruling"
    argv = ["--kind", "revoke", "--about", "C07", "--reason", "no", "--out", out]
    assert alqa("ruling", "add", "--workspace", office, *argv).data["faults"][0]["code"] == "not-the-chair"
    listed = tmp_path / "applicants.json"
    assert alqa("round", "applicants", root / "source", "--out", listed).data["applicants"] == 30
    declare = ["--identity", offices.key(root, "C07"), "--applicants", listed, "--out", tmp_path / "d"]
    ran = alqa("review", "declare", *declare, "--conflict", "nonsense")
    assert ran.data["faults"][0]["code"] == "conflict-not-a-pair"
    assert not out.exists()


def test_the_doctor_looks_a_workspace_over(alqa: Shell, office: Path) -> None:
    names = {
        one["name"] for one in alqa("doctor", "--workspace", office, "--repair", "--report").data["findings"]
    }
    assert {"Database", "Journal", "Statements", "Documents", "StrayFiles"} <= names
    refused = alqa("doctor", "--repair")
    assert (refused.status, refused.data["faults"][0]["code"]) == (3, "doctor-needs-workspace")
