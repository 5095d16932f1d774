"""The PDF fonts: complete, distinct, made once, and made even where nothing can be kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics

from desktop.reports import fonts


def test_registered_fonts_hold_every_kazakh_letter_and_the_tenge() -> None:
    fonts.register()
    fonts.register()
    for name in fonts.WEIGHTS:
        known = pdfmetrics.getFont(name).face.charToGlyph
        assert not [
            letter for letter in fonts.KAZAKH + fonts.SYMBOLS + "Ёёйъэ№«»—−×₽€" if ord(letter) not in known
        ]


def test_bold_is_another_face_than_regular() -> None:
    fonts.register()
    regular, bold = (pdfmetrics.stringWidth("Ұлттық комиссия", name, 10) for name in fonts.WEIGHTS)
    assert bold > regular


def test_a_font_is_made_once_and_is_the_same_every_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr(fonts, "local_data", lambda: tmp_path)
    first = fonts.font_file()
    made = first.stat().st_mtime_ns
    assert fonts.font_file() == first
    assert first.stat().st_mtime_ns == made
    assert first.parent == tmp_path / "cache" / "fonts"
    content = first.read_bytes()
    first.unlink()
    assert fonts.font_file().read_bytes() == content


def test_without_a_writable_cache_the_font_is_still_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setattr(fonts, "local_data", lambda: blocked)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(fonts.tempfile, "tempdir", None)
    path = fonts.font_file(fonts.BOLD)
    assert path.is_file()
    assert path.is_relative_to(tmp_path)
