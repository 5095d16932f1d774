"""Every kind of entry that a journal is given has words in the history, and a place in its groups."""

from __future__ import annotations

import ast

from desktop.desks.history_views import GROUPS
from desktop.words import load


def constants(tree: ast.Module) -> dict[str, str]:
    """The texts that a module's names stand for."""
    found = {}
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        value = getattr(node, "value", None)
        for target in targets:
            if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
                pairs = list(zip(target.elts, value.elts, strict=True))
            else:
                pairs = [(target, value)]
            found |= {
                name.id: text.value
                for name, text in pairs
                if isinstance(name, ast.Name)
                and isinstance(text, ast.Constant)
                and isinstance(text.value, str)
            }
    return found


def kinds(trees: dict[str, ast.Module]) -> dict[str, str]:
    """Each kind given to `journal.append(ws, KIND, ...)`, by a literal or a name, and where."""
    named = {place: constants(tree) for place, tree in trees.items()}
    everywhere = {name: text for known in named.values() for name, text in known.items()}
    found = {}
    for place, tree in trees.items():
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and ast.unparse(node.func) == "journal.append"):
                continue
            given = node.args[1]
            if isinstance(given, ast.Constant):
                found[str(given.value)] = place
            elif isinstance(given, ast.Attribute):
                found[everywhere[given.attr]] = place
            elif isinstance(given, ast.Name) and given.id in named[place]:
                found[named[place][given.id]] = place
            else:  # a parameter: whatever this store calls a kind
                given_names = ("KIND", "UNDO", "REDO")
                found |= {named[place][name]: place for name in given_names if name in named[place]}
    return found


def test_the_search_finds_kinds_of_every_form(trees: dict[str, ast.Module]) -> None:
    assert {"merge", "cell", "hand-in", "undo", "draft-redo", "note-moved"} <= set(kinds(trees))


def test_every_kind_has_words_and_a_group(trees: dict[str, ast.Module]) -> None:
    say = load("en")
    found = kinds(trees)
    bare = [f"{place}: {kind}" for kind, place in found.items() if f"history.kind.{kind}" not in say]
    assert not bare, "\n".join(["add history.kind.KIND to resources/words/secretary_out.json:", *bare])
    lost = [f"{place}: {kind}" for kind, place in found.items() if kind not in GROUPS]
    assert not lost, "\n".join(["add to GROUPED of desktop/desks/history_views.py:", *lost])
