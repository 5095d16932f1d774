"""`alqa identity ...` and `alqa mandate make`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from desktop.cli import ask
from desktop.cli.output import Answer
from desktop.desks import people


def register(verbs: Any, common: argparse.ArgumentParser) -> None:
    """Add the verbs of this module."""
    identity = verbs.add_parser("identity", help="keys and cards").add_subparsers(dest="sub", required=True)
    new = identity.add_parser("new", parents=[common], help="make a wrapped key and a card")
    new.add_argument("--name", required=True)
    new.add_argument("--out", required=True, type=Path)
    new.set_defaults(run=new_identity)
    show = identity.add_parser("show", parents=[common], help="name, keys, comparison code")
    show.add_argument("file", type=Path)
    show.set_defaults(run=show_identity)
    for name, run in (("passwd", change_passphrase), ("recover", recover)):
        command = identity.add_parser(name, parents=[common])
        command.add_argument("key", type=Path)
        command.add_argument("--new-passphrase-file", metavar="F")
        if name == "recover":
            command.add_argument("--recovery-file", metavar="F")
        command.set_defaults(run=run)
    mandate = verbs.add_parser("mandate", help="whose keys count").add_subparsers(dest="sub", required=True)
    make = mandate.add_parser("make", parents=[common])
    make.add_argument("--identity", required=True, type=Path, metavar="ORGKEY")
    make.add_argument("--round", required=True, metavar="ID")
    make.add_argument("--secretary", required=True, type=Path, nargs="+", action="extend", metavar="CARD")
    make.add_argument("--chair", required=True, type=Path, metavar="CARD")
    make.add_argument("--member", required=True, type=Path, nargs="+", action="extend", metavar="CARD")
    make.add_argument("--out", required=True, type=Path)
    make.set_defaults(run=make_mandate)


def new_identity(options: argparse.Namespace) -> Answer:
    """`alqa identity new`."""
    passphrase = ask.new_passphrase(options, options.passphrase_file)
    made = people.new_identity(options.name, options.out, passphrase)
    say = options.words
    return Answer(
        {
            "name": made.shown.name,
            "key_file": str(made.key_file),
            "card": str(made.card),
            "key": made.shown.key,
            "recipient": made.shown.recipient,
            "code": made.shown.code,
            "recovery_code": made.recovery_code,
        },
        (
            say("cli.identity.key_file", path=made.key_file),
            say("cli.identity.card", path=made.card),
            say("cli.code", code=made.shown.code),
            say("cli.identity.recovery", code=made.recovery_code),
            say("cli.identity.recovery_keep"),
        ),
    )


def show_identity(options: argparse.Namespace) -> Answer:
    """`alqa identity show`."""
    shown = people.show(options.file)
    say = options.words
    return Answer(
        {"name": shown.name, "key": shown.key, "recipient": shown.recipient, "code": shown.code},
        (
            say("cli.identity.name", name=shown.name),
            say("cli.identity.signing_key", key=shown.key),
            say("cli.identity.recipient", recipient=shown.recipient),
            say("cli.code", code=shown.code),
        ),
    )


def change_passphrase(options: argparse.Namespace) -> Answer:
    """`alqa identity passwd`."""
    old = ask.passphrase(options)
    people.change_passphrase(options.key, old, ask.new_passphrase(options, options.new_passphrase_file))
    return Answer({"key_file": str(options.key)}, (options.words("cli.identity.changed", path=options.key),))


def recover(options: argparse.Namespace) -> Answer:
    """`alqa identity recover`."""
    if options.recovery_file:
        code = ask.from_file(Path(options.recovery_file))
    else:
        code = ask.typed(options.words("cli.ask.recovery"))
    people.recover(options.key, code, ask.new_passphrase(options, options.new_passphrase_file))
    return Answer({"key_file": str(options.key)}, (options.words("cli.identity.changed", path=options.key),))


def make_mandate(options: argparse.Namespace) -> Answer:
    """`alqa mandate make`."""
    made = people.make_mandate(
        options.identity,
        ask.passphrase(options),
        options.round,
        secretaries=options.secretary,
        chair=options.chair,
        members=options.member,
        out=options.out,
    )
    say = options.words
    return Answer(
        {"file": str(options.out), "digest": made.digest, "code": made.code},
        (
            say("cli.wrote", path=options.out),
            say("cli.digest", digest=made.digest),
            say("cli.code", code=made.code),
        ),
    )
