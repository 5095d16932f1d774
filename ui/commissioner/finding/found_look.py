"""What all rows of the found places share: fonts, inks and the mark of a hit, made once a theme."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

from ui.theme.theme import Theme
from ui.theme.tokens import DENSE, MEDIUM, REGULAR, SEMIBOLD


class FoundLook:
    """For painting only: nothing here follows a theme that changes."""

    def __init__(self, theme: Theme) -> None:
        t = theme.tokens
        self.plain, self.strong = theme.font(DENSE, REGULAR), theme.font(DENSE, SEMIBOLD)
        self.metrics, self.strong_metrics = QFontMetricsF(self.plain), QFontMetricsF(self.strong)
        self.icon = t.muted
        self.text, self.muted, self.accent = QColor(t.text), QColor(t.muted), QColor(t.accent_text)
        self.wrapping = QTextOption()
        self.wrapping.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._mark = QTextCharFormat()
        self._mark.setBackground(QColor(t.mark_question))
        self._mark.setForeground(QColor(t.ink))
        self._mark.setFontWeight(MEDIUM)
        self._mark.setFontUnderline(True)

    def hit(self, start: int, length: int) -> QTextLayout.FormatRange:
        """The mark over `length` letters from `start`."""
        made = QTextLayout.FormatRange()
        made.start, made.length, made.format = start, length, self._mark
        return made
