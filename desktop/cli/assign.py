"""`alqa assign`: the assignment of the draft, optimised or everyone everything."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import msgspec

from desktop.cli import ask
from desktop.cli.output import Answer
from desktop.decide.assign import Plan
from desktop.decide.assign_measure import Measures
from desktop.desks import secretary
from desktop.desks.secretary import assigning, drafting
from desktop.desks.secretary.assigning import Proposed, Wish
from desktop.errors import AlqaError
from desktop.storage.workspace import Workspace
from desktop.words import Words


def register(verbs: Any, common: argparse.ArgumentParser) -> None:
    """Add the verb of this module."""
    assigned = verbs.add_parser("assign", parents=[common], help="who reads what")
    assigned.add_argument("--workspace", required=True, type=Path)
    assigned.add_argument("--reads", type=reads, metavar="K|all", help="readers for each dossier")
    assigned.add_argument("--seed", help="decides between equally good plans")
    assigned.add_argument("--experts", type=int, metavar="N", help="readers with expertise for each dossier")
    assigned.add_argument("--anchor", nargs="*", metavar="CODE", help="dossiers that everyone reads")
    assigned.add_argument("--reason", help="sign the next version of a signed round")
    assigned.set_defaults(run=assign)


def reads(text: str) -> int | str:
    """`all`, or a whole number of readers from 1."""
    if text == "all":
        return text
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def assign(options: argparse.Namespace) -> Answer:
    """`alqa assign`: works the assignment out and makes it the draft's; with a reason, signs it."""
    with secretary.open_workspace(options.workspace, ask.passphrase(options)) as ws:
        drafting.resume(ws)
        proposed = assigning.propose(ws, wish_of(ws, options))
        if proposed.plan is None:
            raise assigning.no_plan(proposed)
        version = _keep(ws, proposed, options.reason)
        signed = drafting.signed(ws)
    say = options.words
    assert proposed.measures is not None
    lines = [*lines_of(say, proposed, proposed.measures)]
    if version is not None:
        lines.append(say("cli.round.version", version=version))
    elif signed:
        lines.append(say("cli.assign.unsigned"))
    return Answer(told(proposed, version), tuple(lines))


def wish_of(ws: Workspace, options: argparse.Namespace) -> Wish:
    """What is asked for: the options, and the draft's own wish where they are silent."""
    before = assigning.wish_of(ws)
    asked = before.reads if options.reads is None else options.reads
    changed = {
        "reads": None if asked == "all" else asked,
        "seed": options.seed,
        "experts": options.experts,
        "anchors": options.anchor,
    }
    kept = {name: value for name, value in changed.items() if value is not None or name == "reads"}
    wish = msgspec.structs.replace(before, by_hand=0, **kept)
    known = {one.code for one in drafting.applications(ws)}
    strange = [code for code in wish.anchors if code not in known]
    if strange:
        raise AlqaError("assign-anchor-unknown", dossier=strange[0])
    return wish


def told(proposed: Proposed, version: int | None) -> dict[str, Any]:
    """The answer as data (`docs/cli.md`)."""
    plan, seen = proposed.plan, proposed.measures
    assert isinstance(plan, Plan)
    assert seen is not None
    held = plan.by_reviewer(proposed.problem)
    return {
        "reads": proposed.wish.reads,
        "seed": proposed.wish.seed,
        "sheets": seen.sheets,
        "worst": plan.worst,
        "total": plan.total,
        "proved": plan.proved,
        "even": plan.even,
        "gap": dict(plan.gap),
        "loads": dict(seen.loads),
        "share": seen.share,
        "fewest_shared": seen.fewest,
        "parts": seen.parts,
        "comparable": seen.comparable,
        "anchors": list(seen.anchors),
        "assignment": [{"reviewer": one, "dossiers": codes} for one, codes in held.items()],
        "version": version,
    }


def lines_of(say: Words, proposed: Proposed, seen: Measures) -> list[str]:
    """The answer for people."""
    plan = proposed.plan
    assert plan is not None
    loads = seen.loads.values()
    return [
        say("cli.assign.sheets", n=seen.sheets, least=min(loads), most=max(loads)),
        say("cli.assign.experts", n=seen.experts, dossiers=list(seen.thinnest[:6])),
        *([say("cli.assign.gap", dossiers=list(plan.gap)[:12])] if plan.gap else []),
        say("cli.assign.share", share=seen.share, shared=seen.fewest),
        *([] if seen.comparable else [say("cli.assign.apart", dossiers=list(seen.anchors))]),
        *([] if plan.even else [say("cli.assign.uneven")]),
        say("cli.assign.proved" if plan.proved else "cli.assign.unproved", n=plan.total),
    ]


def _keep(ws: Workspace, proposed: Proposed, reason: str | None) -> int | None:
    """Kept, and signed with a reason: all of it or nothing."""
    with ws.transaction():
        assigning.keep(ws, proposed)
        if reason is None:
            return None
        if not drafting.signed(ws):
            raise AlqaError("assign-first-version")
        return assigning.sign(ws, reason).version
