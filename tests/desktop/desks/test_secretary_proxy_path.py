"""A member without a laptop: printed, typed, scanned, witnessed, on the board, marked as a proxy."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from desktop.desks import rounds, secretary
from desktop.desks.secretary import packing, proxy_path
from desktop.errors import AlqaError
from desktop.storage import journal
from desktop.storage.workspace import Workspace
from tests.helpers import offices

WHO, WITNESS = "C12", "C03"


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "scan.pdf"
    path.write_bytes(b"%PDF-1.7 the signed paper")
    return path


def typed(ws: Workspace, folder: Path) -> Path:
    """The form with a mark in every cell."""
    path = folder / "form.xlsx"
    proxy_path.entry_form(ws, WHO, path)
    book = load_workbook(path)
    sheet = book.active
    for row in range(2, sheet.max_row + 1):
        for column in range(2, sheet.max_column):
            sheet.cell(row, column).value = 3
    book.save(path)
    return path


def test_who_owes_sheets(root: Path, ws: Workspace) -> None:
    everyone = [one.reviewer for one in proxy_path.waiting(ws)]
    assert WHO in everyone
    secretary.merge_files(ws, offices.files(root, WHO))
    assert WHO not in [one.reviewer for one in proxy_path.waiting(ws)]


def test_blank_sheets_for_every_dossier_with_the_points_once(ws: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "sheets.pdf"
    count = proxy_path.print_sheets(ws, WHO, out, "kk", "25.11.2026")
    codes = packing.readable(rounds.current(ws).body, WHO)
    text = [page.extract_text() for page in PdfReader(out).pages]
    assert count == len(codes)
    assert all(any(code in page for page in text) for code in codes)
    assert sum("Баллдар нені білдіреді" in page or "білдіреді" in page for page in text) <= 2


def test_paper_sheets_count_with_a_witness(root: Path, ws: Workspace, tmp_path: Path, scan: Path) -> None:
    sheet = typed(ws, tmp_path)
    out = tmp_path / f"{WHO}.alqa-proxy"
    made = proxy_path.enter(ws, WHO, sheet, scan, offices.key(root, WITNESS), offices.PASSPHRASE, out)
    assert (made.state, made.reviewer) == ("accepted", WHO)
    counted = [one for one in secretary.board(ws).sheets if one.reviewer == WHO]
    assert len(counted) == len(packing.readable(rounds.current(ws).body, WHO))
    assert all(one.proxy and one.state == "counted" for one in counted)
    assert WHO not in [one.reviewer for one in proxy_path.waiting(ws)]
    entry = journal.entries(ws, kind="proxy")[-1]
    assert entry.data["reviewer"] == WHO
    assert not list(ws.folder.glob("tmp*"))


@pytest.mark.parametrize("unfit", ["secretary", WHO])
def test_neither_the_secretary_nor_the_member_is_a_witness(
    root: Path, ws: Workspace, tmp_path: Path, scan: Path, unfit: str
) -> None:
    sheet, out = typed(ws, tmp_path), tmp_path / "p.alqa-proxy"
    with pytest.raises(AlqaError) as refused:
        proxy_path.enter(ws, WHO, sheet, scan, offices.key(root, unfit), offices.PASSPHRASE, out)
    assert refused.value.code == "proxy-witness-unfit"
    assert not out.exists()


def test_a_wrong_passphrase_keeps_nothing(root: Path, ws: Workspace, tmp_path: Path, scan: Path) -> None:
    sheet, out = typed(ws, tmp_path), tmp_path / "p.alqa-proxy"
    with pytest.raises(AlqaError) as refused:
        proxy_path.enter(ws, WHO, sheet, scan, offices.key(root, WITNESS), "wrong", out)
    assert refused.value.code == "passphrase-wrong"
    assert not out.exists()


def test_a_secretary_alone_reads_nothing(ws: Workspace, tmp_path: Path) -> None:
    with pytest.raises(AlqaError) as refused:
        proxy_path.entry_form(ws, "nobody", tmp_path / "f.xlsx")
    assert refused.value.code == "reviewer-unknown"
