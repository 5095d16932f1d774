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
from ui.commissioner.tab_lay import MENU_W, Name, Spot, Wanted, lay, measured
from ui.i18n import Phrase
from ui.services import Kit
from ui.theme.tokens import BODY, CAPTION, DENSE, MEDIUM, SEMIBOLD, Radius, Tokens
from ui.widgets.paint import box, mix, painter_on, ring, write

HEIGHT, LINE, ICON = 40, 17, 24
MANY = 400  # names that are remembered


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
        self._bold = QFontMetrics(kit.theme.font(DENSE, SEMIBOLD))
        self._small = QFontMetrics(kit.theme.font(CAPTION, MEDIUM))
        self._names: dict[str, Name] = {}  # by what is said: dossiers name their documents alike
        self._spots: list[Spot] | None = None  # laid out once for each change, not for each picture
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
        return [(self._tabs[spot.at], self._rect(spot)) for spot in self._laid()]

    def _laid(self) -> list[Spot]:
        if self._spots is None:
            wanted = [
                Wanted(self._name(tab), (ICON if tab.icon else 0) + self._pill(tab)) for tab in self._tabs
            ]
            chosen = self.keys.index(self._key) if self._key in self.keys else -1
            self._spots = lay(wanted, chosen, self.width(), self._bold.horizontalAdvance)
        return self._spots

    def _name(self, tab: Tab) -> Name:
        text = tab.name(self._kit.say)
        if text not in self._names:
            if len(self._names) >= MANY:
                self._names.clear()
            self._names[text] = measured(text, self._bold.horizontalAdvance)
        return self._names[text]

    def _rect(self, spot: Spot) -> QRect:
        return QRect(spot.x, 0, spot.width, HEIGHT)

    def _pill(self, tab: Tab) -> int:
        """The width of the count with its gap; 0 without one."""
        count = self._counts.get(tab.key, 0)
        return 8 + max(24, self._small.horizontalAdvance(str(count)) + 14) if count else 0

    def _menu_rect(self) -> QRect:
        spots = self._laid()
        right = spots[-1].x + spots[-1].width - 1 if spots else 8
        return QRect(right + 4, 6, MENU_W - 8, HEIGHT - 12)

    def _hidden(self) -> list[Tab]:
        seen = {spot.at for spot in self._laid()}
        return [tab for at, tab in enumerate(self._tabs) if at not in seen]

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
        self._lay_again()

    def _lay_again(self) -> None:
        self._spots = None
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
        self._lay_again()

    # -- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        painter.fillRect(self.rect(), QColor(t.surface))
        painter.fillRect(0, HEIGHT - 1, self.width(), 1, QColor(t.line))
        for spot in self._laid():
            self._paint_tab(painter, t, self._tabs[spot.at], spot)
        hidden = self._hidden()
        if hidden:
            self._paint_menu(painter, t, len(hidden))
        painter.end()

    def _paint_tab(self, painter: QPainter, t: Tokens, tab: Tab, spot: Spot) -> None:
        rect, side = self._rect(spot), spot.side
        chosen = tab.key == self._key
        ink = t.text if chosen or tab.key == self._hover else t.muted
        area = rect.adjusted(side, 2, -side, -3)
        if tab.icon:
            at = QRectF(area.left(), HEIGHT / 2 - 8, 16, 16)
            self._kit.theme.icons.paint(painter, tab.icon, ink, at)
            area.setLeft(area.left() + ICON)
        if pill := self._pill(tab):
            self._paint_count(painter, t, area, pill - 8, self._counts[tab.key])
            area.setRight(area.right() - pill)
        painter.setFont(self._kit.theme.font(DENSE, SEMIBOLD if chosen else MEDIUM))
        painter.setPen(QColor(ink))
        self._paint_name(painter, area, spot.lines)
        if chosen:
            painter.fillRect(
                QRectF(rect.left() + side - 4, HEIGHT - 3, rect.width() - 2 * side + 8, 3), QColor(t.accent)
            )
        if chosen and self.hasFocus():
            ring(painter, rect.adjusted(2, 3, -2, -5), Radius.SMALL, t.accent)

    def _paint_count(self, painter: QPainter, t: Tokens, area: QRect, width: int, count: int) -> None:
        """How many notes, in a pill."""
        pill = QRectF(area.right() - width + 1, HEIGHT / 2 - 10, width, 20)
        box(painter, pill, 10, fill=t.sunken)
        painter.setFont(self._kit.theme.font(CAPTION, MEDIUM, tabular=True))
        write(painter, pill, str(count), t.muted, Qt.AlignmentFlag.AlignCenter)

    def _paint_name(self, painter: QPainter, area: QRect, lines: tuple[str, ...]) -> None:
        """One line in the middle, or two set close."""
        middle, width = area.center().y() + 1, area.width() + 2
        if len(lines) == 1:
            painter.drawText(area.adjusted(0, 0, 2, 0), int(Qt.AlignmentFlag.AlignCenter), lines[0])
            return
        for text, top in zip(lines, (middle - LINE, middle - 1), strict=True):
            painter.drawText(QRect(area.left(), top, width, LINE), int(Qt.AlignmentFlag.AlignCenter), text)

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
