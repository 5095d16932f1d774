"""Each member reads in an order of their own, which anyone can compute again."""

from __future__ import annotations

import hashlib

from desktop.decide.reading_order import shuffled

CODES = [f"D{n:02}" for n in range(30)]


def test_the_order_is_the_one_that_the_docs_describe() -> None:
    def place(code: str) -> str:
        return hashlib.sha256(f"round-1\nC02\n{code}".encode()).hexdigest()

    assert shuffled("round-1", "C02", CODES) == sorted(CODES, key=place)


def test_each_member_and_each_round_has_another_order() -> None:
    orders = {tuple(shuffled(round_, who, CODES)) for round_ in ("a", "b") for who in ("C01", "C02", "C03")}
    assert len(orders) == 6
    assert all(sorted(order) == CODES for order in orders)


def test_the_order_does_not_depend_on_how_the_register_is_sorted() -> None:
    assert shuffled("r", "C01", reversed(CODES)) == shuffled("r", "C01", CODES)


def test_another_dossier_leaves_the_others_where_they_were() -> None:
    before, after = shuffled("r", "C01", CODES[:-1]), shuffled("r", "C01", CODES)
    assert [code for code in after if code != CODES[-1]] == before


def test_first_places_are_spread_over_the_members() -> None:
    firsts = [shuffled("r", f"C{n:03}", CODES)[0] for n in range(300)]
    assert len(set(firsts)) == 30
    assert max(firsts.count(code) for code in CODES) < 30
