"""Letters to applicants: one PDF for each dossier, after the decision."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path

from desktop import clock
from desktop.desks.secretary.out.gathering import decided, refuse_forbidden
from desktop.desks.secretary.publishing import protocol_data
from desktop.errors import AlqaError
from desktop.exchange import files
from desktop.model.text import Lang
from desktop.reports.out import letter
from desktop.storage import journal
from desktop.storage.workspace import Workspace

Progress = Callable[[int, int], None]


def export_letters(
    ws: Workspace,
    out: Path,
    langs: Sequence[Lang],
    codes: Sequence[str] = (),
    progress: Progress | None = None,
) -> list[Path]:
    """Write `CODE.pdf` into the folder `out` for each of `codes` (for every dossier when none is named).

    A letter that stands there already is replaced. Raises `no-decision`, `export-forbidden`,
    `letter-dossier-unknown` and what the disk refuses.
    """
    refuse_forbidden()
    whole, data = decided(ws), protocol_data(ws)
    known = [ref.code for ref in whole.body.dossiers]
    if strange := [code for code in codes if code not in known]:
        raise AlqaError("letter-dossier-unknown", dossiers=strange)
    files.ensure_folder(out)
    wanted = list(codes) or known
    paths = []
    for done, code in enumerate(wanted, 1):
        page = io.BytesIO()
        letter.render(whole, data, code, langs, page)
        paths.append(out / f"{code}.pdf")
        files.write_file(paths[-1], page.getvalue(), replace=True)
        if progress is not None:
            progress(done, len(wanted))
    said = {"what": "letters", "file": out.name, "count": len(paths)}
    journal.append(ws, "export", said, clock.now())
    return paths
