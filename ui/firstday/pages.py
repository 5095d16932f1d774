"""The pages of the first day and of a forgotten passphrase, one under another's stepper."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.firstday.asking import NameScene, PhraseScene
from ui.firstday.card_scene import CardScene
from ui.firstday.forgot import CodeScene
from ui.firstday.scene import WIDTH, Scene
from ui.firstday.sheet_scene import SheetScene
from ui.firstday.stepper import Stepper
from ui.i18n import Phrase, words
from ui.services import Kit
from ui.theme.tokens import Space


class Wizard(QWidget):
    """Scenes in a row; `show_scene` moves the stepper and the keys."""

    def __init__(self, kit: Kit, scenes: tuple[Scene, ...], names: tuple[Phrase, ...]) -> None:
        super().__init__()
        self.scenes = scenes
        self.stepper = Stepper(kit, names)
        self.stepper.setMaximumWidth(WIDTH)
        self.stack = QStackedWidget()
        for scene in scenes:
            self.stack.addWidget(scene)
        head = QHBoxLayout()
        head.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.S)
        head.addStretch(1)
        head.addWidget(self.stepper, 1000, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self.stack, 1)

    @property
    def scene(self) -> Scene:
        return self.scenes[self.stack.currentIndex()]

    def show_scene(self, scene: Scene) -> None:
        self.stepper.set_at(self.scenes.index(scene))
        self.stack.setCurrentWidget(scene)
        scene.start()


class FirstDayPages(Wizard):
    """Who, passphrase, sheet, card."""

    def __init__(self, kit: Kit) -> None:
        self.who = NameScene(kit)
        self.phrase = PhraseScene(kit, "first.phrase", "first.phrase_body", "identity.act")
        self.sheet, self.card = SheetScene(kit), CardScene(kit)
        names = ("first.step_who", "first.step_phrase", "first.step_sheet", "first.step_card")
        super().__init__(
            kit, (self.who, self.phrase, self.sheet, self.card), tuple(words(name) for name in names)
        )


class ForgotPages(Wizard):
    """The code, then a new passphrase."""

    def __init__(self, kit: Kit) -> None:
        self.code = CodeScene(kit)
        self.phrase = PhraseScene(kit, "forgot.new", "forgot.new_body", "forgot.act")
        names = ("forgot.step_code", "forgot.step_phrase")
        super().__init__(kit, (self.code, self.phrase), tuple(words(name) for name in names))
