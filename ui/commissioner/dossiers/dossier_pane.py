"""The list of my dossiers: find, filters, rows, progress; or a rail of states and positions."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QStackedWidget, QVBoxLayout, QWidget

from ui.commissioner.dossiers.dossier_delegate import DossierDelegate
from ui.commissioner.dossiers.dossier_model import DossierModel, Show
from ui.commissioner.session import Session
from ui.i18n import words
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, MEDIUM, SEMIBOLD, Space
from ui.widgets.button import IconButton
from ui.widgets.card import rule
from ui.widgets.chip import Filter
from ui.widgets.field import FindBox
from ui.widgets.label import Label
from ui.widgets.meter import Meter

WIDE, NARROW = 264, 56
LATE_MS = 20
BATCH = 1000  # rows laid out in one go, in some 10 ms
UNBOUND = 16_777_215  # QWIDGETSIZE_MAX
SHOWN: tuple[Show, ...] = ("all", "todo", "done")


class DossierPane(QWidget):
    """`chosen(code)` when the person goes to another dossier; `widened` asks for the whole list."""

    chosen = Signal(str)
    widened = Signal()

    def __init__(self, kit: Kit, session: Session) -> None:
        super().__init__()
        self._kit, self._session = kit, session
        self._quiet = False
        self._late = QTimer(self, singleShot=True, interval=LATE_MS)
        self._late.timeout.connect(self._bring_current)
        self.setProperty("part", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = DossierModel(kit.say, self)
        self.finder = FindBox(kit, words("comm.list.find"))
        self.filters = {show: Filter(kit, words(f"comm.list.{show}", n=0)) for show in SHOWN}
        self.view = self._view()
        self._delegate = DossierDelegate(kit, self.view)
        self.view.setItemDelegate(self._delegate)
        self._caption = Label(kit, words("comm.list.order"), CAPTION, SEMIBOLD, "muted")
        self._none = Label(kit, words("comm.list.none"), DENSE, ink="muted", wrap=True)
        self._none.setContentsMargins(Space.XL, Space.XXL, Space.XL, 0)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._progress = Label(
            kit, words("comm.list.progress", n=0, of=0), CAPTION, MEDIUM, "muted", wrap=True
        )
        self.meter = Meter(kit)
        self._head, self._rail_head, self._foot = self._make_head(), self._make_rail_head(), self._make_foot()
        self._lay_out()
        self._connect()
        self.show_rows()

    @property
    def narrow(self) -> bool:
        return self._delegate.narrow

    def set_narrow(self, narrow: bool) -> None:
        """A rail of 56, or the list of 264."""
        self._delegate.narrow = narrow
        self.setFixedWidth(NARROW if narrow else WIDE)
        self._head.setVisible(not narrow)
        self._foot.setVisible(not narrow)
        self._rail_head.setVisible(narrow)
        if narrow:
            self.finder.edit.clear()
        policy = Qt.ScrollBarPolicy
        shown = policy.ScrollBarAlwaysOff if narrow else policy.ScrollBarAsNeeded
        self.view.setVerticalScrollBarPolicy(shown)  # a bar would take a quarter of the rail
        self.view.doItemsLayout()
        self._follow()

    def set_alone(self) -> None:
        """The whole list over the whole width, where one pane is shown at a time."""
        self.set_narrow(False)
        self.setMinimumWidth(0)
        self.setMaximumWidth(UNBOUND)

    def show_rows(self) -> None:
        """Read the session's rows again."""
        self.model.set_rows(self._session.rows)
        for show, toggle in self.filters.items():
            toggle.set_phrase(words(f"comm.list.{show}", n=self.model.count(show)))
        mine = [r for r in self._session.rows if r.state != "recused"]
        done = sum(1 for r in mine if r.state == "complete")
        self._progress.set_phrase(words("comm.list.progress", n=done, of=len(mine)))
        self.meter.set_value(done, len(mine), "ok" if mine and done == len(mine) else "accent")
        self._show_none()
        self._follow()

    def focus_list(self) -> None:
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_find(self) -> None:
        if self.narrow:
            self.widened.emit()
        self.finder.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- inside -------------------------------------------------------------------------------

    def _view(self) -> QListView:
        view = QListView()
        view.setModel(self.model)
        view.setUniformItemSizes(True)
        view.setLayoutMode(QListView.LayoutMode.Batched)  # thousands of rows find their places bit by bit
        view.setBatchSize(BATCH)
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setTabKeyNavigation(False)
        return view

    def _make_head(self) -> QWidget:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(Space.M, Space.M, Space.M, Space.S)
        column.setSpacing(Space.S)
        column.addWidget(self.finder)
        toggles = QHBoxLayout()
        toggles.setSpacing(6)
        for show in SHOWN:
            toggles.addWidget(self.filters[show])
        toggles.addStretch(1)
        column.addLayout(toggles)
        caption = QHBoxLayout()
        caption.setContentsMargins(Space.S, 0, 0, 0)
        caption.addWidget(self._caption)
        column.addLayout(caption)
        return head

    def _make_rail_head(self) -> QWidget:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(10, Space.S, 10, Space.S)
        column.setSpacing(Space.XS)
        self.widen = IconButton(self._kit, "panel-left-open", words("comm.list.widen"), size=36, keys="F4")
        self.look = IconButton(self._kit, "search", words("comm.list.find"), size=36)
        column.addWidget(self.widen)
        column.addWidget(self.look)
        return head

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(Space.XL, Space.M, Space.XL, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(self._progress)
        column.addWidget(self.meter)
        return foot

    def _lay_out(self) -> None:
        self._pages = QStackedWidget()
        self._pages.addWidget(self.view)
        self._pages.addWidget(self._none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        for part in (self._head, self._rail_head, self._pages, rule(), self._foot):
            column.addWidget(part, 1 if part is self._pages else 0)

    def _connect(self) -> None:
        self.filters["all"].setChecked(True)
        for show in SHOWN:
            self.filters[show].setAutoExclusive(True)
            self.filters[show].toggled.connect(self._filter)
        self.finder.changed.connect(self._filter)
        self.view.selectionModel().selectionChanged.connect(self._selected)
        self.widen.clicked.connect(self.widened)
        self.look.clicked.connect(self.focus_find)
        self._session.rowsChanged.connect(self.show_rows)
        self._session.dossierChanged.connect(self._follow)
        self._kit.say.languageChanged.connect(self._retranslate)
        self._kit.theme.changed.connect(self.view.viewport().update)
        self._retranslate()

    def _retranslate(self) -> None:
        self.view.setAccessibleName(self._kit.say("comm.list.name"))

    def _filter(self) -> None:
        checked = [s for s in SHOWN if self.filters[s].isChecked()]
        show: Show = checked[0] if checked else "all"
        self.model.set_filter(show, self.finder.text())
        self._show_none()
        self._follow()

    def _show_none(self) -> None:
        self._pages.setCurrentIndex(0 if self.model.rowCount() else 1)

    def _follow(self) -> None:
        """Select the open dossier where it is listed, without opening it again."""
        at = self.model.row_of(self._session.code)
        self._quiet = True
        if at < 0:
            self.view.clearSelection()
        else:
            index = self.model.index(at)
            self.view.setCurrentIndex(index)
            self._bring(index)
        self._quiet = False

    def _bring(self, index: QModelIndex) -> None:
        """Scroll to a row; again later where it has no place yet."""
        self.view.scrollTo(index)
        if self.view.visualRect(index).isEmpty():
            self._late.start()

    def _bring_current(self) -> None:
        if self.view.currentIndex().isValid():
            self._bring(self.view.currentIndex())

    def _selected(self, now: QItemSelection, before: QItemSelection) -> None:
        rows = now.indexes()
        if rows and not self._quiet:
            row = self.model.row_at(rows[0].row())
            if row is not None:
                self.chosen.emit(row.code)
