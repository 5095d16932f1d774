"""The round's conditions of admission: codes, words in three languages, where one looks, how many sign."""

from __future__ import annotations

import json
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.intake.round_file import Paper
from desktop.model.ids import is_id
from desktop.model.screening import Checklist, Item
from desktop.model.text import LANGS, Text
from desktop.paths import resources
from ui.i18n import literal, words
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button, IconButton
from ui.widgets.card import clear, reveal, row
from ui.widgets.check import CheckRow
from ui.widgets.label import Label, heading
from ui.widgets.scroll import frameless

USUAL = "usual.json"


def usual(papers: Sequence[Paper]) -> list[Item]:
    """The conditions that cluster rounds usually have, looking into documents that this round asks for."""
    there = {paper.code for paper in papers}
    said = json.loads((resources() / "checklists" / USUAL).read_text("utf-8"))
    return [
        Item(one["code"], one["title"], [], [code for code in one["documents"] if code in there])
        for one in said
    ]


class _Row:
    """The fields of one condition."""

    def __init__(self, kit: Kit, item: Item) -> None:
        self.item = item
        self.code = _line(kit, item.code, words("intake.condition.code"))
        self.code.setFixedWidth(64)
        self.titles = {
            lang: _line(kit, item.title.get(lang, ""), words(f"intake.condition.{lang}")) for lang in LANGS
        }
        self.documents = _line(kit, ", ".join(item.documents), words("intake.condition.documents"))
        self.documents.setFixedWidth(96)
        self.away = IconButton(kit, "x", words("intake.condition.away"))

    def value(self) -> Item:
        title: Text = {lang: text for lang, edit in self.titles.items() if (text := edit.text().strip())}
        documents = [part for part in self.documents.text().replace(",", " ").split() if part]
        return Item(self.code.text().strip(), title, self.item.facts, documents)


class ConditionsDialog(QDialog):
    """`kept(Checklist or None)`."""

    kept = Signal(object)

    def __init__(
        self, kit: Kit, parent: QWidget, checklist: Checklist | None, papers: Sequence[Paper]
    ) -> None:
        super().__init__(parent)
        self._kit, self._papers = kit, papers
        self._had = checklist is not None
        self.setWindowTitle(kit.say("intake.conditions"))
        self.resize(1040, 560)
        self._rows: list[_Row] = []
        self._error = Label(kit, literal(""), DENSE, ink="bad", wrap=True)
        self.two = CheckRow(kit, words("intake.conditions.two"))
        self.two.setChecked(checklist is None or checklist.signatures > 1)
        inner = QWidget()  # rows keep their height: what does not fit is scrolled to
        inner.setProperty("part", "inner")
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(0, 0, Space.M, 0)
        self._grid.setSpacing(Space.S)
        self._lay(frameless(inner))
        self._fill(list(checklist.items) if checklist else usual(papers))

    def add(self) -> None:
        """One condition more, with the next code."""
        items = [one.value() for one in self._rows]
        number = len(items) + 1
        self._fill([*items, Item(f"V{number}", {})])
        self._rows[-1].titles["kk"].setFocus()

    def keep(self) -> None:
        """Say what is missing, or hand the list over."""
        items = [one.value() for one in self._rows]
        codes = [item.code for item in items]
        if not all(map(is_id, codes)) or len(set(codes)) < len(codes):
            self._error.set_phrase(words("intake.conditions.bad_code"))
        elif not all(item.title for item in items):
            self._error.set_phrase(words("intake.conditions.no_title"))
        else:
            signatures = 2 if self.two.isChecked() else 1
            self.kept.emit(Checklist(items, signatures) if items else None)
            self.accept()

    def _fill(self, items: list[Item]) -> None:
        clear(self._grid)
        self._rows = [_Row(self._kit, item) for item in items]
        heads = ("code", *LANGS, "documents")
        for column, name in enumerate(heads):
            label = Label(self._kit, words(f"intake.condition.{name}"), CAPTION, SEMIBOLD, "muted")
            self._grid.addWidget(label, 0, column)
        for at, one in enumerate(self._rows, 1):
            for column, widget in enumerate((one.code, *one.titles.values(), one.documents, one.away)):
                self._grid.addWidget(widget, at, column)
            one.away.clicked.connect(_Away(self, at - 1))
        for column in range(1, 4):
            self._grid.setColumnStretch(column, 1)
        self._grid.setRowStretch(len(items) + 1, 1)
        reveal(self._grid)

    def _away(self, at: int) -> None:
        self._fill([one.value() for place, one in enumerate(self._rows) if place != at])

    def _lay(self, scroll: QWidget) -> None:
        kit = self._kit
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.XL)
        column.setSpacing(Space.M)
        column.addWidget(heading(kit, words("intake.conditions"), SECTION))
        column.addWidget(Label(kit, words("intake.conditions.help"), DENSE, ink="muted", wrap=True))
        scroll.setAccessibleName(kit.say("intake.conditions"))
        column.addWidget(scroll, 1)
        add = Button(kit, words("intake.condition.add"), "secondary", "plus", height=32)
        add.clicked.connect(self.add)
        column.addLayout(row(add, self.two, 1))
        column.addWidget(self._error)
        cancel = Button(kit, words("intake.cancel"), "ghost")
        cancel.clicked.connect(self.reject)
        keep = Button(kit, words("intake.conditions.keep"), "primary", "check")
        keep.clicked.connect(self.keep)
        column.addLayout(row(1, cancel, keep))


def _line(kit: Kit, text: str, name: object) -> QLineEdit:
    edit = QLineEdit(text)
    edit.setFont(kit.theme.font(DENSE))
    edit.setAccessibleName(name(kit.say))  # type: ignore[operator]
    edit.setCursorPosition(0)
    return edit


class _Away:
    """Takes one condition out."""

    def __init__(self, dialog: ConditionsDialog, at: int) -> None:
        self._dialog, self._at = dialog, at

    def __call__(self) -> None:
        self._dialog._away(self._at)
