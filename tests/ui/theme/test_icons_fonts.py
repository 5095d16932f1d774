"""Icons exist, are cached and take their colour; the font has every Kazakh letter and the tenge."""

from __future__ import annotations

import re
import zipfile
from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetrics, QRawFont
from PySide6.QtWidgets import QApplication

from ui.theme import fonts
from ui.theme.icons import BRAND, Icons
from ui.theme.tokens import CAPTION

ROOT = Path(__file__).resolve().parents[3]
LETTERS = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
SIGNS = "₸№«»—–−·…↑↓↵\u00a0\u202f"


@pytest.mark.parametrize("name", [BRAND, "check", "git-fork", "lock"])
def test_an_icon_takes_its_colour(qapp: QApplication, name: str) -> None:
    image = Icons().pixmap(name, "#FF0000", 32).toImage()
    seen = {
        image.pixelColor(x, y).name()
        for x in range(32)
        for y in range(32)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert seen == {"#ff0000"}


def test_icons_are_drawn_once(qapp: QApplication) -> None:
    icons = Icons()
    first = icons.pixmap("check", "#000000", 16, 2.0)
    assert icons.pixmap("check", "#000000", 16, 2.0).cacheKey() == first.cacheKey()
    assert first.width() == 32
    assert first.devicePixelRatio() == 2.0


def test_an_unknown_icon_is_our_bug(qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        Icons().pixmap("no-such-icon", "#000000")


def test_every_icon_that_the_windows_name_exists() -> None:
    """Names stand as the second word of a pair in tables and calls: any quoted lucide-like word that
    is passed as an icon must be in the package."""
    there = {n[:-4] for n in zipfile.ZipFile(str(files("lucide") / "lucide.zip")).namelist()}
    call = re.compile(r"(?:Picture|Tile|Empty|IconButton)\(\s*(?:self\._?)?kit,\s*\"([a-z0-9-]+)\"")
    named = {name for path in (ROOT / "ui").rglob("*.py") for name in call.findall(path.read_text("utf-8"))}
    assert len(named) > 10
    assert named - {BRAND} <= there


def test_the_font_has_every_letter(qapp: QApplication) -> None:
    fonts.load()
    inter = QRawFont.fromFont(fonts.font())
    assert inter.familyName() == "Inter"
    missing = [c for c in LETTERS + LETTERS.upper() + SIGNS if not inter.supportsCharacter(ord(c))]
    assert not missing


def test_tabular_figures_are_equally_wide(qapp: QApplication) -> None:
    fonts.load()
    metrics = QFontMetrics(fonts.font(CAPTION, tabular=True))
    widths = {metrics.horizontalAdvance(digit * 8) for digit in "0123456789"}
    assert len(widths) == 1
