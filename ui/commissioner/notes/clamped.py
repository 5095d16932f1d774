"""Words of a note on at most so many lines, the last one elided; the whole is in the tool tip."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.services import Kit
from ui.theme.tokens import DENSE, Type
from ui.widgets.paint import painter_on
from ui.widgets.tip import plain_tip


class Clamped(QWidget):
    """Presses go on to its owner."""

    def __init__(self, kit: Kit, most: int, step: Type = DENSE) -> None:
        super().__init__()
        self._kit, self._most, self._step = kit, most, step
        self._text, self._ink = "", "text"
        self._lines: tuple[int, list[str]] = (-1, [])
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        kit.theme.changed.connect(self.update)

    def show_text(self, text: str, ink: str = "text") -> None:
        if (text, ink) != (self._text, self._ink):
            self._text, self._ink = text, ink
            self._anew()

    def text(self) -> str:
        return self._text

    def set_most(self, lines: int) -> None:
        if lines != self._most:
            self._most = lines
            self._anew()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(len(self._broken(width)), 1) * self._step.line

    def sizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(max(self.width(), 120)))

    def minimumSizeHint(self) -> QSize:
        return QSize(24, self._step.line)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setFont(self._kit.theme.font(self._step))
        painter.setPen(getattr(self._kit.theme.tokens, self._ink))
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        for at, line in enumerate(self._broken(self.width())):
            painter.drawText(QRectF(0, at * self._step.line, self.width() + 2, self._step.line), flags, line)
        painter.end()

    def _anew(self) -> None:
        self._lines = (-1, [])
        self.updateGeometry()
        self.update()

    def _broken(self, width: int) -> list[str]:
        """The lines that are shown at a width, broken once for each width."""
        if self._lines[0] != width:
            lines = _break(self._text, self._kit.theme.font(self._step), width, self._most)
            self._lines = (width, lines)
            self.setToolTip(plain_tip(self._text) if lines and lines[-1].endswith("…") else "")
        return self._lines[1]


def _break(text: str, font: object, width: int, most: int) -> list[str]:
    lines: list[str] = []
    for paragraph in text.split("\n"):
        layout = QTextLayout(paragraph, font)  # type: ignore[call-overload]
        layout.setTextOption(_option())
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 24))
            line.setPosition(QPointF(0, 0))
            start = line.textStart()
            lines.append(paragraph[start : start + line.textLength()].rstrip())
            if len(lines) > most:
                break
        layout.endLayout()
        if not paragraph:
            lines.append("")
        if len(lines) > most:
            metrics = QFontMetricsF(font)  # type: ignore[call-overload]
            kept = f"{lines[most - 1]} …"
            last = metrics.elidedText(kept, Qt.TextElideMode.ElideRight, width)
            return [*lines[: most - 1], last if last.endswith("…") else f"{last}…"]
    return lines


def _option() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
