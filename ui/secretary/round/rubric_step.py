"""Step 2: the rubric as a sheet with its live sum, and what the marks of the chosen criterion mean."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from desktop.desks.secretary.builder.places import Place
from ui.i18n import data, joined, literal, words
from ui.messages import Notice
from ui.models.rubric import RubricModel
from ui.secretary.round.anchors import Anchors
from ui.secretary.round.desk import Template
from ui.secretary.round.draft import Draft
from ui.secretary.round.inputs import LineInput
from ui.secretary.round.rubric_table import RubricTable
from ui.secretary.round.step import Step
from ui.secretary.round.weight_bar import WeightBar
from ui.services import Kit, Services
from ui.theme.tokens import BODY, CAPTION, DENSE, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button, IconButton
from ui.widgets.card import Card, Tile, row
from ui.widgets.label import Label


class RubricStep(Step):
    """`template_asked(name)` on an empty rubric; "plain" starts with one criterion."""

    template_asked = Signal(str)
    file_asked = Signal()

    def __init__(self, services: Services, draft: Draft) -> None:
        kit = services.kit
        super().__init__(kit, draft, "rubric")
        self._services = services
        self.model = RubricModel(kit.say, draft, self)
        self.table = RubricTable(kit, self.model)
        self.anchors = Anchors(kit, draft)
        self.total = LineInput(
            kit,
            draft,
            Place("rubric", "", "weight_total"),
            None,
            name=words("builder.field.weight_total"),
            width=56,
        )
        self.sheet = self._sheet()
        self.empty = EmptyRubric(services)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.sheet)
        self.column.addWidget(self.stack, 1)
        self.table.chosen.connect(self.anchors.show_item)
        self.table.removed.connect(self._removed)
        self.anchors.lang_chosen.connect(self.model.set_lang)
        self.empty.template_asked.connect(self.template_asked)
        self.empty.file_asked.connect(self.file_asked)
        self.empty.plain_asked.connect(self.start_plain)
        draft.changed.connect(self._show)

    def start(self) -> None:
        (self.table if self.stack.currentWidget() is self.sheet else self.empty).setFocus()

    def start_plain(self) -> None:
        """A group with one criterion, ready to be named."""
        self.table.add_group()
        self.table.add_criterion()

    def reveal(self, place: Place) -> bool:
        if place.field == "weight_total":
            self.total.focus_here()
            return True
        if not place.item:
            self.start()
            return True
        if place.lang and place.lang != self.anchors.lang:
            self.anchors.choose(place.lang)
        in_table = self.table.go_to(place)
        if not in_table and self.anchors.reveal(place):
            self.area.ensureWidgetVisible(self.anchors)
            return True
        self.table.setFocus()
        return True

    def _removed(self, code: str) -> None:
        what = words("rubrics.removed", code=literal(code))
        self._services.messages.notify(Notice(what, "ok", self.draft.undo))

    def _show(self) -> None:
        rubric = self.draft.file.rubric
        shown = self.sheet if rubric.criteria or rubric.groups else self.empty
        for page in (self.sheet, self.empty):  # what is not seen asks for no room
            policy = QSizePolicy.Policy.Preferred if page is shown else QSizePolicy.Policy.Ignored
            page.setSizePolicy(policy, policy)
        self.stack.setCurrentWidget(shown)

    def _sheet(self) -> QWidget:
        card = Card(inner=Space.M)
        card.body.setSpacing(Space.XS)
        bar = row(Label(self.kit, words("builder.step.rubric"), SECTION, SEMIBOLD), spacing=Space.XS)
        bar.setContentsMargins(Space.XS, 0, 0, 0)
        bar.addSpacing(Space.S)
        self._tools(bar)
        bar.addStretch(1)
        bar.addWidget(WeightBar(self.kit, self.draft))
        self.total.edit.setProperty("part", "cell")
        self.total.below.hide()
        bar.addWidget(self.total)
        card.body.addLayout(bar)
        card.body.addWidget(self.table)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(card)
        column.addWidget(self.anchors, 1)
        column.addStretch(0)
        return page

    def _tools(self, line: QHBoxLayout) -> None:
        table = self.table
        for key, icon, act, keys in (
            ("rubrics.add", "plus", table.add_criterion, "Ins"),
            ("rubrics.add_group", "folder-plus", table.add_group, ""),
            ("builder.up", "arrow-up", table.move_up, "Alt+Up"),
            ("builder.down", "arrow-down", table.move_down, "Alt+Down"),
            ("rubrics.remove", "trash-2", table.remove, "Ctrl+Del"),
        ):
            small = IconButton(self.kit, icon, words(key), size=32, keys=keys)
            small.clicked.connect(act)
            line.addWidget(small)


class EmptyRubric(QWidget):
    """Choose a template, bring a file, or start plain."""

    template_asked = Signal(str)
    file_asked = Signal()
    plain_asked = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._kit = kit = services.kit
        self.cards: list[TemplateCard] = []
        self._line = QHBoxLayout()
        self._line.setSpacing(Space.L)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(Label(kit, words("rubrics.empty"), SECTION, SEMIBOLD, wrap=True))
        column.addWidget(Label(kit, words("rubrics.empty_help"), BODY, ink="muted", wrap=True))
        column.addSpacing(Space.S)
        column.addLayout(self._line)
        self.file = Button(kit, words("rubrics.from_file"), "secondary", "file-up", height=40)
        self.plain = Button(kit, words("rubrics.plain"), "secondary", "plus", height=40)
        self.file.clicked.connect(self.file_asked)
        self.plain.clicked.connect(self.plain_asked)
        column.addLayout(row(self.file, self.plain, 1))
        column.addStretch(1)

    def show_templates(self, templates: list[Template]) -> None:
        for one in templates:
            card = TemplateCard(self._kit, one)
            card.chosen.connect(self.template_asked)
            self.cards.append(card)
            self._line.addWidget(card, 1)
        if self.cards:
            self.setFocusProxy(self.cards[0].button)


class TemplateCard(Card):
    """What a template is, in its own words."""

    chosen = Signal(str)

    def __init__(self, kit: Kit, template: Template) -> None:
        super().__init__(inner=Space.XL)
        self._name = template.name
        file = template.file
        self.body.addWidget(Tile(kit, "list-checks"))
        self.body.addWidget(Label(kit, data(file.title), SECTION, SEMIBOLD, wrap=True))
        count = words("rubrics.count", n=len(file.rubric.criteria))
        self.body.addWidget(Label(kit, count, CAPTION, ink="muted", wrap=True))
        self.body.addWidget(Label(kit, data(file.about), DENSE, wrap=True))
        self.body.addStretch(1)
        phrase = words("rubrics.take")
        self.button = Button(kit, phrase, "secondary", "download", height=36)
        self.button.setAccessibleName(joined(phrase, data(file.title), by=": ")(kit.say))
        self.button.clicked.connect(self._choose)
        self.body.addLayout(row(self.button, 1))

    def _choose(self) -> None:
        self.chosen.emit(self._name)
