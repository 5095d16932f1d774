"""`alqa round draft | check | sign | templates | export-rubric | import-rubric`: before a signature."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from desktop.cli import ask
from desktop.cli.output import REFUSED, Answer
from desktop.desks import secretary
from desktop.desks.secretary import drafting
from desktop.desks.secretary.builder import beginning, desk, rubrics
from desktop.desks.views import Amended
from desktop.errors import AlqaError
from desktop.trust.digest import comparison_code


def register(rounds: Any, common: argparse.ArgumentParser) -> None:
    """Add them to the verbs of `alqa round`."""
    begun = rounds.add_parser("draft", parents=[common])
    begun.add_argument("--identity", required=True, type=Path)
    begun.add_argument("--workspace", required=True, type=Path)
    begun.add_argument("--round", metavar="ID")
    begun.add_argument("--title", metavar="TEXT")
    begun.add_argument("--template", metavar="NAME")
    begun.add_argument("--source", type=Path)
    begun.set_defaults(run=draft)
    for verb, run in (("check", check), ("sign", sign)):
        added = rounds.add_parser(verb, parents=[common])
        added.add_argument("--workspace", required=True, type=Path)
        added.set_defaults(run=run)
    added.add_argument("--mandate", type=Path)
    added.add_argument("--reason", default="")
    rounds.add_parser("templates", parents=[common]).set_defaults(run=templates)
    handed = rounds.add_parser("export-rubric", parents=[common])
    handed.add_argument("--workspace", required=True, type=Path)
    handed.add_argument("--out", required=True, type=Path)
    handed.set_defaults(run=export_rubric)
    taken = rounds.add_parser("import-rubric", parents=[common])
    taken.add_argument("--workspace", required=True, type=Path)
    taken.add_argument("file", type=Path)
    taken.set_defaults(run=import_rubric)


def draft(options: argparse.Namespace) -> Answer:
    """`alqa round draft`: a workspace with a round that nobody has signed yet."""
    passphrase = ask.passphrase(options)
    if options.source is not None:
        begun = beginning.begin_from(options.identity, passphrase, options.workspace, options.source)
    elif not options.round:
        raise AlqaError("draft-without-id")
    else:
        rubric = rubrics.template(options.template) if options.template else None
        title = {options.words.lang: options.title or options.round}
        begun = beginning.begin(options.identity, passphrase, options.workspace, options.round, title, rubric)
    with begun as ws:
        said = drafting.round_of(ws)
    return Answer(
        {"workspace": str(options.workspace), "round": said.id, "criteria": len(said.rubric.criteria)},
        (options.words("cli.draft.begun", round=said.id, workspace=options.workspace),),
    )


def check(options: argparse.Namespace) -> Answer:
    """`alqa round check`: the whole draft; 3 when anything keeps it from being signed."""
    with secretary.open_workspace(options.workspace, ask.passphrase(options)) as ws:
        drafting.resume(ws)
        found = drafting.check(ws)
    say, count = options.words, len(found.faults)
    line = say("cli.draft.faults", n=count) if count else say("cli.draft.ready")
    data = {"faults": [fault.code for fault in found.faults], "warnings": [w.code for w in found.warnings]}
    return Answer(data, (line,), REFUSED if count else 0, (*found.faults, *found.warnings))


def sign(options: argparse.Namespace) -> Answer:
    """`alqa round sign`: version 1 of the draft, or with `--reason` the next one."""
    with secretary.open_workspace(options.workspace, ask.passphrase(options)) as ws:
        made = drafting.sign(ws, options.mandate, options.reason)
    version = made.version if isinstance(made, Amended) else 1
    code = comparison_code(made.digest)
    say = options.words
    return Answer(
        {"version": version, "digest": made.digest, "code": code},
        (
            say("cli.round.version", version=version),
            say("cli.digest", digest=made.digest),
            say("cli.code", code=code),
        ),
    )


def templates(options: argparse.Namespace) -> Answer:
    """`alqa round templates`: the rubrics that come with the program."""
    found = rubrics.templates()
    lang = options.words.lang
    return Answer(
        [{"name": one.name, "title": one.file.title, "about": one.file.about} for one in found],
        tuple(f"{one.name}: {one.file.title.get(lang, one.name)}" for one in found),
    )


def export_rubric(options: argparse.Namespace) -> Answer:
    """`alqa round export-rubric`: XLSX or JSON by the name's end."""
    with secretary.open_workspace(options.workspace, ask.passphrase(options)) as ws:
        said = desk.load(ws).file
    rubrics.write(rubrics.rubric_of(said), options.out)
    return Answer({"file": str(options.out)}, (options.words("cli.wrote", path=options.out),))


def import_rubric(options: argparse.Namespace) -> Answer:
    """`alqa round import-rubric`: into the draft; says how much it changes."""
    found = rubrics.read(options.file)
    with secretary.open_workspace(options.workspace, ask.passphrase(options)) as ws:
        before = desk.load(ws).file
        after = rubrics.with_rubric(before, found, desk.new_seed())
        desk.save(ws, before, after)
    changes = rubrics.difference(before, after)
    data = [
        {"place": [part for part in one.place if part], "old": one.old, "new": one.new} for one in changes
    ]
    return Answer({"changes": data}, (options.words("cli.draft.taken", n=len(changes)),))
