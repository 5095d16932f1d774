"""What a newer version of the round changed: why, in which dossiers, what is asked again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal

from desktop.desks.commissioner.changes import RoundChanges
from desktop.desks.views import DossierRow
from desktop.model.text import Text
from ui.commissioner.news.change_card import ChangeCard
from ui.commissioner.paned_page import PanedPage
from ui.i18n import Phrase, data, literal, words
from ui.services import Kit
from ui.theme.tokens import BODY, DENSE, MEDIUM, PAGE, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Card, Picture, column, row, rule
from ui.widgets.label import Label, heading

WIDEST, RIGHT = 1248, 384
REF_ICONS = {
    "title": "type",
    "eligible": "circle-check",
    "ineligible": "triangle-alert",
    "remarks": "message-square-text",
    "recused": "circle-slash",
}


class ChangesPage(PanedPage):
    """`looked(code)`, `kept(code)`, `conflict_asked(code)` of one dossier; `left` back to reading."""

    looked = Signal(str)
    kept = Signal(str)
    conflict_asked = Signal(str)
    left = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, WIDEST)
        self.cards: list[ChangeCard] = []
        self._shown: RoundChanges | None = None
        self._rows: dict[str, DossierRow] = {}
        self.back = Button(kit, words("news.back"), "primary", "book-open", height=40)
        self.back.clicked.connect(self.left)
        self.keep(self.back)
        kit.say.languageChanged.connect(self._say_anew)

    def show_changes(self, changes: RoundChanges, rows: Sequence[DossierRow]) -> None:
        """Everything anew."""
        self._shown, self._rows = changes, {one.code: one for one in rows}
        self._refill()

    def show_rows(self, rows: Sequence[DossierRow]) -> None:
        """States may have changed; nothing else has."""
        self._rows = {one.code: one for one in rows}
        for card in self.cards:
            if card.code in self._rows:
                card.show_row(self._rows[card.code])

    def next_point(self) -> None:
        """F7: to the next dossier that is asked again."""
        open_ = [card.keep for card in self.cards if not card.keep.isHidden()]
        here = next((at for at, button in enumerate(open_) if button.hasFocus()), -1)
        if open_:
            open_[(here + 1) % len(open_)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- inside -------------------------------------------------------------------------------

    def _say_anew(self) -> None:
        """Whole sentences for screen readers are made with the page."""
        if self._shown is not None:
            self._refill()

    def _fill(self) -> None:
        self.cards = []
        if self._shown is None:
            return
        changes = self._shown
        self._body.addWidget(heading(self._kit, words("news.title", n=changes.version), PAGE))
        self._body.addWidget(Label(self._kit, words("news.subtitle"), BODY, ink="muted", wrap=True))
        self._body.addSpacing(Space.S)
        left = column(self._why(changes), *self._dossiers(changes), 1, spacing=Space.L)
        self._add_panes(left, column(self._whole(changes), 1))
        self.back.show()

    def _why(self, changes: RoundChanges) -> Card:
        card = Card(inner=Space.XL)
        card.body.addWidget(Label(self._kit, words("news.why"), SECTION, SEMIBOLD, wrap=True))
        for reason in changes.reasons:
            told = literal(reason.text) if reason.text else words("news.no_reason")
            if len(changes.reasons) > 1:
                number = words("news.version", n=reason.version)
                card.body.addWidget(Label(self._kit, number, DENSE, MEDIUM, "muted"))
            card.body.addWidget(Label(self._kit, told, BODY, wrap=True))
        return card

    def _dossiers(self, changes: RoundChanges) -> list[ChangeCard]:
        for change in changes.dossiers:
            if change.code in self._rows:
                card = ChangeCard(self._kit, change, self._rows[change.code])
                card.looked.connect(self.looked)
                card.kept.connect(self.kept)
                card.conflict_asked.connect(self.conflict_asked)
                self.cards.append(card)
        return self.cards

    def _whole(self, changes: RoundChanges) -> Card:
        card = Card(inner=Space.XL)
        if not self.stacked:
            card.setFixedWidth(RIGHT)
        add = card.body.addWidget
        add(Label(self._kit, words("news.whole"), SECTION, SEMIBOLD, wrap=True))
        told = words("news.none") if not changes.dossiers else words("news.count", n=len(changes.dossiers))
        self._line(card, "folder-pen", told)
        if changes.criteria:
            codes = literal(", ".join(changes.criteria))
            self._line(card, "list-checks", words("news.rubric", codes=codes))
        if changes.moved:
            self._line(
                card,
                "calendar-clock",
                words("news.closes", old=_date(changes.closes[0]), new=_date(changes.closes[1])),
            )
        if changes.rule:
            self._line(card, "scale", words("news.rule"))
        for ref in changes.refs:
            self._line(card, REF_ICONS[ref.kind], words(f"news.ref.{ref.kind}", title=data(ref.title)))
        self._titles(card, "folder-plus", "news.added", changes.added)
        self._titles(card, "folder-minus", "news.removed", changes.removed)
        add(rule())
        self._line(card, "shield-check", words("news.kept"))
        self._line(card, "circle-slash", words("news.conflict"))
        card.body.addSpacing(Space.S)
        add(self.back)
        return card

    def _titles(self, card: Card, icon: str, key: str, titles: tuple[Text, ...]) -> None:
        for title in titles:
            self._line(card, icon, words(key, title=data(title)))

    def _line(self, card: Card, icon: str, phrase: Phrase) -> None:
        line = row(Picture(self._kit, icon, "accent"), Label(self._kit, phrase, DENSE, wrap=True))
        line.setStretch(1, 1)
        card.body.addLayout(line)


def _date(iso: str | None) -> Phrase:
    return words("news.no_date") if iso is None else lambda say: say.date(iso)
