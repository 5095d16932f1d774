"""Words as typed: phrases, beginnings, letters that stand for one another."""

from __future__ import annotations

import pytest
from sqlcipher3 import dbapi2

from desktop.storage.letters import loose, other_layout, plain
from desktop.storage.query import OFF, ON, Term, expression, marked, matches, parse
from desktop.storage.searching import ShortTexts
from desktop.storage.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("жылу жел", (Term(("жылу",), True), Term(("жел",), True))),
        ("«жылу желісі» 5", (Term(("жылу", "желісі"), False), Term(("5",), False))),
        ('"жылу жел', (Term(("жылу", "жел"), True),)),
        ("„Kok” OR x*", (Term(("Kok",), False), Term(("OR",), True), Term(("x",), False))),
        ('" " *()^', ()),
    ],
)
def test_a_query_is_words_and_phrases(text: str, terms: tuple[Term, ...]) -> None:
    assert parse(text) == terms


HOSTILE = ['a" OR "b', "NEAR(a b, 2)", "text: a", "-a", "a^2", "{x y}: z", "a\x00b", "ё" * 500, "AND OR NOT"]


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_is_typed_is_a_valid_expression(text: str) -> None:
    index = dbapi2.connect(":memory:")
    index.execute("CREATE VIRTUAL TABLE t USING fts5(x)")
    assert index.execute("SELECT * FROM t WHERE t MATCH ?", (expression(parse(text)),)).fetchall() == []
    index.close()


def test_letters_fold_to_what_a_russian_keyboard_has() -> None:
    assert plain("ЁЛКА") == plain("елка")
    assert loose("Қазақстан") == loose("казакстан")
    assert loose("кәсіпорын") == loose("касипорын")
    assert loose("бекiту") == loose("бекіту"), "a Latin i inside a Kazakh word"
    assert loose("ə" + "лем") == loose("әлем")
    assert loose("investment") == "investment"
    assert loose("кит") != loose("кот")


def test_the_same_keys_in_the_other_layout() -> None:
    assert other_layout("rkfcnth") == "кластер"
    assert other_layout("сдгыеук") == "cluster"


def test_short_texts_are_matched_as_the_index_would() -> None:
    query = parse('экспорт "млн теңге"')
    assert matches(query, "Экспорты: 12 млн теңге", loose)
    assert matches(query, "экспорт, млн тенге", loose)
    assert not matches(query, "экспорт теңге млн", loose)
    assert not matches((), "anything", loose)


def test_hits_are_marked_and_long_texts_cut_around_the_first() -> None:
    assert marked(parse("қоры"), "еңбек корын арттыру", loose) == f"еңбек {ON}корын{OFF} арттыру"
    cut = marked(parse("here"), "word " * 100 + "here " + "word " * 100, loose)
    assert f"{ON}here{OFF}" in cut
    assert cut.startswith("…word")
    assert cut.endswith("…")
    assert len(cut) < 230


def test_the_index_of_short_texts_ranks_and_limits() -> None:
    index = ShortTexts(["жылу", "су", "жылу су", "жылулық"])
    assert sorted(index.find(expression(parse("жыл")), 9)) == [0, 2, 3]
    assert index.find(expression(parse("жыл")), 1) != []
    assert index.find("", 9) == []


def test_the_vocabulary_knows_how_words_are_typed() -> None:
    words = Vocabulary(["қазақстан", "қазақ", "казах", "кептіру", "кептіргіш", "кластер"])
    assert {one.word for one in words.spellings("казак", True)} == {"қазақстан", "қазақ"}
    assert {one.word for one in words.spellings("казак", False)} == {"қазақ"}
    assert words.near("кептрги", 1) == ["кептіргіш"]
    assert words.near("zzz", 3) == []
