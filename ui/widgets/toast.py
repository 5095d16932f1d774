"""Toasts: what just happened, for six seconds, bottom centre, at most three; Undo instead of a question."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QTimer, Signal
from PySide6.QtGui import QAccessible, QEnterEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.i18n import words
from ui.messages import Notice
from ui.services import Kit
from ui.theme.tokens import DENSE, MEDIUM, Radius, Space
from ui.widgets.announce import announce
from ui.widgets.button import Button, IconButton
from ui.widgets.card import Picture
from ui.widgets.label import Label
from ui.widgets.paint import box, painter_on

LIFE_MS, MOST, WIDTH = 6000, 3, 480
ICONS = {"ok": "circle-check", "warn": "triangle-alert", "bad": "circle-x", "accent": "info", "viol": "info"}


class Toast(QWidget):
    """One notice."""

    gone = Signal(object)

    def __init__(self, kit: Kit, notice: Notice, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit, self._notice = kit, notice
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.S, Space.S, Space.S)
        row.setSpacing(Space.S)
        tone = notice.tone
        ink = "muted" if tone == "neutral" else "accent_text" if tone == "accent" else tone
        row.addWidget(Picture(kit, ICONS.get(tone, "info"), ink))
        self._label = Label(kit, notice.what, DENSE, MEDIUM, wrap=True)
        row.addWidget(self._label, 1)
        if notice.undo:
            undo = Button(kit, words("act.undo"), "accent", "undo-2", height=32)
            undo.clicked.connect(self._undo)
            row.addWidget(undo)
        close = IconButton(kit, "x", words("act.close"))
        close.clicked.connect(self._close)
        row.addWidget(close)
        self._timer = QTimer(self, singleShot=True, interval=LIFE_MS)
        self._timer.timeout.connect(self._close)
        if not QAccessible.isActive():  # a screen reader's person closes it when it was read
            self._timer.start()

    @property
    def urgent(self) -> bool:
        return self._notice.tone == "bad"

    def words(self) -> str:
        return self._label.text()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Who reads it, or is about to press a button of it, is not hurried."""
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        if not QAccessible.isActive():
            self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        box(painter, self.rect(), Radius.CONTROL, fill=t.surface, edge=t.line2)
        painter.end()

    def _undo(self) -> None:
        if self._notice.undo:
            self._notice.undo()
        self._close()

    def _close(self) -> None:
        self.gone.emit(self)


class Toasts(QObject):
    """The stack of toasts of one window."""

    def __init__(self, kit: Kit, window: QWidget) -> None:
        super().__init__(window)
        self._kit, self._window = kit, window
        self.shown: list[Toast] = []
        window.installEventFilter(self)

    def show(self, notice: Notice) -> None:
        toast = Toast(self._kit, notice, self._window)
        toast.gone.connect(self._drop)
        self.shown.append(toast)
        while len(self.shown) > MOST:
            self._drop(self.shown[0])
        self._place()
        toast.show()
        toast.raise_()
        self._announce(toast)

    def release(self) -> None:
        """The window has closed: watch it no longer."""
        self._window.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _announce(self, toast: Toast) -> None:
        toast.setAccessibleName(toast.words())
        announce(toast, toast.words(), urgent=toast.urgent)

    def _drop(self, toast: Toast) -> None:
        if toast in self.shown:
            self.shown.remove(toast)
            toast.hide()
            toast.deleteLater()
            self._place()

    def _place(self) -> None:
        area = self._window.rect()
        width = min(WIDTH, area.width() - 2 * Space.L)
        bottom = area.bottom() - Space.XXL
        for toast in reversed(self.shown):
            height = max(48, toast.heightForWidth(width))
            toast.setGeometry(QRect((area.width() - width) // 2, bottom - height, width, height))
            bottom -= height + Space.S
