"""`alqa record export | cosign | unpack | verify`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from desktop.cli import ask
from desktop.cli.output import REFUSED, Answer, plain
from desktop.desks import auditor, secretary
from desktop.errors import Fault


def register(verbs: Any, common: argparse.ArgumentParser) -> None:
    """Add the verbs of this module."""
    record = verbs.add_parser("record", help="the decision record").add_subparsers(dest="sub", required=True)
    exported = record.add_parser("export", parents=[common])
    exported.add_argument("--workspace", required=True, type=Path)
    exported.add_argument("--out", required=True, type=Path)
    exported.set_defaults(run=export)
    signed = record.add_parser("cosign", parents=[common])
    signed.add_argument("file", type=Path)
    signed.add_argument("--identity", required=True, type=Path)
    signed.add_argument("--out", required=True, type=Path)
    signed.set_defaults(run=cosign)
    unpacked = record.add_parser("unpack", parents=[common])
    unpacked.add_argument("file", type=Path)
    unpacked.add_argument("dir", type=Path)
    unpacked.set_defaults(run=unpack)
    verified = record.add_parser("verify", parents=[common])
    verified.add_argument("file", type=Path)
    verified.add_argument("--trust", type=Path, metavar="CARD")
    verified.add_argument("--round", metavar="DIGEST")
    verified.set_defaults(run=verify)


def export(options: argparse.Namespace) -> Answer:
    """`alqa record export`."""
    with secretary.open_workspace(options.workspace, ask.passphrase(options)) as ws:
        digest = secretary.export_record(ws, options.out)
    return written(options, digest)


def cosign(options: argparse.Namespace) -> Answer:
    """`alqa record cosign`."""
    digest = auditor.cosign_record(options.file, options.identity, ask.passphrase(options), options.out)
    return written(options, digest)


def written(options: argparse.Namespace, digest: str) -> Answer:
    """A record was written; `digest` is the decision's."""
    return Answer(
        {"file": str(options.out), "decision": digest},
        (options.words("cli.wrote", path=options.out), options.words("cli.digest", digest=digest)),
    )


def unpack(options: argparse.Namespace) -> Answer:
    """`alqa record unpack`."""
    names = auditor.unpack(options.file, options.dir)
    return Answer(
        {"dir": str(options.dir), "files": names},
        (options.words("cli.record.unpacked", path=options.dir, n=len(names)),),
    )


def verify(options: argparse.Namespace) -> Answer:
    """`alqa record verify`: every check in its order; 3 when one fails."""
    verdict = auditor.verify(options.file, trust=options.trust, round_digest=options.round)
    say = options.words
    lines = [
        say("cli.record.holds" if check.ok else "cli.record.fails", what=say(f"check.{check.code}"))
        for check in verdict.checks
    ]
    if verdict.holds:
        lines.append(
            say("cli.record.verdict_trusted" if verdict.authority else "cli.record.verdict_consistent")
        )
    faults = tuple(Fault(f"check-{check.code}", check.args) for check in verdict.checks if not check.ok)
    data = {
        "holds": verdict.holds,
        "authority": verdict.authority,
        "checks": [
            {"code": check.code, "ok": check.ok, "args": plain(check.args)} for check in verdict.checks
        ],
    }
    return Answer(data, tuple(lines), status=0 if verdict.holds else REFUSED, faults=faults)
