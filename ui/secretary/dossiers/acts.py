"""What a person does with applications in the Dossiers room: answers, decisions, signatures, corrections.

Each act runs in a worker and ends with a new look at the draft; a refusal is said and the cards show again
what stands.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from desktop.errors import AlqaError
from desktop.model.screening import Checklist, Finding, Outcome
from ui.i18n import Phrase, literal, words
from ui.messages import Notice
from ui.secretary.dossiers.conditions_dialog import ConditionsDialog
from ui.secretary.dossiers.correct_dialog import CorrectDialog, VersionDialog
from ui.secretary.dossiers.desk import IntakeDesk
from ui.secretary.dossiers.sign_dialog import SignDialog
from ui.services import Services

if TYPE_CHECKING:
    from desktop.desks.secretary.building import Built
    from desktop.desks.secretary.intake_view import IntakeView, Line
    from desktop.desks.secretary.screening import Signatory
    from desktop.desks.views import Amended


class Acts(QObject):
    """`done()` when the draft changed, `failed()` when what was tried was refused; `versioned()` when a new
    version was signed."""

    done = Signal()
    failed = Signal()
    versioned = Signal()
    objected = Signal(object)  # why a decision is not one yet: said beside it

    def __init__(self, services: Services, desk: IntakeDesk, page: QWidget) -> None:
        super().__init__(page)
        self._services, self._kit, self._desk, self._page = services, services.kit, desk, page
        self._signatories: dict[bool, Signatory] = {}  # by whether it is another person
        self._dialog: QDialog | None = None

    def forget(self) -> None:
        """Whoever signed is asked again: the window is locked or put away."""
        self._signatories.clear()

    def answer(self, codes: list[str], finding: Finding) -> None:
        self._run(partial(self._desk.answer, codes, finding, finding.item))

    def decide(self, codes: list[str], outcome: str | None, reason: str) -> None:
        act = partial(self._desk.decide, codes, cast("Outcome | None", outcome), reason)
        self._services.tasks.run(self, lambda _report: act(), self._finished, self._objected)

    def undo(self) -> None:
        self._run(self._desk.undo)

    def redo(self) -> None:
        self._run(self._desk.redo)

    def remove(self, codes: list[str]) -> None:
        """Out of the draft, with a way back in the toast."""

        def told(_none: object) -> None:
            self._services.messages.notify(Notice(words("intake.removed", n=len(codes)), "ok", self.undo))
            self.done.emit()

        self._run(partial(self._desk.remove, codes), told)

    def sign(self, line: Line, codes: list[str], wanted: int, *, stranger: bool | None = None) -> None:
        """Put the next signature: the owner's first, another person's when that is there. `stranger` says
        who signs, whatever is there."""
        if line.screen.outcome == "":
            self.objected.emit(AlqaError("screening-undecided", dossier=line.code))
            return
        if stranger is None:
            stranger = line.standing == "half" and wanted > 1
        who = self._signatories.get(stranger)
        if who is not None and who.awake:
            self._sign_as(who, codes)
            return
        what = literal(line.code) if len(codes) == 1 else words("intake.bulk", n=len(codes))
        self._ask_signatory(what, codes, stranger)

    def conditions(self, view: IntakeView) -> None:
        """Edit the round's conditions."""
        dialog = ConditionsDialog(self._kit, self._page, view.checklist, view.documents)
        dialog.kept.connect(self._keep_conditions)
        self._open(dialog)

    def correct(self, view: IntakeView, line: Line) -> None:
        """Correct a figure of one application."""
        dialog = CorrectDialog(self._kit, self._page, view, line)

        def given(fact: str, said: str) -> None:
            self._services.tasks.run(
                self,
                lambda _report: self._desk.set_fact(line.code, fact, said),
                partial(self._accepted, dialog),
                dialog.refuse,
            )

        dialog.given.connect(given)
        self._open(dialog)

    def version(self, view: IntakeView) -> None:
        """Sign what was corrected as the next version."""
        dialog = VersionDialog(self._kit, self._page, view)

        def signed(made: Built | Amended) -> None:
            dialog.accept()
            changed = getattr(made, "changed", ())
            self._services.messages.notify(Notice(words("intake.version.done", n=len(changed))))
            self.versioned.emit()
            self.done.emit()

        def given(reason: str, passphrase: str) -> None:
            self._services.tasks.run(
                self, lambda _report: self._desk.sign_version(reason, passphrase), signed, refused
            )

        def refused(error: AlqaError) -> None:
            dialog.refuse(error)
            if error.code != "passphrase-wrong":
                dialog.reject()
                self._services.messages.trouble(error)

        dialog.given.connect(given)
        self._open(dialog)

    def _ask_signatory(self, what: Phrase, codes: list[str], stranger: bool) -> None:
        dialog = SignDialog(self._services, self._page, what, self._desk.owner, stranger=stranger)

        def unlocked(who: Signatory) -> None:
            self._signatories[stranger] = who
            dialog.accept()
            self._sign_as(who, codes)

        def given(passphrase: str, key_file: Path | None) -> None:
            self._services.tasks.run(
                self, lambda _report: self._desk.unlock(passphrase, key_file), unlocked, dialog.refuse
            )

        dialog.given.connect(given)
        self._open(dialog)

    def _sign_as(self, who: Signatory, codes: list[str]) -> None:
        def signed(complete: list[str]) -> None:
            key = "intake.signed" if complete else "intake.signed.half"
            self._services.messages.notify(Notice(words(key, name=literal(who.name), n=len(codes))))
            self.done.emit()

        self._run(partial(self._desk.sign, codes, who), signed)

    def _keep_conditions(self, checklist: Checklist | None) -> None:
        self._run(partial(self._desk.set_checklist, checklist))

    def _run(self, act: Callable[[], object], told: Callable[[Any], None] | None = None) -> None:
        self._services.tasks.run(self, lambda _report: act(), told or self._finished, self._refused)

    def _finished(self, _result: object) -> None:
        self.done.emit()

    def _accepted(self, dialog: QDialog, _result: object) -> None:
        dialog.accept()
        self.done.emit()

    def _objected(self, error: AlqaError) -> None:
        self.failed.emit()
        self.objected.emit(error)

    def _refused(self, error: AlqaError) -> None:
        self._services.messages.trouble(error)
        self.failed.emit()

    def _open(self, dialog: QDialog) -> None:
        self._dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
