"""What the rooms Protocol and Record can let leave in clear; the real one is imported on first use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from desktop.model.text import Lang
from ui.later import later

if TYPE_CHECKING:
    from desktop.storage.workspace import Workspace

Progress = Callable[[int, int], None]
PLACE = "desktop.desks.secretary.out."


class OutDesk(Protocol):
    """Everything may take long and runs in a worker; each returns where it wrote."""

    def workbook(self, out: Path, lang: Lang, progress: Progress) -> Path: ...

    def data(self, out: Path, lang: Lang, progress: Progress) -> Path: ...

    def handover(self, out: Path, lang: Lang, progress: Progress) -> Path: ...

    def archive(self, out: Path, lang: Lang, progress: Progress) -> Path: ...

    def letters(self, out: Path, langs: tuple[Lang, ...], progress: Progress) -> Path: ...

    def can_sign(self) -> bool:
        """Whether this installation signs PDF files with certificates."""
        ...

    def sign_protocol(
        self, out: Path, langs: tuple[Lang, ...], certificate: Path, passphrase: str
    ) -> Path: ...


class WorkspaceOut:
    """Over an open workspace."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws

    def workbook(self, out: Path, lang: Lang, progress: Progress) -> Path:
        later(PLACE + "data").export_workbook(self._ws, out, lang)
        return out

    def data(self, out: Path, lang: Lang, progress: Progress) -> Path:
        later(PLACE + "data").export_data(self._ws, out, progress)
        return out

    def handover(self, out: Path, lang: Lang, progress: Progress) -> Path:
        later(PLACE + "handover").export_handover(self._ws, out, lang)
        return out

    def archive(self, out: Path, lang: Lang, progress: Progress) -> Path:
        later(PLACE + "archive").export_archive(self._ws, out, progress)
        return out

    def letters(self, out: Path, langs: tuple[Lang, ...], progress: Progress) -> Path:
        later(PLACE + "letters").export_letters(self._ws, out, langs, (), progress)
        return out

    def can_sign(self) -> bool:
        able: bool = later("desktop.reports.pades").available()
        return able

    def sign_protocol(self, out: Path, langs: tuple[Lang, ...], certificate: Path, passphrase: str) -> Path:
        data = later("desktop.exchange.files").read_file(certificate)
        given = later("desktop.reports.pades").Certificate(data, passphrase)
        later("desktop.desks.secretary").protocol(self._ws, out, langs, given)
        return out
