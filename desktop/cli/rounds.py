"""`alqa round applicants | build | amend | pack`; what is done to a draft is in `drafts` and `intake`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from desktop.cli import ask, drafts, intake
from desktop.cli.output import Answer
from desktop.desks import secretary


def register(verbs: Any, common: argparse.ArgumentParser) -> None:
    """Add the verbs of this module."""
    rounds = verbs.add_parser("round", help="prepare a round").add_subparsers(dest="sub", required=True)
    listed = rounds.add_parser("applicants", parents=[common])
    listed.add_argument("source", type=Path)
    listed.add_argument("--out", required=True, type=Path)
    listed.set_defaults(run=applicants)
    made = rounds.add_parser("build", parents=[common])
    made.add_argument("source", type=Path)
    made.add_argument("--identity", required=True, type=Path)
    made.add_argument("--workspace", required=True, type=Path)
    made.add_argument("--mandate", type=Path)
    made.set_defaults(run=build)
    amended = rounds.add_parser("amend", parents=[common])
    amended.add_argument("--workspace", required=True, type=Path)
    amended.add_argument("source", type=Path)
    amended.add_argument("--reason", required=True)
    amended.set_defaults(run=amend)
    packed = rounds.add_parser("pack", parents=[common])
    packed.add_argument("--workspace", required=True, type=Path)
    packed.add_argument("--out", required=True, type=Path)
    packed.set_defaults(run=pack)
    drafts.register(rounds, common)
    intake.register(rounds, common)


def applicants(options: argparse.Namespace) -> Answer:
    """`alqa round applicants`."""
    count = secretary.applicants(options.source, options.out)
    return Answer(
        {"file": str(options.out), "applicants": count},
        (options.words("cli.wrote", path=options.out), options.words("cli.round.applicants", n=count)),
    )


def build(options: argparse.Namespace) -> Answer:
    """`alqa round build`."""
    built = secretary.build(
        options.source, options.identity, ask.passphrase(options), options.workspace, options.mandate
    )
    with built.workspace:
        pass
    say = options.words
    return Answer(
        {
            "workspace": str(options.workspace),
            "round": built.round_id,
            "version": 1,
            "digest": built.digest,
            "code": built.code,
            "dossiers": built.dossiers,
            "authority": built.authority,
        },
        (
            say("cli.round.built", round=built.round_id, version=1),
            say("cli.round.dossiers", n=built.dossiers),
            say("cli.digest", digest=built.digest),
            say("cli.code", code=built.code),
            *(() if built.authority else (say("cli.authority_unchecked"),)),
        ),
        faults=built.warnings,
    )


def amend(options: argparse.Namespace) -> Answer:
    """`alqa round amend`: says what the new version voids."""
    with secretary.open_workspace(options.workspace, ask.passphrase(options)) as ws:
        amended = secretary.amend(ws, options.source, options.reason)
    say = options.words
    voided = amended.changed + amended.removed
    return Answer(
        {
            "version": amended.version,
            "digest": amended.digest,
            "voided": list(voided),
            "changed": list(amended.changed),
            "added": list(amended.added),
            "removed": list(amended.removed),
            "rubric_changed": amended.rubric_changed,
        },
        (
            say("cli.round.version", version=amended.version),
            say("cli.round.voids", dossiers=voided) if voided else say("cli.round.voids_nothing"),
            *((say("cli.round.rubric_changed"),) if amended.rubric_changed else ()),
            say("cli.digest", digest=amended.digest),
        ),
    )


def pack(options: argparse.Namespace) -> Answer:
    """`alqa round pack`."""
    with secretary.open_workspace(options.workspace, ask.passphrase(options)) as ws:
        made = secretary.packs(ws, options.out)
    say = options.words
    return Answer(
        {
            "packs": [
                {
                    "reviewer": one.reviewer,
                    "file": str(one.path),
                    "dossiers": one.dossiers,
                    "left_out": list(one.left_out),
                }
                for one in made
            ]
        },
        tuple(say("cli.round.packed", path=one.path, n=one.dossiers) for one in made),
    )
