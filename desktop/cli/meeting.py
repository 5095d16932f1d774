"""`alqa sitting ...`: whatever the window of the sitting can do, a script can do."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop.cli import ask
from desktop.cli.output import Answer, plain
from desktop.decide.sitting import motions, outcome, room, state
from desktop.decide.sitting.motions import Draft
from desktop.decide.sitting.state import Head, Meeting
from desktop.desks import secretary
from desktop.desks.secretary import cosigning, sitting
from desktop.storage.workspace import Workspace

Do = Callable[[Workspace, argparse.Namespace], Meeting]
COMINGS = (("arrive", sitting.arrive), ("step-out", sitting.step_out), ("withdraw", sitting.withdraw))
SIMPLE = (
    ("open", sitting.begin),
    ("next", sitting.next_item),
    ("arrange", sitting.arrange),
    ("close-vote", sitting.close_vote),
    ("withdraw-motion", sitting.drop),
    ("undo", sitting.undo),
)
KINDS = ("keep", "drop", "block", "accept", "depart", "other")
CHOICES = ("for", "against", "abstain", "none")


def register(verbs: Any, common: argparse.ArgumentParser) -> None:
    """Add the verbs of this module."""
    subs = verbs.add_parser("sitting", help="lead the sitting").add_subparsers(dest="sub", required=True)

    def add(name: str, do: Do | None) -> argparse.ArgumentParser:
        command: argparse.ArgumentParser = subs.add_parser(name, parents=[common])
        command.add_argument("--workspace", required=True, type=Path)
        command.set_defaults(run=acted, do=do)
        return command

    add("show", None)
    _set_out(add("set-out", set_out))
    for name, one in (
        ("arrive", sitting.arrive),
        ("step-out", sitting.step_out),
        ("withdraw", sitting.withdraw),
    ):
        add(name, _each(one)).add_argument("members", nargs="+", metavar="ID")
    for name, simple in SIMPLE:
        add(name, _alone(simple))
    go = add("go", lambda ws, o: sitting.move(ws, o.step, o.dossier))
    go.add_argument("step", choices=state.STEPS)
    go.add_argument("dossier", nargs="?", metavar="CODE")
    add("leave", lambda ws, o: sitting.leave(ws, o.member)).add_argument("member", nargs="?", metavar="ID")
    note = add("note", lambda ws, o: sitting.note(ws, o.dossier, o.text))
    note.add_argument("dossier", metavar="CODE")
    note.add_argument("--text", required=True)
    _voting(add)
    add("close", None).set_defaults(run=close)
    add("signatures", None).add_argument("files", nargs="*", type=Path, metavar="RECORD")
    subs.choices["signatures"].set_defaults(run=signatures)


def _set_out(command: argparse.ArgumentParser) -> None:
    command.add_argument("--place", default="")
    command.add_argument("--date")
    command.add_argument("--order", choices=("cut", "disputed", "ranked"), default="cut")
    command.add_argument("--majority", choices=("half", "two-thirds"), default="half")
    command.add_argument("--secret", action="store_true")
    command.add_argument("--sign-notes", action="store_true")


def _voting(add: Callable[[str, Do | None], argparse.ArgumentParser]) -> None:
    motion = add("motion", put)
    motion.add_argument(
        "--kind", required=True, choices=("keep", "drop", "block", "accept", "depart", "other")
    )
    for name in ("--text", "--reason", "--about", "--select"):
        motion.add_argument(name, default="")
    motion.add_argument("--mover", metavar="ID")
    ballot = motion.add_mutually_exclusive_group()
    ballot.add_argument("--secret", action="store_true", default=None)
    ballot.add_argument("--open", dest="secret", action="store_false")
    voted = add("vote", vote)
    voted.add_argument("votes", nargs="+", type=_ballot, metavar="ID=for|against|abstain|none")
    add("count", lambda ws, o: sitting.count(ws, tuple(o.counts))).add_argument(
        "counts", nargs=3, type=int, metavar="N"
    )
    right = add("correct", lambda ws, o: sitting.correct(ws, o.number, o.member, o.choice, o.reason))
    right.add_argument("number", type=int)
    right.add_argument("member", metavar="ID")
    right.add_argument("choice", choices=CHOICES[:3])
    right.add_argument("--reason", required=True)
    other = add("dissent", lambda ws, o: sitting.dissent(ws, o.number, o.member, o.text))
    other.add_argument("number", type=int)
    other.add_argument("member", metavar="ID")
    other.add_argument("--text", required=True)


def _ballot(text: str) -> tuple[str, str]:
    member, _, choice = text.partition("=")
    if choice not in CHOICES:
        raise argparse.ArgumentTypeError(f"ID={'|'.join(CHOICES)}, not {text!r}")
    return member, choice


def _alone(do: Callable[[Workspace], Meeting]) -> Do:
    return lambda ws, _options: do(ws)


def _each(do: Callable[[Workspace, str], Meeting]) -> Do:
    def each(ws: Workspace, options: argparse.Namespace) -> Meeting:
        for member in options.members:
            do(ws, member)
        return sitting.meeting(ws)

    return each


def set_out(ws: Workspace, o: argparse.Namespace) -> Meeting:
    """`alqa sitting set-out`."""
    return sitting.set_out(
        ws, Head(o.place, o.date, o.order, o.majority, secret=o.secret, notes_signed=o.sign_notes)
    )


def put(ws: Workspace, o: argparse.Namespace) -> Meeting:
    """`alqa sitting motion`."""
    about, select = (tuple(code for code in text.split(",") if code) for text in (o.about, o.select))
    return sitting.put(ws, Draft(o.kind, o.text, o.reason, about, select, o.mover, o.secret))


def vote(ws: Workspace, o: argparse.Namespace) -> Meeting:
    """`alqa sitting vote C01=for C02=against ...`."""
    for member, choice in o.votes:
        sitting.vote(ws, member, None if choice == "none" else choice)
    return sitting.meeting(ws)


def acted(o: argparse.Namespace) -> Answer:
    """Do one act and show the sitting as it then is."""
    with secretary.open_workspace(o.workspace, ask.passphrase(o)) as ws:
        now = o.do(ws, o) if o.do else sitting.meeting(ws)
        return shown(o, now, sitting.ground(ws))


def shown(o: argparse.Namespace, now: Meeting, ground: sitting.Ground) -> Answer:
    """The sitting: all of it with `--json`, else where it is and how the votes stand."""
    say, here = o.words, room.room(now, ground.hall)
    tallies = {one.number: motions.tally(now, ground.hall, one) for one in now.motions}
    carried = outcome.carried(now, ground.hall)
    data = {
        "meeting": state.parts(now),
        "room": {"stands": here.stands, "quorum": here.quorum, "lacking": here.lacking,
                 "may_vote": here.may_vote},
        "disputed": plain(ground.disputed),
        "motions": [
            {"number": number, "for": one.votes_for, "against": one.against, "abstained": one.abstained,
             "entitled": one.entitled, "needed": one.needed, "carried": one.carried}
            for number, one in tallies.items()
        ],
        "carried": list(carried.select) if carried else None,
    }  # fmt: skip
    lines = [
        say("cli.sitting.place", step=now.head.here, dossier=now.head.item or "—"),
        say("cli.sitting.room", inside=len(here.inside), quorum=here.quorum,
            out=list(here.of("must-leave")) or "—"),
        *(
            say("cli.sitting.motion", number=number, votes_for=one.votes_for, against=one.against,
                abstained=one.abstained, needed=one.needed)
            for number, one in tallies.items()
        ),
    ]  # fmt: skip
    return Answer(data, tuple(lines))


def close(o: argparse.Namespace) -> Answer:
    """`alqa sitting close`: close hand-in, decide what was carried, sign."""
    with secretary.open_workspace(o.workspace, ask.passphrase(o)) as ws:
        made = sitting.freeze(ws)
    say = o.words
    return Answer(
        {
            "decision": made.digest,
            "code": made.code,
            "selection": list(made.selection),
            "departed": made.departed,
        },
        (
            say("cli.decide.decided", dossiers=list(made.selection)),
            say("cli.decide.signatures", have=made.signatures, need=made.needed),
            say("cli.digest", digest=made.digest),
        ),
    )  # fmt: skip


def signatures(o: argparse.Namespace) -> Answer:
    """`alqa sitting signatures [RECORD...]`: take signed records; who has signed and who owes."""
    with secretary.open_workspace(o.workspace, ask.passphrase(o)) as ws:
        found = cosigning.take_signed(ws, o.files) if o.files else cosigning.signatures(ws)
    people = found.people if found else ()
    data = {
        "have": found.have if found else 0,
        "needed": found.needed if found else None,
        "signed": [one.id for one in people if one.signed],
        "owing": [one.id for one in people if not one.signed],
    }
    say = o.words
    return Answer(data, (say("cli.decide.signatures", have=data["have"], need=data["needed"] or "—"),))
