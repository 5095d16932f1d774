"""The row of tools over a document. Which tool does what is wired by the reading pane."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QIntValidator, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget

from ui.i18n import literal, words
from ui.reader.zoom_area import STEPS
from ui.services import Kit
from ui.shell.bar import Crumb
from ui.theme.tokens import DENSE, MEDIUM, Space
from ui.widgets.button import Button, IconButton
from ui.widgets.label import Label

LEAST, GAP = 280, 2  # logical pixels: what is left then fits; between two tools
MORE = (
    ("reader.zoom_in", "in", "Ctrl++"),
    ("reader.zoom_out", "out", "Ctrl+−"),
    ("reader.fit_width", "width", "Ctrl+0"),
    ("reader.fit_page", "page", "Ctrl+9"),
    ("reader.rotate_right", "right", "Ctrl+R"),
    ("reader.rotate_left", "left", "Ctrl+Shift+R"),
    ("reader.bright", "bright", "F9"),
    ("reader.print", "print", "Ctrl+P"),
)


class ToolsBar(QWidget):
    """`zoom_chosen` a step of the list; `more_chosen` the second of an entry of `MORE`, where all is that a
    narrow bar leaves out. `middle` is a row for the tools of others (the meanings of notes)."""

    zoom_chosen = Signal(float)
    more_chosen = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.bright_on = False
        self.list = IconButton(kit, "panel-left", words("reader.list"), keys="F4")
        self.panel = IconButton(kit, "gallery-vertical", words("reader.panel"), keys="Shift+F4")
        self.back = IconButton(kit, "chevron-up", words("reader.previous"), keys="Alt+PgUp")
        self.forth = IconButton(kit, "chevron-down", words("reader.next"), keys="Alt+PgDn")
        self.number = self._number_field()
        self.count = Label(kit, literal(""), DENSE, MEDIUM, "muted", tabular=True)
        self.smaller = IconButton(kit, "zoom-out", words("reader.zoom_out"), keys="Ctrl+−")
        self.scale = Button(kit, literal("100 %"), "quiet", height=32)
        self.larger = IconButton(kit, "zoom-in", words("reader.zoom_in"), keys="Ctrl++")
        self.width_ = IconButton(kit, "move-horizontal", words("reader.fit_width"), keys="Ctrl+0")
        self.seek = IconButton(kit, "text-search", words("reader.find_prompt"), keys="Ctrl+F")
        self.more = IconButton(kit, "ellipsis", words("reader.more"))
        self.middle = QHBoxLayout()
        for toggle in (self.width_, self.panel, self.seek):
            toggle.setCheckable(True)
        self.setProperty("part", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lay_out()
        self.scale.clicked.connect(self._choose_zoom)
        self.more.clicked.connect(self._choose_more)
        kit.say.languageChanged.connect(self._retranslate)
        self._retranslate()

    def show_page(self, page: int, pages: int) -> None:
        """The number of the page; a number that is being typed stays."""
        if not self.number.hasFocus() or self.number.text() == "":
            self.number.setText(str(page))
        self.count.set_phrase(words("reader.of", n=pages))
        self.back.setEnabled(page > 1)
        self.forth.setEnabled(page < pages)

    def show_zoom(self, percent: int, fits_width: bool) -> None:
        self.scale.set_phrase(lambda say: say.percent(percent))
        self.width_.setChecked(fits_width)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, width: int) -> None:
        """Leave out what there is no room for: keys and the menu do the same."""
        optional = (self.width_, self.smaller, self.larger, self.forth, self.back)
        room = {part: part.sizeHint().width() + GAP for part in optional}
        needed = self.sizeHint().width() + sum(room[part] for part in optional if part.isHidden())
        for part in optional:
            fits = needed <= width
            if part.isHidden() == fits:  # each that changes has the row laid out anew
                part.setVisible(fits)
            needed -= 0 if fits else room[part]

    def _number_field(self) -> QLineEdit:
        field = QLineEdit("1")
        field.setFont(self._kit.theme.font(DENSE, MEDIUM, tabular=True))
        field.setFixedWidth(48)
        field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        field.setStyleSheet("QLineEdit { min-height: 26px; padding: 0 4px; }")
        field.setValidator(QIntValidator(1, 99_999, field))
        return field

    def _lay_out(self) -> None:
        bar = QHBoxLayout(self)
        bar.setContentsMargins(Space.L, 4, Space.L, 4)
        bar.setSpacing(GAP)
        parts: tuple[QWidget, ...] = (
            *(self.list, self.panel, Crumb(self._kit), self.back, self.number, self.count, self.forth),
            *(Crumb(self._kit), self.smaller, self.scale, self.larger, self.width_),
        )
        for part in parts:
            bar.addWidget(part)
        self.middle.setSpacing(GAP)
        bar.addLayout(self.middle)
        bar.addStretch(1)
        bar.addWidget(self.seek)
        bar.addWidget(self.more)
        self.count.setContentsMargins(6, 0, 6, 0)

    def _choose_zoom(self) -> None:
        menu = self._menu()
        for step in STEPS:
            menu.addAction(self._kit.say.percent(round(step * 100))).setData(step)
        menu.triggered.connect(self._zoom_chosen)
        menu.popup(self.scale.mapToGlobal(self.scale.rect().bottomLeft()))

    def _choose_more(self) -> None:
        menu = self._menu()
        for key, name, keys in MORE:
            if name == "bright" and not self._kit.theme.tokens.dark:
                continue
            entry = menu.addAction(f"{self._kit.say(key)}\t{keys}")
            entry.setData(name)
            if name == "bright":
                entry.setCheckable(True)
                entry.setChecked(self.bright_on)
        menu.triggered.connect(self._more_chosen)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _zoom_chosen(self, entry: QAction) -> None:
        self.zoom_chosen.emit(float(entry.data()))

    def _more_chosen(self, entry: QAction) -> None:
        self.more_chosen.emit(str(entry.data()))

    def _retranslate(self) -> None:
        self.number.setAccessibleName(self._kit.say("reader.go_to"))
        self.number.setToolTip(f"{self._kit.say('reader.go_to')} (Ctrl+G)")
