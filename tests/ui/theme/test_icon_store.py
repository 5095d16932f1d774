"""The store reads what `zipfile` reads, and refuses what is damaged."""

from __future__ import annotations

import io
import zipfile
from importlib.resources import files

import pytest

from ui.theme.icon_store import IconStore, lucide


def packed() -> bytes:
    return (files("lucide") / "lucide.zip").read_bytes()


def test_every_icon_is_read_as_zipfile_reads_it() -> None:
    store = lucide()
    with zipfile.ZipFile(io.BytesIO(packed())) as whole:
        names = whole.namelist()
        assert len(names) > 1000
        assert not [name for name in names if store.read(name[:-4]) != whole.read(name).decode("utf-8")]


def test_a_file_stored_unpacked_is_read_too() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as whole:
        whole.writestr("plus.svg", "<svg/>")
    assert IconStore(made.getvalue()).read("plus") == "<svg/>"


def test_an_unknown_name_is_our_bug() -> None:
    with pytest.raises(KeyError):
        lucide().read("no-such-icon")


def test_a_damaged_file_is_not_drawn() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as whole:
        whole.writestr("plus.svg", "<svg/>")
    with pytest.raises(RuntimeError, match="damaged"):
        IconStore(made.getvalue().replace(b"<svg/>", b"<svg!>")).read("plus")
