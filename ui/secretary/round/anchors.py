"""What each mark of a criterion means, in one language at a time, and the question that it answers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QVBoxLayout

from desktop.desks.secretary.builder.complaints import spoken
from desktop.desks.secretary.builder.fields import counted, criterion
from desktop.desks.secretary.builder.places import ANCHOR, GROUP, Place
from desktop.intake.round_file import RoundFile
from desktop.model.text import LANGS, Lang
from ui.i18n import Phrase, literal, words
from ui.secretary.round.draft import Draft
from ui.secretary.round.evidence import Evidence
from ui.secretary.round.inputs import LineInput, TextInput
from ui.secretary.round.lang_chip import LangChip
from ui.secretary.round.own_scale import OwnScale
from ui.secretary.round.stops import stops
from ui.services import Kit
from ui.theme.tokens import DENSE, SECTION, SEMIBOLD, Space
from ui.widgets.card import Card, clear, reveal, row
from ui.widgets.label import Label

ACROSS = 3


def marks_of(file: RoundFile, code: str) -> list[str]:
    """The marks of a criterion that get a field: the stops of its scale, and those that have a text."""
    said = [anchor.mark for anchor in criterion(file, code).anchors]
    return stops(counted(file, code).scale or file.rule.scale, said)


class Anchors(Card):
    """`lang_chosen(lang)`: the texts of the whole sheet are edited in that language."""

    lang_chosen = Signal(str)

    def __init__(self, kit: Kit, draft: Draft) -> None:
        super().__init__(inner=Space.M)
        self._kit, self._draft = kit, draft
        self.item, self.lang = "", kit.say.lang
        self._layout: tuple[str, Lang, list[str]] | None = None
        self.fields: list[TextInput | LineInput] = []
        self._title = Label(kit, literal(""), DENSE, SEMIBOLD, wrap=True)
        self._title.setFont(kit.theme.font(SECTION, SEMIBOLD))
        self.chips: dict[Lang, LangChip] = {}
        self._group = QButtonGroup(self)
        head = row(spacing=Space.S)
        head.addWidget(self._title, 1)
        self.scale = OwnScale(kit, draft)
        head.addWidget(self.scale.turn)
        for lang in LANGS:
            chip = LangChip(kit, lang)
            chip.picked.connect(self.choose)
            self.chips[lang] = chip
            self._group.addButton(chip)
            head.addWidget(chip)
        self._question = QVBoxLayout()
        self._grid = QGridLayout()
        self._grid.setSpacing(Space.S)
        self.body.addLayout(head)
        self.body.addLayout(self._question)
        self.body.addWidget(self.scale)
        self.body.addLayout(self._grid, 1)
        draft.changed.connect(self.show_draft)

    def choose(self, lang: str) -> None:
        self.lang = lang  # type: ignore[assignment]
        self.lang_chosen.emit(lang)
        self.show_draft()

    def show_item(self, item: str) -> None:
        """Another criterion; a group has no anchors."""
        self.item = item
        self.show_draft()

    def reveal(self, place: Place) -> bool:
        """Focus the field of a place of the criterion that is shown."""
        if place.lang and place.lang != self.lang:
            self.choose(place.lang)
        fields = [*self.fields, self.evidence, *self.scale.fields]
        found = next((one for one in fields if one.place[:3] == place[:3]), None)
        if found is not None:
            found.focus_here()
        return found is not None

    def show_draft(self) -> None:
        if not self._draft.ready:
            return
        file = self._draft.file
        known = not self.item.startswith(GROUP) and any(c.code == self.item for c in file.rubric.criteria)
        self.setVisible(known)
        if not known:
            return
        self.chips[self.lang].setChecked(True)
        marks = marks_of(file, self.item)
        self.scale.show_item(self.item)
        self._title.set_phrase(words("anchors.title", code=literal(self.item)))
        if self._layout != (self.item, self.lang, marks):
            self._layout = (self.item, self.lang, marks)
            self._rebuild(marks)
        self._count(file)

    def _count(self, file: RoundFile) -> None:
        """How far each language is: texts that another language has and this one lacks."""
        one = criterion(file, self.item)
        texts = [
            text for text in (one.title, one.question, *(a.text for a in one.anchors)) if any(text.values())
        ]
        for lang, chip in self.chips.items():
            done = sum(bool(text.get(lang)) for text in texts)
            chip.show_state(done, len(texts), needed=lang in spoken(file))

    def _rebuild(self, marks: list[str]) -> None:
        self.fields = []
        clear(self._question)
        clear(self._grid)
        name = words("builder.field.question")
        place = Place("rubric", self.item, "question", self.lang)
        question = LineInput(self._kit, self._draft, place, None, name=name)
        question.edit.setProperty("part", "cell")
        question.edit.setPlaceholderText(name(self._kit.say))
        self.fields.append(question)
        self.evidence = Evidence(self._kit, self._draft, place._replace(field="evidence", lang=None))
        line = row(spacing=Space.S)
        line.addWidget(question, 1)
        line.addWidget(self.evidence)
        self._question.addLayout(line)
        for at, mark in enumerate(marks):
            self._field(at, mark)
        for column in range(ACROSS):
            self._grid.setColumnStretch(2 * column + 1, 1)
        reveal(self._question)
        reveal(self._grid)

    def _field(self, at: int, mark: str) -> None:
        across, down = at % ACROSS, at // ACROSS
        number: Phrase = lambda say: say.number(mark)  # noqa: E731
        shown = Label(self._kit, number, DENSE, SEMIBOLD, "accent", tabular=True)
        shown.setFixedWidth(24)
        place = Place("rubric", self.item, ANCHOR + mark, self.lang)
        name = words("anchors.name", code=literal(self.item), mark=number)
        field = TextInput(self._kit, self._draft, place, name, 48)
        self.fields.append(field)
        self._grid.addWidget(shown, down, 2 * across, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(field, down, 2 * across + 1)
