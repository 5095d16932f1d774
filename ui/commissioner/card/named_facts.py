"""The facts that a criterion names: label, value with its unit, the way to the document they came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.i18n import Phrase, literal
from ui.services import Kit
from ui.theme.tokens import CAPTION, SEMIBOLD, Space
from ui.widgets.card import clear
from ui.widgets.label import Label
from ui.widgets.tip import plain_tip


@dataclass(frozen=True, slots=True)
class NamedFact:
    """A fact that the rubric names beside a criterion; `source` is the code of the document it came from,
    where the dossier has it."""

    label: Phrase
    value: Phrase
    source: str | None = None


class NamedFacts(QWidget):
    """`source_asked(code)`. By key, sources are opened from the facts page."""

    source_asked = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.S)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)

    def show_facts(self, facts: Sequence[NamedFact]) -> None:
        clear(self._grid)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for line, fact in enumerate(facts):
            label = Label(self._kit, fact.label, CAPTION, ink="muted", wrap=True)
            value = Label(self._kit, fact.value, CAPTION, SEMIBOLD, wrap=len(fact.value(self._kit.say)) > 24)
            value.setAlignment(right)
            self._grid.addWidget(label, line, 0)
            value.setVisible(value.text() != fact.source)  # a document is its own source
            self._grid.addWidget(value, line, 1, right)
            if fact.source is not None:
                self._grid.addWidget(self._link(fact), line, 2, right)
        self.setVisible(bool(facts))

    def _link(self, fact: NamedFact) -> SourceLink:
        link = SourceLink(self._kit, fact.source or "")
        link.asked.connect(self.source_asked)
        return link


class SourceLink(Label):
    """The code of a document, in the running text of the facts: a press opens it."""

    asked = Signal(str)

    def __init__(self, kit: Kit, code: str) -> None:
        self.code = code
        super().__init__(kit, literal(code), CAPTION, SEMIBOLD, "accent")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setContentsMargins(Space.XS, 0, Space.XS, 0)

    def retranslate(self) -> None:
        super().retranslate()
        told = self._kit.say("marks.fact.open", code=self.code)
        self.setToolTip(plain_tip(told))
        self.setAccessibleName(told)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.asked.emit(self.code)
