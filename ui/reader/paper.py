"""How one page is painted: its picture, or grey lines while it is drawn, or words in its place."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from desktop.words import Said
from ui.reader.pictures import Drawn
from ui.theme.tokens import LIGHT, Tokens

LINE_STEP = 22.0  # logical pixels from one grey line to the next
LINE_SHARES = (0.62, 0.0, 0.94, 1.0, 0.97, 0.91, 0.99, 0.55, 0.0, 0.96, 1.0, 0.93, 0.98, 0.72)


@dataclass(frozen=True, slots=True)
class PaperLook:
    """The colours of a page: the theme's dark paper, or bright paper whatever the theme."""

    paper: str
    edge: str
    lines: str
    text: str
    muted: str

    @classmethod
    def of(cls, tokens: Tokens, dark: bool) -> PaperLook:
        """Dark paper in a dark theme; otherwise white, framed by the theme's hairline."""
        source = tokens if dark else LIGHT
        return cls(
            source.paper, tokens.line, source.sunken if not dark else source.line, source.text, source.muted
        )


def paint_page(painter: QPainter, rect: QRectF, drawn: Drawn | None, look: PaperLook) -> None:
    """The paper with its picture, or with grey lines while there is none."""
    painter.fillRect(rect, QColor(look.paper))
    if drawn is None:
        _grey_lines(painter, rect, look)
    else:
        # A picture of another scale is stretched: it stands in until the sharp one comes.
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
        painter.drawImage(rect, drawn.image)
    _edge(painter, rect, look)


def paint_refusal(painter: QPainter, rect: QRectF, said: Said, font: QFont, look: PaperLook) -> None:
    """A page that cannot be shown: what happened, why and what to do, where the page would be."""
    painter.fillRect(rect, QColor(look.paper))
    _edge(painter, rect, look)
    inner = rect.adjusted(32, 32, -32, -32)
    top = _words(painter, inner, said.what, _sized(font, 16, QFont.Weight.DemiBold), look.text)
    for words in (said.why, said.next):
        rest = inner.adjusted(0, top - inner.top() + 8, 0, 0)
        top = _words(painter, rest, words, _sized(font, 14, QFont.Weight.Normal), look.muted)


def _words(painter: QPainter, area: QRectF, words: str, font: QFont, colour: str) -> float:
    if not words:
        return area.top()
    flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
    painter.setFont(font)
    painter.setPen(QColor(colour))
    box = painter.boundingRect(area, int(flags), words)
    painter.drawText(area, int(flags), words)
    return box.bottom()


def _sized(font: QFont, pixels: int, weight: QFont.Weight) -> QFont:
    sized = QFont(font)
    sized.setPixelSize(pixels)
    sized.setWeight(weight)
    return sized


def _grey_lines(painter: QPainter, rect: QRectF, look: PaperLook) -> None:
    inset = rect.width() * 0.11
    area = rect.adjusted(inset, inset, -inset, -inset)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.lines))
    count = int(area.height() / LINE_STEP)
    for i in range(count):
        width = area.width() * LINE_SHARES[i % len(LINE_SHARES)]
        bar = QRectF(area.left(), area.top() + i * LINE_STEP, width, LINE_STEP * 0.4)
        painter.drawRoundedRect(bar, 3, 3)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _edge(painter: QPainter, rect: QRectF, look: PaperLook) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(look.edge), 1))
    painter.drawRect(rect.adjusted(-0.5, -0.5, 0.5, 0.5))
