"""A forgotten passphrase: the sheet opens the keys and every workspace that holds a copy of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.desks import people, recovering
from desktop.errors import AlqaError
from desktop.storage.workspace import KEY_FILE, Workspace
from desktop.trust import identity
from desktop.trust.identity import LIGHT

OLD, NEW = "old passphrase that is gone", "қара бұлт көл жағасында"


@pytest.fixture
def made(tmp_path: Path) -> people.NewIdentity:
    return people.new_identity("Айгүл", tmp_path / "identities", OLD, LIGHT)


@pytest.fixture
def workspaces(tmp_path: Path, made: people.NewIdentity) -> list[Path]:
    me, data = people.load(made.key_file, OLD)
    folders = [tmp_path / "ws" / name for name in ("one", "two")]
    for folder in folders:
        Workspace.create(folder, me, data, "commissioner", f"round-{folder.name}").close()
    return folders


def test_the_sheet_sets_a_new_passphrase_everywhere(
    made: people.NewIdentity, workspaces: list[Path], tmp_path: Path
) -> None:
    found = recovering.open_by_code(made.key_file, made.recovery_code)
    assert not found.corrected
    others = recovering.copies(found.identity.key, [*workspaces, tmp_path / "gone"], made.key_file.parent)
    assert others == [made.key_file, *(folder / KEY_FILE for folder in workspaces)]
    written = recovering.set_passphrase(found, made.key_file, NEW, others)
    assert written == recovering.Written((made.key_file, *(f / KEY_FILE for f in workspaces)), ())
    for folder in workspaces:
        with pytest.raises(AlqaError):
            Workspace.open(folder, OLD)
        with Workspace.open(folder, NEW) as ws:
            assert ws.round_id == f"round-{folder.name}"
    again = recovering.open_by_code(workspaces[0] / KEY_FILE, made.recovery_code)
    assert again.identity.key == found.identity.key


def test_a_workspace_alone_is_opened_by_the_sheet(made: people.NewIdentity, workspaces: list[Path]) -> None:
    """Its copy of the keys is enough: this computer's own key file may be lost."""
    made.key_file.unlink()
    path = workspaces[0] / KEY_FILE
    found = recovering.open_by_code(path, made.recovery_code)
    recovering.set_passphrase(found, path, NEW, [])
    Workspace.open(workspaces[0], NEW).close()


def test_one_slip_is_mended_and_two_are_said(made: people.NewIdentity) -> None:
    code = made.recovery_code.replace("-", "")
    slip = ("7" if code[0] != "7" else "8") + code[1:]
    found = recovering.open_by_code(made.key_file, slip)
    assert found.corrected
    assert found.code == code
    with pytest.raises(AlqaError) as caught:
        recovering.open_by_code(made.key_file, slip[:20] + "".join(reversed(slip[20:30])) + slip[30:])
    assert caught.value.code == "recovery-code-mistyped"


def test_the_sheet_of_another_key_is_refused(made: people.NewIdentity) -> None:
    other = identity.create("Б", OLD, LIGHT).recovery_code
    with pytest.raises(AlqaError) as caught:
        recovering.open_by_code(made.key_file, other)
    assert caught.value.code == "recovery-code-wrong"


def test_keys_of_others_are_left_alone(made: people.NewIdentity, tmp_path: Path) -> None:
    stranger = people.new_identity("Б", made.key_file.parent, OLD, LIGHT)
    me, _ = people.load(made.key_file, OLD)
    assert recovering.copies(me.key, [], made.key_file.parent) == [made.key_file]
    assert stranger.key_file.is_file()


def test_a_new_sheet_ends_the_old_one(made: people.NewIdentity, workspaces: list[Path]) -> None:
    me, _ = people.load(made.key_file, OLD)
    others = recovering.copies(me.key, workspaces, made.key_file.parent)
    code, written = recovering.new_sheet(made.key_file, me, others)
    assert len(written.paths) == 3
    for path in written.paths:
        assert recovering.open_by_code(path, code).identity.key == me.key
        with pytest.raises(AlqaError) as caught:
            recovering.open_by_code(path, made.recovery_code)
        assert caught.value.code == "recovery-code-wrong"
    Workspace.open(workspaces[1], OLD).close()


def test_a_workspace_that_was_away_does_not_bring_the_old_sheet_back(
    made: people.NewIdentity, workspaces: list[Path]
) -> None:
    me, _ = people.load(made.key_file, OLD)
    code, _ = recovering.new_sheet(
        made.key_file, me, [workspaces[0] / KEY_FILE]
    )  # the other one is on a stick
    away = workspaces[1] / KEY_FILE
    found = recovering.open_by_code(away, made.recovery_code)
    copies = recovering.copies(me.key, workspaces, made.key_file.parent)
    recovering.set_passphrase(found, away, NEW, copies)
    assert recovering.open_by_code(made.key_file, code).identity.key == me.key
    with pytest.raises(AlqaError):
        recovering.open_by_code(made.key_file, made.recovery_code)
    for path in copies:
        assert people.load(path, NEW)[0].key == me.key


def test_a_copy_that_cannot_be_written_is_told(made: people.NewIdentity, tmp_path: Path) -> None:
    found = recovering.open_by_code(made.key_file, made.recovery_code)
    written = recovering.set_passphrase(found, made.key_file, NEW, [tmp_path / "gone" / KEY_FILE])
    assert written.paths == (made.key_file,)
    assert [fault.code for fault in written.faults] == ["file-not-found"]
    assert people.load(made.key_file, NEW)[0].key == found.identity.key
