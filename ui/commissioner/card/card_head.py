"""The head of the score card: how much is scored, what the round hides, the way to a recusal."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.decide.running import RunningTotal
from desktop.desks.views import SheetView
from ui.commissioner.card.spoken import shown_value
from ui.i18n import literal, words
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, SECTION, SEMIBOLD, Space
from ui.widgets.button import IconButton
from ui.widgets.card import Picture, row
from ui.widgets.label import Label
from ui.widgets.meter import Meter
from ui.widgets.tip import plain_tip


class CardHead(QWidget):
    """How much is scored; the running total where the round shows it, else that it is hidden."""

    def __init__(self, kit: Kit, *, total_hidden: bool) -> None:
        super().__init__()
        self._low = False
        self._told: Label | None = None
        self._hidden = QWidget()
        self._hidden.hide()
        self._scored = Label(kit, words("comm.card.scored", n=0, of=0), DENSE, SEMIBOLD, "accent")
        self.meter = Meter(kit)
        self.conflict = IconButton(kit, "circle-slash", words("comm.recuse.declare"), size=28)
        title = Label(kit, words("comm.card.title"), SECTION, SEMIBOLD)
        head = row(title, 1, self._scored, self.conflict)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.S, Space.M, Space.S)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.meter)
        self.total = Label(kit, literal(""), DENSE, SEMIBOLD, tabular=True)
        self.total.hide()
        column.addWidget(self.total)
        if total_hidden:
            note = Label(kit, words("comm.card.total_hidden"), CAPTION, ink="muted", wrap=True)
            hidden = row(Picture(kit, "eye-off", "muted", 14), note, spacing=6)
            hidden.setStretch(1, 1)
            self._hidden.setLayout(hidden)
            self._told = note
            column.addWidget(self._hidden)

    def show_sheet(self, sheet: SheetView) -> None:
        self.meter.show()
        self._hidden.setVisible(self._told is not None and not self._low)
        done = sum(1 for mark in sheet.marks.values() if mark is not None)
        self._scored.set_phrase(words("comm.card.scored", n=done, of=len(sheet.marks)))
        complete = done == len(sheet.marks)
        self.meter.set_value(done, len(sheet.marks), "ok" if complete else "accent")
        self._scored.set_ink("ok" if complete else "accent")
        self.conflict.setVisible(sheet.recusal is None)

    def set_low(self, low: bool) -> None:
        """In a low window what never changes is a tool tip of the meter."""
        self._low = low
        told = self._told.text() if low and self._told is not None else ""
        self.meter.setToolTip(plain_tip(told))
        self._hidden.setVisible(not low and self._told is not None and self.meter.isVisibleTo(self))

    def show_total(self, total: RunningTotal | None) -> None:
        """The exact sum so far, None where the round hides it."""
        self.total.setVisible(total is not None)
        if total is not None:
            value, most, percent = total.value, total.most, total.percent
            self.total.set_phrase(
                words(
                    "marks.total",
                    total=lambda say: shown_value(say, value, 2),
                    most=lambda say: say.percent(100) if percent else shown_value(say, most, 2),
                )
            )

    def show_recused(self) -> None:
        self._scored.set_phrase(words("comm.state.recused"))
        self._scored.set_ink("warn")
        for part in (self.meter, self.conflict, self._hidden, self.total):
            part.hide()
