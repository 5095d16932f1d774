"""The command palette (Ctrl+K): anything by name; Kazakh, Russian and English names all match."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from desktop.storage.letters import loose
from ui.actions import Action
from ui.i18n import words
from ui.models.entries import EntriesModel, Entry, EntryDelegate
from ui.services import Kit
from ui.shell.overlay import Overlay
from ui.theme.tokens import BODY, CAPTION, SECTION, Space
from ui.widgets.card import Picture, rule
from ui.widgets.chip import KeyCap
from ui.widgets.label import Label

WIDTH, HEIGHT, ONLY = 640, 544, ">"
Source = Callable[[], list[Entry]]


def matching(entries: list[Entry], query: str) -> list[Entry]:
    """Entries in which every word of the query stands inside some name, any language; then those in which
    it stands in what they may be called instead."""
    only = query.startswith(ONLY)
    parts = loose(query.removeprefix(ONLY)).split()
    kept = [e for e in entries if not only or e.command]
    named = [e for e in kept if _holds(e.folded, parts)]
    return named + [e for e in kept if e not in named and _holds((*e.folded, *e.also), parts)]


def _holds(names: Sequence[str], parts: Sequence[str]) -> bool:
    return all(any(part in name for name in names) for part in parts)


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
        folded=tuple(map(loose, kit.say.all(action.key))),
        also=tuple(map(loose, kit.say.also(action.key))),
    )


class Palette(Overlay):
    """An overlay on its window: scrim, panel, query, list, foot."""

    def __init__(self, kit: Kit, window: QWidget, source: Source) -> None:
        super().__init__(kit, window, (WIDTH, HEIGHT))
        self._source = source
        self._entries: list[Entry] = []
        self._model = EntriesModel(kit, self)
        self._query = QLineEdit()
        self._query.setProperty("part", "bare")
        self._query.setFont(kit.theme.font(SECTION))
        self._query.textChanged.connect(self._look)
        self._query.installEventFilter(self)
        self._list = self._make_list()
        self._none = Label(kit, words("palette.none_todo"), BODY, ink="muted", wrap=True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._none.hide()
        self._count = Label(kit, words("palette.results", n=0), CAPTION, ink="muted")
        self._lay()
        kit.say.languageChanged.connect(self.retranslate)
        self.retranslate()

    def open(self) -> None:
        """Show with an empty query; what had the focus gets it back on Esc."""
        self._entries = self._source()
        self._query.clear()
        self._look("")
        self.lie_over(self._query)

    def release(self) -> None:
        self._query.removeEventFilter(self)
        super().release()

    def retranslate(self) -> None:
        prompt = self._kit.say("palette.prompt")
        self._query.setPlaceholderText(prompt)
        self._query.setAccessibleName(prompt)
        self._list.setAccessibleName(self._kit.say("palette.list"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._query and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)

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
        self._model.show_entries(found, tuple(loose(query.removeprefix(ONLY)).split()))
        self._none.setVisible(not found)
        self._list.setVisible(bool(found))
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
        column = QVBoxLayout(self.panel)
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
        column.addWidget(self._none, 1)
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
