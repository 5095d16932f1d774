"""The tabs of a dossier: facts, then its documents; what has no room stands in a menu at the end."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QWidget

from ui.accessible import Role, hear_as
from ui.i18n import Phrase
from ui.services import Kit
from ui.theme.tokens import BODY, CAPTION, DENSE, MEDIUM, SEMIBOLD, Radius, Tokens
from ui.widgets.paint import box, mix, painter_on, ring, write

HEIGHT, SIDE, MOST, MENU_W = 40, 12, 168, 64
LINES = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter)


@dataclass(frozen=True)
class Tab:
    """A tab: its key (facts, or a document's SHA-256), its words, an icon for the first."""

    key: str
    name: Phrase
    icon: str | None = None


class DocTabs(QWidget):
    """Left and Right walk, Home and End go to the ends. `chosen(key)`."""

    chosen = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._tabs: tuple[Tab, ...] = ()
        self._key = ""
        self._hover: str | None = None
        self._counts: dict[str, int] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        hear_as(self, Role.PageTabList)
        self.setMouseTracking(True)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        kit.theme.changed.connect(self.update)
        kit.say.languageChanged.connect(self._retranslate)

    @property
    def key(self) -> str:
        return self._key

    @property
    def keys(self) -> list[str]:
        return [tab.key for tab in self._tabs]

    def set_tabs(self, tabs: tuple[Tab, ...], key: str) -> None:
        self._tabs = tabs
        self.choose(key)

    def set_counts(self, counts: dict[str, int]) -> None:
        """How many notes each tab has, by its key."""
        if counts != self._counts:
            self._counts = counts
            self._retranslate()

    def choose(self, key: str) -> None:
        """Show a tab as chosen (nobody is told)."""
        self._key = key
        self._retranslate()

    def step(self, by: int) -> None:
        """The next or previous tab, round the ends."""
        keys = self.keys
        if keys:
            self._pick(keys[(keys.index(self._key) + by) % len(keys)])

    # -- geometry -----------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(640, HEIGHT)

    def shown(self) -> list[tuple[Tab, QRect]]:
        """The tabs that have room, the chosen one always among them."""
        widths = {tab.key: self._width(tab) for tab in self._tabs}
        order, room = list(self._tabs), self.width() - 8
        if sum(widths.values()) > room:
            room -= MENU_W
            order = self._fitting(order, widths, room)
        placed, x = [], 8
        for tab in order:
            placed.append((tab, QRect(x, 0, widths[tab.key], HEIGHT)))
            x += widths[tab.key]
        return placed

    def _fitting(self, tabs: list[Tab], widths: dict[str, int], room: int) -> list[Tab]:
        kept: list[Tab] = []
        for tab in tabs:
            if widths[tab.key] > room - sum(widths[t.key] for t in kept):
                break
            kept.append(tab)
        chosen = next((t for t in tabs if t.key == self._key), None)
        if chosen is not None and chosen not in kept:
            while kept and sum(widths[t.key] for t in kept) + widths[chosen.key] > room:
                kept.pop()
            kept.append(chosen)
        return kept

    def _width(self, tab: Tab) -> int:
        metrics = QFontMetrics(self._kit.theme.font(DENSE, SEMIBOLD))
        name = tab.name(self._kit.say)
        icon = (24 if tab.icon else 0) + self._pill(tab)
        if metrics.horizontalAdvance(name) + icon <= MOST:
            return metrics.horizontalAdvance(name) + icon + 2 * SIDE
        # Two lines: as narrow as keeps the name on them.
        longest = max(metrics.horizontalAdvance(word) for word in name.split())
        width = max(longest, metrics.horizontalAdvance(name) // 2)
        while (
            width < MOST
            and metrics.boundingRect(QRect(0, 0, width, 999), LINES, name).height() > 2 * metrics.height()
        ):
            width += 6
        return min(width, MOST) + icon + 2 * SIDE

    def _pill(self, tab: Tab) -> int:
        """The width of the count with its gap; 0 without one."""
        count = self._counts.get(tab.key, 0)
        metrics = QFontMetrics(self._kit.theme.font(CAPTION, MEDIUM))
        return 8 + max(24, metrics.horizontalAdvance(str(count)) + 14) if count else 0

    def _menu_rect(self) -> QRect:
        placed = self.shown()
        right = placed[-1][1].right() if placed else 8
        return QRect(right + 4, 6, MENU_W - 8, HEIGHT - 12)

    def _hidden(self) -> list[Tab]:
        seen = {tab.key for tab, _ in self.shown()}
        return [tab for tab in self._tabs if tab.key not in seen]

    # -- events -------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = self.keys
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.step(1 if event.key() == Qt.Key.Key_Right else -1)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and keys:
            self._pick(keys[0 if event.key() == Qt.Key.Key_Home else -1])
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Menu) and self._hidden():
            self._open_menu()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        tab = self._tab_at(at)
        if tab is not None:
            self._pick(tab.key)
        elif self._hidden() and self._menu_rect().contains(at):
            self._open_menu()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        tab = self._tab_at(event.position().toPoint())
        over = tab.key if tab else "menu" if self._menu_rect().contains(event.position().toPoint()) else None
        if over != self._hover:
            self._hover = over
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = None
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            tab = self._tab_at(event.pos())  # type: ignore[attr-defined]
            QToolTip.showText(event.globalPos(), tab.name(self._kit.say) if tab else "", self)  # type: ignore[attr-defined]
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.update()

    def _tab_at(self, at: QPoint) -> Tab | None:
        return next((tab for tab, rect in self.shown() if rect.contains(at)), None)

    def _pick(self, key: str) -> None:
        if key != self._key:
            self.choose(key)
            self.chosen.emit(key)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for tab in self._hidden():
            menu.addAction(tab.name(self._kit.say)).setData(tab.key)
        menu.triggered.connect(self._menu_picked)
        menu.popup(self.mapToGlobal(self._menu_rect().bottomLeft()))

    def _menu_picked(self, entry: QAction) -> None:
        self._pick(str(entry.data()))

    def _retranslate(self) -> None:
        say = self._kit.say
        at = self.keys.index(self._key) if self._key in self.keys else 0
        name = self._tabs[at].name(say) if self._tabs else ""
        count = self._counts.get(self._key, 0)
        name = say("comm.tabs.counted", name=name, n=count) if count else name
        self.setAccessibleName(say("comm.tabs.name", name=name, n=at + 1, of=len(self._tabs)))
        self.update()

    # -- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        painter.fillRect(self.rect(), QColor(t.surface))
        painter.fillRect(0, HEIGHT - 1, self.width(), 1, QColor(t.line))
        for tab, rect in self.shown():
            self._paint_tab(painter, t, tab, rect)
        hidden = self._hidden()
        if hidden:
            self._paint_menu(painter, t, len(hidden))
        painter.end()

    def _paint_tab(self, painter: QPainter, t: Tokens, tab: Tab, rect: QRect) -> None:
        chosen = tab.key == self._key
        ink = t.text if chosen or tab.key == self._hover else t.muted
        area = rect.adjusted(SIDE, 2, -SIDE, -3)
        if tab.icon:
            at = QRectF(area.left(), HEIGHT / 2 - 8, 16, 16)
            self._kit.theme.icons.paint(painter, tab.icon, ink, at)
            area.setLeft(area.left() + 24)
        if pill := self._pill(tab):
            self._paint_count(painter, t, area, pill - 8, self._counts[tab.key])
            area.setRight(area.right() - pill)
        painter.setFont(self._kit.theme.font(DENSE, SEMIBOLD if chosen else MEDIUM))
        painter.setPen(QColor(ink))
        self._paint_name(painter, area, tab.name(self._kit.say))
        if chosen:
            painter.fillRect(
                QRectF(rect.left() + SIDE - 4, HEIGHT - 3, rect.width() - 2 * SIDE + 8, 3), QColor(t.accent)
            )
        if chosen and self.hasFocus():
            ring(painter, rect.adjusted(2, 3, -2, -5), Radius.SMALL, t.accent)

    def _paint_count(self, painter: QPainter, t: Tokens, area: QRect, width: int, count: int) -> None:
        """How many notes, in a pill."""
        pill = QRectF(area.right() - width + 1, HEIGHT / 2 - 10, width, 20)
        box(painter, pill, 10, fill=t.sunken)
        painter.setFont(self._kit.theme.font(CAPTION, MEDIUM, tabular=True))
        write(painter, pill, str(count), t.muted, Qt.AlignmentFlag.AlignCenter)

    def _paint_name(self, painter: QPainter, area: QRect, name: str) -> None:
        """One line, or two set close; a name too long even for two ends in an ellipsis."""
        metrics = painter.fontMetrics()
        if metrics.horizontalAdvance(name) <= area.width() + 1:
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), name)
            return
        words, first = name.split(" "), ""
        while words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) <= area.width() + 1:
            first = f"{first} {words.pop(0)}".strip()
        rest = metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, area.width() + 2)
        middle = area.center().y() + 1
        for text, top in ((first, middle - 17), (rest, middle - 1)):
            painter.drawText(
                QRect(area.left(), top, area.width() + 2, 17), int(Qt.AlignmentFlag.AlignCenter), text
            )

    def _paint_menu(self, painter: QPainter, t: Tokens, count: int) -> None:
        rect = self._menu_rect()
        if self._hover == "menu":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(mix(t.surface, t.text, 0.07)))
            painter.drawRoundedRect(rect, Radius.SMALL, Radius.SMALL)
        painter.setFont(self._kit.theme.font(BODY, MEDIUM))
        write(painter, rect.adjusted(8, 0, -24, 0), f"+{count}", t.muted)
        self._kit.theme.icons.paint(
            painter, "chevron-down", t.muted, QRectF(rect.right() - 22, HEIGHT / 2 - 8, 16, 16)
        )
