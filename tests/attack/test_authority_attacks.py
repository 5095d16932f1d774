"""Keys that were not entitled: self-enrolled members, exchanged rosters, broken chains, wrong roles."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from desktop.model.people import Conflict
from desktop.model.statements import Amendment, Card, Declaration, Receipt
from desktop.trust.authority import check_mandate, check_round, entry_of, roster_of, signer_faults
from tests.helpers import world

replace = msgspec.structs.replace
VERIFIER = Path(__file__).parents[2] / "packaging" / "alqa_verify.py"


def codes(faults: list[Any]) -> list[str]:
    return [fault.code for fault in faults]


def next_version(**changes: Any) -> Any:
    first = world.round_()
    amendment = {"version": 2, "previous": first.digest, "amendment": Amendment("a fact", [], [])}
    return world.signed(world.round_body(**(amendment | changes)), "secretary")


def test_the_good_round() -> None:
    assert check_mandate(world.mandate(), world.person("organisation").key) == []
    assert check_round(world.round_(), world.mandate(), None) == []
    assert check_round(world.round_(), None, None) == []
    assert check_round(next_version(), world.mandate(), world.round_()) == []


def test_mandate_of_another_organisation() -> None:
    assert codes(check_mandate(world.mandate(), "1" * 64)) == ["authority-organisation"]
    forged = world.signed(world.mandate().body, "secretary")
    assert codes(check_mandate(forged, None)) == ["authority-mandate-signer"]
    both = world.signed(world.mandate().body, "organisation", "secretary")
    assert codes(check_mandate(both, None)) == ["authority-mandate-signer"]


def test_secretary_enrols_a_key_of_her_own() -> None:
    body = world.round_body()
    own = replace(body.roster[3], key=world.person("X").key, recipient=world.person("X").recipient)
    swapped = world.signed(replace(body, roster=[*body.roster[:3], own]), "secretary")
    faults = check_round(swapped, world.mandate(), None)
    assert codes(faults) == ["authority-not-appointed"]
    assert faults[0].args == {"id": "C03", "role": "commissioner"}


def test_an_observer_needs_no_appointment_and_signs_nothing() -> None:
    """Else a secretary could enrol a key of her own to make up the signatures under a decision."""
    body, stranger = world.round_body(), world.person("X")
    own = replace(
        body.roster[3], id="C09", key=stranger.key, recipient=stranger.recipient, roles=["observer"]
    )
    watched = world.signed(replace(body, roster=[*body.roster, own]), "secretary")
    assert check_round(watched, world.mandate(), None) == []
    decision = world.decision(world.close())
    assert signer_faults(world.signed(decision.body, "secretary", "C01"), watched.body) == []
    joined = world.signed(decision.body, "secretary", "X")
    assert codes(signer_faults(joined, watched.body)) == ["authority-signer"]
    both = replace(own, roles=["observer", "commissioner"])
    sneaked = world.signed(replace(body, roster=[*body.roster, both]), "secretary")
    assert codes(check_round(sneaked, world.mandate(), None)) == ["authority-not-appointed"]


def test_the_independent_verifier_counts_no_observer_either() -> None:
    spec = importlib.util.spec_from_file_location("alqa_verify", VERIFIER)
    assert spec is not None
    assert spec.loader is not None
    verifier = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(verifier)
    roster = [
        {"id": "secretary", "key": "s", "roles": ["secretary"]},
        {"id": "C01", "key": "m", "roles": ["commissioner", "observer"]},
        {"id": "C09", "key": "x", "roles": ["observer"]},
    ]
    for signers, entitled in ((["s"], True), (["s", "m"], True), (["s", "x"], False)):
        signed = SimpleNamespace(kind="decision", signers=signers, body={})
        assert verifier.entitled(signed, {"roster": roster}) is entitled


def test_secretary_exchanges_a_recipient_alone() -> None:
    body = world.round_body()
    own = replace(body.roster[3], recipient=world.person("X").recipient)
    swapped = world.signed(replace(body, roster=[*body.roster[:3], own]), "secretary")
    assert codes(check_round(swapped, world.mandate(), None)) == ["authority-not-appointed"]


def test_a_member_made_chair() -> None:
    body = world.round_body()
    roster = [body.roster[0], replace(body.roster[1], roles=["commissioner"]), *body.roster[2:]]
    roster[2] = replace(roster[2], roles=["chair", "commissioner"])
    swapped = world.signed(replace(body, roster=roster), "secretary")
    assert codes(check_round(swapped, world.mandate(), None)) == ["authority-not-appointed"]


def test_signed_by_no_mandated_secretary() -> None:
    faults = check_round(world.signed(world.round_body(), "C02"), world.mandate(), None)
    assert codes(faults) == ["authority-signer", "authority-secretary"]
    both = world.signed(world.round_body(), "secretary", "C02")
    assert "authority-secretary" in codes(check_round(both, world.mandate(), None))


def test_mandate_of_another_round_or_not_the_one_named() -> None:
    other = world.signed(replace(world.mandate().body, round="other-2026"), "organisation")
    assert codes(check_round(world.round_(), other, None)) == ["authority-other-round"]
    newer = world.signed(replace(world.mandate().body, issued="2026-11-04T09:00:00Z"), "organisation")
    assert codes(check_round(world.round_(), newer, None)) == ["authority-mandate-differs"]


def test_version_chain_breaks() -> None:
    second = next_version()
    assert codes(check_round(second, world.mandate(), None)) == ["authority-version-missing"]
    broken = next_version(previous="7" * 64)
    assert codes(check_round(broken, world.mandate(), world.round_())) == ["authority-version-chain"]
    skipped = next_version(version=3)
    assert codes(check_round(skipped, world.mandate(), world.round_())) == ["authority-version-chain"]
    other = world.signed(world.round_body(round="other-2026"), "secretary")
    assert codes(check_round(second, None, other)) == ["authority-other-round"]


ENTITLED = [
    (lambda: world.scores("C02"), True),
    (lambda: world.signed(world.scores_body("C02"), "C03"), False),
    (lambda: world.signed(world.scores_body("C02"), "C02", "C03"), False),
    (lambda: world.signed(world.scores_body("C02"), "secretary"), False),
    (lambda: world.signed(world.scores_body("C09"), "C02"), False),
    (lambda: world.signed(world.scores_body("secretary"), "secretary"), False),
    (world.proxy, True),
    (lambda: world.signed(world.proxy().body, "secretary"), False),
    (lambda: world.signed(world.proxy().body, "C01", "C02"), False),
    (lambda: world.signed(world.proxy().body, "secretary", "C03"), False),
    (lambda: world.signed(world.proxy().body, "secretary", "outsider"), True),
    (lambda: world.ruling("reopen"), True),
    (lambda: world.ruling("reopen", None, "secretary"), False),
    (lambda: world.ruling("exclude", None, "C01"), False),
    (lambda: world.ruling("exclude", None, "C01", "secretary"), True),
    (lambda: world.ruling("exclude", None, "C01", "C02"), False),
    (lambda: world.ruling("exclude", None, "C01", "secretary", "C02"), False),
    (lambda: world.close(), True),
    (lambda: world.signed(world.close().body, "C01"), False),
    (lambda: world.decision(world.close()), True),
    (lambda: world.signed(world.decision(world.close()).body, "C01", "C02"), False),
    (lambda: world.signed(world.decision(world.close()).body, "secretary", "outsider"), False),
    (world.mandate, True),
]


@pytest.mark.parametrize("case", range(len(ENTITLED)))
def test_who_may_sign_what(case: int) -> None:
    make, good = ENTITLED[case]
    assert codes(signer_faults(make(), world.round_body())) == ([] if good else ["authority-signer"])


def test_cards_declarations_receipts() -> None:
    one, two = world.person("C02"), world.person("C03")
    card = Card("alqa.card.v1", one.name, one.key, one.recipient)
    assert signer_faults(world.signed(card, "C02"), world.round_body()) == []
    assert signer_faults(world.signed(card, "C03"), world.round_body()) != []
    conflicts = [Conflict("D1", "employer", "")]
    said = Declaration("alqa.declaration.v1", world.ROUND, one.party(), "1" * 64, conflicts, world.WHEN)
    assert signer_faults(world.signed(said, "C02"), world.round_body()) == []
    assert signer_faults(world.signed(said, "C03"), world.round_body()) != []
    outsider = replace(said, declarant=world.person("outsider").party())
    assert signer_faults(world.signed(outsider, "outsider"), world.round_body()) != []
    mixed = replace(said, declarant=replace(one.party(), recipient=two.recipient))
    assert signer_faults(world.signed(mixed, "C02"), world.round_body()) != []
    receipt = Receipt("alqa.receipt.v1", world.ROUND, "C02", "1" * 64, 1, "2" * 64, world.WHEN)
    assert signer_faults(world.signed(receipt, "secretary"), world.round_body()) == []
    assert signer_faults(world.signed(receipt, "C01"), world.round_body()) != []


def test_a_bundle_of_another_round() -> None:
    stray = world.signed(world.scores_body(round="other-2026"), "C02")
    assert codes(signer_faults(stray, world.round_body())) == ["authority-other-round"]


def test_roster_lookups() -> None:
    body = world.round_body()
    assert [entry.id for entry in roster_of(body, "commissioner")] == ["C01", "C02", "C03"]
    assert entry_of(body, "C09") is None
