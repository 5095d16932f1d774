"""Who reads in which order, as the source folder says it."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.decide.reading_order import shuffled
from desktop.intake import source
from desktop.intake.round_file import RoundFile, Seat
from desktop.model.statements import Recused
from tests.helpers import world

CODES = ["D1", "D2", "D3", "D4"]


def round_file(assignment: Any) -> RoundFile:
    seats = [Seat(who, f"{who}.alqa-card", {"en": who}, ["commissioner"]) for who in ("C01", "C02")]
    return RoundFile("r1", {"en": "R"}, world.RUBRIC, world.RULE, seats, {}, {}, assignment=assignment)


def orders(assignment: Any, recusals: list[Recused]) -> dict[str, list[str]]:
    found = source._assignment(round_file(assignment), CODES, recusals, [])
    return {one.reviewer: one.dossiers for one in found}


def test_everybody_reads_everything_in_an_order_of_their_own() -> None:
    found = orders("all", [])
    assert found == {who: shuffled("r1", who, CODES) for who in ("C01", "C02")}


def test_a_recusal_leaves_the_order_of_the_rest() -> None:
    away = Recused("C01", "D2", "employer", "", None)
    assert orders("all", [away])["C01"] == [code for code in shuffled("r1", "C01", CODES) if code != "D2"]


@pytest.mark.parametrize("order", [["D3", "D1"], ["D4", "D3", "D2", "D1"]])
def test_an_order_that_the_secretary_says_is_kept(order: list[str]) -> None:
    assert orders({"C01": order, "C02": CODES}, []) == {"C01": order, "C02": CODES}
