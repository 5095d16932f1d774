"""What each statement must satisfy beyond its schema."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from desktop.model.dossier import DossierRef
from desktop.model.people import Conflict
from desktop.model.review import Annotation, LateRecusal, Quad
from desktop.model.statements import (
    Amendment,
    Assigned,
    Dates,
    Declaration,
    Motion,
    Receipt,
    Recused,
    RefusedFile,
    Request,
)
from desktop.trust.check import check
from desktop.trust.texts import tidy
from tests.helpers import world

replace = msgspec.structs.replace


def codes(body: Any) -> set[str]:
    return {fault.code for fault in check(body)}


def entry(index: int, **changes: Any) -> Callable[[], Any]:
    def make() -> Any:
        roster = list(world.round_body().roster)
        roster[index] = replace(roster[index], **changes)
        return roster

    return make


D1 = DossierRef("D1", {"en": "x"}, "4" * 64, True, {})

ROUND_FAULTS = [
    ({"version": 0}, "statement-range"),
    ({"version": 2}, "statement-chain"),
    ({"previous": "5" * 64}, "statement-chain"),
    ({"amendment": Amendment("x", [], [])}, "statement-chain"),
    ({"version": 2, "previous": "5" * 64, "amendment": Amendment(" ", [], [])}, "statement-empty"),
    ({"version": 2, "previous": "5" * 64, "amendment": Amendment("x", ["D9"], [])}, "statement-unknown"),
    ({"round": "раунд"}, "statement-id"),
    ({"round": "a/b"}, "statement-id"),
    ({"round": "nul.x"}, "statement-id"),
    ({"issued": "today"}, "statement-time"),
    ({"title": {"en": "a\u202eb"}}, "text-character"),
    ({"notice": {"en": "a\x07b"}}, "text-character"),
    ({"title": {"en": "x" * 3000}}, "text-too-long"),
    ({"regions": {"Қ": {}}}, "statement-id"),
    ({"dossiers": [D1, D1]}, "statement-duplicate"),
    ({"dossiers": [D1, replace(D1, code="d1", digest="6" * 64)]}, "statement-duplicate"),
    ({"dossiers": [replace(D1, digest="x")]}, "statement-digest"),
    ({"roster": []}, "statement-empty"),
    ({"roster": entry(1, id="secretary")}, "statement-duplicate"),
    ({"roster": entry(1, id="SECRETARY")}, "statement-duplicate"),
    ({"roster": entry(1, id="С01")}, "statement-id"),
    ({"roster": entry(1, key=world.person("C02").key)}, "key-under-two-names"),
    ({"roster": entry(1, recipient=world.person("C02").recipient)}, "key-under-two-names"),
    ({"roster": entry(1, key="00" * 32)}, "key-unsafe"),
    ({"roster": entry(1, recipient="age1")}, "statement-recipient"),
    ({"roster": entry(1, name={})}, "statement-empty"),
    ({"roster": entry(1, name={"kk": "Ә\u200b"})}, "text-character"),
    ({"roster": entry(1, roles=[])}, "statement-empty"),
    ({"roster": entry(2, roles=["chair", "commissioner"])}, "statement-duplicate"),
    ({"assignment": [Assigned("C09", [])]}, "statement-unknown"),
    ({"assignment": [Assigned("secretary", [])]}, "statement-unknown"),
    ({"assignment": [Assigned("C02", ["D9"])]}, "statement-unknown"),
    ({"assignment": [Assigned("C02", ["D1", "D1"])]}, "statement-duplicate"),
    ({"assignment": [Assigned("C02", []), Assigned("C02", [])]}, "statement-duplicate"),
    ({"recusals": [Recused("C02", "D1", "other", "", None)]}, "statement-unknown"),
    ({"recusals": [Recused("C02", "D1", "employer", "", "x")]}, "statement-digest"),
    ({"recusals": [Recused("C02", "D1", "employer", "", None)] * 2}, "statement-duplicate"),
    ({"dates": Dates("1.2.2026", None, None)}, "statement-time"),
    ({"cosignatures": 0}, "statement-range"),
    ({"quorum": 99}, "statement-range"),
    ({"mandate": "x"}, "statement-digest"),
    ({"rubric": replace(world.RUBRIC, criteria=world.RUBRIC.criteria[:1])}, "statement-rule"),
    ({"rubric": replace(world.RUBRIC, criteria=world.RUBRIC.criteria * 2)}, "statement-duplicate"),
    ({"rule": replace(world.RULE, criteria=world.RULE.criteria * 2)}, "statement-rule"),
]


def test_the_sample_statements_are_admissible() -> None:
    statements, _ = world.full_record()
    for statement in statements:
        assert check(statement.body) == []


@pytest.mark.parametrize(("changes", "code"), ROUND_FAULTS)
def test_round(changes: dict[str, Any], code: str) -> None:
    made = {name: value() if callable(value) else value for name, value in changes.items()}
    assert code in codes(world.round_body(**made))


def note(**changes: Any) -> Annotation:
    base = Annotation("n1", "D1", "1" * 64, 1, [Quad(0, 0, 1, 1)], "q", "", "", None, "note", "t", None)
    return replace(base, **changes)


SCORES_FAULTS = [
    ({"sequence": 0}, "statement-range"),
    ({"sequence": 2}, "statement-chain"),
    ({"previous": ["1" * 64]}, "statement-chain"),
    ({"sequence": 2, "previous": ["2" * 64, "1" * 64]}, "statement-order"),
    ({"sequence": 2, "previous": ["1" * 64, "1" * 64]}, "statement-order"),
    ({"sequence": 2, "previous": ["x"]}, "statement-digest"),
    ({"reviews": [world.review("D1")] * 2}, "statement-duplicate"),
    ({"reviews": [world.review("D1", -1)]}, "statement-range"),
    ({"reviews": [replace(world.review("D1"), comments={"A1": "\x00"})]}, "text-character"),
    ({"reviews": [replace(world.review("D1"), rubric_digest="")]}, "statement-digest"),
    ({"reviews": [replace(world.review("D1"), marks={"А1": 1})]}, "statement-id"),
    ({"recusals": [LateRecusal("D1", "employer", "", "x")]}, "statement-time"),
    ({"recusals": [LateRecusal("D1", "employer", "", world.WHEN)] * 2}, "statement-duplicate"),
    ({"notes": [note(page=0)]}, "statement-range"),
    ({"notes": [note(quads=[Quad(0, 0, 1, 2**40)])]}, "statement-range"),
    ({"notes": [note(), note()]}, "statement-duplicate"),
    ({"notes": [note(criterion="?")]}, "statement-id"),
    ({"journal": "x"}, "statement-digest"),
]


@pytest.mark.parametrize(("changes", "code"), SCORES_FAULTS)
def test_scores(changes: dict[str, Any], code: str) -> None:
    assert codes(world.scores_body(**changes)) >= {code}


@pytest.mark.parametrize(
    ("kind", "about", "code"),
    [
        ("exclude", ["2" * 64, "1" * 64], "statement-about"),
        ("exclude", ["C02"], "statement-about"),
        ("revoke", ["C02", "C03"], "statement-about"),
        ("revoke", ["1" * 64, "1" * 63], "statement-about"),
        ("replace", ["C02", "C03"], "statement-about"),
        ("reopen", ["C02"], "statement-about"),
        ("draw", ["ә"], "statement-about"),
        ("draw", ["D1", "D1"], "statement-duplicate"),
        ("draw", [], "statement-empty"),
    ],
)
def test_ruling(kind: Any, about: list[str], code: str) -> None:
    assert code in codes(replace(world.ruling().body, kind=kind, about=about))
    assert "statement-empty" in codes(replace(world.ruling().body, reason=" \n"))


@pytest.mark.parametrize(
    ("kind", "about"),
    [("revoke", ["C02"]), ("revoke", ["C02", "1" * 64]), ("replace", ["C02"]), ("draw", ["D2", "D1"])],
)
def test_good_rulings(kind: Any, about: list[str]) -> None:
    assert check(replace(world.ruling().body, kind=kind, about=about)) == []


def test_close_agrees_with_itself() -> None:
    body = world.close(world.scores()).body
    assert codes(replace(body, board="0" * 64)) == {"statement-board"}
    assert "statement-unknown" in codes(replace(body, counts=["0" * 64]))
    assert "statement-range" in codes(replace(body, seed=""))
    assert "text-character" in codes(replace(body, seed="a\nb"))


def test_decision_agrees_with_itself() -> None:
    body = world.decision(world.close(world.scores())).body
    assert "statement-unknown" in codes(replace(body, selection=["D9"]))
    assert "statement-order" in codes(replace(body, refused=[RefusedFile("1" * 64, "x")] * 2))
    assert "statement-id" in codes(replace(body, refused=[RefusedFile("1" * 64, "X Y")]))
    assert "statement-number" in codes(replace(body, objective="1.5"))
    assert "statement-duplicate" in codes(replace(body, ranking=body.ranking * 2))
    twice = Motion("t", "r", ["C01"], ["C01"], [], {}, [])
    assert "statement-duplicate" in codes(replace(body, sitting=replace(body.sitting, motions=[twice])))


def test_small_acts() -> None:
    receipt = Receipt("alqa.receipt.v1", world.ROUND, "C02", "1" * 64, 1, "2" * 64, world.WHEN)
    assert check(receipt) == []
    assert codes(replace(receipt, bundle="x")) == {"statement-digest"}
    request = Request("alqa.request.v1", world.ROUND, "C02", ["1" * 64, "2" * 64], world.WHEN)
    assert check(request) == []
    assert codes(replace(request, bundles=["1" * 64])) == {"statement-empty"}
    declarant = world.person("C02").party()
    conflicts = [Conflict("D1", "employer", "")]
    declaration = Declaration("alqa.declaration.v1", world.ROUND, declarant, "1" * 64, conflicts, world.WHEN)
    assert check(declaration) == []
    assert codes(replace(declaration, conflicts=conflicts * 2)) == {"statement-duplicate"}


def test_mandate_has_one_key_for_one_name() -> None:
    body = world.mandate().body
    renamed = replace(body.members[1], name="Other", key=body.members[0].key)
    assert "key-under-two-names" in codes(replace(body, members=[body.members[0], renamed]))
    assert "statement-duplicate" in codes(replace(body, members=body.members * 2))
    assert "statement-empty" in codes(replace(body, secretaries=[]))


def test_proxy_names_its_recipients() -> None:
    body = world.proxy().body
    assert codes(replace(body, recipients=[])) == {"statement-empty"}
    assert codes(replace(body, recipients=["age1x"])) == {"statement-recipient"}
    assert codes(replace(body, reviews=[])) == {"statement-empty"}


def test_tidy_makes_pasted_prose_admissible() -> None:
    assert tidy("a\r\nb\rc\x00\x0b\td") == "a\nb\nc\td"
