"""Find in a document: the words, how many there are, on to the next, away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.i18n import Phrase, literal, words
from ui.reader.canvas import PageCanvas
from ui.reader.finder import Finder, Finding
from ui.reader.hits import Hit, Hits
from ui.services import Kit
from ui.theme.tokens import DENSE, MEDIUM, Space
from ui.widgets.button import IconButton
from ui.widgets.field import FindBox
from ui.widgets.label import Label

ENTER = {Qt.KeyboardModifier.NoModifier: 1, Qt.KeyboardModifier.ShiftModifier: -1}


class FindBar(QWidget):
    """Over one canvas. `close_finder()` before it dies. `toggled` when it opens or closes."""

    toggled = Signal(bool)

    def __init__(self, kit: Kit, canvas: PageCanvas) -> None:
        super().__init__()
        self._canvas = canvas
        self._finder = Finder(self)
        self._hits: tuple[Hit, ...] = ()
        self._current = -1
        self._query = ""
        self._more = False
        self._from = 1  # the page from which one looks
        self.box = FindBox(kit, words("reader.find_prompt"))
        self.count = Label(kit, literal(""), DENSE, MEDIUM, "muted", tabular=True)
        self.silent = Label(kit, literal(""), DENSE, ink="muted")
        self.back = IconButton(kit, "chevron-up", words("reader.find_previous"), keys="Shift+F3")
        self.forth = IconButton(kit, "chevron-down", words("reader.find_next"), keys="F3")
        self.shut = IconButton(kit, "x", words("reader.find_close"), keys="Esc")
        self.setProperty("part", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lay_out()
        self._connect()
        self.hide()

    def open(self) -> None:
        """Show, with the selected words to look for when there are some in one line."""
        picked = self._canvas.selection()
        if picked is not None and picked.quote and "\n" not in picked.quote:
            self.box.edit.setText(picked.quote)
        self._from = self._canvas.page
        self.show()
        self.toggled.emit(True)
        self.box.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.edit.selectAll()
        self._ask()

    def close_bar(self) -> None:
        """Away; the hit one looked at stays selected, ready for a note."""
        if self.isHidden():
            return
        hit = self._hits[self._current] if 0 <= self._current < len(self._hits) else None
        self.hide()
        self._canvas.set_hits(Hits())
        if hit is not None:
            self._canvas.select_stored(*hit)
        self.toggled.emit(False)
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle(self) -> None:
        if self.isVisible():
            self.close_bar()
        else:
            self.open()

    def next(self) -> None:
        """The next hit, round to the first; opens the bar where nothing was looked for."""
        self._step(1)

    def previous(self) -> None:
        self._step(-1)

    def look_again(self) -> None:
        """Another document is shown: look in that one, if the bar is open."""
        self._hits, self._current, self._from = (), -1, self._canvas.page
        if self.isVisible():
            self._ask()

    def close_finder(self) -> None:
        self._finder.close()

    # -- inside -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, 6, Space.L, 6)
        row.setSpacing(2)
        self.box.setMaximumWidth(360)
        row.addWidget(self.box, 1)
        row.addSpacing(Space.S)
        for part in (self.back, self.forth):
            row.addWidget(part)
        row.addSpacing(Space.S)
        row.addWidget(self.count)
        row.addSpacing(Space.M)
        row.addWidget(self.silent)
        row.addStretch(1)
        row.addWidget(self.shut)

    def _connect(self) -> None:
        self.box.changed.connect(self._typed)
        self.back.clicked.connect(self.previous)
        self.forth.clicked.connect(self.next)
        self.shut.clicked.connect(self.close_bar)
        self._finder.found.connect(self._found)
        self.box.edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Shift+Enter in the field; with Ctrl it is another's key."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            way = ENTER.get(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
            if way is not None:
                self._step(way)
            return way is not None
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def _typed(self, _text: str) -> None:
        self._ask()

    def _ask(self) -> None:
        source = self._canvas.source
        self._query = self.box.text()
        if source is not None:
            self._finder.ask(source, self._query)

    def _found(self, finding: Finding) -> None:
        source = self._canvas.source
        if self.isHidden() or source is None or finding.digest != source.digest:
            return
        if finding.query != self._query:
            return
        self._hits, self._more = finding.hits, finding.more
        ahead = (n for n, hit in enumerate(self._hits) if hit.page + 1 >= self._from)
        self._current = next(ahead, 0 if self._hits else -1)
        self.silent.set_phrase(
            words("reader.find_silent", n=finding.silent) if finding.silent else literal("")
        )
        self._show()

    def _step(self, by: int) -> None:
        if self.isHidden():
            self.open()
        elif self._hits:
            self._current = (self._current + by) % len(self._hits)
            self._from = self._hits[self._current].page + 1
            self._show()

    def _show(self) -> None:
        self._canvas.set_hits(Hits(self._hits, self._current))
        for button in (self.back, self.forth):
            button.setEnabled(bool(self._hits))
        self.count.set_ink("muted" if self._hits or not self._query.strip() else "bad")
        self.count.set_phrase(self._counted())

    def _counted(self) -> Phrase:
        if not self._query.strip():
            return literal("")
        if not self._hits:
            return words("reader.find_none")
        key = "reader.find_more" if self._more else "reader.find_count"
        return words(key, at=self._current + 1, n=len(self._hits))
