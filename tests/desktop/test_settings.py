"""The organisation's policy: strict, and closed when it cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.settings import REFUSED, Policy, policy


def test_no_policy_allows_everything(tmp_path: Path) -> None:
    assert policy(tmp_path / "policy.toml") == Policy(printing=True, export=True)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", Policy()),
        ("printing = false", Policy(printing=False)),
        ("printing = true\nexport = false # by order", Policy(export=False)),
        ('printing = "no"', REFUSED),
        ("printing = 0", REFUSED),
        ("lock_minutes = 5", Policy(lock_minutes=5)),
        ("secret_ballot = true", Policy(secret_ballot=True)),
        ("lock_minutes = 0", REFUSED),
        ("lock_minutes = true", REFUSED),
        ("printng = false", REFUSED),
        ("readable = true", REFUSED),
        ("[printing]", REFUSED),
        ("printing", REFUSED),
        ("\udcff", REFUSED),
    ],
)
def test_only_what_is_named_and_true_or_false(tmp_path: Path, text: str, found: Policy) -> None:
    place = tmp_path / "policy.toml"
    place.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert policy(place) == found


def test_a_policy_that_is_no_file_forbids(tmp_path: Path) -> None:
    (tmp_path / "policy.toml").mkdir()
    assert policy(tmp_path / "policy.toml") == REFUSED
