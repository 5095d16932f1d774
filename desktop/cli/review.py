"""`alqa review ...` and `alqa receipt ...`: the commissioner's side."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from desktop.cli import ask, versions
from desktop.cli.output import REFUSED, Answer
from desktop.desks import commissioner, secretary
from desktop.errors import AlqaError


def register(verbs: Any, common: argparse.ArgumentParser) -> None:
    """Add the verbs of this module."""
    review = verbs.add_parser("review", help="read and score").add_subparsers(dest="sub", required=True)
    declared = review.add_parser("declare", parents=[common])
    declared.add_argument("--identity", required=True, type=Path)
    declared.add_argument("--applicants", required=True, type=Path)
    declared.add_argument("--conflict", nargs="+", action="extend", default=[], metavar="CODE=GROUND")
    declared.add_argument("--out", required=True, type=Path)
    declared.set_defaults(run=declare)
    opened = review.add_parser("open", parents=[common])
    opened.add_argument("pack", type=Path)
    opened.add_argument("--identity", required=True, type=Path)
    opened.add_argument("--workspace", required=True, type=Path)
    opened.set_defaults(run=open_pack)
    for name, run, argument in (
        ("fill", fill, "sheet"),
        ("status", status, None),
        ("hand-in", hand_in, None),
        ("resolve", resolve, "request"),
        ("check", check, "record"),
    ):
        command = review.add_parser(name, parents=[common])
        command.add_argument("--workspace", required=True, type=Path)
        if argument:
            command.add_argument(argument, type=Path)
        if name in ("hand-in", "resolve"):
            command.add_argument("--out", required=name == "hand-in", type=Path)
        if name == "hand-in":
            command.add_argument("--partial", action="store_true")
        command.set_defaults(run=run)
    versions.register(review, common)
    receipt = verbs.add_parser("receipt", help="receipts").add_subparsers(dest="sub", required=True)
    exported = receipt.add_parser("export", parents=[common])
    exported.add_argument("--workspace", required=True, type=Path)
    exported.add_argument("--out", required=True, type=Path)
    exported.set_defaults(run=export_receipts)
    imported = receipt.add_parser("import", parents=[common])
    imported.add_argument("--workspace", required=True, type=Path)
    imported.add_argument("file", type=Path)
    imported.set_defaults(run=import_receipt)


def declare(options: argparse.Namespace) -> Answer:
    """`alqa review declare`."""
    conflicts = [pair(text) for text in options.conflict]
    digest = commissioner.declare(
        options.identity, ask.passphrase(options), options.applicants, conflicts, options.out
    )
    return Answer(
        {"file": str(options.out), "digest": digest, "conflicts": len(conflicts)},
        (options.words("cli.wrote", path=options.out), options.words("cli.digest", digest=digest)),
    )


def pair(text: str) -> tuple[str, str]:
    """`CODE=GROUND` as two texts."""
    code, equals, ground = text.partition("=")
    if not (code and equals and ground):
        raise AlqaError("conflict-not-a-pair", text=text)
    return code, ground


def open_pack(options: argparse.Namespace) -> Answer:
    """`alqa review open`: a first pack makes the workspace, a later one updates it."""
    opened = commissioner.open_pack(
        options.pack, options.identity, ask.passphrase(options), options.workspace
    )
    with opened.workspace as ws:
        counts = commissioner.review(ws)
    say = options.words
    return Answer(
        {
            "workspace": str(options.workspace),
            "round": opened.round_id,
            "version": opened.version,
            "reviewer": opened.reviewer,
            "dossiers": counts.assigned,
            "recused": counts.recused,
            "changed": list(opened.changed),
            "authority": opened.authority,
        },
        (
            say("cli.review.opened", round=opened.round_id, version=opened.version, reviewer=opened.reviewer),
            say("cli.round.dossiers", n=counts.assigned),
            *((say("cli.review.changed", dossiers=opened.changed),) if opened.changed else ()),
            *(
                ()
                if opened.authority
                else (say("cli.authority_unchecked"), say("cli.code", code=opened.code))
            ),
        ),
    )


def fill(options: argparse.Namespace) -> Answer:
    """`alqa review fill`."""
    with commissioner.open_workspace(options.workspace, ask.passphrase(options)) as ws:
        filled = commissioner.fill(ws, options.sheet)
    return Answer(
        {"dossiers": filled.dossiers, "marks": filled.marks, "recused": filled.recused},
        (
            options.words(
                "cli.review.filled", dossiers=filled.dossiers, marks=filled.marks, recused=filled.recused
            ),
        ),
    )


def status(options: argparse.Namespace) -> Answer:
    """`alqa review status`."""
    with commissioner.open_workspace(options.workspace, ask.passphrase(options)) as ws:
        counts = commissioner.review(ws)
        handed = commissioner.handed_in(ws)
    say = options.words
    rows = [
        {
            "dossier": row.code,
            "state": row.state,
            "scored": row.scored,
            "of": row.of,
            "position": row.position,
        }
        for row in counts.rows
    ]
    named = {
        state: [row.code for row in counts.rows if row.state == state]
        for state in ("complete", "partial", "changed", "untouched", "recused")
    }
    return Answer(
        {
            "assigned": counts.assigned,
            "complete": named["complete"],
            "partial": named["partial"],
            "changed": named["changed"],
            "missing": named["untouched"],
            "recused": named["recused"],
            "dossiers": rows,
            "sequence": handed.sequence if handed else 0,
            "digest": handed.digest if handed else None,
        },
        (
            say("cli.review.complete", done=counts.complete, of=counts.assigned),
            say("cli.review.partial", dossiers=named["partial"] or "—"),
            *((say("cli.review.changed", dossiers=named["changed"]),) if named["changed"] else ()),
            say("cli.review.missing", dossiers=named["untouched"] or "—"),
            say("cli.review.recused", dossiers=named["recused"] or "—"),
        ),
    )


def hand_in(options: argparse.Namespace) -> Answer:
    """`alqa review hand-in`."""
    with commissioner.open_workspace(options.workspace, ask.passphrase(options)) as ws:
        handed = commissioner.hand_in(ws, options.out, partial=options.partial)
    return handed_answer(options, handed)


def resolve(options: argparse.Namespace) -> Answer:
    """`alqa review resolve`: the author answers a fork with a bundle that names every branch."""
    with commissioner.open_workspace(options.workspace, ask.passphrase(options)) as ws:
        handed = commissioner.resolve(ws, options.request, options.out)
    return handed_answer(options, handed)


def handed_answer(options: argparse.Namespace, handed: Any) -> Answer:
    """What leaves: path, revision, digest, code."""
    say = options.words
    return Answer(
        {"file": str(handed.path), "sequence": handed.sequence, "digest": handed.digest, "code": handed.code},
        (
            say("cli.wrote", path=handed.path),
            say("cli.review.revision", sequence=handed.sequence),
            say("cli.digest", digest=handed.digest),
            say("cli.code", code=handed.code),
        ),
    )


def check(options: argparse.Namespace) -> Answer:
    """`alqa review check`: does the decision hold my newest bundle?"""
    with commissioner.open_workspace(options.workspace, ask.passphrase(options)) as ws:
        found = commissioner.check_record(ws, options.record)
    key = "cli.review.check_yes" if found.holds else "cli.review.check_no"
    return Answer(
        {"holds": found.holds, "mine": found.mine, "in_record": found.in_record},
        (options.words(key, digest=found.mine or "—"),),
        status=0 if found.holds else REFUSED,
    )


def export_receipts(options: argparse.Namespace) -> Answer:
    """`alqa receipt export`."""
    with secretary.open_workspace(options.workspace, ask.passphrase(options)) as ws:
        paths = secretary.export_receipts(ws, options.out)
    return Answer(
        {"files": [str(path) for path in paths]}, tuple(options.words("cli.wrote", path=p) for p in paths)
    )


def import_receipt(options: argparse.Namespace) -> Answer:
    """`alqa receipt import`."""
    with commissioner.open_workspace(options.workspace, ask.passphrase(options)) as ws:
        receipt = commissioner.import_receipt(ws, options.file)
    return Answer(
        {"bundle": receipt.bundle, "sequence": receipt.sequence},
        (options.words("cli.receipt.imported", sequence=receipt.sequence),),
    )
