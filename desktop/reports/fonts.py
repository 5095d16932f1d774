"""Noto Sans for the PDFs we make: every Kazakh and Russian letter, the tenge sign, two weights.

The font package ships one variable TTF, and ReportLab takes only static ones. Regular and Bold are
cut out of it once, reduced to the scripts we print, and kept in this user's local data. The file's
name says what it was made from, so a newer font package makes a new file by itself.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

import fontpkg_inter
import fontpkg_noto_sans
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from desktop.paths import local_data

REGULAR = "NotoSans"
BOLD = "NotoSans-Bold"
WEIGHTS: dict[str, int] = {REGULAR: 400, BOLD: 700}
KAZAKH = "ӘәҒғҚқҢңӨөҰұҮүҺһІі₸"
# Latin with its extensions, Cyrillic, punctuation, superscripts, currency, letterlike, arrows, mathematics,
# boxes and shapes: what officials type.
RANGES: tuple[tuple[int, int], ...] = (
    (0x20, 0x7E),
    (0xA0, 0x24F),
    (0x2B0, 0x36F),
    (0x370, 0x3FF),
    (0x400, 0x52F),
    (0x1E00, 0x1EFF),
    (0x2000, 0x206F),
    (0x2070, 0x20CF),
    (0x2100, 0x22FF),
    (0x2500, 0x25FF),
    (0xFFFD, 0xFFFD),
)
# What officials type and Noto Sans leaves to other Noto families: borrowed from Inter, which we ship anyway.
SYMBOLS = "≥≤≠≈→←↑↓↔✓✗■□●○▲▼◆√∞∑∏"
RECIPE = "3"  # change when RANGES or the way of cutting changes


def register() -> None:
    """Make "NotoSans" and "NotoSans-Bold" known to ReportLab, as one family; a second call does nothing."""
    if BOLD in pdfmetrics.getRegisteredFontNames():
        return
    for name in WEIGHTS:
        pdfmetrics.registerFont(TTFont(name, str(font_file(name))))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)


def font_file(name: str = REGULAR) -> Path:
    """The static TTF of "NotoSans" or "NotoSans-Bold", made on first need (about a second)."""
    source = _variable_font()
    stamp = hashlib.sha256(f"{RECIPE} {source.stat().st_size} {WEIGHTS[name]}".encode()).hexdigest()[:12]
    stem = f"{name}-{stamp}.ttf"
    for folder in _folders():
        if (folder / stem).is_file():
            return folder / stem
    from desktop.reports.font_cut import cut  # noqa: PLC0415  fontTools is heavy and needed once per machine

    codes = [code for first, last in RANGES for code in range(first, last + 1)]
    data = cut(source, _symbol_font(), codes, SYMBOLS, name, WEIGHTS[name])
    for folder in _folders():
        if _keep(folder, stem, data):
            return folder / stem
    return _temporary(stem, data)


def _variable_font() -> Path:
    return Path(fontpkg_noto_sans.ROOT) / "files" / "NotoSans[wdth,wght].ttf"


def _symbol_font() -> Path:
    return Path(fontpkg_inter.ROOT) / "files" / "Inter[opsz,wght].ttf"


def _folders() -> tuple[Path, ...]:
    return (local_data() / "cache" / "fonts",)


def _keep(folder: Path, stem: str, data: bytes) -> bool:
    """Write beside and rename, so that two processes never see half a font. False: not writable."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=stem, dir=folder)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        os.replace(name, folder / stem)
    except OSError:
        return (folder / stem).is_file()
    return True


def _temporary(stem: str, data: bytes) -> Path:
    """Where no cache can be written: a fresh private folder of this process (a shared, guessable
    name in the temporary folder could be planted by another user)."""
    path = Path(tempfile.mkdtemp(prefix="alqa-font-")) / stem
    path.write_bytes(data)
    return path
