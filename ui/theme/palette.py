"""Tokens to a QPalette: what Fusion itself draws (menus, scroll bars, selections) follows them."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from ui.theme.tokens import Tokens

Role = QPalette.ColorRole


def palette(t: Tokens) -> QPalette:
    """The palette of one scheme, disabled group included."""
    made = QPalette()
    for role, colour in _roles(t).items():
        made.setColor(role, QColor(colour))
    for role in (Role.WindowText, Role.Text, Role.ButtonText, Role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(t.faint))
    return made


def _roles(t: Tokens) -> dict[QPalette.ColorRole, str]:
    return {
        Role.Window: t.bg,
        Role.WindowText: t.text,
        Role.Base: t.surface,
        Role.AlternateBase: t.raised,
        Role.Text: t.text,
        Role.PlaceholderText: t.faint,
        Role.Button: t.surface,
        Role.ButtonText: t.text,
        Role.BrightText: t.bad,
        Role.Highlight: t.accent,
        Role.HighlightedText: t.on_accent,
        Role.Link: t.accent_text,
        Role.LinkVisited: t.accent_text,
        Role.ToolTipBase: t.surface,
        Role.ToolTipText: t.text,
        Role.Light: t.raised,
        Role.Midlight: t.line,
        Role.Mid: t.line2,
        Role.Dark: t.line2,
        Role.Shadow: t.sunken,
        Role.Accent: t.accent,
    }
