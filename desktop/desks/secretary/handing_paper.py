"""The receipt for packs that were handed over, on paper."""

from __future__ import annotations

from pathlib import Path

from desktop.desks import rounds
from desktop.desks.secretary import handing
from desktop.desks.secretary.handing import Carried, MemberPack
from desktop.exchange import files
from desktop.model.text import Lang
from desktop.reports import handout
from desktop.reports.plain_paper import text_of
from desktop.storage.workspace import Workspace
from desktop.trust.digest import comparison_code


def receipt(ws: Workspace, out: Path, lang: Lang, when: str) -> None:
    """Write the PDF in `lang`: every pack of the newest version that was written and read back. `when` is
    the day as people write it. Raises the codes of files."""
    lines = [_line(one, one.last, lang) for one in handing.plan(ws) if one.last and one.state != "outdated"]
    heading = text_of(rounds.current(ws).body.title, lang)
    files.write_file(out, handout.paper(lines, heading, when, lang), replace=True)


def _line(one: MemberPack, last: Carried, lang: Lang) -> handout.HandoutLine:
    return handout.HandoutLine(
        one.reviewer,
        text_of(one.name, lang),
        last.name,
        last.dossiers,
        last.version,
        comparison_code(last.digests[0]),
        last.taken_by,
        last.taken_at[:10],
    )
