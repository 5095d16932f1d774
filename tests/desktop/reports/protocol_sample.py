"""The sample round as `ProtocolData`, computed from the shipped files by exact arithmetic."""

from __future__ import annotations

import csv
import hashlib
import json
from dataclasses import replace
from fractions import Fraction
from typing import Any

import msgspec

from desktop.model.people import RosterEntry
from desktop.model.rubric import Criterion, FactField, Rubric
from desktop.model.rule import (
    Aggregate,
    BudgetCap,
    Constraints,
    CriterionRule,
    GroupRule,
    Lot,
    Rule,
    Scale,
    Total,
)
from desktop.model.statements import Dates, Decision, Presence, RankRow, Round, Sitting, Visibility
from desktop.paths import resources
from desktop.reports.protocol_data import (
    DossierLine,
    MemberLine,
    ProtocolData,
    RecusalLine,
    RefusedLine,
    Signer,
)
from desktop.trust.digest import comparison_code

SELECTED = [
    "FK16-SKO-FOO07",
    "FK16-KUS-FOO01",
    "FK16-PAV-MAN05",
    "FK16-YUK-LIG01",
    "FK16-VKO-MAN04",
    "FK16-ALA-TOU02",
]
SECRETARY = {"kk": "Сейітова Айжан Ерқызы", "ru": "Сеитова Айжан Ерковна", "en": "Aizhan Seitova"}
GROUND = {
    "home-region": {"kk": "өз өңірінен түскен өтінім", "ru": "заявка из своего региона", "en": "home region"}
}


def raw() -> dict[str, Any]:
    """The sample's file."""
    return json.loads((resources() / "sample/sample-round.json").read_text("utf-8"))


def expected() -> dict[str, Any]:
    """The sample's exact answers."""
    return json.loads((resources() / "sample/sample-expected.json").read_text("utf-8"))


def digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def rule(source: dict[str, Any]) -> Rule:
    """The sample's decision rule."""
    limits = source["round"]["constraints"]
    return Rule(
        scale=Scale("0", "5", "0.5"),
        criteria=[
            CriterionRule(c["code"], str(c["weight"]), c["group"], _text(c.get("threshold_mean")))
            for c in source["criteria"]
        ],
        total=Total("percent", "60"),
        aggregate=Aggregate("mean"),
        groups=[GroupRule(g["code"], "50") for g in source["groups"]],
        tie_break=["A1", "B2", "C2", Lot("sha256:" + digest("lot"))],
        seats=6,
        constraints=Constraints(
            limits["max_per_region"],
            limits["max_per_sector"],
            limits["at_least_one_of"],
            BudgetCap("requested_support_mln_kzt", "2450"),
            True,
        ),
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def round_() -> Round:
    """The sample as a signed round would hold it (keys and digests are placeholders)."""
    source = raw()
    body = msgspec.json.decode(json.dumps(source["round"]["decision_body"]), type=dict[str, str])
    return Round(
        schema="alqa.round.v1",
        round="pilot-clusters-2016",
        version=2,
        previous=digest("v1"),
        amendment=None,
        title=source["round"]["title"],
        body=body,
        notice=source["notice"],
        rubric=_rubric(source),
        rule=rule(source),
        regions=source["regions"],
        sectors=source["sectors"],
        grounds=GROUND,
        dossiers=[],
        roster=[
            RosterEntry(
                c["reviewer_id"],
                c["name"],
                digest(c["reviewer_id"]),
                "age1",
                ["chair", "commissioner"] if c["reviewer_id"] == "C01" else ["commissioner"],
            )
            for c in source["commissioners"]
        ],
        assignment=[],
        recusals=[],
        dates=Dates(None, None, "2016-11-24"),
        cosignatures=1,
        quorum=10,
        visibility=Visibility(True, True, False, True, True),
        mandate=None,
        issued="2016-11-20T08:00:00Z",
    )


def _rubric(source: dict[str, Any]) -> Rubric:
    criteria = [
        Criterion(c["code"], c["group"], c["title"], c["question"], [], [], False) for c in source["criteria"]
    ]
    unit = {"kk": "млн ₸", "ru": "млн ₸", "en": "mln ₸"}
    fact = FactField("requested_support_mln_kzt", {"kk": "Сұраныс"}, "decimal", unit, None)
    return Rubric([], criteria, [], [fact])


def fails(code: str) -> list[str]:
    """Which thresholds a dossier misses, from the shipped sheets (sample-scores.csv)."""
    source, sums, sheets = raw(), {}, 0
    with (resources() / "sample/sample-scores.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["application_id"] == code:
                sheets += 1
                for c in source["criteria"]:
                    sums[c["code"]] = sums.get(c["code"], 0) + int(row[c["code"]])
    means = {key: Fraction(value, 2 * sheets) for key, value in sums.items()}
    missed = [
        c["code"]
        for c in source["criteria"]
        if c.get("threshold_mean") and means[c["code"]] < Fraction(str(c["threshold_mean"]))
    ]
    for group in source["groups"]:
        inside = [c for c in source["criteria"] if c["group"] == group["code"]]
        weight = sum(Fraction(c["weight"]) for c in inside)
        if sum(Fraction(c["weight"]) * means[c["code"]] / 5 for c in inside) / weight < Fraction(1, 2):
            missed.append(f"group:{group['code']}")
    total = sum(Fraction(c["weight"]) * means[c["code"]] / 5 for c in source["criteria"])
    return [*missed, *(["total"] if total < 60 else [])]


def decision(**changes: Any) -> Decision:
    """The sample's decision with a sitting of fourteen."""
    ranking = [
        RankRow(
            r["application_id"],
            rank,
            f"{r['total_num']}/{r['total_den']}",
            r["reviews"],
            r["passes_thresholds"],
            [] if r["passes_thresholds"] else fails(r["application_id"]),
        )
        for rank, r in enumerate(expected()["ranking"], 1)
    ]
    outside = [a["application_id"] for a in raw()["applications"] if not a["eligibility"]["eligible"]]
    ranking += [RankRow(code, None, None, 0, False, ["eligibility"]) for code in outside]
    chosen = {row.dossier: Fraction(row.total) for row in ranking if row.dossier in SELECTED and row.total}
    found = Decision(
        schema="alqa.decision.v1",
        round="pilot-clusters-2016",
        round_digest=digest("round"),
        close=digest("close"),
        board=digest("board"),
        accepted=[digest(f"C{n:02}") for n in range(1, 16)],
        refused=[],
        missing=[],
        ranking=ranking,
        proposal=[SELECTED],
        objective=str(sum(chosen.values())),
        selection=SELECTED,
        departed=False,
        sitting=Sitting("Астана", "2016-11-24", Presence([f"C{n:02}" for n in range(1, 15)], 10), []),
        issued="2016-11-24T10:15:00Z",
    )
    return msgspec.structs.replace(found, **changes)


def data(made: Decision | None = None, **changes: Any) -> ProtocolData:
    """The sample's protocol; `changes` replace fields of `ProtocolData`."""
    source, made = raw(), made or decision()
    mark = digest("decision")
    found = ProtocolData(
        round=round_(),
        round_digest=digest("round"),
        decision=made,
        dossiers={a["application_id"]: dossier(a) for a in source["applications"]},
        members=tuple(MemberLine(f"C{n:02}", "accepted", 1, digest(f"C{n:02}")) for n in range(1, 16)),
        recusals=tuple(
            RecusalLine(c["reviewer_id"], c["application_id"], "home-region") for c in source["conflicts"]
        ),
        refused=(
            RefusedLine(
                digest("bad"),
                "signature-invalid",
                "C03-old.alqa-scores",
                {
                    "kk": "Қолтаңба жарамсыз.",
                    "ru": "Подпись недействительна.",
                    "en": "The signature is invalid.",
                },
            ),
        ),
        reasons={"FK16-VKO-FOO05": ("max_per_sector",), "FK16-ALM-FOO03": ("max_per_sector",)},
        signers=signers(source),
        digest=mark,
        code=comparison_code(mark),
        board_code=comparison_code(made.board),
        support_field="requested_support_mln_kzt",
        number="4",
    )
    return replace(found, **changes)


def dossier(application: dict[str, Any]) -> DossierLine:
    return DossierLine(
        application["application_id"],
        application["title"],
        (application["region_code"],),
        application["sector_code"],
        application["eligibility"]["eligible"],
        str(application["facts"]["requested_support_mln_kzt"]),
    )


def signers(source: dict[str, Any]) -> tuple[Signer, ...]:
    chair, *members = [c["name"] for c in source["commissioners"]]
    return (
        Signer("chair", chair, True),
        Signer("secretary", SECRETARY, True),
        *(Signer("member", name) for name in members[:13]),
    )
