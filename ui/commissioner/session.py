"""What is open and what is saved: the state that all panes of the commissioner's window share.

Every change is shown at once and goes to the writer in its turn (`storing.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Literal, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.desks.views import Change, DossierRow, RecusalView, SheetView
from desktop.errors import AlqaError
from desktop.model.review import Recommendation
from desktop.model.statements import Round
from ui.commissioner.desk import Desk
from ui.commissioner.dossiers.dossier_model import TODO
from ui.commissioner.storing import Clock, Pending, Place, SaveState, Shown, Storing
from ui.commissioner.writer import Inline, Outcome, Writer

T = TypeVar("T")
OverallField = Literal["for-commission", "for-applicant"]

__all__ = ["Clock", "OverallField", "Pending", "Place", "SaveState", "Session"]


class Session(QObject):
    """Signals: `leaving` before another dossier opens (store what is being typed); `rowsChanged` the
    list or its counts; `dossierChanged` another dossier is open; `sheetChanged(Change)` its sheet;
    `turned(Change)` undone or redone, wherever it was; `saveChanged` whether all is stored;
    `troubled(AlqaError)` an undo that was refused; `roundChanged` a newer version of the round was read
    (before `dossierChanged`)."""

    leaving = Signal()
    rowsChanged = Signal()
    dossierChanged = Signal()
    sheetChanged = Signal(object)
    turned = Signal(object)
    saveChanged = Signal()
    troubled = Signal(object)
    roundChanged = Signal()

    def __init__(
        self, desk: Desk, clock: Clock, parent: QObject | None = None, writer: Writer | None = None
    ) -> None:
        super().__init__(parent)
        self.desk, self._clock = desk, clock
        self.round: Round = desk.round_of()
        self.rows: list[DossierRow] = desk.dossiers()
        self.code: str | None = None
        self.sheet: SheetView | None = None
        writer = writer or Inline()
        self._reader = writer.beside()
        self.storing = storing = Storing(writer, clock, self)
        storing.stored.connect(self._stored)
        storing.turned.connect(self._turned)
        storing.troubled.connect(self.troubled)
        storing.changed.connect(self.saveChanged)

    @property
    def save(self) -> SaveState:
        return self.storing.state

    @property
    def unsaved(self) -> dict[Place, Pending]:
        return self.storing.unsaved

    # -- where I am ---------------------------------------------------------------------------

    @property
    def row(self) -> DossierRow | None:
        return next((r for r in self.rows if r.code == self.code), None)

    def open(self, code: str) -> None:
        """Open a dossier; what is unsaved of another one stays unsaved and stays said."""
        if code != self.code:
            self.leaving.emit()
            self.code = code
            self.sheet = self._sheet(code)
            self.dossierChanged.emit()

    def neighbour(self, step: int) -> str | None:
        """The dossier before or after in reading order that I may read, or None at the end."""
        codes = [r.code for r in self.rows if r.state != "recused" or r.code == self.code]
        if self.code not in codes:
            return codes[0] if codes else None
        at = codes.index(self.code) + step
        return codes[at] if 0 <= at < len(codes) else None

    def next_to_do(self) -> str | None:
        """The next dossier that is not complete, from here round to the start; else the next one."""
        codes = [r.code for r in self.rows]
        at = codes.index(self.code) if self.code in codes else -1
        turned = self.rows[at + 1 :] + self.rows[:at]
        return next((r.code for r in turned if r.state in TODO), self.neighbour(1))

    def sheet_of(self, code: str) -> SheetView:
        """The stored sheet of any dossier, with what is not stored yet."""
        return self._sheet(code)

    def refresh(self) -> None:
        """Read everything anew (after a hand-in, or a newer pack); a dossier that left my list closes."""
        before, self.round = self.round.version, self.desk.round_of()
        self._read_rows()
        if self.row is None:
            self.code = self.rows[0].code if self.rows else None
        self.sheet = self._sheet(self.code) if self.code is not None else None
        if self.round.version != before:
            self.roundChanged.emit()
        self.dossierChanged.emit()

    # -- changes ------------------------------------------------------------------------------

    def set_mark(self, criterion: str, steps: int | None) -> None:
        code, desk = self._open_code(), self.desk
        self.keep(
            ("mark", code, criterion),
            Pending(
                lambda: desk.set_mark(code, criterion, steps),
                lambda sheet: replace(sheet, marks={**sheet.marks, criterion: steps}),
            ),
        )

    def set_comment(self, criterion: str, text: str) -> None:
        self._set_comment(criterion, text, quiet=False)

    def draft_comment(self, criterion: str, text: str) -> None:
        """Half a sentence: stored so that a crash does not lose it, a change only when it is set."""
        self._set_comment(criterion, text, quiet=True)

    def set_for_commission(self, text: str) -> None:
        self._set_overall("for-commission", text, quiet=False)

    def set_for_applicant(self, text: str) -> None:
        self._set_overall("for-applicant", text, quiet=False)

    def draft_overall(self, field: OverallField, text: str) -> None:
        self._set_overall(field, text, quiet=True)

    def set_recommendation(self, value: Recommendation | None) -> None:
        code, desk = self._open_code(), self.desk
        self.keep(
            ("recommendation", code, ""),
            Pending(
                lambda: desk.set_recommendation(code, value),
                lambda sheet: replace(sheet, recommendation=value),
            ),
        )

    def keep(self, place: Place, pending: Pending) -> None:
        """Show a change and store it; the later value of one place replaces the earlier."""
        _, code, part = place
        if code == self.code and self.sheet is not None:
            self.sheet = pending.shown(self.sheet)
        self.storing.keep(place, pending)
        if place in self.unsaved and not pending.quiet:  # else it was told when it was stored
            self.sheetChanged.emit(Change(place[0], code, part or None))

    def declare_conflict(self, ground: str, note: str, done: Callable[[], None] = lambda: None) -> None:
        """Recuse from the open dossier. It is closed at once, so that nothing is marked meanwhile; where
        that is refused it opens again and `troubled` says why."""
        code = self._open_code()
        self.leaving.emit()
        if self.sheet is not None:
            self.sheet = replace(self.sheet, recusal=RecusalView(ground, note, declared_before=False))
            self.sheetChanged.emit(Change("recusal", code))
        job = partial(self.desk.declare_conflict, code, ground, note)
        self.ask(job, partial(self._recused, done), partial(self._still_open, code))

    def withdraw_conflict(self, code: str) -> None:
        self.ask(partial(self.desk.withdraw_conflict, code), partial(self._recused, lambda: None))

    def confirm(self, code: str, done: Callable[[], None] = lambda: None) -> None:
        """The marks of a dossier stand for what a newer pack changed."""
        self.ask(partial(self.desk.news.confirm, code), partial(self._aside, done))

    def ask_again(self, code: str) -> None:
        self.ask(partial(self.desk.news.ask_again, code), partial(self._aside, lambda: None))

    def ask(
        self,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[AlqaError], None] | None = None,
    ) -> None:
        """Run a job of the desk beside the window, after what is typed and changed is stored or refused."""
        self.leaving.emit()
        self.storing.ask(job, partial(self._answered, done, failed or self.troubled.emit))

    def read(
        self,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[AlqaError], None] | None = None,
    ) -> None:
        """Run what only reads beside the window, in turn; it waits for nothing that is written."""
        self._reader.run(job, partial(self._answered, done, failed or self.troubled.emit))

    def when_stored(self, done: Callable[[bool], None]) -> None:
        """As `settle`, without waiting: `done(False)` when something could not be stored."""
        self.ask(lambda: None, lambda _nothing: done(not self.unsaved))

    def undo(self) -> None:
        """Take the last change back, wherever it was; what is being typed is stored first."""
        self.leaving.emit()
        self.storing.turn(self.desk.undo)

    def redo(self) -> None:
        self.leaving.emit()
        self.storing.turn(self.desk.redo)

    def saving(self) -> None:
        """Something is typed that will be stored in a moment."""
        self.storing.saving()

    def retry(self) -> None:
        """Try again to store what was not stored."""
        self.storing.retry()

    def settle(self) -> bool:
        """Store what is typed and wait for the disk; False when something could not be stored."""
        self.leaving.emit()
        return self.storing.settle()

    def close(self) -> None:
        """Nothing is read or written after this."""
        self._reader.close()
        self.storing.close()

    # -- inside -------------------------------------------------------------------------------

    def _open_code(self) -> str:
        if self.code is None:
            raise RuntimeError("no dossier is open")
        return self.code

    def _set_comment(self, criterion: str, text: str, *, quiet: bool) -> None:
        code, desk = self._open_code(), self.desk
        store: Callable[[], Change | None] = partial(desk.set_comment, code, criterion, text)
        if quiet:
            store = partial(desk.keep_draft, code, "comment", criterion, text)
        self.keep(
            ("comment", code, criterion),
            Pending(store, lambda sheet: replace(sheet, comments={**sheet.comments, criterion: text}), quiet),
        )

    def _set_overall(self, field: OverallField, text: str, *, quiet: bool) -> None:
        code, desk, name = self._open_code(), self.desk, field.replace("-", "_")
        store: Callable[[], Change | None] = partial(desk.set_overall, code, **{name: text})
        if quiet:
            store = partial(desk.keep_draft, code, field, "", text)
        shown: Shown = partial(_with_text, name, text)
        self.keep(("overall", code, field), Pending(store, shown, quiet))

    def _sheet(self, code: str) -> SheetView:
        """The stored sheet with what is not stored yet."""
        sheet = self.desk.sheet(code)
        for place, pending in self.unsaved.items():
            if place[1] == code:
                sheet = pending.shown(sheet)
        return sheet

    def _stored(self, change: Change) -> None:
        was_asked = self.row is not None and self.row.state == "changed"
        if was_asked or change.what in ("mark", "recusal", "judged"):
            self._read_rows()
        if change.dossier == self.code:
            self.sheetChanged.emit(change)

    def _answered(
        self, done: Callable[[T], None], failed: Callable[[AlqaError], None], outcome: Outcome
    ) -> None:
        try:
            value: T = outcome.value()
        except AlqaError as error:
            failed(error)
        else:
            done(value)

    def _recused(self, done: Callable[[], None], change: Change) -> None:
        """Who went on to another dossier meanwhile stays there."""
        self.storing.wrote()
        if change.dossier == self.code:
            self._settled(change)
        else:
            self._read_rows()
        done()

    def _still_open(self, code: str, error: AlqaError) -> None:
        if code == self.code:
            self.sheet = self._sheet(code)
            self.sheetChanged.emit(Change("recusal", code))
        self.troubled.emit(error)

    def _aside(self, done: Callable[[], None], change: Change) -> None:
        """Done from a page that lists dossiers: the open one stays open."""
        self._stored(change)
        self.storing.wrote()
        done()

    def _turned(self, change: Change | None) -> None:
        self._settled(change)
        if change is not None:
            self.turned.emit(change)

    def _settled(self, change: Change | None) -> None:
        if change is None:
            return
        self._read_rows()
        if change.dossier != self.code:
            self.code = change.dossier
            self.sheet = self._sheet(change.dossier)
            self.dossierChanged.emit()
        else:
            self.sheet = self._sheet(change.dossier)
        self.sheetChanged.emit(change)

    def _read_rows(self) -> None:
        self.rows = self.desk.dossiers()
        self.rowsChanged.emit()


def _with_text(name: str, text: str, sheet: SheetView) -> SheetView:
    if name == "for_commission":
        return replace(sheet, for_commission=text)
    return replace(sheet, for_applicant=text)
