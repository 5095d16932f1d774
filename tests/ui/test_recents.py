"""Recents are encrypted: nothing of them can be read before unlocking, another person reads none."""

from __future__ import annotations

from pathlib import Path

from tests.helpers.sample_board import WHEN, person
from ui.shell.recents import MOST, Recent, Recents

TITLE = {"kk": "Пилоттық кластерлер", "en": "Pilot clusters"}


def recent(folder: str, **other: object) -> Recent:
    facts = {"round": "r", "title": TITLE, "role": "commissioner", "done": 1, "of": 2, "opened": WHEN}
    return Recent(folder=folder, **{**facts, **other})  # type: ignore[arg-type]


def test_newest_first_each_folder_once(tmp_path: Path) -> None:
    recents = Recents(person("C01"), tmp_path)
    recents.remember(recent("/a"))
    recents.remember(recent("/b"))
    recents.remember(recent("/a", done=2))
    assert [(r.folder, r.done) for r in recents.all()] == [("/a", 2), ("/b", 1)]
    recents.forget("/b")
    assert [r.folder for r in recents.all()] == ["/a"]


def test_nothing_is_in_clear_and_nobody_else_reads_it(tmp_path: Path) -> None:
    Recents(person("C01"), tmp_path).remember(recent("/home/ayim/secret-place"))
    (path,) = tmp_path.iterdir()
    raw = path.read_bytes()
    for word in ("secret-place", "Pilot", "C01", "commissioner"):
        assert word.encode() not in raw
        assert word not in path.name
    assert Recents(person("C02"), tmp_path).all() == []


def test_a_damaged_list_is_an_empty_one(tmp_path: Path) -> None:
    recents = Recents(person("C01"), tmp_path)
    recents.remember(recent("/a"))
    (path,) = tmp_path.iterdir()
    path.write_bytes(path.read_bytes()[:-1])
    assert recents.all() == []


def test_a_pack_is_known_again_by_its_digest(tmp_path: Path) -> None:
    recents = Recents(person("C01"), tmp_path)
    there = tmp_path / "ws"
    there.mkdir()
    recents.remember(recent(str(there), origin="d" * 64))
    recents.remember(recent(str(there)))  # remembered again at closing: what it was made from stays
    assert recents.of_pack("d" * 64) is not None
    assert recents.of_pack("e" * 64) is None
    assert recents.of_round("r", "commissioner") is not None
    assert recents.of_round("r", "secretary") is None


def test_the_list_is_bounded(tmp_path: Path) -> None:
    recents = Recents(person("C01"), tmp_path)
    for i in range(MOST + 3):
        recents.remember(recent(f"/{i}"))
    assert len(recents.all()) == MOST
