"""Fairness to oneself: the comparison of two dossiers and the page of my own marks, made when first
asked for; both follow the session while they are shown."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.decide.fact_place import page_of
from desktop.decide.factsheet import FactLook
from desktop.desks.note_views import NoteView
from desktop.errors import AlqaError
from desktop.model.dossier import Dossier
from desktop.words import NBSP
from ui.commissioner.compare.page import ComparePage
from ui.commissioner.compare.pair import Pair
from ui.commissioner.desk import Desk
from ui.commissioner.lead import Lead
from ui.commissioner.own_marks.page import OwnMarksPage
from ui.commissioner.room import ReadingRoom
from ui.commissioner.session import Session
from ui.i18n import Phrase, words
from ui.messages import Notice
from ui.services import Kit

AHEAD_MS = 400  # between two pages that are made before anybody asks


class Fairness(QObject):
    """`made(page)` once for each page; `shown(page)` asks the window to bring one forward;
    `asked(dossier, criterion)` leads to a mark; `read_asked(dossier)`; `troubled(AlqaError)`;
    `noticed(Notice)`."""

    made = Signal(object)
    asked = Signal(str, str)
    shown = Signal(object)
    read_asked = Signal(str)
    troubled = Signal(object)
    noticed = Signal(object)

    def __init__(self, kit: Kit, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit, self._session, self._window = kit, session, parent
        self._pair = Pair(session)
        self.compare: ComparePage | None = None
        self.own: OwnMarksPage | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._refresh)
        for signal in (session.sheetChanged, session.dossierChanged, session.rowsChanged):
            signal.connect(self._changed)
        session.roundChanged.connect(self._turned_over)
        session.leaving.connect(self._flush)

    def wire(self, lead: Lead, room: ReadingRoom) -> None:
        """The ways here: the bar's buttons, the criterion's menu, what the facts ask for."""
        extras, self._room = room.card.extras, room
        room.facts.place_asked.connect(self._open_place)
        room.facts.question_asked.connect(self._ask)
        room.card.criteria.source_asked.connect(self._open_source)
        lead.compare.clicked.connect(self._from_bar)
        lead.own.clicked.connect(self.show_own)
        extras.compare_asked.connect(self.show_compare)
        extras.troubled.connect(self.troubled)

    def mark(self, lead: Lead, page: QWidget | None) -> None:
        """Check the button of the page that is shown."""
        lead.compare.setChecked(page is not None and page is self.compare)
        lead.own.setChecked(page is not None and page is self.own)

    def _open_place(self, look: FactLook) -> None:
        """The document of a fact, at the page where it stands."""
        dossier = self._room.dossier
        for document in dossier.documents if dossier else []:
            if document.code == look.field.document:
                job = partial(_page_in, self._session.desk, document.sha256, look)
                shown = partial(self._at_page, dossier, document.sha256)
                self._session.read(job, shown, self.troubled.emit)

    def _at_page(self, dossier: Dossier | None, sha256: str, page: int) -> None:
        """Who opened another dossier meanwhile stays there."""
        if self._room.dossier is dossier:
            self._room.show_page(sha256, page)

    def _open_source(self, code: str) -> None:
        """The document of a fact that a criterion names."""
        self._room.show_pane("read")
        self._room.show_document(code)

    def _open_quote(self, note: NoteView) -> None:
        """The page on which a quote stands."""
        self.read_asked.emit(note.dossier)
        self._room.show_page(note.anchor.document, note.anchor.page)

    def _ask(self, question: str) -> None:
        """A question about a figure goes into my comment for the commission, once."""
        sheet = self._session.sheet
        if sheet is None or sheet.locked:
            return
        question = question.replace(NBSP, " ")  # as a text field gives it back
        before = sheet.for_commission.strip()
        if question in before:
            self.noticed.emit(Notice(words("marks.fact.asked_before"), "accent"))
            return
        self._session.set_for_commission(f"{before}\n{question}".strip())
        self.noticed.emit(Notice(words("marks.fact.asked"), "ok", self._session.undo))

    def _from_bar(self) -> None:
        self.show_compare()

    def show_compare(self, criterion: str = "") -> None:
        """Compare the open dossier with another on a criterion (else on the last one looked at)."""
        page = self._made_compare()
        self._pair.begin(criterion)
        try:
            page.show_pair()
        except AlqaError as error:
            self.troubled.emit(error)
            return
        self.shown.emit(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def build_ahead(self) -> None:
        """Make the next page that was not made yet, while nobody asks for anything; then the other. It ends
        with the window: a workspace that is closed answers nothing."""
        if not self._window.isVisible():
            return
        if self.compare is None:
            page = self._made_compare()
            page.resize(self._room.size())  # its parts are laid out at the size they will have
            QTimer.singleShot(0, self, self._fill_ahead)
        elif self.own is None and self._session.round.visibility.own_distribution:
            self._made_own()
            QTimer.singleShot(AHEAD_MS, self, self.build_ahead)

    def _fill_ahead(self) -> None:
        """The comparison as it would open now: what is then the same is not made again."""
        page = self.compare
        if page is not None and not page.isVisible() and self._window.isVisible():
            self._pair.begin()
            with suppress(AlqaError):  # whoever opens it is told
                page.show_pair()
            self._pair.forget()
        QTimer.singleShot(0, self, self._lay_ahead)

    def _lay_ahead(self) -> None:
        """A picture of one point: hidden pages find the places of their parts only when they are drawn."""
        page = self.compare
        if page is not None and not page.isVisible():
            page.grab(QRect(0, 0, 1, 1))
        QTimer.singleShot(AHEAD_MS, self, self.build_ahead)

    def _made_compare(self) -> ComparePage:
        if self.compare is None:
            self.compare = page = ComparePage(self._kit, self._pair)
            page.read_asked.connect(self.read_asked)
            page.quote_asked.connect(self._open_quote)
            self.made.emit(page)
        return self.compare

    def _made_own(self) -> OwnMarksPage:
        if self.own is None:
            self.own = page = OwnMarksPage(self._kit, self._session)
            page.asked.connect(self.asked)
            self.made.emit(page)
        return self.own

    def show_own(self) -> None:
        """My own marks, where the round lets its members see them."""
        if not self._session.round.visibility.own_distribution:
            return
        page = self._made_own()
        self._session.leaving.emit()
        page.show_marks()
        self.shown.emit(page)
        page.drift.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, page, page.to_top)

    def why_not_own(self) -> Phrase | None:
        """Why that page is not to be had."""
        return None if self._session.round.visibility.own_distribution else words("marks.own.hidden")

    def _changed(self) -> None:
        """One mark is told several times (shown, listed, stored): it is shown once."""
        self._soon.start()

    def _refresh(self) -> None:
        """Marks may have changed anywhere (undo, a recusal): show them where they are looked at."""
        if self.own is not None and self.own.isVisible():
            self.own.show_marks()
        page = self.compare
        if page is not None and page.isVisible():
            if self._pair.possible:
                page.show_marks()
            else:
                self.show_compare()

    def _turned_over(self) -> None:
        page = self.compare
        if page is not None and page.isVisible():
            self.show_compare()

    def _flush(self) -> None:
        if self.compare is not None:
            self.compare.flush()


def _page_in(desk: Desk, sha256: str, look: FactLook) -> int:
    return page_of(desk.document_text(sha256), look.field, look.value)
