"""The documents tell the truth where a machine can check it."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from desktop.cli.main import parser
from desktop.cli.verbs import VERBS

README = Path(__file__).resolve().parents[2] / "README.md"
COMMANDS = re.findall(r"^    alqa (\w.*?)(?:  +#.*)?$", README.read_text("utf-8"), re.MULTILINE)
PLACES = re.compile(r"(?://|\b)(localhost|[\w-]+\.(internal|local|lan|intranet))\b|/(home|root|work|tmp)/")


@pytest.mark.parametrize("line", COMMANDS)
def test_commands_of_the_readme_are_understood(line: str) -> None:
    words = shlex.split(line.split("&&")[0])
    assert parser(words[0]).parse_args(words).run


def test_the_readme_shows_the_whole_chain() -> None:
    shown = {line.split()[0] for line in COMMANDS}
    assert {"sample", "review", "merge", "decide", "protocol", "record"} <= shown


def test_each_link_between_documents_leads_somewhere(root: Path) -> None:
    pages = {page: page.read_text("utf-8") for page in (root / "README.md", *(root / "docs").rglob("*.md"))}
    links = [(page, link) for page, text in pages.items() for link in re.findall(r"\]\(([^)#:]+)\)", text)]
    assert not [f"{page.name}: {link}" for page, link in links if not (page.parent / link).exists()]


def test_no_document_names_somebodys_machine(root: Path) -> None:
    pages = [*root.glob("*.md"), *(root / "docs").rglob("*.md")]
    assert not [page.name for page in pages if PLACES.search(page.read_text("utf-8"))]


def test_every_floor_is_on_the_map(root: Path) -> None:
    text = README.read_text("utf-8")
    floors = [path.name for path in (root / "desktop").iterdir() if (path / "__init__.py").exists()]
    assert not [floor for floor in floors if f"desktop/{floor}/" not in text]


def test_verbs_are_modules_of_the_command_line(root: Path) -> None:
    assert not [name for name in VERBS.values() if not (root / "desktop" / "cli" / f"{name}.py").exists()]
