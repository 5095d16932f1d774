"""The round as data: one workbook for people, CSV and JSON for machines, each with its list."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop import clock
from desktop.desks.secretary.out.gathering import refuse_forbidden, whole
from desktop.exchange import files
from desktop.model.text import Lang
from desktop.reports.out import bundle, csv_form, workbook
from desktop.reports.out.bundle import Bundle
from desktop.storage import journal
from desktop.storage.workspace import Workspace

Progress = Callable[[int, int], None]
MANIFEST = "manifest.json"
JSON = "round.json"


def export_workbook(ws: Workspace, out: Path, lang: Lang) -> Bundle:
    """Write the workbook; headings in `lang`. Raises `export-forbidden` and as `gathering.whole`."""
    refuse_forbidden()
    made = bundle.everything(whole(ws))
    files.write_file(out, workbook.encode(made, lang), replace=True)
    note(ws, "workbook", out, made)
    return made


def export_data(ws: Workspace, out: Path, progress: Progress | None = None) -> Bundle:
    """Write into the new or empty folder `out`: a CSV file for each table, all of them in `round.json`,
    the list in `manifest.json`. What was written is read back. Raises also `folder-not-empty`."""
    refuse_forbidden()
    files.make_folder(out)
    made = bundle.everything(whole(ws))
    members = members_of(made)
    try:
        for done, (name, data) in enumerate(members.items(), 1):
            files.write_file(out / name, data)
            if progress is not None:
                progress(done, len(members))
    except BaseException:  # refused or stopped: half a folder would be taken for a whole one
        for name in members:
            (out / name).unlink(missing_ok=True)
        raise
    note(ws, "data", out, made)
    return made


def members_of(made: Bundle) -> dict[str, bytes]:
    """The files of the folder by name. That each CSV file reads back as the table it came from is asked
    here, before anyone relies on it: a difference is our bug."""
    for table in made.tables:
        lines = csv_form.decode(made.files[table.code])
        if lines != [[column.code for column in table.columns], *map(list, table.rows)]:
            raise RuntimeError(f"{table.code}: the CSV file reads back otherwise")
    csv = {f"{code}.csv": data for code, data in made.files.items()}
    return {**csv, JSON: bundle.as_json(made), MANIFEST: bundle.json_bytes(bundle.manifest(made))}


def note(ws: Workspace, what: str, out: Path, made: Bundle) -> None:
    """One line of the journal: what left in clear, under which name, how much of it."""
    rows = sum(one.rows for one in made.listed)
    journal.append(ws, "export", {"what": what, "file": out.name, "count": rows}, clock.now())
