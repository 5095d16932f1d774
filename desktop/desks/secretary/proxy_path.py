"""A member without a working laptop: sheets on paper, a form to type them into, a scan, a witness.

The marks stay the member's: they are typed by the secretary from the signed paper, whose scan is named by
its hash, and count only with the signature of a witness, who opens the file with a key of his own. They
are marked as entered by proxy everywhere, the protocol included.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from desktop.desks import chair, people, rounds
from desktop.desks.secretary import issuing, merging, packing
from desktop.desks.views import FileOutcome
from desktop.errors import AlqaError
from desktop.exchange import files
from desktop.model.people import RosterEntry
from desktop.model.statements import Round
from desktop.model.text import Lang, Text
from desktop.reports import score_paper
from desktop.reports.plain_paper import text_of
from desktop.storage.workspace import Workspace
from desktop.trust import authority


class Waiting(NamedTuple):
    """A member whose sheets are not all on the board: `due` dossiers to read, `missing` of them unread."""

    reviewer: str
    name: Text
    due: int
    missing: int


def waiting(ws: Workspace) -> list[Waiting]:
    """Members who still owe sheets, in the roster's order. Raises `round-missing`."""
    body = rounds.current(ws).body
    counted = {(one.reviewer, one.dossier) for one in merging.board(ws).sheets if one.state == "counted"}
    found = []
    for entry in body.roster:
        codes = packing.readable(body, entry.id)
        missing = sum((entry.id, code) not in counted for code in codes)
        if missing:
            found.append(Waiting(entry.id, entry.name, len(codes), missing))
    return found


def print_sheets(ws: Workspace, reviewer: str, out: Path, lang: Lang, when: str) -> int:
    """Write a PDF of blank sheets for every dossier that the member reads; how many. Raises
    `reviewer-unknown`, `proxy-nothing-to-read`."""
    body = rounds.current(ws).body
    entry, codes = _reader(body, reviewer)
    titles = {ref.code: ref.title for ref in body.dossiers}
    name = text_of(entry.name, lang)
    papers = [
        score_paper.ScorePaper(body.title, body.rubric, body.rule, code, titles[code], name, when)
        for code in codes
    ]
    files.write_file(out, score_paper.score_papers(papers, lang), replace=True)
    return len(papers)


def entry_form(ws: Workspace, reviewer: str, out: Path) -> int:
    """Write the XLSX that the paper sheets are typed into: a row for each dossier, a column for each
    criterion; how many rows. Raises as `print_sheets`."""
    from openpyxl import Workbook

    body = rounds.current(ws).body
    _, codes = _reader(body, reviewer)
    book = Workbook()
    sheet: Any = book.active
    sheet.title = reviewer
    sheet.append(["dossier", *(one.code for one in body.rule.criteria), "comment"])
    for code in codes:
        sheet.append([code])
    sheet.freeze_panes = "B2"
    sheet.column_dimensions["A"].width = 22
    with tempfile.TemporaryDirectory(dir=ws.folder) as place:
        made = Path(place) / "form.xlsx"
        book.save(made)
        files.write_file(out, made.read_bytes(), replace=True)
    return len(codes)


def enter(
    ws: Workspace, reviewer: str, sheet: Path, scan: Path, witness: Path, passphrase: str, out: Path
) -> FileOutcome:
    """Sign what was typed, let the witness sign it with the key file `witness`, keep the file `out` and take
    it to the board. Raises `proxy-witness-unfit` for the secretary's or the member's key, and the codes of
    `issuing.add_proxy`, of key files and of the typed sheet; then nothing is kept."""
    entry, _ = _reader(rounds.current(ws).body, reviewer)
    if people.show(witness).key in (ws.identity.key, entry.key):
        raise AlqaError("proxy-witness-unfit", reviewer=reviewer)
    with tempfile.TemporaryDirectory(dir=ws.folder) as place:
        typed, signed = Path(place) / "typed.alqa-proxy", Path(place) / f"{reviewer}.alqa-proxy"
        issuing.add_proxy(ws, sheet, reviewer, scan, typed)
        chair.cosign(typed, "proxy", witness, passphrase, signed)
        files.write_file(out, signed.read_bytes())
    return merging.merge_files(ws, [out])[0]


def _reader(body: Round, reviewer: str) -> tuple[RosterEntry, list[str]]:
    entry = authority.entry_of(body, reviewer)
    if entry is None:
        raise AlqaError("reviewer-unknown", reviewer=reviewer)
    codes = packing.readable(body, reviewer)
    if not codes:
        raise AlqaError("proxy-nothing-to-read", reviewer=reviewer)
    return entry, codes
