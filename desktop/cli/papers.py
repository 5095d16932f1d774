"""`alqa papers ...`: a dossier, my notes or a score sheet as a file that anybody can read."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop.cli import ask
from desktop.cli.output import Answer
from desktop.desks import commissioner
from desktop.desks.commissioner import papers
from desktop.desks.paper_views import Wish
from desktop.errors import AlqaError
from desktop.exchange import files
from desktop.pages.server import PageServer
from desktop.settings import policy
from desktop.storage.workspace import Workspace

KINDS = ("dossier", "notes", "mine", "blank")


def register(verbs: Any, common: argparse.ArgumentParser) -> None:
    """Add the verb of this module."""
    command = verbs.add_parser("papers", parents=[common], help="a dossier, notes or a sheet, in clear")
    command.add_argument("kind", choices=KINDS)
    command.add_argument("--workspace", required=True, type=Path)
    command.add_argument("--dossier", default="", metavar="CODE", help="all, or none, when left out")
    command.add_argument("--document", nargs="+", action="extend", default=[], metavar="CODE")
    command.add_argument("--without-notes", action="store_true")
    command.add_argument("--out", required=True, type=Path, metavar="FILE.pdf|FILE.csv")
    command.set_defaults(run=take)


def take(options: argparse.Namespace) -> Answer:
    """`alqa papers`."""
    if not policy().export:
        raise AlqaError("export-forbidden")
    with commissioner.open_workspace(options.workspace, ask.passphrase(options)) as ws:
        data = _table(ws, options) if options.out.suffix == ".csv" else _paper(ws, options)
    files.write_file(options.out, data)
    say = options.words
    answer = {"file": str(options.out), "kind": options.kind, "bytes": len(data)}
    return Answer(answer, (say("cli.wrote", path=options.out), say("papers.clear")))


def _table(ws: Workspace, options: argparse.Namespace) -> bytes:
    if options.kind != "notes":
        raise AlqaError("table-of-notes-only", kind=options.kind)
    return papers.notes_table(ws, options.dossier, options.words.lang)


def _paper(ws: Workspace, options: argparse.Namespace) -> bytes:
    code = options.dossier
    chosen: tuple[str, ...] = ()
    if options.kind in ("dossier", "mine") and not code:
        raise AlqaError("papers-which-dossier", kind=options.kind)
    if options.kind == "dossier":
        offered = papers.choices(ws, code)
        wanted = options.document or [one.code for one in offered]
        for strange in sorted(set(wanted) - {one.code for one in offered}):
            raise AlqaError("papers-document-unknown", document=strange, dossier=code)
        chosen = tuple(one.sha256 for one in offered if one.code in wanted)
    when = datetime.now().astimezone().strftime("%d.%m.%Y %H:%M")
    notes = not options.without_notes
    wish = Wish(options.kind, options.words.lang, when, code, chosen, notes)
    with PageServer() as server:
        return papers.make(ws, server, wish, _quiet)


def _quiet(_done: int, _of: int) -> None:
    """Nobody watches a script."""
