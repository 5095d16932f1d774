"""`alqa export workbook | data | letters | handover | archive`: what leaves a round in clear."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from desktop.cli import ask
from desktop.cli.output import REFUSED, Answer
from desktop.desks import secretary
from desktop.desks.secretary.out import archive, data, handover, letters
from desktop.model.text import LANGS


def register(verbs: Any, common: argparse.ArgumentParser) -> None:
    """Add the verb of this module."""
    export = verbs.add_parser("export", help="a round in clear").add_subparsers(dest="sub", required=True)
    for name, run in (
        ("workbook", workbook),
        ("data", tables),
        ("handover", hand_over),
        ("archive", write_archive),
    ):
        command = export.add_parser(name, parents=[common])
        command.add_argument("--workspace", required=True, type=Path)
        command.add_argument("--out", required=True, type=Path)
        command.set_defaults(run=run)
    letters_ = export.add_parser("letters", parents=[common])
    letters_.add_argument("--workspace", required=True, type=Path)
    letters_.add_argument("--out", required=True, type=Path, metavar="DIR")
    letters_.add_argument("--langs", default="kk,ru", help="one or two of kk, ru, en (default: kk,ru)")
    letters_.add_argument("--dossier", nargs="+", action="extend", default=[], metavar="CODE")
    letters_.set_defaults(run=write_letters)


def workbook(options: argparse.Namespace) -> Answer:
    """`alqa export workbook`: headings in the language of `--lang`."""
    with secretary.open_workspace(options.workspace, ask.passphrase(options)) as ws:
        made = data.export_workbook(ws, options.out, options.words.lang)
    return listed(options, {"file": str(options.out)}, made)


def tables(options: argparse.Namespace) -> Answer:
    """`alqa export data`: a folder of CSV files, all of them in one JSON file, and their list."""
    with secretary.open_workspace(options.workspace, ask.passphrase(options)) as ws:
        made = data.export_data(ws, options.out)
    return listed(options, {"dir": str(options.out)}, made)


def write_letters(options: argparse.Namespace) -> Answer:
    """`alqa export letters`: one PDF for each applicant."""
    langs = tuple(lang for lang in options.langs.split(",") if lang in LANGS)[:2] or ("kk", "ru")
    with secretary.open_workspace(options.workspace, ask.passphrase(options)) as ws:
        paths = letters.export_letters(ws, options.out, langs, options.dossier)
    say = options.words
    lines = (say("cli.wrote", path=options.out), say("cli.export.letters", count=len(paths)))
    return Answer({"files": [str(path) for path in paths]}, (*lines, say("papers.clear")))


def hand_over(options: argparse.Namespace) -> Answer:
    """`alqa export handover`: the selected with what they start from, as XLSX and JSON."""
    with secretary.open_workspace(options.workspace, ask.passphrase(options)) as ws:
        made = handover.export_handover(ws, options.out, options.words.lang)
    return listed(options, {"dir": str(options.out)}, made)


def write_archive(options: argparse.Namespace) -> Answer:
    """`alqa export archive`: a `.zip` or a folder, read back; exit 3 when the record in it does not hold."""
    with secretary.open_workspace(options.workspace, ask.passphrase(options)) as ws:
        made = archive.export_archive(ws, options.out)
    say, holds = options.words, made.verdict.holds
    lines = [
        say("cli.wrote", path=options.out),
        say("cli.export.archive", count=len(made.names), digest=made.sums),
    ]
    lines.append(say("cli.record.verdict_consistent") if holds else say("archive.record_fails"))
    data_ = {"path": str(options.out), "files": list(made.names), "sums": made.sums, "holds": holds}
    return Answer(data_, (*lines, say("papers.clear")), status=0 if holds else REFUSED)


def listed(options: argparse.Namespace, where: dict[str, str], made: Any) -> Answer:
    """What was written, and each table with its rows and digest."""
    say = options.words
    found = [{"table": one.table, "rows": one.rows, "sha256": one.sha256} for one in made.listed]
    lines = [say("cli.wrote", path=options.out)]
    lines += [
        say("cli.export.table", table=say(f"out.sheet.{one.table}"), rows=one.rows) for one in made.listed
    ]
    return Answer({**where, "tables": found}, (*lines, say("papers.clear")))
