"""Two versions of my scores, explained: what happened, both versions, what differs, what my answer does."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.desks.commissioner.forking import Branch, Difference, ForkView
from desktop.model.statements import Round
from ui.commissioner.card.mark import Mark
from ui.commissioner.card.scale import stops_of
from ui.commissioner.handin.sign_box import SignBox
from ui.commissioner.paned_page import PanedPage
from ui.i18n import Phrase, data, literal, words
from ui.services import Kit
from ui.theme.tokens import BODY, CAPTION, DENSE, PAGE, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Card, Picture, Tile, column, row, rule
from ui.widgets.drop import DropZone
from ui.widgets.label import Label, heading

WIDEST, RIGHT, MOST = 1248, 384, 12


class ForkPage(PanedPage):
    """`sign_asked(passphrase)` answers with what stands here; `file_given(paths)` and `file_asked` bring
    the other version to compare; `left` goes back to reading."""

    sign_asked = Signal(str)
    file_given = Signal(object)
    file_asked = Signal()
    left = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, WIDEST)
        self._shown: tuple[ForkView, Round] | None = None
        self.box = SignBox(kit, words("branch.sign"))
        self.back = Button(kit, words("news.back"), "ghost", "book-open", height=32)
        self.box.asked.connect(self.sign_asked)
        self.box.entered.connect(self._show_box)
        self.back.clicked.connect(self.left)
        self.keep(self.box, self.back)
        kit.say.languageChanged.connect(self._say_anew)

    def _show_box(self) -> None:
        self.bring(self.box)

    def show_fork(self, view: ForkView, round_: Round) -> None:
        self._shown = (view, round_)
        self.box.clear()
        self._refill()

    # -- inside -------------------------------------------------------------------------------

    def _say_anew(self) -> None:
        """Figures are written in the language's form when the page is made."""
        if self._shown is not None:
            self._refill()

    def _fill(self) -> None:
        if self._shown is None:
            return
        view, round_ = self._shown
        title = heading(self._kit, words("branch.title", n=len(view.branches)), PAGE)
        line = row(Picture(self._kit, "git-fork", "warn", 28), title)
        line.setStretch(1, 1)
        self._body.addLayout(line)
        self._body.addWidget(Label(self._kit, words("branch.subtitle"), BODY, ink="muted", wrap=True))
        self._body.addSpacing(Space.S)
        branches = [self._branch(one) for one in sorted(view.branches, key=lambda one: not one.here)]
        side = QHBoxLayout()
        side.setSpacing(Space.L)
        for card in branches:
            side.addWidget(card, 1)
        versions = column(*branches, spacing=Space.L) if self.stacked else side
        left = column(self._what(), versions, self._compare(view, round_), 1, spacing=Space.L)
        self._add_panes(left, column(self._answer(view), 1))
        self.box.show()
        self.back.show()

    def _what(self) -> Card:
        card = Card(inner=Space.XL)
        card.body.addWidget(Label(self._kit, words("branch.what"), SECTION, SEMIBOLD, wrap=True))
        for key in ("branch.what_why", "branch.what_lost", "branch.what_counts"):
            card.body.addWidget(Label(self._kit, words(key), DENSE, wrap=True))
        return card

    def _branch(self, one: Branch) -> Card:
        card = Card(part="card-accent" if one.here else "card", inner=Space.XL)
        name = words("branch.here" if one.here else "branch.elsewhere")
        tile = Tile(self._kit, "laptop" if one.here else "laptop-minimal", "accent" if one.here else "warn")
        texts = column(
            Label(self._kit, name, BODY, SEMIBOLD, wrap=True),
            Label(self._kit, self._about(one), CAPTION, ink="muted", wrap=True),
            spacing=0,
        )
        head = row(tile, texts, spacing=Space.M)
        head.setStretch(1, 1)
        card.body.addLayout(head)
        groups = one.code.split()
        halves = "\n".join((" ".join(groups[:4]), " ".join(groups[4:])))
        code = Label(self._kit, literal(halves), BODY, SEMIBOLD, tabular=True)
        code.setAccessibleName(one.code)
        code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.body.addWidget(Label(self._kit, words("comm.signed.code"), CAPTION, ink="muted", wrap=True))
        card.body.addWidget(code)
        card.body.addStretch(1)
        return card

    def _about(self, one: Branch) -> Phrase:
        if one.sequence is None:
            return words("branch.unseen")
        issued = one.issued or ""
        return words("branch.about", n=one.sequence, at=lambda say: say.moment(issued), marks=one.marks or 0)

    def _compare(self, view: ForkView, round_: Round) -> QWidget:
        unseen = [one for one in view.branches if one.sequence is None]
        if unseen and not view.differences:
            zone = DropZone(
                self._kit, words("branch.drop"), words("branch.drop_help"), words("act.choose_file")
            )
            zone.dropped.connect(self.file_given)
            zone.asked.connect(self.file_asked)
            return zone
        card = Card(inner=Space.XL)
        found = view.differences
        title = words("branch.differ", n=len(found)) if found else words("branch.same")
        card.body.addWidget(Label(self._kit, title, SECTION, SEMIBOLD, wrap=True))
        for one in found[:MOST]:
            card.body.addWidget(rule())
            card.body.addLayout(self._difference(one, round_))
        if len(found) > MOST:
            more = words("comm.hand.more", n=len(found) - MOST)
            card.body.addWidget(Label(self._kit, more, DENSE, ink="muted", wrap=True))
        return card

    def _difference(self, one: Difference, round_: Round) -> QHBoxLayout:
        titles = {criterion.code: criterion.title for criterion in round_.rubric.criteria}
        name = Label(self._kit, data(one.title), DENSE, SEMIBOLD, wrap=True)
        criterion = Label(self._kit, literal(one.criterion), CAPTION, SEMIBOLD)
        about = Label(self._kit, data(titles[one.criterion]), CAPTION, ink="muted", wrap=True)
        second = row(criterion, about)
        second.setStretch(1, 1)
        parts: list[QWidget] = []
        for key, steps in (("branch.mark_here", one.here), ("branch.mark_there", one.there)):
            parts += [
                Label(self._kit, words(key), CAPTION, ink="muted"),
                Mark(self._kit, self._mark(round_, one.criterion, steps)),
            ]
        line = row(column(name, second, spacing=0), *parts, spacing=Space.M)
        line.setStretch(0, 1)
        return line

    def _mark(self, round_: Round, criterion: str, steps: int | None) -> str:
        if steps is None:
            return "–"
        return self._kit.say.number(stops_of(round_.rule, criterion).text(steps))

    def _answer(self, view: ForkView) -> Card:
        card = Card(inner=Space.XL)
        if not self.stacked:
            card.setFixedWidth(RIGHT)
        add = card.body.addWidget
        add(Label(self._kit, words("branch.answer"), SECTION, SEMIBOLD, wrap=True))
        add(Label(self._kit, words("branch.answer_body", n=view.marks), DENSE, wrap=True))
        add(Label(self._kit, words("branch.answer_kept"), DENSE, ink="muted", wrap=True))
        add(rule())
        add(Label(self._kit, words("branch.other"), DENSE, SEMIBOLD, wrap=True))
        add(Label(self._kit, words("branch.other_body"), DENSE, ink="muted", wrap=True))
        if view.answered:
            done = Label(self._kit, words("branch.answered"), DENSE, SEMIBOLD, "ok", wrap=True)
            answered = row(Picture(self._kit, "circle-check", "ok"), done)
            answered.setStretch(1, 1)
            card.body.addLayout(answered)
        card.body.addSpacing(Space.S)
        add(self.box)
        card.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        return card
