"""The shape of the house: sizes, arrows, what is imported when, what packages hold."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import packaging.version
import pytest

FILE_LINES = 400
# The independent verifier is one file by its promise: an auditor carries it alone and shares nothing with us.
ONE_FILE = "packaging/alqa_verify.py"
FUNCTION_LINES = 60
HEAVY = (
    "PySide6",
    "sqlalchemy",
    "alembic",
    "openpyxl",
    "reportlab",
    "fontTools",
    "pikepdf",
    "pypdfium2",
    "sqlcipher3",
    "numpy",
    "scipy",
)
NETWORK = ("socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "PySide6.QtNetwork", "webbrowser")


@pytest.fixture(scope="session")
def project(root: Path) -> Any:
    return tomllib.loads((root / "pyproject.toml").read_text("utf-8"))


def test_files_are_short(source: list[tuple[str, list[str]]]) -> None:
    long = {place: len(lines) for place, lines in source if len(lines) > FILE_LINES}
    assert not {place: count for place, count in long.items() if place != ONE_FILE}


def test_functions_are_short(trees: dict[str, ast.Module]) -> None:
    functions = [
        (f"{place}:{node.lineno} {node.name}", (node.end_lineno or 0) - node.lineno + 1)
        for place, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    ]
    assert not {name: length for name, length in functions if length > FUNCTION_LINES}


def imported(tree: ast.Module) -> set[str]:
    """Every module named by an import anywhere in the file, inside functions too."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def under(name: str, tops: tuple[str, ...]) -> bool:
    return any(name == top or name.startswith(top + ".") for top in tops)


def test_the_core_names_no_windows(trees: dict[str, ast.Module]) -> None:
    core = {place: imported(tree) for place, tree in trees.items() if place.startswith("desktop/")}
    tops = ("PySide6", "shiboken6", "ui")
    assert not [(place, name) for place, names in core.items() for name in names if under(name, tops)]


def test_nothing_imports_a_network_module(trees: dict[str, ast.Module]) -> None:
    found = [(place, name) for place, tree in trees.items() for name in imported(tree)]
    assert not [(place, name) for place, name in found if under(name, NETWORK)]


def test_nothing_declares_a_global(trees: dict[str, ast.Module]) -> None:
    found = [(place, node) for place, tree in trees.items() for node in ast.walk(tree)]
    assert not [place for place, node in found if isinstance(node, ast.Global)]


@pytest.mark.parametrize("module", ["desktop.cli.main", "ui.__main__"])
def test_the_command_line_starts_light(module: str, root: Path) -> None:
    ask = f"import sys, {module}; print(*sorted(set(sys.modules) & set({HEAVY!r})))"
    told = subprocess.run([sys.executable, "-c", ask], cwd=root, capture_output=True, text=True, check=True)
    assert told.stdout.split() == []


def test_the_first_window_starts_light(root: Path) -> None:
    """Qt and nothing heavier before the first paint; the database comes in a thread after it."""
    heavy = set(HEAVY) - {"PySide6"}
    ask = f"import sys, ui.app; print(*sorted(set(sys.modules) & {heavy!r}))"
    told = subprocess.run([sys.executable, "-c", ask], cwd=root, capture_output=True, text=True, check=True)
    assert told.stdout.split() == []


def test_the_packaging_folder_shadows_no_library(root: Path) -> None:
    assert "site-packages" in Path(packaging.version.__file__).parts
    assert not (root / "packaging" / "__init__.py").exists()


def test_packages_are_named_one_by_one(root: Path, project: Any) -> None:
    told = set(project["tool"]["setuptools"]["packages"])
    found = {
        ".".join(path.parent.relative_to(root).parts)
        for top in ("desktop", "ui")
        for path in (root / top).rglob("__init__.py")
    }
    assert told == found | {"resources"}


def test_every_folder_of_modules_is_a_package(trees: dict[str, ast.Module], root: Path) -> None:
    folders = {(root / place).parent for place in trees}
    assert not [folder for folder in folders if not (folder / "__init__.py").exists()]


def test_tests_have_no_packages(root: Path) -> None:
    assert not list((root / "tests").rglob("__init__.py"))


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_locks_hold_hashes_and_no_addresses(root: Path, lock: str) -> None:
    text = (root / "packaging" / lock).read_text("utf-8")
    assert "://" not in text
    assert not re.findall(r"^[a-z0-9].*[^\\]$", text, re.MULTILINE)


def test_locks_serve_what_the_project_asks_for(root: Path, project: Any) -> None:
    run = pinned(root / "packaging" / "requirements.lock")
    test = pinned(root / "packaging" / "requirements-dev.lock")
    asked = {bare(line) for line in project["project"]["dependencies"]}
    tools = {bare(line) for line in project["project"]["optional-dependencies"]["dev"]}
    assert asked <= set(run)
    assert asked | tools <= set(test)
    assert run.items() <= test.items()


def pinned(lock: Path) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9][a-z0-9.-]*)==(\S+)", lock.read_text("utf-8"), re.MULTILINE))


def bare(requirement: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~; ]", requirement)[0]).lower()


def test_the_licence_is_whole(root: Path) -> None:
    text = (root / "LICENSE").read_text("utf-8")
    assert text.split()[:4] == ["Apache", "License", "Version", "2.0,"]
    assert "END OF TERMS AND CONDITIONS" in text


def test_qt_gives_back_what_it_borrows() -> None:
    """PySide6 6.12.0 on Python 3.11 takes one reference off None on each void call, and then aborts."""
    from PySide6.QtCore import QObject  # here alone: the other tests start without Qt

    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1_000):
        thing.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < 100, importlib.metadata.version("PySide6-Essentials")
