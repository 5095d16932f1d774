"""What the points of the scale are called, in three languages: the words under every ruler."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.desks.secretary.builder.places import LABEL, Place
from desktop.model.text import LANGS
from ui.i18n import OWN, Phrase, literal, words
from ui.secretary.round.draft import Draft
from ui.secretary.round.inputs import LineInput
from ui.secretary.round.step import Step
from ui.secretary.round.stops import stops
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, MEDIUM, SEMIBOLD, Space
from ui.widgets.card import clear, reveal
from ui.widgets.label import Label


class Labels(QWidget):
    """One row a mark; rows follow the scale."""

    def __init__(self, kit: Kit, draft: Draft, step: Step) -> None:
        super().__init__()
        self._kit, self._draft, self._step = kit, draft, step
        self._marks: list[str] = []
        self._lines: list[LineInput] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.S)
        self._grid.setVerticalSpacing(Space.XS)
        draft.changed.connect(self.show_draft)

    def show_draft(self) -> None:
        file = self._draft.file
        marks = stops(file.rule.scale, [one.mark for one in file.rubric.labels])
        if marks != self._marks:
            self._marks = marks
            self._rebuild()

    def _rebuild(self) -> None:
        for line in self._lines:
            self._step.inputs.remove(line)
        self._lines = []
        clear(self._grid)
        for column, lang in enumerate(LANGS, 1):
            self._grid.addWidget(Label(self._kit, literal(OWN[lang]), CAPTION, MEDIUM, "muted"), 0, column)
            self._grid.setColumnStretch(column, 1)
        for at, mark in enumerate(self._marks, 1):
            self._row(at, mark)
        reveal(self._grid)

    def _row(self, at: int, mark: str) -> None:
        number: Phrase = lambda say: say.number(mark)  # noqa: E731
        shown = Label(self._kit, number, DENSE, SEMIBOLD, "accent", tabular=True)
        self._grid.addWidget(shown, at, 0, Qt.AlignmentFlag.AlignVCenter)
        for column, lang in enumerate(LANGS, 1):
            name = words("builder.field.anchor", mark=number)
            line = LineInput(self._kit, self._draft, Place("rule", "", LABEL + mark, lang), None, name=name)
            self._lines.append(line)
            self._step.inputs.append(line)
            self._grid.addWidget(line, at, column)
