"""The reading room: list, document and facts, score card, side by side."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import AlqaError
from desktop.model.dossier import Document, DocumentText, Dossier
from desktop.pages.server import PageServer
from ui.commissioner.card.card import ScoreCard
from ui.commissioner.card.fact_words import facts_beside
from ui.commissioner.desk import Desk
from ui.commissioner.doc_tabs import DocTabs, Tab
from ui.commissioner.dossiers.dossier_pane import NARROW, UNBOUND, WIDE, DossierPane
from ui.commissioner.facts.page import FactsPage
from ui.commissioner.pane_switch import Pane, PaneSwitch
from ui.commissioner.session import Session
from ui.i18n import Phrase, data, words
from ui.reader.reading_pane import ReadingPane
from ui.reader.served import ServedDocument
from ui.reader.source import StoredDocument
from ui.services import Kit
from ui.widgets.card import Empty
from ui.widgets.stack import Stack

CARD_WIDE, CARD_NARROW, WIDE_FROM, SINGLE_BELOW = 392, 376, 1360, 900
FACTS, NOTES = "facts", "notes"


def _served(desk: Desk, pages: PageServer, document: Document) -> ServedDocument:
    return ServedDocument(pages, desk.document(document.sha256), document.code)


class ReadingRoom(QWidget):
    """`troubled(AlqaError)` when something cannot be shown; `document_shown(Document | None)`;
    `closing` before the room is gone; `note_asked(id)` when somebody goes to a note."""

    troubled = Signal(object)
    document_shown = Signal(object)
    closing = Signal()
    note_asked = Signal(str)

    def __init__(self, kit: Kit, session: Session, pages: PageServer) -> None:
        super().__init__()
        self._kit, self._session, self._pages = kit, session, pages
        self._dossier: Dossier | None = None
        self._facts_of: Dossier | None = None
        self._asked: Document | None = None  # whose text is being read
        self._places: dict[str, int] = {}  # page per document, for coming back
        self._tab_of: dict[str, str] = {}  # tab per dossier
        self._more: dict[str, tuple[Tab, QWidget]] = {}  # pages that others add, by the key of their tab
        self.more_panes: Callable[[], list[QWidget]] = list
        self._folded: bool | None = None  # the list folded by hand; None follows the width
        self._pane: Pane = "read"  # the one shown where there is room for one
        self.list = DossierPane(kit, session)
        self.switch = PaneSwitch(kit)
        self.middle = QWidget()
        self.tabs = DocTabs(kit)
        self.reader = ReadingPane(kit)
        self.facts = FactsPage(kit)
        self.card = ScoreCard(kit, session)
        self.shut = Empty(kit, "circle-slash", words("comm.recuse.shut"), words("comm.recuse.shut_todo"))
        self.none = Empty(kit, "file-x", words("reader.none"), words("comm.tabs.none_todo"))
        self.center = Stack()
        for page in (self.facts, self.reader, self.shut, self.none):
            self.center.addWidget(page)
        self._lay_out()
        self._connect()

    # -- what is shown ------------------------------------------------------------------------

    def show_dossier(self) -> None:
        """The session's dossier: its tabs, where I was in it, its card."""
        row = self._session.row
        sheet = self._session.sheet
        if row is None or sheet is None:
            return
        before, self._dossier = self._dossier, None if sheet.recusal else self._read(row.code)
        if self._dossier is None:
            self._keep_place()
            self._asked = None
            self.reader.show_document(None)
            self.tabs.set_tabs((), "")
            self.document_shown.emit(None)
            self.center.setCurrentWidget(self.shut)
            self.card.show_dossier({})
            return
        tabs = (
            Tab(FACTS, words("comm.tabs.facts"), "table-2"),
            *(tab for tab, _ in self._more.values()),
            *(Tab(d.sha256, data(d.title)) for d in self._dossier.documents),
        )
        documents = self._dossier.documents
        self._follow(before, self._dossier)
        wished = self._tab_of.get(row.code, documents[0].sha256 if documents else FACTS)
        self.tabs.set_tabs(tabs, wished if wished in {t.key for t in tabs} else FACTS)
        self._show_tab(self.tabs.key)
        self.card.show_dossier(facts_beside(self._session.round.rubric, self._dossier))

    def _follow(self, before: Dossier | None, now: Dossier) -> None:
        """Where a newer version of a document has taken the place of the one that was open, that is open
        now, at the same page."""
        if before is None or before is now or before.code != now.code:
            return
        newer = {document.code: document.sha256 for document in now.documents}
        self._keep_place()
        for document in before.documents:
            sha256 = newer.get(document.code, document.sha256)
            if sha256 != document.sha256 and document.sha256 in self._places:
                self._places[sha256] = self._places[document.sha256]
            if self._tab_of.get(now.code) == document.sha256:
                self._tab_of[now.code] = sha256

    @property
    def dossier(self) -> Dossier | None:
        """The open dossier; None while it is closed to me."""
        return self._dossier

    def add_page(self, key: str, name: Phrase, icon: str, page: QWidget) -> None:
        """Another page of a dossier, with a tab after the facts."""
        self._more[key] = (Tab(key, name, icon), page)
        self.center.addWidget(page)

    def show_document(self, code: str) -> None:
        """The document with this code, at the page where I left it."""
        for document in self._dossier.documents if self._dossier else []:
            if document.code == code:
                self.tabs.choose(document.sha256)
                self._show_tab(document.sha256)

    def show_page(self, sha256: str, page: int) -> None:
        """A document of the open dossier at a page (from 1)."""
        self._keep_place()
        source = self.reader.canvas.source
        if source is None or source.digest != sha256:
            self._places[sha256] = page
        self.show_tab(sha256)
        if self._asked is None and self.center.currentWidget() is self.reader:
            self.reader.canvas.go_to(page)
        elif self._asked is not None and self._asked.sha256 == sha256:
            self._places[sha256] = page

    @property
    def waiting(self) -> bool:
        """Whether a document is asked for that is not shown yet."""
        return self._asked is not None

    @property
    def page(self) -> int:
        """The page (from 1) that is read, or that will be."""
        asked = self._asked
        return self.reader.canvas.page if asked is None else self._places.get(asked.sha256, 1)

    def show_tab(self, key: str) -> None:
        """A tab by its key: the facts, or a document's SHA-256."""
        if key in self.tabs.keys:
            self.tabs.choose(key)
            self._show_tab(key)

    def panes(self) -> list[QWidget]:
        """Where F6 walks, in reading order."""
        walk: list[QWidget] = [self.list.view, self.tabs]
        walk += self.reader.panes() if self.center.currentWidget() is self.reader else [self.center]
        return [*walk, *self.more_panes(), self.card]

    def close_room(self) -> None:
        """Store what is typed; the worker that draws pages has ended when this returns."""
        self.closing.emit()
        self._asked = None
        self.card.flush()
        self.reader.close_feed()

    def toggle_list(self) -> None:
        """The rail or the whole list; where one pane is shown, that pane."""
        if self.single:
            self.show_pane("read" if self._pane == "list" else "list")
            return
        self._folded = not self.list.narrow
        self._fold()

    def find_here(self) -> None:
        """Ctrl+F: a dossier when the keys are in the list, otherwise words in the document."""
        if self.center.currentWidget() is self.reader and not self.list.isAncestorOf(self.focusWidget()):
            self.show_pane("read")
            self.reader.finding.open()
        else:
            self.list.focus_find()

    # -- inside -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.tabs)
        middle.addWidget(self.center, 1)
        self.middle.setLayout(middle)
        middle.setContentsMargins(0, 0, 0, 0)
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(self.list)
        line.addWidget(self.middle, 1)
        line.addWidget(self.card)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.switch)
        whole.addLayout(line, 1)
        self._fold()

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._show_tab)
        self.facts.source_asked.connect(self.show_document)
        self.reader.list_toggled.connect(self.toggle_list)
        self.list.widened.connect(self.toggle_list)
        self.list.chosen.connect(self._session.open)
        self.list.view.clicked.connect(self._picked)
        self.list.view.activated.connect(self._picked)
        self.switch.chosen.connect(self._switched)
        self._session.dossierChanged.connect(self.show_dossier)
        self._session.sheetChanged.connect(self._sheet_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fold()

    @property
    def single(self) -> bool:
        """One pane at a time: a small window, or a large scale."""
        return self.width() < SINGLE_BELOW

    @property
    def pane(self) -> Pane:
        """The pane in front where only one is shown."""
        return self._pane

    def show_pane(self, pane: Pane) -> None:
        """Bring a pane forward where only one is shown."""
        self._pane = pane
        self.switch.show_pane(pane)
        self._fold()

    def _fold(self) -> None:
        self.switch.setVisible(self.single)
        for name, part in (("list", self.list), ("read", self.middle), ("score", self.card)):
            part.setVisible(not self.single or name == self._pane)
        if self.single:
            self.list.set_alone()
            self.card.setMinimumWidth(0)
            self.card.setMaximumWidth(UNBOUND)
            return
        narrow = self.width() < WIDE_FROM
        folded = narrow if self._folded is None else self._folded
        wanted = NARROW if folded else WIDE
        if self.list.narrow != folded or self.list.minimumWidth() != wanted:
            self.list.set_narrow(folded)
        self.card.setFixedWidth(CARD_NARROW if narrow else CARD_WIDE)

    def _read(self, code: str) -> Dossier | None:
        try:
            return self._session.desk.dossier(code)
        except AlqaError as error:
            self.troubled.emit(error)
            return None

    def _show_tab(self, key: str) -> None:
        self._keep_place()
        self._asked = None
        if self._session.code is not None:
            self._tab_of[self._session.code] = key
        if key == FACTS or key in self._more:
            self.document_shown.emit(None)
            self._show_facts() if key == FACTS else self.center.setCurrentWidget(self._more[key][1])
            return
        documents = self._dossier.documents if self._dossier else []
        document = next((d for d in documents if d.sha256 == key), None)
        if document is None:
            self.center.setCurrentWidget(self.none)
            return
        self.center.setCurrentWidget(self.reader)
        self._show_pages(document)

    def _show_facts(self) -> None:
        """The facts are laid out when they are looked at: thirty rows cost more than a page."""
        row = self._session.row
        if row is not None and self._dossier is not None and self._facts_of is not self._dossier:
            self.facts.show_dossier(self._session.round, row, self._dossier)
            self._facts_of = self._dossier
        self.center.setCurrentWidget(self.facts)

    def _show_pages(self, document: Document) -> None:
        """Its text is read beside the window; no other document stands in its place meanwhile."""
        source = self.reader.canvas.source
        if source is not None and source.digest != document.sha256:
            self.reader.show_document(None)
        self._asked = document
        job = partial(self._session.desk.document_text, document.sha256)
        self._session.read(job, partial(self._came, document), partial(self._not_come, document))

    def _came(self, document: Document, text: DocumentText) -> None:
        """The document that was asked for last is shown; what was asked before it comes too late."""
        if self._asked is not document:
            return
        self._asked = None
        desk = self._session.desk
        opens = partial(_served, desk, self._pages, document)
        source = StoredDocument(document.sha256, text, opens)
        self.reader.show_document(source, self._places.get(document.sha256, 1))
        self.document_shown.emit(document)

    def _not_come(self, document: Document, error: AlqaError) -> None:
        if self._asked is document:
            self._asked = None
            self.troubled.emit(error)

    def _switched(self, pane: Pane) -> None:
        """A pane brought forward takes the keys."""
        self.show_pane(pane)
        if pane == "score":
            self.card.focus_score()
        else:
            shown = self.list.view if pane == "list" else self.tabs
            shown.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _picked(self) -> None:
        if self.single:
            self.show_pane("read")

    def _keep_place(self) -> None:
        source = self.reader.canvas.source
        if source is not None:
            self._places[source.digest] = self.reader.canvas.page

    def _sheet_changed(self, change: object) -> None:
        sheet = self._session.sheet
        closed = self.center.currentWidget() is self.shut
        if sheet is not None and (sheet.recusal is not None) != closed:
            self.show_dossier()
