"""What the round builder asks for; everything may take long and runs in a worker."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple, Protocol

from desktop.desks.secretary.builder.desk import State
from desktop.desks.secretary.builder.rubrics import Template
from desktop.desks.secretary.drafting import Checked
from desktop.intake.round_file import RoundFile
from desktop.intake.rubric_file import RubricFile

__all__ = ["Checked", "RoundDesk", "RoundFile", "RubricFile", "Signed", "State", "Template"]


class Signed(NamedTuple):
    """A version that was signed just now, and the code that is read over the phone."""

    version: int
    code: str


class RoundDesk(Protocol):
    """The draft of one round."""

    def load(self) -> State: ...

    def save(self, before: RoundFile, after: RoundFile) -> State: ...

    def undo(self) -> State: ...

    def redo(self) -> State: ...

    def check(self) -> Checked: ...

    def sign(self, mandate: Path | None, reason: str) -> Signed: ...

    def templates(self) -> list[Template]: ...

    def read_rubric(self, path: Path) -> RubricFile: ...

    def write_rubric(self, found: RubricFile, path: Path) -> None: ...

    def take_folder(self, folder: Path) -> Checked: ...
