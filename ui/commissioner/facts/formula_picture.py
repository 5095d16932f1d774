"""A formula drawn with the figures of one dossier: fractions over each other, the result at the end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.decide.formulas import Node
from ui.accessible import Role, hear_as
from ui.commissioner.card.spoken import shown_value
from ui.i18n import Phrase
from ui.services import Kit
from ui.theme.tokens import DENSE, SECTION, SEMIBOLD
from ui.widgets.paint import painter_on, write

GAP, BAR = 6.0, 4.0
SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷"}
CENTER = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True)
class Box:
    """How much room a part takes: above and below the line that the whole stands on."""

    width: float
    up: float
    down: float


class FormulaPicture(QWidget):
    """`shown` maps fact codes to figures; `result` is written after "=" and is its accessible name."""

    def __init__(self, kit: Kit, tree: Node, shown: Mapping[str, Phrase], result: Phrase) -> None:
        super().__init__()
        self._kit, self._tree, self._shown, self._result = kit, tree, shown, result
        self._font = kit.theme.font(DENSE, SEMIBOLD, tabular=True)
        self._big = kit.theme.font(SECTION, SEMIBOLD, tabular=True)
        hear_as(self, Role.Equation)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        kit.theme.changed.connect(self.update)
        kit.say.languageChanged.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(f"= {self._result(self._kit.say)}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        whole = self._measure(self._tree)
        return QSize(int(whole.width + self._end()) + 8, int(whole.up + whole.down) + 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        whole = self._measure(self._tree)
        room = self.width() - whole.width - self._end()
        if room < 0:  # too long for the card: smaller, never cut
            painter.translate(0, self.height() / 2)
            scale = self.width() / (whole.width + self._end())
            painter.scale(scale, scale)
            painter.translate(0, -self.height() / 2)
        line = 4 + whole.up
        painter.setFont(self._font)
        self._paint(painter, self._tree, 0, line)
        painter.setFont(self._big)
        end = QRectF(whole.width + GAP, line - 14, self._end(), 28)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        write(painter, end, f"= {self._result(self._kit.say)}", t.text, left, elide=False)
        painter.end()

    def _end(self) -> float:
        return QFontMetricsF(self._big).horizontalAdvance(f"= {self._result(self._kit.say)}") + GAP + 4

    def _leaf(self, node: Node) -> str:
        if node.number is not None:
            return shown_value(self._kit.say, node.number, 6)
        phrase = self._shown.get(node.name)
        return phrase(self._kit.say) if phrase is not None else "–"

    def _measure(self, node: Node) -> Box:
        metrics = QFontMetricsF(self._font)
        half = metrics.height() / 2
        if node.left is None:
            return Box(metrics.horizontalAdvance(self._leaf(node)), half, half)
        left = self._measure(node.left)
        if node.right is None:
            return Box(left.width + metrics.horizontalAdvance("−"), left.up, left.down)
        right = self._measure(node.right)
        if self._stacked(node):
            wide = max(left.width, right.width) + 2 * GAP
            return Box(wide, left.up + left.down + BAR, right.up + right.down + BAR)
        sides = self._bracketed(node, node.left) + self._bracketed(node, node.right)
        sign = metrics.horizontalAdvance(SIGNS[node.sign]) + 2 * GAP
        brackets = sides * 2 * metrics.horizontalAdvance("(")
        return Box(
            left.width + sign + right.width + brackets, max(left.up, right.up), max(left.down, right.down)
        )

    def _paint(self, painter: QPainter, node: Node, x: float, y: float) -> float:
        """Draw a part from x on the line y; where it ends."""
        t, box = self._kit.theme.tokens, self._measure(node)
        if node.left is None:
            return self._text(painter, self._leaf(node), x, y)
        if node.right is None:
            return self._paint(painter, node.left, self._text(painter, "−", x, y), y)
        if self._stacked(node):
            upper, lower = self._measure(node.left), self._measure(node.right)
            self._paint(painter, node.left, x + (box.width - upper.width) / 2, y - BAR - upper.down)
            self._paint(painter, node.right, x + (box.width - lower.width) / 2, y + BAR + lower.up)
            painter.fillRect(QRectF(x, y - 0.75, box.width, 1.5), QColor(t.line2))
            return x + box.width
        for at, part in enumerate((node.left, node.right)):
            if at:
                x = self._text(painter, SIGNS[node.sign], x + GAP, y) + GAP
            if self._bracketed(node, part):
                x = self._text(painter, "(", x, y)
            x = self._paint(painter, part, x, y)
            if self._bracketed(node, part):
                x = self._text(painter, ")", x, y)
        return x

    def _text(self, painter: QPainter, text: str, x: float, y: float) -> float:
        metrics = QFontMetricsF(self._font)
        width = metrics.horizontalAdvance(text)
        place = QRectF(x, y - metrics.height() / 2, width + 1, metrics.height())
        write(painter, place, text, self._kit.theme.tokens.text, CENTER, elide=False)
        return x + width

    def _stacked(self, node: Node) -> bool:
        """A division of two divisions stands in one line, each of them stacked."""
        parts = (node.left, node.right)
        return node.sign == "/" and not all(part is not None and part.sign == "/" for part in parts)

    def _bracketed(self, node: Node, part: Node) -> bool:
        if self._stacked(node):
            return False
        return node.sign in "*/-" and part.sign in ("+", "-") and not (node.sign == "-" and part is node.left)
