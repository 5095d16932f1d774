"""The protocol: the pages as they will be printed, the language, Save PDF. Every number is the record's."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from desktop.model.text import Lang
from desktop.pages.server import PageServer
from ui.i18n import OWN, Phrase, literal, words
from ui.messages import Notice
from ui.secretary.desk import Desk, Overview
from ui.secretary.out.card import Offer, OutCard
from ui.secretary.out.pades_card import PadesCard
from ui.secretary.preview import Preview
from ui.secretary.room import RoomPage
from ui.services import Services
from ui.theme.tokens import CAPTION, DENSE, MEDIUM, SEMIBOLD, Space
from ui.widgets.button import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.content import Content
from ui.widgets.label import Label
from ui.widgets.scroll import frameless

CHOICES: list[tuple[tuple[Lang, ...], Phrase]] = [
    (("kk", "ru"), words("protocol.both")),
    (("kk",), literal(OWN["kk"])),
    (("ru",), literal(OWN["ru"])),
    (("en",), literal(OWN["en"])),
]
SIDE = 304


class ProtocolPage(RoomPage):
    """Before a decision: the draft, which says so on every page."""

    def __init__(self, services: Services, desk: Desk, server: PageServer) -> None:
        super().__init__(services, desk)
        self.title, self.subtitle = words("room.protocol"), words("protocol.line")
        self.langs: tuple[Lang, ...] = CHOICES[0][0]
        self._made: tuple[object, tuple[Lang, ...]] | None = None
        self._digest: str | None = None
        self.preview = Preview(services, server, self._say_page)
        self.first = self.preview
        self.save = Button(self.kit, words("protocol.save"), "primary", "file-down")
        self.save.clicked.connect(self.save_pdf)
        self._page = Label(self.kit, literal(""), CAPTION, MEDIUM, tabular=False)
        self.letters = OutCard(services, words("protocol.letters"), [self._offer()])
        self.pades = PadesCard(services)
        self.pades.wanted.connect(self.sign_pdf)
        self._draft = Chip(self.kit, words("room.protocol.draft"), "warn", "pencil")
        self._lay()

    def buttons_by_name(self) -> dict[str, Button]:
        return {"save": self.save, **self.letters.buttons}

    def show_overview(self, overview: Overview) -> None:
        decided = overview.decision
        self._digest = decided.digest if decided else f"draft {overview.board.digest}"
        self.bar_chips = [] if decided else [self._draft]
        self.letters.set_ready(decided is not None)
        self.pades.set_ready(decided=decided is not None)
        if self.isVisible():
            self.entered()

    def entered(self) -> None:
        """Make the pages when the decision or the language changed."""
        out, pades = self.desk.out, self.pades
        self.services.tasks.run(self, lambda _report: out.can_sign(), lambda able: pades.set_ready(able=able))
        wanted = (self._digest, self.langs)
        if self._digest is not None and self._made != wanted:
            self._made = wanted
            langs = self.langs
            self.preview.show_pdf(lambda: self.desk.protocol_pdf(langs))

    def save_pdf(self) -> None:
        target = self.services.messages.save_file(self, words("protocol.save"), "protocol.pdf", "PDF (*.pdf)")
        if target is not None:
            langs, out = self.langs, target

            def work(_report: object) -> Path:
                self.desk.protocol(out, langs)
                return out

            self.services.tasks.run(self, work, self._saved, self.services.messages.trouble)

    def sign_pdf(self, certificate: Path, passphrase: str) -> None:
        """Ask where, lay the pages out anew and sign them in a worker."""
        target = self.services.messages.save_file(self, words("pades.sign"), "protocol.pdf", "PDF (*.pdf)")
        if target is None:
            return
        desk, langs, out = self.desk.out, self.langs, target

        def done(path: Path) -> None:
            self.pades.forget()
            self._saved(path)

        self.services.tasks.run(
            self,
            lambda _report: desk.sign_protocol(out, langs, certificate, passphrase),
            done,
            self.pades.refuse,
        )

    def _offer(self) -> Offer:
        """Letters in the languages of the protocol that is shown."""
        out = self.desk.out
        return Offer(
            "letters", "mails", "letters", "", lambda path, report: out.letters(path, self.langs, report)
        )

    def _saved(self, path: Path) -> None:
        self.services.messages.notify(Notice(words("protocol.saved", path=path.name)))

    def _say_page(self) -> None:
        self._page.set_phrase(words("protocol.page", n=self.preview.page, of=self.preview.pages))

    def _chosen(self, button: Button) -> None:
        at = self._group.buttons().index(button)
        self.langs = CHOICES[at][0]
        self.entered()

    def _previous(self) -> None:
        self.preview.turn(-1)

    def _next(self) -> None:
        self.preview.turn(1)

    def _lay(self) -> None:
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(Space.L)
        outer.addWidget(self.preview, 1)
        column = QWidget()
        side = QVBoxLayout(column)
        side.setContentsMargins(0, Space.L, Space.XXL, Space.L)  # the bar of the scrolled column stands there
        side.setSpacing(Space.M)
        side.addWidget(self._lang_card())
        side.addWidget(self._pages_card())
        self.letters.setFixedWidth(SIDE)
        side.addWidget(self.letters)
        self.pades.setFixedWidth(SIDE)
        side.addWidget(self.pades)
        side.addStretch(1)
        area = frameless(column)
        Content(self.kit, area)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedWidth(SIDE + Space.XXL)
        outer.addWidget(area)

    def _lang_card(self) -> Card:
        card = Card()
        card.setFixedWidth(SIDE)
        card.body.addWidget(Label(self.kit, words("protocol.langs"), DENSE, SEMIBOLD, wrap=True))
        self._group = QButtonGroup(self)
        for langs, phrase in CHOICES:
            button = Button(self.kit, phrase, height=36)
            button.setCheckable(True)
            button.setChecked(langs == self.langs)
            self._group.addButton(button)
            card.body.addWidget(button)
        self._group.buttonClicked.connect(self._chosen)
        card.body.addSpacing(Space.S)
        card.body.addWidget(self.save)
        card.body.addWidget(Label(self.kit, words("protocol.plain"), CAPTION, ink="muted", wrap=True))
        return card

    def _pages_card(self) -> Card:
        card = Card()
        card.setFixedWidth(SIDE)
        line = QHBoxLayout()
        back = IconButton(self.kit, "chevron-left", words("protocol.previous"), "secondary", keys="PgUp")
        onward = IconButton(self.kit, "chevron-right", words("protocol.next"), "secondary", keys="PgDn")
        back.clicked.connect(self._previous)
        onward.clicked.connect(self._next)
        line.addWidget(back)
        line.addWidget(self._page, 1)
        line.addWidget(onward)
        card.body.addLayout(line)
        return card
