"""What stands round a found place: the page itself, or the words of a fact or a comment."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QTextEdit, QVBoxLayout, QWidget

from desktop.errors import AlqaError
from desktop.model.dossier import DocumentText
from desktop.pages.server import PageServer
from desktop.storage.letters import WORD
from ui.commissioner.finding.fact_table import write_facts
from ui.commissioner.session import Session
from ui.i18n import data, joined, literal, words
from ui.models.found import Shown, page, where
from ui.reader.canvas import PageCanvas
from ui.reader.feed import PictureFeed
from ui.reader.hits import Hit, Hits
from ui.reader.pictures import PictureCache
from ui.reader.served import ServedDocument
from ui.reader.source import StoredDocument
from ui.services import Kit
from ui.theme.tokens import BODY, CAPTION, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import column, rule
from ui.widgets.label import Elided

SETTLE_MS = 90  # arrows that fly past many places draw none of them


class FindPreview(QWidget):
    """`opened` is the button. Owns a worker that draws pages: `close_feed()` before it dies."""

    opened = Signal()

    def __init__(self, kit: Kit, session: Session, pages: PageServer) -> None:
        super().__init__()
        self._kit, self._session, self._pages = kit, session, pages
        self._row: Shown | None = None
        self._asked: Shown | None = None  # whose document's text is being read
        self._body = QWidget()
        self.setProperty("part", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = Elided(kit, literal(""), BODY, SEMIBOLD)
        self._place = Elided(kit, literal(""), CAPTION, ink="muted")
        self.open = Button(kit, words("act.open"), "primary", "book-open", height=36, hint="Enter")
        self.open.clicked.connect(self.opened)
        self._feed = PictureFeed(self)
        self.canvas = PageCanvas(self._feed, PictureCache())
        self.text = self._words()
        self._stack = QStackedWidget()
        for part in (self.text, self.canvas):
            self._stack.addWidget(part)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._draw)
        self._lay_out()
        kit.theme.changed.connect(self._show_theme)
        kit.say.languageChanged.connect(self.retranslate)
        self._show_theme()
        self.retranslate()

    def show_row(self, row: Shown | None) -> None:
        """Another place; None: nothing is chosen."""
        self._row = row
        self._body.setVisible(row is not None)
        if row is None:
            return
        self._title.set_phrase(data(row.place.title))
        self._place.set_phrase(joined(where(row.place), page(row.place)))
        self._settle.start()

    def hold(self) -> None:
        """Another question is asked: what would be drawn now answers the one before."""
        self._settle.stop()

    @property
    def settling(self) -> bool:
        """Whether another place is chosen and not shown yet."""
        return self._settle.isActive() or self._asked is not None

    def close_feed(self) -> None:
        """Stop drawing; the worker thread has ended when this returns."""
        self._settle.stop()
        self._asked = None
        if self.canvas.source is not None:
            self._feed.release(self.canvas.source)
        self._feed.close()

    def retranslate(self) -> None:
        self.text.setAccessibleName(self._kit.say("find.preview"))
        self.canvas.setAccessibleName(self._kit.say("find.preview"))
        if self._row is not None and self._stack.currentWidget() is self.text:
            self._say(self._row)

    # -- inside -------------------------------------------------------------------------------

    def _draw(self) -> None:
        row, self._asked = self._row, None
        if row is None:
            return
        if row.place.kind == "document":
            self._show_document(row)
        else:
            self._show_words(row)

    def _show_words(self, row: Shown) -> None:
        self._asked = None
        self._say(row)
        self._stack.setCurrentWidget(self.text)

    def _show_document(self, row: Shown) -> None:
        """Its text is read beside the window; the place chosen last wins."""
        source, sha256 = self.canvas.source, row.place.place
        if source is not None and source.digest == sha256:
            self._show_page(row)
            return
        self._asked = row
        job = partial(self._session.desk.document_text, sha256)
        self._session.read(job, partial(self._came, row), partial(self._not_come, row))

    def _came(self, row: Shown, text: DocumentText) -> None:
        if self._asked is not row:
            return
        self._asked = None
        if row is not self._row:
            return  # another place is settling
        old, sha256 = self.canvas.source, row.place.place
        opens = partial(_served, self._session, self._pages, sha256)
        self.canvas.show_document(StoredDocument(sha256, text, opens), row.place.page)
        if old is not None:
            self._feed.release(old)
        self._show_page(row)

    def _not_come(self, row: Shown, _error: AlqaError) -> None:
        """Its words are shown instead; opening it says why."""
        if self._asked is row and row is self._row:
            self._show_words(row)

    def _show_page(self, row: Shown) -> None:
        self.canvas.go_to(row.place.page)
        self._mark(row.place.page)
        self._stack.setCurrentWidget(self.canvas)

    def _mark(self, number: int) -> None:
        """The words of the snippet wherever they stand on the page, the first in view."""
        row, source = self._row, self.canvas.source
        if row is None or source is None:
            return
        wanted = {row.snippet[start : start + length] for start, length in row.hits}
        found = (m for m in WORD.finditer(source.text(number - 1)) if m.group() in wanted)
        hits = tuple(Hit(number - 1, m.start(), m.end()) for m in found)
        self.canvas.set_hits(Hits(hits, 0 if hits else -1))

    def _say(self, row: Shown) -> None:
        self.text.setPlainText(row.snippet)
        t = self._kit.theme.tokens
        look = QTextCharFormat()
        look.setBackground(QColor(t.mark_question))
        look.setForeground(QColor(t.ink))
        look.setFontWeight(QFont.Weight.Medium)
        look.setFontUnderline(True)
        cursor = QTextCursor(self.text.document())
        for start, length in row.hits:
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(look)
        if row.place.kind == "fact":
            self._say_facts(row)

    def _say_facts(self, row: Shown) -> None:
        """A fact stands among the others of its dossier."""
        try:
            dossier = self._session.desk.dossier(row.place.dossier)
        except AlqaError:
            return  # closed meanwhile; opening it says why
        rubric, found = self._session.round.rubric, row.place.place
        write_facts(self.text.document(), self._kit, rubric, dossier, found)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _words(self) -> QTextEdit:
        made = QTextEdit()
        made.setReadOnly(True)
        made.setFrameShape(QFrame.Shape.NoFrame)
        made.setStyleSheet("QTextEdit { border: none; border-radius: 0; padding: 16px; }")
        made.setFont(self._kit.theme.font(BODY))
        made.setTabChangesFocus(True)
        return made

    def _show_theme(self) -> None:
        self.canvas.set_tokens(self._kit.theme.tokens)
        if self._row is not None and self._stack.currentWidget() is self.text:
            self._say(self._row)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        head.setSpacing(Space.M)
        head.addLayout(column(self._title, self._place, spacing=0), 1)
        head.addWidget(self.open)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._body)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addLayout(head)
        body.addWidget(rule())
        body.addWidget(self._stack, 1)
        self.show_row(None)


def _served(session: Session, pages: PageServer, sha256: str) -> ServedDocument:
    return ServedDocument(pages, session.desk.document(sha256), sha256[:8])
