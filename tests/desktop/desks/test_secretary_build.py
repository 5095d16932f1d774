"""Building: everything odd about a source is named at once, and then nothing stays behind."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from desktop.desks import secretary
from desktop.errors import AlqaError
from tests.helpers import offices

RECUSAL = {"reviewer": "C98", "dossier": "x", "ground": "whim", "note": ""}


@pytest.fixture
def source(root: Path, tmp_path: Path) -> Path:
    """A source of three dossiers and two members."""
    with offices.small_round(root, tmp_path, {"seats": 1}):
        pass
    return tmp_path / "source"


def edit(source: Path, change: Callable[[dict[str, Any]], object]) -> None:
    path = source / "round.json"
    value = json.loads(path.read_text("utf-8"))
    change(value)
    path.write_text(json.dumps(value), "utf-8")


def faults(root: Path, source: Path, mandate: Path | None = None) -> set[str]:
    """What a build of this source is refused for; nothing of it stays."""
    workspace = source.parent / "refused.ws"
    with pytest.raises(AlqaError) as refused:
        secretary.build(source, offices.key(root, "secretary"), offices.PASSPHRASE, workspace, mandate)
    assert not workspace.exists()
    return {fault.code for fault in refused.value.faults}


def test_everything_odd_about_the_round_is_named_in_one_go(root: Path, source: Path) -> None:
    edit(source, lambda value: value.update(weight_total="7"))
    edit(source, lambda value: value["assignment"].update(C99=[]))
    edit(source, lambda value: value["recusals"].append(RECUSAL))
    assert faults(root, source) == {
        "round-weights",
        "round-reviewer-unknown",
        "round-ground-unknown",
        "recusal-dossier-unknown",
    }


def test_weights_a_doubled_code_and_a_bad_document_are_named_in_one_go(root: Path, source: Path) -> None:
    edit(source, lambda value: value.update(weight_total="7"))
    register = openpyxl.load_workbook(source / "register.xlsx")
    sheet = register.active
    sheet.append([cell.value for cell in sheet[2]])
    register.save(source / "register.xlsx")
    next((source / "dossiers").rglob("*.pdf")).write_bytes(b"no document")
    assert {"round-weights", "register-code-twice", "document-not-pdf"} <= faults(root, source)


def test_everything_odd_about_papers_and_cards_is_named_in_one_go(root: Path, source: Path) -> None:
    first = sorted((source / "dossiers").iterdir())
    next(first[0].rglob("*.pdf")).write_bytes(b"no document")
    (source / "dossiers" / "STRANGER").mkdir()
    (source / "cards" / "C09.alqa-card").write_bytes(b"{}")
    (source / "declarations" / "odd.alqa-declaration").write_bytes(b"odd")
    found = faults(root, source)
    assert found == {
        "card-bad",
        "declaration-bad",
        "payload-schema",
        "document-not-pdf",
        "dossier-not-registered",
        "seal-form",
    }


def test_a_wrong_passphrase_makes_nothing(root: Path, source: Path) -> None:
    workspace = source.parent / "refused.ws"
    with pytest.raises(AlqaError) as refused:
        secretary.build(source, offices.key(root, "secretary"), "not it", workspace, None)
    assert refused.value.code == "passphrase-wrong"
    assert not workspace.exists()


def test_a_mandate_of_another_round_or_of_other_people_is_refused(root: Path, source: Path) -> None:
    edit(source, lambda value: value.update(id="another"))
    assert faults(root, source, root / "mandate.alqa-mandate") == {"authority-other-round"}


def test_a_member_whose_key_the_mandate_does_not_name_is_refused(root: Path, source: Path) -> None:
    organisation = root / "identities" / "organisation.alqa-card"
    shutil.copy(organisation, source / "cards" / "C09.alqa-card")
    found = faults(root, source, root / "mandate.alqa-mandate")
    assert found == {"authority-not-appointed"}


def test_only_a_secretary_of_the_round_can_build_it(root: Path, source: Path) -> None:
    workspace = source.parent / "refused.ws"
    with pytest.raises(AlqaError):
        secretary.build(source, offices.key(root, "C08"), offices.PASSPHRASE, workspace, None)
    assert not workspace.exists()


def test_a_workspace_that_is_there_is_never_built_over(root: Path, source: Path) -> None:
    with pytest.raises(AlqaError) as refused:
        secretary.build(
            source, offices.key(root, "secretary"), offices.PASSPHRASE, source.parent / "small.ws", None
        )
    assert refused.value.code == "workspace-exists"
    with secretary.open_workspace(source.parent / "small.ws", offices.PASSPHRASE) as ws:
        assert secretary.board(ws).round is not None
