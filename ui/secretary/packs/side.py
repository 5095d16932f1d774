"""Beside the table: where packs are written to, how far that is, and who took the chosen one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import AlqaError
from ui.i18n import Phrase, data, literal, words
from ui.secretary.packs.desk import PackPlan, PackRow
from ui.services import Kit
from ui.shell.faults import fault_next, fault_what
from ui.theme.tokens import CAPTION, DENSE, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Card, Picture, row
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.meter import Meter

WIDE = 340


class WriteCard(Card):
    """`due`, `all_` and `one` ask for a place; `cancelled` stops the run."""

    due = Signal()
    everything = Signal()
    one = Signal()
    cancelled = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(inner=Space.XL)
        self._kit = kit
        self.body.addWidget(Label(kit, words("packs.write.title"), SECTION, SEMIBOLD, wrap=True))
        self.body.addWidget(Label(kit, words("packs.write.help"), CAPTION, ink="muted", wrap=True))
        self.rest = Button(kit, words("packs.write.due"), "primary", "hard-drive-download")
        self.chosen = Button(kit, words("packs.write.one"), "secondary", "package", height=32)
        self.whole = Button(kit, words("packs.write.all"), "ghost", "boxes", height=32)
        self.stop = Button(kit, words("packs.write.cancel"), "secondary", "x", height=32)
        for button, signal in (
            (self.rest, self.due), (self.chosen, self.one), (self.whole, self.everything),
            (self.stop, self.cancelled),
        ):  # fmt: skip
            button.clicked.connect(signal)
            self.body.addWidget(button)
        self.meter = Meter(kit)
        self._icon, self._said = Picture(kit, "info", "muted"), Label(kit, literal(""), DENSE, wrap=True)
        line = row(self._icon, self._said)
        line.setStretch(1, 1)
        self.body.addWidget(self.meter)
        self.body.addLayout(line)
        self._quiet()
        self.show_running(None)

    def show_plan(self, plan: PackPlan) -> None:
        self.rest.setEnabled(bool(plan.due))
        self.rest.set_kind("primary" if plan.due else "secondary")

    def show_running(self, step: tuple[int, int] | None) -> None:
        """While packs are written: how far, and a way to stop."""
        running = step is not None
        for button in (self.rest, self.chosen, self.whole):
            button.setVisible(not running)
        self.stop.setVisible(running)
        self.meter.setVisible(running)
        if step is not None:
            done, of = step
            self.meter.set_value(done, max(of, 1))
            share = 100 * done // max(of, 1)
            self._say("loader", "muted", words("packs.write.running", share=lambda say: say.percent(share)))

    def show_done(self, count: int) -> None:
        self.show_running(None)
        self._say("circle-check", "ok", words("packs.write.done", n=count))

    def show_stopped(self) -> None:
        self.show_running(None)
        self._say("info", "muted", words("packs.write.stopped"))

    def refuse(self, error: AlqaError) -> None:
        """What stopped it, where it was asked for."""
        self.show_running(None)
        fault = error.faults[0]
        self._say("circle-x", "bad", lambda say: f"{fault_what(fault)(say)} {fault_next(fault)(say)}")

    def _say(self, icon: str, ink: str, phrase: Phrase) -> None:
        self._icon.show()
        self._said.show()
        self._icon.show_icon(icon, ink)
        self._said.set_ink(ink)  # type: ignore[arg-type]
        self._said.set_phrase(phrase)

    def _quiet(self) -> None:
        self._icon.hide()
        self._said.hide()


class TakeCard(Card):
    """Who took the pack of the chosen commissioner. `taken(member, person)`."""

    taken = Signal(str, str)

    def __init__(self, kit: Kit) -> None:
        super().__init__(inner=Space.XL)
        self._kit = kit
        self._row: PackRow | None = None
        self.body.addWidget(Label(kit, words("packs.take.title"), SECTION, SEMIBOLD, wrap=True))
        self._who = Label(kit, literal(""), DENSE, SEMIBOLD, wrap=True)
        self._left_out = Label(kit, literal(""), CAPTION, ink="muted", wrap=True)
        self.person = Field(kit, words("packs.take.person"), words("packs.take.help"))
        self.person.submitted.connect(self._take)
        self.mark = Button(kit, words("packs.take.act"), "secondary", "hand-helping", height=32)
        self.mark.clicked.connect(self._take)
        for widget in (self._who, self._left_out, self.person, self.mark):
            self.body.addWidget(widget)
        self.setVisible(False)

    def show_row(self, chosen: PackRow | None) -> None:
        """The name of the commissioner stands there already: most fetch their pack themselves."""
        self.setVisible(chosen is not None)
        before, self._row = self._row, chosen
        if chosen is None:
            return
        self._who.set_phrase(data(chosen.name))
        left = words("packs.left_out", codes=literal(", ".join(chosen.left_out)))
        self._left_out.set_phrase(left if chosen.left_out else words("packs.all_in"))
        self.mark.setEnabled(chosen.state == "made")
        if before is None or before.reviewer != chosen.reviewer:
            self.person.edit.setText(chosen.taken_by or self._kit.say.text(chosen.name))

    def _take(self) -> None:
        if self._row is not None and self._row.state == "made":
            self.taken.emit(self._row.reviewer, self.person.text())


class PacksSide(QWidget):
    """The column at the right."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.write, self.take = WriteCard(kit), TakeCard(kit)
        self.setFixedWidth(WIDE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self.write)
        column.addWidget(self.take)
        column.addStretch(1)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
