"""The steps of a round down the left: a tick, a number or the count of complaints, and where each stands."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from desktop.desks.secretary.builder.places import STEPS
from desktop.desks.secretary.builder.places import Step as StepId
from ui.i18n import Phrase, literal, words
from ui.secretary.round.saying import step_name
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, SECTION, SEMIBOLD, Radius, Space
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.paint import box, mix, painter_on, ring, write

WIDE, FOLDED, TALL, ROUND = 244, 68, 58, 24


class StepButton(QPushButton):
    """One step: its sign, its name, a line about it."""

    def __init__(self, kit: Kit, step: StepId, at: int) -> None:
        super().__init__()
        self._kit, self.step, self._at = kit, step, at
        self._line: Phrase = literal("")
        self.count, self.done = 0, False
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        kit.say.languageChanged.connect(self.retranslate)
        self.retranslate()

    def show_state(self, line: Phrase, count: int, *, done: bool) -> None:
        self._line, self.count, self.done = line, count, done
        self.retranslate()

    def retranslate(self) -> None:
        say = self._kit.say
        self.setText(step_name(self.step)(say))
        self.setAccessibleName(", ".join(part for part in (self.text(), self._line(say)) if part))
        self.setToolTip(self.accessibleName())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDE - 24, TALL)

    def paintEvent(self, event: QPaintEvent) -> None:
        t, on = self._kit.theme.tokens, self.isChecked()
        painter = painter_on(self)
        area = QRectF(self.rect()).adjusted(0, 2, 0, -2)
        if on or self.underMouse():
            box(painter, area, Radius.CONTROL, fill=t.accent_soft if on else mix(t.surface, t.text, 0.05))
        x = 10 + ROUND / 2
        if self._at > 0:
            painter.fillRect(QRectF(x - 1, 0, 2, 15), t.line)
        if self._at < len(STEPS) - 1:
            painter.fillRect(QRectF(x - 1, TALL - 17, 2, 17), t.line)
        self._sign(painter, QRectF(10, (TALL - ROUND) / 2, ROUND, ROUND))
        if self.width() > FOLDED:
            self._words(painter)
        if self.hasFocus():
            ring(painter, area, Radius.CONTROL, t.accent)
        painter.end()

    def _words(self, painter: QPainter) -> None:
        t, on = self._kit.theme.tokens, self.isChecked()
        room = QRectF(46, 11, self.width() - 54, 18)
        painter.setFont(self._kit.theme.font(DENSE, SEMIBOLD))
        write(painter, room, self.text(), t.accent_text if on else t.text)
        painter.setFont(self._kit.theme.font(CAPTION))
        ink = t.bad if self.count else t.muted
        write(painter, room.translated(0, 18), self._line(self._kit.say), ink)

    def _sign(self, painter: QPainter, at: QRectF) -> None:
        t, icons = self._kit.theme.tokens, self._kit.theme.icons
        inner = at.adjusted(5, 5, -5, -5)
        if self.count:
            box(painter, at, ROUND / 2, fill=t.bad_soft)
            icons.paint(painter, "circle-alert", t.bad, inner)
        elif self.done:
            box(painter, at, ROUND / 2, fill=t.ok_soft)
            icons.paint(painter, "check", t.ok, inner)
        else:
            on = self.isChecked()
            box(painter, at, ROUND / 2, fill=t.accent if on else t.surface, edge=None if on else t.line2)
            painter.setFont(self._kit.theme.font(CAPTION, SEMIBOLD, tabular=True))
            middle = Qt.AlignmentFlag.AlignCenter
            write(painter, at, str(self._at + 1), t.on_accent if on else t.muted, middle)


class StepsRail(Card):
    """`chosen(step)`; arrows walk through the steps."""

    chosen = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__(inner=Space.M)
        self.setFixedWidth(WIDE)
        self.body.setSpacing(0)
        self._title = Label(kit, words("builder.build"), SECTION, SEMIBOLD)
        self.body.addWidget(self._title)
        self.body.addSpacing(Space.S)
        self._group = QButtonGroup(self)
        self.buttons: dict[StepId, StepButton] = {}
        for at, step in enumerate(STEPS):
            button = StepButton(kit, step, at)
            self.buttons[step] = button
            self._group.addButton(button)
            self.body.addWidget(button)
        self._group.buttonClicked.connect(self._clicked)
        self.body.addStretch(1)
        self._well = well = Card(part="well", inner=Space.M)
        self.saved = Label(kit, literal(""), CAPTION, SEMIBOLD, "muted", wrap=True)
        self.means = Label(kit, words("builder.freezes"), CAPTION, ink="muted", wrap=True)
        well.body.setSpacing(Space.XS)
        well.body.addWidget(self.saved)
        well.body.addWidget(self.means)
        self.body.addWidget(well)

    def fold(self, folded: bool) -> None:
        """Signs alone where the fields need the room; names are in the tool tips."""
        self.setFixedWidth(FOLDED if folded else WIDE)
        self._title.setVisible(not folded)
        self._well.setVisible(not folded)

    def select(self, step: StepId) -> None:
        self.buttons[step].setChecked(True)

    def show_saved(self, phrase: Phrase, *, failed: bool = False) -> None:
        self.saved.set_ink("bad" if failed else "muted")
        self.saved.set_phrase(phrase)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
            return
        order: list[QWidget] = list(self.buttons.values())
        at = next((n for n, button in enumerate(order) if button.hasFocus()), 0)
        order[(at + by) % len(order)].setFocus(Qt.FocusReason.TabFocusReason)

    def _clicked(self, button: StepButton) -> None:
        self.chosen.emit(button.step)
