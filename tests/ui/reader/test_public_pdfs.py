"""Public test PDFs through the canvas: to the end, all text of the first page, a word found, no noise."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from pytestqt.qtbot import QtBot

from desktop.errors import AlqaError
from desktop.pages.server import PageServer
from tests.ui.reader.real_paper import stored
from ui.reader.folding import Folded, fold, places
from ui.reader.reading_pane import ReadingPane

SHARED = Path(__file__).resolve().parents[4] / "shared" / "corpora"
GROUPS = 8  # tests, so that several cores share them
IGNORED = ("propagateSizeHints",)


def files(group: int) -> list[Path]:
    found = [p for folder in ("pdf", "pdf-a") for p in sorted((SHARED / folder).rglob("*")) if p.is_file()]
    return found[group::GROUPS]


@pytest.fixture
def noise() -> Iterator[list[str]]:
    """What Qt says while a document is read."""
    said: list[str] = []

    def hear(kind: QtMsgType, _context: object, text: str) -> None:
        if kind != QtMsgType.QtDebugMsg and not any(word in text for word in IGNORED):
            said.append(text)

    before = qInstallMessageHandler(hear)
    yield said
    qInstallMessageHandler(before)


def read(qtbot: QtBot, pane: ReadingPane, server: PageServer, data: bytes) -> str:
    """Open, scroll to the end, select the first page, look for a word; "" or what went wrong."""
    try:
        source = stored(server, data, hashlib.sha256(data).hexdigest())
    except AlqaError as error:
        return "" if error.code.startswith("document-") else error.code
    pane.show_document(source)
    canvas = pane.canvas
    qtbot.waitUntil(lambda: canvas.details_of(0) is not None or 1 in canvas.refused_pages(), timeout=30_000)
    letters = canvas.letters(0)
    if letters is not None and letters.lines:
        canvas.select_page()
        picked = canvas.selection()
        if letters.text.strip() and picked is None and any(not c.isspace() for c in letters.text):
            return "text that cannot be selected"
        assert canvas.selected_text() is not None
        word = next((w for w in letters.text.split() if w.isalnum()), "")
        if word and not places(Folded(letters.text), fold(word), 1):
            return f"{word} is not found"
    canvas.verticalScrollBar().setValue(canvas.verticalScrollBar().maximum())
    last = canvas.pages
    qtbot.waitUntil(
        lambda: canvas._cache.get(canvas._key(last - 1)) is not None or last in canvas.refused_pages(),
        timeout=30_000,
    )
    return ""


@pytest.mark.skipif(not SHARED.is_dir(), reason=f"third-party files are not here: {SHARED}")
@pytest.mark.parametrize("group", range(GROUPS))
def test_public_pdfs_are_read_to_the_end(
    qtbot: QtBot, pane: ReadingPane, server: PageServer, noise: list[str], group: int
) -> None:
    wrong = {}
    for path in files(group):
        said = read(qtbot, pane, server, path.read_bytes())
        if said or noise:
            wrong[path.name] = said or noise[:]
            noise.clear()
    assert wrong == {}
