"""The words in three languages: complete, of one script, and with no suffix on a placeholder."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from desktop.model.text import LANGS
from desktop.words import PLACE, Said, load

FORMS = {"en": {"one", "other"}, "kk": {"one", "other"}, "ru": {"one", "few", "many", "other"}}
LATIN, CYRILLIC = re.compile(r"[A-Za-z]"), re.compile(r"[\u0400-\u04ff]")
ALPHABET = {
    "kk": set("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"),
    "ru": set("абвгдеёжзийклмнопрстуфхцчшщъыьэюя"),
    "en": set(),
}
# Kazakh names stay as they are in Russian text.
NAMES = {"ru": {"Қазақстан", "Алқа"}, "en": {"Алқа", "алқа"}, "kk": set()}
# A hyphen and a whole noun is how Kazakh writes ordinals (2-нұсқа); a suffix leans on the number.
ENDINGS = (
    "[ыі]?н?[шыі]|[ыі]?н?ш[ыі]|[ыі]н|[ғгқкдт][ае]|[дт][ае]н|н[ае]н|[ндт][ыі][ңн]|[ндт][ыі]|м[ае]|л[ае]р",
    "й|го|му|м|я|е|х",
)
GLUED = re.compile(rf"\}}[»”\"]?([A-Za-z\u0400-\u04ff]|[-‑]({'|'.join(ENDINGS)})\b)")
# Postpositions and particles whose form or case depends on the word before them.
LEANING = re.compile(r"\}[»”\"]?\s(ма|ме|ба|бе|па|пе|мен|бен|пен|дейін|кейін|бері|қарай)\b")
UNWANTED = {"kk": r"өтінеміз|біржақты|критерий|пароль", "ru": r"пожалуйста|предвзят", "en": r"\bplease\b"}
FILES = re.compile(r"\.(json|md|svg|py|toml|pdf|alqa-\w+)$")
KEY = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_-]+)+")


class Line(NamedTuple):
    """One sentence of the catalogue in one language."""

    place: str
    lang: str
    text: str


def entries(root: Path) -> Iterator[tuple[str, Any]]:
    """(where, {"kk", "ru", "en"}) of every sentence; the three parts of an error are three of them."""
    for path in sorted((root / "resources" / "words").rglob("*.json")):
        for key, entry in json.loads(path.read_text("utf-8")).items():
            parts = {f"{key}.{part}": entry.get(part) for part in Said._fields}
            yield from (parts.items() if path.parent.name == "errors" else {key: entry}.items())


def lines(root: Path) -> Iterator[Line]:
    for key, entry in entries(root):
        for lang, said in entry.items():
            for form in said.values() if isinstance(said, dict) else [said]:
                yield Line(key, lang, form)


def test_every_sentence_is_there_in_three_languages(root: Path) -> None:
    bad = [key for key, entry in entries(root) if not isinstance(entry, dict) or set(entry) != set(LANGS)]
    assert not bad
    assert not [line for line in lines(root) if not line.text.strip()]


def test_plural_forms_are_complete(root: Path) -> None:
    said = [(key, lang, text) for key, entry in entries(root) for lang, text in entry.items()]
    forms = [(key, lang, set(text)) for key, lang, text in said if isinstance(text, dict)]
    assert not [(key, lang) for key, lang, have in forms if have != FORMS[lang]]


def test_placeholders_are_the_same_in_each_language(root: Path) -> None:
    def places(said: Any) -> set[str]:
        return set(PLACE.findall(json.dumps(said, ensure_ascii=False)))

    sets = {key: [places(said) for said in entry.values()] for key, entry in entries(root)}
    assert not [key for key, found in sets.items() if any(one != found[0] for one in found)]


def test_no_word_mixes_scripts(root: Path) -> None:
    words = [(line, word) for line in lines(root) for word in re.findall(r"\w+", PLACE.sub(" ", line.text))]
    assert not [pair for pair in words if LATIN.search(pair[1]) and CYRILLIC.search(pair[1])]


def test_cyrillic_letters_belong_to_the_language(root: Path) -> None:
    words = [(line, word) for line in lines(root) for word in re.findall(r"[\u0400-\u04ff]+", line.text)]
    strange = [(line, word) for line, word in words if set(word.lower()) - ALPHABET[line.lang]]
    assert not [(line, word) for line, word in strange if word not in NAMES[line.lang]]


@pytest.mark.parametrize("rule", [GLUED, LEANING], ids=["suffix", "particle"])
def test_nothing_leans_on_a_placeholder(root: Path, rule: re.Pattern[str]) -> None:
    assert not [line for line in lines(root) if line.lang != "en" and rule.search(line.text)]


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("«{name}» файлын ашу", False),
        ("{n}-нұсқа", False),
        ("{low}–{high}", False),
        ("«{name}»ның парағы", True),
        ("{name}-ның парағы", True),
        ("{n}-ші орын", True),
        ("{n}-го места", True),
        ("{date} дейін", True),
        ("{name} ма?", True),
        ("{name} бойынша", False),
    ],
)
def test_what_leans_is_told_from_what_does_not(text: str, leans: bool) -> None:
    assert bool(GLUED.search(text) or LEANING.search(text)) is leans


def test_unwanted_words_are_absent(root: Path) -> None:
    assert not [line for line in lines(root) if re.search(UNWANTED[line.lang], line.text, re.IGNORECASE)]


def test_no_apostrophe_inside_a_cyrillic_word(root: Path) -> None:
    assert not [line for line in lines(root) if re.search(r"[\u0400-\u04ff]['’ʼ][\u0400-\u04ff]", line.text)]


def codes(trees: dict[str, ast.Module]) -> dict[str, str]:
    """Each literal code given to AlqaError(...) or Fault(...), and a module that gives it."""
    found = {}
    for place, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and called(node) in ("AlqaError", "Fault") and node.args:
                found |= dict.fromkeys(literals(node.args[0]), place)
    return found


def called(node: ast.Call) -> str:
    return getattr(node.func, "id", "") or getattr(node.func, "attr", "")


def literals(node: ast.expr) -> list[str]:
    """A literal, or both ends of `a if x else b`; an f-string's pieces are not codes."""
    if isinstance(node, ast.IfExp):
        return literals(node.body) + literals(node.orelse)
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def catalogue(root: Path, errors: bool) -> set[str]:
    folder = root / "resources" / "words" / ("errors" if errors else "")
    return {key for path in folder.glob("*.json") for key in json.loads(path.read_text("utf-8"))}


def test_every_error_code_has_words(root: Path, trees: dict[str, ast.Module]) -> None:
    have = catalogue(root, errors=True)
    bare = sorted(f"{place}: {code}" for code, place in codes(trees).items() if code not in have)
    assert not bare, "\n".join(["codes without words:", *bare])


def test_every_key_asked_for_has_words(root: Path, trees: dict[str, ast.Module]) -> None:
    have = catalogue(root, errors=False)
    areas = {key.split(".")[0] for key in have} | {"cli"}
    asked = {}
    for place, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and KEY.fullmatch(node.value):
                asked[node.value] = place
    named = {key: place for key, place in asked.items() if key.split(".")[0] in areas}
    bare = sorted(f"{named[key]}: {key}" for key in set(named) - have if not FILES.search(key))
    assert not bare, "\n".join(["keys without words:", *bare])


@pytest.mark.parametrize("errors", [True, False], ids=["errors", "words"])
def test_no_words_are_left_over(root: Path, strings: Any, errors: bool) -> None:
    over = sorted(key for key in catalogue(root, errors) if not strings.mention(key))
    assert not over, "\n".join(["words that nothing asks for:", *over])


@pytest.mark.parametrize("lang", LANGS)
def test_the_catalogue_loads(lang: Any) -> None:
    assert load(lang).lang == lang
