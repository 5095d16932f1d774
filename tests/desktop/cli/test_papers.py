"""`alqa papers`: readable copies by script, refused where the organisation says so."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest

from desktop.cli import papers
from desktop.settings import Policy
from tests.helpers import offices
from tests.helpers.shell import Shell


@pytest.fixture
def desk(alqa: Shell, root: Path, tmp_path: Path) -> Path:
    pack = next((root / "packs").glob("C02*.alqa-pack"))
    place = tmp_path / "ws"
    assert (
        alqa("review", "open", pack, "--identity", offices.key(root, "C02"), "--workspace", place).status == 0
    )
    return place


def test_papers_are_written_and_refused_in_words(
    alqa: Shell, desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = alqa("review", "status", "--workspace", desk).data["dossiers"]
    code = next(row["dossier"] for row in rows if row["state"] != "recused")
    common = ("--workspace", desk, "--out")
    out = tmp_path / "d.pdf"
    ran = alqa("papers", "dossier", "--dossier", code, "--document", "D05", *common, out, "--lang", "kk")
    assert ran.status == 0
    assert ran.data == {"file": str(out), "kind": "dossier", "bytes": out.stat().st_size}
    assert len(pypdf.PdfReader(out).pages) == 3
    assert alqa("papers", "blank", *common, tmp_path / "b.pdf").status == 0
    assert alqa("papers", "notes", *common, tmp_path / "n.csv").status == 0
    assert (tmp_path / "n.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    for wrong, said in (
        (("mine", *common, tmp_path / "m.pdf"), "papers-which-dossier"),
        (("blank", *common, tmp_path / "m.csv"), "table-of-notes-only"),
        (
            ("dossier", "--dossier", code, "--document", "D99", *common, tmp_path / "x.pdf"),
            "papers-document-unknown",
        ),
        (("blank", *common, out), "file-exists"),
    ):
        refused = alqa("papers", *wrong)
        assert refused.status == 3
        assert refused.data["faults"][0]["code"] == said
    monkeypatch.setattr(papers, "policy", lambda: Policy(export=False))
    forbidden = alqa("papers", "mine", "--dossier", code, *common, tmp_path / "f.pdf")
    assert forbidden.status == 3
    assert forbidden.data["faults"][0]["code"] == "export-forbidden"
    assert not (tmp_path / "f.pdf").exists()
