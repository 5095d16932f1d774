"""The live sum of the weights: a bar of groups against what they must sum to, and the figures in words."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.decide.decimals import parse
from desktop.decide.rule_clauses import decimal_of
from desktop.desks.secretary.builder.complaints import weight_sum
from desktop.desks.secretary.builder.edits import ordered
from desktop.desks.secretary.builder.fields import counted
from ui.i18n import Phrase, literal
from ui.secretary.round.draft import Draft
from ui.secretary.round.rubric_delegate import hue
from ui.services import Kit
from ui.theme.tokens import DENSE, SEMIBOLD, Space
from ui.widgets.label import Label
from ui.widgets.paint import box, painter_on

WIDE = 96


class WeightBar(QWidget):
    """Bar and words; without a wanted sum, the words alone say the sum."""

    def __init__(self, kit: Kit, draft: Draft) -> None:
        super().__init__()
        self._draft = draft
        self.bar = _Bar(kit)
        self.words = Label(kit, literal(""), DENSE, SEMIBOLD, tabular=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.S)
        line.addWidget(self.bar)
        line.addWidget(self.words)
        draft.changed.connect(self.show_draft)

    def show_draft(self) -> None:
        file = self._draft.file
        whole, wanted = weight_sum(file), parse(file.weight_total or "")
        parts = []
        for _group, members in ordered(file):
            weights = [parse(counted(file, one.code).weight) or Fraction(0) for one in members]
            parts.append(float(sum(weights, Fraction(0))))
        self.bar.show_parts(parts, float(wanted) if wanted is not None else None)
        right = wanted is None or whole == wanted
        self.words.set_ink("text" if right else "bad")
        self.words.set_phrase(_said(decimal_of(whole), None if right else file.weight_total or ""))


def _said(whole: str, wanted: str | None) -> Phrase:
    def say(speech: object) -> str:
        number = speech.number  # type: ignore[attr-defined]
        if wanted is None:
            return str(number(whole))
        return str(speech("weights.not", sum=number(whole), wanted=number(wanted)))  # type: ignore[operator]

    return say


class _Bar(QWidget):
    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._parts: list[float] = []
        self._wanted: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        kit.theme.changed.connect(self.update)

    def show_parts(self, parts: list[float], wanted: float | None) -> None:
        self._parts, self._wanted = parts, wanted
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDE, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        most = max(sum(self._parts), self._wanted or 0) or 1
        scale, x = (self.width() - 2) / most, 0.0
        for at, part in enumerate(self._parts):
            wide = part * scale
            if wide > 2:
                box(painter, QRectF(x, 5, wide - 2, 10), 3, fill=hue(self._kit, at))
            x += wide
        if self._wanted is not None:
            painter.fillRect(QRectF(min(self._wanted * scale, self.width() - 2), 1, 2, 18), t.text)
        painter.end()
