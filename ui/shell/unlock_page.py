"""Unlocking: who, the passphrase, nothing of the content. Wrong = words, and a wait that grows.

The wait is for a person who guesses at this window; whoever copies the files is slowed by the stretching of
the passphrase alone.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import AlqaError
from ui.i18n import Phrase, literal, words
from ui.locking.page_parts import CapsLine, KeptLine, Wait
from ui.locking.returning import LockPage
from ui.services import Kit
from ui.shell.faults import fault_next, fault_what
from ui.theme.tokens import BODY, CAPTION, DOSSIER, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Card, Picture, Tile, row
from ui.widgets.field import Field
from ui.widgets.label import Elided, Label
from ui.widgets.scroll import fill

WIDTH = 480
LOW = 480  # below this height the picture gives its room to the words


class UnlockPage(QWidget):
    """`submitted(passphrase)`; `left` by Back; `other_keys` chooses another key file; `forgotten`."""

    submitted = Signal(str)
    left = Signal()
    other_keys = Signal()
    forgotten = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        empty = literal("")
        self._title = Label(kit, words("lock.title"), DOSSIER, SEMIBOLD, wrap=True)
        self._body = Label(kit, words("lock.body"), BODY, ink="muted", wrap=True)
        self._who = Label(kit, empty, BODY, SEMIBOLD, wrap=True)
        self._what = Elided(kit, empty, CAPTION, ink="muted", middle=True)
        self.field = Field(kit, words("lock.passphrase"), secret=True)
        self.field.submitted.connect(self._submit)
        self._layout = Label(kit, self._keyboard(), CAPTION, ink="muted")
        self.button = Button(kit, words("act.unlock"), "primary", height=40, hint="Enter")
        self.button.clicked.connect(self._submit)
        self.other = Button(kit, words("lock.other"), "ghost", "key-round")
        self.back = Button(kit, words("act.back"), "ghost", "arrow-left")
        self.other.clicked.connect(self.other_keys)
        self.back.clicked.connect(self.left)
        QGuiApplication.inputMethod().localeChanged.connect(self._layout_changed)
        self.forgot = Button(kit, words("forgot.act_open"), "ghost", "life-buoy")
        self.forgot.clicked.connect(self.forgotten)
        self._kept = KeptLine(kit)
        self._caps = CapsLine(kit, self.field.edit)
        self._wait = Wait(self)
        self._wait.changed.connect(self._show_wait)
        self._lay()

    def ask(self, name: str, what: Phrase, *, locked: LockPage | None = None, others: bool = True) -> None:
        """Whose passphrase is wanted and what for (a file's name, or nothing)."""
        self._title.set_phrase(words("lock.locked" if locked else "lock.title"))
        self._body.set_phrase(locked.why if locked else words("lock.body"))
        self._kept.show_state(locked)
        self.back.setVisible(locked is None or locked.stored)
        self._who.set_phrase(literal(name))
        self._what.set_phrase(what)
        self._what.setVisible(bool(what(self._kit.say)))
        self.other.setVisible(others)
        self.field.edit.clear()
        self.field.set_error(None)
        self._wait.forget()
        self.field.edit.setReadOnly(False)
        self.waiting(False)
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def waiting(self, waits: bool) -> None:
        self.button.setEnabled(not waits)
        self.field.edit.setEnabled(not waits)
        self.button.set_phrase(words("lock.working" if waits else "act.unlock"))

    def refuse(self, error: AlqaError) -> None:
        """Say what is wrong under the field; what was typed is selected for another try."""
        self.waiting(False)
        fault = error.faults[0]
        self.field.set_error(lambda say: f"{fault_what(fault)(say)} {fault_next(fault)(say)}")
        if self._wait.again():
            self._show_wait()
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.edit.selectAll()

    def _show_wait(self) -> None:
        """Count down beside the button; then the field is there again."""
        left = self._wait.left
        self.button.setEnabled(not left)
        self.field.edit.setReadOnly(bool(left))
        self.button.set_phrase(words("lock.wait", n=left) if left else words("act.unlock"))
        if not left:
            self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self.field.edit.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._tile.setVisible(event.size().height() >= LOW)
        super().resizeEvent(event)

    def _submit(self) -> None:
        if self.field.text() and self.button.isEnabled():
            self.waiting(True)
            self.submitted.emit(self.field.text())

    def _show_layout(self) -> None:
        """Some platforms do not say which keyboard is in use."""
        said = bool(QGuiApplication.inputMethod().locale().nativeLanguageName())
        self._layout.setVisible(said)
        self._layout_icon.setVisible(said)

    def _keyboard(self) -> Phrase:
        name = QGuiApplication.inputMethod().locale().nativeLanguageName()
        return words("lock.layout", layout=literal(name or "–"))

    def _layout_changed(self) -> None:
        self._layout.set_phrase(self._keyboard())
        self._show_layout()

    def _lay(self) -> None:
        card = Card(inner=40)
        card.setMaximumWidth(WIDTH)
        card.body.setSpacing(Space.M)
        center = Qt.AlignmentFlag.AlignHCenter
        self._tile = Tile(self._kit, "lock", size=56, round_=True)
        card.body.addWidget(self._tile, 0, center)
        for label in (self._title, self._body):
            label.setAlignment(center)
            card.body.addWidget(label)
        card.body.addWidget(self._person())
        card.body.addWidget(self.field)
        self._layout_icon = Picture(self._kit, "keyboard", "muted", 14)
        card.body.addLayout(row(self._layout_icon, self._layout, 1))
        self._show_layout()
        card.body.addWidget(self._caps)
        card.body.addWidget(self.button)
        card.body.addLayout(row(1, self.other, self.back, 1))
        fill(self, self._around(card), self._kit).setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _around(self, card: Card) -> QWidget:
        """The card in the middle, the other ways out below it."""
        center = Qt.AlignmentFlag.AlignHCenter
        inner = QWidget()
        inner.setProperty("part", "inner")
        column = QVBoxLayout(inner)
        column.setContentsMargins(Space.XXL, Space.M, Space.XXL, Space.M)
        column.addStretch(1)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(card, 10)
        line.addStretch(1)
        column.addLayout(line)
        column.addSpacing(Space.S)
        column.addLayout(row(1, self._kept, 1))
        column.addWidget(self.forgot, 0, center)
        column.addStretch(1)
        return inner

    def _person(self) -> QWidget:
        well = Card(part="well", inner=Space.M)
        line = QHBoxLayout()
        line.setSpacing(Space.M)
        line.addWidget(Tile(self._kit, "user", size=36, round_=True))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._who)
        texts.addWidget(self._what)
        line.addLayout(texts, 1)
        well.body.addLayout(line)
        return well
