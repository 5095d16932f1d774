"""My public card: the comparison code to read over the phone, and the files to give and to keep."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from ui.firstday.file_row import FileRow
from ui.firstday.scene import TALL, Scene
from ui.i18n import literal, words
from ui.services import Kit
from ui.theme.tokens import DENSE, DOSSIER, MEDIUM, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import column, row
from ui.widgets.code import CodeDigits, QrCode
from ui.widgets.label import Label


class CardScene(Scene):
    """`card_asked` and `key_asked` save a file; Done wakes when the card is saved, or by "later"."""

    card_asked = Signal()
    key_asked = Signal()
    postponed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(
            kit,
            words("first.card"),
            words("first.card_body"),
            words("first.done"),
            icon="check",
            tight=True,
        )
        self.digits = CodeDigits(kit, large=True)
        self.qr = QrCode("", 112)
        self.aloud = Button(
            kit, words("first.aloud"), "secondary", "audio-lines", height=40, hint="Ctrl+Space"
        )
        self.aloud.clicked.connect(self.read_on)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Ctrl+Space"), self, context=within).activated.connect(self.read_on)
        self._now = Label(kit, literal(""), DENSE, MEDIUM, "accent", wrap=True)
        self._name = Label(kit, literal(""), DOSSIER, SEMIBOLD, wrap=True)
        self.card = FileRow(
            kit, "file-check", words("first.card_file"), words("first.card_help"), words("first.save_card")
        )
        self.keys = FileRow(
            kit, "key-round", words("first.key_file"), words("first.key_help"), words("first.save_key")
        )
        self.card.asked.connect(self.card_asked)
        self.keys.asked.connect(self.key_asked)
        self.later = Button(kit, words("first.later"), "ghost", height=TALL)
        self.later.clicked.connect(self.postponed)
        self.foot.insertWidget(self.foot.count() - 1, self.later)
        self._fill(kit)
        self.saved = False

    def show_card(self, name: str, code: str, *, must: bool = True) -> None:
        """`must`: the way on waits for the card to be saved."""
        self._name.set_phrase(literal(name))
        self.digits.set_code(code)
        self.qr.set_content(code)
        self._now.set_phrase(words("first.phone_help"))
        for part in (self.card, self.keys):
            part.show_done(None)
        self.saved = not must
        self._wake()

    def show_card_saved(self, path: str) -> None:
        self.card.show_done(path)
        self.saved = True
        self._wake()
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_key_saved(self, path: str) -> None:
        self.keys.show_done(path)

    def read_on(self) -> None:
        """Point at the next group, and say which it is."""
        self.digits.point_next()
        at = self.digits.pointed
        said = words("first.phone_help") if at is None else words("code.now", n=at + 1, of=8)
        self._now.set_phrase(said)

    def start(self) -> None:
        first = self.go if self.saved else self.card.button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def enter(self) -> None:
        """Before the card is saved, Enter saves it."""
        if self.saved:
            super().enter()
        else:
            self.card.button.click()

    def _wake(self) -> None:
        self.go.setEnabled(self.saved)
        self.later.setVisible(not self.saved)
        self.why.set_phrase(literal("") if self.saved else words("first.card_due"))
        self.card.button.set_kind("secondary" if self.saved else "primary")

    def _fill(self, kit: Kit) -> None:
        head = column(
            self._name, Label(kit, words("start.card_code"), DENSE, ink="muted", wrap=True), spacing=2
        )
        told = row(self.aloud, spacing=Space.L)
        told.addWidget(self._now, 1)
        self.body.setSpacing(Space.S)
        self.body.addLayout(head)
        self.body.addLayout(row(self.digits, 1, self.qr, spacing=Space.XXL))
        self.body.addLayout(told)
        self.body.addWidget(self.card)
        self.body.addWidget(self.keys)
