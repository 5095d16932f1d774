"""The way out: review, signature, file, receipt. Nothing is signed while something is not stored."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.desks.views import HandedIn
from desktop.errors import AlqaError
from desktop.exchange import files
from ui.commissioner.dossier_model import TODO
from ui.commissioner.handin_page import HandInPage
from ui.commissioner.session import Session
from ui.commissioner.signed_page import SignedPage
from ui.i18n import words
from ui.messages import Notice
from ui.services import Services
from ui.tasks import Progress

SCORES, RECEIPT = ".alqa-scores", ".alqa-receipt"
LARGEST = 2**31  # bytes of a score file that is copied


class HandingIn(QObject):
    """Owns both pages; `shown(page)` asks the window to bring one forward. `path` is where the file
    goes without asking."""

    shown = Signal(object)

    def __init__(
        self, services: Services, session: Session, clock: Callable[[], str], window: QWidget
    ) -> None:
        super().__init__(window)
        self._services, self._session, self._clock, self._window = services, session, clock, window
        self.path: Path | None = None
        self.review = HandInPage(services.kit)
        self.signed = SignedPage(services.kit)
        self.review.sign_asked.connect(self.sign)
        self.signed.copy_asked.connect(self._copy)
        self.signed.receipt_given.connect(self._receipts)
        self.signed.receipt_asked.connect(self._ask_receipt)

    def show_review(self) -> bool:
        """What would leave now; False when that cannot be said."""
        self._session.settle()
        desk = self._session.desk
        try:
            review = desk.review()
            sheets = {r.code: desk.sheet(r.code) for r in review.rows if r.state != "recused"}
        except AlqaError as error:
            self._services.messages.trouble(error)
            return False
        self.review.show_review(review, self._session.round, sheets)
        self.shown.emit(self.review)
        return True

    def sign(self, partial: bool) -> None:
        """Ask where, sign and save off the GUI thread, show the code."""
        if not self._stored():
            return
        target = self.path or self._ask_target()
        if target is None:
            return
        self.review.sign.setEnabled(False)
        desk = self._session.desk

        def work(report: Progress) -> HandedIn:
            return desk.hand_in(target, partial)

        self._services.tasks.run(self, work, self._signed, self._not_signed)

    def take_receipt(self, path: Path) -> None:
        """Keep what is a receipt for this workspace; what is not is refused by name."""
        try:
            self.signed.show_receipt(self._session.desk.import_receipt(path))
        except AlqaError as error:
            self._services.messages.trouble(error)

    # -- inside -------------------------------------------------------------------------------

    def _stored(self) -> bool:
        """A change that the disk refused would be missing from what is signed."""
        stored = self._session.settle()
        if not stored and self._session.save.error is not None:
            self._services.messages.trouble(self._session.save.error)
        return stored

    def _ask_target(self) -> Path | None:
        round_, desk = self._session.round, self._session.desk
        name = f"{desk.me().id}-{round_.round}-r{desk.review().sequence_next}{SCORES}"
        return self._services.messages.save_file(self._window, words("comm.hand.save_as"), name, f"*{SCORES}")

    def _signed(self, handed: HandedIn) -> None:
        unfinished = [r for r in self._session.rows if r.state in TODO]
        self._session.refresh()
        self.signed.show_handed(handed, self._clock(), len(unfinished))
        self.shown.emit(self.signed)
        self.signed.copy_file.setFocus(Qt.FocusReason.OtherFocusReason)

    def _not_signed(self, error: AlqaError) -> None:
        self.review.sign.setEnabled(True)
        self._services.messages.trouble(error)

    def _ask_receipt(self) -> None:
        title = words("comm.receipt.title")
        self._receipts(self._services.messages.open_files(self._window, title, f"*{RECEIPT}"))

    def _receipts(self, paths: list[Path]) -> None:
        for path in paths:
            self.take_receipt(path)

    def _copy(self, path: Path) -> None:
        messages, title = self._services.messages, words("comm.signed.copy")
        target = messages.save_file(self._window, title, path.name, f"*{SCORES}")
        if target is None or target == path:
            return
        try:
            files.write_file(target, files.read_file(path, LARGEST), replace=True)
        except AlqaError as error:
            messages.trouble(error)
        else:
            messages.notify(Notice(words("comm.signed.copied", name=target.name)))
