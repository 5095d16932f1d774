"""After signing: the file, its comparison code with a QR, what happens next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication

from desktop.desks.views import HandedIn
from desktop.model.statements import Receipt
from ui.commissioner.paned_page import PanedPage
from ui.i18n import Phrase, literal, words
from ui.services import Kit
from ui.theme.tokens import BODY, CAPTION, DENSE, MEDIUM, PAGE, SECTION, SEMIBOLD, Space, Tone
from ui.widgets.button import Button
from ui.widgets.card import Card, Picture, Tile, column, row
from ui.widgets.code import CodeDigits, QrCode
from ui.widgets.drop import DropZone
from ui.widgets.label import Elided, Label, heading

WIDEST, RIGHT = 1248, 384


class SignedPage(PanedPage):
    """`continued` goes back to scoring; `copied(path)` wants a copy of the file somewhere else."""

    continued = Signal()
    copy_asked = Signal(object)
    receipt_given = Signal(object)  # list of paths
    receipt_asked = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, WIDEST)
        self.handed: HandedIn | None = None
        self._at, self._unfinished = "", 0
        self._receipt: Receipt | None = None
        self.code = CodeDigits(kit, large=True)
        self.copy_code = Button(kit, words("act.copy"), "ghost", "copy", height=32)
        self.copy_file = Button(kit, words("comm.signed.copy"), "primary", "hard-drive-download", height=40)
        self.go_on = Button(kit, words("comm.signed.continue"), "secondary", "book-open", height=36)
        self.copy_code.clicked.connect(self._copy_code)
        self.copy_file.clicked.connect(self._copy_file)
        self.go_on.clicked.connect(self.continued)
        self.keep(self.code, self.copy_code, self.copy_file, self.go_on)

    def show_handed(self, handed: HandedIn, at: str, unfinished: int) -> None:
        """`at` is the local HH:MM of signing; `unfinished` dossiers travelled without a full sheet."""
        self.handed, self._at, self._unfinished = handed, at, unfinished
        self._receipt = None
        self.code.set_code(handed.code)
        self._refill()

    def show_receipt(self, receipt: Receipt) -> None:
        """The secretary's confirmation stands where it was asked for."""
        self._receipt = receipt
        self._refill()

    # -- inside -------------------------------------------------------------------------------

    def _fill(self) -> None:
        if self.handed is None:
            return
        handed, at, n = self.handed, self._at, self._unfinished
        mark = Picture(self._kit, "circle-check", "ok", 28)
        title = row(mark, heading(self._kit, words("comm.signed.title"), PAGE))
        title.setStretch(1, 1)
        self._body.addLayout(title)
        told = words("comm.signed.partial", n=n) if n else words("comm.signed.whole")
        self._body.addWidget(Label(self._kit, told, BODY, ink="muted", wrap=True))
        self._body.addSpacing(Space.S)
        slot = self._kept_receipt(self._receipt) if self._receipt else self._slot()
        cards = (self._file(handed, at), self._comparison(handed), slot, self._digest(handed))
        left = column(*cards, 1, spacing=Space.L)
        right = column(self._next(at), self._mind(handed), 1, spacing=Space.L)
        self._add_panes(left, right)
        for kept in (self.code, self.copy_code, self.copy_file, self.go_on):
            kept.show()

    def _file(self, handed: HandedIn, at: str) -> Card:
        card = Card(inner=Space.XL)
        name = Elided(self._kit, literal(handed.path.name), SECTION, SEMIBOLD, middle=True)
        about = words("comm.signed.about", n=handed.sequence, at=literal(at))
        folder = Elided(self._kit, literal(str(handed.path.parent)), CAPTION, ink="muted", middle=True)
        texts = column(name, Label(self._kit, about, DENSE, ink="muted", wrap=True), folder, spacing=2)
        line = row(Tile(self._kit, "file-check", "ok", 48), texts, self.copy_file, spacing=Space.L)
        line.setStretch(1, 1)
        card.body.addLayout(line)
        return card

    def _comparison(self, handed: HandedIn) -> Card:
        card = Card(inner=Space.XL)
        head = row(Label(self._kit, words("comm.signed.code"), SECTION, SEMIBOLD, wrap=True), self.copy_code)
        head.setStretch(0, 1)
        card.body.addLayout(head)
        card.body.addLayout(row(self.code, 1, QrCode(handed.code, 120), spacing=Space.XXL))
        said = Label(self._kit, words("comm.signed.code_help"), DENSE, ink="muted", wrap=True)
        line = row(Picture(self._kit, "phone"), said)
        line.setStretch(1, 1)
        card.body.addLayout(line)
        return card

    def _slot(self) -> DropZone:
        zone = DropZone(
            self._kit,
            words("comm.receipt.title"),
            words("comm.receipt.help"),
            words("act.choose_file"),
            large=True,
        )
        zone.dropped.connect(self.receipt_given)
        zone.asked.connect(self.receipt_asked)
        return zone

    def _kept_receipt(self, receipt: Receipt) -> Card:
        card = Card(part="card-ok", inner=Space.XL)
        title = Label(self._kit, words("comm.receipt.kept", n=receipt.sequence), BODY, SEMIBOLD, wrap=True)
        body = Label(self._kit, words("comm.receipt.kept_body"), DENSE, wrap=True)
        line = row(
            Picture(self._kit, "shield-check", "ok", 20), column(title, body, spacing=2), spacing=Space.M
        )
        line.setStretch(1, 1)
        card.body.addLayout(line)
        return card

    def _digest(self, handed: HandedIn) -> Card:
        card = Card(inner=Space.XL)
        name = Label(self._kit, words("comm.signed.digest"), CAPTION, ink="muted", wrap=True)
        digest = Elided(self._kit, literal(f"sha256 {handed.digest}"), DENSE, MEDIUM, middle=True)
        digest.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        how = Label(self._kit, words("comm.signed.check"), CAPTION, ink="muted", wrap=True)
        card.body.addLayout(column(name, digest, how, spacing=2))
        return card

    def _next(self, at: str) -> Card:
        card = Card(inner=Space.XL)
        if not self.stacked:
            card.setFixedWidth(RIGHT)
        card.body.addWidget(Label(self._kit, words("comm.signed.next"), SECTION, SEMIBOLD, wrap=True))
        self._step(card, "circle-check", "ok", "signed", literal(at))
        self._step(card, "hard-drive-download", "accent", "carry", words("comm.signed.now"))
        self._step(card, "phone", "neutral", "compare", words("comm.signed.waiting"))
        given = self._receipt is not None
        when = words("comm.signed.there") if given else words("comm.signed.waiting")
        self._step(card, "shield-check", "ok" if given else "neutral", "receipt", when)
        return card

    def _step(self, card: Card, icon: str, tone: Tone, key: str, when: Phrase) -> None:
        title = Label(self._kit, words(f"comm.signed.{key}"), DENSE, SEMIBOLD, wrap=True)
        body = Label(self._kit, words(f"comm.signed.{key}_body"), CAPTION, ink="muted", wrap=True)
        stamp = Label(self._kit, when, CAPTION, MEDIUM, "muted")
        line = row(
            Tile(self._kit, icon, tone, 32, round_=True),
            column(title, body, spacing=0),
            stamp,
            spacing=Space.M,
        )
        line.setStretch(1, 1)
        line.setContentsMargins(0, Space.XS, 0, Space.XS)
        line.setAlignment(stamp, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(line)

    def _mind(self, handed: HandedIn) -> Card:
        card = Card(inner=Space.XL)
        if not self.stacked:
            card.setFixedWidth(RIGHT)
        card.body.addWidget(Label(self._kit, words("comm.signed.mind"), SECTION, SEMIBOLD, wrap=True))
        told = words("comm.signed.mind_body", n=handed.sequence + 1)
        card.body.addWidget(Label(self._kit, told, DENSE, ink="muted", wrap=True))
        card.body.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _copy_code(self) -> None:
        if self.handed is not None:
            QGuiApplication.clipboard().setText(self.handed.code)

    def _copy_file(self) -> None:
        if self.handed is not None:
            self.copy_asked.emit(self.handed.path)
