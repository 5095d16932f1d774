"""A round's applications from the command line: the same desk as the window's."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.cli.main import main
from tests.helpers import intakes
from tests.helpers.registers import GOOD, workbook

Run = Callable[..., Any]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a verb of `alqa round` on a new draft: its JSON, and the status it must have."""
    keys = tmp_path / "keys"
    keys.mkdir()
    intakes.make_keys(keys)
    intakes.begin(keys, tmp_path / "w").close()
    (tmp_path / "word").write_text(intakes.WORD, "utf-8")

    def verb(name: str, *args: object, status: int = 0) -> Any:
        common = ["--workspace", str(tmp_path / "w"), "--passphrase-file", str(tmp_path / "word"), "--json"]
        found = main(["round", name, *common, "--lang", "en", *map(str, args)])
        said = capsys.readouterr()
        assert found == status, said.err
        return json.loads(said.out)

    return verb


def test_register_papers_and_screening(run: Run, tmp_path: Path) -> None:
    register = workbook(tmp_path / "r.xlsx", GOOD)
    looked = run("register", register, "--look")
    assert (looked["taken"], looked["rows"]) == (False, 2)
    assert (
        run("register", register, "--map", "Примечание=summary_ru", "--look", status=3)["rows"] == 2
    )  # formula
    assert run("register", register)["added"] == ["ALM-01", "ALM-02"]
    drop = intakes.folders(tmp_path)
    assert [one["dossier"] for one in run("papers", drop, "--look")["folders"]] == ["ALM-01", "ALM-02"]
    taken = run("papers", drop, status=3)  # one paper is torn: the others came in
    assert {(one["dossier"], one["document"]) for one in taken["taken"]} == {
        ("ALM-01", "D01"),
        ("ALM-01", "D09"),
        ("ALM-02", "D01"),
    }
    both = ("ALM-01", "ALM-02")
    run("screen", *both, "--answer", "V1=yes:D01:1", "V2=yes")
    run("screen", *both, "--decide", "admit", "--sign")
    assert {one["standing"] for one in run("screenings", status=3)["dossiers"]} == {"half"}
    second = (
        "--identity",
        tmp_path / "keys" / "two.alqa-key",
        "--identity-passphrase-file",
        tmp_path / "word",
    )
    assert {one["standing"] for one in run("screen", *both, *second)["dossiers"]} == {"done"}
    assert run("screenings")["dossiers"][0]["signers"] == ["one", "two"]


def test_conditions_are_set_from_a_file(run: Run, tmp_path: Path) -> None:
    assert [item["code"] for item in run("conditions")["items"]] == ["V1", "V2"]
    path = tmp_path / "c.json"
    path.write_text('{"items": [{"code": "X", "title": {"en": "Only one"}}]}', "utf-8")
    assert run("conditions", path)["items"][0]["code"] == "X"
    path.write_text("[]", "utf-8")
    assert run("conditions", path, status=3)["faults"][0]["code"] == "conditions-unreadable"


def test_an_answer_that_is_none_is_refused(run: Run, tmp_path: Path) -> None:
    run("register", workbook(tmp_path / "r.xlsx", GOOD))
    assert (
        run("screen", "ALM-01", "--answer", "V1=maybe", status=3)["faults"][0]["code"] == "screening-answer"
    )


def test_a_figure_and_a_title_are_corrected(run: Run, tmp_path: Path) -> None:
    run("register", workbook(tmp_path / "r.xlsx", GOOD))
    assert run("correct", "ALM-01", "members", "13") == {
        "dossier": "ALM-01",
        "field": "members",
        "changed": [],
    }
    assert run("correct", "ALM-01", "title_kk", "Жаңа атау")["field"] == "title_kk"
    assert run("correct", "ALM-01", "members", "many", status=3)["faults"][0]["code"] == "correction-value"
    assert run("correct", "ALM-01", "title_xx", "?", status=3)["faults"][0]["code"] == "correction-unknown"
