"""The verbs of bootstrap.py: `run`, `test`, `wheelhouse`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import checks
import environment
import main_job
import system_needs
from environment import ROOT, Environment
from said import REFUSED, Stop, complain, say


def run_verb(argv: Sequence[str]) -> int:
    """Do what the command line asks; returns the exit status of what was run, 3 when set-up was refused."""
    options, rest = parser().parse_known_args(argv)
    if rest and options.verb != "test":
        parser().error("unknown: " + " ".join(rest))
    options.rest = [word for word in rest if word != "--"]
    try:
        return int(options.do(options))
    except Stop as stop:
        complain(str(stop))
        return REFUSED


def parser() -> argparse.ArgumentParser:
    """The command line of bootstrap.py."""
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--venv", type=Path, default=ROOT / ".venv", metavar="DIR", help="default: .venv")
    shared.add_argument("--wheelhouse", type=Path, metavar="DIR", help="install from this folder, no network")
    about = "Set Alqa up in this checkout, then run it or its tests. After `test`, other words go to pytest."
    root = argparse.ArgumentParser(prog="bootstrap.py", description=about)
    verbs = root.add_subparsers(required=True, dest="verb", metavar="run|test|wheelhouse")
    run = verbs.add_parser("run", parents=[shared], allow_abbrev=False, help="open the sample round")
    run.set_defaults(do=run_app)
    test = verbs.add_parser("test", parents=[shared], allow_abbrev=False, help="check and test")
    test.set_defaults(do=run_checks)
    wheels = verbs.add_parser("wheelhouse", parents=[shared], help="download all packages into a folder")
    wheels.add_argument("folder", type=Path, metavar="DIR")
    wheels.set_defaults(do=fill_wheelhouse)
    return root


def run_app(options: argparse.Namespace) -> int:
    return main_job.run(set_up(options, "run"))


def run_checks(options: argparse.Namespace) -> int:
    return checks.run(set_up(options, "test"), options.rest)


def fill_wheelhouse(options: argparse.Namespace) -> int:
    """Both locks, so that one folder serves `run` and `test` on a machine of the same system and Python."""
    place = Environment(options.venv.absolute())
    system_needs.provide(tests=False, venv=not place.python.exists())
    if not environment.usable(place):
        environment.make(place)
    options.folder.mkdir(parents=True, exist_ok=True)
    for want in environment.LOCKS:
        environment.collect(place, want, options.folder)
    say(f"{options.folder} holds {len(list(options.folder.iterdir()))} packages.")
    return 0


def set_up(options: argparse.Namespace, want: str) -> Environment:
    """Everything the run needs: the system's libraries, then the environment."""
    place = Environment(options.venv.absolute())
    system_needs.provide(tests=want == "test", venv=not place.python.exists())
    wheelhouse = options.wheelhouse.absolute() if options.wheelhouse else None
    environment.prepare(place, want, wheelhouse)
    return place
