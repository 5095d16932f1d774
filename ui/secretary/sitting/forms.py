"""Small forms in the place of the motion: a new one, counted ballots, dissent, a correction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPlainTextEdit, QSpinBox

from desktop.decide.sitting.motions import Draft
from desktop.decide.sitting.state import Meeting, Put
from ui.i18n import Phrase, Speech, joined, words
from ui.secretary.sitting.desk import Scene
from ui.secretary.sitting.phrases import motion_text, person
from ui.services import Kit
from ui.theme.tokens import BODY, CAPTION, DENSE, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Card, row
from ui.widgets.label import Label, heading
from ui.widgets.toggles import Toggles

TEXT_HEIGHT = 56


def _name_item(box: QComboBox, at: int, phrase: Phrase, say: Speech) -> None:
    box.setItemText(at, phrase(say))


class Form(Card):
    """A title, fields, and two buttons; Esc or the quiet one gives up. `given(value)` when it is done."""

    given = Signal(object)
    left = Signal()

    def __init__(self, kit: Kit, title: Phrase, act: Phrase) -> None:
        super().__init__(part="card-accent", inner=Space.L)
        self._kit = kit
        self._names: list[Callable[[Speech], None]] = []
        kit.say.languageChanged.connect(self._retranslate)
        self.body.addWidget(heading(kit, title, BODY))
        self.act = Button(kit, act, "primary", "check", hint="Ctrl+Enter")
        self.act.clicked.connect(self.submit)
        quit_ = Button(kit, words("sitting.give_up"), "ghost", hint="Esc")
        quit_.clicked.connect(self.left)
        self._foot = row(quit_, 1, self.act)

    def _say(self, name: Callable[[Speech], None]) -> None:
        """Names that Qt's own controls have, said again with the language."""
        self._names.append(name)
        name(self._kit.say)

    def _retranslate(self) -> None:
        for name in self._names:
            name(self._kit.say)

    def finish(self) -> None:
        """The buttons under the fields."""
        self.body.addLayout(self._foot)

    def submit(self) -> None:
        self.given.emit(self.value())

    def value(self) -> Any:
        raise NotImplementedError

    def field(self, label: Phrase, prompt: Phrase | None = None) -> QPlainTextEdit:
        """A labelled text of a few lines."""
        title = Label(self._kit, label, DENSE, SEMIBOLD, wrap=True)
        edit = QPlainTextEdit()
        edit.setFont(self._kit.theme.font(DENSE))
        edit.setFixedHeight(TEXT_HEIGHT)
        edit.setTabChangesFocus(True)
        self._say(lambda say: edit.setAccessibleName(label(say)))
        if prompt is not None:
            self._say(lambda say: edit.setPlaceholderText(prompt(say)))
        title.setBuddy(edit)
        self.body.addWidget(title)
        self.body.addWidget(edit)
        return edit

    def people(self, label: Phrase, options: Sequence[tuple[str | None, Phrase]]) -> QComboBox:
        """A labelled choice among members."""
        box = QComboBox()
        for at, (key, phrase) in enumerate(options):
            box.addItem("", key)
            self._say(partial(_name_item, box, at, phrase))
        self._say(lambda say: box.setAccessibleName(label(say)))
        box.setFont(self._kit.theme.font(DENSE))
        box.setMinimumContentsLength(12)
        line = row(Label(self._kit, label, DENSE, SEMIBOLD), box)
        line.setStretch(1, 1)
        self.body.addLayout(line)
        return box


class MotionForm(Form):
    """A motion about the dossier that is on, about a block, or about anything else."""

    def __init__(
        self, kit: Kit, scene: Scene, meeting: Meeting, about: tuple[str, ...], kinds: list[Any]
    ) -> None:
        super().__init__(kit, words("sitting.new_motion"), words("sitting.put"))
        self._about = about
        self.kind = Toggles(kit, [(kind, words(f"sitting.kind.{kind}")) for kind in kinds], kinds[0])
        self.body.addWidget(self.kind)
        self.text = self.field(words("sitting.text"), words("sitting.text_help"))
        nobody: list[tuple[str | None, Phrase]] = [(None, words("sitting.mover_none"))]
        present: list[tuple[str | None, Phrase]] = [
            (one.id, person(scene, one.id)) for one in scene.members if one.id in meeting.seats
        ]
        self.mover = self.people(words("sitting.mover"), nobody + present)
        ballots = [(False, words("sitting.ballot.open")), (True, words("sitting.ballot.secret"))]
        self.ballot = Toggles(kit, ballots, meeting.head.secret or scene.secret_by_policy)
        self.ballot.setEnabled(not scene.secret_by_policy)
        self.body.addWidget(self.ballot)
        self.first = self.text
        self.finish()

    def value(self) -> Draft:
        kind = self.kind.value
        return Draft(
            kind,
            self.text.toPlainText(),
            "",
            () if kind == "other" else self._about,
            (),
            self.mover.currentData(),
            self.ballot.value,
        )


class CountForm(Form):
    """The papers of a secret ballot."""

    def __init__(self, kit: Kit, entitled: int, one: Put) -> None:
        super().__init__(kit, words("sitting.enter_counts"), words("sitting.save"))
        self.body.addWidget(
            Label(kit, words("sitting.counts_help", n=entitled), CAPTION, ink="muted", wrap=True)
        )
        line = QHBoxLayout()
        self._boxes: list[QSpinBox] = []
        for at, choice in enumerate(("for", "against", "abstain")):
            box = QSpinBox()
            box.setRange(0, max(entitled, 0))
            box.setValue(one.counts[at] if one.counts else 0)
            box.setAccessibleName(kit.say(f"sitting.count.{choice}"))
            line.addWidget(Label(kit, words(f"sitting.count.{choice}"), DENSE))
            line.addWidget(box)
            self._boxes.append(box)
        line.addStretch(1)
        self.body.addLayout(line)
        self.first = self._boxes[0]
        self.finish()

    def value(self) -> tuple[int, ...]:
        return tuple(box.value() for box in self._boxes)


class DissentForm(Form):
    """A dissenting opinion in its author's words."""

    def __init__(self, kit: Kit, scene: Scene, one: Put, member: str | None) -> None:
        super().__init__(kit, words("sitting.dissent"), words("sitting.save"))
        self.body.addWidget(Label(kit, motion_text(scene, one), CAPTION, ink="muted", wrap=True))
        voters = [(who, person(scene, who)) for who in one.entitled]
        self._one = one
        self.who = self.people(words("sitting.dissent_by"), voters)
        against = next((who for who, vote in one.votes.items() if vote != "for"), None)
        at = self.who.findData(member if member in one.entitled else against)
        self.who.setCurrentIndex(max(at, 0))
        self.text = self.field(words("sitting.dissent_text"), words("sitting.quoted_help"))
        self.who.currentIndexChanged.connect(self._fill)
        self.first = self.text
        self._fill()
        self.finish()

    def _fill(self) -> None:
        self.text.setPlainText(self._one.dissent.get(self.who.currentData(), ""))

    def value(self) -> tuple[int, str, str]:
        return self._one.number, self.who.currentData(), self.text.toPlainText()


class CorrectForm(Form):
    """A closed vote set right: whose, what it was, why."""

    def __init__(self, kit: Kit, scene: Scene, one: Put, member: str | None) -> None:
        super().__init__(kit, words("sitting.correct_title"), words("sitting.correct_save"))
        self._one = one
        self.body.addWidget(Label(kit, words("sitting.correct_help"), CAPTION, ink="muted", wrap=True))
        voters = [
            (who, joined(person(scene, who), words(f"sitting.voted.{one.votes.get(who, 'none')}")))
            for who in one.entitled
        ]
        self.who = self.people(words("sitting.correct_who"), voters)
        self.who.setCurrentIndex(max(self.who.findData(member), 0))
        choices = [(choice, words(f"sitting.voted.{choice}")) for choice in ("for", "against", "abstain")]
        self.choice = Toggles(kit, choices, "for")
        self.body.addWidget(self.choice)
        self.text = self.field(words("sitting.correct_reason"))
        self.first = self.text
        self.finish()

    def value(self) -> tuple[int, str, str, str]:
        return self._one.number, self.who.currentData(), self.choice.value, self.text.toPlainText()
