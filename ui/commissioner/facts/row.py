"""One fact: its label, its value with its unit, the document it was filed in; a question where it has one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.decide.factsheet import FactLook
from ui.accessible import Role, hear_as
from ui.commissioner.card.fact_words import shown_look
from ui.i18n import data, literal, words
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, MEDIUM, SEMIBOLD, Radius, Space
from ui.widgets.card import Picture
from ui.widgets.label import Label
from ui.widgets.paint import box, mix, painter_on, ring


class FactRow(QWidget):
    """Enter or a double click opens its source, Ctrl+C copies the value with its unit. `paper`: the code
    of its document stands at the end, where no heading says it."""

    opened = Signal(object)

    def __init__(self, kit: Kit, look: FactLook, *, paper: bool = False) -> None:
        super().__init__()
        self._kit, self.look = kit, look
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        hear_as(self, Role.StaticText)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        line = QHBoxLayout(self)
        line.setContentsMargins(Space.S, 4, Space.S, 4)
        line.setSpacing(Space.M)
        line.addWidget(Label(kit, data(look.field.label), DENSE, wrap=True), 1, Qt.AlignmentFlag.AlignTop)
        if look.doubts:
            line.addWidget(Picture(kit, "triangle-alert", "warn"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._shown(), 0, Qt.AlignmentFlag.AlignTop)
        if paper:
            code = Label(kit, literal(look.field.document or ""), CAPTION, MEDIUM, "muted")
            line.addWidget(code, 0, Qt.AlignmentFlag.AlignTop)
        kit.say.languageChanged.connect(self.retranslate)
        self.retranslate()

    def _shown(self) -> Label:
        if self.look.value is None:
            return Label(self._kit, words("comm.fact.missing"), DENSE, ink="warn")
        long = len(self.text()) > 28
        ink = "warn" if self.look.doubts else "text"
        shown = Label(self._kit, lambda _say: self.text(), DENSE, SEMIBOLD, ink, wrap=long, tabular=not long)  # type: ignore[arg-type]
        shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        return shown

    def text(self) -> str:
        """The value with its unit."""
        return shown_look(self._kit.say, self.look)

    def retranslate(self) -> None:
        say = self._kit.say
        shown = self.text() if self.look.value is not None else say("comm.fact.missing")
        doubt = f". {say('marks.fact.doubted')}" if self.look.doubts else ""
        self.setAccessibleName(f"{say.text(self.look.field.label)}: {shown}{doubt}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.text())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.look.field.document:
            self.opened.emit(self.look)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.look.field.document:
            self.opened.emit(self.look)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        if self.look.doubts:
            box(painter, self.rect(), Radius.SMALL, fill=t.warn_soft)
        elif self.underMouse():
            box(painter, self.rect(), Radius.SMALL, fill=mix(t.surface, t.text, 0.04))
        if self.hasFocus():
            ring(painter, self.rect(), Radius.SMALL, t.accent)
        painter.end()
