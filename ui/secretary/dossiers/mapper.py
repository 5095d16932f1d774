"""The column mapper: what each column of a register becomes, with its first cell, and what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import AlqaError
from ui.i18n import joined, literal, words
from ui.later import later
from ui.messages import Notice
from ui.secretary.dossiers.desk import IntakeDesk
from ui.secretary.dossiers.mapper_side import MapperSide
from ui.secretary.dossiers.naming import field_words
from ui.services import Services
from ui.theme.tokens import CAPTION, DENSE, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Card, Picture, clear, row
from ui.widgets.choice import Choice
from ui.widgets.label import Elided, Label
from ui.widgets.scroll import frameless

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.desks.secretary.intake_view import IntakeView
    from desktop.desks.secretary.registering import Look, Registering
    from desktop.intake.mapping import Guess, Mapping
    from desktop.model.rubric import FactField

SIGNS = {
    "sure": ("circle-check", "ok"),
    "guess": ("circle-question-mark", "warn"),
    "none": ("circle-minus", "faint"),
}


class MapperPage(QWidget):
    """`left()` when it is put away, `taken()` when the register is in the draft."""

    left = Signal()
    taken = Signal()

    def __init__(self, services: Services, desk: IntakeDesk) -> None:
        super().__init__()
        self._services, self._kit, self._desk = services, services.kit, desk
        self._look: Look | None = None
        self._view: IntakeView | None = None
        self._fields: list[str] = []
        self.choices: dict[str, Choice] = {}
        self._signs: dict[str, Picture] = {}
        self.side = MapperSide(self._kit)
        self.side.meanings.said.connect(self._means)
        self.take = Button(self._kit, words("intake.register.take", n=0), "primary", "check")
        self.take.clicked.connect(self.take_register)
        self._sheet = Choice(self._kit, words("intake.register.sheet"))
        self._sheet.picked.connect(self._other_sheet)
        self._lay()

    def open(self, path: Path, view: IntakeView) -> None:
        """Look at a register with what is remembered and guessed."""
        self._view = view
        self._read(path, None, "", rebuild=True)

    def take_register(self) -> None:
        look, desk = self._look, self._desk
        if look is not None:
            self.take.setEnabled(False)
            self._services.tasks.run(self, lambda _r: desk.take_register(look), self._taken, self._refused)

    def _read(self, path: Path, mapping: Mapping | None, sheet: str, *, rebuild: bool) -> None:
        desk = self._desk

        def shown(look: Look) -> None:
            self._show(look, rebuild=rebuild)

        self._services.tasks.run(
            self, lambda _report: desk.look(path, mapping, sheet), shown, self._unreadable
        )

    def _show(self, look: Look, *, rebuild: bool) -> None:
        self._look = look
        if rebuild:
            self._rebuild(look)
        for guess in look.guesses:
            if guess.header in self._signs:
                icon, ink = SIGNS[_certainty(guess)]
                self._signs[guess.header].show_icon(icon, ink)
        assert self._view is not None
        self.side.show_look(look, self._view)
        self.take.set_phrase(words("intake.register.take", n=len(look.mapped.rows)))
        self.take.setEnabled(not look.mapped.faults)

    def _rebuild(self, look: Look) -> None:
        clear(self._grid)
        self.choices, self._signs = {}, {}
        self._fields = _fields(look, self._facts)
        sheet = look.sheet
        about = [literal(sheet.file), words("intake.header_line", n=sheet.header_line)]
        self._about.set_phrase(joined(*about, words("intake.rows", n=len(sheet.rows))))
        self._sheet.setVisible(len(sheet.sheets) > 1)
        self._sheet.offer([(name, literal(name)) for name in sheet.sheets], sheet.name)
        letters = later("desktop.intake.sheet").letters
        pairs = zip(look.guesses, look.sample, strict=True)
        named = [(at, guess, sample) for at, (guess, sample) in enumerate(pairs) if guess.header]
        for line, (at, guess, sample) in enumerate(named):
            self._column(line, letters(at), guess, sample)
        self._grid.setRowStretch(len(named), 1)

    def _column(self, line: int, letter: str, guess: Guess, sample: str) -> None:
        kit = self._kit
        choice = Choice(kit, words("intake.register.becomes", header=literal(guess.header)))
        options = [(field, field_words(field, self._facts)) for field in ("", *self._fields)]
        choice.offer(options, guess.field)
        choice.picked.connect(_Pick(self, guess.header))
        sign = Picture(kit, "circle-minus", "faint")
        self.choices[guess.header], self._signs[guess.header] = choice, sign
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(Elided(kit, literal(guess.header), DENSE, SEMIBOLD))
        texts.addWidget(Elided(kit, literal(sample or "–"), CAPTION, ink="muted"))
        self._grid.addWidget(Label(kit, literal(letter), CAPTION, SEMIBOLD, "muted"), line, 0)
        self._grid.addLayout(texts, line, 1)
        self._grid.addWidget(Picture(kit, "arrow-right", "muted", 14), line, 2)
        self._grid.addWidget(choice, line, 3)
        self._grid.addWidget(sign, line, 4)

    def _pick(self, header: str) -> None:
        """A hand chose: one field goes to one column, so that another column loses it."""
        look = self._look
        if look is None:
            return
        field = self.choices[header].key()
        columns = {
            name: "" if name != header and chosen == field and field else chosen
            for name, chosen in look.mapping.columns.items()
        }
        columns[header] = field
        for name, chosen in columns.items():
            if name in self.choices:
                self.choices[name].choose(chosen)
        changed = msgspec.structs.replace(look.mapping, columns=columns)
        self._read(look.path, changed, look.sheet.name, rebuild=False)

    @property
    def _facts(self) -> tuple[FactField, ...]:
        return self._view.facts if self._view is not None else ()

    def _means(self, kind: str, text: str, code: str) -> None:
        """A person said which region or sector a text is: remembered with the columns."""
        look = self._look
        if look is None:
            return
        regions, sectors = dict(look.mapping.regions), dict(look.mapping.sectors)
        (regions if kind == "region" else sectors)[text] = code
        changed = msgspec.structs.replace(look.mapping, regions=regions, sectors=sectors)
        self._read(look.path, changed, look.sheet.name, rebuild=False)

    def _other_sheet(self, name: str) -> None:
        if self._look is not None:
            self._read(self._look.path, None, name, rebuild=True)

    def _taken(self, done: Registering) -> None:
        say = words("intake.register.done", added=len(done.added), changed=len(done.changed))
        self._services.messages.notify(Notice(say))
        self.taken.emit()

    def _refused(self, error: AlqaError) -> None:
        self.side.show_faults(error.faults)

    def _unreadable(self, error: AlqaError) -> None:
        """Nothing to map: said where the person came from."""
        self._services.messages.trouble(error)
        if self._look is None:
            self.left.emit()

    def _leave(self) -> None:
        self._look = None
        self.left.emit()

    def _lay(self) -> None:
        kit = self._kit
        cancel = Button(kit, words("intake.cancel"), "ghost")
        cancel.clicked.connect(self._leave)
        self._about = Elided(kit, literal(""), CAPTION, ink="muted")
        self._sheet.setMaximumWidth(220)
        head = QHBoxLayout()
        head.setSpacing(Space.M)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(Label(kit, words("intake.register"), SECTION, SEMIBOLD))
        titles.addWidget(self._about)
        head.addLayout(titles, 1)
        for widget in (self._sheet, cancel, self.take):
            head.addWidget(widget)
        inner = QWidget()  # rows keep their height: what does not fit is scrolled to
        inner.setProperty("part", "inner")
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(0, Space.S, Space.M, Space.S)
        self._grid.setHorizontalSpacing(Space.M)
        self._grid.setVerticalSpacing(Space.XS)
        self._grid.setColumnStretch(1, 5)
        self._grid.setColumnStretch(3, 6)
        self._scroll = frameless(inner)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        card = Card(inner=Space.M)
        card.body.addWidget(self._scroll)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.XXL, Space.L, Space.XXL, Space.L)
        outer.setSpacing(Space.M)
        outer.addLayout(head)
        body = row(card, self.side, spacing=Space.M)
        body.setStretch(0, 3)
        body.setStretch(1, 2)
        outer.addLayout(body, 1)


def _fields(look: Look, facts: tuple[FactField, ...]) -> list[str]:
    """Every field that a column may become, in the round's order; what is chosen is among them."""
    offered = later("desktop.intake.fields").offered(facts)
    extra = [guess.field for guess in look.guesses if guess.field and guess.field not in offered]
    return [*offered, *extra]


def _certainty(guess: Guess) -> str:
    return "none" if not guess.field else "sure" if guess.sure else "guess"


class _Pick:
    """A hand chose for one column."""

    def __init__(self, page: MapperPage, header: str) -> None:
        self._page, self._header = page, header

    def __call__(self, _key: str) -> None:
        self._page._pick(self._header)
