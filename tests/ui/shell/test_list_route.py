"""A list of applicants by double click or drop: it waits for keys, then opens the declaration."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.errors import AlqaError
from desktop.intake.applicants import Applicants, encode
from ui.opening import kind_of


@pytest.mark.parametrize("name", ["x.alqa-applicants", "sent by mail.json"])
def test_a_list_is_known_by_its_suffix_or_its_beginning(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(encode(Applicants("r", {}, {}, ["age1"], [])))
    assert kind_of(path) == "applicants"


def test_other_json_is_not_ours(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(b'{"a":1}')
    with pytest.raises(AlqaError, match="open-unknown-kind"):
        kind_of(path)
