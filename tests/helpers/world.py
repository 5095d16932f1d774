"""A tiny fictional round for tests: three commissioners, a secretary, an organisation, two dossiers."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import msgspec
import pytest

from desktop.model.dossier import Dossier, DossierRef
from desktop.model.people import RosterEntry
from desktop.model.review import Completeness, Review
from desktop.model.rubric import Criterion, Rubric
from desktop.model.rule import Aggregate, CriterionRule, Rule, Scale, Total
from desktop.model.statements import (
    Assigned,
    Close,
    Dates,
    Decision,
    Mandate,
    Presence,
    Proxy,
    RankRow,
    Round,
    Ruling,
    Scores,
    Sitting,
    Statement,
    Visibility,
)
from desktop.trust import digest, envelope, identity
from desktop.trust.canonical import encode
from desktop.trust.envelope import Verified
from desktop.trust.identity import Identity

SHARED = Path(__file__).resolve().parents[3] / "shared"
WHEN = "2026-11-03T09:00:00Z"
ROUND = "pilot-2026"


def corpus(*parts: str) -> Path:
    """A folder of third-party vectors, or the test is skipped."""
    folder = SHARED.joinpath("corpora", *parts)
    if not folder.exists():
        pytest.skip(f"third-party vectors are not here: {'/'.join(parts)}")
    return folder


PASSPHRASE = "sample"


@functools.cache
def created(name: str) -> identity.Created:
    """A person with the key file, to be opened with `PASSPHRASE`."""
    return identity.create(name, PASSPHRASE, identity.LIGHT)


def person(name: str) -> Identity:
    return created(name).identity


def entry(id_: str, *roles: Any) -> RosterEntry:
    someone = person(id_)
    return RosterEntry(id_, {"en": id_}, someone.key, someone.recipient, list(roles))


def dossier(code: str) -> Dossier:
    return Dossier("alqa.dossier.v1", ROUND, code, ["ATY"], "food", {"en": "x"}, [], {"jobs": "12"}, [])


RUBRIC = Rubric([], [Criterion(c, None, {"en": c}, {"kk": "Ә"}, [], [], False) for c in ("A1", "A2")], [], [])
RULE = Rule(
    Scale("0", "5", "0.5"),
    [CriterionRule("A1", "1"), CriterionRule("A2", "2")],
    Total("percent"),
    Aggregate("mean"),
)


def round_body(**changes: Any) -> Round:
    refs = [
        DossierRef(d.code, {"en": d.code}, digest.digest_of(d), True, {}) for d in map(dossier, ("D1", "D2"))
    ]
    body = Round(
        schema="alqa.round.v1",
        round=ROUND,
        version=1,
        previous=None,
        amendment=None,
        title={"en": "Pilot", "kk": "Пилоттық"},
        body={"en": "Ministry"},
        notice={"en": "fictional"},
        rubric=RUBRIC,
        rule=RULE,
        regions={"ATY": {"en": "Atyrau"}},
        sectors={"food": {"en": "Food"}},
        grounds={"employer": {"en": "employer"}},
        dossiers=refs,
        roster=[
            entry("secretary", "secretary"),
            entry("C01", "chair", "commissioner"),
            entry("C02", "commissioner"),
            entry("C03", "commissioner"),
        ],
        assignment=[Assigned("C01", ["D1", "D2"]), Assigned("C02", ["D2", "D1"])],
        recusals=[],
        dates=Dates(None, "2026-12-01", None),
        cosignatures=1,
        quorum=2,
        visibility=Visibility(True, True, False, False, True),
        mandate=mandate().digest,
        issued=WHEN,
    )
    return msgspec.structs.replace(body, **changes)


@functools.cache
def mandate() -> Verified[Mandate]:
    body = Mandate(
        "alqa.mandate.v1",
        ROUND,
        person("organisation").party(),
        [person("secretary").party()],
        person("C01").party(),
        [person(id_).party() for id_ in ("C01", "C02", "C03")],
        WHEN,
    )
    return signed(body, "organisation")


def signed(body: Statement, *signers: str) -> Verified[Any]:
    env = envelope.sign(person(signers[0]), body)
    for signer in signers[1:]:
        env = envelope.cosign(env, person(signer))
    return envelope.verify(env)


@functools.cache
def round_() -> Verified[Round]:
    return signed(round_body(), "secretary")


def review(code: str, a1: int | None = 6) -> Review:
    return Review(
        code,
        digest.digest_of(dossier(code)),
        digest.digest_of(RUBRIC),
        1,
        {"A1": a1, "A2": None},
        {"A1": "жақсы\n«тире» — 😀"},
        "",
        "",
        "support",
    )


def scores_body(reviewer: str = "C02", **changes: Any) -> Scores:
    body = Scores(
        "alqa.scores.v1",
        ROUND,
        round_().digest,
        reviewer,
        1,
        [],
        [review("D1"), review("D2", 10)],
        [],
        [],
        Completeness(2, 2, 0, 0),
        "0" * 64,
        WHEN,
    )
    return msgspec.structs.replace(body, **changes)


def scores(reviewer: str = "C02", **changes: Any) -> Verified[Scores]:
    return signed(scores_body(reviewer, **changes), reviewer)


def proxy() -> Verified[Proxy]:
    body = Proxy(
        schema="alqa.proxy.v1",
        round=ROUND,
        round_digest=round_().digest,
        reviewer="C03",
        reviews=[review("D1")],
        scan="1" * 64,
        scan_name="scan.pdf",
        recipients=[person("secretary").recipient],
        issued=WHEN,
    )
    return signed(body, "secretary", "C02")


def ruling(kind: Any = "reopen", about: list[str] | None = None, *signers: str) -> Verified[Ruling]:
    body = Ruling("alqa.ruling.v1", ROUND, kind, about or ["2" * 64], "because", WHEN)
    return signed(body, *(signers or ("C01",)))


def close(*counted: Verified[Any]) -> Verified[Close]:
    digests = sorted(s.digest for s in counted)
    board = digest.list_digest([*digests, round_().digest])
    body = Close(
        "alqa.close.v1",
        ROUND,
        round_().digest,
        board,
        sorted([*digests, round_().digest]),
        digests,
        None,
        WHEN,
    )
    return signed(body, "secretary")


def decision(closed: Verified[Close]) -> Verified[Decision]:
    body = Decision(
        "alqa.decision.v1",
        ROUND,
        round_().digest,
        closed.digest,
        closed.body.board,
        closed.body.counts,
        [],
        ["C01"],
        [RankRow("D2", 1, "11509/140", 1, True, []), RankRow("D1", None, None, 0, False, ["undecidable"])],
        [["D2"]],
        "11509/140",
        ["D2"],
        False,
        Sitting("Astana", "2026-12-10", Presence(["C01", "C02"], 2), []),
        WHEN,
    )
    return signed(body, "secretary", "C01", "C02")


def full_record() -> tuple[list[Verified[Any]], dict[str, bytes]]:
    """Statements of every kind a record holds, two of them forked, and the dossiers."""
    first, forked = scores("C02"), scores("C02", reviews=[review("D1", 2)])
    closed = close(first, proxy())
    rulings = [
        ruling("exclude", sorted([first.digest, forked.digest]), "C01", "secretary"),
        ruling("reopen", [closed.digest]),
    ]
    statements = [mandate(), round_(), first, forked, proxy(), closed, decision(closed), *rulings]
    dossiers = {digest.digest_of(d): encode(d) for d in map(dossier, ("D1", "D2"))}
    return statements, dossiers
