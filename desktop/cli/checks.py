"""`alqa inspect | probe | rank`: single calculations on files, without keys or workspaces."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from desktop.cli.output import REFUSED, Answer
from desktop.desks import inspection, ranking
from desktop.errors import AlqaError, Fault
from desktop.model.statements import KINDS


def register(verbs: Any, common: argparse.ArgumentParser) -> None:
    """Add the verbs of this module."""
    inspected = verbs.add_parser("inspect", parents=[common], help="a payload through the strict reader")
    inspected.add_argument("file", type=Path)
    inspected.add_argument("--as", dest="kind", required=True, choices=list(KINDS))
    inspected.set_defaults(run=inspect)
    probed = verbs.add_parser("probe", parents=[common], help="documents through the intake probe")
    probed.add_argument("files", nargs="+", type=Path, metavar="FILE")
    probed.set_defaults(run=probe)
    ranked = verbs.add_parser("rank", parents=[common], help="the official calculation alone")
    ranked.add_argument("--rule", required=True, type=Path)
    ranked.add_argument("--scores", required=True, type=Path)
    ranked.add_argument("--dossiers", type=Path)
    ranked.set_defaults(run=rank)
    later = verbs.add_parser("analyse", parents=[common], help="comes with a later version")
    later.add_argument("--workspace", type=Path)
    later.set_defaults(run=not_yet)


def inspect(options: argparse.Namespace) -> Answer:
    """`alqa inspect FILE --as KIND`."""
    seen = inspection.inspect(options.file, options.kind)
    return Answer(
        {"file": str(options.file), "kind": options.kind, "digest": seen.digest, "code": seen.code},
        (options.words("cli.inspect.ok", kind=options.kind), options.words("cli.digest", digest=seen.digest)),
    )


def probe(options: argparse.Namespace) -> Answer:
    """`alqa probe FILE...`: one JSON line each, whether or not `--json` is given."""
    rows = inspection.probe(options.files)
    for row in rows:
        print(json.dumps(row, ensure_ascii=False))
    refused = [row for row in rows if row["verdict"] == "refused"]
    faults = tuple(Fault(row["code"], {"name": row["file"], "reason": ""}) for row in refused)
    return Answer(None, status=REFUSED if refused else 0, faults=faults)


def rank(options: argparse.Namespace) -> Answer:
    """`alqa rank`: always one JSON document (it is the contract's output)."""
    data = ranking.rank(options.rule, options.scores, options.dossiers)
    return Answer(data, (json.dumps(data, ensure_ascii=False, indent=1),))


def not_yet(options: argparse.Namespace) -> Answer:
    """`alqa analyse`."""
    raise AlqaError("verb-later", verb=options.verb)
