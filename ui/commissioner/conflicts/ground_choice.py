"""The grounds of a conflict of interest: one is chosen, by the mouse or by its number."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.model.text import Text
from ui.i18n import Phrase, data, words
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, MEDIUM, Radius, Space
from ui.widgets.card import clear
from ui.widgets.paint import box, mix, painter_on, ring, write

CHOICE, LEFT, RIGHT = 40, 42, 36
OTHER = "other"  # a ground that every round has, explained in the note


def named_grounds(grounds: Mapping[str, Text]) -> dict[str, Phrase]:
    """The round's grounds in words, and last "other", also where the round does not name it."""
    named = {code: data(text) for code, text in grounds.items()}
    other = named.pop(OTHER, words("comm.recuse.other"))
    return named | {OTHER: other}


class GroundChoice(QRadioButton):
    """One ground in a row of its own, as many lines as it takes; its number is its key."""

    def __init__(self, kit: Kit, number: int, ground: Phrase) -> None:
        super().__init__()
        self._kit, self._number, self._ground = kit, number, ground
        self._font = kit.theme.font(DENSE, MEDIUM)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        kit.say.languageChanged.connect(self.retranslate)
        kit.theme.changed.connect(self.update)
        self.retranslate()

    def retranslate(self) -> None:
        self.setText(self._ground(self._kit.say))
        self.setAccessibleName(self.text())
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(320))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, CHOICE)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(width - LEFT - RIGHT, 80), 2000)
        wrapped = QFontMetrics(self._font).boundingRect(room, int(Qt.TextFlag.TextWordWrap), self.text())
        return max(CHOICE, wrapped.height() + 2 * 11)

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        t, on = self._kit.theme.tokens, self.isChecked()
        painter = painter_on(self)
        lit = mix(t.surface, t.text, 0.05) if self.underMouse() else t.surface
        fill, edge = (t.accent_soft, t.accent) if on else (lit, t.line2)
        box(painter, self.rect(), Radius.CONTROL, fill=fill, edge=edge)
        if self.hasFocus():
            ring(painter, self.rect(), Radius.CONTROL, t.accent)
        dot = QRectF(14, self.height() / 2 - 8, 16, 16)
        box(painter, dot, 8, edge=t.accent if on else t.line2, width=2 if on else 1)
        if on:
            box(painter, dot.adjusted(4, 4, -4, -4), 4, fill=t.accent)
        painter.setFont(self._font)
        painter.setPen(t.text if self.isEnabled() else t.faint)
        flags = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(QRectF(LEFT, 0, self.width() - LEFT - RIGHT, self.height()), flags, self.text())
        painter.setFont(self._kit.theme.font(CAPTION))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        write(painter, QRectF(0, 0, self.width() - 14, self.height()), str(self._number), t.muted, right)
        painter.end()


class GroundList(QWidget):
    """`chosen(code)` when the person picks one."""

    chosen = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._codes: list[str] = []
        self.choices: list[GroundChoice] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._picked)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.S)

    def show_grounds(self, grounds: Mapping[str, Phrase]) -> None:
        for choice in self.choices:
            self._group.removeButton(choice)
        clear(self._column)
        self._codes = list(grounds)
        self.choices = [GroundChoice(self._kit, n, phrase) for n, phrase in enumerate(grounds.values(), 1)]
        for number, choice in enumerate(self.choices):
            self._group.addButton(choice, number)
            self._column.addWidget(choice)

    def show_chosen(self, code: str | None) -> None:
        """None: none of them. Nobody is told."""
        self._group.setExclusive(False)
        for choice, known in zip(self.choices, self._codes, strict=True):
            choice.setChecked(known == code)
        self._group.setExclusive(True)

    @property
    def code(self) -> str | None:
        at = self._group.checkedId()
        return self._codes[at] if at >= 0 else None

    def pick(self, event: QKeyEvent) -> bool:
        """The digit of a ground chooses it; False when the key is another."""
        typed = event.text()
        if not typed.isdecimal() or not 1 <= int(typed) <= len(self.choices):
            return False
        self.choices[int(typed) - 1].setChecked(True)
        self.chosen.emit(self._codes[int(typed) - 1])
        return True

    def _picked(self, number: int) -> None:
        self.chosen.emit(self._codes[number])
