"""The theme of the running program: which scheme, its tokens, icons and fonts; switchable."""

from __future__ import annotations

from functools import partial
from typing import Literal

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from ui.accessible import install
from ui.theme import fonts
from ui.theme.icons import Icons
from ui.theme.palette import palette
from ui.theme.qss import sheet
from ui.theme.tokens import BODY, REGULAR, SCHEMES, Scheme, Tokens, Type, sharp

Wish = Literal["system", "light", "dark"]


def wants_contrast() -> bool:
    """Whether the system asks for high contrast (Qt tells since 6.10)."""
    hints = QGuiApplication.styleHints()
    if not hasattr(hints, "accessibility"):
        return False
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def system_scheme() -> Scheme:
    """What the system shows; light where it does not say."""
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if dark else "light"


class Theme(QObject):
    """Owns the look. Widgets paint from `tokens` and repaint on `changed`."""

    changed = Signal()
    wishChanged = Signal()  # light, dark or the system's was asked for

    def __init__(self, app: QApplication, wish: Wish = "system") -> None:
        super().__init__(app)
        self._app = app
        self._wish: Wish = wish
        self.icons = Icons()
        self._fonts: dict[tuple[Type, int, bool], QFont] = {}
        fonts.load()
        install(app)
        app.setStyle("Fusion")
        app.setFont(fonts.font())
        self.tokens: Tokens = self._wanted()
        self._first = self.tokens
        app.setPalette(palette(self.tokens))
        app.setStyleSheet(sheet(self.tokens))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)
        if hasattr(QGuiApplication.styleHints(), "accessibility"):
            QGuiApplication.styleHints().accessibility().contrastPreferenceChanged.connect(self._follow)

    @property
    def wish(self) -> Wish:
        return self._wish

    @property
    def scheme(self) -> Scheme:
        return self.tokens.scheme

    def set_wish(self, wish: Wish) -> None:
        """Follow the system, or stay light or dark."""
        if wish != self._wish:
            self._wish = wish
            self.wishChanged.emit()
        self._follow()

    def toggle(self) -> None:
        """Light to dark and back; where that is what the system shows, the system is followed again."""
        other: Scheme = "light" if self.tokens.dark else "dark"
        self.set_wish("system" if other == system_scheme() else other)

    def dress(self, window: QWidget) -> None:
        """For a window without a parent, made after another scheme was chosen than at the start."""
        if self.tokens != self._first:
            window.setStyleSheet(sheet(self.tokens))

    def font(self, step: Type = BODY, weight: int = REGULAR, *, tabular: bool = False) -> QFont:
        key = (step, weight, tabular)
        if key not in self._fonts:
            self._fonts[key] = fonts.font(step, weight, tabular=tabular)
        return QFont(self._fonts[key])  # a copy shares all until it is changed

    def _wanted(self) -> Tokens:
        plain = SCHEMES[system_scheme() if self._wish == "system" else self._wish]
        return sharp(plain) if wants_contrast() else plain

    def _follow(self) -> None:
        wanted = self._wanted()
        if wanted == self.tokens:
            return
        self.tokens = wanted
        self._apply()
        self.changed.emit()

    def _apply(self) -> None:
        # An explicit palette besides the hint: the hint alone changes nothing on some platforms.
        windows = [window for window in self._app.topLevelWidgets() if window.parent() is None]
        for window in windows:
            window.setUpdatesEnabled(False)
        self._app.setPalette(palette(self.tokens))
        # The app keeps the sheet of the start. Given another one, Qt would polish each widget once for
        # every widget above it; given to a window, it wins over that one, and each is polished twice.
        shown = "" if self.tokens == self._first else sheet(self.tokens)
        for window in windows:
            window.setStyleSheet(shown)
        # Dressing and drawing take as long as each other: what the person does meanwhile comes in between.
        QTimer.singleShot(0, self, partial(_draw, windows))


def _draw(windows: list[QWidget]) -> None:
    for window in windows:
        if shiboken6.isValid(window):
            window.setUpdatesEnabled(True)
