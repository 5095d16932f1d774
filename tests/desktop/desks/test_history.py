"""The history: verified, said in words, found by words, written so that the chain can be recomputed."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from desktop.desks import history, history_views, secretary
from desktop.errors import AlqaError
from desktop.model.text import LANGS
from desktop.reports.out import csv_form
from desktop.storage import draft, journal
from desktop.storage.workspace import Workspace
from desktop.trust import canonical
from desktop.words import load
from tests.helpers import offices
from tests.helpers.shell import Shell

AT = "2026-11-25T10:00:00Z"


@pytest.fixture
def worked(root: Path, ws: Workspace) -> Workspace:
    secretary.merge_files(ws, offices.files(root, "C02"))
    draft.put(ws, "screening", "FK16-SKO-FOO07", {"x": 1}, AT)
    return ws


@pytest.mark.parametrize("lang", LANGS)
def test_steps_are_said_in_words(worked: Workspace, lang: str) -> None:
    say = load(lang)  # type: ignore[arg-type]
    steps = history.read(worked).steps
    merged = next(one for one in steps if one.kind == "merge")
    assert history_views.title(merged, say) == say("history.kind.merge")
    assert f"{say('history.fact.file')}: C02.alqa-scores" in history_views.details(merged, say)
    assert f"{say('history.fact.state')}: {say('history.state.accepted')}" in history_views.details(
        merged, say
    )
    changed = history_views.details(steps[-1], say)
    assert changed == f"{say('history.fact.change')}: {say('history.section.screening')} FK16-SKO-FOO07"


def test_a_step_is_found_by_any_word_of_it_in_any_language(worked: Workspace) -> None:
    found = history.read(worked)

    def kinds(text: str) -> list[str]:
        pairs = zip(found.steps, found.said, strict=True)
        return [step.kind for step, said in pairs if history_views.matches(said, text)]

    assert kinds("c02 принят") == kinds("C02 қабылданды") == ["merge"]
    assert kinds(found.steps[0].hash[:12]) == ["round"]
    assert kinds("нет такого") == []


def test_an_altered_entry_is_named(worked: Workspace) -> None:
    with worked.transaction() as connection:
        connection.exec_driver_sql("UPDATE journal SET at = '2020-01-01T00:00:00Z' WHERE seq = 2")
    with pytest.raises(AlqaError) as caught:
        history.read(worked)
    assert (caught.value.code, caught.value.args_of) == ("journal-altered", {"entry": 2})


def test_the_chain_can_be_recomputed_from_the_file(worked: Workspace, tmp_path: Path) -> None:
    history.export(worked, tmp_path / "h.csv", "kk")
    history.export(worked, tmp_path / "h.json", "kk")
    _, *before = csv_form.decode((tmp_path / "h.csv").read_bytes())
    told = json.loads((tmp_path / "h.json").read_text("utf-8"))
    rows = [list(one.values()) for one in told["data"]["history"]]
    assert rows[:-1] == before  # and since then that the first one was saved
    head = journal.EMPTY
    for seq, at, _who, kind, data, hash_ in rows:
        entry = {"at": at, "data": json.loads(str(data)), "kind": kind, "seq": seq}
        head = hashlib.sha256(head.encode() + canonical.encode(entry)).hexdigest()
        assert head == hash_
    assert told["about"]["head"] == head == rows[-1][-1]
    last = journal.entries(worked)[-1]
    assert (last.kind, last.data["what"], last.data["file"]) == ("export", "history", "h.json")


def test_the_command_line_shows_and_writes_it(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    alqa = Shell(tmp_path, capsys)
    shown = alqa("history", "--workspace", office, "--kind", "round")
    assert (shown.status, [one["kind"] for one in shown.data["entries"]]) == (0, ["round"])
    wrote = alqa("history", "--workspace", office, "--out", tmp_path / "h.pdf")
    assert (tmp_path / "h.pdf").read_bytes().startswith(b"%PDF")
    assert wrote.data["file"] == str(tmp_path / "h.pdf")
    refused = alqa("history", "--workspace", office, "--out", tmp_path / "h.docx")
    assert (refused.status, refused.data["faults"][0]["code"]) == (3, "history-format")
