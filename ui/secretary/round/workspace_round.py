"""The real door of the round builder over an open workspace."""

from __future__ import annotations

from pathlib import Path

from desktop.desks.secretary import drafting
from desktop.desks.secretary.builder import desk, rubrics
from desktop.desks.secretary.builder.desk import State
from desktop.desks.secretary.builder.rubrics import Template
from desktop.desks.secretary.drafting import Checked
from desktop.desks.views import Amended
from desktop.intake.round_file import RoundFile
from desktop.intake.rubric_file import RubricFile
from desktop.storage.workspace import Workspace
from desktop.trust.digest import comparison_code
from ui.secretary.round.desk import Signed


class WorkspaceRound:
    """See `ui.secretary.round.desk.RoundDesk`."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws

    def load(self) -> State:
        return desk.load(self._ws)

    def save(self, before: RoundFile, after: RoundFile) -> State:
        return desk.save(self._ws, before, after)

    def undo(self) -> State:
        return desk.undo(self._ws)

    def redo(self) -> State:
        return desk.redo(self._ws)

    def check(self) -> Checked:
        return drafting.check(self._ws)

    def sign(self, mandate: Path | None, reason: str) -> Signed:
        made = drafting.sign(self._ws, mandate, reason)
        version = made.version if isinstance(made, Amended) else 1
        return Signed(version, comparison_code(made.digest))

    def templates(self) -> list[Template]:
        return rubrics.templates()

    def read_rubric(self, path: Path) -> RubricFile:
        return rubrics.read(path)

    def write_rubric(self, found: RubricFile, path: Path) -> None:
        rubrics.write(found, path)

    def take_folder(self, folder: Path) -> Checked:
        return drafting.take_folder(self._ws, folder)
