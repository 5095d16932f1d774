"""What goes back to members, paper sheets with a witness, and the chair's rulings."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from desktop.desks import chair, commissioner, rounds, sample, secretary
from desktop.errors import AlqaError
from desktop.exchange import statements as statement_files
from desktop.model.statements import Receipt, Request
from desktop.storage.workspace import Workspace
from tests.helpers import offices


@pytest.fixture
def forked(root: Path, ws: Workspace, tmp_path: Path) -> tuple[str, str]:
    """C07's two bundles on the board."""
    path = tmp_path / "fork.alqa-scores"
    other = offices.resigned(root, "C07", path, offices.lowered)
    secretary.merge_files(ws, [*offices.files(root), path])
    return offices.bundle(root, "C07").digest, other


@pytest.fixture
def chairs(root: Path, tmp_path: Path) -> Path:
    """The chair's workspace."""
    folder = tmp_path / "chair.ws"
    pack = root / "packs" / "C01.alqa-pack"
    opened = commissioner.open_pack(pack, offices.key(root, "C01"), offices.PASSPHRASE, folder)
    opened.workspace.close()
    return folder


def test_every_bundle_gets_one_receipt(root: Path, ws: Workspace, tmp_path: Path) -> None:
    secretary.merge_files(ws, offices.files(root, "C07", "C08"))
    paths = secretary.export_receipts(ws, tmp_path / "receipts")
    before = {path: path.read_bytes() for path in paths}
    found = {statement_files.read_statement(path, Receipt).body.bundle for path in paths}
    assert found == {offices.bundle(root, who).digest for who in ("C07", "C08")}
    assert secretary.export_receipts(ws, tmp_path / "receipts") == paths
    assert {path: path.read_bytes() for path in paths} == before


def test_the_author_of_a_fork_is_asked(ws: Workspace, tmp_path: Path, forked: tuple[str, str]) -> None:
    (path,) = secretary.export_requests(ws, tmp_path / "requests")
    asked = statement_files.read_statement(path, Request)
    assert (asked.body.reviewer, set(asked.body.bundles)) == ("C07", set(forked))


def paper(root: Path, ws: Workspace, folder: Path) -> Path:
    """C07's marks typed from paper."""
    body = rounds.current(ws).body
    scale = {one.code: one.scale or body.rule.scale for one in body.rule.criteria}
    path = folder / "paper.csv"
    with path.open("w", newline="", encoding="utf-8") as stream:
        rows = csv.writer(stream)
        rows.writerow(["dossier", *scale])
        for one in offices.bundle(root, "C07").body.reviews:
            rows.writerow([one.dossier, *(str((one.marks[code] or 0) / 2) for code in scale)])
    return path


def test_a_paper_sheet_counts_with_its_witness_alone(root: Path, ws: Workspace, tmp_path: Path) -> None:
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.4 a scan")
    one, two = tmp_path / "one.alqa-proxy", tmp_path / "two.alqa-proxy"
    digest = secretary.add_proxy(ws, paper(root, ws, tmp_path), "C07", scan, one)
    (alone,) = secretary.merge_files(ws, [one])
    assert (alone.state, alone.code) == ("refused", "proxy-needs-witness")
    assert chair.cosign(one, "proxy", offices.key(root, "C08"), offices.PASSPHRASE, two) == digest
    (outcome,) = secretary.merge_files(ws, [two])
    assert (outcome.state, outcome.digest) == ("accepted", digest)
    sheets = [one for one in secretary.board(ws).sheets if one.reviewer == "C07"]
    rows = [row for row in sample.sheet_rows() if row["reviewer_id"] == "C07"]
    assert len(sheets) == len(rows)
    assert all(sheet.proxy and sheet.state == "counted" for sheet in sheets)
    marks = {row["application_id"]: int(row["A1"]) for row in rows}
    assert {sheet.dossier: sheet.marks["A1"] for sheet in sheets} == marks


def test_a_ruling_excludes_every_branch_of_a_fork(
    root: Path, ws: Workspace, tmp_path: Path, forked: tuple[str, str], chairs: Path
) -> None:
    alone, both = tmp_path / "alone.alqa-ruling", tmp_path / "both.alqa-ruling"
    with chair.open_workspace(chairs, offices.PASSPHRASE) as mine:
        chair.add_ruling(mine, "exclude", sorted(forked), "two laptops", alone)
    (refused,) = secretary.merge_files(ws, [alone])
    assert (refused.state, refused.code) == ("refused", "ruling-needs-second-signature")
    chair.cosign(alone, "ruling", offices.key(root, "secretary"), offices.PASSPHRASE, both)
    (taken,) = secretary.merge_files(ws, [both])
    assert taken.state == "accepted"
    member = secretary.board(ws).reviewer("C07")
    assert member is not None
    assert (member.state, set(member.excluded)) == ("missing", set(forked))
    assert not secretary.board(ws).forks


def test_a_ruling_revokes_a_key(root: Path, ws: Workspace, tmp_path: Path, chairs: Path) -> None:
    secretary.merge_files(ws, offices.files(root))
    alone, both = tmp_path / "alone.alqa-ruling", tmp_path / "both.alqa-ruling"
    with chair.open_workspace(chairs, offices.PASSPHRASE) as mine:
        chair.add_ruling(mine, "revoke", ["C07"], "a stolen laptop", alone)
    chair.cosign(alone, "ruling", offices.key(root, "secretary"), offices.PASSPHRASE, both)
    secretary.merge_files(ws, [both])
    member = secretary.board(ws).reviewer("C07")
    assert member is not None
    assert (member.digest, member.revoked) == (None, (offices.bundle(root, "C07").digest,))


def test_only_the_chair_rules_and_about_what_fits(ws: Workspace, tmp_path: Path, chairs: Path) -> None:
    out = tmp_path / "x.alqa-ruling"
    with pytest.raises(AlqaError) as refused:
        chair.add_ruling(ws, "revoke", ["C07"], "no", out)
    assert refused.value.code == "not-the-chair"
    with chair.open_workspace(chairs, offices.PASSPHRASE) as mine, pytest.raises(AlqaError) as refused:
        chair.add_ruling(mine, "exclude", ["C07"], "no", out)
    assert refused.value.code == "ruling-about-unfit"
    assert not out.exists()
