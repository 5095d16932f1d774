"""The bar on top of every window: what this is, one line of truth about it, tools, actions."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from desktop.model.text import LANGS, Lang
from ui.i18n import OWN, SHORT, Phrase, literal, words
from ui.services import Kit
from ui.theme.icons import BRAND
from ui.theme.tokens import BAR_HEIGHT, CAPTION, DENSE, MEDIUM, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button, IconButton
from ui.widgets.card import Picture, column
from ui.widgets.label import Elided, Label
from ui.widgets.paint import painter_on

NARROW = 1320  # below it the words of the finder would cost those of a place or of an action


class Brand(QWidget):
    """The mark and the name."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(Picture(kit, BRAND, "accent", 28))
        row.addWidget(Label(kit, literal("Alqa"), SECTION, SEMIBOLD))


class Bar(QWidget):
    """Left: `lead` (title, or what a window puts there). Right: chips, tools, at most two actions."""

    def __init__(self, kit: Kit, *, find: bool = True) -> None:
        super().__init__()
        self._kit = kit
        self.setProperty("part", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(BAR_HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, 0, Space.L, 0)
        row.setSpacing(Space.XS)
        self.lead = _row(row, 1)
        self.chips = _row(row)
        self.finder = Button(kit, words("bar.find"), "quiet", "search", height=36, hint="Ctrl K")
        self.find_small = IconButton(kit, "search", words("bar.find"), size=36, keys="Ctrl+K")
        self.language = LanguageButton(kit)
        self.scheme = SchemeButton(kit)
        self.lock = IconButton(kit, "lock", words("bar.lock"), size=36, keys="Ctrl+L")
        self.lock.hide()
        for tool in (self.finder, self.find_small, self.language, self.scheme, self.lock):
            row.addWidget(tool)
        self._find = find
        self.tail = _row(row)
        self.tail.setContentsMargins(Space.S, 0, 0, 0)
        self._narrow(self.width())

    def show_title(self, title: Phrase, subtitle: Phrase) -> None:
        """A title of 16/600 over one line of truth."""
        self._title = Elided(self._kit, title, SECTION, SEMIBOLD)
        self._subtitle = Elided(self._kit, subtitle, CAPTION, ink="muted")
        self.lead.addLayout(column(1, self._title, self._subtitle, 1, spacing=0), 1)

    def retitle(self, title: Phrase, subtitle: Phrase) -> None:
        self._title.set_phrase(title)
        self._subtitle.set_phrase(subtitle)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._narrow(event.size().width())

    def _narrow(self, width: int) -> None:
        narrow = width < NARROW
        self.finder.setVisible(self._find and not narrow)
        self.find_small.setVisible(self._find and narrow)


class LanguageButton(Button):
    """Shows the language in force; a menu names the three in themselves."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, words("bar.language"), "quiet", "languages", height=36)
        self.clicked.connect(self._open)

    def retranslate(self) -> None:
        say = self._kit.say
        self.setText(SHORT[say.lang])
        self.setAccessibleName(f"{say('bar.language')}: {OWN[say.lang]}")
        self.setToolTip(say("bar.language"))
        self.updateGeometry()

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for lang in LANGS:
            entry = menu.addAction(OWN[lang])
            entry.setData(lang)
            entry.setCheckable(True)
            entry.setChecked(lang == self._kit.say.lang)
        menu.triggered.connect(self._chosen)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _chosen(self, entry: object) -> None:
        lang: Lang = entry.data()  # type: ignore[attr-defined]
        self._kit.say.set_lang(lang)


class SchemeButton(IconButton):
    """Light to dark and back; the picture shows where a press leads."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, "moon", words("bar.scheme"), size=36)
        self.clicked.connect(kit.theme.toggle)
        kit.theme.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        self.set_icon("sun" if self._kit.theme.tokens.dark else "moon")


class Crumb(QWidget):
    """A quiet vertical hairline between groups of a bar."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.setFixedSize(QSize(17, 24))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.fillRect(8, 0, 1, self.height(), self._kit.theme.tokens.line)
        painter.end()


def caption(kit: Kit, phrase: Phrase) -> Label:
    """A small heading over a group (sentence case, muted, 600)."""
    return Label(kit, phrase, CAPTION, SEMIBOLD, "muted", wrap=True)


def small(kit: Kit, phrase: Phrase) -> Label:
    """A line of 13/500."""
    return Label(kit, phrase, DENSE, MEDIUM)


def _row(parent: QHBoxLayout, stretch: int = 0) -> QHBoxLayout:
    inner = QHBoxLayout()
    inner.setSpacing(Space.S)
    parent.addLayout(inner, stretch)
    return inner
