"""One of two dossiers looked at by one criterion: whose it is, my live mark, its facts, quotes, comment."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout

from desktop.desks.note_views import NoteView
from desktop.desks.views import DossierRow, SheetView
from ui.commissioner.card.named_facts import NamedFact
from ui.commissioner.card.panel import Scored
from ui.commissioner.card.ruler import ScoreRuler
from ui.commissioner.card.scale import Stops
from ui.commissioner.card.spoken import spoken_mark
from ui.commissioner.card.typing_field import TypingField
from ui.commissioner.compare.quotes import QuoteCard
from ui.i18n import data, joined, literal, words
from ui.services import Kit
from ui.theme.tokens import BODY, CAPTION, DENSE, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button, IconButton
from ui.widgets.card import Card, Tile, clear, column, reveal, row
from ui.widgets.label import Label

ACROSS, NARROW = 3, 500


class Side(Card):
    """`picked(steps | None)`, `drafted(str)`, `commented(str)`; `other_asked(code)` another dossier is
    wanted here; `read_asked` its documents are; `quote_asked(NoteView)` the place of a quote."""

    picked = Signal(object)
    typed = Signal()
    drafted = Signal(str)
    commented = Signal(str)
    other_asked = Signal(str)
    read_asked = Signal()
    quote_asked = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__(inner=Space.L)
        self._kit = kit
        self._choices: Sequence[tuple[DossierRow, str]] = ()
        self.code = ""
        self._scored: Scored | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._title = Label(kit, literal(""), SECTION, SEMIBOLD, wrap=True)
        self._where = Label(kit, literal(""), CAPTION, ink="muted", wrap=True)
        self.change = Button(kit, words("marks.compare.change"), "ghost", "chevron-down", height=32)
        self.change_small = IconButton(kit, "chevrons-up-down", words("marks.compare.change"))
        self.change_small.hide()
        self._named: Sequence[NamedFact] | None = None  # nothing was shown yet
        self._quoted: Sequence[NoteView] | None = None
        self._across = ACROSS
        self.ruler_slot = QVBoxLayout()
        self.ruler: ScoreRuler | None = None
        self._rulers: dict[Stops, ScoreRuler] = {}
        self._facts = QGridLayout()
        self._facts_title = Label(kit, words("marks.compare.facts"), CAPTION, SEMIBOLD, "muted", wrap=True)
        self.evidence = QVBoxLayout()
        self.read = Button(kit, words("marks.compare.read"), "accent", "book-open", height=32)
        self.comment = TypingField(
            kit, words("comm.comment.name", code=literal("")), words("comm.comment.free"), most=8
        )
        self._lay_out()
        self.change.clicked.connect(self._open_menu)
        self.change_small.clicked.connect(self._open_menu)
        self.read.clicked.connect(self.read_asked)
        self.comment.typed.connect(self.typed)
        self.comment.drafted.connect(self.drafted)
        self.comment.settled.connect(self.commented)
        kit.say.languageChanged.connect(self._retranslate)

    def show_dossier(
        self,
        row_: DossierRow,
        scored: Scored,
        facts: Sequence[NamedFact],
        choices: list[tuple[DossierRow, str]],
    ) -> None:
        """Another dossier or another criterion. `choices`: dossiers that may stand here, with my mark."""
        self.comment.flush()
        self.code, self._choices = row_.code, choices
        self._title.set_phrase(data(row_.title))
        self._where.set_phrase(joined(literal(row_.code), data(row_.region), data(row_.sector)))
        if self._scored is not scored or self.ruler is None:
            self._make_ruler(scored)
        self._scored = scored
        if facts != self._named:
            self._show_facts(facts)

    def show_sheet(self, sheet: SheetView) -> None:
        """My mark and comment as they are now."""
        scored, ruler = self._scored, self.ruler
        if scored is None or ruler is None:
            return
        ruler.set_mark(sheet.marks.get(scored.criterion.code))
        ruler.set_locked(sheet.locked)
        self.comment.setReadOnly(sheet.locked)
        self.comment.show_text(sheet.comments.get(scored.criterion.code, ""))
        asked = scored.criterion.asks_comment(ruler.mark, scored.stops.last)
        self.comment.set_prompt(words("comm.comment.asked" if asked else "comm.comment.free"))
        self._say_mark()

    def show_quotes(self, notes: Sequence[NoteView]) -> None:
        """The quotes that stand as evidence here; without any, the way to the documents."""
        if notes == self._quoted:
            return
        self._quoted = notes
        clear(self.evidence)
        for note in notes:
            card = QuoteCard(self._kit, note)
            card.asked.connect(self.quote_asked)
            self.evidence.addWidget(card)
        if not notes:
            self.evidence.addWidget(
                Label(self._kit, words("marks.compare.no_quotes"), DENSE, ink="muted", wrap=True)
            )
        reveal(self.evidence)

    def focus_ruler(self) -> None:
        if self.ruler is not None:
            self.ruler.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- inside -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.body.setSpacing(Space.S)
        self._tile = tile = Tile(self._kit, "file-text")
        texts = column(self._title, self._where, spacing=2)
        head = row(tile, texts, self.change, self.change_small, spacing=Space.M)
        head.setStretch(1, 1)
        for part in (tile, self.change, self.change_small):
            head.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.body.addLayout(self.ruler_slot)
        self.body.addSpacing(Space.XS)
        self.body.addWidget(self._facts_title)
        self._facts.setSpacing(Space.S)
        self.body.addLayout(self._facts)
        self.body.addSpacing(Space.XS)
        self.body.addLayout(self._quotes_head())
        self.evidence.setSpacing(Space.S)
        self.body.addLayout(self.evidence)
        self.body.addSpacing(Space.XS)
        self.body.addWidget(Label(self._kit, words("marks.compare.comment"), CAPTION, SEMIBOLD, "muted"))
        self.body.addWidget(self.comment)
        self.body.addStretch(1)

    def _quotes_head(self) -> QHBoxLayout:
        title = Label(self._kit, words("marks.compare.evidence"), CAPTION, SEMIBOLD, "muted", wrap=True)
        line = row(title, self.read)
        line.setStretch(0, 1)
        return line

    def _make_ruler(self, scored: Scored) -> None:
        """The ruler of this scale; the same one for the same scale, so that the keys stay in it."""
        before = self.ruler
        if scored.stops not in self._rulers:
            made = self._rulers[scored.stops] = ScoreRuler(self._kit, scored.stops)
            made.picked.connect(self.picked)
            self.ruler_slot.addWidget(made)
        self.ruler = self._rulers[scored.stops]
        self.ruler.show()
        if before is not None and before is not self.ruler:
            if before.hasFocus():
                self.ruler.setFocus(Qt.FocusReason.OtherFocusReason)
            before.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        self._tile.setVisible(not narrow)  # a long word needs the room more
        self.change.setVisible(not narrow)
        self.change_small.setVisible(narrow)
        if self._room_across() != self._across:
            self._show_facts(self._named or ())

    def _retranslate(self) -> None:
        self._say_mark()
        if self._room_across() != self._across:
            self._show_facts(self._named or ())

    def _room_across(self) -> int:
        """How many facts stand side by side so that their longest word is whole."""
        metrics = QFontMetrics(self._kit.theme.font(CAPTION))
        words_ = [word for fact in self._named or () for word in fact.label(self._kit.say).split()]
        longest = max((metrics.horizontalAdvance(word) for word in words_), default=0) + 2 * Space.S + 6
        room = max(self.width() - 2 * Space.L, longest)
        return max(1, min(ACROSS, (room + Space.S) // (longest + Space.S)))

    def _show_facts(self, facts: Sequence[NamedFact]) -> None:
        self._named = facts
        self._across = across = self._room_across()
        clear(self._facts)
        self._facts_title.setVisible(bool(facts))
        for at, fact in enumerate(facts):
            cell = Card(part="well", inner=Space.S)
            cell.body.setSpacing(2)
            cell.body.addWidget(Label(self._kit, fact.label, CAPTION, ink="muted", wrap=True))
            cell.body.addStretch(1)
            cell.body.addWidget(Label(self._kit, fact.value, BODY, SEMIBOLD, wrap=True))
            self._facts.addWidget(cell, at // across, at % across)
        for place in range(ACROSS):
            self._facts.setColumnStretch(place, 1 if place < across else 0)
        reveal(self._facts)

    def _say_mark(self) -> None:
        scored, ruler, say = self._scored, self.ruler, self._kit.say
        if scored is None or ruler is None:
            return
        spoken = spoken_mark(say, scored.criterion, scored.stops, ruler.mark, scored.rubric)
        ruler.set_spoken(f"{self._title.text()}. {spoken}", say.text(scored.criterion.title))
        name = say("comm.comment.name", code=scored.criterion.code)
        self.comment.setAccessibleName(f"{self._title.text()}. {name}")
        for button in (self.change, self.change_small):
            button.setAccessibleName(f"{say('marks.compare.change')}: {self._title.text()}")

    def menu(self) -> QMenu:
        """The dossiers that may stand here: place, title, my mark."""
        menu, say = QMenu(self), self._kit.say
        for row_, mark in self._choices:
            entry = menu.addAction(f"{row_.position}. {say.text(row_.title)}\t{mark}".replace("&", "&&"))
            entry.setData(row_.code)
            entry.setCheckable(True)
            entry.setChecked(row_.code == self.code)
        menu.triggered.connect(self._chosen)
        return menu

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        button = self.change if self.change.isVisible() else self.change_small
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))

    def _chosen(self, entry: QAction) -> None:
        self.other_asked.emit(str(entry.data()))
