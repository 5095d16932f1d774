"""Quotes that stand as evidence at a criterion: rows in its open form, one press back to the place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout

from desktop.desks.note_views import NoteView
from ui.commissioner.card.criteria import Criteria
from ui.commissioner.notes.meanings import MEANINGS, quoted, spoken
from ui.commissioner.notes.notebook import Notebook
from ui.i18n import Phrase, words
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, REGULAR, SEMIBOLD, Radius
from ui.widgets.button import IconButton
from ui.widgets.card import clear, reveal
from ui.widgets.paint import box, mix, painter_on, ring, write
from ui.widgets.tip import plain_tip

HEIGHT, SIDE, PLACE_W = 32, 8, 132
Titles = Callable[[NoteView], Phrase]


class EvidenceRow(QAbstractButton):
    """`walked(by)`, `left`; Enter opens the place, Del takes the quote off the criterion."""

    walked = Signal(int)
    left = Signal()
    removed = Signal()

    def __init__(self, kit: Kit, note: NoteView, place: Phrase) -> None:
        super().__init__()
        self._kit, self.note, self._place = kit, note, place
        self.off = IconButton(kit, "x", words("notes.take_off"), size=24, keys="Del")
        self.off.setParent(self)
        self.off.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.off.hide()
        self.off.clicked.connect(self.removed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        kit.theme.changed.connect(self.update)
        kit.say.languageChanged.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        say = self._kit.say
        self.setText(quoted(self.note)(say))
        self.setAccessibleName(f"{self._place(say)}. {spoken(say, self.note)}")
        self.setToolTip(plain_tip("\n".join(filter(None, (self.text(), self.note.text, self._place(say))))))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, HEIGHT)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.off.setGeometry(self.width() - 28, 4, 24, 24)
        self.off.show()
        super().enterEvent(event)

    def leaveEvent(self, event: object) -> None:
        self.off.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            self.walked.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        self.left.emit()
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        t, note, look = self._kit.theme.tokens, self.note, MEANINGS[self.note.meaning]
        painter = painter_on(self)
        lit = mix(t.raised, t.text, 0.05) if self.underMouse() else t.raised
        box(
            painter,
            self.rect(),
            Radius.SMALL,
            fill=lit,
            edge=t.line2 if note.lost else None,
            dashed=note.lost,
        )
        if self.hasFocus():
            ring(painter, self.rect(), Radius.SMALL, t.accent)
        self._kit.theme.icons.paint(painter, look.icon, t.ink_of(look.tone), QRectF(SIDE, 8, 16, 16))
        right = self._paint_place(painter)
        painter.setFont(self._kit.theme.font(DENSE, REGULAR))
        write(painter, QRect(SIDE + 26, 0, right - SIDE - 34, HEIGHT), self.text(), t.text)
        painter.end()

    def _paint_place(self, painter: QPainter) -> int:
        t, font = self._kit.theme.tokens, self._kit.theme.font(CAPTION, SEMIBOLD)
        right = self.width() - (32 if self.off.isVisible() else SIDE)
        place = self._kit.say("notes.lost") if self.note.lost else self._place(self._kit.say)
        width = min(QFontMetrics(font).horizontalAdvance(place) + 2, PLACE_W)
        painter.setFont(font)
        ink = t.warn if self.note.lost else t.accent_text
        write(painter, QRect(right - width, 0, width, HEIGHT), place, ink)
        return right - width


class EvidenceLists(QObject):
    """Fills every open form's list from the notebook, and the counts in the rows at rest."""

    def __init__(self, kit: Kit, criteria: Criteria, notebook: Notebook, place: Titles) -> None:
        super().__init__(criteria)
        self._kit, self._criteria, self._notebook, self._place = kit, criteria, notebook, place
        self._shown: dict[str, tuple[NoteView, ...]] = {}
        self.rows: list[EvidenceRow] = []

    def show(self) -> None:
        """What the notebook holds now."""
        codes = self._criteria.codes
        self._criteria.show_quotes({code: len(self._notebook.evidence(code)) for code in codes})
        self._fill(self._criteria.open_code)

    def focus(self) -> None:
        """To the first quote of the open criterion."""
        if self.rows:
            self.rows[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fill(self, code: str) -> None:
        if not code:
            return
        notes = tuple(self._notebook.evidence(code))
        layout: QVBoxLayout = self._criteria.panel(code).evidence
        if self._shown.get(code) == notes and len(self.rows) == layout.count() == len(notes):
            return
        had_focus = any(row.hasFocus() for row in self.rows)
        clear(layout)
        self._shown[code] = notes
        self.rows = [self._row(note) for note in notes]
        for row in self.rows:
            layout.addWidget(row)
        reveal(layout)
        if had_focus:
            self._leave() if not self.rows else self.focus()

    def _row(self, note: NoteView) -> EvidenceRow:
        row = EvidenceRow(self._kit, note, self._place(note))
        acts = _Acts(self, row)
        row.clicked.connect(acts.open)
        row.removed.connect(acts.take_off)
        row.walked.connect(acts.walk)
        row.left.connect(self._leave)
        return row

    def _leave(self) -> None:
        ruler = self._criteria.panel(self._criteria.open_code).ruler
        ruler.setFocus(Qt.FocusReason.OtherFocusReason)


class _Acts(QObject):
    """What one row does to its note."""

    def __init__(self, lists: EvidenceLists, row: EvidenceRow) -> None:
        super().__init__(row)
        self._lists, self._row = lists, row

    def open(self) -> None:
        self._lists._notebook.open(self._row.note.id)

    def take_off(self) -> None:
        self._lists._notebook.set_criterion(self._row.note.id, None)

    def walk(self, by: int) -> None:
        rows = self._lists.rows
        rows[(rows.index(self._row) + by) % len(rows)].setFocus(Qt.FocusReason.OtherFocusReason)
