"""Making one's keys: name and passphrase, then the recovery code that is shown once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from desktop.errors import AlqaError
from ui.i18n import literal, words
from ui.services import Kit
from ui.shell.faults import fault_what
from ui.theme.tokens import BODY, CAPTION, DENSE, DOSSIER, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Banner, Card, Tile, row
from ui.widgets.code import CodeDigits, QrCode
from ui.widgets.field import Field
from ui.widgets.label import Elided, Label

WIDTH, SHORTEST = 520, 12


class CreatePage(QWidget):
    """`submitted(name, passphrase)`, `left`; after `show_made`: `finished` once it is written down."""

    submitted = Signal(str, str)
    left = Signal()
    finished = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.name = Field(kit, words("identity.name"), words("identity.name_help"))
        self.phrase = Field(kit, words("identity.passphrase"), words("identity.passphrase_help"), secret=True)
        self.again = Field(kit, words("identity.again"), secret=True)
        self.act = Button(kit, words("identity.act"), "primary", "key-round", height=40)
        self.act.clicked.connect(self.submit)
        self.again.submitted.connect(self.submit)
        back = Button(kit, words("act.back"), "ghost", "arrow-left", height=40)
        back.clicked.connect(self.left)
        self._made = Card(inner=Space.H)
        self._stack = QStackedLayout(self)
        form = self._form(back)
        self._stack.addWidget(_centred(form))
        self._stack.addWidget(_centred(self._made))

    def start(self) -> None:
        for field in (self.name, self.phrase, self.again):
            field.edit.clear()
            field.set_error(None)
        self.act.setEnabled(True)
        self._stack.setCurrentIndex(0)
        self.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Check what was typed, say all that is wrong, or hand it on."""
        name, phrase = self.name.text().strip(), self.phrase.text()
        self.name.set_error(None if name else words("identity.noname"))
        self.phrase.set_error(words("identity.short") if len(phrase) < SHORTEST else None)
        self.again.set_error(None if phrase == self.again.text() else words("identity.differs"))
        if name and len(phrase) >= SHORTEST and phrase == self.again.text():
            self.act.setEnabled(False)
            self.act.set_phrase(words("identity.working"))
            self.submitted.emit(name, phrase)

    def refuse(self, error: AlqaError) -> None:
        self.act.setEnabled(True)
        self.act.set_phrase(words("identity.act"))
        self.name.set_error(fault_what(error.faults[0]))

    def show_made(self, recovery: str, card: str, code: str) -> None:
        """The recovery code (once), the card's place and its comparison code."""
        self.act.set_phrase(words("identity.act"))
        body, kit = self._made.body, self._kit
        body.setSpacing(Space.M)
        body.addWidget(Label(kit, words("identity.made"), DOSSIER, SEMIBOLD, wrap=True))
        body.addWidget(Banner(kit, words("identity.recovery"), None, "warn", "triangle-alert"))
        digits = Label(kit, literal(recovery), SECTION, SEMIBOLD, wrap=True, tabular=True)
        digits.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        digits.setAccessibleName(kit.say("identity.recovery"))
        body.addWidget(digits)
        body.addWidget(Label(kit, words("start.card_code"), DENSE, SEMIBOLD))
        body.addLayout(row(CodeDigits(kit, code), 1, QrCode(code, 96)))
        path = words("identity.card_saved", path=literal(card))
        body.addWidget(Elided(kit, path, CAPTION, ink="muted", middle=True))
        done = Button(kit, words("identity.written"), "primary", "check", height=40)
        done.clicked.connect(self.finished)
        body.addWidget(done)
        self._stack.setCurrentIndex(1)
        done.setFocus(Qt.FocusReason.OtherFocusReason)

    def _form(self, back: Button) -> Card:
        kit = self._kit
        card = Card(inner=Space.H)
        card.body.setSpacing(Space.M)
        head = row(Tile(kit, "key-round", size=48))
        head.addWidget(Label(kit, words("identity.title"), DOSSIER, SEMIBOLD, wrap=True), 1)
        card.body.addLayout(head)
        card.body.addWidget(Label(kit, words("identity.body"), BODY, ink="muted", wrap=True))
        for field in (self.name, self.phrase, self.again):
            card.body.addWidget(field)
        foot = row(back, 1, self.act)
        card.body.addLayout(foot)
        return card


def _centred(card: Card) -> QScrollArea:
    card.setMaximumWidth(WIDTH)
    inner = QWidget()
    inner.setProperty("part", "inner")
    column = QVBoxLayout(inner)
    column.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.XXL)
    column.addStretch(1)
    line = QHBoxLayout()
    line.addStretch(1)
    line.addWidget(card, 10)
    line.addStretch(1)
    column.addLayout(line)
    column.addStretch(2)
    scroll = QScrollArea()
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidgetResizable(True)
    scroll.setWidget(inner)
    return scroll
