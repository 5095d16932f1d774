"""Before a question: how to ask. After one that found nothing: what else to try."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.desks.finds import Findings, Offer
from ui.i18n import literal, words
from ui.services import Kit
from ui.theme.tokens import BODY, CAPTION, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Tile, clear, row
from ui.widgets.content import Content
from ui.widgets.inner import Inner
from ui.widgets.label import Label, heading

ICONS = {"spelling": "spell-check", "layout": "keyboard", "language": "languages", "fewer": "list-minus"}
WIDTH = 440


class FindNone(QScrollArea):
    """`offered(text)`: the person takes another query."""

    offered = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._what = heading(kit, words("find.empty"), SECTION)
        self._todo = Label(kit, words("find.empty_todo"), BODY, ink="muted", wrap=True)
        self._try = Label(kit, words("find.try"), CAPTION, SEMIBOLD, "muted")
        self._offers = QVBoxLayout()
        self._offers.setSpacing(Space.S)
        page = Inner()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, Space.XXL, 0, Space.XXL)
        column.setSpacing(Space.M)
        column.addWidget(Tile(kit, "search", "accent", 48), 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self._what, self._todo, self._try):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            label.setMaximumWidth(WIDTH)
            line = row(1, label, 1)
            line.setStretch(1, 1000)
            column.addLayout(line)
        holder = QWidget()
        holder.setMaximumWidth(WIDTH)
        holder.setLayout(self._offers)
        self._offers.setContentsMargins(0, 0, 0, 0)
        line = row(1, holder, 1)
        line.setStretch(1, 1000)
        column.addLayout(line)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(page)
        Content(kit, self)

    def words(self) -> str:
        """What stands here, for a screen reader."""
        return f"{self._what.text()} {self._todo.text()}"

    def show_answer(self, found: Findings | None) -> None:
        """None: nothing was asked yet."""
        clear(self._offers)
        offers = found.offers if found is not None and not found.places else ()
        self._try.setVisible(bool(offers))
        if found is None:
            self._what.set_phrase(words("find.empty"))
            self._todo.set_phrase(words("find.empty_todo"))
            return
        asked = found.wish.text.strip()
        self._what.set_phrase(words("find.none", text=literal(asked)))
        self._todo.set_phrase(words("find.none_short" if len(asked) < 2 else "find.none_todo"))
        for offer in offers:
            self._offers.addWidget(_OfferButton(self._kit, offer, self))


class _OfferButton(Button):
    """One other query."""

    def __init__(self, kit: Kit, offer: Offer, owner: FindNone) -> None:
        phrase = words(f"find.offer.{offer.kind}", text=literal(offer.text))
        super().__init__(kit, phrase, "secondary", ICONS[offer.kind], height=36)
        self.align_left()
        self._offer, self._owner = offer, owner
        self.clicked.connect(self._take)

    def _take(self) -> None:
        self._owner.offered.emit(self._offer.text)
