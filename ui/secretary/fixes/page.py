"""When something goes wrong after the round is signed: each case with its way out, in numbered steps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from desktop.desks.views import FileOutcome
from desktop.errors import AlqaError, Fault
from ui.i18n import literal, words
from ui.messages import Notice
from ui.secretary.desk import Desk
from ui.secretary.fixes.cases import CASES, PROXY, Case, Step
from ui.secretary.fixes.desk import Entry, FixesDesk, Owing
from ui.secretary.fixes.proxy_form import ProxyForm, step_line
from ui.secretary.room import RoomPage
from ui.services import Services
from ui.theme.tokens import DENSE, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Card, clear, reveal
from ui.widgets.label import Label
from ui.widgets.scroll import frameless

LIST, DETAIL = 340, 620


class FixesPage(RoomPage):
    """A list of cases; the chosen one at the right."""

    def __init__(self, services: Services, desk: Desk, fixes: FixesDesk) -> None:
        super().__init__(services, desk)
        self.title, self.subtitle = words("fixes.title"), words("fixes.line")
        self._fixes = fixes
        self.buttons: dict[str, Button] = {}
        self._group = QButtonGroup(self)
        self.form = ProxyForm(services)
        self.form.printed.connect(self.print_sheets)
        self.form.formed.connect(self.save_form)
        self.form.entered.connect(self.enter)
        self._steps = QVBoxLayout()
        self._steps.setSpacing(Space.M)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(Space.XXL, Space.L, Space.M, Space.L)
        outer.setSpacing(Space.M)
        outer.addWidget(self._cases(), 0, Qt.AlignmentFlag.AlignTop)
        outer.addWidget(self._detail(), 1)
        self.first = self.buttons[PROXY]
        self.show_case(PROXY)

    def entered(self) -> None:
        fixes = self._fixes
        self.services.tasks.run(
            self, lambda _report: fixes.owing(), self._show_owing, self.services.messages.trouble
        )

    def show_case(self, key: str) -> None:
        """One case and its steps."""
        case = next(one for one in CASES if one.key == key)
        self.buttons[key].setChecked(True)
        self._title.set_phrase(words(f"fixes.case.{key}"))
        self._what.set_phrase(words(f"fixes.case.{key}.what"))
        self._inside.setCurrentIndex(0 if key == PROXY else 1)
        if key != PROXY:
            self._fill(case)

    def print_sheets(self, reviewer: str) -> None:
        name = f"{reviewer}.pdf"
        out = self.services.messages.save_file(self, words("fixes.print"), name, "PDF (*.pdf)")
        if out is not None:
            fixes, lang, when = self._fixes, self.kit.say.lang, _today()
            self._write(lambda: fixes.print_sheets(reviewer, out, lang, when), out.name)

    def save_form(self, reviewer: str) -> None:
        name = f"{reviewer}.xlsx"
        out = self.services.messages.save_file(self, words("fixes.form"), name, "XLSX (*.xlsx)")
        if out is not None:
            fixes = self._fixes
            self._write(lambda: fixes.entry_form(reviewer, out), out.name)

    def enter(self, reviewer: str) -> None:
        """Everything that was chosen, signed and taken to the board."""
        form, name = self.form, f"{reviewer}.alqa-proxy"
        if form.sheet.path is None or form.scan.path is None or form.witness.path is None:
            return
        out = self.services.messages.save_file(self, words("fixes.take"), name, "Alqa (*.alqa-proxy)")
        if out is None:
            return
        entry = Entry(
            reviewer, form.sheet.path, form.scan.path, form.witness.path, form.passphrase.text(), out
        )
        fixes = self._fixes
        form.take.setEnabled(False)
        self.services.tasks.run(self, lambda _report: fixes.enter(entry), self._taken, self._refused)

    def _taken(self, outcome: FileOutcome) -> None:
        if outcome.state == "refused":
            self._refused(AlqaError.of([Fault(outcome.code or "", outcome.args or {})]))
            return
        self.form.clear()
        told = words("fixes.taken", id=literal(outcome.reviewer or ""))
        self.services.messages.notify(Notice(told))
        self.changed.emit()
        self.entered()

    def _refused(self, error: AlqaError) -> None:
        """What was chosen stays; the passphrase is asked again."""
        self.form.passphrase.edit.clear()
        self.services.messages.trouble(error)

    def _show_owing(self, owing: tuple[Owing, ...] | None) -> None:
        self.form.show_owing(owing or ())

    def _write(self, act: Callable[[], int], name: str) -> None:
        def done(count: int) -> None:
            self.services.messages.notify(Notice(words("fixes.written", name=literal(name), n=count)))

        self.services.tasks.run(self, lambda _report: act(), done, self.services.messages.trouble)

    def _fill(self, case: Case) -> None:
        clear(self._steps)
        for number, step in enumerate(case.steps, 1):
            self._steps.addWidget(step_line(self.kit, number, words(f"fixes.step.{case.key}.{step.key}")))
            if step.room:
                self._steps.addWidget(self._way(step), 0, Qt.AlignmentFlag.AlignLeft)
        self._steps.addStretch(1)
        reveal(self._steps)

    def _way(self, step: Step) -> Button:
        button = Button(self.kit, words(f"room.{step.room}"), "secondary", "arrow-right", height=32)
        button.clicked.connect(_Way(self, button, step.room).go)
        return button

    def _cases(self) -> Card:
        card = Card(inner=Space.M)
        card.setFixedWidth(LIST)
        for case in CASES:
            button = Button(self.kit, words(f"fixes.case.{case.key}"), "quiet", case.icon, height=48)
            button.setCheckable(True)
            button.align_left()
            button.clicked.connect(_Show(self, button, case.key).show)
            self._group.addButton(button)
            self.buttons[case.key] = button
            card.body.addWidget(button)
        return card

    def _detail(self) -> QWidget:
        card = Card(inner=Space.XXL)
        card.setMaximumWidth(DETAIL)
        self._title = Label(self.kit, literal(""), SECTION, SEMIBOLD, wrap=True)
        self._what = Label(self.kit, literal(""), DENSE, ink="muted", wrap=True)
        card.body.addWidget(self._title)
        card.body.addWidget(self._what)
        card.body.addSpacing(Space.M)
        inside = QWidget()
        self._inside = QStackedLayout(inside)
        self._inside.addWidget(self.form)
        steps = QWidget()
        steps.setLayout(self._steps)
        self._inside.addWidget(steps)
        card.body.addWidget(inside)
        inner = QWidget()
        inner.setProperty("part", "inner")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, Space.M, 0)
        column.addWidget(card)
        column.addStretch(1)
        return frameless(inner)


class _Show(QObject):
    """Shows a case."""

    def __init__(self, page: FixesPage, parent: QObject, key: str) -> None:
        super().__init__(parent)
        self._page, self._key = page, key

    def show(self) -> None:
        self._page.show_case(self._key)


class _Way(QObject):
    """Goes to the room of a step."""

    def __init__(self, page: FixesPage, parent: QObject, room: str) -> None:
        super().__init__(parent)
        self._page, self._room = page, room

    def go(self) -> None:
        self._page.wanted.emit(self._room)


def _today() -> str:
    return datetime.now().astimezone().strftime("%d.%m.%Y")
