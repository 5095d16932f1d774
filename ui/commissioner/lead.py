"""The left of the bar: the mark, the name of the round, the way back to reading."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.model.statements import Round
from ui.i18n import data, literal, words
from ui.services import Kit
from ui.shell.bar import Crumb
from ui.theme.icons import BRAND
from ui.theme.tokens import BODY, CAPTION, SEMIBOLD, Space
from ui.widgets.button import Button, IconButton
from ui.widgets.card import column
from ui.widgets.label import Label
from ui.widgets.tip import plain_tip

MARK = 28  # pixels of the mark
NAMES_FROM, WORDS_FROM = 1150, 1040  # of the window, for the longest of the three languages


class PlaceButton(Button):
    """A place of this window; in a small one its icon alone."""

    def __init__(self, kit: Kit, key: str, icon: str) -> None:
        self._small = False
        super().__init__(kit, words(key), "quiet", icon, height=36)
        self.setCheckable(True)

    def set_small(self, small: bool) -> None:
        self._small = small
        self.setToolTip(plain_tip(self.accessibleName()) if small else "")
        self._may_wrap()
        self.updateGeometry()
        self.update()

    def label(self) -> str:
        return "" if self._small else super().label()

    def _icon_width(self) -> int:
        return 16 if self._small else super()._icon_width()


class HomeButton(IconButton):
    """The mark: to all rounds of this person."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, BRAND, words("rounds.all"), size=36, keys="Ctrl+Shift+O")

    def _content(self, painter: QPainter, ink: str) -> None:
        at = QRectF((self.width() - MARK) / 2, (self.height() - MARK) / 2, MARK, MARK)
        self._kit.theme.icons.paint(painter, BRAND, self._kit.theme.tokens.accent, at)


class Lead(QWidget):
    """`read`, `compare`, `search` and `own` are the places of this window besides the hand-in."""

    def __init__(self, kit: Kit, round_: Round) -> None:
        super().__init__()
        name = Label(kit, literal("Alqa"), BODY, SEMIBOLD)
        title = Label(kit, data(round_.title), CAPTION, ink="muted")
        self._texts, self._title = (name, title), title
        self.home = HomeButton(kit)
        self.read = PlaceButton(kit, "comm.read", "book-open")
        self.compare = PlaceButton(kit, "marks.compare", "columns-2")
        self.search = PlaceButton(kit, "find.page_name", "search")
        self.own = PlaceButton(kit, "marks.own", "chart-column")
        self.own.setVisible(round_.visibility.own_distribution)
        self._places = (self.read, self.compare, self.search, self.own)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.S)
        line.addWidget(self.home)
        line.addLayout(column(1, name, title, 1, spacing=0))
        line.addWidget(Crumb(kit))
        for place in self._places:
            line.addWidget(place)

    def show_round(self, round_: Round) -> None:
        """Another version of the round."""
        self._title.set_phrase(data(round_.title))
        self.own.setVisible(round_.visibility.own_distribution)

    def fit(self, width: int) -> None:
        """In a narrow window the mark without the names, then places as icons: words are never cut."""
        for text in self._texts:
            text.setVisible(width >= NAMES_FROM)
        for place in self._places:
            place.set_small(width < WORDS_FROM)
