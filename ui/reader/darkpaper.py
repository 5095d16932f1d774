"""Dark paper: lightness turned over, hue kept, mapped between the paper and the ink of the theme.

For each pixel c with luma Y the result is `c + 255 - 2 Y` (an inversion followed by half a turn of
the hue), then scaled so that white becomes the paper and black the ink. It is made of a few whole
image passes of QPainter, since a loop over pixels would take seconds.
"""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage, QPainter

Mode = QPainter.CompositionMode
FORMAT = QImage.Format.Format_RGB32
BAND = 64  # rows at a time: each pass keeps the interpreter to itself, and the window must get its turn


def inverted(image: QImage, paper: QColor, ink: QColor) -> QImage:
    """The page for dark reading: text and drawings, hues kept."""
    result = QImage(image.size(), FORMAT)
    painter = QPainter(result)
    painter.setCompositionMode(Mode.CompositionMode_Source)
    for top in range(0, image.height(), BAND):
        height = min(BAND, image.height() - top)
        painter.drawImage(0, top, _inverted(image.copy(0, top, image.width(), height), paper, ink))
    painter.end()
    return result


def _inverted(image: QImage, paper: QColor, ink: QColor) -> QImage:
    colour = image.convertToFormat(FORMAT)
    luma = colour.convertToFormat(QImage.Format.Format_Grayscale8).convertToFormat(FORMAT)
    turned = _copy(luma)
    turned.invertPixels()  # 255 - Y
    _blend(turned, _minus(colour, luma), Mode.CompositionMode_Plus)
    result = _minus(turned, _minus(luma, colour))
    return _between(result, paper, ink)


def dimmed(image: QImage) -> QImage:
    """A scan or a photograph for dark reading: only darker, never turned over."""
    result = image.convertToFormat(FORMAT).copy()
    _wash(result, QColor(184, 184, 184), Mode.CompositionMode_Multiply)
    return result


def _between(image: QImage, paper: QColor, ink: QColor) -> QImage:
    span = QColor(ink.red() - paper.red(), ink.green() - paper.green(), ink.blue() - paper.blue())
    _wash(image, span, Mode.CompositionMode_Multiply)
    _wash(image, paper, Mode.CompositionMode_Plus)
    return image


def _minus(one: QImage, other: QImage) -> QImage:
    # max(0, one - other) = 255 - min(255, (255 - one) + other): Qt adds with saturation but cannot subtract.
    result = _copy(one)
    result.invertPixels()
    _blend(result, other, Mode.CompositionMode_Plus)
    result.invertPixels()
    return result


def _copy(image: QImage) -> QImage:
    return image.copy()


def _blend(target: QImage, source: QImage, mode: Mode) -> None:
    painter = QPainter(target)
    painter.setCompositionMode(mode)
    painter.drawImage(0, 0, source)
    painter.end()


def _wash(target: QImage, colour: QColor, mode: Mode) -> None:
    painter = QPainter(target)
    painter.setCompositionMode(mode)
    painter.fillRect(target.rect(), colour)
    painter.end()
