"""`alqa history`: the journal of a workspace, verified, shown, written to a file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from desktop.cli import ask
from desktop.cli.output import Answer
from desktop.desks import history, history_views
from desktop.storage.workspace import Workspace


def register(verbs: Any, common: argparse.ArgumentParser) -> None:
    """Add the verb of this module."""
    command = verbs.add_parser("history", parents=[common], help="the journal of a workspace")
    command.add_argument("--workspace", required=True, type=Path)
    command.add_argument("--kind", nargs="+", action="extend", default=[], metavar="KIND")
    command.add_argument("--out", type=Path, metavar="FILE.csv|FILE.json|FILE.pdf")
    command.set_defaults(run=show)


def show(options: argparse.Namespace) -> Answer:
    """`alqa history`: exit 3 when an entry was altered."""
    say = options.words
    with Workspace.open(options.workspace, ask.passphrase(options)) as ws:
        if options.out is not None:
            found = history.export(ws, options.out, say.lang, options.kind)
        else:
            found = history.read(ws)
    steps = [one for one in found.steps if not options.kind or one.kind in options.kind]
    entries = [
        {
            "seq": one.seq,
            "at": one.at,
            "who": one.who,
            "kind": one.kind,
            "about": dict(one.about),
            "hash": one.hash,
        }
        for one in steps
    ]
    lines = [
        say(
            "cli.history.step",
            seq=str(one.seq),
            at=one.at,
            what=history_views.title(one, say),
            about=history_views.details(one, say),
        )
        for one in steps
    ]
    wrote = {} if options.out is None else {"file": str(options.out)}
    told = [] if options.out is None else [say("cli.wrote", path=options.out), say("papers.clear")]
    data = {**wrote, "head": found.head, "entries": entries}
    return Answer(
        data,
        (*(lines if options.out is None else told), say("history.foot", head=found.head, count=len(steps))),
    )
