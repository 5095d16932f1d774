"""A document with its tools: pages, zoom, find, thumbnails and outline, the way back; the canvas below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import AlqaError, Fault
from desktop.pages.answers import Link, OutlineItem
from desktop.words import Said
from ui.reader.canvas import PageCanvas
from ui.reader.feed import Arrived, PictureFeed
from ui.reader.find_bar import FindBar
from ui.reader.pictures import PictureCache
from ui.reader.retry import Retry
from ui.reader.side_panel import SidePanel
from ui.reader.source import PageSource
from ui.reader.tools_bar import ToolsBar
from ui.reader.trail import Trail
from ui.services import Kit
from ui.widgets.tip import plain_tip


class ReadingPane(QWidget):
    """Owns the workers that draw and find: `close_feed()` before it dies. `address_asked` an external
    address that was clicked: nothing here ever follows one."""

    list_toggled = Signal()
    address_asked = Signal(str)
    print_asked = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._faults: dict[int, Fault] = {}
        self._turns: dict[str, int] = {}  # by document, as long as the window lives
        self._trail = Trail()
        self.feed = PictureFeed(self)
        self.canvas = PageCanvas(self.feed, PictureCache())
        self.tools = ToolsBar(kit)
        self.finding = FindBar(kit, self.canvas)
        self.panel = SidePanel(kit, self.canvas, self.feed)
        self.retry = Retry(kit, self.canvas)
        self._lay_out()
        self._connect()
        self._show_theme()
        self._retranslate()

    def show_document(self, source: PageSource | None, page: int = 1) -> None:
        """Another document; the one before is let go of by the page server."""
        old = self.canvas.source
        self._faults, self._trail = {}, Trail()
        self.canvas.show_document(source, page, self._turns.get(source.digest, 0) if source else 0)
        if old is not None and (source is None or source.digest != old.digest):
            self.feed.release(old)
        self.retry.place()
        self.panel.show_document()
        self.finding.look_again()
        self._show_page(self.canvas.page)
        self._show_zoom()

    def close_feed(self) -> None:
        """Stop drawing and finding; the worker threads have ended when this returns."""
        if self.canvas.source is not None:
            self.feed.release(self.canvas.source)
        self.feed.close()
        self.finding.close_finder()

    def panes(self) -> list[QWidget]:
        """Where F6 walks: the panel when it is open, the pages."""
        return [*([self.panel.stack.currentWidget() or self.panel] * self.panel.isVisible()), self.canvas]

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.panel.fit(event.size().width())

    # -- acts ---------------------------------------------------------------------------------

    def focus_page_number(self) -> None:
        self.tools.number.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.tools.number.selectAll()

    def step(self, pages: int) -> None:
        self.canvas.go_to(self.canvas.page + pages)

    def jump(self, page: int, top: int | None = None) -> None:
        """Go to a page, or to a place down the page (1/1000 pt), with a way back."""
        self._trail.leave(self.canvas.spot())
        if top is None or page > self.canvas.pages:
            self.canvas.go_to(page)
        else:
            self.canvas.go_down(page, top)

    def go_back(self) -> None:
        """Where one was before the last jump."""
        spot = self._trail.back(self.canvas.spot())
        if spot is not None:
            self.canvas.show_spot(spot)

    def go_forward(self) -> None:
        spot = self._trail.forward(self.canvas.spot())
        if spot is not None:
            self.canvas.show_spot(spot)

    def turn(self, quarters: int) -> None:
        """Turn the view of this document; remembered until the window closes."""
        source = self.canvas.source
        if source is not None:
            self._turns[source.digest] = self.canvas.turn + quarters
            self.canvas.set_turn(self.canvas.turn + quarters)
            self.panel.thumbs.refresh()

    def fit_width(self) -> None:
        self.canvas.set_fit("width")
        self._show_zoom()

    def fit_page(self) -> None:
        self.canvas.set_fit("page")
        self._show_zoom()

    def toggle_bright(self) -> None:
        """Bright paper in the dark theme."""
        if self._kit.theme.tokens.dark:
            self.tools.bright_on = not self.tools.bright_on
            self.canvas.set_bright(self.tools.bright_on)
            self.panel.thumbs.refresh()

    def try_again(self, page: int = 0) -> None:
        """Ask once more for a page in whose place words stand; 0 for all of them."""
        for refused in [page] if page else self.canvas.refused_pages():
            self._faults.pop(refused, None)
            self.canvas.try_again(refused)
        self.retry.place()

    # -- inside -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.panel)
        below.addWidget(self.canvas, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tools)
        column.addWidget(self.finding)
        column.addLayout(below, 1)

    def _connect(self) -> None:
        canvas, tools = self.canvas, self.tools
        tools.list.clicked.connect(self.list_toggled)
        tools.panel.clicked.connect(self.panel.toggle)
        tools.back.clicked.connect(self._back)
        tools.forth.clicked.connect(self._forth)
        tools.number.returnPressed.connect(self._go)
        tools.smaller.clicked.connect(canvas.zoom_out)
        tools.larger.clicked.connect(canvas.zoom_in)
        tools.zoom_chosen.connect(canvas.set_zoom)
        tools.width_.clicked.connect(self.fit_width)
        tools.seek.clicked.connect(self.finding.toggle)
        tools.more_chosen.connect(self._more)
        self.panel.toggled.connect(tools.panel.setChecked)
        self.panel.chosen.connect(self.jump)
        self.panel.part_chosen.connect(self._to_part)
        self.finding.toggled.connect(tools.seek.setChecked)
        self.retry.asked.connect(self.try_again)
        canvas.page_changed.connect(self._show_page)
        canvas.zoom_changed.connect(self._show_zoom)
        canvas.refused.connect(self._refused)
        canvas.link_clicked.connect(self._follow)
        canvas.hinted.connect(self._hint)
        self._kit.theme.changed.connect(self._show_theme)
        self._kit.say.languageChanged.connect(self._retranslate)

    def _back(self) -> None:
        self.step(-1)

    def _forth(self) -> None:
        self.step(1)

    def _go(self) -> None:
        self.jump(int(self.tools.number.text() or "1"))
        self.tools.number.setText(str(self.canvas.page))
        self._show_page(self.canvas.page)
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _more(self, name: str) -> None:
        if name in ("right", "left"):
            self.turn(1 if name == "right" else -1)
        elif name == "print":
            self.print_asked.emit()
        elif name in ("page", "width"):
            self.canvas.set_fit("page" if name == "page" else "width")
            self._show_zoom()
        elif name in ("in", "out"):
            self.canvas.zoom_in() if name == "in" else self.canvas.zoom_out()
        else:
            self.toggle_bright()

    def _follow(self, link: Link) -> None:
        if link.page is not None:
            self.jump(link.page, link.top)
        elif link.uri:
            self.address_asked.emit(link.uri)

    def _to_part(self, item: OutlineItem) -> None:
        self.jump(item.page or 1, item.top)

    def _hint(self, link: Link | None) -> None:
        hint = ""
        if link is not None:
            page, say = link.page, self._kit.say
            hint = say("reader.page_n", n=page) if page is not None else str(link.uri)
        self.canvas.viewport().setToolTip(plain_tip(hint))

    def _show_page(self, page: int) -> None:
        self.tools.show_page(page, self.canvas.pages)
        self._speak(page)

    def _show_zoom(self) -> None:
        self.tools.show_zoom(round(self.canvas.zoom * 100), self.canvas.fit == "width")

    def _show_theme(self) -> None:
        self.canvas.set_tokens(self._kit.theme.tokens)

    def _speak(self, page: int) -> None:
        """The page in words, so that a screen reader can read what the picture shows."""
        source = self.canvas.source
        say = self._kit.say
        self.canvas.setAccessibleName(say("reader.page_of", page=page, pages=self.canvas.pages))
        self.canvas.setAccessibleDescription(source.text(page - 1) if source and self.canvas.pages else "")

    def _refused(self, arrived: Arrived) -> None:
        if isinstance(arrived.error, AlqaError):
            self._faults[arrived.key.page + 1] = arrived.error.faults[0]
            self._say_refusals()

    def _say_refusals(self) -> None:
        for page, fault in self._faults.items():
            self.canvas.set_refusal(page, self._refusal(page, fault))
        self.retry.place()

    def _refusal(self, page: int, fault: Fault) -> Said:
        """What a reader can do differs from what the secretary could when taking the file in."""
        say = self._kit.say
        return Said(say("reader.refused", page=page), say.fault(fault).why, say("reader.refused_next"))

    def _retranslate(self) -> None:
        self._say_refusals()
        self._speak(self.canvas.page)
        self._show_zoom()
