"""The handover of the selected to those who supervise them: a workbook, and the same as JSON."""

from __future__ import annotations

from pathlib import Path

from desktop.desks.secretary.out.data import note
from desktop.desks.secretary.out.gathering import decided, refuse_forbidden
from desktop.exchange import files
from desktop.model.text import Lang
from desktop.reports.out import bundle, handover, workbook
from desktop.reports.out.bundle import Bundle
from desktop.storage.workspace import Workspace

WORKBOOK, JSON = "handover.xlsx", "handover.json"


def export_handover(ws: Workspace, out: Path, lang: Lang) -> Bundle:
    """Write `handover.xlsx` and `handover.json` into the folder `out`, in place of older ones.
    Raises `no-decision`, `export-forbidden`."""
    refuse_forbidden()
    made = handover.everything(decided(ws))
    files.ensure_folder(out)
    for name, data in members_of(made, lang).items():
        files.write_file(out / name, data, replace=True)
    note(ws, "handover", out, made)
    return made


def members_of(made: Bundle, lang: Lang) -> dict[str, bytes]:
    """The two files by name."""
    return {WORKBOOK: workbook.encode(made, lang), JSON: bundle.as_json(made)}
