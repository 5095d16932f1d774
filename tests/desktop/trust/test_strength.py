"""The estimate of a passphrase: known words and rows are cheap in every language, length pays."""

from __future__ import annotations

import pytest

from desktop.trust.strength import STEPS, strength


@pytest.mark.parametrize(
    "easy",
    [
        "", "            ", "password", "Password123!", "qwertyuiop12", "йцукенгшщзхъ", "aaaaaaaaaaaa",
        "123456789012", "мама мама мама мама", "Алматы2016алматы", "құпиясөз 2016", "01234567",
    ],
)  # fmt: skip
def test_what_everybody_types_is_weak(easy: str) -> None:
    assert strength(easy) == "weak"


@pytest.mark.parametrize(
    ("phrase", "step"),
    [
        ("бес сөз жеткілікті", "fair"),
        ("люблю чай с молоком утром", "good"),
        ("correct horse battery staple", "good"),
        ("қара бұлт көл жағасында ұйықтап жатыр", "strong"),
        ("зелёный слон читает газету вечером", "strong"),
        ("gT7#kQ9!vB2x-Lm4&wz", "strong"),
    ],
)
def test_words_make_it_harder(phrase: str, step: str) -> None:
    assert strength(phrase) == step


def test_ones_own_name_is_known_to_everybody() -> None:
    phrase = "Ерназаров Бекзат 1961"
    own = ["Бекзат Ерназаров"]
    assert STEPS.index(strength(phrase, own)) < STEPS.index(strength(phrase))


def test_more_never_makes_it_easier() -> None:
    phrase = "зелёный слон читает газету вечером"
    steps = [STEPS.index(strength(phrase[:n])) for n in (0, 7, 12, 19, 26, len(phrase))]
    assert steps == sorted(steps)
    assert steps[0] == 0
    assert steps[-1] == len(STEPS) - 1
