"""What to take onto paper: four kinds, and what each lets one choose. Says a `Wish` for what is chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.desks.paper_views import Choice, Kind, Wish
from desktop.model.text import LANGS, Lang
from ui.i18n import OWN, data, joined, literal, words
from ui.services import Kit
from ui.theme.tokens import DENSE, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.check import CheckRow
from ui.widgets.chip import Filter
from ui.widgets.label import Label
from ui.widgets.scroll import frameless

FEW = 112  # pixels of documents that are seen at least
KINDS: tuple[tuple[Kind, str], ...] = (
    ("dossier", "files"),
    ("notes", "highlighter"),
    ("mine", "clipboard-check"),
    ("blank", "clipboard-list"),
)


class PaperOptions(QWidget):
    """`changed` when another paper is wanted. Without `choices` (no dossier is open) two kinds wait."""

    changed = Signal()

    def __init__(self, kit: Kit, code: str, choices: list[Choice]) -> None:
        super().__init__()
        self.setProperty("part", "inner")
        self._kit, self._code = kit, code
        self.choices = choices
        self.lang: Lang = kit.say.lang
        self._kinds, self._langs = QButtonGroup(self), QButtonGroup(self)
        self.kinds: dict[Kind, Button] = {}
        self.documents = [self._document(choice) for choice in choices]
        self.notes = CheckRow(kit, words("papers.with_notes"))
        self.notes.setChecked(True)
        self.notes.show_count(str(sum(choice.notes for choice in choices)))
        self.all_notes = CheckRow(kit, words("papers.all_notes"))
        self.this_one = CheckRow(kit, words("papers.this_one"))
        self.this_one.setChecked(bool(code))
        for row in (self.notes, self.all_notes, self.this_one):
            row.toggled.connect(self._say)
        self._stack = QStackedWidget()
        self._lay()

    @property
    def kind(self) -> Kind:
        return next(kind for kind, button in self.kinds.items() if button.isChecked())

    def choose(self, kind: Kind) -> None:
        """Another kind of paper."""
        self.kinds[kind].setChecked(True)
        self._stack.setCurrentIndex([one for one, _ in KINDS].index(kind))

    def wish(self, when: str) -> Wish | None:
        """What is chosen now; None when it is nothing."""
        kind = self.kind
        if kind == "dossier":
            taken = zip(self.choices, self.documents, strict=True)
            chosen = tuple(choice.sha256 for choice, row in taken if row.isChecked())
            found = Wish(kind, self.lang, when, self._code, chosen, self.notes.isChecked())
            return found if chosen else None
        whole = self.all_notes.isChecked() if kind == "notes" else not self.this_one.isChecked()
        code = self._code if kind == "mine" or not whole else ""
        return Wish(kind, self.lang, when, code)

    def _document(self, choice: Choice) -> CheckRow:
        row = CheckRow(self._kit, joined(literal(choice.code), data(choice.title)))
        row.setChecked(True)
        row.show_count(self._kit.say("papers.pages", n=choice.pages))
        row.toggled.connect(self._say)
        return row

    def _lay(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, Space.M, 0)
        column.setSpacing(Space.XS)
        for at, (kind, icon) in enumerate(KINDS):
            button = Button(self._kit, words(f"papers.kind.{kind}"), "ghost", icon, height=40)
            button.setCheckable(True)
            button.align_left()
            button.setEnabled(bool(self.choices) or kind in ("notes", "blank"))
            self._kinds.addButton(button, at)
            self.kinds[kind] = button
            column.addWidget(button)
        self._kinds.idToggled.connect(self._picked)
        column.addSpacing(Space.M)
        for part in (self._dossier(), self._rows(self.all_notes), QWidget(), self._rows(self.this_one)):
            self._stack.addWidget(part)
        column.addWidget(self._stack, 1)
        column.addWidget(Label(self._kit, words("papers.language"), DENSE, SEMIBOLD))
        column.addLayout(self._languages())

    def _dossier(self) -> QWidget:
        """Documents may be many: they scroll, the choice of notes stays in sight."""
        inner = self._rows(*self.documents)
        inner.setProperty("part", "inner")
        scroll = frameless(inner)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setMinimumHeight(min(FEW, inner.sizeHint().height()))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Label(self._kit, words("papers.documents"), DENSE, SEMIBOLD))
        column.addWidget(scroll, 1)
        column.addWidget(self.notes)
        return holder

    def _rows(self, *rows: CheckRow) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in rows:
            row.setVisible(row is not self.this_one or bool(self._code))
            column.addWidget(row)
        column.addStretch(1)
        return holder

    def _languages(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        for at, lang in enumerate(LANGS):
            chip = Filter(self._kit, literal(OWN[lang]))
            chip.setCheckable(True)
            chip.setChecked(lang == self.lang)
            self._langs.addButton(chip, at)
            line.addWidget(chip)
        line.addStretch(1)
        self._langs.idToggled.connect(self._spoken)
        return line

    def _picked(self, at: int, on: bool) -> None:
        if on:
            self._stack.setCurrentIndex(at)
            self._say()

    def _spoken(self, at: int, on: bool) -> None:
        if on:
            self.lang = LANGS[at]
            self._say()

    def _say(self) -> None:
        self.changed.emit()
