"""The criteria by group: rows at rest, one of them open. Keys walk from ruler to ruler."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.desks.views import SheetView
from desktop.model.statements import Round
from ui.commissioner.card.criterion_row import CriterionRow
from ui.commissioner.card.named_facts import NamedFact
from ui.commissioner.card.panel import CriterionPanel, Scored
from ui.commissioner.card.scale import stops_of
from ui.commissioner.card.spoken import share_of, shown_mark, shown_share, spoken_mark
from ui.i18n import Phrase, Speech, data, joined, literal
from ui.services import Kit
from ui.theme.tokens import CAPTION, MEDIUM, SEMIBOLD, Space
from ui.widgets.card import row
from ui.widgets.inner import Inner
from ui.widgets.label import Label


class GroupHead(QWidget):
    """The title of a group, how many of its criteria are scored, its share of the total."""

    def __init__(self, kit: Kit, title: Phrase, share: Phrase, codes: list[str]) -> None:
        super().__init__()
        self._share, self._codes = share, codes
        self._figures = Label(kit, share, CAPTION, MEDIUM, "muted", tabular=True)
        title_label = Label(kit, title, CAPTION, SEMIBOLD, "muted", wrap=True)
        content = row(title_label, self._figures)
        content.setStretch(0, 1)
        content.setContentsMargins(0, Space.XS + 1, 0, 1)
        content.setAlignment(self._figures, Qt.AlignmentFlag.AlignTop)
        self.setLayout(content)

    def show_scored(self, sheet: SheetView) -> None:
        done = sum(1 for code in self._codes if sheet.marks.get(code) is not None)
        self._figures.set_phrase(joined(literal(f"{done} / {len(self._codes)}"), self._share))


class Criteria(QScrollArea):
    """`picked(code, steps)`, `drafted` and `commented(code, text)`, `typed`; `left(back)` at either end
    of the walk."""

    picked = Signal(str, object)
    drafted = Signal(str, str)
    commented = Signal(str, str)
    typed = Signal()
    left = Signal(bool)
    menu_asked = Signal(object)  # for the open criterion, at this point of the screen
    opened = Signal(str)
    source_asked = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._rows: dict[str, CriterionRow] = {}
        self._panels: dict[str, CriterionPanel] = {}
        self._heads: list[GroupHead] = []
        self._scored: dict[str, Scored] = {}
        self._facts: dict[str, list[NamedFact]] = {}
        self._sheet: SheetView | None = None
        self._open = ""
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._follows = True  # the view keeps to the open criterion until the person scrolls
        self.verticalScrollBar().rangeChanged.connect(self._keep_in_view)
        kit.say.languageChanged.connect(self._show)

    @property
    def codes(self) -> list[str]:
        return list(self._rows)

    @property
    def open_code(self) -> str:
        return self._open

    def shown(self, code: str) -> QWidget:
        """What stands for a criterion now: its open form, or its row."""
        return self.panel(code) if code == self._open else self._rows[code]

    def panel(self, code: str) -> CriterionPanel:
        """The open form of a criterion; made when it is first opened."""
        if code not in self._panels:
            panel = CriterionPanel(self._kit, self._scored[code])
            self._panels[code] = panel
            column = self._column
            column.insertWidget(column.indexOf(self._rows[code]) + 1, panel)
            self._connect(code, panel)
            panel.show_facts(self._facts.get(code, []))
        return self._panels[code]

    def build(self, round_: Round) -> None:
        """Rows for the round's rubric; the first criterion is open."""
        self._rows, self._panels, self._heads, self._open = {}, {}, [], ""
        inner = Inner()
        self._column = column = QVBoxLayout(inner)
        column.setContentsMargins(Space.L, 0, Space.M, Space.XS)
        column.setSpacing(0)
        rubric = round_.rubric
        counted = {c.code for c in round_.rule.criteria}
        criteria = [c for c in rubric.criteria if c.code in counted]
        self._scored = {
            c.code: Scored(c, stops_of(round_.rule, c.code), share_of(round_.rule, [c.code]), rubric)
            for c in criteria
        }
        titles = {g.code: data(g.title) for g in rubric.groups}
        for group in dict.fromkeys(c.group for c in criteria):
            codes = [c.code for c in criteria if c.group == group]
            if group in titles:
                head = GroupHead(self._kit, titles[group], _share(round_, codes), codes)
                self._heads.append(head)
                column.addWidget(head)
            for code in codes:
                self._rows[code] = CriterionRow(self._kit, self._scored[code].criterion)
                opener = _Opener(self, code)
                self._rows[code].clicked.connect(opener.open)
                self._rows[code].menu_asked.connect(opener.menu)
                column.addWidget(self._rows[code])
        column.addStretch(1)
        self.setWidget(inner)
        if self._rows:
            self.open(next(iter(self._rows)))

    def show_sheet(self, sheet: SheetView, facts: dict[str, list[NamedFact]] | None = None) -> None:
        """Show a sheet; `facts` come with another dossier."""
        self._sheet = sheet
        if facts is not None:
            self._facts = facts
            for code, panel in self._panels.items():
                panel.show_facts(facts.get(code, []))
        self._show()

    def show_quotes(self, counts: Mapping[str, int]) -> None:
        """How many quotes stand as evidence at each criterion, said in its row at rest."""
        for code, row_ in self._rows.items():
            row_.show_quotes(counts.get(code, 0))

    def open(self, code: str, *, focus: bool = False) -> None:
        """Open one criterion, close the other, keep it in view."""
        if self._open and self._open != code:
            self.panel(self._open).comment.flush()
            self.panel(self._open).hide()
            self._rows[self._open].show()
        panel = self.panel(code)
        self._open = code
        self._rows[code].hide()
        panel.show()
        self._show_one(code)
        self.opened.emit(code)
        if focus:
            panel.ruler.setFocus(Qt.FocusReason.TabFocusReason)
        # Where the opened one lies is known only after it has been laid out, in one step or in two.
        self._follows = True
        QTimer.singleShot(0, self, self._keep_in_view)

    def flush(self) -> None:
        if self._open:
            self.panel(self._open).comment.flush()

    def first_unscored(self) -> str:
        """Where to go on: the first criterion without a mark, else the first."""
        marks = self._sheet.marks if self._sheet else {}
        return next((c for c in self._rows if marks.get(c) is None), next(iter(self._rows), ""))

    def next_unscored(self) -> str:
        """The next criterion without a mark below the open one, then from the top; "" where all have one."""
        codes, marks = self.codes, self._sheet.marks if self._sheet else {}
        below = codes.index(self._open) + 1 if self._open else 0
        return next((c for c in codes[below:] + codes[:below] if marks.get(c) is None), "")

    def step(self, by: int) -> None:
        """Walk to the next or the previous criterion; past an end the owner goes on."""
        codes = self.codes
        at = codes.index(self._open) + by
        if 0 <= at < len(codes):
            self.open(codes[at], focus=True)
        else:
            self.left.emit(by < 0)

    # -- events -------------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._follows = False
        super().wheelEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return False

    def eventFilter(self, watched: QObject, event: object) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus():
            self._follows = True
            QTimer.singleShot(0, self, self._keep_in_view)
        if not isinstance(event, QKeyEvent) or event.type() != QKeyEvent.Type.KeyPress:
            return False
        key, modifiers = event.key(), event.modifiers()
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        panel = self.panel(self._open)
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and not control:
            back = key == Qt.Key.Key_Backtab
            if back and watched is panel.comment:
                panel.ruler.setFocus(Qt.FocusReason.BacktabFocusReason)
            else:
                self.step(-1 if back else 1)
            return True
        if control and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step(-1 if key == Qt.Key.Key_Up else 1)
            return True
        if watched is panel.ruler and not control and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            panel.comment.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        return False

    # -- inside -------------------------------------------------------------------------------

    def _connect(self, code: str, panel: CriterionPanel) -> None:
        relay = _Relay(self, code)
        panel.picked.connect(relay.pick)
        panel.drafted.connect(relay.draft)
        panel.commented.connect(relay.comment)
        panel.typed.connect(self.typed)
        panel.menu_asked.connect(self.menu_asked)
        panel.source_asked.connect(self.source_asked)
        panel.ruler.installEventFilter(self)
        panel.comment.installEventFilter(self)

    def _show(self) -> None:
        if self._sheet is None:
            return
        for code in self._rows:
            self._show_one(code)
        for head in self._heads:
            head.show_scored(self._sheet)

    def _show_one(self, code: str) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        scored, mark, say = self._scored[code], sheet.marks.get(code), self._kit.say
        comment = sheet.comments.get(code, "")
        self._rows[code].show_mark(
            shown_mark(say, scored.stops, mark),
            _row_name(say, scored, mark),
            commented=bool(comment.strip()),
            due=scored.criterion.asks_comment(mark, scored.stops.last) and not comment.strip(),
        )
        if code in self._panels and code == self._open:
            self._panels[code].show_mark(mark, comment, locked=sheet.locked)

    def _keep_in_view(self) -> None:
        panel, inner = self._panels.get(self._open), self.widget()
        if panel is None or inner is None or not self._follows:
            return
        bar, height = self.verticalScrollBar(), self.viewport().height()
        # On a low screen not all of it is seen at once: what one writes in is.
        seen: QWidget = panel.comment if panel.comment.hasFocus() and panel.height() > height else panel
        top = seen.mapTo(inner, QPoint(0, 0)).y()
        if top + seen.height() > bar.value() + height:
            bar.setValue(top + seen.height() - height + Space.S)
        if top < bar.value():
            bar.setValue(max(0, top - Space.XXL))


class _Opener(QObject):
    """Opens one criterion (bound to its list: a lambda would keep it alive)."""

    def __init__(self, criteria: Criteria, code: str) -> None:
        super().__init__(criteria)
        self._criteria, self._code = criteria, code

    def open(self) -> None:
        self._criteria.open(self._code, focus=True)

    def menu(self, at: QPoint) -> None:
        self.open()
        self._criteria.menu_asked.emit(at)


class _Relay(QObject):
    """Adds the criterion's code to what its panel says."""

    def __init__(self, criteria: Criteria, code: str) -> None:
        super().__init__(criteria)
        self._criteria, self._code = criteria, code

    def pick(self, steps: int | None) -> None:
        self._criteria.picked.emit(self._code, steps)

    def draft(self, text: str) -> None:
        self._criteria.drafted.emit(self._code, text)

    def comment(self, text: str) -> None:
        self._criteria.commented.emit(self._code, text)


def _share(round_: Round, codes: list[str]) -> Phrase:
    share = share_of(round_.rule, codes)
    return lambda say: shown_share(say, share)


def _row_name(say: Speech, scored: Scored, mark: int | None) -> str:
    spoken = spoken_mark(say, scored.criterion, scored.stops, mark, scored.rubric)
    return f"{say.text(scored.criterion.title)}. {spoken}"
