"""After signing: the file, the way to a stick, its comparison code with a QR, the receipt, next steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication

from desktop.desks.commissioner.outgoing import Handed
from ui.commissioner.handin.signed_side import HandedList, NextSteps
from ui.commissioner.handin.stick_card import StickCard
from ui.commissioner.paned_page import PanedPage
from ui.drives import Drive, removable
from ui.i18n import Phrase, literal, words
from ui.services import Services
from ui.theme.tokens import BODY, CAPTION, DENSE, MEDIUM, PAGE, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Card, Picture, Tile, column, row
from ui.widgets.code import CodeDigits, QrCode
from ui.widgets.drop import DropZone
from ui.widgets.label import Elided, Label, heading

WIDEST, RIGHT = 1248, 384


@dataclass(frozen=True)
class Left:
    """What the page is about: all that was signed here, the newest last; where that one lies (None: it
    is written anew where it is wanted) under which name; how many dossiers left without a full sheet."""

    handed: tuple[Handed, ...]
    path: Path | None
    name: str
    unfinished: int

    @property
    def last(self) -> Handed:
        return self.handed[-1]


class SignedPage(PanedPage):
    """`continued` goes back to scoring; `stick.asked` and `stick.elsewhere` want a copy; receipts come by
    `receipt_given(list of paths)` or are asked for; `folder_asked` shows where the file lies."""

    continued = Signal()
    receipt_given = Signal(object)
    receipt_asked = Signal()
    folder_asked = Signal()

    def __init__(self, services: Services, drives: Callable[[], list[Drive]] = removable) -> None:
        super().__init__(services.kit, WIDEST)
        kit = services.kit
        self.left: Left | None = None
        self.code = CodeDigits(kit, large=True)
        self.stick = StickCard(services, drives)
        self.copy_code = Button(kit, words("act.copy"), "ghost", "copy", height=32)
        self.folder = Button(kit, words("handin.folder"), "ghost", "folder-open", height=36)
        self.go_on = Button(kit, words("comm.signed.continue"), "secondary", "book-open", height=36)
        self.copy_code.clicked.connect(self._copy_code)
        self.folder.clicked.connect(self.folder_asked)
        self.go_on.clicked.connect(self.continued)
        self.keep(self.code, self.stick, self.copy_code, self.folder, self.go_on)

    def show_left(self, left: Left) -> None:
        """Another file, or a receipt for one."""
        if self.left is None or self.left.last.digest != left.last.digest:
            self.stick.reset()
        self.left = left
        self.code.set_code(left.last.code)
        self._refill()

    # -- inside -------------------------------------------------------------------------------

    def _fill(self) -> None:
        if self.left is None:
            return
        left = self.left
        title = row(Picture(self._kit, "circle-check", "ok", 28), self._heading(left))
        title.setStretch(1, 1)
        self._body.addLayout(title)
        n = left.unfinished
        told = words("comm.signed.partial", n=n) if n else words("comm.signed.whole")
        self._body.addWidget(Label(self._kit, told, BODY, ink="muted", wrap=True))
        self._body.addSpacing(Space.S)
        slot = self._receipt(left.last) if left.last.receipt else self._slot()
        cards = (self._file(left), self.stick, self._comparison(left.last), slot, self._digest(left.last))
        side = (NextSteps(self._kit, left.last), self._mind(left.last), HandedList(self._kit, left.handed))
        for card in side:
            if not self.stacked:
                card.setFixedWidth(RIGHT)
        self._add_panes(column(*cards, 1, spacing=Space.L), column(*side, 1, spacing=Space.L))
        for kept in (self.code, self.stick, self.copy_code, self.go_on):
            kept.show()
        self.folder.setVisible(left.path is not None)

    def _heading(self, left: Left) -> Label:
        fresh = left.path is not None
        told = words("comm.signed.title") if fresh else words("handin.revision", n=left.last.sequence)
        return heading(self._kit, told, PAGE)

    def _file(self, left: Left) -> Card:
        card = Card(inner=Space.XL)
        name = Elided(self._kit, literal(left.name), SECTION, SEMIBOLD, middle=True)
        where: Phrase = literal(str(left.path.parent)) if left.path else words("handin.anew")
        about = Label(self._kit, about_of(left.last), DENSE, ink="muted", wrap=True)
        folder = Elided(self._kit, where, CAPTION, ink="muted", middle=True)
        line = row(
            Tile(self._kit, "file-check", "ok", 48),
            column(name, about, folder, spacing=2),
            self.folder,
            spacing=Space.L,
        )
        line.setStretch(1, 1)
        card.body.addLayout(line)
        return card

    def _comparison(self, last: Handed) -> Card:
        card = Card(inner=Space.XL)
        head = row(Label(self._kit, words("comm.signed.code"), SECTION, SEMIBOLD, wrap=True), self.copy_code)
        head.setStretch(0, 1)
        card.body.addLayout(head)
        card.body.addLayout(row(self.code, 1, QrCode(last.code, 120), spacing=Space.XXL))
        said = Label(self._kit, words("comm.signed.code_help"), DENSE, ink="muted", wrap=True)
        line = row(Picture(self._kit, "phone"), said)
        line.setStretch(1, 1)
        card.body.addLayout(line)
        return card

    def _slot(self) -> DropZone:
        title, help_ = words("comm.receipt.title"), words("comm.receipt.help")
        zone = DropZone(self._kit, title, help_, words("act.choose_file"), large=True)
        zone.dropped.connect(self.receipt_given)
        zone.asked.connect(self.receipt_asked)
        return zone

    def _receipt(self, last: Handed) -> Card:
        card = Card(part="card-ok", inner=Space.XL)
        receipt = last.receipt or ""
        kept = words("handin.receipt.kept", n=last.sequence, at=lambda say: say.moment(receipt))
        title = Label(self._kit, kept, BODY, SEMIBOLD, wrap=True)
        body = Label(self._kit, words("comm.receipt.kept_body"), DENSE, wrap=True)
        line = row(
            Picture(self._kit, "shield-check", "ok", 20), column(title, body, spacing=2), spacing=Space.M
        )
        line.setStretch(1, 1)
        card.body.addLayout(line)
        return card

    def _digest(self, last: Handed) -> Card:
        card = Card(inner=Space.XL)
        name = Label(self._kit, words("comm.signed.digest"), CAPTION, ink="muted", wrap=True)
        digest = Elided(self._kit, literal(f"sha256 {last.digest}"), DENSE, MEDIUM, middle=True)
        digest.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        how = Label(self._kit, words("comm.signed.check"), CAPTION, ink="muted", wrap=True)
        card.body.addLayout(column(name, digest, how, spacing=2))
        return card

    def _mind(self, last: Handed) -> Card:
        card = Card(inner=Space.XL)
        card.body.addWidget(Label(self._kit, words("comm.signed.mind"), SECTION, SEMIBOLD, wrap=True))
        told = words("comm.signed.mind_body", n=last.sequence + 1)
        card.body.addWidget(Label(self._kit, told, DENSE, ink="muted", wrap=True))
        other = Label(self._kit, words("handin.second_laptop"), DENSE, ink="muted", wrap=True)
        card.body.addWidget(other)
        card.body.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _copy_code(self) -> None:
        if self.left is not None:
            QGuiApplication.clipboard().setText(self.left.last.code)


def about_of(one: Handed) -> Phrase:
    """Revision, what it follows, when it was signed."""

    def at(say: object) -> str:
        return say.moment(one.issued)  # type: ignore[attr-defined,no-any-return]

    if one.follows:
        former = literal(", ".join(map(str, one.follows)))
        return words("handin.about_follows", n=one.sequence, former=former, at=at)
    return words("comm.signed.about", n=one.sequence, at=at)
