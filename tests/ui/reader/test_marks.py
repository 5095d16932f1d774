"""Notes painted on paper: colours that leave the words readable, and a line that tells the meaning."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.model.review import Meaning, Quad
from ui.reader.marks import LINES, Mark, ink_of, mark_at, paint_marks
from ui.theme.tokens import DARK, LIGHT, Tokens, contrast

MEANINGS: tuple[Meaning, ...] = ("strength", "weakness", "question", "note")
QUAD = Quad(10_000, 10_000, 90_000, 30_000)
PAPER = QRectF(0, 0, 200, 100)


def painted(mark: Mark, tokens: Tokens, *, dark: bool, paper: str) -> QImage:
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(QColor(paper))
    painter = QPainter(image)
    paint_marks(painter, PAPER, 2.0, [mark], tokens, dark)
    painter.end()
    return image


def row(image: QImage, y: int) -> list[str]:
    return [image.pixelColor(x, y).name() for x in range(20, 180)]


@pytest.mark.parametrize("meaning", MEANINGS)
def test_light_paper_takes_the_colour_and_keeps_its_black(meaning: Meaning) -> None:
    image = painted(Mark("n", 1, (QUAD,), meaning), LIGHT, dark=False, paper="#ffffff")
    assert image.pixelColor(100, 40).name().upper() == LIGHT.highlight_of(meaning)
    assert image.pixelColor(5, 5) == QColor("#ffffff")
    assert painted(Mark("n", 1, (QUAD,), meaning), LIGHT, dark=False, paper="#000000").pixelColor(
        100, 40
    ) == QColor("#000000")


@pytest.mark.parametrize("meaning", MEANINGS)
def test_bright_paper_in_the_dark_theme_is_marked_as_bright_paper(meaning: Meaning) -> None:
    mark = Mark("n", 1, (QUAD,), meaning)
    assert painted(mark, DARK, dark=False, paper="#ffffff") == painted(
        mark, LIGHT, dark=False, paper="#ffffff"
    )


@pytest.mark.parametrize("meaning", MEANINGS)
@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_words_and_lines_stand_out_on_a_mark(meaning: Meaning, tokens: Tokens) -> None:
    image = painted(Mark("n", 1, (QUAD,), meaning), tokens, dark=tokens.dark, paper=tokens.paper)
    ground = image.pixelColor(100, 40).name()
    assert contrast(tokens.ink, ground) >= 4.5
    assert contrast(ink_of(tokens, meaning), tokens.paper) >= 3
    assert contrast(ground, tokens.paper) >= (1.15 if tokens.dark else 1.2)


def test_each_meaning_has_a_line_of_its_own() -> None:
    assert len(set(LINES.values())) == 4
    shapes = set()
    for meaning in MEANINGS:
        image = painted(Mark("n", 1, (QUAD,), meaning, focused=True), LIGHT, dark=False, paper="#ffffff")
        shapes.add(tuple(pixel == "#ffffff" for pixel in row(image, 61)))
    assert len(shapes) == 4


def test_an_area_has_its_line_all_around() -> None:
    image = painted(Mark("n", 1, (QUAD,), "strength", area=True), LIGHT, dark=False, paper="#ffffff")
    plain = painted(Mark("n", 1, (QUAD,), "strength"), LIGHT, dark=False, paper="#ffffff")
    assert row(image, 20) != row(plain, 20)


def test_the_mark_under_the_pointer_is_the_smallest() -> None:
    large, small = (
        Mark("large", 1, (QUAD,), "note"),
        Mark("small", 1, (Quad(20_000, 10_000, 40_000, 30_000),), "note"),
    )
    assert mark_at((large, small), 1, 30_000, 20_000) is small
    assert mark_at((large, small), 1, 80_000, 20_000) is large
    assert mark_at((large, small), 2, 80_000, 20_000) is None
    assert mark_at((large, small), 1, 5_000, 20_000) is None
