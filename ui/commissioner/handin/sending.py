"""The signed file on its way: to a stick, elsewhere, or shown where it lies. Nothing here signs."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from desktop.exchange import files
from desktop.exchange.carrying import carry
from ui.commissioner.handin.out_desk import OutDesk
from ui.commissioner.handin.signed_page import Left, SignedPage
from ui.drives import Drive
from ui.i18n import words
from ui.messages import Notice
from ui.services import Services

SCORES = ".alqa-scores"
LARGEST = 2**31  # bytes of a score file that is copied


class Sending(QObject):
    """Serves one signed page."""

    def __init__(
        self,
        services: Services,
        out: OutDesk,
        page: SignedPage,
        clock: Callable[[], str],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._services, self._out, self._page = services, out, page
        self._clock, self._window = clock, window
        page.stick.asked.connect(self.to_stick)
        page.stick.elsewhere.connect(self.elsewhere)
        page.folder_asked.connect(self.show_folder)

    def to_stick(self, drive: Drive) -> None:
        """Copy and read back off the GUI thread."""
        left, out = self._page.left, self._out
        if left is None:
            return
        self._page.stick.copying(drive)
        self._services.tasks.run(
            self,
            lambda _report: carried(out, left, drive.root),
            lambda target: self._page.stick.copied(drive, target.name, self._clock()),
            self._page.stick.refuse,
        )

    def elsewhere(self) -> None:
        """Copy to a place that the person chooses."""
        left, out, messages = self._page.left, self._out, self._services.messages
        if left is None:
            return
        title = words("handin.stick.elsewhere")
        target = messages.save_file(self._window, title, left.name, f"*{SCORES}")
        if target is None or target == left.path:
            return
        self._services.tasks.run(
            self, lambda _report: copied(out, left, target), self._copied, messages.trouble
        )

    def show_folder(self) -> None:
        """In the system's own file manager."""
        left = self._page.left
        if left is not None and left.path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(left.path.parent)))

    def _copied(self, target: Path) -> None:
        self._services.messages.notify(Notice(words("comm.signed.copied", name=target.name)))


def carried(out: OutDesk, left: Left, folder: Path) -> Path:
    """The file as it lies here; one that is gone from there is sealed anew, which needs no signature."""
    if left.path is not None and left.path.is_file():
        return carry(left.path, folder)
    with tempfile.TemporaryDirectory() as made:
        plain = Path(made) / f"file{SCORES}"  # a name that says nothing, should a crash leave it behind
        return carry(out.again(plain).path, folder, left.name)


def copied(out: OutDesk, left: Left, target: Path) -> Path:
    """As `carried`, under the name that was chosen."""
    if left.path is not None and left.path.is_file():
        files.write_file(target, files.read_file(left.path, LARGEST), replace=True)
    else:
        out.again(target)
    return target
