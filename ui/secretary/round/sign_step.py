"""Step 8: the whole round is checked, then signed; a later version says why."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from desktop.errors import Fault
from ui.i18n import literal, words
from ui.secretary.round.desk import Checked, Signed
from ui.secretary.round.draft import Draft
from ui.secretary.round.step import Step
from ui.services import Services
from ui.shell.faults import fault_next, fault_what
from ui.theme.tokens import BODY, CAPTION, DENSE, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Picture, clear, reveal, row
from ui.widgets.code import CodeDigits
from ui.widgets.label import Label

MOST = 60


class SignStep(Step):
    """`ready_changed` when what may be signed changes; `room_asked(room)` where a fault is put right."""

    ready_changed = Signal()
    room_asked = Signal(str)

    def __init__(self, services: Services, draft: Draft) -> None:
        super().__init__(services.kit, draft, "sign")
        self._services = services
        self.checked: Checked | None = None
        self.mandate: Path | None = None
        self.signed: Signed | None = None
        self._verdict = Label(self.kit, literal(""), BODY, SEMIBOLD, wrap=True)
        self._icon = Picture(self.kit, "loader", "muted", 20)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(Space.M)
        card = self.card(words("builder.check"), words("builder.check_help"))
        card.body.addLayout(row(self._icon, self._verdict))
        card.body.addLayout(self._lines)
        self._version()
        self._done()
        self.column.addStretch(1)
        draft.stored.connect(self._show)

    @property
    def reason(self) -> str:
        return self.why.toPlainText().strip()

    @property
    def ready(self) -> bool:
        """Whether nothing stands in the way of signing."""
        clean = self.checked is not None and not self.checked.faults
        return clean and not self.draft.complaints and (bool(self.reason) or not self.draft.signed)

    def start(self) -> None:
        self.why.setFocus() if self.draft.signed else self.choose.setFocus()

    def waiting(self) -> None:
        """The check is on its way."""
        self.checked = None
        self._icon.show_icon("loader", "muted")
        self._verdict.set_phrase(words("builder.checking"))
        clear(self._lines)
        self._show()

    def show_checked(self, found: Checked) -> None:
        """Every fault of the whole round with what to do; warnings stop nothing."""
        self.checked = found
        count = len(found.faults)
        self._icon.show_icon("circle-alert" if count else "circle-check", "bad" if count else "ok")
        self._verdict.set_phrase(
            words("builder.check_faults", n=count) if count else words("builder.check_ok")
        )
        clear(self._lines)
        for fault in found.faults[:MOST]:
            self._lines.addWidget(FaultLine(self, fault, stops=True))
        for fault in found.warnings[: MOST - min(count, MOST)]:
            self._lines.addWidget(FaultLine(self, fault, stops=False))
        rest = count + len(found.warnings) - MOST
        if rest > 0:
            self._lines.addWidget(Label(self.kit, words("builder.check_more", n=rest), DENSE, ink="muted"))
        reveal(self._lines)
        self._show()

    def show_signed(self, signed: Signed) -> None:
        self.signed = signed
        self.why.clear()
        self._show()

    def _version(self) -> None:
        self.version = self.card(words("builder.sign"), words("builder.sign_help"))
        self.why = QPlainTextEdit()
        self.why.setFont(self.kit.theme.font(DENSE))
        self.why.setTabChangesFocus(True)
        self.why.setFixedHeight(72)
        self.why.setAccessibleName(self.kit.say("builder.reason"))
        self.why.textChanged.connect(self.ready_changed)
        self._why_label = Label(self.kit, words("builder.reason"), DENSE, SEMIBOLD)
        self._why_help = Label(self.kit, words("builder.reason_help"), CAPTION, ink="muted", wrap=True)
        for part in (self._why_label, self.why, self._why_help):
            self.version.body.addWidget(part)
        self._mandate = Label(self.kit, words("builder.no_mandate"), DENSE, ink="muted", wrap=True)
        self.choose = Button(self.kit, words("builder.mandate"), "secondary", "file-badge", height=36)
        self.choose.clicked.connect(self._choose)
        self._mandate_row = QWidget()
        self._mandate_row.setLayout(row(self.choose, self._mandate, 1, spacing=Space.M))
        self.version.body.addWidget(self._mandate_row)

    def _done(self) -> None:
        self.done = self.card(words("builder.signed"), words("builder.signed_help"))
        self.code = CodeDigits(self.kit)
        self._which = Label(self.kit, literal(""), SECTION, SEMIBOLD)
        self.done.body.addWidget(self._which)
        self.done.body.addLayout(row(self.code, 1))
        self.next = Button(self.kit, words("builder.to_packs"), "secondary", "arrow-right", height=36)
        self.next.clicked.connect(self._to_packs)
        self.done.body.addLayout(row(self.next, 1))

    def _show(self) -> None:
        later = self.draft.signed > 0
        for part in (self._why_label, self.why, self._why_help):
            part.setVisible(later)
        self._mandate_row.setVisible(not later)
        self.done.setVisible(self.signed is not None)
        if self.signed is not None:
            self._which.set_phrase(words("builder.version_signed", n=self.signed.version))
            self.code.set_code(self.signed.code)
        self.ready_changed.emit()

    def _choose(self) -> None:
        title, pattern = words("builder.mandate"), "Alqa (*.alqa-mandate *.json);;* (*)"
        found = self._services.messages.open_files(self, title, pattern)
        if found:
            self.mandate = found[0]
            self._mandate.set_phrase(literal(self.mandate.name))

    def _to_packs(self) -> None:
        self.room_asked.emit("packs")


class FaultLine(QWidget):
    """A fault of the whole round: what, what to do, and a way to the room where it is done."""

    def __init__(self, step: SignStep, fault: Fault, *, stops: bool) -> None:
        super().__init__()
        kit = step.kit
        self._step, self._room = step, room_of(fault.code)
        icon, ink = ("circle-alert", "bad") if stops else ("info", "warn")
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(Label(kit, fault_what(fault), DENSE, SEMIBOLD if stops else 400, wrap=True))
        texts.addWidget(Label(kit, fault_next(fault), CAPTION, ink="muted", wrap=True))
        line = row(Picture(kit, icon, ink), spacing=Space.M)
        line.addLayout(texts, 1)
        if self._room:
            go = Button(kit, words(f"room.{self._room}"), "ghost", "arrow-right", height=32)
            go.clicked.connect(self._go)
            line.addWidget(go)
        self.setLayout(line)

    def _go(self) -> None:
        self._step.room_asked.emit(self._room)


def room_of(code: str) -> str:
    """The room in which a fault of this code is put right; "" for this one."""
    if code.startswith(
        ("register", "document", "paper", "pdf", "dossier", "text", "probe", "assignment-dossier")
    ):
        return "dossiers"
    if code.startswith(("card", "declaration", "assignment", "recusal", "key", "authority")):
        return "people"
    return ""
