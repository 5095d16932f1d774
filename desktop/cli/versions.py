"""`alqa review changes` and `alqa review confirm`: what a newer pack changed, and marks that stand."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from desktop.cli import ask
from desktop.cli.output import Answer
from desktop.desks import commissioner
from desktop.desks.commissioner import RoundChanges
from desktop.desks.commissioner.changes import DossierChange


def register(review: Any, common: argparse.ArgumentParser) -> None:
    """Add both to the verbs of `alqa review`."""
    changed = review.add_parser("changes", parents=[common])
    changed.add_argument("--workspace", required=True, type=Path)
    changed.set_defaults(run=changes)
    confirmed = review.add_parser("confirm", parents=[common])
    confirmed.add_argument("--workspace", required=True, type=Path)
    confirmed.add_argument("dossiers", nargs="+", metavar="CODE")
    confirmed.set_defaults(run=confirm)


def changes(options: argparse.Namespace) -> Answer:
    """`alqa review changes`: against the version that was opened before."""
    with commissioner.open_workspace(options.workspace, ask.passphrase(options)) as ws:
        found, version = commissioner.changes(ws), commissioner.round_of(ws).version
    say = options.words
    if found is None:
        return Answer({"version": version, "before": None}, (say("cli.review.one_version"),))
    codes = [one.code for one in found.dossiers]
    return Answer(
        {"version": version, "before": found.before, **told(found)},
        (
            say("cli.review.versions", version=version, before=found.before),
            say("cli.review.changed", dossiers=codes or "—"),
        ),
    )


def told(found: RoundChanges) -> dict[str, Any]:
    """Everything that differs, as data."""
    return {
        "reasons": [one.text for one in found.reasons],
        "dossiers": [dossier(one) for one in found.dossiers],
        "criteria": list(found.criteria),
        "closes": list(found.closes),
        "rule": found.rule,
    }


def dossier(one: DossierChange) -> dict[str, Any]:
    """One dossier; `known` is False where its older form was never here."""
    return {
        "dossier": one.code,
        "known": one.known,
        "carried": one.carried,
        "facts": [{"fact": fact.field.code, "old": fact.old, "new": fact.new} for fact in one.facts],
        "documents": [{"document": paper.code, "change": paper.kind} for paper in one.documents],
        "parts": list(one.parts),
    }


def confirm(options: argparse.Namespace) -> Answer:
    """`alqa review confirm`: the marks of these dossiers stand for the newest version."""
    with commissioner.open_workspace(options.workspace, ask.passphrase(options)) as ws:
        with ws.transaction():  # all of them or none
            for code in options.dossiers:
                commissioner.confirm(ws, code)
        left = [row.code for row in commissioner.dossiers(ws) if row.state == "changed"]
    say = options.words
    return Answer(
        {"confirmed": options.dossiers, "changed": left},
        (
            say("cli.review.confirmed", dossiers=options.dossiers),
            *((say("cli.review.changed", dossiers=left),) if left else ()),
        ),
    )
