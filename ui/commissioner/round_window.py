"""The commissioner's window: reading room, review before signing, signed page.

It knows which page is shown and hands things over; what is open and stored is the session's.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.pages.server import PageServer
from ui.actions import Help
from ui.commissioner.card.help_rows import RULER
from ui.commissioner.conflicts.declaring import Declaring
from ui.commissioner.desk import Desk
from ui.commissioner.dossiers.dossier_model import TODO
from ui.commissioner.fair import AHEAD_MS, Fairness
from ui.commissioner.finding.finding import Finding
from ui.commissioner.handin.fork_answer import ForkAnswer
from ui.commissioner.handin.handing_in import HandingIn
from ui.commissioner.keys import actions_of, second_keys
from ui.commissioner.lead import Lead
from ui.commissioner.news.arrivals import Arrivals
from ui.commissioner.news.news import News
from ui.commissioner.notes.room_notes import RoomNotes
from ui.commissioner.palette_entries import dossier_entries
from ui.commissioner.pane_switch import Pane
from ui.commissioner.papers.taking import Taking
from ui.commissioner.place import Place, place_of, return_to
from ui.commissioner.room import SINGLE_BELOW, ReadingRoom
from ui.commissioner.save_badge import SaveBadge, UnsavedBanner
from ui.commissioner.session import Session
from ui.commissioner.writer import Writer
from ui.i18n import data, words
from ui.messages import Notice, Question
from ui.models.entries import Entry
from ui.reader.addresses import Addresses
from ui.services import Services
from ui.shell.frame import Frame
from ui.widgets.button import Button, IconButton
from ui.widgets.stack import Stack

LEAST = (640, 420)  # 1440 x 900 at 200 %
GIVEN = "Alqa (*.alqa-receipt *.alqa-pack *.alqa-scores)"


class RoundWindow(Frame):
    """One round of one commissioner, over any desk."""

    def __init__(
        self, desk: Desk, pages: PageServer, services: Services, writer: Writer | None = None
    ) -> None:
        super().__init__(services)
        self.session = Session(desk, _clock, self, writer)
        self.room = ReadingRoom(self.kit, self.session, pages)
        self.handing = HandingIn(services, self.session, _clock, self)
        self.review, self.signed = self.handing.review, self.handing.signed
        self.notes = RoomNotes(services, self.session, self.room, pages)
        self.pages = Stack()
        self.news = News(services, self.session, self)
        self.fork = ForkAnswer(services, self.session, self.handing, self)
        self.arrivals = Arrivals(self.session.round.round, self.handing, self.news, self.fork)
        self.finding = Finding(services, self.session, self.room, pages, self)
        self.taking = Taking(services, self.session, desk.papers, pages, self)
        for page in (self.room, self.review, self.signed, self.news.page, self.fork.page, self.finding.page):
            self.pages.addWidget(page)
        self.pages.currentChanged.connect(self._back_in_room)
        self.declaring = Declaring(services, self.session, self)
        self.fair = Fairness(self.kit, self.session, self)
        self.badge = SaveBadge(self.kit)
        self.unsaved = UnsavedBanner(self.kit)
        self.lead = Lead(self.kit, self.session.round)
        self.hand_in = Button(self.kit, words("comm.hand.open"), "secondary", "signature", height=36)
        self.hand_in.setCheckable(True)
        self.hand_in_small = IconButton(self.kit, "signature", words("comm.act.hand_in"), size=36)
        self._dress()
        self._wire()
        self.services.actions.register(
            self, [*actions_of(self), *self.finding.actions(), *self.taking.actions()]
        )
        second_keys(self)
        self.title_window(data(self.session.round.title))
        self.show_room()
        self._open_first()

    # -- pages --------------------------------------------------------------------------------

    def show_room(self) -> None:
        """Back to reading."""
        self._show_page(self.room)

    def show_review(self) -> None:
        """What would leave now."""
        self.handing.show_review()

    def _show_page(self, page: QWidget) -> None:
        self.pages.setCurrentWidget(page)
        self._mark_page()

    def go_to(self, code: str, criterion: str = "") -> None:
        """To a dossier, and to one of its criteria."""
        self.show_room()
        self.session.open(code)
        if criterion:
            self.room.show_pane("score")
            self.room.card.show_criterion(criterion)
        else:
            self.focus_score()

    def next_point(self) -> None:
        """F7: to the next thing to do on the page that lists some."""
        page = self.pages.currentWidget()
        if page is self.room:
            self.room.show_pane("score")
            self.room.card.next_point()
        elif page is self.news.page:
            self.news.page.next_point()
        elif page is self.review:
            self.review.next_point()

    def focus_score(self) -> None:
        """F2: to the open criterion's ruler."""
        self.room.show_pane("score")
        self.room.card.focus_score()

    def next_dossier(self) -> None:
        """The next one to do; said when there is none."""
        code = self.session.next_to_do()
        if code is None or code == self.session.code:
            self.services.messages.notify(Notice(words("comm.next.none"), "accent"))
            return
        self.show_room()
        self.session.open(code)
        self.room.card.focus_score()

    def step_dossier(self, by: int) -> None:
        code = self.session.neighbour(by)
        if code is not None:
            self.session.open(code)

    # -- acts ---------------------------------------------------------------------------------

    def declare_conflict(self) -> None:
        """Ask for the ground; nothing changes before an answer."""
        self.declaring.ask()

    def take_files(self, paths: list[Path]) -> bool:
        return self.arrivals.take(paths)

    def undo(self) -> None:
        self.session.undo()

    def redo(self) -> None:
        self.session.redo()

    def at_rest(self) -> bool:
        return self.session.settle()

    def place(self) -> Place | None:
        return place_of(self)

    def return_to(self, place: object) -> None:
        if isinstance(place, Place):
            return_to(self, place)

    def walk_panes(self, by: int = 1) -> None:
        """F6: from pane to pane."""
        if self.pages.currentWidget() is self.finding.page:
            self.finding.walk(by)
        if self.pages.currentWidget() is not self.room:
            return
        panes = self.room.panes()
        focus = self.focusWidget()
        within = [i for i, p in enumerate(panes) if focus is p or (focus and p.isAncestorOf(focus))]
        here = within[-1] if within else -by  # the margin lies on the pages
        self._enter(panes[(here + by) % len(panes)])

    def help_here(self) -> Help:
        page = self.pages.currentWidget()
        place = "find" if page is self.finding.page else "hand" if page is self.review else "room"
        return super().help_here()._replace(place=words(f"keys.help.{place}"), own=RULER)

    def entries(self) -> list[Entry]:
        return dossier_entries(self.kit, self.session.rows, self.go_to) + super().entries()

    def dropEvent(self, event: QDropEvent) -> None:
        """The house knows whose a file is: it may be another round's."""
        event.acceptProposedAction()
        self.files_dropped.emit(
            [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        )

    def choose_files(self) -> None:
        """Ctrl+O: a receipt, a newer pack, or another round's."""
        found = self.services.messages.open_files(self, words("open.any"), GIVEN)
        if found:
            self.files_dropped.emit(found)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # After the window has given the keys to the first button of the bar.
        QTimer.singleShot(0, self, self._begin_at_list)
        QTimer.singleShot(AHEAD_MS, self.fair, self.fair.build_ahead)

    def _back_in_room(self) -> None:
        """The keys go where they were in the room, also from a page on which nothing had them."""
        focus, room = self.focusWidget(), self.room
        if self.pages.currentWidget() is room and not (focus and room.isAncestorOf(focus)):
            was = room.focusWidget()
            (was if was and was.isVisible() else room.list.view).setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin_at_list(self) -> None:
        focus = self.focusWidget()
        if focus is None or self.bar.isAncestorOf(focus):
            self.room.list.focus_list()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        small = event.size().width() < SINGLE_BELOW
        self.lead.fit(event.size().width())
        self.hand_in.setVisible(not small)
        self.hand_in_small.setVisible(small)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.session.settle() and not self.services.messages.ask(self, _close_question()):
            event.ignore()
            return
        self.room.close_room()
        self.session.close()
        self.finding.page.close_page()
        super().closeEvent(event)

    # -- inside -------------------------------------------------------------------------------

    def _dress(self) -> None:
        self.bar.lead.addWidget(self.lead)
        self.bar.lead.addStretch(1)
        self.bar.chips.addWidget(self.badge)
        self.bar.lock.show()
        self.bar.tail.addWidget(self.hand_in)
        self.bar.tail.addWidget(self.hand_in_small)
        self.hand_in_small.clicked.connect(self.show_review)
        self.setMinimumSize(*LEAST)
        self.setAcceptDrops(True)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.unsaved)
        column.addWidget(self.pages, 1)
        self.stack.addWidget(body)

    def _wire(self) -> None:
        self.session.saveChanged.connect(self._show_save)
        self.room.reader.print_asked.connect(self.taking.print_dossier)
        self.session.troubled.connect(self.services.messages.trouble)
        self.room.troubled.connect(self.services.messages.trouble)
        self.room.card.next_asked.connect(self.next_dossier)
        self.room.card.conflict_asked.connect(self.declare_conflict)
        self.addresses = Addresses(self.services.messages, self)
        self.room.reader.address_asked.connect(self.addresses.ask)
        self.hand_in.clicked.connect(self._toggle_review)
        self.lead.home.clicked.connect(self.home_asked)
        self.lead.read.clicked.connect(self.show_room)
        self.lead.search.clicked.connect(self.finding.show)
        self.finding.shown.connect(self._show_page)
        self.fair.wire(self.lead, self.room)
        self.fair.made.connect(self.pages.addWidget)
        self.fair.shown.connect(self._show_page)
        self.fair.asked.connect(self.go_to)
        self.fair.read_asked.connect(self._read_dossier)
        self.fair.noticed.connect(self.services.messages.notify)
        self.fair.troubled.connect(self.services.messages.trouble)
        self.review.dossier_asked.connect(self.go_to)
        self.handing.shown.connect(self._show_page)
        self.handing.refused.connect(self._mark_page)
        self.news.shown.connect(self._show_page)
        self.fork.shown.connect(self._show_page)
        self.fork.page.left.connect(self.show_room)
        self.news.page.looked.connect(self.go_to)
        self.news.page.left.connect(self.show_room)
        self.news.page.conflict_asked.connect(self._declare_at)
        self.room.card.asked.kept.connect(self.news.keep_marks)
        self.room.card.asked.all_asked.connect(self.news.show_changes)
        self.session.roundChanged.connect(self._round_changed)
        self.signed.continued.connect(self.show_room)
        self.unsaved.retried.connect(self.session.retry)

    def _declare_at(self, code: str) -> None:
        """At the dossier, so that what is declared is before the eyes."""
        self.go_to(code)
        self.declare_conflict()

    def _round_changed(self) -> None:
        self.title_window(data(self.session.round.title))
        self.lead.show_round(self.session.round)
        self.room.card.rebuild()

    def _open_first(self) -> None:
        rows = self.session.rows
        first = next((r for r in rows if r.state in TODO), rows[0] if rows else None)
        if first is not None:
            self.session.open(first.code)

    def _enter(self, pane: QWidget) -> None:
        shown: dict[QWidget, Pane] = {self.room.list.view: "list", self.room.card: "score"}
        self.room.show_pane(shown.get(pane, "read"))
        if pane is self.room.card:
            self.room.card.focus_score()
        elif pane is self.room.center:
            current = self.room.center.currentWidget()
            inner = current.nextInFocusChain() if current else None
            (inner or pane).setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            pane.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _mark_page(self) -> None:
        page = self.pages.currentWidget()
        self.lead.read.setChecked(page is self.room)
        self.lead.search.setChecked(page is self.finding.page)
        self.hand_in.setChecked(page in (self.review, self.signed))
        self.fair.mark(self.lead, page)

    def _read_dossier(self, code: str) -> None:
        """To a dossier's documents."""
        self.show_room()
        self.session.open(code)
        self.room.show_pane("read")
        self.room.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle_review(self) -> None:
        if self.pages.currentWidget() in (self.review, self.signed):
            self.show_room()
        else:
            self.show_review()

    def _show_save(self) -> None:
        self.badge.show_state(self.session.save)
        self.unsaved.show_state(self.session.save, len(self.session.unsaved))


def _clock() -> str:
    return datetime.now().astimezone().strftime("%H:%M")


def _close_question() -> Question:
    return Question(
        words("comm.close.title"), words("comm.close.body"), words("comm.close.act"), words("comm.close.keep")
    )
