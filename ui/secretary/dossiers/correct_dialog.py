"""One figure corrected, and the corrected round signed again as the next version, with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.errors import AlqaError
from desktop.model.dossier import FactValue
from desktop.model.text import LANGS
from ui.i18n import Phrase, data, joined, literal, words
from ui.secretary.dossiers.desk import TITLE
from ui.secretary.dossiers.naming import field_words
from ui.services import Kit
from ui.shell.faults import fault_what
from ui.theme.tokens import BODY, CAPTION, DENSE, SECTION, Space
from ui.widgets.button import Button
from ui.widgets.card import row
from ui.widgets.choice import Choice
from ui.widgets.field import Field
from ui.widgets.label import Label, heading

if TYPE_CHECKING:
    from desktop.desks.secretary.intake_view import IntakeView, Line

WIDTH = 480


class CorrectDialog(QDialog):
    """`given(fact code or TITLE and a language, text)`; stays open until accepted."""

    given = Signal(str, str)

    def __init__(self, kit: Kit, parent: QWidget, view: IntakeView, line: Line) -> None:
        super().__init__(parent)
        self._kit, self._line = kit, line
        self.setWindowTitle(kit.say("intake.correct"))
        self.setFixedWidth(WIDTH)
        self.fact = Choice(kit, words("intake.correct.fact"))
        titles = [(f"{TITLE}{lang}", field_words(f"title_{lang}", ())) for lang in LANGS]
        self.fact.offer([*((fact.code, data(fact.label)) for fact in view.facts), *titles], "")
        self.fact.picked.connect(self._show)
        self._was = Label(kit, literal(""), CAPTION, ink="muted", wrap=True)
        self.field = Field(kit, words("intake.correct.value"), words("intake.correct.help"))
        self.field.submitted.connect(self.submit)
        cancel = Button(kit, words("intake.cancel"), "ghost")
        cancel.clicked.connect(self.reject)
        keep = Button(kit, words("intake.correct.keep"), "primary", "check")
        keep.clicked.connect(self.submit)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.XL)
        column.setSpacing(Space.M)
        column.addWidget(heading(kit, words("intake.correct"), SECTION))
        title = joined(literal(line.code), data(line.application.title))
        column.addWidget(Label(kit, title, DENSE, ink="muted", wrap=True))
        for widget in (self.fact, self._was, self.field):
            column.addWidget(widget)
        column.addLayout(row(1, cancel, keep))
        if view.facts:
            first = line.doubts[0].field.code if line.doubts else view.facts[0].code
            self.fact.choose(first)
            self._show(first)

    def submit(self) -> None:
        if self.fact.key():
            self.given.emit(self.fact.key(), self.field.text())

    def refuse(self, error: AlqaError) -> None:
        self.field.set_error(fault_what(error.faults[0]))
        self.field.edit.setFocus()

    def _show(self, code: str) -> None:
        one = self._line.application
        value: FactValue = one.facts.get(code)
        if code.startswith(TITLE):
            value = next((text for lang, text in one.title.items() if code == TITLE + lang), None)
        self._was.set_phrase(words("intake.correct.was", value=_shown(value)))
        self.field.edit.setText("" if value is None else _shown(value)(self._kit.say))
        self.field.edit.selectAll()
        self.field.set_error(None)


def _shown(value: FactValue) -> Phrase:
    if value is None:
        return words("intake.correct.none")
    if isinstance(value, bool):
        return words("intake.answer.yes" if value else "intake.answer.no")
    return data(value) if isinstance(value, dict) else literal(value)


class VersionDialog(QDialog):
    """`given(reason, passphrase)`: what the next version changes is said before it is signed."""

    given = Signal(str, str)

    def __init__(self, kit: Kit, parent: QWidget, view: IntakeView) -> None:
        super().__init__(parent)
        self.setWindowTitle(kit.say("intake.version"))
        self.setFixedWidth(WIDTH)
        self.reason = Field(kit, words("intake.version.reason"), words("intake.version.reason_help"))
        self.field = Field(kit, words("intake.sign.passphrase"), None, secret=True)
        self.field.submitted.connect(self.submit)
        cancel = Button(kit, words("intake.cancel"), "ghost")
        cancel.clicked.connect(self.reject)
        self.act = Button(kit, words("intake.version.sign", n=view.version + 1), "primary", "signature")
        self.act.clicked.connect(self.submit)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.XL)
        column.setSpacing(Space.M)
        column.addWidget(heading(kit, words("intake.version"), SECTION))
        told = words(
            "intake.version.what", n=len(view.changed), dossiers=literal(", ".join(view.changed[:12]))
        )
        column.addWidget(Label(kit, told, BODY, ink="muted", wrap=True))
        column.addWidget(self.reason)
        column.addWidget(self.field)
        column.addLayout(row(1, cancel, self.act))

    def submit(self) -> None:
        if not self.reason.text().strip():
            self.reason.set_error(words("intake.version.reason_first"))
            self.reason.edit.setFocus()
            return
        self.act.setEnabled(False)
        self.given.emit(self.reason.text(), self.field.text())

    def refuse(self, error: AlqaError) -> None:
        self.act.setEnabled(True)
        self.field.set_error(fault_what(error.faults[0]))
