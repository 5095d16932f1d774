"""Two dossiers side by side on one criterion: same anchors, same facts, my own marks; both rulers live."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.accessible import Role, hear_as
from ui.commissioner.card.panel import Scored
from ui.commissioner.card.ruler import KAZAKH_ROW
from ui.commissioner.card.spoken import shown_share
from ui.commissioner.compare.foot import CompareFoot
from ui.commissioner.compare.ladder import Ladder
from ui.commissioner.compare.pair import Pair
from ui.commissioner.compare.side import Side
from ui.i18n import data, joined, literal, words
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, MEDIUM, SECTION, SEMIBOLD, Space
from ui.widgets.button import IconButton
from ui.widgets.card import Card, Empty, clear, reveal, row, rule
from ui.widgets.chip import Filter, KeyCap
from ui.widgets.content import Content
from ui.widgets.flow import Flow
from ui.widgets.inner import Inner
from ui.widgets.label import Label

STACKED_BELOW, HINTS_FROM = 900, 1180
SWAP = ("x", "ч")  # one key, on Latin and on Cyrillic layouts


class ComparePage(QWidget):
    """`read_asked(dossier)` leads to its documents, `quote_asked(NoteView)` to a place. Left and Right walk
    criteria, X swaps, 1 and 2 go to a side's ruler, Esc comes back from there."""

    read_asked = Signal(str)
    quote_asked = Signal(object)

    def __init__(self, kit: Kit, pair: Pair) -> None:
        super().__init__()
        self._kit, self.pair = kit, pair
        self._stacked = False
        self.chips: dict[str, Filter] = {}
        self.sides = (Side(kit), Side(kit))
        self.ladder = Ladder(kit)
        self.foot = CompareFoot(kit)
        self.swap = IconButton(kit, "arrow-left-right", words("marks.compare.swap"), size=32, keys="X")
        self._code = Label(kit, literal(""), SECTION, SEMIBOLD, "accent")
        self._title = Label(kit, literal(""), SECTION, SEMIBOLD, wrap=True)
        self._share = Label(kit, literal(""), CAPTION, ink="muted")
        self._question = Label(kit, literal(""), DENSE, ink="muted", wrap=True)
        self._none = Empty(kit, "columns-2", words("marks.compare.none"), words("marks.compare.none_todo"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        hear_as(self, Role.Pane)
        kit.say.languageChanged.connect(self._retranslate)
        self._retranslate()
        self._lay_out()
        self._connect()

    # -- shown --------------------------------------------------------------------------------

    def show_pair(self) -> None:
        """Everything anew: another criterion or another dossier."""
        pair = self.pair
        possible = pair.possible
        self._scroll.setVisible(possible)
        self._bar.setVisible(possible)
        self._none.setVisible(not possible)
        if not possible:
            return
        self._show_chips()
        self._show_criterion(pair.scored)
        for at, side in enumerate(self.sides):
            side.show_dossier(pair.row(at), pair.scored, pair.facts(at), pair.choices(at))
            side.show_quotes(pair.quotes(at))
        self.show_marks()

    def show_marks(self) -> None:
        """My marks and comments as they are now."""
        pair = self.pair
        if not pair.possible:
            return
        sheets = [pair.sheet(at) for at in (0, 1)]
        for side, sheet in zip(self.sides, sheets, strict=True):
            side.show_sheet(sheet)
        left, right = (sheet.marks.get(pair.criterion) for sheet in sheets)
        self.ladder.show_marks(left, right)
        self.foot.show_pair(pair)

    def flush(self) -> None:
        """Store what is being typed, for the dossier and the criterion that are shown."""
        for side in self.sides:
            side.comment.flush()

    # -- the person ---------------------------------------------------------------------------

    def choose(self, criterion: str) -> None:
        self.flush()
        self.pair.criterion = criterion
        self.show_pair()

    def step(self, by: int) -> None:
        """The next or previous criterion, round the ends."""
        codes = self.pair.codes
        if codes:
            self.choose(codes[(codes.index(self.pair.criterion) + by) % len(codes)])

    def swap_sides(self) -> None:
        self.flush()
        self.pair.swap()
        self.show_pair()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = event.key(), KAZAKH_ROW.get(event.text().lower(), event.text().lower())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Up) and (control or key == Qt.Key.Key_Left):
            self.step(-1)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Down) and (control or key == Qt.Key.Key_Right):
            self.step(1)
        elif text in SWAP:
            self.swap_sides()
        elif text in ("1", "2"):
            self.sides[int(text) - 1].focus_ruler()
        elif key == Qt.Key.Key_Escape and not self.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacked = event.size().width() < STACKED_BELOW
        self._hints.setVisible(event.size().width() >= HINTS_FROM)
        if stacked != self._stacked:
            self._stacked = stacked
            ways = QBoxLayout.Direction
            self._panes.setDirection(ways.TopToBottom if stacked else ways.LeftToRight)
            self.foot.stack(stacked)

    # -- inside -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        Content(self._kit, self)
        self._bar = self._make_bar()
        self._scroll = _Scroll()
        self._scroll.setWidgetResizable(True)
        Content(self._kit, self._scroll)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._body())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for part in (self._bar, self._scroll, self._none):
            whole.addWidget(part, 0 if part is self._bar else 1)

    def _make_bar(self) -> QWidget:
        bar = QWidget()
        bar.setProperty("part", "bar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._flow = Flow(6)
        self._hints = self._make_hints()
        title = Label(self._kit, words("marks.compare.criterion"), DENSE, MEDIUM, "muted")
        line = QHBoxLayout()
        line.setContentsMargins(Space.XXL, Space.S, Space.XXL, Space.S)
        line.setSpacing(Space.M)
        top = Qt.AlignmentFlag.AlignTop
        title.setFixedHeight(28)
        self.swap.setFixedSize(32, 28)
        line.addWidget(title, 0, top)
        line.addLayout(self._flow, 1)
        line.addWidget(self._hints, 0, top)
        line.addWidget(self.swap, 0, top)
        whole = QVBoxLayout(bar)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(line)
        whole.addWidget(rule())
        return bar

    def _make_hints(self) -> QWidget:
        hints = QWidget()
        parts: list[QWidget | int] = []
        for keys, said in (("← →", "marks.compare.walk"), ("1 2", "marks.compare.side")):
            parts += [KeyCap(self._kit, key) for key in keys.split()]
            parts += [Label(self._kit, words(said), CAPTION, ink="muted")]
        hints.setLayout(row(*parts, spacing=6))
        return hints

    def _body(self) -> QWidget:
        inner = Inner()
        middle = Card(inner=Space.L)
        head = row(self._code, self._title, self._share)
        head.setStretch(1, 1)
        for label in (self._code, self._share):
            head.setAlignment(label, Qt.AlignmentFlag.AlignTop)
        middle.body.addLayout(head)
        middle.body.addWidget(self._question)
        middle.body.addWidget(self.ladder, 1)
        self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._panes.setSpacing(Space.L)
        for part in (self.sides[0], middle, self.sides[1]):
            self._panes.addWidget(part, 1)
        column = QVBoxLayout(inner)
        column.setContentsMargins(Space.XXL, Space.L, Space.XXL, Space.L)
        column.setSpacing(Space.L)
        column.addLayout(self._panes, 1)
        column.addWidget(self.foot)
        return inner

    def _connect(self) -> None:
        self.swap.clicked.connect(self.swap_sides)
        self.foot.chosen.connect(self.choose)
        for at, side in enumerate(self.sides):
            relay = _Relay(self, at)
            side.picked.connect(relay.pick)
            side.typed.connect(self.pair.typed)
            side.drafted.connect(relay.draft)
            side.commented.connect(relay.comment)
            side.other_asked.connect(relay.other)
            side.read_asked.connect(relay.read)
            side.quote_asked.connect(self.quote_asked)
            side.comment.left.connect(side.focus_ruler)

    def _retranslate(self) -> None:
        self.setAccessibleName(self._kit.say("marks.compare.name"))

    def _show_chips(self) -> None:
        if list(self.chips) != self.pair.codes:
            clear(self._flow)
            self.chips = {code: self._chip(code) for code in self.pair.codes}
            for code, chip in self.chips.items():
                chip.clicked.connect(_Choose(self, code).choose)
                self._flow.add(chip)
            reveal(self._flow)
        for code, chip in self.chips.items():
            chip.setChecked(code == self.pair.criterion)

    def _chip(self, code: str) -> Filter:
        title = data(self.pair.scored_of(code).criterion.title)
        return Filter(self._kit, literal(code), full=joined(literal(code), title, by=". "))

    def _show_criterion(self, scored: Scored) -> None:
        self._code.set_phrase(literal(scored.criterion.code))
        self._title.set_phrase(data(scored.criterion.title))
        self._share.set_phrase(lambda say: shown_share(say, scored.share))
        self._question.set_phrase(data(scored.criterion.question))
        self._question.setVisible(any(scored.criterion.question.values()))
        self.ladder.show_criterion(scored)


class _Scroll(QScrollArea):
    """Arrows are the page's: this one takes the keys of whole pages alone."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
        else:
            event.ignore()


class _Relay(QObject):
    """What one side says, to the pair (bound: a lambda would keep the page alive)."""

    def __init__(self, page: ComparePage, at: int) -> None:
        super().__init__(page)
        self._page, self._at = page, at

    def pick(self, steps: int | None) -> None:
        self._page.pair.set_mark(self._at, steps)
        self._page.show_marks()

    def draft(self, text: str) -> None:
        self._page.pair.set_comment(self._at, text, quiet=True)

    def comment(self, text: str) -> None:
        self._page.pair.set_comment(self._at, text, quiet=False)

    def other(self, code: str) -> None:
        self._page.flush()
        self._page.pair.put(self._at, code)
        self._page.show_pair()

    def read(self) -> None:
        self._page.read_asked.emit(self._page.sides[self._at].code)


class _Choose(QObject):
    def __init__(self, page: ComparePage, code: str) -> None:
        super().__init__(page)
        self._page, self._code = page, code

    def choose(self) -> None:
        self._page.choose(self._code)
