"""Windows never wait for a file, a key or a page: what blocks is banned on the GUI thread in every test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.helpers.gui_bans import judged


@pytest.fixture(autouse=True)
def nothing_blocks_the_window(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """See `tests/helpers/gui_bans.py`."""
    yield from judged(monkeypatch)
