"""The design tokens: one table makes the palette, the style sheet and every painter's colour.

Colours are `#RRGGBB`; contrast ratios are recomputed by a test (WCAG 2.x relative luminance).
Space, radius and type are logical pixels. Nothing outside this file names a colour.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

Scheme = Literal["light", "dark"]
Tone = Literal["neutral", "accent", "ok", "warn", "bad", "viol"]
Meaning = Literal["strength", "weakness", "question", "note"]


@dataclass(frozen=True, slots=True)
class Tokens:
    """All colours of one scheme."""

    scheme: Scheme
    bg: str
    surface: str
    raised: str
    sunken: str
    line: str  # hairline, decoration only
    line2: str  # edge of a control (3 : 1)
    text: str
    muted: str
    faint: str  # never on sunken
    accent: str
    on_accent: str
    accent_soft: str
    accent_text: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    viol: str
    viol_soft: str
    mark_strength: str  # highlights on paper
    mark_weakness: str
    mark_question: str
    mark_note: str
    paper: str
    ink: str
    scrim: str  # #AARRGGBB
    shadow: str  # #AARRGGBB

    @property
    def dark(self) -> bool:
        return self.scheme == "dark"

    def ink_of(self, tone: Tone) -> str:
        """The colour of words and icons of a tone."""
        return {
            "neutral": self.muted,
            "accent": self.accent_text,
            "ok": self.ok,
            "warn": self.warn,
            "bad": self.bad,
            "viol": self.viol,
        }[tone]

    def soft_of(self, tone: Tone) -> str:
        """The quiet fill behind words of a tone."""
        return {
            "neutral": self.sunken,
            "accent": self.accent_soft,
            "ok": self.ok_soft,
            "warn": self.warn_soft,
            "bad": self.bad_soft,
            "viol": self.viol_soft,
        }[tone]

    def highlight_of(self, meaning: Meaning) -> str:
        """The marker colour of a note's meaning (multiply on light paper, screen on dark)."""
        return {
            "strength": self.mark_strength,
            "weakness": self.mark_weakness,
            "question": self.mark_question,
            "note": self.mark_note,
        }[meaning]


LIGHT: Final = Tokens(
    scheme="light",
    bg="#F3F4F6",
    surface="#FFFFFF",
    raised="#F8F9FB",
    sunken="#E9ECF0",
    line="#DCE0E6",
    line2="#838D9B",
    text="#1A212B",
    muted="#505B69",
    faint="#66717F",
    accent="#1B5AA6",
    on_accent="#FFFFFF",
    accent_soft="#E5EEF9",
    accent_text="#174F93",
    ok="#1A6B49",
    ok_soft="#DFF1E7",
    warn="#835000",
    warn_soft="#FAEFDA",
    bad="#A82A22",
    bad_soft="#FAE6E4",
    viol="#5647A8",
    viol_soft="#EAE7F7",
    mark_strength="#BDE6C8",
    mark_weakness="#F8CFCA",
    mark_question="#FBE5A0",
    mark_note="#D8D2F5",
    paper="#FFFFFF",
    ink="#1A212B",
    scrim="#70101418",
    shadow="#59000000",
)

DARK: Final = Tokens(
    scheme="dark",
    bg="#12161B",
    surface="#1A1F26",
    raised="#212831",
    sunken="#0C0F13",
    line="#2F3741",
    line2="#707C8B",
    text="#E5E9EF",
    muted="#A9B3C0",
    faint="#8D98A6",
    accent="#7FB3F5",
    on_accent="#0A1626",
    accent_soft="#1D3350",
    accent_text="#9DC5F9",
    ok="#6FCDA2",
    ok_soft="#17352A",
    warn="#E6AE60",
    warn_soft="#3A2C17",
    bad="#F28E85",
    bad_soft="#432220",
    viol="#B9ADF4",
    viol_soft="#2D2A4B",
    mark_strength="#1F5A3B",
    mark_weakness="#6B2F2B",
    mark_question="#5F4A14",
    mark_note="#443C7A",
    paper="#1E242B",
    ink="#DAE0E6",
    scrim="#70000000",
    shadow="#59000000",
)

SCHEMES: Final[dict[Scheme, Tokens]] = {"light": LIGHT, "dark": DARK}


def sharp(t: Tokens) -> Tokens:
    """The scheme for people who asked the system for high contrast: edges become the text's colour."""
    return replace(t, line=t.text, line2=t.text, muted=t.text, faint=t.text)


class Space:
    """The 8 px grid and its halves; edges of panels stand on multiples of 8."""

    XS: Final = 4
    S: Final = 8
    M: Final = 12
    L: Final = 16
    XL: Final = 20
    XXL: Final = 24
    H: Final = 32
    HH: Final = 48


class Radius:
    """Corner radii; a chip's is half its height."""

    SMALL: Final = 6
    CONTROL: Final = 8
    CARD: Final = 12


@dataclass(frozen=True, slots=True)
class Type:
    """A step of the type scale: size and line height in logical pixels."""

    size: int
    line: int


CAPTION: Final = Type(12, 16)
DENSE: Final = Type(13, 18)
BODY: Final = Type(14, 20)
SECTION: Final = Type(16, 24)
DOSSIER: Final = Type(20, 28)
CODE: Final = Type(24, 32)  # digits that are read aloud
PAGE: Final = Type(28, 36)

REGULAR: Final = 400
MEDIUM: Final = 500
SEMIBOLD: Final = 600

BAR_HEIGHT: Final = 56
RAIL_WIDTH: Final = 176
MOTION_MS: Final = 120


def luminance(colour: str) -> float:
    """Relative luminance of `#RRGGBB` (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two opaque colours, 1 to 21 (WCAG 2.2)."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """`one` with `share` (0 to 1) of `other`."""
    ends = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in ends)
