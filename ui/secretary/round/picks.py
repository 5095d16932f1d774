"""A button that shows what is chosen and opens the choices as a menu: one of many, or several."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from desktop.desks.secretary.builder.places import Place
from desktop.model.text import Text
from ui.i18n import Phrase, joined, literal
from ui.secretary.round.draft import Draft
from ui.secretary.round.inputs import Below
from ui.services import Kit
from ui.theme.tokens import DENSE, SEMIBOLD
from ui.widgets.button import Button
from ui.widgets.label import Label


class Picks(QWidget):
    """One of many, written into the draft."""

    def __init__(self, kit: Kit, draft: Draft, place: Place, label: Phrase) -> None:
        super().__init__()
        self._kit, self.draft, self.place, self._label = kit, draft, place, label
        self._choices: list[tuple[str, Phrase]] = []
        self.button = Button(kit, literal(""), "secondary", "chevron-down", height=36)
        self.button.clicked.connect(self._open)
        self.below = Below(kit, None)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(kit, label, DENSE, SEMIBOLD, wrap=True))
        column.addWidget(self.button)
        column.addWidget(self.below)
        draft.changed.connect(self.show_draft)

    def set_choices(self, choices: Sequence[tuple[str, Phrase]]) -> None:
        self._choices = list(choices)
        self.show_draft()

    def focus_here(self) -> None:
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_draft(self) -> None:
        if not self.draft.ready:
            return
        code = self.draft.text(self.place)
        phrase = next((phrase for one, phrase in self._choices if one == code), literal(code))
        self.button.set_phrase(phrase)
        self.button.setAccessibleName(joined(self._label, phrase, by=": ")(self._kit.say))
        self.below.show_complaints(self.draft.complaints_at(self.place))

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for code, phrase in self._choices:
            entry = menu.addAction(phrase(self._kit.say).replace("&", "&&"))
            entry.setData(code)
            entry.setCheckable(True)
            entry.setChecked(code == self.draft.text(self.place))
        menu.triggered.connect(self._chosen)
        menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def _chosen(self, entry: object) -> None:
        self.draft.put(self.place, entry.data())  # type: ignore[attr-defined]
        self.draft.settle()


class Ticks(QMenu):
    """Several of many: each entry turns its tick; `changed` gets the codes in the order of the names."""

    def __init__(
        self,
        kit: Kit,
        parent: QWidget,
        names: Mapping[str, Text],
        ticked: Sequence[str],
        changed: Callable[[list[str]], None],
    ) -> None:
        super().__init__(parent)
        self._names, self._ticked, self._changed = names, list(ticked), changed
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for code, name in names.items():
            entry = self.addAction((kit.say.text(name) or code).replace("&", "&&"))
            entry.setData(code)
            entry.setCheckable(True)
            entry.setChecked(code in ticked)
        self.triggered.connect(self._turned)

    def _turned(self, entry: object) -> None:
        code: str = entry.data()  # type: ignore[attr-defined]
        ticked = {*self._ticked} ^ {code}
        self._changed([one for one in self._names if one in ticked])
