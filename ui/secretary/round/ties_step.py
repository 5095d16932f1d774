"""Step 5: equal totals. Criteria in their order, then a lot whose seed is bound before the first mark."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.desks.secretary.builder import edits
from desktop.desks.secretary.builder.desk import new_seed
from desktop.desks.secretary.builder.places import Place
from desktop.model.text import Text
from ui.i18n import data, joined, literal, words
from ui.secretary.round.draft import Draft
from ui.secretary.round.inputs import Below
from ui.secretary.round.step import Step
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, MEDIUM, SEMIBOLD, Space
from ui.widgets.button import Button, IconButton
from ui.widgets.card import clear, reveal, row
from ui.widgets.check import CheckRow
from ui.widgets.label import Label


class TiesStep(Step):
    """The order is changed by keys or buttons; the lot is always last."""

    def __init__(self, kit: Kit, draft: Draft) -> None:
        super().__init__(kit, draft, "ties")
        card = self.card(words("builder.ties"), words("builder.ties_help"))
        self.order = TieOrder(kit, draft)
        card.body.addWidget(self.add(self.order))
        lot = self.card(words("builder.lot"), words("builder.lot_help"))
        self.lot = LotBox(kit, draft)
        lot.body.addWidget(self.add(self.lot))
        self.column.addStretch(1)


class TieOrder(QWidget):
    """The criteria that are compared, and a button for each that is not among them yet."""

    place = Place("ties")

    def __init__(self, kit: Kit, draft: Draft) -> None:
        super().__init__()
        self._kit, self._draft = kit, draft
        self._shown: object = None
        self.rows: list[TieRow] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(Space.XS)
        self._more = QVBoxLayout()
        self.below = Below(kit, None)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(self._lines)
        column.addWidget(self.below)
        column.addWidget(Label(kit, words("builder.ties_more"), DENSE, SEMIBOLD))
        column.addLayout(self._more)
        draft.changed.connect(self.show_draft)

    def focus_here(self) -> None:
        if self.rows:
            self.rows[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_draft(self) -> None:
        file = self._draft.file
        self.below.show_complaints(self._draft.complaints_at(self.place))
        titles = {one.code: one.title for one in file.rubric.criteria}
        shown = (edits.ties(file), titles)
        if shown != self._shown:
            self._shown = shown
            self._rebuild(edits.ties(file), titles)

    def shift(self, at: int, by: int) -> None:
        """One place up or down; the keys stay with it."""
        codes = edits.ties(self._draft.file)
        to = at + by
        if 0 <= to < len(codes):
            codes[at], codes[to] = codes[to], codes[at]
            self._draft.edit(edits.set_ties(self._draft.file, codes))
            self.show_draft()
            self.rows[to].setFocus(Qt.FocusReason.OtherFocusReason)

    def remove(self, at: int) -> None:
        codes = edits.ties(self._draft.file)
        del codes[at]
        self._draft.edit(edits.set_ties(self._draft.file, codes))

    def add(self, code: str) -> None:
        codes = [*edits.ties(self._draft.file), code]
        self._draft.edit(edits.set_ties(self._draft.file, codes))

    def _rebuild(self, codes: list[str], titles: dict[str, Text]) -> None:
        clear(self._lines)
        clear(self._more)
        self.rows = [TieRow(self._kit, self, at, code, titles.get(code, {})) for at, code in enumerate(codes)]
        for line in self.rows:
            self._lines.addWidget(line)
        rest = [code for code in titles if code not in codes]
        for at in range(0, len(rest), 8):
            self._more.addLayout(
                row(*(_More(self._kit, self, one, titles[one]) for one in rest[at : at + 8]), 1)
            )
        reveal(self._lines)
        reveal(self._more)


class TieRow(QWidget):
    """Place, code and title; Alt+Up and Alt+Down move it, Delete takes it away."""

    def __init__(self, kit: Kit, order: TieOrder, at: int, code: str, title: Text) -> None:
        super().__init__()
        self._order, self._at = order, at
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(joined(literal(f"{at + 1}. {code}"), data(title), by=" ")(kit.say))
        number = Label(kit, literal(f"{at + 1}."), DENSE, MEDIUM, "muted", tabular=True)
        number.setFixedWidth(24)
        shown = Label(kit, literal(code), DENSE, SEMIBOLD)
        shown.setFixedWidth(40)
        up = IconButton(kit, "arrow-up", words("builder.up"), size=32, keys="Alt+Up")
        down = IconButton(kit, "arrow-down", words("builder.down"), size=32, keys="Alt+Down")
        away = IconButton(kit, "x", words("names.remove"), size=32)
        up.clicked.connect(self._up)
        down.clicked.connect(self._down)
        away.clicked.connect(self._away)
        line = row(number, shown)
        line.addWidget(Label(kit, data(title), DENSE, wrap=True), 1)
        for button in (up, down, away):
            line.addWidget(button)
        self.setLayout(line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and event.key() == Qt.Key.Key_Up:
            self._up()
        elif alt and event.key() == Qt.Key.Key_Down:
            self._down()
        elif event.key() == Qt.Key.Key_Delete:
            self._away()
        else:
            super().keyPressEvent(event)

    def _up(self) -> None:
        self._order.shift(self._at, -1)

    def _down(self) -> None:
        self._order.shift(self._at, 1)

    def _away(self) -> None:
        self._order.remove(self._at)


class _More(Button):
    """Adds a criterion to the end of the order."""

    def __init__(self, kit: Kit, order: TieOrder, code: str, title: Text) -> None:
        super().__init__(kit, literal(code), "secondary", "plus", height=32)
        self._order, self._code = order, code
        self.setToolTip(kit.say.text(title))
        self.clicked.connect(self._add)

    def _add(self) -> None:
        self._order.add(self._code)


class LotBox(QWidget):
    """With a lot or without; its seed is made here and never shown, its hash stands in the signed round."""

    place = Place("ties", "", "lot")

    def __init__(self, kit: Kit, draft: Draft) -> None:
        super().__init__()
        self._kit, self._draft = kit, draft
        self.check = CheckRow(kit, words("builder.lot_on"))
        self.check.clicked.connect(self._turned)
        self.hash = Label(kit, literal(""), DENSE, MEDIUM, tabular=True, wrap=True)
        self.hash.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.means = Label(kit, words("builder.lot_hash_help"), CAPTION, ink="muted", wrap=True)
        self.anew = Button(kit, words("builder.lot_anew"), "secondary", "rotate-cw", height=36)
        self.anew.clicked.connect(self._new)
        self.below = Below(kit, None)
        self.box = QWidget()
        column = QVBoxLayout(self.box)
        column.setContentsMargins(Space.H, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(Label(kit, words("builder.lot_hash"), DENSE, SEMIBOLD))
        for part in (self.hash, self.means):
            column.addWidget(part)
        column.addLayout(row(self.anew, 1))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.check)
        whole.addWidget(self.box)
        whole.addWidget(self.below)
        draft.changed.connect(self.show_draft)

    def focus_here(self) -> None:
        self.check.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_draft(self) -> None:
        seed = edits.seed(self._draft.file)
        self.check.setChecked(seed is not None)
        self.box.setVisible(seed is not None)
        digest = (edits.commitment(self._draft.file) or "").removeprefix("sha256:")
        self.hash.set_phrase(literal(" ".join(digest[at : at + 8] for at in range(0, len(digest), 8))))
        self.anew.setVisible(not self._draft.signed)
        self.below.show_complaints(self._draft.complaints_at(self.place))

    def _turned(self, on: bool) -> None:
        self._draft.edit(edits.set_seed(self._draft.file, new_seed() if on else None))

    def _new(self) -> None:
        self._draft.edit(edits.set_seed(self._draft.file, new_seed()))
