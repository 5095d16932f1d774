"""`rank`: files in, the contract's JSON out, or every fault of every file."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from desktop.desks.ranking import rank
from desktop.errors import AlqaError

RULE: dict[str, Any] = {
    "scale": {"min": "0", "max": "5", "step": "0.5"},
    "criteria": [{"code": "A1", "weight": "1"}, {"code": "A2", "weight": "1"}],
    "total": {"form": "sum"},
    "aggregate": {"method": "mean"},
}


class Folder:
    """A folder with a rule and tables."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def rank(self, scores: bytes, dossiers: bytes | None = None, **more: Any) -> dict[str, Any]:
        (self.path / "r.json").write_text(json.dumps(RULE | more), "utf-8")
        (self.path / "s.csv").write_bytes(scores)
        if dossiers is not None:
            (self.path / "d.csv").write_bytes(dossiers)
        return rank(
            self.path / "r.json", self.path / "s.csv", self.path / "d.csv" if dossiers is not None else None
        )

    def faults(self, scores: bytes, dossiers: bytes | None = None, **more: Any) -> list[tuple[str, Any]]:
        with pytest.raises(AlqaError) as caught:
            self.rank(scores, dossiers, **more)
        return [(fault.code, fault.args.get("line")) for fault in caught.value.faults]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


PLAIN = "reviewer,dossier,A1,A2\nr1,D1,3.5,4\nr1,D2,5,5\n"


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        "\ufeff" + PLAIN.replace("\n", "\r\n"),
        'note,A2,dossier,reviewer,A1,position\nx,4,D1,r1,"3,5",2\n\n"a\nb",5,D2,r1,5,\n',
        "reviewer;dossier;A1;A2;recused\nr1;D1;3,5;4;0\nr1;D2;5;5;\nr2;D2;0;0;1\n;;;;\n",
    ],
)
def test_the_same_table_in_many_forms(folder: Folder, text: str) -> None:
    rows = folder.rank(text.encode())["ranking"]
    assert [(row["dossier"], row["rank"], row["total_exact"]) for row in rows] == [
        ("D2", 1, "10"),
        ("D1", 2, "15/2"),
    ]


def test_ranks_of_equals_and_those_that_follow(folder: Folder) -> None:
    scores = b"reviewer,dossier,A1,A2\nr,a,5,5\nr,c,2,3\nr,b,3,2\nr,e,1,1\nr,x,5,5\n"
    dossiers = b"dossier,eligible\nx,0\nu,1\ne,1\nb,1\nc,1\na,\n"
    rows = folder.rank(scores, dossiers)["ranking"]
    assert [(row["dossier"], row["rank"]) for row in rows] == [
        ("a", 1), ("b", 2), ("c", 2), ("e", 4), ("u", None), ("x", None),
    ]  # fmt: skip
    assert [row["fails"] for row in rows[-2:]] == [["undecidable"], ["eligibility"]]
    assert rows[-2]["total"] is None


def test_the_lot_is_what_sha256sum_says(folder: Folder) -> None:
    names = ["a", "b", "c", "d"]
    scores = "reviewer,dossier,A1,A2\n" + "".join(f"r,{name},1,1\n" for name in names)
    found = folder.rank(scores.encode(), tie_break=[{"lot": "seed"}], seats=2)
    expected = sorted(names, key=lambda name: hashlib.sha256(f"seed\n{name}".encode()).hexdigest())
    assert [row["dossier"] for row in found["ranking"]] == expected
    assert found["selection"]["sets"] == [expected[:2]]


def test_a_list_of_regions_counts_in_each(folder: Folder) -> None:
    scores = b"reviewer,dossier,A1,A2\nr,a,5,5\nr,b,4,4\nr,c,1,1\n"
    dossiers = b'dossier;region\na;"ATY;MAN"\nb;MAN\nc;ZKO\n'
    found = folder.rank(scores, dossiers, seats=2, constraints={"max_per_region": 1})
    assert found["selection"]["sets"] == [["a", "c"]]
    assert found["selection"]["unconstrained"] == ["a", "b"]


def test_no_set(folder: Folder) -> None:
    chosen = folder.rank(PLAIN.encode(), seats=3)["selection"]
    assert (chosen["sets"], chosen["objective_exact"]) == ([], None)
    assert chosen["reasons"] == ["selection-too-few passing=2 seats=3"]


def test_every_fault_of_every_file_at_once(folder: Folder) -> None:
    scores = b"reviewer,dossier,A1,A2,recused\nr,a,9,x,2\nr,a,0.3,1,0\nr,b,1\n,zz,1,1,0\n"
    dossiers = b"dossier,eligible,region\na,yes,ATY\na,1,\n"
    assert folder.faults(scores, dossiers, constraints={"max_per_region": 1}) == [
        ("csv-row-length", 4),
        ("scores-mark-range", 2),
        ("csv-number", 2),
        ("csv-flag", 2),
        ("scores-row-twice", 3),
        ("scores-mark-step", 3),
        ("csv-name", 5),
        ("csv-flag", 2),
        ("dossiers-row-twice", 3),
        ("dossiers-fact-missing", 3),
        ("scores-dossier-unknown", 5),
    ]


@pytest.mark.parametrize(
    ("scores", "code"),
    [
        ("reviewer,dossier,A1,A2\nКаз,D,1,1\n".encode("cp1251"), "csv-not-utf8"),
        (PLAIN.encode("utf-16"), "csv-not-utf8"),
        (b"", "csv-empty"),
        (b"reviewer,dossier,A1\nr,D,1\n", "csv-column-missing"),
        (b"reviewer,dossier,A1,A2,A1\nr,D,1,1,1\n", "csv-column-twice"),
        (b'reviewer,dossier,A1,A2\nr,"D,1,1\n', "csv-broken"),
    ],
)
def test_a_table_that_cannot_be_read(folder: Folder, scores: bytes, code: str) -> None:
    assert [found for found, _ in folder.faults(scores)] == [code]


def test_what_a_constraint_needs(folder: Folder) -> None:
    limits = {"eligible_only": True, "budget_cap": {"field": "sum", "max": "5"}}
    assert folder.faults(PLAIN.encode(), constraints=limits) == [("rank-needs-dossiers", None)] * 2
    found = folder.faults(PLAIN.encode(), b"dossier,eligible\nD1,1\nD2,1\n", constraints=limits)
    assert ("csv-column-missing", None) in found


def test_the_hash_of_a_seed_is_not_a_seed(folder: Folder) -> None:
    assert folder.faults(PLAIN.encode(), tie_break=[{"lot": "sha256:" + "0" * 64}]) == [
        ("rule-lot-hash", None)
    ]
