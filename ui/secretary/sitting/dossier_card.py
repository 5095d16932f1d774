"""The dossier that is on: where from, the exact total, its sheets as dots, its groups, what changed."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from desktop.decide.decimals import exact, places
from desktop.decide.sitting.state import Meeting
from ui.i18n import Phrase, data, joined, literal, words
from ui.secretary.decision_view import RankLine
from ui.secretary.sitting.desk import Scene
from ui.secretary.sitting.strip import GroupBars, Strip
from ui.services import Kit
from ui.theme.tokens import CAPTION, MEDIUM, PAGE, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Card, column, row
from ui.widgets.label import Label, heading

NARROW = 500


class DossierCard(Card):
    """No mark is typed here: `revision` asks how a mark is changed."""

    revision = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(inner=Space.L)
        self._meta = Label(kit, literal(""), CAPTION, MEDIUM, "muted", wrap=True)
        self._title = heading(kit, literal(""), SECTION)
        self._total = Label(kit, literal(""), PAGE, SEMIBOLD, tabular=True)
        self._exact = Label(kit, literal(""), CAPTION, ink="muted", wrap=True)
        self._before = Label(kit, literal(""), CAPTION, MEDIUM, "warn", wrap=True)
        self._why = Label(kit, literal(""), CAPTION, MEDIUM, "warn", wrap=True)
        self.strip, self.groups = Strip(kit), GroupBars(kit)
        self._threshold = Label(kit, literal(""), CAPTION, ink="muted", wrap=True)
        self.marks = Button(kit, words("sitting.marks_change"), "accent", "file-pen-line", height=32)
        self.marks.clicked.connect(self.revision)
        self.body.setSpacing(2)
        head = row(column(self._meta, self._title, spacing=0), self.marks)
        head.setStretch(0, 1)
        head.setAlignment(self.marks, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        left = column(self._total, self._exact, self._before, 1, spacing=0)
        right = column(self.groups, self._threshold, 1, spacing=4)
        first = row(left, self.strip, spacing=Space.L)
        for at, stretch in enumerate((5, 5)):
            first.setStretch(at, stretch)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(Space.L)
        self._line.addLayout(first, 10)
        self._line.addLayout(right, 7)
        self.body.addLayout(self._line)
        self.body.addWidget(self._why)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Without room beside the dots the groups go under them."""
        narrow = event.size().width() < NARROW
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._line.setDirection(way)
        super().resizeEvent(event)

    def show_dossier(self, scene: Scene, meeting: Meeting, line: RankLine) -> None:
        self._meta.set_phrase(joined(literal(line.code), data(line.region), data(line.sector)))
        self._title.set_phrase(data(line.title))
        total = line.total
        self._total.set_phrase(literal("–") if total is None else number(total))
        facts = [words("sitting.sheets", n=len(line.sheets))]
        if line.rank is not None:
            facts.append(words("sitting.rank", n=line.rank))
        self._exact.set_phrase(joined(*([literal(exact(total))] if total is not None else []), *facts))
        self._show_before(scene, meeting, line)
        sheets = tuple(sheet.total for sheet in line.sheets)
        self.strip.show_sheets(scene.view, sheets, total, spread_words(sheets))
        titles = {code: data(text) for code, text in scene.view.group_titles.items()}
        self.groups.show_groups(line.groups, titles)
        self.groups.setVisible(bool(line.groups))
        fails = [group.code for group in line.groups if group.below]
        self._threshold.set_phrase(words("sitting.groups_below", codes=fails) if fails else literal(""))
        self._threshold.setVisible(bool(fails))
        why = scene.disputed.get(line.code, ())
        self._why.set_phrase(joined(*(words(f"sitting.why.{one}") for one in why), by=" · "))
        self._why.setVisible(bool(why))

    def _show_before(self, scene: Scene, meeting: Meeting, line: RankLine) -> None:
        """The preliminary total, once a signed revision has changed it."""
        before = meeting.head.preliminary.get(line.code)
        changed = before is not None and before != scene.totals.get(line.code)
        self._before.setVisible(changed)
        if before is not None:
            self._before.set_phrase(words("sitting.preliminary", total=number(Fraction(before))))


def number(value: Fraction) -> Phrase:
    """A total with two places in the language's form."""
    return lambda say: say.number(places(value, 2))


def spread_words(sheets: tuple[Fraction, ...]) -> Phrase:
    """The dots for a screen reader."""
    if not sheets:
        return words("sitting.no_sheets")
    return words("sitting.spread", n=len(sheets), low=number(min(sheets)), high=number(max(sheets)))
