"""What is open and what is saved: the state that all panes of the commissioner's window share.

Every change goes to the desk at once. A change that the disk refuses stays on the screen and in
`unsaved`; it is tried again by `retry` and with the next change, and nothing says "saved" before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QObject, Signal

from desktop.desks.views import Change, ChangeKind, DossierRow, SheetView
from desktop.errors import AlqaError
from desktop.model.review import Recommendation
from desktop.model.statements import Round
from ui.commissioner.desk import Desk
from ui.commissioner.dossier_model import TODO

Clock = Callable[[], str]  # local HH:MM
Place = tuple[ChangeKind, str, str]  # what, dossier, criterion or part


@dataclass(frozen=True, slots=True)
class SaveState:
    """`at` is the local HH:MM of the last change that was stored."""

    kind: Literal["quiet", "saved", "saving", "failed"]
    at: str = ""
    error: AlqaError | None = None


class Session(QObject):
    """Signals: `leaving` before another dossier opens (store what is being typed); `rowsChanged` the
    list or its counts; `dossierChanged` another dossier is open; `sheetChanged(Change)` its sheet;
    `turned(Change)` undone or redone, wherever it was; `saveChanged` whether all is stored;
    `roundChanged` a newer version of the round was read (before `dossierChanged`)."""

    leaving = Signal()
    rowsChanged = Signal()
    dossierChanged = Signal()
    sheetChanged = Signal(object)
    turned = Signal(object)
    saveChanged = Signal()
    roundChanged = Signal()

    def __init__(self, desk: Desk, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self._clock = desk, clock
        self.round: Round = desk.round_of()
        self.rows: list[DossierRow] = desk.dossiers()
        self.code: str | None = None
        self.sheet: SheetView | None = None
        self.save = SaveState("quiet")
        self.unsaved: dict[Place, Callable[[], Change]] = {}

    # -- where I am ---------------------------------------------------------------------------

    @property
    def row(self) -> DossierRow | None:
        return next((r for r in self.rows if r.code == self.code), None)

    def open(self, code: str) -> None:
        """Open a dossier; what is unsaved of another one stays unsaved and stays said."""
        if code != self.code:
            self.leaving.emit()
            self.code = code
            self.sheet = self.desk.sheet(code)
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

    def refresh(self) -> None:
        """Read everything anew (after a hand-in, or a newer pack); a dossier that left my list closes."""
        before, self.round = self.round.version, self.desk.round_of()
        self._read_rows()
        if self.row is None:
            self.code = self.rows[0].code if self.rows else None
        self.sheet = self.desk.sheet(self.code) if self.code is not None else None
        if self.round.version != before:
            self.roundChanged.emit()
        self.dossierChanged.emit()

    # -- changes ------------------------------------------------------------------------------

    def set_mark(self, criterion: str, steps: int | None) -> None:
        code, sheet = self._open_sheet()
        self.sheet = replace(sheet, marks={**sheet.marks, criterion: steps})
        self._write(("mark", code, criterion), lambda: self.desk.set_mark(code, criterion, steps))

    def set_comment(self, criterion: str, text: str) -> None:
        code, sheet = self._open_sheet()
        self.sheet = replace(sheet, comments={**sheet.comments, criterion: text})
        self._write(("comment", code, criterion), lambda: self.desk.set_comment(code, criterion, text))

    def set_for_commission(self, text: str) -> None:
        code, sheet = self._open_sheet()
        self.sheet = replace(sheet, for_commission=text)
        self._write(("overall", code, "commission"), lambda: self.desk.set_overall(code, for_commission=text))

    def set_for_applicant(self, text: str) -> None:
        code, sheet = self._open_sheet()
        self.sheet = replace(sheet, for_applicant=text)
        self._write(("overall", code, "applicant"), lambda: self.desk.set_overall(code, for_applicant=text))

    def set_recommendation(self, value: Recommendation | None) -> None:
        code, sheet = self._open_sheet()
        self.sheet = replace(sheet, recommendation=value)
        self._write(("recommendation", code, ""), lambda: self.desk.set_recommendation(code, value))

    def declare_conflict(self, ground: str, note: str) -> None:
        """Recuse from the open dossier; AlqaError goes to the caller, nothing is kept half done."""
        code, _ = self._open_sheet()
        self._settled(self.desk.declare_conflict(code, ground, note))

    def withdraw_conflict(self, code: str) -> None:
        self._settled(self.desk.withdraw_conflict(code))

    def confirm(self, code: str) -> None:
        """The marks of a dossier stand for what a newer pack changed."""
        self._aside(self.desk.news.confirm(code))

    def ask_again(self, code: str) -> None:
        self._aside(self.desk.news.ask_again(code))

    def undo(self) -> None:
        """Take the last change back, wherever it was; what is being typed is stored first."""
        self.leaving.emit()
        self._turn(self.desk.undo())

    def redo(self) -> None:
        self.leaving.emit()
        self._turn(self.desk.redo())

    def saving(self) -> None:
        """Something is typed that will be stored in a moment."""
        if self.save.kind != "failed":
            self._set_save(SaveState("saving", self.save.at))

    def retry(self) -> None:
        """Try again to store what was not stored."""
        self._flush(None)

    # -- inside -------------------------------------------------------------------------------

    def _open_sheet(self) -> tuple[str, SheetView]:
        if self.code is None or self.sheet is None:
            raise RuntimeError("no dossier is open")
        return self.code, self.sheet

    def _write(self, place: Place, call: Callable[[], Change]) -> None:
        self.unsaved.pop(place, None)  # the later value of one place replaces the earlier
        self.unsaved[place] = call
        self._flush(place)

    def _flush(self, touched: Place | None) -> None:
        for place, call in list(self.unsaved.items()):
            try:
                change = call()
            except AlqaError as error:
                self._set_save(SaveState("failed", self.save.at, error))
                break
            del self.unsaved[place]
            self._told(change)
        else:
            self._set_save(SaveState("saved", self._clock()))
            return
        if touched is not None:
            self.sheetChanged.emit(Change(touched[0], touched[1], touched[2] or None))

    def _told(self, change: Change) -> None:
        was_asked = self.row is not None and self.row.state == "changed"
        if was_asked or change.what in ("mark", "recusal", "judged"):
            self._read_rows()
        if change.dossier == self.code:
            self.sheetChanged.emit(change)

    def _aside(self, change: Change) -> None:
        """Done from a page that lists dossiers: the open one stays open."""
        self._told(change)
        self._set_save(SaveState("saved", self._clock()))

    def _turn(self, change: Change | None) -> None:
        self._settled(change)
        if change is not None:
            self.turned.emit(change)

    def _settled(self, change: Change | None) -> None:
        if change is None:
            return
        self._read_rows()
        if change.dossier != self.code:
            self.code = change.dossier
            self.sheet = self.desk.sheet(change.dossier)
            self.dossierChanged.emit()
        else:
            self.sheet = self.desk.sheet(change.dossier)
        self.sheetChanged.emit(change)
        self._set_save(SaveState("saved", self._clock()))

    def _read_rows(self) -> None:
        self.rows = self.desk.dossiers()
        self.rowsChanged.emit()

    def _set_save(self, state: SaveState) -> None:
        self.save = state
        self.saveChanged.emit()
