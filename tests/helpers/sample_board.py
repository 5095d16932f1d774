"""The sample round as signed statements, without a workspace: what the secretary's windows show.

`statements(...)` can leave members out and give one member two versions, so that every state of a
board can be looked at.
"""

from __future__ import annotations

import csv
import functools
import json
from collections.abc import Iterator
from typing import Any

from desktop.desks.views import Refusal
from desktop.merge import board as merge
from desktop.model.dossier import Dossier, DossierRef
from desktop.model.people import RosterEntry
from desktop.model.review import Completeness, Review
from desktop.model.rubric import Anchor, Criterion, Group, Rubric
from desktop.model.rule import (
    Aggregate,
    BudgetCap,
    Constraints,
    CriterionRule,
    GroupRule,
    Rule,
    Scale,
    Total,
)
from desktop.model.statements import Assigned, Dates, Recused, Round, Scores, Visibility
from desktop.paths import resources
from desktop.trust import digest, envelope, identity
from desktop.trust.canonical import encode
from desktop.trust.envelope import Verified
from desktop.trust.identity import Identity

WHEN = "2026-11-03T09:00:00Z"
ROUND = "pilot-clusters-2016"
HELD = "held-back"


@functools.cache
def person(name: str) -> Identity:
    return identity.create(name, "sample", identity.LIGHT).identity


@functools.cache
def source() -> dict[str, Any]:
    return json.loads((resources() / "sample" / "sample-round.json").read_text("utf-8"))


@functools.cache
def score_rows() -> list[dict[str, str]]:
    text = (resources() / "sample" / "sample-scores.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


def sign(who: Identity, body: Any) -> Verified[Any]:
    return envelope.verify(envelope.sign(who, body), None)


def rule() -> Rule:
    data = source()
    criteria = [
        CriterionRule(c["code"], str(c["weight"]), c["group"], _threshold(c)) for c in data["criteria"]
    ]
    limits = Constraints(
        max_per_region=1,
        max_per_sector=2,
        budget_cap=BudgetCap("requested_support_mln_kzt", "2450"),
        eligible_only=True,
    )
    return Rule(
        Scale("0", "5", "0.5"),
        criteria,
        Total("percent", "60"),
        Aggregate("mean"),
        groups=[GroupRule(g["code"], "50") for g in data["groups"]],
        min_sheets=8,
        tie_break=["A1", "B2", "C2"],
        seats=6,
        constraints=limits,
    )


def _threshold(criterion: dict[str, Any]) -> str | None:
    found = criterion.get("threshold_mean")
    return None if found is None else str(found)


def rubric() -> Rubric:
    data = source()
    criteria = [
        Criterion(
            c["code"],
            c["group"],
            c["title"],
            c["question"],
            [Anchor(str(m), t) for m, t in c["anchors"].items()],
            [],
            False,
        )
        for c in data["criteria"]
    ]
    return Rubric([Group(g["code"], g["title"]) for g in data["groups"]], criteria, [], [])


@functools.cache
def dossiers() -> dict[str, Dossier]:
    """By code."""
    found = {}
    for application in source()["applications"]:
        facts = {name: str(v) for name, v in application["facts"].items() if type(v) in (int, float)}
        code = application["application_id"]
        found[code] = Dossier(
            "alqa.dossier.v1", ROUND, code, [application["region_code"]], application["sector_code"],
            {"en": ""}, [], facts, [],
        )  # fmt: skip
    return found


def dossier_digest(code: str) -> str:
    return digest.sha256_hex(encode(dossiers()[code]))


@functools.cache
def round_() -> Verified[Round]:
    data = source()
    members = [c["reviewer_id"] for c in data["commissioners"]]
    due: dict[str, list[str]] = {m: [] for m in members}
    for row in score_rows():
        due[row["reviewer_id"]].append(row["application_id"])
    recusals = [
        Recused(c["reviewer_id"], c["application_id"], "home-region", "", None) for c in data["conflicts"]
    ]
    for r in recusals:
        if r.dossier not in due[r.reviewer] and any(r.dossier in codes for codes in due.values()):
            due[r.reviewer].append(r.dossier)
    refs = [
        DossierRef(
            a["application_id"], a["title"], dossier_digest(a["application_id"]),
            a["eligibility"]["eligible"], {},
        )
        for a in data["applications"]
    ]  # fmt: skip
    return sign(
        person("secretary"),
        Round(
            schema="alqa.round.v1",
            round=ROUND,
            version=1,
            previous=None,
            amendment=None,
            title=data["round"]["title"],
            body=data["round"]["decision_body"],
            notice=data["notice"],
            rubric=rubric(),
            rule=rule(),
            regions=data["regions"],
            sectors=data["sectors"],
            grounds={"home-region": {"en": "home region"}},
            dossiers=refs,
            roster=[*_roster(data), _entry("secretary", {"en": "Secretary"}, "secretary")],
            assignment=[Assigned(m, codes) for m, codes in due.items()],
            recusals=[r for r in recusals if r.dossier in due[r.reviewer]],
            dates=Dates(None, "2026-11-20", "2026-11-24"),
            cosignatures=1,
            quorum=10,
            visibility=Visibility(True, True, False, True, True),
            mandate=None,
            issued=WHEN,
        ),
    )


def _roster(data: dict[str, Any]) -> list[RosterEntry]:
    return [
        _entry(c["reviewer_id"], c["name"], *(["chair"] if c["reviewer_id"] == "C01" else []), "commissioner")
        for c in data["commissioners"]
    ]


def _entry(id_: str, name: dict[Any, str], *roles: Any) -> RosterEntry:
    someone = person(id_)
    return RosterEntry(id_, name, someone.key, someone.recipient, list(roles))


def bundle(
    member: str,
    *,
    leave_out: int = 0,
    unfinished: int = 0,
    change: dict[tuple[str, str], int] | None = None,
    sequence: int = 1,
    previous: tuple[str, ...] = (),
) -> Verified[Scores]:
    """One member's file; `leave_out` dossiers fewer, `unfinished` sheets with a gap, marks changed."""
    rubric_digest = digest.sha256_hex(encode(round_().body.rubric))
    rows = [row for row in score_rows() if row["reviewer_id"] == member]
    reviews = []
    for at, row in enumerate(rows[: len(rows) - leave_out]):
        marks: dict[str, int | None] = {c.code: int(row[c.code]) for c in round_().body.rubric.criteria}
        for (code, criterion), steps in (change or {}).items():
            if code == row["application_id"]:
                marks[criterion] = steps
        if at < unfinished:
            marks["D3"] = None
        reviews.append(
            Review(
                row["application_id"], dossier_digest(row["application_id"]), rubric_digest,
                int(row["reading_position"]), marks, {}, "", "", None,
            )
        )  # fmt: skip
    done = len(reviews) - unfinished
    body = Scores(
        "alqa.scores.v1", ROUND, round_().digest, member, sequence, list(previous), reviews, [], [],
        Completeness(len(rows), done, unfinished, 0), "0" * 64, WHEN,
    )  # fmt: skip
    return sign(person(member), body)


def members() -> list[str]:
    return [c["reviewer_id"] for c in source()["commissioners"]]


def complete() -> list[Verified[Any]]:
    """Everyone handed in everything."""
    return [round_(), *(bundle(member) for member in members())]


def troubled() -> list[Verified[Any]]:
    """C07 forked in three dossiers, C15 missing, C09 and C12 unfinished."""
    return [round_(), *_troubled()]


def _troubled() -> Iterator[Verified[Any]]:
    for member in members():
        if member == "C07":
            first = bundle(member)
            yield first
            yield bundle(member, sequence=2, previous=(first.digest,))
            other = {
                ("FK16-KUS-FOO01", "C1"): 6, ("FK16-KUS-FOO01", "D3"): 9, ("FK16-VKO-MAN04", "A1"): 4,
                ("FK16-VKO-MAN04", "B2"): 6, ("FK16-VKO-MAN04", "C2"): 7, ("FK16-ALA-TOU02", "C3"): 8,
            }  # fmt: skip
            yield bundle(member, sequence=2, previous=(first.digest,), change=other)
        elif member == "C09":
            yield bundle(member, unfinished=4)
        elif member == "C12":
            yield bundle(member, leave_out=5)
        elif member != "C15":
            yield bundle(member)


def board(statements: list[Verified[Any]]) -> merge.Board:
    return merge.build(statements)


def refusals() -> tuple[Refusal, ...]:
    """One refused file, for the card on the right."""
    return (Refusal("C03-scores (1).alqa-scores", "a" * 64, "signature-invalid", {}, WHEN),)
