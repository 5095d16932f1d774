"""Review before signing: what is complete, what to finish first, what leaves in the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.desks.commissioner.outgoing import Outgoing
from desktop.desks.views import HandInReview, SheetView
from desktop.model.statements import Round
from ui.commissioner.handin.content_card import ContentCard
from ui.commissioner.handin.finish_card import FinishCard
from ui.commissioner.handin.handin_counts import counts_of, tiles_of
from ui.commissioner.handin.second_look import SecondLook
from ui.commissioner.handin.sign_box import SignBox
from ui.commissioner.paned_page import PanedPage
from ui.due import today
from ui.i18n import words
from ui.services import Kit
from ui.shell.tab_order import FIRST
from ui.theme.tokens import BODY, PAGE, Space
from ui.widgets.button import Button
from ui.widgets.card import column
from ui.widgets.label import Label, heading

WIDEST, RIGHT = 1344, 432


@dataclass(frozen=True)
class Standing:
    """All that the page shows; `sheets` are those that count, for the second look."""

    review: HandInReview
    out: Outgoing
    round: Round
    sheets: Mapping[str, SheetView]

    @property
    def whole(self) -> bool:
        """Nothing is missing and nothing is asked again."""
        seen = self.review
        return not (seen.partial or seen.untouched or seen.changed or seen.comments_due)


class HandInPage(PanedPage):
    """`dossier_asked(code, criterion or "")` leads to a point; `sign_asked(passphrase)` signs;
    `former_asked` shows what was handed in last."""

    dossier_asked = Signal(str, str)
    sign_asked = Signal(str)
    former_asked = Signal()

    def __init__(self, kit: Kit, now: Callable[[], date] = today) -> None:
        super().__init__(kit, WIDEST)
        self._now = now
        self.points: list[Button] = []
        self._rest: Button | None = None
        self.standing: Standing | None = None
        self.box = SignBox(kit, words("comm.hand.sign"))
        self.former = Button(kit, words("handin.former", n=0), "ghost", "file-check", height=32)
        self.keep(self.box, self.former)
        self.box.asked.connect(self.sign_asked)
        self.box.entered.connect(self._show_box)
        self.former.clicked.connect(self.former_asked)

    def show_standing(self, standing: Standing) -> None:
        """Show what would leave now."""
        self.standing = standing
        self.box.clear()
        self.box.set_act(words("comm.hand.sign" if standing.whole else "handin.sign_part"))
        self._refill()

    def next_point(self) -> None:
        """F7: to the next point of the list, and from the last one to the signature."""
        rest = [self._rest] if self._rest is not None and self._rest.isVisibleTo(self) else []
        stops: list[QWidget] = [*self.points, *rest, self.box.field.edit]
        here = next((at for at, one in enumerate(stops) if one.hasFocus()), -1)
        stops[(here + 1) % len(stops)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- inside -------------------------------------------------------------------------------

    def _show_box(self) -> None:
        self.bring(self.box)

    def _fill(self) -> None:
        if self.standing is None:
            return
        seen = self.standing
        self._body.addWidget(heading(self._kit, words("comm.hand.title"), PAGE))
        self._body.addWidget(Label(self._kit, words("comm.hand.subtitle"), BODY, ink="muted", wrap=True))
        self._body.addSpacing(Space.S)
        tiles = counts_of(seen.review, seen.out)
        self._body.addLayout(tiles_of(self._kit, tiles, 2 if self.stacked else len(tiles)))
        self._body.addSpacing(Space.S)
        finish = FinishCard(self._kit, seen.review)
        finish.asked.connect(self.dossier_asked)
        self.points, self._rest = finish.points, finish.rest
        left = column(finish, *self._look(seen), 1, spacing=Space.L)
        self._add_panes(left, column(self._content(seen), 1))

    def _look(self, seen: Standing) -> list[QWidget]:
        """The second look, where the round lets members see their own distribution."""
        if not seen.round.visibility.own_distribution or not any(r.scored for r in seen.review.rows):
            return []
        marks = {code: sheet.marks for code, sheet in seen.sheets.items()}
        look = SecondLook(self._kit, seen.round, {r.code: r for r in seen.review.rows}, marks)
        look.asked.connect(self.dossier_asked)
        return [look]

    def _content(self, seen: Standing) -> ContentCard:
        card = ContentCard(self._kit, seen.out, seen.round, self._now(), whole=seen.whole)
        if not self.stacked:
            card.setFixedWidth(RIGHT)
        card.setProperty(FIRST, True)  # the act of the page comes before the points of its list
        if seen.out.handed:
            self.former.set_phrase(words("handin.former", n=seen.out.handed[-1].sequence))
            card.body.addWidget(self.former, 0, Qt.AlignmentFlag.AlignLeft)
            self.former.show()
        card.body.addSpacing(Space.S)
        card.body.addWidget(self.box)
        self.box.show()
        return card
