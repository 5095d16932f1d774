"""From the sample to the verified record with the command line alone."""

from __future__ import annotations

import json
from pathlib import Path

from desktop.paths import resources
from tests.helpers import offices
from tests.helpers.shell import Shell


def test_from_the_sample_to_a_verified_record(alqa: Shell, root: Path, office: Path, tmp_path: Path) -> None:
    expected = json.loads((resources() / "sample" / "sample-expected.json").read_text("utf-8"))
    merged = alqa("merge", "--workspace", office, *offices.files(root))
    assert (merged.status, len(merged.data["files"])) == (0, 15)
    shown = alqa("decide", "--workspace", office)
    assert (shown.status, shown.data["needs"]) == (0, [])
    exact = {row["dossier"]: row["total_exact"] for row in shown.data["ranking"]}
    for row in expected["ranking"]:
        assert exact[row["application_id"]] == f"{row['total_num']}/{row['total_den']}"
    assert alqa("record", "export", "--workspace", office, "--out", tmp_path / "no.alqa-record").status == 3
    done = alqa("decide", "--workspace", office, "--accept-proposal")
    assert (done.status, done.data["departed"]) == (0, False)
    assert sorted(done.data["selection"]) == sorted(expected["selected_constrained"][0])
    assert done.data["board"] == merged.data["digest"]
    assert alqa("decide", "--workspace", office, "--accept-proposal").status == 3
    record = tmp_path / "round.alqa-record"
    exported = alqa("record", "export", "--workspace", office, "--out", record)
    assert exported.data["decision"] == done.data["decision"]
    check_record(alqa, root, record, tmp_path)


def check_record(alqa: Shell, root: Path, record: Path, folder: Path) -> None:
    plain = alqa("record", "verify", record)
    assert (plain.status, plain.data["holds"], plain.data["authority"]) == (0, True, False)
    card = root / "identities" / "organisation.alqa-card"
    trusted = alqa("record", "verify", record, "--trust", card)
    assert (trusted.status, trusted.data["authority"]) == (0, True)
    stranger = root / "identities" / "C09.alqa-card"
    assert alqa("record", "verify", record, "--trust", stranger).status == 3
    unpacked = alqa("record", "unpack", record, folder / "unpacked")
    assert {"VERIFY.md", "allowed_signers"} <= set(unpacked.data["files"])
    data = bytearray(record.read_bytes())
    data[len(data) // 2] ^= 1
    (folder / "bad.alqa-record").write_bytes(data)
    assert alqa("record", "verify", folder / "bad.alqa-record").status == 3


def test_the_board_says_what_the_contract_says(alqa: Shell, root: Path, office: Path, tmp_path: Path) -> None:
    fork = tmp_path / "fork.alqa-scores"
    other = offices.resigned(root, "C07", fork, offices.lowered)
    text = tmp_path / "text.alqa-scores"
    text.write_text("text", "utf-8")
    merged = alqa("merge", "--workspace", office, *offices.files(root, "C07", "C08"), fork, text)
    assert merged.status == 3
    assert [one["state"] for one in merged.data["files"]] == ["accepted", "accepted", "accepted", "refused"]
    assert "scores-forked" in merged.err
    assert "file-kind-mismatch" in merged.err
    board = alqa("board", "--workspace", office)
    assert board.status == 0
    assert {"digest", "code", "reviewers", "refused", "forks"} <= set(board.data)
    assert board.data["code"] == merged.data["code"]
    by_id = {one["id"]: one for one in board.data["reviewers"]}
    assert len(by_id) == 15
    assert all(set(one) == {"id", "state", "sequence", "digest"} for one in by_id.values())
    mine = offices.bundle(root, "C08").digest
    assert by_id["C08"] == {"id": "C08", "state": "accepted", "sequence": 1, "digest": mine}
    assert by_id["C09"] == {"id": "C09", "state": "missing", "sequence": None, "digest": None}
    assert by_id["C07"]["state"] == "fork"
    (found,) = board.data["forks"]
    assert found == {
        "reviewer": "C07",
        "digests": sorted([other, offices.bundle(root, "C07").digest]),
    }
    assert [one["file"] for one in board.data["refused"]] == ["text.alqa-scores"]
    asked = alqa("request", "export", "--workspace", office, "--out", tmp_path / "requests")
    assert [Path(one).name for one in asked.data["files"]] == ["C07.alqa-request"]


def test_a_member_opens_fills_hands_in_and_is_thanked(
    alqa: Shell, root: Path, office: Path, tmp_path: Path
) -> None:
    mine, sheet = tmp_path / "c07.ws", tmp_path / "sheet.csv"
    opened = alqa(
        "review", "open", root / "packs" / "C07.alqa-pack", "--identity", offices.key(root, "C07"),
        "--workspace", mine,
    )  # fmt: skip
    assert (opened.status, opened.data["reviewer"], opened.data["authority"]) == (0, "C07", True)
    reviews = offices.bundle(root, "C07").body.reviews
    criteria = list(reviews[0].marks)
    lines = [",".join(["dossier", *criteria])]
    lines += [",".join([one.dossier, *(str((one.marks[c] or 0) / 2) for c in criteria)]) for one in reviews]
    sheet.write_text("\n".join(lines[:-1]) + "\n", "utf-8")
    assert alqa("review", "fill", "--workspace", mine, sheet).status == 0
    out = tmp_path / "c07.alqa-scores"
    early = alqa("review", "hand-in", "--workspace", mine, "--out", out)
    assert (early.status, out.exists()) == (3, False)
    state = alqa("review", "status", "--workspace", mine)
    assert state.data["missing"] == [reviews[-1].dossier]
    sheet.write_text("\n".join(lines) + "\n", "utf-8")
    alqa("review", "fill", "--workspace", mine, sheet)
    handed = alqa("review", "hand-in", "--workspace", mine, "--out", out)
    assert (handed.status, handed.data["sequence"]) == (0, 1)
    assert alqa("merge", "--workspace", office, out).data["files"][0]["digest"] == handed.data["digest"]
    receipts = alqa("receipt", "export", "--workspace", office, "--out", tmp_path / "r")
    taken = alqa("receipt", "import", "--workspace", mine, receipts.data["files"][0])
    assert (taken.status, taken.data["bundle"]) == (0, handed.data["digest"])
