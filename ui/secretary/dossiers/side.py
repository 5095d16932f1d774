"""The right column of the Dossiers room: one application, its conditions, the decision, doubtful figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.model.text import LANGS
from ui.i18n import Phrase, data, joined, literal, words
from ui.secretary.dossiers.checklist_card import ChecklistCard
from ui.secretary.dossiers.decision_card import DecisionCard
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, MEDIUM, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button, IconButton
from ui.widgets.card import Card, Picture, clear, reveal, row
from ui.widgets.inner import Inner
from ui.widgets.label import Ink, Label, heading
from ui.widgets.scroll import frameless

if TYPE_CHECKING:
    from desktop.desks.secretary.intake_view import Doubt, IntakeView, Line

WIDTH, NARROW = 392, 344
MOST = 6


class HeadCard(Card):
    """Code, title, what is odd about it; `opened()` shows its papers, `corrected()` its figures."""

    opened = Signal()
    corrected = Signal()
    added = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(inner=Space.M)
        self._kit = kit
        self._code = Label(kit, literal(""), CAPTION, SEMIBOLD, "muted")
        self._title = heading(kit, literal(""), SECTION)
        self._odd = Label(kit, literal(""), CAPTION, MEDIUM, "bad", wrap=True)
        self._quiet = Label(kit, literal(""), CAPTION, ink="muted", wrap=True)
        add = IconButton(kit, "folder-plus", words("intake.add_here"), size=32)
        add.clicked.connect(self.added)
        correct = IconButton(kit, "pencil", words("intake.correct"))
        correct.clicked.connect(self.corrected)
        self.open = Button(kit, words("intake.open"), "accent", "external-link", height=32)
        self.open.clicked.connect(self.opened)
        self.body.setSpacing(Space.XS)
        self.body.addLayout(row(self._code, 1, add, correct, self.open, spacing=2))
        self.body.addWidget(self._title)
        self.body.addWidget(self._odd)
        self.body.addWidget(self._quiet)

    def show_line(self, view: IntakeView, line: Line) -> None:
        self._code.set_phrase(literal(line.code))
        self._title.set_phrase(data(line.application.title))
        odd = oddities(line)
        self._odd.setVisible(bool(odd))
        self._odd.set_phrase(joined(*odd))
        there = sum(paper.filed is not None for paper in line.papers)
        pages = sum(paper.about.pages for paper in line.papers if paper.about)
        langs = [words(f"intake.lang.{lang}") for lang in LANGS if lang in line.languages]
        changed = [words("intake.changed", n=view.version)] if line.code in view.changed else []
        facts = [words("intake.papers", n=there), words("intake.pages", n=pages)]
        self._quiet.set_phrase(joined(*facts, *langs, *changed))
        self.open.setEnabled(there > 0)


def oddities(line: Line) -> list[Phrase]:
    """What a person must look at."""
    found: list[Phrase] = []
    if line.missing:
        found.append(words("intake.odd.missing", documents=literal(", ".join(line.missing))))
    for paper in line.papers:
        if paper.twin:
            twin = f"{paper.twin[0]} {paper.twin[1]}"
            found.append(words("intake.odd.twin", document=paper.code, twin=literal(twin)))
    if line.standing == "outdated":
        found.append(words("intake.odd.outdated"))
    return found


class DoubtsCard(Card):
    """Figures outside the round's bounds: marked for readers, not corrected."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(part="card-warn", inner=Space.M)
        self._kit = kit
        self._title = Label(kit, literal(""), DENSE, SEMIBOLD, wrap=True)
        self.body.addLayout(row(Picture(kit, "flask-conical", "warn"), self._title))
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.XS)
        self.body.addLayout(self._list)

    def show_line(self, line: Line) -> None:
        clear(self._list)
        self.setVisible(bool(line.doubts))
        self._title.set_phrase(words("intake.doubts", n=len(line.doubts)))
        for doubt in line.doubts[:MOST]:
            self._list.addWidget(Label(self._kit, doubt_words(doubt), CAPTION, wrap=True))
        if line.doubts:
            self._add("intake.doubts.kept", "muted")
        reveal(self._list)

    def _add(self, key: str, ink: Ink) -> None:
        self._list.addWidget(Label(self._kit, words(key), CAPTION, ink=ink, wrap=True))


def doubt_words(doubt: Doubt) -> Phrase:
    """Which figure, what was filed, which bound it passes."""
    return words(
        f"intake.doubt.{doubt.why}",
        fact=data(doubt.field.label),
        value=lambda say: say.number(doubt.value),
        bound=literal(doubt.bound),
    )


class SidePanel(QWidget):
    """Scrolls when it is long."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.head, self.checklist = HeadCard(kit), ChecklistCard(kit)
        self.decision, self.doubts = DecisionCard(kit), DoubtsCard(kit)
        inner = Inner()
        column = QVBoxLayout(inner)
        column.setSpacing(Space.S)
        self._column = column
        for card in (self.head, self.checklist, self.decision, self.doubts):
            column.addWidget(card)
        column.addStretch(1)
        self._scroll = frameless(inner)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._kit = kit
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._make_room)
        self._make_room(0, 0)
        self.setFixedWidth(WIDTH)
        kit.say.languageChanged.connect(self.retranslate)
        self.retranslate()

    def set_narrow(self, narrow: bool) -> None:
        self.setFixedWidth(NARROW if narrow else WIDTH)

    def _make_room(self, _least: int, most: int) -> None:
        """Cards keep their right edge whether there is a scroll bar or not."""
        self._column.setContentsMargins(0, 0, 0 if most else Space.M, 0)

    def show_line(self, view: IntakeView, line: Line | None, count: int) -> None:
        self.head.setVisible(line is not None)
        if line is not None:
            self.head.show_line(view, line)
            self.doubts.show_line(line)
        self.doubts.setVisible(line is not None and bool(line.doubts))
        self.checklist.show_line(view, line)
        self.decision.show_line(view, line, count)

    def retranslate(self) -> None:
        self._scroll.setAccessibleName(self._kit.say("intake.side"))
