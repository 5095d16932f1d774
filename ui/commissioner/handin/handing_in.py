"""The way out: review, proof of who signs, signature, file, receipt. Nothing is signed while something
is not stored."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QWidget

from desktop.desks.views import HandedIn
from desktop.errors import AlqaError
from desktop.model.statements import Round
from ui.commissioner.desk import Desk
from ui.commissioner.dossiers.dossier_model import TODO
from ui.commissioner.handin.handin_page import HandInPage, Standing
from ui.commissioner.handin.sending import SCORES, Sending
from ui.commissioner.handin.signed_page import Left, SignedPage
from ui.commissioner.session import Session
from ui.i18n import words
from ui.messages import Notice
from ui.services import Services

RECEIPT = ".alqa-receipt"


class HandingIn(QObject):
    """Owns both pages; `shown(page)` asks the window to bring one forward. `path` is where the file
    goes without asking."""

    shown = Signal(object)
    refused = Signal()

    def __init__(
        self, services: Services, session: Session, clock: Callable[[], str], window: QWidget
    ) -> None:
        super().__init__(window)
        self._services, self._session, self._window = services, session, window
        self.path: Path | None = None
        self.review = HandInPage(services.kit)
        self.signed = SignedPage(services)
        self.sending = Sending(services, session.desk.out, self.signed, clock, window)
        self.review.sign_asked.connect(self.sign)
        self.review.former_asked.connect(self.show_former)
        self.signed.receipt_given.connect(self._receipts)
        self.signed.receipt_asked.connect(self._ask_receipt)

    def show_review(self) -> None:
        """What would leave now, read beside the window once everything is stored; `refused` when that
        cannot be said."""
        self._session.ask(partial(_standing, self._session.desk, self._session.round), self._show, self._no)

    def show_former(self) -> None:
        """What was handed in last, with its code, its receipt and the way to a stick."""
        handed = self._session.desk.out.handed()
        if handed:
            self._show_left(self.signed.left.path if self.signed.left else None)
        else:
            self._services.messages.notify(Notice(words("handin.none"), "accent"))

    def sign(self, passphrase: str) -> None:
        """Prove who signs off the GUI thread; then ask where, sign and save."""
        self._session.when_stored(partial(self._prove, passphrase))

    def take_receipt(self, path: Path) -> None:
        """Keep what is a receipt for this workspace; what is not is refused by name."""
        try:
            self._session.desk.import_receipt(path)
        except AlqaError as error:
            self._services.messages.trouble(error)
            return
        self._show_left(self.signed.left.path if self.signed.left else None)

    def show_handed(self, handed: HandedIn) -> None:
        """A file was signed: its code, its way."""
        self._session.refresh()
        self._show_left(handed.path)
        self.signed.stick.take_focus()

    def ask_target(self, sequence: int) -> Path | None:
        """Where the file goes."""
        if self.path is not None:
            return self.path
        wished = str(_documents() / self._name(sequence))
        title = words("comm.hand.save_as")
        return self._services.messages.save_file(self._window, title, wished, f"*{SCORES}")

    # -- inside -------------------------------------------------------------------------------

    def _show(self, standing: Standing) -> None:
        self.review.show_standing(standing)
        self.shown.emit(self.review)

    def _no(self, error: AlqaError) -> None:
        self._services.messages.trouble(error)
        self.refused.emit()

    def _prove(self, passphrase: str, stored: bool) -> None:
        out = self._session.desk.out
        if not self._whole(stored):
            self.review.box.wait(False)
            return
        self._services.tasks.run(
            self, lambda _report: out.prove(passphrase), self._proven, self.review.box.refuse
        )

    def _proven(self, _nothing: None) -> None:
        """The person knows the passphrase; what changed meanwhile is stored first."""
        self._session.when_stored(self._hand_in)

    def _hand_in(self, stored: bool) -> None:
        seen, desk = self.review.standing, self._session.desk
        ready = seen is not None and self._whole(stored)
        target = self.ask_target(desk.review().sequence_next) if ready else None
        if seen is None or target is None:
            self.review.box.wait(False)
            return
        partly = not seen.whole
        self._services.tasks.run(
            self, lambda _report: desk.hand_in(target, partly), self._signed, self._not_signed
        )

    def _signed(self, handed: HandedIn) -> None:
        self.review.box.clear()
        self.show_handed(handed)

    def _not_signed(self, error: AlqaError) -> None:
        self.review.box.wait(False)
        self._services.messages.trouble(error)

    def _whole(self, stored: bool) -> bool:
        """A change that the disk refused would be missing from what is signed."""
        if not stored and self._session.save.error is not None:
            self._services.messages.trouble(self._session.save.error)
        return stored

    def _show_left(self, path: Path | None) -> None:
        handed = self._session.desk.out.handed()
        unfinished = sum(one.state in TODO for one in self._session.rows)
        name = path.name if path else self._name(handed[-1].sequence)
        self.signed.show_left(Left(handed, path, name, unfinished))
        self.shown.emit(self.signed)

    def _name(self, sequence: int) -> str:
        return f"{self._session.desk.me().id}-{self._session.round.round}-r{sequence}{SCORES}"

    def _receipts(self, paths: list[Path]) -> None:
        for path in paths:
            self.take_receipt(path)

    def _ask_receipt(self) -> None:
        title = words("comm.receipt.title")
        self._receipts(self._services.messages.open_files(self._window, title, f"*{RECEIPT}"))


def _standing(desk: Desk, round_: Round) -> Standing:
    review = desk.review()
    sheets = {r.code: desk.sheet(r.code) for r in review.rows if r.state != "recused"}
    return Standing(review, desk.out.outgoing(), round_, sheets)


def _documents() -> Path:
    """Where a person looks for a file first: the documents, or the home where there are none."""
    place = QStandardPaths.StandardLocation
    found = QStandardPaths.writableLocation(place.DocumentsLocation)
    return Path(found) if Path(found).is_dir() else Path.home()
