"""What a sentence wants is what the code gives it: a missing argument would be a crash before a person."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from desktop.words import PLACE


class Spoken(NamedTuple):
    """A call that names a sentence by a literal, and the arguments it gives by name."""

    place: str
    key: str
    given: frozenset[str]


def wanted(entry: Any) -> set[str]:
    """The placeholders of a sentence; one with plural forms wants `n` as well."""
    text = json.dumps(entry, ensure_ascii=False)
    return set(PLACE.findall(text)) | ({"n"} if '"other"' in text else set())


def catalogue(folder: Path) -> dict[str, set[str]]:
    files = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]
    return {key: wanted(entry) for file in files for key, entry in file.items()}


def calls(trees: dict[str, ast.Module]) -> list[tuple[str, ast.Call, str]]:
    """(place, call, its first argument) of each call that starts with a literal string."""
    found = []
    for place, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                found.append((f"{place}:{node.lineno}", node, str(node.args[0].value)))
    return found


def keywords(node: ast.Call) -> frozenset[str] | None:
    """The names given, or None when some come from elsewhere (`**args`)."""
    names = [word.arg for word in node.keywords]
    return None if None in names else frozenset(name for name in names if name)


def keys_of_dict(node: ast.Call) -> frozenset[str] | None:
    """The names in the literal dictionary that is the second argument of Fault(...)."""
    if len(node.args) < 2:
        return frozenset()
    given = node.args[1]
    if not isinstance(given, ast.Dict) or not all(isinstance(key, ast.Constant) for key in given.keys):
        return None
    return frozenset(str(key.value) for key in given.keys if isinstance(key, ast.Constant))


def faults(trees: dict[str, ast.Module]) -> list[Spoken]:
    found = []
    for place, node, key in calls(trees):
        name = getattr(node.func, "id", "")
        given = {"AlqaError": keywords, "Fault": keys_of_dict}.get(name, lambda _: None)(node)
        if given is not None:
            found.append(Spoken(place, key, given))
    return found


def sentences(trees: dict[str, ast.Module], have: dict[str, set[str]]) -> list[Spoken]:
    """Calls of the catalogue: by its usual names, or with any argument by name."""
    found = []
    for place, node, key in calls(trees):
        name = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
        given = keywords(node)
        if key in have and given is not None and (given or name in ("words", "say", "_words", "tr")):
            found.append(Spoken(place, key, given))
    return found


def report(spoken: list[Spoken], have: dict[str, set[str]]) -> list[str]:
    lacks = [(one, have[one.key] - one.given) for one in spoken if one.key in have]
    return [f"{one.place} {one.key} lacks {', '.join(sorted(lack))}" for one, lack in lacks if lack]


def test_errors_are_given_what_their_words_want(root: Path, trees: dict[str, ast.Module]) -> None:
    bad = report(faults(trees), catalogue(root / "resources" / "words" / "errors"))
    assert not bad, "\n".join(bad)


def test_sentences_are_given_what_they_want(root: Path, trees: dict[str, ast.Module]) -> None:
    have = catalogue(root / "resources" / "words")
    bad = report(sentences(trees, have), have)
    assert not bad, "\n".join(bad)


@pytest.mark.parametrize(
    ("code", "bad"),
    [
        ('AlqaError("gone", path=p)', []),
        ('AlqaError("gone")', ["m:1 gone lacks path"]),
        ('Fault("gone", {"path": p})', []),
        ('Fault("gone", {"name": p})', ["m:1 gone lacks path"]),
        ('AlqaError("gone", **more)', []),
    ],
)
def test_a_missing_argument_is_seen(code: str, bad: list[str]) -> None:
    assert report(faults({"m": ast.parse(code)}), {"gone": {"path"}}) == bad
