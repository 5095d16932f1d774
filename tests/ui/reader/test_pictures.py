"""The picture cache and dark paper."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from ui.reader.darkpaper import dimmed, inverted
from ui.reader.pictures import Drawn, Key, PictureCache
from ui.theme.tokens import DARK, contrast

PAPER, INK = QColor(DARK.paper), QColor(DARK.ink)


def picture(side: int = 10) -> Drawn:
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    return Drawn(image, 1.0)


def key(page: int) -> Key:
    return Key("d", page, False)


def test_the_budget_is_kept_and_the_longest_unused_leaves_first() -> None:
    cache = PictureCache(budget=4 * 400)
    for page in range(4):
        cache.put(key(page), picture())
    cache.get(key(0))
    cache.put(key(4), picture())
    assert cache.get(key(1)) is None
    assert cache.get(key(0)) is not None
    assert cache.bytes == 4 * 400


def test_a_sharper_picture_takes_the_place_of_the_older() -> None:
    cache = PictureCache()
    cache.put(key(0), picture(10))
    cache.put(key(0), Drawn(picture(20).image, 2.0))
    assert len(cache) == 1
    assert cache.sharp(key(0), 2.0)
    assert not cache.sharp(key(0), 1.0)
    assert cache.bytes == 20 * 20 * 4


def test_one_picture_larger_than_the_budget_is_still_shown() -> None:
    cache = PictureCache(budget=10)
    cache.put(key(0), picture(50))
    assert cache.get(key(0)) is not None


def of(colour: str) -> QImage:
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def near(one: QColor, other: QColor, most: int = 3) -> bool:
    pairs = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)
    return all(abs(a - b) <= most for a, b in pairs)


def test_white_becomes_the_paper_and_black_the_ink(qapp: QApplication) -> None:
    assert near(inverted(of("#ffffff"), PAPER, INK).pixelColor(1, 1), PAPER)
    assert near(inverted(of("#000000"), PAPER, INK).pixelColor(1, 1), INK)


@pytest.mark.parametrize("colour", ["#a82a22", "#1b5aa6", "#1a6b49", "#5647a8", "#835000"])
def test_hues_are_kept_and_text_stays_readable(qapp: QApplication, colour: str) -> None:
    turned = inverted(of(colour), PAPER, INK).pixelColor(1, 1)
    apart = abs(turned.hsvHue() - QColor(colour).hsvHue())
    assert min(apart, 360 - apart) <= 30
    assert contrast(turned.name(), DARK.paper) >= 4.5


def test_a_scan_is_only_darker(qapp: QApplication) -> None:
    assert dimmed(of("#ffffff")).pixelColor(1, 1).lightness() < 200
    assert dimmed(of("#000000")).pixelColor(1, 1).lightness() == 0
