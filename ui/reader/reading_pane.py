"""A document with its tools: pages, zoom, bright paper; the canvas below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from desktop.errors import AlqaError, Fault
from ui.i18n import literal, words
from ui.reader.canvas import PageCanvas
from ui.reader.feed import Arrived, PictureFeed
from ui.reader.pictures import PictureCache
from ui.reader.source import PageSource
from ui.reader.zoom_area import STEPS
from ui.services import Kit
from ui.shell.bar import Crumb
from ui.theme.tokens import DENSE, MEDIUM, Space
from ui.widgets.button import Button, IconButton
from ui.widgets.label import Label


class ReadingPane(QWidget):
    """Owns the worker that draws pages: `close_feed()` before it dies."""

    list_toggled = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._faults: dict[int, Fault] = {}
        self.feed = PictureFeed(self)
        self.canvas = PageCanvas(self.feed, PictureCache())
        self.list = IconButton(kit, "panel-left", words("reader.list"), keys="F4")
        self.back = IconButton(kit, "chevron-up", words("reader.previous"), keys="Alt+PgUp")
        self.forth = IconButton(kit, "chevron-down", words("reader.next"), keys="Alt+PgDn")
        self.number = self._number_field()
        self.count = Label(kit, literal(""), DENSE, MEDIUM, "muted", tabular=True)
        self.smaller = IconButton(kit, "zoom-out", words("reader.zoom_out"), keys="Ctrl+−")
        self.scale = Button(kit, literal("100 %"), "quiet", height=32)
        self.larger = IconButton(kit, "zoom-in", words("reader.zoom_in"), keys="Ctrl++")
        self.width_ = IconButton(kit, "move-horizontal", words("reader.fit_width"), keys="Ctrl+0")
        self.page_ = IconButton(kit, "scan", words("reader.fit_page"), keys="Ctrl+9")
        self.bright = IconButton(kit, "sun", words("reader.bright"), keys="F9")
        for toggle in (self.width_, self.page_, self.bright):
            toggle.setCheckable(True)
        self._lay_out()
        self._connect()
        self._show_theme()
        self._retranslate()

    def show_document(self, source: PageSource | None, page: int = 1) -> None:
        """Another document; the one before is let go of by the page server."""
        old = self.canvas.source
        self._faults = {}
        self.canvas.show_document(source, page)
        if old is not None and (source is None or source.digest != old.digest):
            self.feed.release(old)
        self._show_page(self.canvas.page)
        self._show_zoom()

    def close_feed(self) -> None:
        """Stop drawing; the worker thread has ended when this returns."""
        if self.canvas.source is not None:
            self.feed.release(self.canvas.source)
        self.feed.close()

    def focus_page_number(self) -> None:
        self.number.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.number.selectAll()

    def step(self, pages: int) -> None:
        self.canvas.go_to(self.canvas.page + pages)

    def toggle_bright(self) -> None:
        if self._kit.theme.tokens.dark:
            self.bright.toggle()

    # -- inside -------------------------------------------------------------------------------

    def _number_field(self) -> QLineEdit:
        field = QLineEdit("1")
        field.setFont(self._kit.theme.font(DENSE, MEDIUM, tabular=True))
        field.setFixedWidth(48)
        field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        field.setStyleSheet("QLineEdit { min-height: 26px; padding: 0 4px; }")
        field.setValidator(QIntValidator(1, 99_999, field))
        return field

    def _lay_out(self) -> None:
        tools = QWidget()
        tools.setProperty("part", "bar")
        tools.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bar = QHBoxLayout(tools)
        bar.setContentsMargins(Space.L, 4, Space.L, 4)
        bar.setSpacing(2)
        parts: tuple[QWidget, ...] = (
            *(self.list, Crumb(self._kit), self.back, self.number, self.count, self.forth),
            *(Crumb(self._kit), self.smaller, self.scale, self.larger, self.width_, self.page_),
        )
        for part in parts:
            bar.addWidget(part)
        bar.addStretch(1)
        bar.addWidget(self.bright)
        self.count.setContentsMargins(6, 0, 6, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (tools, self.canvas):
            column.addWidget(widget, 1 if widget is self.canvas else 0)

    def _connect(self) -> None:
        canvas = self.canvas
        self.list.clicked.connect(self.list_toggled)
        self.back.clicked.connect(self._back)
        self.forth.clicked.connect(self._forth)
        self.number.returnPressed.connect(self._go)
        self.smaller.clicked.connect(canvas.zoom_out)
        self.larger.clicked.connect(canvas.zoom_in)
        self.scale.clicked.connect(self._choose_zoom)
        self.width_.clicked.connect(self.fit_width)
        self.page_.clicked.connect(self.fit_page)
        self.bright.toggled.connect(canvas.set_bright)
        canvas.page_changed.connect(self._show_page)
        canvas.zoom_changed.connect(self._show_zoom)
        canvas.refused.connect(self._refused)
        self._kit.theme.changed.connect(self._show_theme)
        self._kit.say.languageChanged.connect(self._retranslate)

    def _back(self) -> None:
        self.step(-1)

    def _forth(self) -> None:
        self.step(1)

    def _go(self) -> None:
        self.canvas.go_to(int(self.number.text() or "1"))
        self.number.setText(str(self.canvas.page))
        self._show_page(self.canvas.page)
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit_width(self) -> None:
        self.canvas.set_fit("width")
        self._show_zoom()

    def fit_page(self) -> None:
        self.canvas.set_fit("page")
        self._show_zoom()

    def _choose_zoom(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for step in STEPS:
            menu.addAction(self._kit.say.percent(round(step * 100))).setData(step)
        menu.triggered.connect(self._zoom_chosen)
        menu.popup(self.scale.mapToGlobal(self.scale.rect().bottomLeft()))

    def _zoom_chosen(self, entry: object) -> None:
        self.canvas.set_zoom(float(entry.data()))  # type: ignore[attr-defined]

    def _show_page(self, page: int) -> None:
        pages = self.canvas.pages
        if not self.number.hasFocus() or self.number.text() == "":
            self.number.setText(str(page))
        self.count.set_phrase(words("reader.of", n=pages))
        self.back.setEnabled(page > 1)
        self.forth.setEnabled(page < pages)
        self._speak(page)

    def _show_zoom(self) -> None:
        percent = round(self.canvas.zoom * 100)
        self.scale.set_phrase(lambda say: say.percent(percent))
        self.width_.setChecked(self.canvas.fit == "width")
        self.page_.setChecked(self.canvas.fit == "page")

    def _show_theme(self) -> None:
        self.canvas.set_tokens(self._kit.theme.tokens)
        self.bright.setVisible(self._kit.theme.tokens.dark)

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
            self.canvas.set_refusal(page, self._kit.say.fault(fault))

    def _retranslate(self) -> None:
        self.number.setAccessibleName(self._kit.say("reader.go_to"))
        self.number.setToolTip(f"{self._kit.say('reader.go_to')} (Ctrl+G)")
        self._say_refusals()
        self._speak(self.canvas.page)
        self._show_zoom()
