"""How a note looks in the list: meaning, quote, words, where it stands, what it is evidence for."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.desks.note_views import NoteView
from ui.commissioner.notes.list_model import NotesModel
from ui.commissioner.notes.meanings import MEANINGS, quoted
from ui.services import Kit
from ui.theme.tokens import BODY, CAPTION, DENSE, MEDIUM, REGULAR, SEMIBOLD, Radius
from ui.widgets.paint import box, ring, write

PAD, ICON_W, TEXT_LINES = 12, 28, 3
WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
Index = QModelIndex | QPersistentModelIndex


class NoteDelegate(QStyledItemDelegate):
    """Rows as high as their words, at most three lines of them."""

    def __init__(self, kit: Kit, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._kit, self._view = kit, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        note = self._note(index)
        words = self._words_height(note.text, self._view.viewport().width()) if note is not None else 0
        return QSize(240, 8 + PAD + CAPTION.line + 4 + BODY.line + (words + 4 if words else 0) + PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        note = self._note(index)
        if note is None:
            return
        t = self._kit.theme.tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect.adjusted(0, 0, 0, -8)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = selected and bool(option.state & QStyle.StateFlag.State_HasFocus)
        edge = t.line2 if note.lost else t.line
        fill = t.accent_soft if selected else t.surface
        box(painter, area, Radius.CARD, fill=fill, edge=edge, dashed=note.lost)
        if focused:
            ring(painter, area, Radius.CARD, t.accent)
        self._paint_note(painter, area.adjusted(PAD, PAD, -PAD, -PAD), note, index)
        painter.restore()

    def _paint_note(self, painter: QPainter, area: QRect, note: NoteView, index: Index) -> None:
        t, say, look = self._kit.theme.tokens, self._kit.say, MEANINGS[note.meaning]
        icons = self._kit.theme.icons
        icons.paint(painter, look.icon, t.ink_of(look.tone), QRectF(area.left(), area.top(), 16, 16))
        left = area.left() + ICON_W
        word = say("notes.lost_name", meaning=look.word(say)) if note.lost else look.word(say)
        painter.setFont(self._kit.theme.font(CAPTION, SEMIBOLD))
        write(painter, QRect(left, area.top(), area.width() // 2, 16), word, t.ink_of(look.tone))
        used = QFontMetrics(painter.font()).horizontalAdvance(word) + 12
        right = self._paint_end(painter, area, note)
        model = index.model()
        if isinstance(model, NotesModel):
            painter.setFont(self._kit.theme.font(CAPTION))
            place = QRect(left + used, area.top(), max(right - left - used - 8, 0), 16)
            write(painter, place, model.place(note)(say), t.muted)
        top = area.top() + CAPTION.line + 4
        painter.setFont(self._kit.theme.font(BODY, MEDIUM))
        write(painter, QRect(left, top, area.right() - left, BODY.line), quoted(note)(say), t.text)
        self._paint_words(painter, QRect(left, top + BODY.line + 4, area.right() - left, 999), note.text)

    def _paint_end(self, painter: QPainter, area: QRect, note: NoteView) -> int:
        """Shared or private, and the criterion, at the right."""
        t, right = self._kit.theme.tokens, area.right()
        sign = QRectF(right - 16, area.top(), 16, 16)
        self._kit.theme.icons.paint(painter, "share-2" if note.share else "lock", t.muted, sign)
        right -= 28
        if note.criterion:
            painter.setFont(self._kit.theme.font(CAPTION, SEMIBOLD))
            text = self._kit.say("notes.evidence_for", code=note.criterion)
            width = QFontMetrics(painter.font()).horizontalAdvance(text) + 4
            write(painter, QRect(right - width, area.top(), width, 16), text, t.accent_text)
            right -= width
        return right

    def _paint_words(self, painter: QPainter, area: QRect, text: str) -> None:
        if text:
            painter.setFont(self._kit.theme.font(DENSE, REGULAR))
            painter.setPen(self._kit.theme.tokens.text)
            height = self._words_height(text, area.width() + ICON_W + 2 * PAD)
            painter.drawText(QRect(area.left(), area.top(), area.width(), height), WRAP, text)

    def _words_height(self, text: str, width: int) -> int:
        if not text:
            return 0
        metrics = QFontMetrics(self._kit.theme.font(DENSE))
        inner = max(width - ICON_W - 2 * PAD, 80)
        return min(
            metrics.boundingRect(QRect(0, 0, inner, 9_999), WRAP, text).height(),
            TEXT_LINES * metrics.lineSpacing(),
        )

    def _note(self, index: Index) -> NoteView | None:
        model = index.model()
        return model.note(index) if isinstance(model, NotesModel) else None
