"""Conflicts: what waits for a decision on top, what holds below; Enter accepts, Delete dismisses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate

from ui.i18n import joined, literal, words
from ui.models.conflicts import GROUP_ROLE, ConflictGroup, ConflictsModel
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, SECTION, SEMIBOLD, Radius, Space
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.label import Label
from ui.widgets.paint import box, mix, ring, write

if TYPE_CHECKING:
    from desktop.desks.secretary.roster_views import Roster

ROW = 46
LOOKS = {
    "suggested": ("circle-question-mark", "warn"),
    "known": ("user-round-x", "muted"),
    "declared": ("file-pen-line", "muted"),
    "dismissed": ("circle-slash", "faint"),
}
Index = QModelIndex | QPersistentModelIndex


class ConflictList(QListView):
    """`accepted`, `dropped` for the current group."""

    accepted = Signal()
    dropped = Signal()
    moved = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.conflicts = ConflictsModel(kit.say, self)
        self.setModel(self.conflicts)
        self.setItemDelegate(_Rows(kit, self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(2 * ROW)
        kit.say.languageChanged.connect(self.retranslate)
        kit.theme.changed.connect(self.viewport().update)
        self.retranslate()

    def current(self) -> ConflictGroup | None:
        return self.conflicts.group(self.currentIndex().row())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current():
            self.accepted.emit()
        elif event.key() == Qt.Key.Key_Delete and self.current():
            self.dropped.emit()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        self.setAccessibleName(self._kit.say("people.conflicts"))


class ConflictCard(Card):
    """`accepted(ConflictGroup)`, `dismissed(ConflictGroup)`, `taken_back(ConflictGroup)`, `added`; `asked`
    for the list on which members declare."""

    accepted = Signal(object)
    dismissed = Signal(object)
    taken_back = Signal(object)
    added = Signal()
    asked = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._counts = Label(kit, literal(""), CAPTION, ink="muted", wrap=True)
        self.list = ConflictList(kit)
        self.accept = Button(kit, words("people.conflict.accept"), "accent", "check", height=32)
        self.dismiss = Button(kit, words("people.conflict.dismiss"), "accent", "circle-slash", height=32)
        self.back = Button(kit, words("people.conflict.take_back"), "accent", "undo-2", height=32)
        self.add = Button(kit, words("people.conflict.add"), "accent", "user-round-x", height=32)
        self.body.addWidget(Label(kit, words("people.conflicts"), SECTION, SEMIBOLD, wrap=True))
        self.body.addWidget(self._counts)
        self.body.setSpacing(Space.XS)
        self.body.addWidget(self.list, 1)
        acts = Flow(Space.XS)
        self.listed = Button(kit, words("people.applicants"), "accent", "file-pen-line", height=32)
        self.listed.clicked.connect(self.asked)
        acts.add(self.accept, self.dismiss, self.back, self.add, self.listed)
        self.body.addLayout(acts)
        self.body.addWidget(Label(kit, words("people.conflict.foot"), CAPTION, ink="muted", wrap=True))
        self.list.moved.connect(self._wake)
        self.list.accepted.connect(self._accept)
        self.list.dropped.connect(self._drop)
        self.accept.clicked.connect(self._accept)
        self.dismiss.clicked.connect(self._drop)
        self.back.clicked.connect(self._drop)
        self.add.clicked.connect(self.added)
        self._wake()

    def show_groups(self, groups: tuple[ConflictGroup, ...], roster: Roster) -> None:
        self.list.conflicts.show_groups(groups, roster)
        self._counts.set_phrase(
            joined(
                words("people.conflict.known_n", n=len(roster.conflicts)),
                words("people.conflict.suggested_n", n=len(roster.suggested)),
            )
        )
        if self.list.conflicts.rowCount() and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.list.conflicts.index(0))
        self._wake()

    def _wake(self) -> None:
        group = self.list.current()
        kind = group.kind if group else ""
        self.accept.setVisible(kind == "suggested")
        self.dismiss.setVisible(kind == "suggested")
        self.back.setVisible(kind == "known")

    def _accept(self) -> None:
        group = self.list.current()
        if group is not None and group.kind == "suggested":
            self.accepted.emit(group)

    def _drop(self) -> None:
        group = self.list.current()
        if group is not None and group.kind == "suggested":
            self.dismissed.emit(group)
        elif group is not None and group.kind != "dismissed":
            self.taken_back.emit(group)


class _Rows(QStyledItemDelegate):
    """Two lines: who and what, and why; a suggestion stands on the amber ground with a question mark."""

    def __init__(self, kit: Kit, view: ConflictList) -> None:
        super().__init__(view)
        self._kit, self._view = kit, view

    def sizeHint(self, option: object, index: Index) -> QSize:
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: object, index: Index) -> None:
        group = index.data(GROUP_ROLE)
        if not isinstance(group, ConflictGroup):
            return
        t, theme = self._kit.theme.tokens, self._kit.theme
        rect = QRectF(option.rect).adjusted(0, 1, 0, -1)  # type: ignore[attr-defined]
        state = option.state  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        fill = t.warn_soft if group.kind == "suggested" else t.accent_soft if selected else None
        box(painter, rect, Radius.SMALL, fill=fill)
        if selected and self._view.hasFocus():
            ring(painter, rect, Radius.SMALL, t.accent)
        elif selected:
            box(painter, rect, Radius.SMALL, edge=mix(t.surface, t.accent, 0.5))
        icon, ink = LOOKS[group.kind]
        theme.icons.paint(painter, icon, getattr(t, ink), QRectF(rect.left() + 8, rect.top() + 6, 16, 16))
        room = rect.adjusted(32, 4, -8, -rect.height() / 2)
        painter.setFont(theme.font(DENSE, SEMIBOLD))
        quiet = group.kind == "dismissed"
        write(painter, room, self._view.conflicts.what(group), t.muted if quiet else t.text)
        painter.setFont(theme.font(CAPTION))
        below = rect.adjusted(32, rect.height() / 2 - 1, -8, -3)
        write(
            painter, below, self._view.conflicts.why(group), t.text if group.kind == "suggested" else t.muted
        )
        painter.restore()
