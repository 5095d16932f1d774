"""The shortcut sheet (F1): what this place is for, and every key of the window, grouped and searchable."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.storage.letters import loose
from ui.actions import Help
from ui.i18n import Phrase, words
from ui.services import Kit
from ui.shell.overlay import Overlay
from ui.theme.tokens import BODY, DENSE, SECTION, SEMIBOLD, Space
from ui.widgets.button import IconButton
from ui.widgets.card import clear, column, reveal, row, rule
from ui.widgets.chip import KeyCap
from ui.widgets.field import FindBox
from ui.widgets.inner import Inner
from ui.widgets.label import Label, heading
from ui.widgets.scroll import frameless

SIZE, TWO_FROM = (920, 720), 700
CAPS = {
    "Return": "Enter",
    "PgDown": "PgDn",
    "Down": "↓",
    "Up": "↑",
    "Left": "←",
    "Right": "→",
    "Del": "Delete",
}


@dataclass(frozen=True)
class KeyRow:
    """Keys and what they do. `folded`: the names in every language, as they may be typed."""

    group: str
    name: Phrase
    keys: tuple[str, ...]
    folded: tuple[str, ...]


Source = Callable[[], Help]


def rows_of(kit: Kit, said: Help) -> list[KeyRow]:
    """The registered actions that have keys, then what controls handle themselves."""
    rows = [(one.group, one.key, caps(one.keys)) for one in said.actions if one.keys]
    rows += [(one.group, one.key, one.keys) for one in said.own]
    return [KeyRow(group, words(key), keys, tuple(map(loose, kit.say.all(key)))) for group, key, keys in rows]


def caps(keys: str) -> tuple[str, ...]:
    """`Ctrl++` as what stands on the keys."""
    parts = [part or "+" for part in keys.replace("++", "+\0").split("+")]
    return tuple(CAPS.get(part, "+" if part == "\0" else part) for part in parts)


class ShortcutSheet(Overlay):
    """`source` gives the help for the place where the window is now, and its keys."""

    def __init__(self, kit: Kit, window: QWidget, source: Source) -> None:
        super().__init__(kit, window, SIZE)
        self._source = source
        self._help: Phrase | None = None
        self._rows: list[KeyRow] = []
        self.box = FindBox(kit, words("keys.find"))
        self._place_help = Label(kit, words("keys.title"), BODY, ink="muted", wrap=True)
        self._none = Label(kit, words("palette.none"), BODY, ink="muted", wrap=True)
        self._groups = QHBoxLayout()
        self._groups.setSpacing(Space.H)
        self.close_ = IconButton(kit, "x", words("act.close"), keys="Esc")
        self.close_.clicked.connect(self.dismiss)
        self.box.changed.connect(self._look)
        kit.say.languageChanged.connect(self.retranslate)
        self._lay()

    def open(self) -> None:
        """All keys; a second F1 puts the sheet away."""
        if self.isVisible():
            self.dismiss()
            return
        said = self._source()
        self._help, self._rows = said.place, rows_of(self._kit, said)
        self._place_help.setVisible(self._help is not None)
        if self._help is not None:
            self._place_help.set_phrase(self._help)
        self.box.edit.clear()
        self.lie_over(self.box.edit)
        self._look("")

    def shown(self) -> list[KeyRow]:
        """The rows that hold every word typed, in any language."""
        parts = loose(self.box.text()).split()
        return [
            one
            for one in self._rows
            if all(any(part in name for name in (*one.folded, loose("+".join(one.keys)))) for part in parts)
        ]

    def retranslate(self) -> None:
        if self.isVisible():
            self._look("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Tab stays in the sheet: the field and the way out."""
        first = self.window().focusWidget() is self.box.edit
        (self.close_ if first else self.box.edit).setFocus(Qt.FocusReason.TabFocusReason)
        return True

    # -- inside -------------------------------------------------------------------------------

    def _look(self, _text: str) -> None:
        clear(self._groups)
        found = self.shown()
        self._none.setVisible(not found)
        grouped: dict[str, list[KeyRow]] = {}
        for one in sorted(found, key=_is_common):
            grouped.setdefault(one.group, []).append(one)
        columns = [QVBoxLayout() for _ in range(2 if self.panel.width() >= TWO_FROM else 1)]
        filled = [0] * len(columns)
        for group, rows in grouped.items():
            at = filled.index(min(filled))
            columns[at].addWidget(self._group(group, rows))
            filled[at] += len(rows) + 2
        for made in columns:
            made.setSpacing(Space.XL)
            made.addStretch(1)
            self._groups.addLayout(made, 1)
        reveal(self._groups)

    def _group(self, group: str, rows: Sequence[KeyRow]) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        grid.addWidget(Label(self._kit, words(group), DENSE, SEMIBOLD, "accent", wrap=True), 0, 0, 1, 2)
        for line, one in enumerate(rows, 1):
            grid.addWidget(Label(self._kit, one.name, DENSE, wrap=True), line, 0)
            keys = row(*(KeyCap(self._kit, key) for key in one.keys), spacing=Space.XS)
            grid.addLayout(keys, line, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        return holder

    def _lay(self) -> None:
        head = row(heading(self._kit, words("keys.title"), SECTION), self.close_)
        head.setStretch(0, 1)
        top = column(head, self._place_help, self.box, spacing=Space.S)
        top.setContentsMargins(Space.XXL, Space.L, Space.L, Space.M)
        page = Inner()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(Space.XXL, Space.L, Space.XXL, Space.L)
        inner.addWidget(self._none)
        inner.addLayout(self._groups)
        inner.addStretch(1)
        scroll = frameless(page)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QVBoxLayout(self.panel)
        body.setContentsMargins(1, 1, 1, 1)
        body.setSpacing(0)
        body.addLayout(top)
        body.addWidget(rule())
        body.addWidget(scroll, 1)


def _is_common(row: KeyRow) -> bool:
    """What every window has stands last."""
    return row.group == "palette.program"
