"""The command palette (Ctrl+K): anything by name; Kazakh, Russian and English names all match."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from ui.actions import Action
from ui.i18n import words
from ui.models.entries import EntriesModel, Entry, EntryDelegate
from ui.services import Kit
from ui.theme.tokens import CAPTION, SECTION, Radius, Space
from ui.widgets.card import Picture, rule
from ui.widgets.chip import KeyCap
from ui.widgets.label import Label
from ui.widgets.paint import box, painter_on

WIDTH, HEIGHT, ONLY = 640, 544, ">"
Source = Callable[[], list[Entry]]


def matching(entries: list[Entry], query: str) -> list[Entry]:
    """Entries in which every word of the query begins or stands inside some name, any language."""
    only = query.startswith(ONLY)
    parts = query.removeprefix(ONLY).casefold().split()
    kept = [e for e in entries if not only or e.command]
    return [e for e in kept if all(any(part in name for name in e.folded) for part in parts)]


def entry_of(kit: Kit, action: Action) -> Entry:
    """An action as a row of the palette; one that cannot run now stays, greyed, with its reason."""
    reason = action.why_not()
    return Entry(
        group=words(action.group),
        icon=action.icon,
        name=action.name,
        detail=reason,
        keys=tuple(action.keys.split("+")) if action.keys else (),
        run=action.run,
        enabled=reason is None,
        command=True,
        folded=tuple(name.casefold() for name in kit.say.all(action.key)),
    )


class Palette(QWidget):
    """An overlay on its window: scrim, panel, query, list, foot."""

    def __init__(self, kit: Kit, window: QWidget, source: Source) -> None:
        super().__init__(window)
        self._kit, self._source = kit, source
        self._entries: list[Entry] = []
        self._panel = QFrame(self)
        self._panel.setProperty("part", "dialog")
        self._model = EntriesModel(kit, self)
        self._query = QLineEdit()
        self._query.setProperty("part", "bare")
        self._query.setFont(kit.theme.font(SECTION))
        self._query.textChanged.connect(self._look)
        self._query.installEventFilter(self)
        self._list = self._make_list()
        self._count = Label(kit, words("palette.results", n=0), CAPTION, ink="muted")
        self._lay()
        window.installEventFilter(self)
        kit.say.languageChanged.connect(self.retranslate)
        self.retranslate()
        self.hide()

    def open(self) -> None:
        """Show with an empty query; what had the focus gets it back on Esc."""
        self._before = self.window().focusWidget()
        self._entries = self._source()
        self._query.clear()
        self._look("")
        self._place()
        self.show()
        self.raise_()
        self._query.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def dismiss(self) -> None:
        self.hide()
        if self._before:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def release(self) -> None:
        """The window has closed: watch nothing any more, for parts of it may be gone before others."""
        self._query.removeEventFilter(self)
        self.window().removeEventFilter(self)

    def retranslate(self) -> None:
        prompt = self._kit.say("palette.prompt")
        self._query.setPlaceholderText(prompt)
        self._query.setAccessibleName(prompt)
        self._list.setAccessibleName(self._kit.say("palette.list"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() == QEvent.Type.Resize:
            self._place()
        if watched is self._query and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.dismiss()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        painter.fillRect(self.rect(), QColor(t.scrim))
        spread = QRectF(self._panel.geometry())
        for step in range(24, 0, -4):  # a soft shadow without a blur: 0 16 48
            shade = QColor(t.shadow)
            shade.setAlpha(7)
            area = spread.adjusted(-step, -step + 16, step, step + 16)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shade)
            painter.drawRoundedRect(area, Radius.CARD + step, Radius.CARD + step)
        box(painter, spread, Radius.CARD, fill=t.surface)
        painter.end()

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.dismiss()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self._list.currentIndex())
        else:  # Tab is swallowed: the overlay keeps the focus
            return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        return True

    def _step(self, by: int) -> None:
        rows = self._model.choosable()
        if rows:
            now = self._list.currentIndex().row()
            at = rows.index(now) if now in rows else -1
            self._list.setCurrentIndex(self._model.index(rows[(at + by) % len(rows)], 0))

    def _run(self, index: QModelIndex) -> None:
        entry = self._model.entry(index.row())
        if entry is not None and entry.enabled:
            self.dismiss()
            entry.run()

    def _look(self, query: str) -> None:
        found = matching(self._entries, query)
        self._model.show_entries(found)
        rows = self._model.choosable()
        if rows:
            self._list.setCurrentIndex(self._model.index(rows[0], 0))
        self._count.set_phrase(words("palette.results", n=len(found)) if found else words("palette.none"))

    def _make_list(self) -> QListView:
        view = QListView()
        view.setModel(self._model)
        view.setItemDelegate(EntryDelegate(self._kit, view))
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setMouseTracking(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.clicked.connect(self._run)
        return view

    def _lay(self) -> None:
        column = QVBoxLayout(self._panel)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(Space.XL, Space.S, Space.L, Space.S)
        head.setSpacing(Space.M)
        head.addWidget(Picture(self._kit, "search", "muted", 20))
        head.addWidget(self._query, 1)
        head.addWidget(KeyCap(self._kit, "Esc"))
        column.addLayout(head)
        column.addWidget(rule())
        column.addWidget(self._list, 1)
        column.addWidget(rule())
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        foot.setSpacing(Space.S)
        for keys, meaning in (("↑ ↓", "palette.choose"), ("↵", "palette.open"), (ONLY, "palette.only")):
            for key in keys.split():
                foot.addWidget(KeyCap(self._kit, key))
            foot.addWidget(Label(self._kit, words(meaning), CAPTION, ink="muted"))
            foot.addSpacing(Space.M)
        foot.addStretch(1)
        foot.addWidget(self._count)
        return foot

    def _place(self) -> None:
        area = self.parent().rect()  # type: ignore[union-attr]
        self.setGeometry(area)
        width, height = min(WIDTH, area.width() - 48), min(HEIGHT, area.height() - 96)
        self._panel.setGeometry((area.width() - width) // 2, max(24, area.height() // 9), width, height)
