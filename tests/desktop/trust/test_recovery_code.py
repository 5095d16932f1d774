"""The recovery code as people type it: other keyboards, other letters, one slip."""

from __future__ import annotations

import pytest

from desktop.errors import AlqaError
from desktop.trust import recovery
from desktop.trust.recovery import ALPHABET

BODY = "7K2QM0ZX81PABCD1EFGHJ0KMNPQRSTVWXYZ012"
PLAIN = BODY + recovery._check(BODY)
CODE = "-".join(PLAIN[at : at + 5] for at in range(0, 40, 5))


@pytest.mark.parametrize(
    "typed",
    [
        CODE, PLAIN, CODE.lower(), CODE.replace("-", " – "), f"\n{CODE}\r\n",
        PLAIN.replace("0", "O").replace("1", "l"),
    ],
)  # fmt: skip
def test_a_code_is_read_however_it_is_written(typed: str) -> None:
    assert recovery.read(typed) == PLAIN[:38].encode()


def test_letters_of_a_kazakh_or_russian_keyboard_are_understood() -> None:
    assert recovery.clean("авсенкмртхо узф") == "ABCEHKMPTX0Y3A"
    assert recovery.clean("Йыпгія") == "QSGV1Z"
    assert set(recovery.clean("йцукенгшщзфывапролдячсмитьіүұқңөһғ")) <= set(ALPHABET) | {"F"}


@pytest.mark.parametrize("at", [0, 17, 37, 39])
def test_one_misread_character_is_near(at: int) -> None:
    other = ALPHABET[(ALPHABET.index(PLAIN[at]) + 7) % 32]
    slip = PLAIN[:at] + other + PLAIN[at + 1 :]
    with pytest.raises(AlqaError) as caught:
        recovery.read(slip)
    assert caught.value.code == "recovery-code-mistyped"
    assert PLAIN in recovery.near(slip)


def test_two_swapped_neighbours_are_near() -> None:
    code = "0123456789ABCDEFGHJKMNPQRSTVWXYZ012345"
    whole = code + recovery._check(code)
    assert whole in recovery.near(whole[:4] + whole[5] + whole[4] + whole[6:])


def test_few_candidates_pass_the_check_and_all_are_whole() -> None:
    slip = ("Z" if PLAIN[0] != "Z" else "Y") + PLAIN[1:]
    found = list(recovery.near(slip))
    assert len(found) < 12
    assert all(recovery.read(code) for code in found)
    assert list(recovery.near(PLAIN[:-1])) == []
