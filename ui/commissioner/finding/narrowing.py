"""Above the results: only documents of one type, only words of one language."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.desks.finds import DocumentType
from desktop.model.text import LANGS, Lang
from ui.i18n import OWN, Phrase, data, literal, words
from ui.services import Kit
from ui.theme.tokens import Space
from ui.widgets.button import Button
from ui.widgets.flow import Flow

ANY = ""


class Narrowing(QWidget):
    """`changed` when another type or language was chosen. The types are those of the last answer."""

    changed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._types: tuple[DocumentType, ...] = ()
        self._type, self._lang = ANY, ANY
        self.type = _opener(kit, "file-text")
        self.language = _opener(kit, "languages")
        line = Flow(Space.S)
        line.add(self.type, self.language)
        self.setLayout(line)
        self.type.clicked.connect(self.open_types)
        self.language.clicked.connect(self.open_languages)
        self._say()

    @property
    def types(self) -> frozenset[str]:
        return frozenset({self._type} if self._type else ())

    @property
    def langs(self) -> frozenset[Lang]:
        return frozenset(lang for lang in LANGS if lang == self._lang)

    def show_types(self, types: tuple[DocumentType, ...]) -> None:
        """What there is to choose from."""
        self._types = types

    def open_types(self) -> None:
        """Alt+5."""
        names = {one.code: data(one.title) for one in self._types}
        self._open(self.type, names, self._type).triggered.connect(self._chose_type)

    def open_languages(self) -> None:
        """Alt+6."""
        names: dict[str, Phrase] = {lang: literal(OWN[lang]) for lang in LANGS}
        self._open(self.language, names, self._lang).triggered.connect(self._chose_language)

    def _open(self, button: Button, names: dict[str, Phrase], chosen: str) -> QMenu:
        """A menu under its button, with "any" first."""
        button.setChecked(bool(chosen))  # a press of it chooses nothing yet
        menu = QMenu(button)
        menu.aboutToHide.connect(menu.deleteLater)
        for code, name in {ANY: words("find.any"), **names}.items():
            entry = menu.addAction(name(self._kit.say).replace("&", "&&"))
            entry.setData(code)
            entry.setCheckable(True)
            entry.setChecked(code == chosen)
            if code == chosen:
                menu.setActiveAction(entry)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        return menu

    def _chose_type(self, entry: QAction) -> None:
        self._type = str(entry.data())
        self._say()
        self.changed.emit()

    def _chose_language(self, entry: QAction) -> None:
        self._lang = str(entry.data())
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        title = next((data(one.title) for one in self._types if one.code == self._type), words("find.any"))
        own = next((literal(OWN[lang]) for lang in LANGS if lang == self._lang), words("find.any"))
        self.type.set_phrase(words("find.type", name=title))
        self.language.set_phrase(words("find.lang", name=own))
        self.type.setChecked(bool(self._type))
        self.language.setChecked(bool(self._lang))


def _opener(kit: Kit, icon: str) -> Button:
    made = Button(kit, words("find.any"), "secondary", icon, height=32)
    made.setCheckable(True)
    return made
