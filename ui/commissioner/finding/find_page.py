"""Find in everything that I may read: what to look for, where, what was found, and what stands round it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QListView, QVBoxLayout, QWidget

from desktop.desks.finds import Findings, FoundPlace, Wish
from desktop.pages.server import PageServer
from ui.commissioner.finding.find_desk import FindDesk
from ui.commissioner.finding.find_filters import FindFilters
from ui.commissioner.finding.find_none import FindNone
from ui.commissioner.finding.find_preview import FindPreview
from ui.commissioner.finding.find_seeker import Seeker
from ui.commissioner.finding.found_delegate import FoundDelegate
from ui.commissioner.finding.narrowing import Narrowing
from ui.commissioner.session import Session
from ui.i18n import Phrase, words
from ui.models.found import FoundModel, in_order
from ui.services import Kit
from ui.tasks import Tasks
from ui.theme.tokens import DENSE, SEMIBOLD, Space
from ui.widgets.announce import announce
from ui.widgets.button import Button
from ui.widgets.card import row
from ui.widgets.field import FindBox
from ui.widgets.label import Label
from ui.widgets.stack import Stack

PREVIEW_FROM, SIDE_FROM, ANNOUNCE_MS, LATE_MS = 1160, 900, 700, 200
LISTED = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class FindPage(QWidget):
    """`opened(FoundPlace, query)`; `left` by Esc in an empty field; `troubled(AlqaError)`."""

    opened = Signal(object, str)
    left = Signal()
    troubled = Signal(object)

    def __init__(self, kit: Kit, session: Session, desk: FindDesk, tasks: Tasks, pages: PageServer) -> None:
        super().__init__()
        self._kit, self._session = kit, session
        self._found: Findings | None = None
        self._by_dossier = True
        self.box = FindBox(kit, words("find.prompt"))
        self.filters = FindFilters(kit)
        self.narrowing = Narrowing(kit)
        self.model = FoundModel(kit.say, self)
        self.view = self._list()
        self.none = FindNone(kit)
        self.preview = FindPreview(kit, session, pages)
        self.seeker = Seeker(desk, tasks, self)
        self.count = Label(kit, words("find.count", n=0, of=0), DENSE, SEMIBOLD, wrap=True)
        self.hint = Label(kit, words("find.loose"), DENSE, ink="muted", wrap=True)
        self.order = Button(kit, words("find.order.dossier"), "ghost", "arrow-down-narrow-wide", height=32)
        self._middle = Stack()
        self._late = QTimer(self, singleShot=True, interval=LATE_MS)
        self._said = QTimer(self, singleShot=True, interval=ANNOUNCE_MS)
        self._lay_out()
        self._connect()
        self.retranslate()

    # -- acts ---------------------------------------------------------------------------------

    def start(self, query: str = "") -> None:
        """Ready to type; a query given is searched at once."""
        self.seeker.warm()
        if query:
            self.box.edit.setText(query)
        else:
            self.seek()  # tells which types of documents there are
        self.box.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.edit.selectAll()

    def panes(self) -> list[QWidget]:
        """Where F6 walks, in reading order."""
        shown = self.preview.canvas if self.preview.canvas.isVisible() else self.preview.text
        parts = (self.filters.kinds["document"], self.box.edit, self.view, shown)
        return [part for part in parts if part.isVisible()]

    def close_page(self) -> None:
        self.preview.close_feed()

    def open_current(self) -> None:
        shown = self.model.at(self.view.currentIndex().row())
        if shown is not None:
            self.opened.emit(shown.place, self.box.text())

    def seek(self) -> None:
        """Ask for what is typed under the filters as they stand; what is shown dims until the answer."""
        text = self.box.text()
        dossier = self._session.code if self.filters.only_here else None
        if not text.strip():
            self._found = None
            self.model.show_places(())
            self._show(None)
        if text.strip():
            self._late.start()
        self.preview.hold()
        wish = Wish(text, self.filters.chosen, dossier, self._kit.say.lang)
        self.seeker.seek(replace(wish, types=self.narrowing.types, langs=self.narrowing.langs))

    def retranslate(self) -> None:
        self.view.setAccessibleName(self._kit.say("find.list"))
        if self.isVisible():
            self.seek()

    # -- inside -------------------------------------------------------------------------------

    def _list(self) -> QListView:
        view = QListView()
        view.setModel(self.model)
        view.setItemDelegate(FoundDelegate(self._kit, view))
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setProperty("part", "page")
        return view

    def _lay_out(self) -> None:
        self._middle.addWidget(self.none)
        self._middle.addWidget(self.view)
        head = row(self.count, self.order)
        head.setStretch(0, 1)
        self._center = QVBoxLayout()
        self._center.setContentsMargins(Space.XXL, Space.XL, Space.L, 0)
        self._center.setSpacing(Space.S)
        self._center.addWidget(self.box)
        self._center.addWidget(self.narrowing)
        self._center.addLayout(head)
        self._center.addWidget(self.hint)
        self._center.addWidget(self._middle, 1)
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self.filters.setProperty("part", "rail")
        self.filters.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._whole.addWidget(self.filters)
        self._whole.addLayout(self._center, 6)
        self._whole.addWidget(self.preview, 5)
        self._show(None)

    def _connect(self) -> None:
        self.box.changed.connect(self._typed)
        self.box.edit.installEventFilter(self)
        self.filters.changed.connect(self.seek)
        self.narrowing.changed.connect(self.seek)
        self.order.clicked.connect(self._turn_order)
        self.seeker.found.connect(self._answered)
        self.seeker.refused.connect(self.troubled)
        self.view.selectionModel().currentChanged.connect(self._chosen)
        self.view.activated.connect(self._activated)
        self.view.clicked.connect(self._chosen)
        self.preview.opened.connect(self.open_current)
        self.none.offered.connect(self._take_offer)
        self._said.timeout.connect(self._announce)
        self._late.timeout.connect(self._dim_late)
        self._kit.say.languageChanged.connect(self.retranslate)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field keeps the keys: arrows walk the list, Enter opens, Esc empties and then leaves."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in LISTED and self.model.rowCount():
            self.view.keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
        elif event.key() == Qt.Key.Key_Escape:
            self._escape()
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.box.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        width = event.size().width()
        beside = width >= SIDE_FROM
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._whole.setDirection(across if beside else down)
        self.filters.set_block(not beside)
        self.preview.setVisible(width >= PREVIEW_FROM)

    def showEvent(self, event: QShowEvent) -> None:
        """A dossier may have been closed, a note written meanwhile."""
        super().showEvent(event)
        if self.box.text().strip():
            self.seek()

    def _escape(self) -> None:
        if self.box.text():
            self.box.edit.clear()
        else:
            self.left.emit()

    def _typed(self, _text: str) -> None:
        self.seek()

    def _answered(self, found: Findings) -> None:
        kept = self._to_keep(found)
        self._found = found
        self.narrowing.show_types(found.types)
        self._fill(kept)
        self._said.start()

    def _to_keep(self, found: Findings) -> FoundPlace | None:
        """Where the person stands, when more of the same answer comes; the top of its first part is only
        where nobody has moved yet."""
        row, before = self.view.currentIndex().row(), self._found
        if before is None or before.wish.text != found.wish.text or (before.partial and row == 0):
            return None
        current = self.model.at(row)
        return current.place if current else None

    def _fill(self, kept: FoundPlace | None) -> None:
        found = self._found
        self._late.stop()
        self._dim(False)
        self.model.show_places(in_order(found.places, self._by_dossier) if found else ())
        self._show(found)
        if self.model.rowCount():
            at = max(0, self.model.row_of(kept))
            self.view.setCurrentIndex(self.model.index(at, 0))
        else:
            self.preview.show_row(None)

    def _show(self, found: Findings | None) -> None:
        asked = found is not None and bool(found.wish.text.strip())
        has = found is not None and bool(found.places)
        self._middle.setCurrentWidget(self.view if has else self.none)
        if not has:
            self.none.show_answer(found if asked else None)
        self.count.setVisible(has)
        self.order.setVisible(has)
        hint = _hint(found)
        self.hint.setVisible(has and hint is not None)
        if found is not None and has:
            dossiers = len({place.dossier for place in found.places})
            key = "find.count_more" if found.more else "find.count"
            self.count.set_phrase(words(key, n=len(found.places), of=dossiers))
        if hint is not None:
            self.hint.set_phrase(hint)
        self.filters.show_counts(found if asked else None)

    def _dim(self, dim: bool) -> None:
        delegate = self.view.itemDelegate()
        if isinstance(delegate, FoundDelegate) and delegate.dim != dim:
            delegate.dim = dim
            self.view.viewport().update()

    def _dim_late(self) -> None:
        """An answer that is there with the key would only blink."""
        self._dim(self.seeker.waits)

    def _turn_order(self) -> None:
        self._by_dossier = not self._by_dossier
        key = "find.order.dossier" if self._by_dossier else "find.order.best"
        self.order.set_phrase(words(key))
        current = self.model.at(self.view.currentIndex().row())
        self._fill(current.place if current else None)

    def _chosen(self, index: QModelIndex) -> None:
        self.preview.show_row(self.model.at(index.row()))

    def _activated(self, _index: QModelIndex) -> None:
        self.open_current()

    def _take_offer(self, text: str) -> None:
        self.box.edit.setText(text)
        self.box.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _announce(self) -> None:
        if self.isVisible() and self._found is not None and not self.seeker.waits:
            announce(self.view, self.count.text() if self.count.isVisible() else self.none.words())


def _hint(found: Findings | None) -> Phrase | None:
    """What to know about the answer."""
    if found is None:
        return None
    if found.building:
        return words("find.building")
    return words("find.loose") if found.loose else None
