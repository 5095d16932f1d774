"""The recovery sheet, shown once: print it, or save it as a PDF to print elsewhere. Or later, knowingly."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.firstday.scene import TALL, Scene
from ui.i18n import Phrase, literal, words
from ui.services import Kit
from ui.theme.tokens import CAPTION, CODE, DENSE, LIGHT, SEMIBOLD, Radius, Space
from ui.widgets.button import Button
from ui.widgets.card import Picture, row
from ui.widgets.label import Elided, Label
from ui.widgets.paint import box, painter_on, ring, write


class RecoveryGroups(QWidget):
    """The eight groups as they stand on the sheet: numbered boxes, dark on white in both schemes."""

    CELL, GAP = 64, 8

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._groups: list[str] = []
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # to be read aloud; never to be copied
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        kit.say.languageChanged.connect(self.retranslate)

    def show_code(self, code: str) -> None:
        self._groups = [group for group in code.split("-") if group]
        self.retranslate()
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(f"{self._kit.say('first.code')}: {', '.join(self._groups)}")

    def sizeHint(self) -> QSize:
        return QSize(560, 2 * self.CELL + self.GAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        width = (self.width() - 3 * self.GAP) / 4
        for n, group in enumerate(self._groups):
            down, across = divmod(n, 4)
            cell = QRectF(across * (width + self.GAP), down * (self.CELL + self.GAP), width, self.CELL)
            box(painter, cell, Radius.SMALL, fill=LIGHT.paper, edge=self._kit.theme.tokens.line2)
            painter.setFont(self._kit.theme.font(CAPTION))
            write(painter, cell.adjusted(8, -38, 0, 0), str(n + 1), LIGHT.muted)
            painter.setFont(self._kit.theme.font(CODE, SEMIBOLD))
            write(painter, cell.adjusted(0, 8, 0, 0), group, LIGHT.ink, Qt.AlignmentFlag.AlignCenter)
        if self.hasFocus():
            ring(painter, self.rect(), Radius.SMALL, self._kit.theme.tokens.accent)
        painter.end()


class SheetScene(Scene):
    """`print_asked`, `save_asked`; the way on opens after either, or by "later"."""

    print_asked = Signal()
    save_asked = Signal()
    postponed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, words("first.sheet"), words("first.sheet_body"), words("first.next"))
        self.groups = RecoveryGroups(kit)
        self.body.addWidget(self.groups)
        self.print = Button(kit, words("first.print"), "primary", "printer", height=TALL)
        self.save = Button(kit, words("first.save_pdf"), "secondary", "download", height=TALL)
        self.later = Button(kit, words("first.later"), "ghost", height=TALL)
        self.print.clicked.connect(self.print_asked)
        self.save.clicked.connect(self.save_asked)
        self.later.clicked.connect(self.postponed)
        line = row(self.print, self.save, 1, spacing=Space.M)
        self.body.addLayout(line)
        self._tick = Picture(kit, "circle-check", "ok", 16)
        self.done_label = Elided(kit, literal(""), ink="ok", middle=True)
        told = row(self._tick)
        told.addWidget(self.done_label, 1)
        self.body.addLayout(told)
        # In the page, not in a passing notice: that would lie over the next page's way on.
        unsealed = row(Picture(kit, "triangle-alert", "warn", 16))
        unsealed.addWidget(Label(kit, words("first.sheet_clear"), DENSE, wrap=True), 1)
        self.clear = QWidget()
        self.clear.setLayout(unsealed)
        self.body.addWidget(self.clear)
        self.foot.insertWidget(self.foot.count() - 1, self.later)
        self.done = False

    def show_code(self, code: str) -> None:
        """A new sheet that nobody has on paper yet."""
        self.groups.show_code(code)
        self._set_done(False)

    def show_printed(self) -> None:
        self._tell(words("first.printed"))

    def show_saved(self, path: str) -> None:
        self._tell(words("first.sheet_saved", path=literal(path)))
        self.clear.show()

    def wait(self, waits: bool) -> None:
        for button in (self.print, self.save):
            button.setEnabled(not waits)

    def forbid_printing(self, forbidden: bool) -> None:
        """Where the organisation allows no printer the PDF is the way."""
        self.print.setVisible(not forbidden)

    def start(self) -> None:
        first = self.go if self.done else self.print if self.print.isVisibleTo(self) else self.save
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def enter(self) -> None:
        """Before the sheet is kept, Enter does what is to be done here."""
        if self.done:
            super().enter()
        elif self.print.isVisibleTo(self):
            self.print.click()
        else:
            self.save.click()

    def _tell(self, what: Phrase) -> None:
        self._set_done(True)
        self.done_label.set_phrase(what)
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_done(self, done: bool) -> None:
        self.done = done
        self.go.setVisible(done)
        self.later.setVisible(not done)
        self.back.setVisible(not done)
        for part in (self._tick, self.done_label):
            part.setVisible(done)
        self.clear.hide()
        self.print.set_kind("secondary" if done else "primary")
