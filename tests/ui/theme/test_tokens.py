"""Every contrast that LOOK.md promises, recomputed; palette and sheet are made from the tokens alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette

from ui.theme.palette import palette
from ui.theme.qss import sheet
from ui.theme.tokens import DARK, LIGHT, Tokens, contrast, luminance, mix, sharp

ROOT = Path(__file__).resolve().parents[3]
TEXT, EDGE = 4.5, 3.0


@pytest.mark.parametrize("t", [LIGHT, DARK], ids=lambda t: t.scheme)
def test_text_is_readable_on_every_panel(t: Tokens) -> None:
    for ink in (t.text, t.muted, t.faint):
        for panel in (t.bg, t.surface, t.raised):
            assert contrast(ink, panel) >= TEXT
    for ink in (t.text, t.muted):
        assert contrast(ink, t.sunken) >= TEXT


@pytest.mark.parametrize("t", [LIGHT, DARK], ids=lambda t: t.scheme)
@pytest.mark.parametrize("tone", ["accent", "ok", "warn", "bad", "viol"])
def test_tones_are_readable_on_their_soft_fill_and_on_panels(t: Tokens, tone: str) -> None:
    ink = t.ink_of(tone)  # type: ignore[arg-type]
    for fill in (t.soft_of(tone), t.surface, t.bg):  # type: ignore[arg-type]
        assert contrast(ink, fill) >= TEXT
    assert contrast(t.text, t.soft_of(tone)) >= TEXT  # type: ignore[arg-type]


@pytest.mark.parametrize("t", [LIGHT, DARK], ids=lambda t: t.scheme)
def test_edges_and_the_action_are_seen(t: Tokens) -> None:
    assert contrast(t.line2, t.surface) >= EDGE
    assert contrast(t.accent, t.surface) >= EDGE
    assert contrast(t.on_accent, t.accent) >= TEXT
    assert contrast(t.ink, t.paper) >= TEXT


@pytest.mark.parametrize("t", [LIGHT, DARK], ids=lambda t: t.scheme)
@pytest.mark.parametrize("meaning", ["strength", "weakness", "question", "note"])
def test_ink_is_readable_under_a_highlight(t: Tokens, meaning: str) -> None:
    assert contrast(t.ink, t.highlight_of(meaning)) >= TEXT  # type: ignore[arg-type]


@pytest.mark.parametrize("t", [LIGHT, DARK, sharp(LIGHT), sharp(DARK)])
def test_the_focus_and_the_edges_of_controls_are_seen_wherever_they_stand(t: Tokens) -> None:
    for panel in (t.bg, t.surface, t.raised, t.accent_soft):
        assert contrast(t.accent, panel) >= EDGE
    for panel in (t.bg, t.surface, t.raised):
        assert contrast(t.line2, panel) >= EDGE
    assert contrast(t.on_accent, t.accent) >= TEXT, "the ring and the words of the primary button"


@pytest.mark.parametrize("t", [LIGHT, DARK, sharp(LIGHT), sharp(DARK)])
def test_chosen_and_disabled_things_are_readable(t: Tokens) -> None:
    for ink in (t.text, t.muted, t.accent_text):
        assert contrast(ink, t.accent_soft) >= TEXT, "a chosen row"
    assert contrast(t.text, t.warn_soft) >= TEXT, "a row with a conflict"
    for panel in (t.bg, t.surface, t.raised):
        assert contrast(t.faint, panel) >= TEXT, "a disabled control"
    assert contrast(t.ink, t.mark_question) >= TEXT, "a hit of the search"


@pytest.mark.parametrize("t", [LIGHT, DARK], ids=lambda t: t.scheme)
@pytest.mark.parametrize("tone", ["neutral", "accent", "ok", "warn", "bad", "viol"])
def test_chips_are_readable_and_their_icons_seen(t: Tokens, tone: str) -> None:
    assert contrast(t.ink_of(tone), t.soft_of(tone)) >= TEXT  # type: ignore[arg-type]


def test_the_figures_of_the_design() -> None:
    """The ratios that the table of the design states, to a tenth."""
    assert round(contrast(LIGHT.text, LIGHT.surface), 1) == 16.2
    assert round(contrast(LIGHT.muted, LIGHT.surface), 1) == 6.9
    assert round(contrast(LIGHT.on_accent, LIGHT.accent), 1) == 6.9
    assert round(contrast(DARK.text, DARK.surface), 1) == 13.6
    assert round(contrast(DARK.on_accent, DARK.accent), 1) == 8.4


def test_contrast_has_known_ends() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1
    assert luminance("#FFFFFF") == pytest.approx(1)


def test_mix_ends_at_its_ends() -> None:
    assert mix("#102030", "#FFFFFF", 0) == "#102030"
    assert mix("#102030", "#FFFFFF", 1) == "#FFFFFF"
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"


def test_palette_follows_the_tokens() -> None:
    made = palette(DARK)
    assert made.color(QPalette.ColorRole.Window).name().upper() == DARK.bg
    faint = made.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert faint.name().upper() == DARK.faint


@pytest.mark.parametrize("t", [LIGHT, DARK], ids=lambda t: t.scheme)
def test_the_sheet_names_only_token_colours(t: Tokens) -> None:
    known = {getattr(t, name).upper() for name in t.__dataclass_fields__}
    known.add(mix(t.surface, t.line2, 0.6).upper())
    assert {c.upper() for c in re.findall(r"#[0-9A-Fa-f]{6}\b", sheet(t))} <= known


def test_no_colour_is_named_outside_the_tokens() -> None:
    """A colour elsewhere would not follow the scheme. A QR code is black on white by nature."""
    allowed = {"ui/theme/tokens.py", "ui/widgets/code.py"}
    found = [
        str(path.relative_to(ROOT))
        for path in sorted((ROOT / "ui").rglob("*.py"))
        if re.search(r"\"#[0-9A-Fa-f]{6,8}\"", path.read_text("utf-8"))
    ]
    assert set(found) <= allowed


@pytest.mark.parametrize("t", [LIGHT, DARK], ids=lambda t: t.scheme)
def test_high_contrast_draws_edges_in_the_text_colour(t: Tokens) -> None:
    seen = sharp(t)
    assert {seen.line, seen.line2, seen.muted, seen.faint} == {t.text}
    assert seen.accent == t.accent
