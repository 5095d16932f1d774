"""A pack becomes a workspace, or nothing; a later pack updates it and keeps the marks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from desktop.desks import commissioner
from desktop.errors import AlqaError
from desktop.storage.workspace import Workspace
from desktop.trust.digest import comparison_code, sha256_hex
from tests.helpers import packs, world


def test_a_first_pack_makes_the_workspace(tmp_path: Path) -> None:
    opened = packs.open_pack(tmp_path, packs.first_pack(tmp_path))
    with opened.workspace as ws:
        assert (opened.round_id, opened.version, opened.reviewer) == (world.ROUND, 1, "C02")
        assert opened.authority
        assert opened.changed == ()
        assert opened.code == comparison_code(world.mandate().digest)
        assert [(row.code, row.state, row.position) for row in commissioner.dossiers(ws)] == [
            ("D2", "untouched", 1),
            ("D1", "untouched", 2),
            ("D3", "recused", 3),
        ]
        [document] = commissioner.dossier(ws, "D1").documents
        assert commissioner.document(ws, document.sha256) == packs.paper("D1")
        assert commissioner.document_text(ws, document.sha256).pages[1].text == "second page"
        assert commissioner.dossiers(ws)[0].region == {"en": "Atyrau"}
        assert (commissioner.round_of(ws).version, commissioner.me(ws).id) == (1, "C02")
    assert Workspace.peek(tmp_path / "ws").role == "commissioner"
    with commissioner.open_workspace(tmp_path / "ws", world.PASSPHRASE) as again:
        assert again.round_id == world.ROUND


def test_without_a_mandate_the_code_is_of_the_round(tmp_path: Path) -> None:
    held = packs.nouns()
    version = packs.version(held, mandate=None)
    opened = packs.open_pack(
        tmp_path, packs.write_pack(tmp_path / "p.alqa-pack", [version], packs.blobs(held))
    )
    opened.workspace.close()
    assert not opened.authority
    assert opened.code == comparison_code(version.digest)


def lacking(part: bytes) -> dict[str, bytes]:
    held = packs.blobs(packs.nouns())
    del held[sha256_hex(part)]
    return held


@pytest.mark.parametrize("part", [packs.noun, packs.paper, packs.paper_text])
def test_a_pack_that_lacks_something_leaves_nothing(tmp_path: Path, part: Any) -> None:
    statements = [world.mandate(), packs.version(packs.nouns())]
    packed = packs.write_pack(tmp_path / "p.alqa-pack", statements, lacking(part("D1")))
    before = sorted(tmp_path.iterdir())
    with pytest.raises(AlqaError, match="pack-incomplete") as caught:
        packs.open_pack(tmp_path, packed)
    assert caught.value.args_of == {"dossier": "D1"}
    assert sorted(tmp_path.iterdir()) == sorted([*before, tmp_path / "C02.alqa-key"])


@pytest.mark.parametrize(
    ("statements", "code"),
    [
        (lambda held: [packs.version(held)], "mandate-missing"),
        (lambda held: [world.mandate()], "round-missing"),
        (lambda held: [world.mandate(), packs.second_version(held)], "authority-version-missing"),
        (lambda held: [world.signed(packs.version(held).body, "C03"), world.mandate()], "authority-signer"),
    ],
)
def test_a_pack_with_wrong_statements_leaves_nothing(tmp_path: Path, statements: Any, code: str) -> None:
    held = packs.nouns()
    packed = packs.write_pack(tmp_path / "p.alqa-pack", statements(held), packs.blobs(held))
    with pytest.raises(AlqaError, match=code):
        packs.open_pack(tmp_path, packed)
    assert not (tmp_path / "ws").exists()


@pytest.mark.parametrize("part", ["key", "recipient"])
def test_a_roster_must_hold_both_my_keys(tmp_path: Path, part: str) -> None:
    held, spy = packs.nouns(), world.person("spy")
    version = packs.version(held, roster=packs.roster_with(**{part: getattr(spy, part)}), mandate=None)
    packed = packs.write_pack(tmp_path / "p.alqa-pack", [version], packs.blobs(held))
    with pytest.raises(AlqaError, match="pack-not-for-you"):
        packs.open_pack(tmp_path, packed)


def test_anothers_pack_is_not_opened(tmp_path: Path) -> None:
    packed = packs.first_pack(tmp_path)
    with pytest.raises(AlqaError, match="seal-not-for-you"):
        packs.open_pack(tmp_path, packed, "C03")
    assert not (tmp_path / "ws").exists()


def test_a_cut_pack_leaves_nothing(tmp_path: Path) -> None:
    packed = packs.first_pack(tmp_path)
    packed.write_bytes(packed.read_bytes()[:-40])
    with pytest.raises(AlqaError):
        packs.open_pack(tmp_path, packed)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["C02.alqa-key", "C02.alqa-pack"]


def test_a_failing_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = packs.first_pack(tmp_path)

    def full(*_: object) -> None:
        raise AlqaError("disk-full", path="x")

    monkeypatch.setattr("desktop.storage.blobs.put", full)
    with pytest.raises(AlqaError, match="disk-full"):
        packs.open_pack(tmp_path, packed)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["C02.alqa-key", "C02.alqa-pack"]


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    packed = packs.first_pack(tmp_path)
    (tmp_path / "ws").mkdir()
    (tmp_path / "ws" / "thesis.txt").write_text("mine")
    with pytest.raises(AlqaError, match="workspace-exists"):
        packs.open_pack(tmp_path, packed)
    assert (tmp_path / "ws" / "thesis.txt").read_text() == "mine"


def test_a_later_pack_updates_and_keeps_the_marks(tmp_path: Path) -> None:
    with packs.open_pack(tmp_path, packs.first_pack(tmp_path)).workspace as ws:
        commissioner.set_mark(ws, "D1", "A1", 7)
    opened = packs.open_pack(tmp_path, packs.second_pack(tmp_path))
    with opened.workspace as ws:
        assert (opened.version, opened.changed) == (2, ("D1",))
        assert commissioner.sheet(ws, "D1").marks == {"A1": 7, "A2": None}
        assert commissioner.dossier(ws, "D1").facts["jobs"] == "13"


def test_an_update_that_fails_changes_nothing(tmp_path: Path) -> None:
    held = packs.nouns(D1="13")
    statements = [world.mandate(), packs.version(packs.nouns()), packs.second_version(held)]
    packed = packs.write_pack(tmp_path / "2.alqa-pack", statements, {})
    with packs.open_pack(tmp_path, packs.first_pack(tmp_path)).workspace as ws:
        with pytest.raises(AlqaError, match="pack-incomplete"):
            commissioner.update_pack(ws, packed)
        assert commissioner.round_of(ws).version == 1


def test_an_old_pack_again_does_not_go_back(tmp_path: Path) -> None:
    held, old = packs.nouns(D1="13"), packs.first_pack(tmp_path)
    statements = [world.mandate(), packs.version(packs.nouns()), packs.second_version(held)]
    packed = packs.write_pack(tmp_path / "2.alqa-pack", statements, packs.blobs(held))
    with packs.open_pack(tmp_path, packed).workspace as ws:
        opened = commissioner.update_pack(ws, old)
        assert (opened.version, opened.changed) == (2, ())
        assert commissioner.dossier(ws, "D1").facts["jobs"] == "13"


def test_a_second_chain_of_the_round_is_refused(tmp_path: Path) -> None:
    other = packs.version(packs.nouns(), title={"en": "Another"})
    packed = packs.write_pack(tmp_path / "2.alqa-pack", [world.mandate(), other], packs.blobs(packs.nouns()))
    with packs.open_pack(tmp_path, packs.first_pack(tmp_path)).workspace as ws:
        with pytest.raises(AlqaError, match="authority-version-chain"):
            commissioner.update_pack(ws, packed)
        assert commissioner.round_of(ws).title == {"en": "Pilot", "kk": "Пилоттық"}


def test_a_workspace_belongs_to_one_person(tmp_path: Path) -> None:
    packs.open_pack(tmp_path, packs.first_pack(tmp_path)).workspace.close()
    with pytest.raises(AlqaError, match="workspace-other-identity"):
        packs.open_pack(tmp_path, tmp_path / "C02.alqa-pack", "C03")
