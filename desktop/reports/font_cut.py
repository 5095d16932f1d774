"""Cutting a static TTF out of a variable one, with a few symbols borrowed from another font."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont


def cut(source: Path, lender: Path, codes: list[int], symbols: str, name: str, weight: int) -> bytes:
    """A static TTF called `name` of the variable font `source`, reduced to `codes`, with the `symbols`
    it lacks from `lender`; the same bytes every time."""
    static = _instance(source, codes, {"wght": weight, "wdth": 100})
    _borrow(static, _instance(lender, [ord(c) for c in symbols], {"wght": weight, "opsz": 14}), symbols)
    # ReportLab tells faces apart by their PostScript name, and both instances would carry the same one.
    static["name"].setName(name, 6, 3, 1, 0x409)
    out = io.BytesIO()
    static.save(out)
    return out.getvalue()


def _instance(source: Path, codes: list[int], axes: dict[str, float]) -> Any:
    """A static fontTools font of `source` with the glyphs of `codes` only."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options(layout_features=[], name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14], notdef_outline=True)
    options.recalc_timestamp = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)  # first, so that the instancer has fewer outlines to move
    return instantiateVariableFont(font, axes, inplace=True)


def _borrow(target: Any, lender: Any, symbols: str) -> None:
    """Copy the glyphs of `symbols` that `target` lacks from `lender`, scaled to its units."""
    scale = target["head"].unitsPerEm / lender["head"].unitsPerEm
    outlines, names = lender.getGlyphSet(), lender.getBestCmap()
    for code in sorted(set(map(ord, symbols)) - set(target.getBestCmap())):
        drawn, pen = DecomposingRecordingPen(outlines), TTGlyphPen(None)
        outlines[names[code]].draw(drawn)
        drawn.replay(TransformPen(pen, (scale, 0, 0, scale, 0, 0)))
        _add(target, code, pen.glyph(), round(outlines[names[code]].width * scale))


def _add(target: Any, code: int, glyph: Any, width: int) -> None:
    name = f"uni{code:04X}"
    target.setGlyphOrder([*target.getGlyphOrder(), name])
    glyph.recalcBounds(target["glyf"])
    target["glyf"].glyphs[name] = glyph
    target["glyf"].setGlyphOrder(target.getGlyphOrder())
    target["hmtx"].metrics[name] = (width, glyph.xMin)
    for table in target["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = name
