"""`alqa sample | doctor | workspace`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from desktop.cli import ask
from desktop.cli.output import REFUSED, Answer
from desktop.desks import checkup, doctor, sample
from desktop.errors import AlqaError
from desktop.words import Words


def register(verbs: Any, common: argparse.ArgumentParser) -> None:
    """Add the verbs of this module."""
    sampled = verbs.add_parser("sample", parents=[common], help="the fictional sample round")
    sampled.add_argument("dir", type=Path)
    sampled.add_argument("--no-reviews", action="store_true")
    sampled.set_defaults(run=make_sample)
    health = verbs.add_parser("doctor", parents=[common], help="what this computer has")
    health.add_argument("--workspace", type=Path, help="look over this workspace as well")
    health.add_argument("--repair", action="store_true", help="take away what a crash left in it")
    health.add_argument("--report", action="store_true", help="for support: counts, no names, no content")
    health.set_defaults(run=examine)
    kept = verbs.add_parser("workspace", help="backup and restore").add_subparsers(dest="sub", required=True)
    backup_ = kept.add_parser("backup", parents=[common])
    backup_.add_argument("--workspace", required=True, type=Path)
    backup_.add_argument("--out", required=True, type=Path)
    backup_.set_defaults(run=backup)
    restore_ = kept.add_parser("restore", parents=[common])
    restore_.add_argument("backup", type=Path)
    restore_.add_argument("--workspace", required=True, type=Path)
    restore_.set_defaults(run=restore)


def make_sample(options: argparse.Namespace) -> Answer:
    """`alqa sample DIR`."""
    made = sample.make(options.dir, reviews=not options.no_reviews)
    say = options.words
    return Answer(
        {
            "dir": str(options.dir),
            "dossiers": made.dossiers,
            "commissioners": made.commissioners,
            "sheets": made.sheets,
            "conflicts": made.conflicts,
        },
        (
            say("cli.sample.made", path=options.dir),
            say(
                "cli.sample.counts",
                dossiers=made.dossiers,
                commissioners=made.commissioners,
                sheets=made.sheets,
                conflicts=made.conflicts,
            ),
            say("cli.sample.passphrase"),
        ),
    )


def examine(options: argparse.Namespace) -> Answer:
    """`alqa doctor`: what works here, one line each; nothing is sent anywhere. What is printed names no
    person, file or folder, with `--report` or without."""
    findings = doctor.examine()
    if options.repair and options.workspace is None:
        raise AlqaError("doctor-needs-workspace")
    if options.workspace is not None:
        with checkup.open_workspace(options.workspace, ask.passphrase(options)) as ws:
            if options.repair:
                checkup.repair(ws)
            findings += checkup.look(ws)
    say = options.words
    lines = tuple(
        say("cli.doctor.ok" if one.ok else "cli.doctor.bad", what=_named(say, one.name), found=one.found)
        for one in findings
    )
    return Answer(
        {"findings": [{"name": one.name, "ok": one.ok, "found": one.found} for one in findings]},
        lines,
        status=0 if all(one.ok for one in findings) else REFUSED,
    )


def _named(say: Words, name: str) -> str:
    """What was looked at in words; a package or a program is called as it is called."""
    key = f"cli.doctor.named.{name}"
    return say(key) if key in say else name


def backup(options: argparse.Namespace) -> Answer:
    """`alqa workspace backup`."""
    if options.out.exists() and any(options.out.iterdir()):
        raise AlqaError("folder-not-empty", path=options.out)
    doctor.backup(options.workspace, ask.passphrase(options), options.out)
    return Answer({"backup": str(options.out)}, (options.words("cli.wrote", path=options.out),))


def restore(options: argparse.Namespace) -> Answer:
    """`alqa workspace restore`."""
    doctor.restore(options.backup, ask.passphrase(options), options.workspace)
    return Answer(
        {"workspace": str(options.workspace)}, (options.words("cli.wrote", path=options.workspace),)
    )
