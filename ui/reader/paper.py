"""How one page is painted: its picture, or grey lines while it is drawn, or words in its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from desktop.words import Said
from ui.reader.pictures import Drawn
from ui.theme.tokens import LIGHT, Tokens

INSET = 32  # of the words of a refused page
WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)
SLACK = 1.5  # device pixels between a picture and its page that are rounding, not another scale
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
    if drawn is None:
        painter.fillRect(rect, QColor(look.paper))
        _grey_lines(painter, rect, look)
    elif (target := _unstretched(painter, rect, drawn)) is not None:
        painter.fillRect(rect, QColor(look.paper))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawImage(target, drawn.image)
    else:
        # A picture of another scale is stretched: it stands in until the sharp one comes.
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
        painter.drawImage(rect, drawn.image)
    _edge(painter, rect, look)


def _unstretched(painter: QPainter, rect: QRectF, drawn: Drawn) -> QRectF | None:
    """Where a picture of this very scale lies pixel for pixel: stretching by one pixel of rounding
    would blur every letter and cost ten times as much."""
    grain = painter.device().devicePixelRatio()
    width, height = drawn.image.width() / grain, drawn.image.height() / grain
    if abs(width - rect.width()) * grain > SLACK or abs(height - rect.height()) * grain > SLACK:
        return None
    return QRectF(rect.left(), rect.top(), width, height)


def paint_refusal(painter: QPainter, rect: QRectF, said: Said, font: QFont, look: PaperLook) -> None:
    """A page that cannot be shown: what happened, why and what to do, where the page would be."""
    painter.fillRect(rect, QColor(look.paper))
    _edge(painter, rect, look)
    for words, font_, area, strong in _placed(rect, said, font):
        painter.setFont(font_)
        painter.setPen(QColor(look.text if strong else look.muted))
        painter.drawText(area, WRAPPED, words)


def refusal_end(rect: QRectF, said: Said, font: QFont) -> float:
    """Where the words of a refused page end: a button may stand below."""
    return max((area.bottom() for _, _, area, _ in _placed(rect, said, font)), default=rect.top())


def _placed(rect: QRectF, said: Said, font: QFont) -> Iterator[tuple[str, QFont, QRectF, bool]]:
    """The words, each with its font and place below the one before; True for the first."""
    area = rect.adjusted(INSET, INSET, -INSET, -INSET)
    for words in said:
        first = words is said.what
        sized = _sized(font, 16 if first else 14, QFont.Weight.DemiBold if first else QFont.Weight.Normal)
        if words:
            box = QFontMetricsF(sized).boundingRect(QRectF(0, 0, area.width(), 1e6), WRAPPED, words)
            yield words, sized, QRectF(area.left(), area.top(), area.width(), box.height()), first
            area = area.adjusted(0, box.height() + 8, 0, 0)


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
