"""A step of the round: cards of fields in a column that scrolls; it can show any place that it edits."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.desks.secretary.builder.places import Place
from desktop.desks.secretary.builder.places import Step as StepId
from desktop.model.text import LANGS
from ui.i18n import SHORT, Phrase, literal
from ui.secretary.round.draft import Draft
from ui.secretary.round.inputs import Input, LineInput
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, MEDIUM, SECTION, SEMIBOLD, Space
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.scroll import fill


class Step(QWidget):
    """Subclasses put cards into `column` and fields into `inputs`; `first` gets the keys."""

    def __init__(self, kit: Kit, draft: Draft, step: StepId) -> None:
        super().__init__()
        self.kit, self.draft, self.step = kit, draft, step
        self.inputs: list[Input] = []
        inner = QWidget()
        inner.setProperty("part", "inner")
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, Space.S, Space.L)
        self.column.setSpacing(Space.L)
        self.area = fill(self, inner, kit)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def start(self) -> None:
        """The step was entered: the first field gets the keys."""
        if self.inputs:
            self.inputs[0].focus_here()

    def reveal(self, place: Place) -> bool:
        """Put the keys where a complaint is put right; False when no field of this step is that place."""
        exact = [one for one in self.inputs if one.place == place]
        near = [one for one in self.inputs if one.place[:3] == place[:3]]
        found = next(iter([*exact, *near]), None)
        if found is None:
            self.start()
            return False
        found.focus_here()
        if isinstance(found, QWidget):
            self.area.ensureWidgetVisible(found)
        return True

    def card(self, title: Phrase, helping: Phrase | None = None) -> Card:
        """A card with a heading and what it is about."""
        card = Card(inner=Space.XL)
        card.body.setSpacing(Space.M)
        card.body.addWidget(Label(self.kit, title, SECTION, SEMIBOLD, wrap=True))
        if helping is not None:
            card.body.addWidget(Label(self.kit, helping, DENSE, ink="muted", wrap=True))
        self.column.addWidget(card)
        return card

    def add(self, widget: QWidget) -> QWidget:
        """Remember a field."""
        self.inputs.append(widget)  # type: ignore[arg-type]
        return widget

    def in_three(self, place: Place, label: Phrase, helping: Phrase | None = None) -> QGridLayout:
        """A text in the three languages, one under the other."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(6)
        grid.addWidget(Label(self.kit, label, DENSE, SEMIBOLD, wrap=True), 0, 0, 1, 2)
        for at, lang in enumerate(LANGS, 1):
            name = Label(self.kit, literal(SHORT[lang]), CAPTION, MEDIUM, "muted")
            name.setFixedWidth(36)
            name.setFixedHeight(36)
            grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
            line = LineInput(self.kit, self.draft, place._replace(lang=lang), None, name=label)
            self.add(line)
            grid.addWidget(line, at, 1)
        if helping is not None:
            grid.addWidget(Label(self.kit, helping, CAPTION, ink="muted", wrap=True), 4, 1)
        grid.setColumnStretch(1, 1)
        return grid
