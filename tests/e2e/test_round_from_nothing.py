"""A whole round from an empty workspace by the commands and desks of its people: drawn up, assigned, signed,
carried out, scored on other laptops, brought back, sat over, decided, verified."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import msgspec
import pytest
from openpyxl import load_workbook

from desktop.decide.sitting.motions import Draft
from desktop.desks import secretary
from desktop.desks.secretary import drafting, seating, sitting
from desktop.model.rule import Constraints
from desktop.storage.workspace import Workspace
from tests.helpers import offices
from tests.helpers.sample_once import shared_round
from tests.helpers.shell import Shell

READERS = ("C02", "C03", "C04")
CODES = 5


@pytest.fixture
def alqa(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path, capsys)


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """The first applications of the sample: a register, and a folder of papers for each."""
    folder = tmp_path / "applications"
    folder.mkdir()
    book = load_workbook(shared_round() / "source" / "register.xlsx")
    sheet = book.active
    sheet.delete_rows(CODES + 2, sheet.max_row)
    book.save(folder / "register.xlsx")
    for row in range(2, CODES + 2):
        code = str(sheet.cell(row, 1).value)
        shutil.copytree(shared_round() / "source" / "dossiers" / code, folder / "papers" / code)
    return folder


def test_a_round_from_nothing(alqa: Shell, papers: Path, tmp_path: Path) -> None:
    root, office = shared_round(), tmp_path / "office.ws"
    draw_up(alqa, root, office, papers)
    seat_and_assign(alqa, root, office)
    built = alqa("round", "sign", "--workspace", office)
    assert built.status == 0, built.err
    packed = alqa("round", "pack", "--workspace", office, "--out", tmp_path / "packs")
    assert {one["reviewer"] for one in packed.data["packs"]} == set(READERS)
    files = [score(alqa, root, tmp_path, who) for who in READERS]
    assert alqa("merge", "--workspace", office, *files).status == 0
    with secretary.open_workspace(office, offices.PASSPHRASE) as ws:
        chosen = sit(ws)
    record = tmp_path / "round.alqa-record"
    assert alqa("record", "export", "--workspace", office, "--out", record).status == 0
    seen = alqa("record", "verify", record)
    assert (seen.status, seen.data["holds"]) == (0, True), seen.err
    assert len(chosen) == 1
    assert alqa("protocol", "--workspace", office, "--out", tmp_path / "protocol.pdf").status == 0
    out = tmp_path / "workbook.xlsx"
    assert alqa("export", "workbook", "--workspace", office, "--out", out).status == 0
    assert len(load_workbook(out, read_only=True).sheetnames) > 5
    steps = alqa("history", "--workspace", office)
    kinds = {one["kind"] for one in steps.data["entries"]}
    assert {"round", "pack", "merge", "sitting", "decide", "record"} <= kinds


def draw_up(alqa: Shell, root: Path, office: Path, papers: Path) -> None:
    """The rule from a template with one place, the register and the papers."""
    key = offices.key(root, "secretary")
    begun = alqa(
        "round", "draft", "--identity", key, "--workspace", office, "--round", "pilot-2027",
        "--title", "Pilot clusters 2027", "--template", "pilot-clusters",
    )  # fmt: skip
    assert begun.status == 0, begun.err
    assert alqa("round", "register", "--workspace", office, papers / "register.xlsx").data["rows"] == CODES
    taken = alqa("round", "papers", "--workspace", office, papers / "papers")
    assert (taken.status, len(taken.data["taken"])) == (0, CODES * 4)


def seat_and_assign(alqa: Shell, root: Path, office: Path) -> None:
    """Cards are taken, each key compared; everybody reads everything; one place, a small quorum."""
    with secretary.open_workspace(office, offices.PASSPHRASE) as ws:
        cards = [root / "identities" / f"{who}.alqa-card" for who in ("C01", *READERS)]
        assert all(one.state != "refused" for one in seating.take_files(ws, cards))
        seating.edit(ws, "C01", roles=["chair"])
        for who in ("C01", *READERS):
            seating.compare(ws, who, "match")
        loosen(ws)
    assigned = alqa("assign", "--workspace", office)
    assert assigned.status == 0, assigned.err


def loosen(ws: Workspace) -> None:
    """As the builder's window would: one place, no quota that five applications cannot meet."""
    said = drafting.round_of(ws)
    rule = msgspec.structs.replace(said.rule, seats=1, constraints=Constraints(), min_sheets=1)
    drafting.put_round(ws, msgspec.structs.replace(said, rule=rule, quorum=2, cosignatures=1))


def score(alqa: Shell, root: Path, folder: Path, who: str) -> Path:
    """A member on a laptop of their own: opens the pack, fills every sheet, hands in."""
    mine, out = folder / f"{who}.ws", folder / f"{who}.alqa-scores"
    pack = folder / "packs" / f"{who}.alqa-pack"
    opened = alqa("review", "open", pack, "--identity", offices.key(root, who), "--workspace", mine)
    assert opened.status == 0, opened.err
    missing = alqa("review", "status", "--workspace", mine).data["missing"]
    sheet = folder / f"{who}.csv"
    with sheet.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        criteria = [f"{group}{n}" for group in "ABCD" for n in (1, 2, 3)]
        writer.writerow(["dossier", *criteria])
        for n, code in enumerate(missing):
            writer.writerow([code, *(("4", "3.5", "5")[(n + at) % 3] for at in range(12))])
    assert alqa("review", "fill", "--workspace", mine, sheet).status == 0
    handed = alqa("review", "hand-in", "--workspace", mine, "--out", out)
    assert handed.status == 0, handed.err
    return out


def sit(ws: Workspace) -> list[str]:
    """Those who came carry the proposal; the sitting is closed and signed."""
    for who in READERS:
        sitting.arrive(ws, who)
    sitting.begin(ws)
    chosen = sitting.ground(ws).result.selection.sets[0]
    sitting.move(ws, "vote")
    sitting.put(ws, Draft("accept", reason="the best of equals", select=tuple(chosen)))
    for who in READERS:
        sitting.vote(ws, who, "for")
    sitting.close_vote(ws)
    sitting.freeze(ws)
    return list(chosen)
