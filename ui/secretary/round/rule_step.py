"""Step 3: the scale and how marks become one number, choice by choice."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.desks.secretary.builder.places import Place
from ui.i18n import Phrase, words
from ui.secretary.round.draft import Draft
from ui.secretary.round.inputs import ChoiceInput, LineInput
from ui.secretary.round.labels import Labels
from ui.secretary.round.step import Step
from ui.services import Kit
from ui.theme.tokens import Space
from ui.widgets.card import row

CHOICES = {
    "direction": ("higher", "lower"),
    "form": ("percent", "sum"),
    "method": ("mean", "trimmed-mean", "median"),
    "over": ("total", "criterion"),
    "incomplete": ("drop", "use"),
}


class RuleStep(Step):
    """Fields that a choice makes idle are hidden: what is not used cannot be mistaken for a rule."""

    def __init__(self, kit: Kit, draft: Draft) -> None:
        super().__init__(kit, draft, "rule")
        scale = self.card(words("builder.scale"), words("builder.scale_help"))
        line = row(*(self._number(name) for name in ("min", "max", "step")), spacing=Space.L)
        line.addStretch(1)
        scale.body.addLayout(line)
        scale.body.addWidget(self._choice("direction"))
        total = self.card(words("builder.total"))
        for name in ("method", "over"):
            total.body.addWidget(self._choice(name))
        self.drop = self._number("drop", words("builder.drop_help"), count=True)
        total.body.insertWidget(2, self.drop)
        for name in ("form", "incomplete"):
            total.body.addWidget(self._choice(name))
        self._least(total.body)
        self._rounding()
        named = self.card(words("builder.labels"), words("builder.labels_help"))
        named.body.addWidget(Labels(kit, draft, self))
        self.column.addStretch(1)
        draft.changed.connect(self._show)

    def _least(self, body: object) -> None:
        line = row(
            self._number("threshold", words("builder.threshold_help")),
            self._number("min_sheets", words("builder.min_sheets_help"), count=True),
            spacing=Space.XXL,
        )
        line.addStretch(1)
        body.addLayout(line)  # type: ignore[attr-defined]

    def _rounding(self) -> None:
        card = self.card(words("builder.rounding"), words("builder.rounding_help"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        self.rounding = [self._number(f"round_{name}") for name in ("criterion", "weighted", "total")]
        for at, field in enumerate(self.rounding):
            grid.addWidget(field, 0, at)
        grid.setColumnStretch(3, 1)
        card.body.addLayout(grid)

    def _choice(self, name: str) -> QWidget:
        choices = [(code, words(f"builder.{name}.{code}")) for code in CHOICES[name]]
        label = words(f"builder.field.{name}")
        helping = words(f"builder.{name}_help")
        field = ChoiceInput(self.kit, self.draft, Place("rule", "", name), label, choices, helping)
        return self.add(field)

    def _number(self, name: str, helping: Phrase | None = None, *, count: bool = False) -> QWidget:
        label = words(f"builder.field.{name}")
        place = Place("rule", "", name)
        return self.add(LineInput(self.kit, self.draft, place, label, helping, count=count, width=160))

    def _show(self) -> None:
        rule = self.draft.file.rule
        self.drop.setVisible(rule.aggregate.method == "trimmed-mean" or rule.aggregate.drop > 0)
        over = rule.aggregate.over == "criterion"
        for field, said in zip(
            self.rounding, (rule.rounding.criterion, rule.rounding.weighted, ""), strict=True
        ):
            field.setVisible(over or bool(said) or field is self.rounding[2])
