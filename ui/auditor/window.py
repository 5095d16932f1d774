"""The window of whoever checks a decision: open a record, see every check. It writes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.desks.views import Verdict
from desktop.errors import AlqaError
from desktop.model.statements import Decision, Round
from ui.actions import Action
from ui.auditor.checks import CheckList
from ui.auditor.course_card import CourseCard
from ui.i18n import Phrase, literal, words
from ui.later import later
from ui.services import Services
from ui.shell.bar import Brand, Crumb
from ui.shell.frame import Frame
from ui.theme.tokens import CAPTION, DENSE, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Card, Empty, row
from ui.widgets.drop import DropZone
from ui.widgets.label import Label


class AuditorWindow(Frame):
    """`open_record(path)`; the organisation's card comes from outside the record, or not at all."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._record: Path | None = None
        self._trust: Path | None = None
        self.bar.lead.addWidget(Brand(self.kit))
        self.bar.lead.addWidget(Crumb(self.kit))
        self.bar.show_title(words("auditor.title"), words("auditor.line"))
        self.checks, self.course = CheckList(self.kit), CourseCard(self.kit)
        self.open_button = Button(self.kit, words("auditor.open"), "primary", "folder-open")
        self.trust_button = Button(self.kit, words("auditor.trust"), "secondary", "badge-check")
        self.trust_button.hide()
        self.bar.tail.addWidget(self.trust_button)
        self.bar.tail.addWidget(self.open_button)
        self.open_button.clicked.connect(self.choose)
        self.trust_button.clicked.connect(self.choose_card)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty())
        self._pages.addWidget(Empty(self.kit, "loader", words("auditor.running"), words("auditor.line")))
        self._pages.addWidget(self._room())
        self.stack.addWidget(self._pages)
        services.actions.register(
            self,
            [
                Action("auditor.open", self.choose, "folder-open", "Ctrl+O"),
                Action("auditor.trust", self.choose_card, "badge-check", why_not=self._no_record),
            ],
        )

    def open_record(self, path: Path) -> None:
        """Check a record in a worker and show every check."""
        self._record = path
        self._pages.setCurrentIndex(1)
        self.title_window(lambda say: f"{path.name} — Alqa")
        trust = self._trust

        def work(_report: object) -> tuple[Verdict, tuple[Decision, Round] | None]:
            desk = later("desktop.desks.auditor")
            return desk.verify(path, trust, None), desk.decided(path)

        self.services.tasks.run(self, work, self._checked, self._refused)

    def _checked(self, found: tuple[Verdict, tuple[Decision, Round] | None]) -> None:
        verdict, decided = found
        self.show_verdict(verdict)
        self.course.show_decision(decided)

    def show_verdict(self, verdict: Verdict) -> None:
        name = self._record.name if self._record else ""
        self.bar.retitle(words("auditor.title"), literal(name))
        self.trust_button.show()
        self.checks.show_verdict(verdict)
        self._pages.setCurrentIndex(2)

    def choose(self) -> None:
        pattern = "Alqa (*.alqa-record)"
        found = self.services.messages.open_files(self, words("auditor.open"), pattern)
        if found:
            self.open_record(found[0])

    def choose_card(self) -> None:
        found = self.services.messages.open_files(self, words("auditor.trust"), "Alqa (*.alqa-card)")
        if found and self._record is not None:
            self._trust = found[0]
            self.open_record(self._record)

    def dropped(self, paths: list[Path]) -> None:
        self.open_record(paths[0])

    def _no_record(self) -> Phrase | None:
        return None if self._record else words("auditor.empty")

    def _refused(self, error: AlqaError) -> None:
        self._pages.setCurrentIndex(0)
        self.services.messages.trouble(error)

    def _empty(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.XXL)
        zone: Any = DropZone(
            self.kit,
            words("auditor.empty"),
            words("auditor.empty_todo"),
            words("auditor.open"),
            large=True,
        )
        zone.dropped.connect(self.dropped)
        zone.asked.connect(self.choose)
        zone.setMaximumSize(900, 320)
        column.addStretch(1)
        column.addLayout(row(1, zone, 1))
        column.addStretch(2)
        return page

    def _room(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(Space.XXL, Space.L, Space.XXL, Space.L)
        column.setSpacing(Space.M)
        both = row(self.checks, self.course, spacing=Space.M)
        both.setStretch(0, 1)
        column.addLayout(both, 1)
        note = Card()
        note.body.addWidget(Label(self.kit, words("auditor.command"), DENSE, SEMIBOLD))
        note.body.addWidget(Label(self.kit, words("auditor.command_body"), CAPTION, ink="muted", wrap=True))
        column.addWidget(note)
        return page
