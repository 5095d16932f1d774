"""The system's file dialogs. They begin among the documents, and then where the last one ended."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


class FileDialogs:
    """Remembers where the last dialog ended, for this run."""

    def __init__(self) -> None:
        # Not where the program was started: a person looks for papers among the documents.
        self._place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)

    def open_files(self, parent: QWidget, title: str, pattern: str) -> list[Path]:
        names, _ = QFileDialog.getOpenFileNames(parent, title, self._place, pattern)
        return [self._been(Path(name)) for name in names]

    def open_folder(self, parent: QWidget, title: str) -> Path | None:
        name = QFileDialog.getExistingDirectory(parent, title, self._place)
        return Path(name) if name else None

    def save_file(self, parent: QWidget, title: str, name: str, pattern: str) -> Path | None:
        start = str(Path(self._place, name))
        chosen, _ = QFileDialog.getSaveFileName(parent, title, start, pattern)
        return self._been(Path(chosen)) if chosen else None

    def _been(self, path: Path) -> Path:
        self._place = str(path.parent)
        return path
