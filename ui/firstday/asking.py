"""The two questions: who are you, and a passphrase typed twice."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.errors import AlqaError
from desktop.trust.strength import strength
from ui.firstday.scene import Scene
from ui.firstday.strength_bars import StrengthBars
from ui.i18n import words
from ui.services import Kit
from ui.shell.faults import FaultBanner, fault_next, fault_what
from ui.theme.tokens import SECTION, Space
from ui.widgets.field import Field

SHORTEST = 12


class NameScene(Scene):
    """Who are you. The name is checked before anything else is asked."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, words("first.who"), words("first.who_body"), words("first.next"))
        self.field = Field(kit, words("identity.name"), words("identity.name_help"), step=SECTION)
        self.field.edit.textEdited.connect(self._typed)
        self.body.addWidget(self.field)

    @property
    def name(self) -> str:
        return " ".join(self.field.text().split())

    def start(self) -> None:
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def ready(self) -> bool:
        if not self.name:
            self.field.set_error(words("identity.noname"))
            self.start()
        return bool(self.name)

    def refuse(self, error: AlqaError) -> None:
        """A name that cannot be taken (no file can be called so, or its keys are here already)."""
        fault = error.faults[0]
        self.field.set_error(lambda say: f"{fault_what(fault)(say)} {fault_next(fault)(say)}")
        self.start()

    def _typed(self) -> None:
        self.field.set_error(None)


class PhraseScene(Scene):
    """A passphrase, twice. `set_own` tells whose, so that the own name is not taken for a secret."""

    def __init__(self, kit: Kit, title: str, body: str, go: str) -> None:
        super().__init__(kit, words(title), words(body), words(go), icon="key-round")
        self._go, self._own = go, ""
        self.phrase = Field(kit, words("identity.passphrase"), secret=True, step=SECTION)
        self.bars = StrengthBars(kit)
        self.again = Field(kit, words("identity.again"), secret=True, step=SECTION)
        for field in (self.phrase, self.again):
            field.edit.textEdited.connect(self._typed)
            self.body.addWidget(field)
        self.body.insertWidget(1, self.bars)
        self.body.insertSpacing(2, Space.XS)
        self._fault: FaultBanner | None = None

    def set_own(self, name: str) -> None:
        self._own = name

    def start(self) -> None:
        self.phrase.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forget what was typed."""
        for field in (self.phrase, self.again):
            field.edit.clear()
            field.set_error(None)
        self._typed()
        self.wait(False)

    def enter(self) -> None:
        """Enter in the first field goes to the second; from there on."""
        if self.phrase.edit.hasFocus() and not self.again.text() and self._strong():
            self.again.edit.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().enter()

    def ready(self) -> bool:
        if not self._strong():
            self.start()
            return False
        same = self.phrase.text() == self.again.text()
        self.again.set_error(None if same else words("identity.differs"))
        if not same:
            self.again.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self.again.edit.selectAll()
        return same

    def wait(self, waits: bool) -> None:
        """While the keys are made nothing can be changed."""
        self.go.set_phrase(words("identity.working" if waits else self._go))
        for part in (self.go, self.back, self.phrase.edit, self.again.edit):
            part.setEnabled(not waits)
        if not waits:
            self.go.setEnabled(True)

    def refuse(self, error: AlqaError) -> None:
        """The disk refused: said in full; what was typed stays for another try."""
        self.wait(False)
        self._drop_fault()
        self._fault = FaultBanner(self.kit, error.faults)
        self._fault.closed.connect(self._drop_fault)
        self.body.insertWidget(0, self._fault)
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _strong(self) -> bool:
        """Says at the first field what is wrong with it."""
        phrase = self.phrase.text()
        short, weak = len(phrase) < SHORTEST, strength(phrase, [self._own]) == "weak"
        self.phrase.set_error(words("identity.short") if short else None)
        self.phrase.set_fault(short or weak)  # how weak it is the bars say
        return not (short or weak)

    def _typed(self) -> None:
        phrase = self.phrase.text()
        self.bars.show_strength(strength(phrase, [self._own]) if phrase else None)
        if phrase:
            self.phrase.set_error(None)
        self.again.set_error(None)
        same = bool(phrase) and phrase == self.again.text()
        self.again.set_mark("circle-check" if same else None, words("first.same"))

    def _drop_fault(self) -> None:
        if self._fault is not None:
            self._fault.hide()
            self._fault.deleteLater()
            self._fault = None
