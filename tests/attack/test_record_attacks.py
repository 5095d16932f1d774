"""Forged records, each signed by whoever could sign it: the app and the stand-alone verifier refuse both.

Every attack starts from a record that both accept, so that a refusal is due to the one thing bent.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from desktop.desks import auditor
from desktop.model.people import RosterEntry
from desktop.model.statements import Amendment, Decision, Motion
from desktop.trust.envelope import Verified
from tests.helpers import decided, world

VERIFIER = Path(__file__).parents[2] / "packaging" / "alqa_verify.py"
FAILED = 3
STEP = 401  # every 401st byte: all parts of all members, in a few seconds


def standalone(path: Path, *options: str) -> tuple[int, str]:
    """The stand-alone verifier as an auditor would start it: no package of ours can be imported."""
    command = [sys.executable, "-I", str(VERIFIER), str(path), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=path.parent)
    assert done.stderr == ""
    return done.returncode, done.stdout


def failing(path: Path, trust: Path | None = None, pin: str | None = None) -> list[str]:
    return [one.code for one in auditor.verify(path, trust, pin).checks if not one.ok]


def both(path: Path, trust: Path | None = None) -> tuple[list[str], int]:
    """The app's failing checks and the verifier's exit status."""
    options = ("--trust", str(trust)) if trust else ()
    return failing(path, trust), standalone(path, *options)[0]


@pytest.fixture
def honest(tmp_path: Path) -> Path:
    return decided.write(tmp_path / "honest.alqa-record", decided.decided(decided.board_of()))


def test_both_accept_an_honest_record(honest: Path, tmp_path: Path) -> None:
    card = decided.card(tmp_path / "organisation.alqa-card")
    assert both(honest) == ([], 0)
    assert both(honest, card) == ([], 0)
    assert not auditor.verify(honest).authority
    assert auditor.verify(honest, card).authority
    assert "authority not checked" in standalone(honest)[1]
    assert "authority not checked" not in standalone(honest, "--trust", str(card))[1]


def test_the_round_can_be_pinned(honest: Path) -> None:
    right, wrong = decided.round_().digest, "0" * 64
    assert auditor.verify(honest, round_digest=right).authority
    assert failing(honest, pin=wrong) == ["pinned"]
    assert standalone(honest, "--round", right)[0] == 0
    assert standalone(honest, "--round", wrong)[0] == FAILED


def test_any_flipped_byte_is_noticed_and_its_file_named(honest: Path, tmp_path: Path) -> None:
    data = honest.read_bytes()
    path = tmp_path / "flipped.alqa-record"
    for place in range(0, len(data), STEP):
        path.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        verdict = auditor.verify(path)
        assert [one.code for one in verdict.checks if not one.ok] == ["form"], place
        status, said = standalone(path)
        assert status == FAILED, place
        member = str(verdict.checks[0].args["found"]).split(" ")[0]
        # the archive's own headers belong to no member
        assert member in said or said.startswith("FAILS: record:"), place


@pytest.mark.parametrize("keep", [0, 3, 1000, -1])
def test_a_cut_record_is_noticed(honest: Path, keep: int) -> None:
    honest.write_bytes(honest.read_bytes()[:keep])
    assert both(honest) == (["form"], FAILED)


def test_bytes_behind_the_end_are_noticed(honest: Path) -> None:
    honest.write_bytes(honest.read_bytes() + b"\0")
    assert both(honest) == (["form"], FAILED)


def test_another_organisation_is_refused(honest: Path, tmp_path: Path) -> None:
    """A whole forged world agrees with itself; only a card from outside tells."""
    card = decided.card(tmp_path / "other.alqa-card", "another organisation")
    assert both(honest, card) == (["authority"], FAILED)


def test_a_member_whom_the_mandate_does_not_name_is_refused(tmp_path: Path) -> None:
    """The secretary seats a key of her own as C02."""
    roster = [seat("C02", "puppet") if one.id == "C02" else one for one in world.round_body().roster]
    path = tmp_path / "seated.alqa-record"
    statements = decided.board_of(roster=roster)[:-1]
    puppet = decided.bundle("C02", (9, 9), (1, 1), signer="puppet", round_digest=statements[1].digest)
    decided.write(path, decided.decided([*statements, puppet]))
    assert both(path) == (["versions"], FAILED)


def seat(id_: str, who: str) -> RosterEntry:
    someone = world.person(who)
    return RosterEntry(id_, {"en": id_}, someone.key, someone.recipient, ["commissioner"])


def test_a_first_version_without_a_mandate_cannot_smuggle_in_a_key(tmp_path: Path) -> None:
    """Version 1 seats the secretary's puppet as C02 under no mandate; version 2 is in order and carries
    the puppet's bundle on, since nothing that it reviewed has changed."""
    roster = [seat("C02", "puppet") if one.id == "C02" else one for one in world.round_body().roster]
    first = decided.round_(roster=roster, mandate=None)
    second = decided.round_(
        version=2, previous=first.digest, amendment=Amendment("the mandate has come", [], [])
    )
    puppet = decided.bundle("C02", (9, 9), (1, 1), signer="puppet", round_digest=first.digest)
    statements = [world.mandate(), first, second, puppet]
    path = decided.write(tmp_path / "smuggled.alqa-record", decided.decided(statements))
    card = decided.card(tmp_path / "organisation.alqa-card")
    assert both(path, card) == (["mandate"], FAILED)


def bent(tmp_path: Path, **changes: Any) -> Path:
    """A record whose decision was changed and then signed by the secretary."""

    def bend(body: Decision) -> Decision:
        return msgspec.structs.replace(body, **changes)

    return decided.write(tmp_path / "bent.alqa-record", decided.decided(decided.board_of(), bend))


def body_of(honest: list[Verified[Any]]) -> Decision:
    body: Decision = honest[-1].body
    return body


def test_a_ranking_signed_otherwise_is_refused(tmp_path: Path) -> None:
    rows = body_of(decided.decided(decided.board_of())).ranking
    lifted = [msgspec.structs.replace(rows[0], total="100"), *rows[1:]]
    assert both(bent(tmp_path, ranking=lifted)) == (["ranking"], FAILED)


def test_a_proposal_of_the_other_dossier_is_refused(tmp_path: Path) -> None:
    assert both(bent(tmp_path, proposal=[["D1"]], selection=["D1"])) == (["proposal"], FAILED)


def test_a_selection_nobody_moved_is_refused(tmp_path: Path) -> None:
    assert both(bent(tmp_path, selection=["D1"], departed=True)) == (["selection"], FAILED)


def test_a_selection_that_a_reasoned_motion_carried_is_accepted(tmp_path: Path) -> None:
    motion = Motion("take D1", "the region has none", ["C01", "C02"], ["C03"], [], {}, ["D1"])
    sitting = msgspec.structs.replace(body_of(decided.decided(decided.board_of())).sitting, motions=[motion])
    assert both(bent(tmp_path, selection=["D1"], departed=True, sitting=sitting)) == ([], 0)


def test_a_member_wrongly_called_missing_is_refused(tmp_path: Path) -> None:
    assert both(bent(tmp_path, missing=["C01", "C03"])) == (["lists"], FAILED)


def test_a_dropped_bundle_is_refused(tmp_path: Path) -> None:
    statements = [
        one for one in decided.decided(decided.board_of()) if getattr(one.body, "reviewer", "") != "C02"
    ]
    path = decided.write(tmp_path / "dropped.alqa-record", statements)
    assert both(path) == (["board"], FAILED)


def test_a_bundle_slipped_in_is_refused(tmp_path: Path) -> None:
    statements = decided.board_of()
    late = decided.bundle("C03", (1, 1), (1, 1), round_digest=statements[1].digest)
    path = decided.write(tmp_path / "late.alqa-record", [*decided.decided(statements), late])
    assert both(path) == (["board"], FAILED)


def test_scores_signed_by_the_secretary_are_refused(tmp_path: Path) -> None:
    statements = decided.board_of()
    forged = decided.bundle("C03", (1, 1), (1, 1), signer="secretary", round_digest=statements[1].digest)
    path = decided.write(tmp_path / "forged.alqa-record", [*decided.decided(statements), forged])
    assert both(path) == (["signers"], FAILED)


def test_too_few_signatures_are_refused_and_a_cosignature_helps(tmp_path: Path) -> None:
    path = decided.write(tmp_path / "one.alqa-record", decided.decided(decided.board_of(cosignatures=2)))
    assert both(path) == (["cosignatures"], FAILED)
    out, key_file = tmp_path / "two.alqa-record", tmp_path / "C01.alqa-key"
    key_file.write_bytes(world.created("C01").key_file)
    auditor.cosign_record(path, key_file, world.PASSPHRASE, out)
    assert both(out) == ([], 0)
