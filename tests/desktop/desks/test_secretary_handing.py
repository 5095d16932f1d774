"""Packs written to a stick: resumed, read back, never over a stranger's file; who took which."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from pypdf import PdfReader

from desktop.desks import secretary
from desktop.desks.commissioner import opening
from desktop.desks.secretary import drafting, handing, handing_paper
from desktop.errors import AlqaError
from desktop.storage import draft, journal
from desktop.storage.workspace import Workspace
from tests.helpers import offices

TWO = ("C02", "C03")
AT = "2026-11-25T00:00:00Z"


@pytest.fixture
def ws(ws: Workspace) -> Workspace:
    """The sample's secretary, before any pack was made."""
    for member in handing.history(ws):
        draft.put(ws, handing.SECTION, member, None, AT)
    return ws


def silent(_done: int, _of: int) -> None:
    """Nobody watches."""


def states(ws: Workspace) -> dict[str, str]:
    return {line.reviewer: line.state for line in handing.plan(ws)}


class Stop(Exception):
    """The stick is pulled out."""


def test_a_pack_is_due_then_made_then_handed_over(ws: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "stick"
    before = states(ws)
    made = handing.make(ws, TWO, out, silent)
    assert [one.name for one in made] == ["C02.alqa-pack", "C03.alqa-pack"]
    handing.take(ws, "C02", "  Асель  Ахметова ")
    assert states(ws) == {**before, "C02": "handed", "C03": "made"}
    handing.take_back(ws, "C02")
    assert states(ws)["C02"] == "made"
    kinds = [entry.kind for entry in journal.entries(ws) if entry.kind.startswith("pack")]
    assert kinds[-4:] == ["pack", "pack", "pack-taken", "pack-taken-back"]


def test_the_pack_opens_at_its_commissioner(root: Path, ws: Workspace, tmp_path: Path) -> None:
    handing.make(ws, ["C02"], tmp_path / "stick", silent)
    opened = opening.open_pack(
        tmp_path / "stick" / "C02.alqa-pack", offices.key(root, "C02"), offices.PASSPHRASE, tmp_path / "w"
    )
    with opened.workspace as mine:
        assert mine.round_id == ws.round_id


def test_a_broken_run_goes_on_where_it_stopped(ws: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "stick"

    def pulled(done: int, of: int) -> None:
        if (out / "C02.alqa-pack").exists() and done > of // 2:
            raise Stop

    with pytest.raises(Stop):
        handing.make(ws, TWO, out, pulled)
    assert [path.name for path in out.iterdir()] == ["C02.alqa-pack"]
    whole = (out / "C02.alqa-pack").read_bytes()
    assert not list(ws.folder.glob("packing-*"))
    handing.make(ws, TWO, out, silent)
    assert (out / "C02.alqa-pack").read_bytes() == whole
    assert (out / "C03.alqa-pack").exists()


def test_a_damaged_pack_is_not_taken_for_a_whole_one(ws: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "stick"
    handing.make(ws, ["C02"], out, silent)
    path = out / "C02.alqa-pack"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(AlqaError) as refused:
        handing.make(ws, ["C02"], out, silent)
    assert refused.value.code == "pack-name-taken"
    assert path.read_bytes() == bytes(data)


def test_a_strangers_file_is_never_replaced(ws: Workspace, tmp_path: Path) -> None:
    (tmp_path / "C02.alqa-pack").write_bytes(b"another round's")
    with pytest.raises(AlqaError) as refused:
        handing.make(ws, ["C02"], tmp_path, silent)
    assert refused.value.code == "pack-name-taken"
    assert (tmp_path / "C02.alqa-pack").read_bytes() == b"another round's"


def test_a_new_version_makes_every_pack_outdated(ws: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "stick"
    handing.make(ws, ["C02"], out, silent)
    handing.take(ws, "C02", "Асель")
    said = drafting.round_of(ws)
    drafting.put_round(ws, msgspec.structs.replace(said, quorum=9))
    drafting.sign(ws, reason="a lower quorum")
    assert states(ws)["C02"] == "outdated"
    handing.make(ws, ["C02"], out, silent)
    assert states(ws)["C02"] == "made"
    assert [one.version for one in handing.history(ws)["C02"]] == [1, 2]


def test_progress_reaches_its_end(ws: Workspace, tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    handing.make(ws, TWO, tmp_path, lambda done, of: steps.append((done, of)))
    assert steps[-1][0] == steps[-1][1]
    assert [done for done, _ in steps] == sorted(done for done, _ in steps)


def test_what_cannot_be_handed_over(ws: Workspace, tmp_path: Path) -> None:
    for act, code in (
        (lambda: handing.take(ws, "C04", "Асель"), "pack-not-made"),
        (lambda: handing.take(ws, "C04", "  "), "pack-taken-without-name"),
        (lambda: handing.make(ws, ["nobody"], tmp_path, silent), "pack-no-commissioner"),
    ):
        with pytest.raises(AlqaError) as refused:
            act()
        assert refused.value.code == code


def test_the_receipt_names_each_pack_and_who_took_it(ws: Workspace, tmp_path: Path) -> None:
    secretary.packs(ws, tmp_path / "packs")
    handing.take(ws, "C02", "Асель Ахметова")
    for lang in ("kk", "ru", "en"):
        out = tmp_path / f"{lang}.pdf"
        handing_paper.receipt(ws, out, lang, "25.11.2026")  # type: ignore[arg-type]
        text = "".join(page.extract_text() for page in PdfReader(out).pages)
        assert "Асель Ахметова" in text
        assert all(f"C{n:02}.alqa-pack" in text for n in range(2, 16))
