"""Declarations: signed, sealed to the secretaries of the list, refused whole when a code is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.desks import commissioner
from desktop.desks.commissioner import declaring
from desktop.errors import AlqaError
from desktop.exchange import statements
from desktop.intake.applicants import Applicant, Applicants, encode
from desktop.model.people import Conflict
from desktop.model.statements import Declaration
from desktop.trust.digest import comparison_code, sha256_hex
from tests.helpers import packs, world


def listed(folder: Path, secretaries: tuple[str, ...] = ("secretary",)) -> Path:
    path = folder / "applicants.json"
    recipients = [world.person(name).recipient for name in secretaries]
    known = [Applicant(code, {"en": code}, []) for code in packs.CODES]
    path.write_bytes(encode(Applicants(world.ROUND, {}, {}, recipients, known)))
    return path


def declare(folder: Path, *conflicts: tuple[str, str]) -> str:
    key, out = packs.key_file(folder), folder / "C02.alqa-declaration"
    return commissioner.declare(key, world.PASSPHRASE, listed(folder), list(conflicts), out)


def test_a_declaration_names_the_list_and_the_conflicts(tmp_path: Path) -> None:
    said = declare(tmp_path, ("D1", "employer"), ("D3", "біз көршіміз\r\nбес жыл"))
    path = tmp_path / "C02.alqa-declaration"
    verified = statements.read_sealed(path, Declaration, world.person("secretary"))
    body = verified.body
    assert (verified.digest, body.declarant.key) == (said, world.person("C02").key)
    assert body.applicants == sha256_hex((tmp_path / "applicants.json").read_bytes())
    assert body.conflicts == [
        Conflict("D1", "employer", ""),
        Conflict("D3", "other", "біз көршіміз\nбес жыл"),
    ]
    with pytest.raises(AlqaError, match="seal-not-for-you"):
        statements.read_sealed(path, Declaration, world.person("C03"))


def test_no_conflict_is_a_declaration_too(tmp_path: Path) -> None:
    declare(tmp_path)
    verified = statements.read_sealed(
        tmp_path / "C02.alqa-declaration", Declaration, world.person("secretary")
    )
    assert verified.body.conflicts == []


def test_a_list_is_read_with_its_code_and_signed_with_notes(tmp_path: Path) -> None:
    path = listed(tmp_path)
    found = declaring.read_list(path)
    assert [one.code for one in found.applicants.applicants] == list(packs.CODES)
    assert found.code == comparison_code(sha256_hex(path.read_bytes()))
    out = tmp_path / "x.alqa-declaration"
    said = [Conflict("D2", "family", "ағам \r\nсонда")]
    declaring.sign(packs.key_file(tmp_path), world.PASSPHRASE, found.data, said, out)
    body = statements.read_sealed(out, Declaration, world.person("secretary")).body
    assert (body.applicants, body.conflicts) == (
        sha256_hex(path.read_bytes()),
        [Conflict("D2", "family", "ағам \nсонда")],
    )


def test_what_is_no_list_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_bytes(b'{"applicants":[]}')
    with pytest.raises(AlqaError, match="applicants-not-a-list"):
        declaring.read_list(tmp_path / "x.json")


def test_every_wrong_code_is_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(AlqaError) as caught:
        declare(tmp_path, ("D8", "employer"), ("D1", "employer"), ("D9", "family"), ("D1", "family"))
    assert [(fault.code, fault.args) for fault in caught.value.faults] == [
        ("applicant-unknown", {"code": "D8"}),
        ("applicant-unknown", {"code": "D9"}),
        ("conflict-twice", {"code": "D1"}),
    ]
    assert not (tmp_path / "C02.alqa-declaration").exists()


def test_a_list_without_a_secretary_is_refused(tmp_path: Path) -> None:
    out = tmp_path / "x.alqa-declaration"
    with pytest.raises(AlqaError, match="round-no-secretary"):
        commissioner.declare(packs.key_file(tmp_path), world.PASSPHRASE, listed(tmp_path, ()), [], out)
