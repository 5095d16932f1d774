"""The comparison code: eight groups of five digits and the same digits as a QR code, never coloured."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.accessible import Role, hear_as
from ui.later import later
from ui.services import Kit
from ui.theme.tokens import BODY, CODE, MEDIUM, SEMIBOLD, Radius
from ui.widgets.announce import announce
from ui.widgets.paint import box, painter_on, ring, write

CELL_W, CELL_H, GAP, EMPHASISED = 57, 32, 6, 2
LARGE_W, LARGE_H = 104, 48  # where the code is what the page is about


@lru_cache(maxsize=32)
def qr_picture(content: str) -> QImage:
    """The QR code of `content` (error correction M), one pixel a module, quiet zone of 3 included."""
    code = later("segno").make(content, error="m", micro=False)
    matrix = [bytes(line) for line in code.matrix_iter(border=3)]
    image = QImage(len(matrix[0]), len(matrix), QImage.Format.Format_Grayscale8)
    for y, line in enumerate(matrix):
        for x, dark in enumerate(line):
            image.setPixelColor(x, y, QColor(0, 0, 0) if dark else QColor(255, 255, 255))
    return image


class QrCode(QWidget):
    """A QR code on paper white in both schemes: phones read no dark ones."""

    def __init__(self, content: str, size: int = 88) -> None:
        super().__init__()
        self._content = content
        self.setFixedSize(size, size)
        self.setAccessibleName("QR")

    def set_content(self, content: str) -> None:
        self._content = content
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        box(painter, self.rect(), Radius.SMALL, fill="#FFFFFF")
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        if self._content:
            image = qr_picture(self._content)
            ratio = self.devicePixelRatioF()
            # Whole device pixels a module keep the edges sharp.
            module = max(1, int((self.width() - 4) * ratio) // image.width()) / ratio
            side = module * image.width()
            at = (self.width() - side) / 2
            painter.drawImage(QRectF(at, at, side, side), image)
        painter.end()


class CodeDigits(QWidget):
    """Eight cells of five digits, four in a row (or all eight), the first two emphasised.

    Ctrl+C copies; Ctrl+Space points at group after group, for reading aloud."""

    def __init__(self, kit: Kit, code: str = "", per_row: int = 4, *, large: bool = False) -> None:
        super().__init__()
        self._kit, self._per_row = kit, per_row
        self._step = CODE if large else BODY
        self._pointed: int | None = None
        self._cell = (LARGE_W, LARGE_H) if large else (CELL_W, CELL_H)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        hear_as(self, Role.StaticText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        kit.say.languageChanged.connect(self.retranslate)
        self.set_code(code)

    def set_code(self, code: str) -> None:
        """`code` is eight groups separated by spaces, or empty."""
        self._groups = code.split()
        self._pointed = None
        self.retranslate()
        self.update()

    @property
    def pointed(self) -> int | None:
        """The group that is being read aloud, from 0; None while none is."""
        return self._pointed

    def point_next(self) -> None:
        """Ctrl+Space: point at the next group and speak it; after the last one, none again."""
        at = 0 if self._pointed is None else self._pointed + 1
        self._pointed = at if at < len(self._groups) else None
        if self._pointed is not None:
            said = self._kit.say(
                "code.group", n=at + 1, of=len(self._groups), digits=" ".join(self._groups[at])
            )
            announce(self, said)
        self.update()

    def retranslate(self) -> None:
        name = self._kit.say("code.name")
        self.setAccessibleName(f"{name}: {', '.join(self._groups)}")
        self.setToolTip(self._kit.say("code.copy"))

    def sizeHint(self) -> QSize:
        rows = -(-8 // self._per_row)
        return QSize(
            self._per_row * (self._cell[0] + GAP) - GAP,
            rows * (self._cell[1] + GAP) - GAP,
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(" ".join(self._groups))
            return
        if event.key() == Qt.Key.Key_Space and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.point_next()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        for i, group in enumerate(self._groups):
            row, at = divmod(i, self._per_row)
            width, height = self._cell
            cell = QRectF(at * (width + GAP), row * (height + GAP), width, height)
            here = i == self._pointed
            strong = here or (i < EMPHASISED and self._pointed is None)
            box(
                painter,
                cell,
                Radius.SMALL,
                fill=t.accent if here else t.raised,
                edge=None if here else t.line,
            )
            painter.setFont(self._kit.theme.font(self._step, SEMIBOLD if strong else MEDIUM, tabular=True))
            ink = t.on_accent if here else t.text if strong else t.muted
            write(painter, cell, group, ink, Qt.AlignmentFlag.AlignCenter)
        if self.hasFocus():
            ring(painter, self.rect(), Radius.SMALL, t.accent)
        painter.end()
