"""Every check of a record in its order: what was checked, whether it holds, what was expected."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.desks.views import Check, Verdict
from ui.i18n import Phrase, literal, words
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, MEDIUM, SEMIBOLD, Space
from ui.widgets.card import Banner, Card, Picture, clear, rule
from ui.widgets.label import Label
from ui.widgets.scroll import frameless


class CheckList(Card):
    """A verdict over the numbered checks. One red check is never under a green verdict."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._verdict = QVBoxLayout()
        self.body.addLayout(self._verdict)
        inner = QWidget()
        inner.setProperty("part", "inner")
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(0, 0, Space.M, 0)
        self._rows.setSpacing(0)
        scroll = frameless(inner)
        self.body.addWidget(scroll, 1)

    def show_verdict(self, verdict: Verdict) -> None:
        clear(self._verdict)
        clear(self._rows)
        self._verdict.addWidget(banner(self._kit, verdict))
        for number, check in enumerate(verdict.checks, start=1):
            self._rows.addWidget(self._row(number, check))
            self._rows.addWidget(rule())
        self._rows.addStretch(1)

    def _row(self, number: int, check: Check) -> QWidget:
        line = QWidget()
        inside = QHBoxLayout(line)
        inside.setContentsMargins(0, Space.S, 0, Space.S)
        inside.setSpacing(Space.M)
        top = Qt.AlignmentFlag.AlignTop
        count = Label(self._kit, literal(str(number)), DENSE, MEDIUM, "muted", tabular=True)
        count.setFixedWidth(24)
        inside.addWidget(count, 0, top)
        icon, ink = ("circle-check", "ok") if check.ok else ("circle-x", "bad")
        inside.addWidget(Picture(self._kit, icon, ink), 0, top)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(Label(self._kit, check_words(check), DENSE, MEDIUM, wrap=True))
        if not check.ok:
            found = words("check.found", **check.args)
            texts.addWidget(Label(self._kit, found, CAPTION, ink="bad", wrap=True))
        inside.addLayout(texts, 1)
        state = words("check.holds" if check.ok else "check.fails")
        inside.addWidget(Label(self._kit, state, CAPTION, SEMIBOLD, "ok" if check.ok else "bad"), 0, top)
        return line


def check_words(check: Check) -> Phrase:
    """What was checked, in words."""
    return words(f"check.{check.code}")


def banner(kit: Kit, verdict: Verdict) -> Banner:
    """The verdict; a green one says what was not checked."""
    if not verdict.holds:
        return Banner(kit, words("verdict.broken"), words("verdict.broken_body"), "bad", "shield-x")
    if not verdict.authority:
        return Banner(
            kit, words("verdict.consistent"), words("verdict.consistent_body"), "warn", "shield-question-mark"
        )
    return Banner(kit, words("verdict.holds"), words("verdict.holds_body"), "ok", "shield-check")
