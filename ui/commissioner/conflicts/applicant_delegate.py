"""How an application is drawn in a declaration: tick, title, an organisation or two, the ground."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.models.applicants import APPLICANT_ROLE, ApplicantRow, ApplicantsModel, Index
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, MEDIUM, SEMIBOLD, Radius, Space
from ui.widgets.paint import box, mix, ring, write

ROW, TICK = 60, 18


class ApplicantDelegate(QStyledItemDelegate):
    """Every row is as high as any other."""

    def __init__(self, kit: Kit, model: ApplicantsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kit, self._model = kit, model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(240, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(APPLICANT_ROLE)
        if not isinstance(row, ApplicantRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect
        inner = QRectF(area).adjusted(2, 2, -2, -2)
        self._back(painter, inner, option, row)
        self._tick(painter, inner, row)
        right = self._ground(painter, inner, row)
        self._words(painter, QRectF(inner.left() + 44, inner.top(), right - inner.left() - 52, ROW - 4), row)
        painter.restore()

    def _back(
        self, painter: QPainter, inner: QRectF, option: QStyleOptionViewItem, row: ApplicantRow
    ) -> None:
        t = self._kit.theme.tokens
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            box(painter, inner, Radius.CONTROL, fill=t.accent_soft)
        elif row.tick:
            box(painter, inner, Radius.CONTROL, fill=t.warn_soft)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            box(painter, inner, Radius.CONTROL, fill=mix(t.surface, t.text, 0.05))
        if option.state & QStyle.StateFlag.State_HasFocus:
            ring(painter, inner, Radius.CONTROL, t.accent)

    def _tick(self, painter: QPainter, inner: QRectF, row: ApplicantRow) -> None:
        t, on = self._kit.theme.tokens, row.tick is not None
        tick = QRectF(inner.left() + 14, inner.center().y() - TICK / 2, TICK, TICK)
        box(painter, tick, 4, fill=t.accent if on else t.surface, edge=t.accent if on else t.line2)
        if on:
            self._kit.theme.icons.paint(painter, "check", t.on_accent, tick.adjusted(2, 2, -2, -2))

    def _ground(self, painter: QPainter, inner: QRectF, row: ApplicantRow) -> float:
        """The ground at the right, or that it is still to be chosen; returns where it begins."""
        words = self._model.ground(row)
        if not words:
            return inner.right() - Space.M
        t = self._kit.theme.tokens
        painter.setFont(self._kit.theme.font(CAPTION, SEMIBOLD))
        width = min(painter.fontMetrics().horizontalAdvance(words) + 40.0, inner.width() * 0.45)
        chip = QRectF(inner.right() - width - Space.S, inner.center().y() - 12, width, 24)
        chosen = row.tick is not None and row.tick.ground is not None
        ink, soft = (t.warn, t.warn_soft) if chosen else (t.bad, t.bad_soft)
        box(painter, chip, 12, fill=soft)
        icon = "circle-slash" if chosen else "circle-alert"
        mark = QRectF(chip.left() + 9, chip.center().y() - 7, 14, 14)
        self._kit.theme.icons.paint(painter, icon, ink, mark)
        write(painter, chip.adjusted(28, 0, -8, 0), words, ink)
        return chip.left()

    def _words(self, painter: QPainter, area: QRectF, row: ApplicantRow) -> None:
        t, say = self._kit.theme.tokens, self._kit.say
        painter.setFont(self._kit.theme.font(DENSE, MEDIUM))
        write(
            painter,
            QRectF(area.left(), area.top() + 9, area.width(), 20),
            say.text(row.applicant.title),
            t.text,
        )
        painter.setFont(self._kit.theme.font(CAPTION, SEMIBOLD if row.found else MEDIUM))
        below = QRectF(area.left(), area.top() + 29, area.width(), 18)
        if row.found:
            write(painter, below, self._model.named(row.found), t.accent_text)
            return
        names = " · ".join(say.text(one.name) for one in row.applicant.organisations)
        painter.setFont(self._kit.theme.font(CAPTION))
        write(painter, below, names or row.applicant.code, t.muted)
