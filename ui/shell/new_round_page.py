"""A new round: what it is called, what it begins with, where its workspace is kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout

from desktop.errors import AlqaError
from ui.firstday.scene import Scene
from ui.i18n import Phrase, literal, words
from ui.later import later
from ui.services import Kit
from ui.shell.faults import FaultBanner
from ui.theme.tokens import BODY, DENSE, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import row
from ui.widgets.chip import Filter
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.label import Elided, Label

PLAIN, FOLDER = "", "*"


class NewRoundPage(Scene):
    """`place_asked` and `source_asked` choose folders. With a source folder, the folder names the round."""

    place_asked = Signal()
    source_asked = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, words("newround.title"), words("newround.body"), words("newround.go"))
        self.place: Path | None = None
        self.source: Path | None = None
        self.name = Field(kit, words("newround.name"), words("newround.name_help"))
        self.code = Field(kit, words("newround.code"), words("newround.code_help"))
        self._own_code = False  # typed by the person: no longer follows the name
        self.name.edit.textEdited.connect(self._named)
        self.code.edit.textEdited.connect(self._coded)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.choices: dict[str, Filter] = {}
        self._flow = Flow(Space.S)
        self._source = Label(kit, literal(""), DENSE, ink="muted", wrap=True)
        self._place = Elided(kit, literal(""), BODY, middle=True)
        self.choose = Button(kit, words("newround.choose"), "secondary", "folder-open", height=36)
        self.choose.clicked.connect(self.place_asked)
        self._fault: FaultBanner | None = None
        self._group.buttonClicked.connect(self._chosen)
        self._fill()

    @property
    def start_with(self) -> str:
        """The name of a template, "" for nothing, "*" for a source folder."""
        return next((code for code, button in self.choices.items() if button.isChecked()), PLAIN)

    def begin(self, place: Path) -> None:
        """A fresh question; workspaces are proposed beside each other."""
        self.source, self._own_code = None, False
        for field in (self.name, self.code):
            field.edit.clear()
            field.set_error(None)
            field.setEnabled(True)
        if self.choices:
            self.show_source(None)
        self.show_place(place)
        self.wait(False)
        self.clear_fault()

    def start(self) -> None:
        self.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_templates(self, found: list[tuple[str, Phrase]]) -> None:
        """What a round can begin with; known once, a moment after the page."""
        for code, phrase in [(PLAIN, words("newround.plain")), *found, (FOLDER, words("newround.folder"))]:
            button = Filter(self.kit, phrase)
            self.choices[code] = button
            self._group.addButton(button)
            self._flow.addWidget(button)
        self.choices[PLAIN].setChecked(True)

    def show_place(self, place: Path) -> None:
        self.place = place
        self._place.set_phrase(literal(str(place)))

    def show_source(self, folder: Path | None) -> None:
        """The folder names the round, so that the two fields are idle."""
        self.source = folder
        if folder is None:
            self.choices[PLAIN].setChecked(True)
        self._source.set_phrase(literal(str(folder)) if folder else literal(""))
        for field in (self.name, self.code):
            field.setEnabled(folder is None)

    def ready(self) -> bool:
        if self.source is not None:
            return True
        code = self.code.text().strip()
        sound = later("desktop.model.ids").is_id(code)
        self.name.set_error(None if self.name.text().strip() else words("newround.no_name"))
        self.code.set_error(None if sound else words("newround.bad_code"))
        return bool(self.name.text().strip()) and sound

    def wait(self, waiting: bool) -> None:
        self.go.setEnabled(not waiting)
        self.why.set_phrase(words("newround.waits") if waiting else literal(""))

    def refuse(self, error: AlqaError) -> None:
        """Nothing was made: everything stays to be corrected."""
        self.wait(False)
        self.clear_fault()
        self._fault = FaultBanner(self.kit, error.faults)
        self._fault.closed.connect(self.clear_fault)
        self.body.addWidget(self._fault)

    def clear_fault(self) -> None:
        if self._fault is not None:
            self._fault.hide()
            self._fault.deleteLater()
            self._fault = None

    def _fill(self) -> None:
        self.body.addWidget(self.name)
        self.body.addWidget(self.code)
        begins = QVBoxLayout()
        begins.setSpacing(Space.S)
        begins.addWidget(Label(self.kit, words("newround.begins"), DENSE, SEMIBOLD))
        begins.addLayout(self._flow)
        begins.addWidget(self._source)
        self.body.addLayout(begins)
        kept = QVBoxLayout()
        kept.setSpacing(Space.S)
        kept.addWidget(Label(self.kit, words("newround.place"), DENSE, SEMIBOLD))
        line = row()
        line.addWidget(self._place, 1)
        line.addWidget(self.choose)
        kept.addLayout(line)
        kept.addWidget(Label(self.kit, words("newround.place_help"), DENSE, ink="muted", wrap=True))
        self.body.addLayout(kept)

    def _named(self, text: str) -> None:
        self.name.set_error(None)
        if not self._own_code:
            self.code.edit.setText(later("desktop.model.ids").suggested(text))
            self.code.set_error(None)

    def _coded(self, text: str) -> None:
        self._own_code = bool(text)
        self.code.set_error(None)

    def _chosen(self, button: Filter) -> None:
        if button is self.choices[FOLDER]:
            self.source_asked.emit()
        else:
            chosen = button
            self.show_source(None)
            chosen.setChecked(True)
