"""The passphrase is forgotten: the code from the sheet, then a new passphrase."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.errors import AlqaError
from ui.firstday.code_boxes import CodeBoxes
from ui.firstday.scene import Scene
from ui.i18n import Phrase, literal, words
from ui.services import Kit
from ui.shell.faults import fault_next, fault_what
from ui.theme.tokens import BODY, DENSE, SEMIBOLD, Space
from ui.widgets.card import Card, Picture, Tile, row
from ui.widgets.label import Label


class CodeScene(Scene):
    """`went_on` when eight full groups are there; `refuse` says why they do not open the keys."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, words("forgot.title"), words("forgot.body"), words("first.next"))
        self.who = Label(kit, literal(""), BODY, SEMIBOLD, wrap=True)
        well = Card(part="well", inner=Space.M)
        line = row(Tile(kit, "user", size=36, round_=True), spacing=Space.M)
        line.addWidget(self.who, 1)
        well.body.addLayout(line)
        self.boxes = CodeBoxes(kit)
        self.boxes.changed.connect(self._typed)
        self._icon = Picture(kit, "info", "muted", 16)
        self.told = Label(kit, words("forgot.help"), DENSE, ink="muted", wrap=True)
        said = row()
        said.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self.told, 1)
        self.body.addWidget(well)
        self.body.addWidget(self.boxes)
        self.body.addLayout(said)

    def ask(self, name: str) -> None:
        self.who.set_phrase(literal(name))
        self.boxes.clear()
        self.wait(False)
        self._typed()

    def start(self) -> None:
        at = self.boxes.unfit()
        self.boxes.focus(at or 0)

    def ready(self) -> bool:
        at = self.boxes.unfit()
        if at is None:
            return True
        strange = self.boxes.boxes[at].strange
        key = "forgot.strange" if strange else "forgot.short"
        self._tell(lambda say: say(key, n=at + 1), bad=True)
        self.boxes.focus(at)
        return False

    def wait(self, waits: bool) -> None:
        self.go.set_phrase(words("forgot.working" if waits else "first.next"))
        for part in (self.go, self.back, self.boxes):
            part.setEnabled(not waits)

    def refuse(self, error: AlqaError) -> None:
        self.wait(False)
        fault = error.faults[0]
        self._tell(lambda say: f"{fault_what(fault)(say)} {fault_next(fault)(say)}", bad=True)
        self.boxes.focus()

    def _typed(self) -> None:
        self._tell(words("forgot.help"), bad=False)

    def _tell(self, what: Phrase, *, bad: bool) -> None:
        self.told.set_phrase(what)
        self.told.set_ink("bad" if bad else "muted")
        self._icon.show_icon("triangle-alert" if bad else "info", "bad" if bad else "muted")
