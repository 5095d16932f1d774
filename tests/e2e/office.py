"""The secretary's side of a new user's story: a small round with that person's card, by the command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2

from tests.helpers.at_display import alqa

SEATS = ("secretary", "C01", "C02")
PASS = "pass"
FACT, NEW = "members_total", "41"


class Office:
    """Works in the folder of a sample round; its files lie beside it."""

    def __init__(self, folder: Path, reader: str) -> None:
        self.folder, self.reader = folder, reader
        (folder / PASS).write_text("sample\n")
        (folder / PASS).chmod(0o600)
        self.source, self.workspace = folder / "office", folder / "office.ws"

    def build(self, card: Path) -> Path:
        """A round in which the new person has a seat; the pack for them."""
        shutil.copytree(self.folder / "source", self.source)
        self._fewer_seats()
        shutil.copy(card, self.source / "cards" / f"{self.reader}.alqa-card")
        key = self.folder / "identities" / "secretary.alqa-key"
        self._run("round", "build", self.source, "--identity", key, "--workspace", self.workspace)
        return self._packs("first")

    def amend(self, dossier: str, document: str) -> Path:
        """A corrected figure, and a document with a page more: the pack of version 2."""
        self._correct(dossier)
        _one_page_more(self.source / "dossiers" / dossier / f"{document}.pdf")
        why = ("--reason", "Түзету / исправление")
        self._run("round", "amend", self.source, "--workspace", self.workspace, *why)
        return self._packs("second")

    def merge(self, bundle: Path) -> Any:
        return self._run("merge", "--workspace", self.workspace, bundle)

    def counted(self) -> str:
        """The one dossier of which the new person's sheet counts."""
        rows = self._run("board", "--workspace", self.workspace)["matrix"]
        counted = [row["dossier"] for row in rows if row["state"] == "counted"]
        (only,) = counted
        return str(only)

    def receipt(self) -> Path:
        """Of the one file that was merged."""
        out = self.folder / "receipts"
        self._run("receipt", "export", "--workspace", self.workspace, "--out", out)
        return next(out.glob("*.alqa-receipt"))

    # -- inside -----------------------------------------------------------------------------------

    def _run(self, *words: str | Path) -> Any:
        return alqa(self.folder, *words, "--passphrase-file", PASS)

    def _packs(self, name: str) -> Path:
        self._run("round", "pack", "--workspace", self.workspace, "--out", self.folder / name)
        return self.folder / name / f"{self.reader}.alqa-pack"

    def _fewer_seats(self) -> None:
        """Three people instead of sixteen: what is sealed for others takes time and shows nothing."""
        place = self.source / "round.json"
        found = json.loads(place.read_text("utf-8"))
        found["roster"] = [seat for seat in found["roster"] if seat["id"] in SEATS]
        found["assignment"] = {who: codes for who, codes in found["assignment"].items() if who in SEATS}
        found["recusals"] = [one for one in found["recusals"] if one["reviewer"] in SEATS]
        found["quorum"] = 2
        place.write_text(json.dumps(found, ensure_ascii=False), "utf-8")
        for card in (self.source / "cards").iterdir():
            if card.stem not in SEATS:
                card.unlink()

    def _correct(self, dossier: str) -> None:
        place = self.source / "register.xlsx"
        book = openpyxl.load_workbook(place)
        rows = list(book.active.iter_rows())
        column = next(cell.column for row in rows for cell in row if cell.value == FACT)
        row = next(row for row in rows if any(cell.value == dossier for cell in row))
        book.active.cell(row[0].row, column, int(NEW))
        book.save(place)


def _one_page_more(path: Path) -> None:
    with pypdfium2.PdfDocument(path.read_bytes()) as document:
        document.new_page(*document.get_page_size(0))
        document.save(path)
