"""Fonts come from packages (Inter for the interface, Noto Sans behind it); sizes from the tokens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import fontpkg_inter
import fontpkg_noto_sans
from PySide6.QtGui import QFont, QFontDatabase

from ui.theme.tokens import BODY, REGULAR, Type

UPRIGHT = ("Inter[opsz,wght].ttf", "NotoSans[wdth,wght].ttf")
FAMILIES = (fontpkg_inter.FAMILY, fontpkg_noto_sans.FAMILY)


def files() -> Iterator[Path]:
    """The upright variable fonts in the order in which a missing letter is looked for."""
    for package, name in zip((fontpkg_inter, fontpkg_noto_sans), UPRIGHT, strict=True):
        yield Path(package.ROOT) / "files" / name


def load() -> None:
    """Make the fonts known to Qt (once, after the application exists); a missing file is our bug."""
    for path in files():
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise RuntimeError(f"the font {path.name} does not load")


def font(step: Type = BODY, weight: int = REGULAR, *, tabular: bool = False) -> QFont:
    """A font of the scale. `tabular` is for texts without letters: `tnum` also widens hyphens."""
    made = QFont(list(FAMILIES))
    made.setPixelSize(step.size)
    made.setWeight(QFont.Weight(weight))
    # Qt knows only the default instance of a variable font: without the axis every weight is Regular.
    made.setVariableAxis(QFont.Tag("wght"), float(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made
