"""A conflict found while reading: grounds of the round, a note for the protocol, one answer.

The way out is called Back: in Kazakh "Cancel" and "recuse" are the same two words.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QLayout, QRadioButton, QVBoxLayout, QWidget

from desktop.model.text import Text
from ui.commissioner.typing_field import TypingField
from ui.i18n import Phrase, data, words
from ui.services import Kit
from ui.theme.tokens import BODY, CAPTION, DENSE, MEDIUM, SECTION, SEMIBOLD, Radius, Space
from ui.widgets.button import Button
from ui.widgets.label import Label, heading
from ui.widgets.paint import box, mix, painter_on, ring, write

WIDTH, CHOICE = 520, 40
OTHER = "other"  # a ground that every round has, explained in the note


class GroundChoice(QRadioButton):
    """One ground in a row of its own; its number is its key."""

    def __init__(self, kit: Kit, number: int, ground: Phrase) -> None:
        super().__init__()
        self._kit, self._number, self._ground = kit, number, ground
        self.setMinimumHeight(CHOICE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        kit.say.languageChanged.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        self.setText(self._ground(self._kit.say))
        self.setAccessibleName(self.text())

    def sizeHint(self) -> QSize:
        return QSize(WIDTH - 2 * Space.XXL, CHOICE)

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        t, on = self._kit.theme.tokens, self.isChecked()
        painter = painter_on(self)
        lit = mix(t.surface, t.text, 0.05) if self.underMouse() else t.surface
        box(
            painter,
            self.rect(),
            Radius.CONTROL,
            fill=t.accent_soft if on else lit,
            edge=t.accent if on else t.line,
        )
        if self.hasFocus():
            ring(painter, self.rect(), Radius.CONTROL, t.accent)
        dot = QRectF(14, self.height() / 2 - 8, 16, 16)
        box(painter, dot, 8, edge=t.accent if on else t.line2, width=2 if on else 1)
        if on:
            box(painter, dot.adjusted(4, 4, -4, -4), 4, fill=t.accent)
        painter.setFont(self._kit.theme.font(DENSE, MEDIUM))
        write(painter, QRectF(42, 0, self.width() - 80, self.height()), self.text(), t.text)
        painter.setFont(self._kit.theme.font(CAPTION))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        write(painter, QRectF(0, 0, self.width() - 14, self.height()), str(self._number), t.muted, right)
        painter.end()


class ConflictDialog(QDialog):
    """`declared(ground code, note)`; until a ground is chosen nothing can be declared."""

    declared = Signal(str, str)

    def __init__(self, kit: Kit, title: Text, grounds: Mapping[str, Text], parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        named = {code: data(text) for code, text in grounds.items()}
        named.setdefault(OTHER, words("comm.recuse.other"))
        self._codes = list(named)
        self.choices = [GroundChoice(kit, n, phrase) for n, phrase in enumerate(named.values(), 1)]
        self._group = QButtonGroup(self)
        self.note = TypingField(
            kit, words("comm.recuse.note"), words("comm.recuse.note_prompt"), BODY, least=3, most=5
        )
        self.back = Button(kit, words("act.back"), "secondary", height=40)
        self.act = Button(kit, words("comm.recuse.act"), "primary", "circle-slash", height=40)
        self.setProperty("part", "dialog")
        self.setWindowTitle(kit.say("comm.recuse.declare"))
        self._lay_out(title)
        self._connect()

    def _lay_out(self, title: Text) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.XL)
        column.setSpacing(Space.S)
        column.addWidget(heading(self._kit, words("comm.recuse.question"), SECTION))
        column.addWidget(Label(self._kit, data(title), BODY, MEDIUM, wrap=True))
        column.addWidget(Label(self._kit, words("comm.recuse.means"), DENSE, ink="muted", wrap=True))
        column.addSpacing(Space.XS)
        column.addWidget(Label(self._kit, words("comm.recuse.ground"), DENSE, SEMIBOLD))
        for number, choice in enumerate(self.choices):
            self._group.addButton(choice, number)
            column.addWidget(choice)
        column.addSpacing(Space.XS)
        column.addWidget(Label(self._kit, words("comm.recuse.note"), DENSE, SEMIBOLD, wrap=True))
        column.addWidget(self.note)
        column.addSpacing(Space.S)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.act)
        column.addLayout(foot)
        # Wrapped texts ask for the height of their narrowest form: the width is known, so is the height.
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setFixedSize(WIDTH, column.heightForWidth(WIDTH))

    def _connect(self) -> None:
        self.act.setEnabled(False)
        self._group.idToggled.connect(self._chosen)
        self.back.clicked.connect(self.reject)
        self.act.clicked.connect(self._declare)
        self.note.left.connect(self.reject)
        if self.choices:
            self.choices[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if typed.isdecimal() and 1 <= int(typed) <= len(self.choices):
            self.choices[int(typed) - 1].setChecked(True)
            self.choices[int(typed) - 1].setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    def _chosen(self, number: int, on: bool) -> None:
        self.act.setEnabled(self._group.checkedId() >= 0)

    def _declare(self) -> None:
        self.declared.emit(self._codes[self._group.checkedId()], self.note.toPlainText().strip())
        self.accept()
