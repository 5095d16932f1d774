"""Eight boxes for the eight groups of a recovery code, typed from paper.

What is typed is read as the code's own letters at once (capitals, O as 0, letters of a Kazakh or Russian
keyboard); a full box leads to the next, Backspace in an empty one leads back, a pasted code fills them all.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QGridLayout, QLineEdit, QWidget

from desktop.trust.recovery import ALPHABET, GROUP, clean
from ui.i18n import literal
from ui.services import Kit
from ui.theme.tokens import CAPTION, DOSSIER, SEMIBOLD, Space
from ui.widgets.label import Label

GROUPS, PER_ROW = 8, 4


class GroupBox(QLineEdit):
    """One group. `left(step)` asks for a neighbour, `pasted(text)` hands a longer text over."""

    left = Signal(int)
    pasted = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.setFont(kit.theme.font(DOSSIER, SEMIBOLD))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumHeight(52)
        self.textEdited.connect(self._read)

    @property
    def full(self) -> bool:
        return len(self.text()) == GROUP

    @property
    def strange(self) -> bool:
        """Holds a sign that no recovery code has."""
        return bool(set(self.text()) - set(ALPHABET))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QApplication.clipboard().text())
        elif (step := self._step(event.key())) is not None:
            self.left.emit(step)
        else:
            super().keyPressEvent(event)

    def _step(self, key: int) -> int | None:
        """Where a key leads that has nothing to do in this box."""
        if key == Qt.Key.Key_Backspace and not self.text():
            return -1
        if key == Qt.Key.Key_Left and self.cursorPosition() == 0:
            return -1
        return 1 if key == Qt.Key.Key_Right and self.cursorPosition() == len(self.text()) else None

    def _read(self, typed: str) -> None:
        read = clean(typed)
        if len(read) > GROUP:
            self.pasted.emit(typed)
            return
        at = self.cursorPosition() - (len(typed) - len(read))
        self.setText(read)
        self.setCursorPosition(max(0, at))
        self.mark()
        if self.full and at >= GROUP:
            self.left.emit(1)

    def mark(self) -> None:
        """A red edge where a sign cannot be right."""
        if self.property("fault") != self.strange:
            self.setProperty("fault", self.strange)
            self.style().polish(self)


class CodeBoxes(QWidget):
    """`changed` with every sign typed."""

    changed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.boxes = [GroupBox(kit) for _ in range(GROUPS)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.S)
        grid.setVerticalSpacing(Space.XS)
        for n, box in enumerate(self.boxes):
            down, across = divmod(n, PER_ROW)
            grid.addWidget(Label(kit, literal(str(n + 1)), CAPTION, ink="muted"), down * 2, across)
            grid.addWidget(box, down * 2 + 1, across)
            box.left.connect(self._step)
            box.pasted.connect(self._paste)
            box.textChanged.connect(self.changed)
        kit.say.languageChanged.connect(self.retranslate)
        self.retranslate()

    def text(self) -> str:
        return "-".join(box.text() for box in self.boxes)

    @property
    def full(self) -> bool:
        return all(box.full for box in self.boxes)

    def unfit(self) -> int | None:
        """The first box that is not full or holds a strange sign, from 0."""
        return next((n for n, box in enumerate(self.boxes) if not box.full or box.strange), None)

    def clear(self) -> None:
        for box in self.boxes:
            box.clear()
            box.mark()

    def show_code(self, code: str) -> None:
        """Fill the boxes; what is too much is left out."""
        read = clean(code)
        for n, box in enumerate(self.boxes):
            box.setText(read[n * GROUP : (n + 1) * GROUP])
            box.mark()

    def focus(self, n: int = 0) -> None:
        self.boxes[n].setFocus(Qt.FocusReason.OtherFocusReason)
        self.boxes[n].selectAll()

    def retranslate(self) -> None:
        for n, box in enumerate(self.boxes):
            box.setAccessibleName(self._kit.say("forgot.group", n=n + 1, of=GROUPS))

    def _at(self) -> int:
        return next((n for n, box in enumerate(self.boxes) if box.hasFocus()), 0)

    def _step(self, by: int) -> None:
        at = self._at() + by
        if 0 <= at < GROUPS:
            box = self.boxes[at]
            box.setFocus(Qt.FocusReason.TabFocusReason)
            box.setCursorPosition(0 if by > 0 else len(box.text()))

    def _paste(self, text: str) -> None:
        """Fill from this box on; a whole code fills all of them."""
        read = clean(text)
        at = 0 if len(read) >= GROUP * GROUPS else self._at()
        for n in range(at, GROUPS):
            part = read[(n - at) * GROUP : (n - at + 1) * GROUP]
            if not part:
                break
            self.boxes[n].setText(part)
            self.boxes[n].mark()
        self.focus(min(GROUPS - 1, at + len(read) // GROUP))
