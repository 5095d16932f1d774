"""The source tree, parsed once for all tests of the house."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def trees() -> dict[str, ast.Module]:
    """Every module of desktop/ and ui/ by its path from the root."""
    files = [path for top in ("desktop", "ui") for path in sorted((ROOT / top).rglob("*.py"))]
    return {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text("utf-8")) for path in files}


@pytest.fixture(scope="session")
def source() -> list[tuple[str, list[str]]]:
    """The lines of every Python file we write, tests and packaging included."""
    tops = ("desktop", "ui", "packaging", "tests")
    files = [path for top in tops for path in sorted((ROOT / top).rglob("*.py"))]
    return [(path.relative_to(ROOT).as_posix(), path.read_text("utf-8").splitlines()) for path in files]


class Strings:
    """What string literals a set of modules holds: whole ones, and the fixed beginnings of f-strings."""

    def __init__(self, trees: dict[str, ast.Module]) -> None:
        nodes = [node for tree in trees.values() for node in ast.walk(tree)]
        values = [node.value for node in nodes if isinstance(node, ast.Constant)]
        starts = {self.start(node) for node in nodes if isinstance(node, ast.JoinedStr)}
        self.whole = {value for value in values if isinstance(value, str)}
        # A beginning that is no more than a letter or two would name anything.
        self.starts = tuple(start for start in starts if re.search(r"\w\w[.-]", start))

    @staticmethod
    def start(node: ast.JoinedStr) -> str:
        first: Any = node.values[0] if node.values else None
        return first.value if isinstance(first, ast.Constant) else ""

    def mention(self, word: str) -> bool:
        """Whether the code can name `word`: as it is, or as a fixed beginning plus some literal."""
        if word in self.whole:
            return True
        return any(word.startswith(start) for start in self.starts)


@pytest.fixture(scope="session")
def strings(trees: dict[str, ast.Module]) -> Strings:
    return Strings(trees)
