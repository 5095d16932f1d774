"""The form for a member without a laptop: print, type, scan, witness. Every step can be repeated."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from ui.i18n import Phrase, literal, words
from ui.secretary.fixes.desk import Owing
from ui.services import Kit, Services
from ui.theme.tokens import CAPTION, DENSE, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Picture, row
from ui.widgets.field import Field
from ui.widgets.label import Elided, Label


class FileChoice(QWidget):
    """A button that asks for a file, and the file that was chosen. `changed` after each choice."""

    changed = Signal()

    def __init__(self, services: Services, act: Phrase, pattern: str) -> None:
        super().__init__()
        self._services, self._act, self._pattern = services, act, pattern
        self.path: Path | None = None
        self.button = Button(services.kit, act, "secondary", "folder-open", height=32)
        self.button.clicked.connect(self.choose)
        self._tick = Picture(services.kit, "circle-check", "ok", 14)
        self._name = Elided(services.kit, literal(""), CAPTION, middle=True)
        line = row(self.button, self._tick, self._name, spacing=Space.S)
        line.setStretch(2, 1)
        self.setLayout(line)
        self.show_path(None)

    def choose(self) -> None:
        found = self._services.messages.open_files(self, self._act, self._pattern)
        if found:
            self.show_path(found[0])

    def show_path(self, path: Path | None) -> None:
        self.path = path
        self._tick.setVisible(path is not None)
        self._name.set_phrase(literal(path.name if path else ""))
        self.changed.emit()


class ProxyForm(QWidget):
    """`printed(reviewer)`, `formed(reviewer)` want a file written; `entered(reviewer)` the whole taken."""

    printed = Signal(str)
    formed = Signal(str)
    entered = Signal(str)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._kit = services.kit
        self.members = QComboBox()
        self.members.setFont(self._kit.theme.font(DENSE))
        self._owing: tuple[Owing, ...] = ()
        self.print = Button(self._kit, words("fixes.print"), "secondary", "printer", height=32)
        self.form = Button(self._kit, words("fixes.form"), "secondary", "table-2", height=32)
        self.sheet = FileChoice(services, words("fixes.sheet"), "XLSX, CSV (*.xlsx *.csv)")
        self.scan = FileChoice(services, words("fixes.scan"), "PDF, JPEG, PNG (*.pdf *.jpg *.jpeg *.png)")
        self.witness = FileChoice(services, words("fixes.witness"), "Alqa (*.alqa-key)")
        self.passphrase = Field(
            self._kit, words("fixes.passphrase"), words("fixes.passphrase_help"), secret=True
        )
        self.take = Button(self._kit, words("fixes.take"), "primary", "file-check")
        self._connect()
        self._lay()
        self._kit.say.languageChanged.connect(self.retranslate)
        self.retranslate()
        self._settle()

    @property
    def reviewer(self) -> str:
        return str(self.members.currentData() or "")

    def show_owing(self, owing: tuple[Owing, ...]) -> None:
        """Who still owes sheets; the choice stays if it can."""
        before = self.reviewer
        self._owing = owing
        self.members.clear()
        for one in owing:
            self.members.addItem(self._named(one), one.reviewer)
        if not owing:
            self.members.setPlaceholderText(self._kit.say("fixes.nobody"))
        at = self.members.findData(before)
        self.members.setCurrentIndex(max(at, 0) if owing else -1)
        self._settle()

    def clear(self) -> None:
        """After an entry: the next one begins empty, the passphrase first of all."""
        self.passphrase.edit.clear()
        for choice in (self.sheet, self.scan, self.witness):
            choice.show_path(None)

    def retranslate(self) -> None:
        self.members.setAccessibleName(self._kit.say("fixes.member"))
        for at, one in enumerate(self._owing):
            self.members.setItemText(at, self._named(one))

    def _named(self, one: Owing) -> str:
        say = self._kit.say
        return say("fixes.owing", id=one.reviewer, name=say.text(one.name), n=one.missing, of=one.due)

    def _settle(self) -> None:
        ready = all(choice.path for choice in (self.sheet, self.scan, self.witness))
        self.take.setEnabled(bool(self.reviewer and ready and self.passphrase.text()))
        for button in (self.print, self.form):
            button.setEnabled(bool(self.reviewer))

    def _connect(self) -> None:
        self.print.clicked.connect(self._print)
        self.form.clicked.connect(self._form)
        self.take.clicked.connect(self._take)
        self.members.currentIndexChanged.connect(self._settle)
        self.passphrase.edit.textChanged.connect(self._settle)
        for choice in (self.sheet, self.scan, self.witness):
            choice.changed.connect(self._settle)

    def _print(self) -> None:
        self.printed.emit(self.reviewer)

    def _form(self) -> None:
        self.formed.emit(self.reviewer)

    def _take(self) -> None:
        self.entered.emit(self.reviewer)

    def _lay(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(Label(self._kit, words("fixes.member"), DENSE, SEMIBOLD))
        column.addWidget(self.members)
        parts: tuple[tuple[str, tuple[QWidget, ...]], ...] = (
            ("print", (self.print,)),
            ("type", (self.form, self.sheet)),
            ("scan", (self.scan,)),
            ("witness", (self.witness, self.passphrase)),
        )
        for number, (key, widgets) in enumerate(parts, 1):
            column.addSpacing(Space.S)
            column.addWidget(step_line(self._kit, number, words(f"fixes.step.{key}")))
            for widget in widgets:
                left = isinstance(widget, Button)
                column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag(0))
        column.addSpacing(Space.M)
        column.addWidget(self.take)


def step_line(kit: Kit, number: int, phrase: Phrase) -> QWidget:
    """A numbered step."""
    line = QWidget()
    figure = Label(kit, literal(f"{number}."), DENSE, SEMIBOLD, "accent")
    figure.setFixedWidth(20)
    inside = row(figure, Label(kit, phrase, DENSE, wrap=True))
    inside.setStretch(1, 1)
    line.setLayout(inside)
    return line
