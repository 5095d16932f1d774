"""Every code that trust and exchange raise has words in three languages."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from desktop.exchange.files import CODES
from desktop.paths import resources

ROOT = Path(__file__).resolve().parents[3]
CODE = re.compile(r"(?:AlqaError|Fault|_Refused|fault)\(\s*\"([a-z0-9-]+)\"")
PLACE = re.compile(r"\{(\w+)\}")
OTHERS = {
    "passphrase-wrong",
    "recovery-code-wrong",
    "seal-not-for-you",
    "seal-damaged",
    "key-under-two-names",
}


def words() -> dict[str, dict[str, dict[str, str]]]:
    folder = resources() / "words" / "errors"
    merged: dict[str, dict[str, dict[str, str]]] = {}
    for name in ("trust", "exchange"):
        merged |= json.loads((folder / f"{name}.json").read_text("utf-8"))
    return merged


def codes() -> set[str]:
    found = set(OTHERS)
    for area in ("trust", "exchange"):
        for path in (ROOT / "desktop" / area).rglob("*.py"):
            found |= set(CODE.findall(path.read_text("utf-8")))
    return found


def test_every_code_has_words_and_no_words_are_idle() -> None:
    assert codes() | set(CODES.values()) | {"disk-error"} == set(words())


@pytest.mark.parametrize("code", sorted(words()))
def test_three_languages_name_the_same_places(code: str) -> None:
    for part in ("what", "why", "next"):
        said = words()[code][part]
        assert set(said) == {"en", "ru", "kk"}
        assert all(text.strip() for text in said.values())
        assert len({frozenset(PLACE.findall(text)) for text in said.values()}) == 1
