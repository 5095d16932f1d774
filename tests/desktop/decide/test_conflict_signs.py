"""Signs of a conflict: spellings that fall together, and those that do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.decide.conflict_signs import Applied, Hint, Known, alike, hints, same_organisation, surnames

CYRILLIC = "абвгдежзийклмнопрстуфхцчшыэюяәғқңөұүһі"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Нурғалиева", "Нургалиев"),
        ("Nurgaliyev", "Нургалиева"),
        ("Көкжиеков", "Kokzhiyekov"),
        ("Жұмабаев", "Zhumabayeva"),
        ("Қайырбеков", "Кайырбекова"),
        ("Щербаков", "Shcherbakova"),
        ("Sarytogayeva", "Сарытоғаева"),
        ("Белинский", "Белинская"),
        ("Мухаметжанов", "Мухамеджанов"),
        ("Хасенов", "Khassenov"),
        ("Ким", "Kim"),
    ],
)
def test_one_surname_in_several_spellings(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ахметов", "Ахматова"),
        ("Ким", "Кан"),
        ("Иванов", "Иваненко"),
        ("Серик", "Серікбай"),
        ("Оспанов", "Османов"),
    ],
)
def test_other_surnames(one: str, other: str) -> None:
    assert not alike(one, other)


@given(st.text(CYRILLIC, min_size=6, max_size=14), st.text(CYRILLIC, min_size=6, max_size=14))
def test_likeness_has_no_direction(one: str, other: str) -> None:
    assert alike(one, one)
    assert alike(one, other) == alike(other, one)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Кокжиеков Ерден Тасболатулы", ["Кокжиеков"]),
        ("Yerden Tasbolatuly Kokzhiyekov", ["Kokzhiyekov"]),
        ("Сарытоғаева Гүлнұр Бекжанқызы", ["Сарытоғаева"]),
        ("Полынцев Андрей Глебович", ["Полынцев"]),
        ("Lena Weber", ["Lena", "Weber"]),
    ],
)
def test_the_surname_of_a_full_name(name: str, found: list[str]) -> None:
    assert surnames(name) == found


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ТОО «Алтын Дән»", "Алтын дән ЖШС", True),
        ("Институт пищевых технологий", "Алматинский институт пищевых технологий", True),
        ("университет", "Казахский национальный университет", False),
        ("министерство экономики", "министерство сельского хозяйства", False),
        ("АО", "ТОО", False),
        ("Textile Union LLP", "Textile Union", True),
    ],
)
def test_organisations_by_their_telling_words(one: str, other: str, same: bool) -> None:
    assert same_organisation(one, other) is same
    assert same_organisation(other, one) is same


def test_each_pair_has_one_sign_of_a_kind_with_both_texts() -> None:
    member = Known("C01", ("Нурғалиева Айгүл Серікқызы",), ("Алтын дән одағы",), ("ALM",))
    near = Applied("D1", ("ТОО «Алтын Дән Одағы»", "ИП Нургалиев"), ("Nurgaliyev B.",), ("ALM", "ATY"))
    far = Applied("D2", ("Каспий кластері",), (), ("MAN",))
    assert hints([member], [near, far]) == [
        Hint("C01", "D1", "organisation", "Алтын дән одағы", "ТОО «Алтын Дән Одағы»"),
        Hint("C01", "D1", "surname", "Нурғалиева", "Нургалиев"),
        Hint("C01", "D1", "region", "ALM", "ALM"),
    ]


NAMES = st.sampled_from(["Нурғалиева", "Nurgaliyev", "Мухаметжанов", "Мухамеджанов", "Ким", "Kim", "Оспанов"])


@given(st.lists(NAMES, min_size=1, max_size=3), st.lists(NAMES, min_size=1, max_size=4))
def test_the_look_up_finds_what_a_comparison_of_all_would(mine: list[str], theirs: list[str]) -> None:
    members = [Known(f"C{n}", (f"{name} Айгүл Серікқызы",)) for n, name in enumerate(mine)]
    applied = [Applied(f"D{n}", (name,)) for n, name in enumerate(theirs)]
    found = {(hint.reviewer, hint.dossier) for hint in hints(members, applied)}
    pairs = [(m, a) for m in range(len(mine)) for a in range(len(theirs)) if alike(mine[m], theirs[a])]
    assert found == {(f"C{m}", f"D{a}") for m, a in pairs}
