"""Every code that the decision and its tables can raise has words in three languages."""

from __future__ import annotations

import json
import re
from pathlib import Path

import desktop
from desktop.paths import resources

ROOT = Path(desktop.__file__).parent
FILES = [
    *ROOT.glob("decide/*.py"),
    ROOT / "intake/tables.py",
    ROOT / "intake/score_tables.py",
    ROOT / "desks/ranking.py",
]
RAISED = re.compile(r'(?:Fault|AlqaError|_cell)\(\s*"([a-z0-9-]+)"')


def test_every_code_has_words_and_every_word_a_code() -> None:
    words = json.loads((resources() / "words/errors/decide.json").read_text("utf-8"))
    codes = {code for file in FILES for code in RAISED.findall(file.read_text("utf-8"))}
    assert codes == set(words)
    for entry in words.values():
        for part in ("what", "why", "next"):
            places = {frozenset(re.findall(r"\{\w+\}", entry[part][lang])) for lang in ("en", "ru", "kk")}
            assert len(places) == 1
