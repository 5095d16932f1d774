"""File dialogs begin among the documents, and then where the last one ended."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from ui.i18n import Speech, literal
from ui.messages import Bridge


def test_dialogs_begin_where_papers_are(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(_parent: QWidget, _title: str, start: str, _pattern: str) -> tuple[str, str]:
        asked.append(start)
        return str(tmp_path / "kept.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    window = QWidget()
    qtbot.addWidget(window)
    bridge = Bridge(Speech("en"))
    for _ in range(2):
        assert bridge.save_file(window, literal("Save"), "sheet.pdf", "") == tmp_path / "kept.pdf"
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    assert asked == [str(Path(documents, "sheet.pdf")), str(tmp_path / "sheet.pdf")]
