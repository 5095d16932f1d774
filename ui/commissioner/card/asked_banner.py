"""On the card of a scored dossier that a newer pack changed: what changed, keep the marks or look again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.desks.commissioner.changes import Asked
from ui.commissioner.news.change_words import criteria_line, lines_of
from ui.commissioner.session import Session
from ui.i18n import Phrase, literal, words
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Picture, row
from ui.widgets.label import Label
from ui.widgets.paint import painter_on

MOST = 3


class AskedBanner(QWidget):
    """Follows the session; `kept(code)`: the marks stand; `all_asked`: everything the version changed."""

    kept = Signal(str)
    all_asked = Signal()

    def __init__(self, kit: Kit, session: Session) -> None:
        super().__init__()
        self._kit, self._session = kit, session
        self._lines = [Label(kit, literal(""), CAPTION, wrap=True) for _ in range(MOST)]
        self._more = Label(kit, literal(""), CAPTION, ink="muted", wrap=True)
        self.keep = Button(kit, words("news.keep"), "secondary", "check", height=32)
        self.all = Button(kit, words("news.all"), "ghost", "list", height=32)
        self.keep.clicked.connect(self._keep)
        self.all.clicked.connect(self.all_asked)
        self._lay_out()
        session.dossierChanged.connect(self.follow)
        session.rowsChanged.connect(self.follow)
        self.hide()

    def follow(self) -> None:
        """Show what is asked of the open dossier, or nothing."""
        row_ = self._session.row
        asked = self._session.desk.news.asked(row_.code) if row_ and row_.state == "changed" else None
        self.setVisible(asked is not None)
        if asked is not None:
            self._show(told(asked))

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        painter.fillRect(self.rect(), t.soft_of("warn"))
        painter.fillRect(0, 0, 4, self.height(), t.ink_of("warn"))
        painter.end()

    def _show(self, lines: list[Phrase]) -> None:
        told = [words("news.asked"), *lines]
        self.setAccessibleName(". ".join(line(self._kit.say) for line in told))
        for at, label in enumerate(self._lines):
            label.setVisible(at < len(lines))
            if at < len(lines):
                label.set_phrase(lines[at])
        self._more.setVisible(len(lines) > MOST)
        if len(lines) > MOST:
            self._more.set_phrase(words("comm.hand.more", n=len(lines) - MOST))

    def _lay_out(self) -> None:
        title = Label(self._kit, words("news.asked"), DENSE, SEMIBOLD, wrap=True)
        head = row(Picture(self._kit, "refresh-cw", "warn"), title)
        head.setStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.S, Space.M, Space.S)
        column.setSpacing(2)
        column.addLayout(head)
        for label in (*self._lines, self._more):
            column.addWidget(label)
        column.addWidget(Label(self._kit, words("news.asked_body"), CAPTION, ink="muted", wrap=True))
        column.addLayout(row(self.keep, self.all, 1))

    def _keep(self) -> None:
        if self._session.code is not None:
            self.kept.emit(self._session.code)


def told(asked: Asked) -> list[Phrase]:
    """The lines of what is asked."""
    lines = lines_of(asked.dossier) if asked.dossier else []
    return [*lines, criteria_line(asked.criteria)] if asked.criteria else lines
