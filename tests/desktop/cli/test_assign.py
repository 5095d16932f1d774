"""`alqa assign` on a draft, on a signed round, and refused."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from desktop.desks import rounds, secretary
from desktop.desks.secretary import assigning, drafting, seating
from desktop.storage import draft
from desktop.storage.workspace import Workspace
from tests.helpers import offices
from tests.helpers.shell import Shell


@pytest.fixture
def alqa(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path, capsys)


def opened(office: Path) -> Workspace:
    return secretary.open_workspace(office, offices.PASSPHRASE)


def test_a_draft_gets_its_assignment_and_nothing_is_signed(alqa: Shell, office: Path) -> None:
    ran = alqa("assign", "--workspace", office, "--reads", 10, "--seed", "2016")
    assert (ran.status, ran.data["version"], ran.data["proved"], ran.data["even"]) == (0, None, True, True)
    readers = Counter(code for row in ran.data["assignment"] for code in row["dossiers"])
    assert set(readers.values()) == {10}
    with opened(office) as ws:
        said = drafting.round_of(ws)
        assert rounds.current(ws).body.version == 1
        assert isinstance(said.assignment, dict)
        kept = {(one, code) for one, codes in said.assignment.items() for code in codes}
        assert kept == {(row["reviewer"], code) for row in ran.data["assignment"] for code in row["dossiers"]}
        assert not kept & assigning.current(ws).problem.barred
        assert [list(codes) for codes in said.assignment.values()] != [
            sorted(codes) for codes in said.assignment.values()
        ]


def test_the_same_seed_gives_the_same_and_another_another(alqa: Shell, office: Path) -> None:
    one, again, other = (
        alqa("assign", "--workspace", office, "--reads", 8, "--seed", seed).data for seed in ("a", "a", "b")
    )
    assert one == again
    assert one["assignment"] != other["assignment"]
    assert one["total"] == other["total"]


def test_with_a_reason_the_next_version_is_signed(alqa: Shell, office: Path) -> None:
    ran = alqa("assign", "--workspace", office, "--reads", 10, "--reason", "less to read")
    assert (ran.status, ran.data["version"]) == (0, 2)
    with opened(office) as ws:
        signed = rounds.current(ws).body
        assert signed.version == 2
        assert {row.reviewer: set(row.dossiers) for row in signed.assignment} == {
            row["reviewer"]: set(row["dossiers"]) for row in ran.data["assignment"]
        }


def test_everyone_reads_everything_but_conflicts(alqa: Shell, office: Path) -> None:
    ran = alqa("assign", "--workspace", office, "--reads", "all")
    assert (ran.status, ran.data["reads"], ran.data["comparable"]) == (0, None, True)
    with opened(office) as ws:
        held = assigning.current(ws)
        cells = len(held.problem.reviewers) * len(held.problem.dossiers)
        assert ran.data["sheets"] == cells - len(held.problem.barred) == len(held.pairs)


def test_what_cannot_be_names_the_limit_and_keeps_the_draft(alqa: Shell, office: Path) -> None:
    with opened(office) as ws:
        drafting.resume(ws)
        before = drafting.round_of(ws).assignment
        for member in ("C01", "C02"):
            seating.edit(ws, member, limit=3)
    many = alqa("assign", "--workspace", office, "--reads", 14)
    assert (many.status, many.data["faults"][0]["code"]) == (3, "assign-limits")
    too_many = alqa("assign", "--workspace", office, "--reads", 15)
    assert (too_many.status, too_many.data["faults"][0]["code"]) == (3, "assign-conflicts")
    strange = alqa("assign", "--workspace", office, "--reads", 5, "--anchor", "nonsense")
    assert (strange.status, strange.data["faults"][0]["code"]) == (3, "assign-anchor-unknown")
    with opened(office) as ws:
        assert drafting.round_of(ws).assignment == before


def test_pairs_with_a_sheet_on_the_board_stay(alqa: Shell, office: Path, root: Path) -> None:
    with opened(office) as ws:
        secretary.merge_files(ws, offices.files(root, "C03"))
        came = {(one.reviewer, one.dossier) for one in secretary.board(ws).sheets}
    assert came
    ran = alqa("assign", "--workspace", office, "--reads", 9, "--reason", "less to read")
    assert ran.status == 0
    with opened(office) as ws:
        signed = rounds.current(ws).body.assignment
        assert came <= {(row.reviewer, code) for row in signed for code in row.dossiers}
        assert {(one.reviewer, one.dossier) for one in secretary.board(ws).sheets} == came


def test_wrong_numbers_are_wrong_usage(alqa: Shell, office: Path) -> None:
    for wrong in ("0", "-1", "many"):
        with pytest.raises(SystemExit) as ended:
            alqa("assign", "--workspace", office, "--reads", wrong)
        assert ended.value.code == 2


def test_few_readers_are_advised_two_common_dossiers(alqa: Shell, office: Path) -> None:
    ran = alqa("assign", "--workspace", office, "--reads", 3)
    assert (ran.data["comparable"], len(ran.data["anchors"])) == (False, 2)
    tied = alqa("assign", "--workspace", office, "--reads", 3, "--anchor", *ran.data["anchors"])
    assert tied.status == 0
    assert tied.data["parts"] == 1
    assert tied.data["fewest_shared"] >= 1
    with opened(office) as ws:
        assert draft.get(ws, "plan")["anchors"] == ran.data["anchors"]
