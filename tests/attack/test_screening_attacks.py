"""Forged screenings in a round that a secretary signs: the app and the stand-alone verifier refuse both."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from desktop.desks import auditor
from desktop.model.dossier import DossierRef
from desktop.model.screening import Checklist, Finding, Item, Screened
from desktop.trust import screenings
from tests.attack.test_record_attacks import standalone
from tests.helpers import decided, world

CHECKLIST = Checklist([Item("V1", {"en": "Not oil"}), Item("V2", {"en": "Letters"})], 2)
ROSTER = [
    world.entry("secretary", "secretary"),
    world.entry("secretary2", "secretary"),
    world.entry("C01", "commissioner", "chair"),
    world.entry("C02", "commissioner"),
    world.entry("C03", "commissioner"),
]


def screened(ref: DossierRef, *signers: str, **said: Any) -> DossierRef:
    """A dossier of the tiny round, admitted and signed."""
    findings = [Finding("V1", "yes", document="D01", page=2), Finding("V2", "yes")]
    bare = Screened(findings, "admit", "", world.WHEN, [])
    bare = msgspec.structs.replace(bare, **said)
    statement = bare.statement(world.ROUND, ref.code, ref.digest)
    signed = [screenings.sign(world.person(who), statement) for who in signers]
    return msgspec.structs.replace(ref, screening=msgspec.structs.replace(bare, signers=signed))


def record(path: Path, bend: Callable[[DossierRef], DossierRef], **changes: Any) -> Path:
    """A record of a round whose first dossier is bent before the round is signed."""
    first, *others = world.round_body().dossiers
    both = [bend(first), *(screened(ref, "secretary", "secretary2") for ref in others)]
    said = {"dossiers": both, "checklist": CHECKLIST, "roster": ROSTER, "mandate": None, **changes}
    return decided.write(path / "x.alqa-record", decided.decided(decided.board_of(**said)[1:]))


def holds(path: Path) -> tuple[bool, bool]:
    """Whether the app and the verifier believe it."""
    return auditor.verify(path).holds, standalone(path)[0] == 0


def test_both_believe_an_honest_screening(tmp_path: Path) -> None:
    path = record(tmp_path, lambda ref: screened(ref, "secretary", "secretary2"))
    assert holds(path) == (True, True)


@pytest.mark.parametrize(
    "bend",
    [
        lambda ref: ref,  # not screened at all
        lambda ref: screened(ref, "secretary"),
        lambda ref: screened(ref, "secretary", "secretary"),
        lambda ref: screened(ref, "secretary", "C01"),
        lambda ref: screened(ref, "secretary", "secretary2", outcome="wait", reason="later"),
        lambda ref: screened(ref, "secretary", "secretary2", outcome="refuse", reason="oil"),  # yet eligible
        lambda ref: screened(ref, "secretary", "secretary2", findings=[Finding("V1", "yes")]),
        lambda ref: screened(
            ref, "secretary", "secretary2", findings=[Finding("V1", "no"), Finding("V2", "yes")]
        ),
        lambda ref: screened(
            msgspec.structs.replace(ref, eligible=False), "secretary", "secretary2", outcome="refuse"
        ),
    ],
    ids=["none", "one", "twice", "member", "waits", "otherwise", "lacks", "against", "no-reason"],
)
def test_a_screening_that_does_not_hold(tmp_path: Path, bend: Callable[[DossierRef], DossierRef]) -> None:
    assert holds(record(tmp_path, bend)) == (False, False)


def test_words_changed_after_they_were_signed(tmp_path: Path) -> None:
    def bend(ref: DossierRef) -> DossierRef:
        good = screened(ref, "secretary", "secretary2")
        assert good.screening is not None
        return msgspec.structs.replace(good, screening=msgspec.structs.replace(good.screening, reason="x"))

    assert holds(record(tmp_path, bend)) == (False, False)


def test_a_screening_of_another_dossier(tmp_path: Path) -> None:
    other = world.round_body().dossiers[1]

    def bend(ref: DossierRef) -> DossierRef:
        return msgspec.structs.replace(ref, screening=screened(other, "secretary", "secretary2").screening)

    assert holds(record(tmp_path, bend)) == (False, False)


def test_a_screening_without_a_checklist(tmp_path: Path) -> None:
    path = record(tmp_path, lambda ref: screened(ref, "secretary", "secretary2"), checklist=None)
    assert holds(path) == (False, False)
