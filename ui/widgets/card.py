"""Panels: a card, a hairline, an icon on its tile, a banner for lasting states, an empty state."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.i18n import Phrase
from ui.services import Kit
from ui.theme.tokens import BODY, CAPTION, DENSE, SECTION, SEMIBOLD, Radius, Space, Tone
from ui.widgets.label import Label, heading
from ui.widgets.paint import box, painter_on

Box = TypeVar("Box", bound=QBoxLayout)


class Card(QFrame):
    """A surface with a hairline edge; `part` picks the edge (card, card-accent, card-bad, ...)."""

    def __init__(self, parent: QWidget | None = None, part: str = "card", inner: int = Space.L) -> None:
        super().__init__(parent)
        self.setProperty("part", part)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(inner, inner - 2, inner, inner)
        self.body.setSpacing(Space.S)

    def set_part(self, part: str) -> None:
        if self.property("part") != part:
            self.setProperty("part", part)
            self.style().polish(self)


class Tile(QWidget):
    """An icon of 20 on a soft tile of 40 (24 on 48 in empty states)."""

    def __init__(
        self, kit: Kit, icon: str, tone: Tone = "accent", size: int = 40, *, round_: bool = False
    ) -> None:
        super().__init__()
        self._kit, self._icon, self._tone, self._round = kit, icon, tone, round_
        self.setFixedSize(size, size)

    def show_icon(self, icon: str, tone: Tone) -> None:
        self._icon, self._tone = icon, tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        radius = self.height() / 2 if self._round else Radius.CONTROL
        box(painter, self.rect(), radius, fill=t.soft_of(self._tone))
        side = self.height() // 2
        at = QRectF((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        self._kit.theme.icons.paint(painter, self._icon, t.ink_of(self._tone), at)
        painter.end()


class Picture(QWidget):
    """An icon alone, in a text colour of the tokens."""

    def __init__(self, kit: Kit, icon: str, ink: str = "muted", size: int = 16) -> None:
        super().__init__()
        self._kit, self._icon, self._ink = kit, icon, ink
        self.setFixedSize(size, size)

    def show_icon(self, icon: str, ink: str) -> None:
        self._icon, self._ink = icon, ink
        self.update()

    def sizeHint(self) -> QSize:
        return self.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        colour: str = getattr(self._kit.theme.tokens, self._ink)
        self._kit.theme.icons.paint(painter, self._icon, colour, QRectF(self.rect()))
        painter.end()


class Banner(QWidget):
    """A lasting state: soft fill, 4 px bar, a title, what it means, at most one button."""

    def __init__(
        self,
        kit: Kit,
        title: Phrase,
        body: Phrase | None,
        tone: Tone,
        icon: str,
        action: QWidget | None = None,
    ) -> None:
        super().__init__()
        self._kit, self._tone = kit, tone
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L + 4, Space.M, Space.M, Space.M)
        row.setSpacing(Space.M)
        ink = "muted" if tone == "neutral" else "accent_text" if tone == "accent" else tone
        row.addWidget(Picture(kit, icon, ink, 20), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addStretch(1)
        texts.addWidget(Label(kit, title, BODY, SEMIBOLD, wrap=True))
        if body:
            texts.addWidget(Label(kit, body, DENSE, wrap=True))
        texts.addStretch(1)
        row.addLayout(texts, 1)
        if action:
            row.addWidget(action, 0, Qt.AlignmentFlag.AlignVCenter)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        box(painter, self.rect(), Radius.CONTROL, fill=t.soft_of(self._tone))
        painter.fillRect(0, 0, 4, self.height(), t.ink_of(self._tone))
        painter.end()


class Empty(QWidget):
    """One sentence what is missing, one what to do, at most one button."""

    def __init__(
        self,
        kit: Kit,
        icon: str,
        what: Phrase,
        todo: Phrase,
        action: QWidget | None = None,
        extra: Phrase | None = None,
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.HH, Space.XXL, Space.HH)
        column.setSpacing(Space.M)
        column.addStretch(2)
        center = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(Tile(kit, icon, "accent", 48), 0, center)
        for label in self._texts(kit, what, todo, extra):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            label.setFixedWidth(520)
            column.addLayout(row(1, label, 1))  # centred by room: an alignment would keep one line's height
        if action:
            column.addSpacing(Space.S)
            column.addWidget(action, 0, center)
        column.addStretch(3)

    def _texts(self, kit: Kit, what: Phrase, todo: Phrase, extra: Phrase | None) -> list[Label]:
        texts = [heading(kit, what, SECTION), Label(kit, todo, BODY, ink="muted", wrap=True)]
        if extra:
            texts.append(Label(kit, extra, CAPTION, ink="faint", wrap=True))
        return texts


def rule() -> QFrame:
    """A hairline across."""
    line = QFrame()
    line.setProperty("part", "rule")
    return line


def row(*items: QWidget | int | QLayout, spacing: int = Space.S) -> QHBoxLayout:
    """Widgets in a row; an int is a stretch of that weight."""
    return _fill(QHBoxLayout(), items, spacing)


def column(*items: QWidget | int | QLayout, spacing: int = Space.S) -> QVBoxLayout:
    """Widgets under each other; an int is a stretch of that weight."""
    return _fill(QVBoxLayout(), items, spacing)


def _fill(layout: Box, items: tuple[QWidget | int | QLayout, ...], spacing: int) -> Box:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for item in items:
        if isinstance(item, int):
            layout.addStretch(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addWidget(item)
    return layout


def clear(layout: QLayout) -> None:
    """Remove and delete everything in a layout, layouts inside it too."""
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif inner := item.layout():
            clear(inner)


def reveal(layout: QLayout) -> None:
    """Show what was just added, in this very frame: Qt does it an event later, which blinks."""
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        if widget := item.widget():
            widget.show()
        elif inner := item.layout():
            reveal(inner)
