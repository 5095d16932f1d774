"""The first screen on a new computer: say who you are, bring your keys, or only check a decision."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.i18n import words
from ui.services import Kit
from ui.theme.icons import BRAND
from ui.theme.tokens import BODY, CAPTION, DENSE, PAGE, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Card, Picture, Tile, row
from ui.widgets.drop import DropZone
from ui.widgets.label import Label
from ui.widgets.scroll import fill

WIDEST = 1000
LOW = 560  # below this height the sign gives its room to the three ways to begin
CARDS = (
    ("create", "key-round", "plus"),
    ("have", "hard-drive", "upload"),
    ("check", "shield-check", "folder-open"),
)


class WelcomePage(QWidget):
    """`chosen("create" | "have" | "check" | "file" | "restore")`, `files(list[Path])`."""

    chosen = Signal(str)
    files = Signal(object)

    def __init__(self, stack: QWidget, kit: Kit) -> None:
        super().__init__(stack)  # what is built into a window is told its look once, and not again
        self._kit = kit
        self.first: QWidget | None = None
        self._ways: dict[str, tuple[Card, _Choice]] = {}
        inner = QWidget()
        inner.setProperty("part", "inner")
        fill(self, inner, kit)
        column = QVBoxLayout(inner)
        column.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.L)
        column.setSpacing(Space.M)
        center = Qt.AlignmentFlag.AlignHCenter
        column.addStretch(2)
        self._brand = Picture(kit, BRAND, "accent", 72)
        column.addWidget(self._brand, 0, center)
        for label in (
            Label(kit, words("start.title"), PAGE, SEMIBOLD, wrap=True),
            Label(kit, words("start.subtitle"), BODY, ink="muted", wrap=True),
        ):
            label.setAlignment(center)
            column.addWidget(label)
        column.addSpacing(Space.XL)
        column.addLayout(self._centred(self._cards()))
        column.addSpacing(Space.S)
        self.drop = DropZone(
            kit,
            words("start.drop_first"),
            words("start.drop_first_help"),
            words("act.choose_file"),
            large=True,
        )
        self.drop.setFixedHeight(196)
        self.drop.dropped.connect(self.files)
        self.drop.asked.connect(self._file)
        column.addLayout(self._centred(self.drop))
        self.restore = Button(kit, words("restore.short"), "ghost", "archive-restore", height=36)
        self.restore.clicked.connect(self._restore)
        column.addLayout(row(1, Picture(kit, "wifi-off", "muted", 14), nonet(kit), self.restore, 1))
        column.addStretch(3)

    def lead(self, key: str) -> None:
        """Which card is the one to begin with: with a sealed pack waiting, new keys lead nowhere."""
        for one, (card, button) in self._ways.items():
            card.set_part("card-accent" if one == key else "card")
            button.set_kind("primary" if one == key else "secondary")
        self.first = self._ways[key][1]
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._brand.setVisible(event.size().height() >= LOW)
        super().resizeEvent(event)

    def _restore(self) -> None:
        self.chosen.emit("restore")

    def _file(self) -> None:
        self.chosen.emit("file")

    def _centred(self, widget: QWidget) -> QHBoxLayout:
        widget.setMaximumWidth(WIDEST)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(widget, 1000)
        line.addStretch(1)
        return line

    def _cards(self) -> QWidget:
        cards = QWidget(self)
        line = QHBoxLayout(cards)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.L)
        for key, icon, act_icon in CARDS:
            line.addWidget(self._card(cards, key, icon, act_icon), 1)
        return cards

    def _card(self, parent: QWidget, key: str, icon: str, act_icon: str) -> Card:
        first = key == "create"
        card = Card(parent, part="card-accent" if first else "card", inner=Space.XXL)
        card.body.addWidget(Tile(self._kit, icon, size=48))
        card.body.addWidget(Label(self._kit, words(f"start.{key}"), SECTION, SEMIBOLD, wrap=True))
        card.body.addWidget(Label(self._kit, words(f"start.{key}_body"), DENSE, ink="muted", wrap=True))
        card.body.addStretch(1)
        button = _Choice(self._kit, key, first, act_icon)
        if first:
            self.first = button
        self._ways[key] = (card, button)
        button.picked.connect(self.chosen)
        card.body.addLayout(row(button, 1))
        return card


class _Choice(Button):
    """A card's button; says which card it is."""

    picked = Signal(str)

    def __init__(self, kit: Kit, key: str, first: bool, icon: str) -> None:
        super().__init__(kit, words(f"start.{key}_act"), "primary" if first else "secondary", icon, height=40)
        self._key = key
        self.clicked.connect(self._pick)

    def _pick(self) -> None:
        self.picked.emit(self._key)


def nonet(kit: Kit) -> Label:
    """The promise at the foot."""
    return Label(kit, words("start.nonet"), CAPTION, ink="muted")
