"""Rubrics that come into a round and leave it: templates, files, a whole source folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from desktop.desks.secretary.builder import rubrics
from desktop.desks.secretary.builder.desk import new_seed
from desktop.errors import AlqaError
from ui.i18n import data, literal, words
from ui.messages import Notice
from ui.secretary.room import RoomPage
from ui.secretary.round.desk import Checked, RoundDesk, RubricFile, Template
from ui.secretary.round.draft import Draft
from ui.services import Services

PATTERN = "XLSX, JSON (*.xlsx *.json)"


class RubricTraffic(QObject):
    """`taken(RoundFile)` at once into an empty rubric; else `differs(name, RoundFile, changes)`: somebody
    must look first. `templates_read(list)` once."""

    taken = Signal(object)
    differs = Signal(object, object, object)
    templates_read = Signal(object)

    def __init__(self, services: Services, draft: Draft, desk: RoundDesk, page: RoomPage) -> None:
        super().__init__(page)
        self._services, self._draft, self._desk, self._page = services, draft, desk, page
        self.templates: list[Template] = []

    def read_templates(self) -> None:
        if not self.templates:
            self._services.tasks.run(
                self, lambda _report: self._desk.templates(), self._read, self._services.messages.trouble
            )

    def take_template(self, name: str) -> None:
        self.take_rubric(next(one.file for one in self.templates if one.name == name))

    def take_rubric(self, found: RubricFile) -> None:
        """Into an empty rubric at once; else what differs is shown first."""
        before = self._draft.file
        after = rubrics.with_rubric(before, found, new_seed())
        changes = rubrics.difference(before, after)
        name = data(found.title) if found.title else words("builder.step.rubric")
        if not before.rubric.criteria:
            self.taken.emit(after)
        elif not changes:
            self._services.messages.notify(Notice(words("differ.same", name=name)))
        else:
            self.differs.emit(name, after, changes)

    def import_rubric(self) -> None:
        found = self._services.messages.open_files(self._page, words("builder.import"), PATTERN)
        if found:
            path, trouble = found[0], self._services.messages.trouble
            self._services.tasks.run(
                self, lambda _report: self._desk.read_rubric(path), self.take_rubric, trouble
            )

    def export_rubric(self) -> None:
        name = f"{self._draft.file.id}-rubric.xlsx"
        path = self._services.messages.save_file(self._page, words("builder.export"), name, PATTERN)
        if path is not None:
            target, found = path, rubrics.rubric_of(self._draft.file)
            trouble = self._services.messages.trouble
            self._services.tasks.run(self, lambda _report: self._write(found, target), self._written, trouble)

    def take_folder(self) -> None:
        """A whole source folder becomes the draft; one step back brings the old one."""
        folder = self._services.messages.open_folder(self._page, words("builder.folder"))
        if folder is not None:
            place, trouble = folder, self._services.messages.trouble
            self._services.tasks.run(
                self, lambda _report: self._desk.take_folder(place), self._folder_taken, trouble
            )

    def menu(self) -> None:
        """Everything that can be taken or handed on."""
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        say = self._services.kit.say
        for one in self.templates:
            menu.addAction(words("builder.template", name=data(one.file.title))(say)).setData(one.name)
        menu.addSeparator()
        for key in ("import", "export", "folder"):
            menu.addAction(say(f"builder.{key}")).setData(f"*{key}")
        menu.triggered.connect(self._chosen)
        button = self._page.bar_actions[0]
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _chosen(self, entry: object) -> None:
        chosen: str = entry.data()  # type: ignore[attr-defined]
        acts = {"*import": self.import_rubric, "*export": self.export_rubric, "*folder": self.take_folder}
        if chosen in acts:
            acts[chosen]()
        else:
            self.take_template(chosen)

    def _read(self, found: list[Template]) -> None:
        self.templates = found
        self.templates_read.emit(found)

    def _folder_taken(self, found: Checked) -> None:
        self._draft.load()
        self._services.messages.notify(Notice(words("builder.folder_taken"), "ok", self._draft.undo))
        if found.faults:
            self._services.messages.trouble(AlqaError.of(found.faults))

    def _write(self, found: RubricFile, path: Path) -> Path:
        self._desk.write_rubric(found, path)
        return path

    def _written(self, path: Path) -> None:
        self._services.messages.notify(Notice(words("builder.exported", name=literal(path.name))))
