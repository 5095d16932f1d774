"""The round builder's door in memory: real files, real steps back, nothing on disk."""

from __future__ import annotations

from pathlib import Path

import msgspec

from desktop.desks.secretary.builder import beginning, edits, rubrics
from desktop.desks.secretary.builder.complaints import complaints
from desktop.desks.secretary.builder.desk import State
from desktop.desks.secretary.builder.rubrics import Template
from desktop.desks.secretary.drafting import Checked
from desktop.errors import AlqaError, Fault
from desktop.intake.round_file import RoundFile
from desktop.intake.rubric_file import RubricFile
from ui.secretary.round.desk import Signed


def whole() -> RoundFile:
    """A round without a complaint: the pilot's rubric, a secretary, a chair and nine members."""
    title = {"kk": "Пилоттық кластерлер 2016", "ru": "Пилотные кластеры 2016", "en": "Pilot clusters 2016"}
    made = rubrics.with_rubric(bare(title), rubrics.template("pilot-clusters"), "a seed of tests")
    members = [
        msgspec.structs.replace(made.roster[0], id=f"C{n:02}", roles=["commissioner"]) for n in range(1, 11)
    ]
    made = msgspec.structs.replace(made, roster=[*made.roster, *members], quorum=6)
    return edits.set_roles(made, "C01", ["chair", "commissioner"])


def bare(title: dict[str, str] | None = None) -> RoundFile:
    return beginning.blank("pilot-2016", title or {"en": "Pilot"}, "Secretary")  # type: ignore[arg-type]


class FakeRound:
    """`signs` records the reasons that were given."""

    def __init__(self, file: RoundFile | None = None, version: int = 0) -> None:
        self.steps, self.undone = [file or whole()], list[RoundFile]()
        self.version, self.changed = version, version == 0
        self.signs: list[str] = []
        self.refuse: AlqaError | None = None
        self.written: list[Path] = []
        self.faults: tuple[Fault, ...] = ()

    @property
    def file(self) -> RoundFile:
        return self.steps[-1]

    def load(self) -> State:
        at = "2016-10-01T09:02:00Z"
        return State(self.file, self.version, self.changed, at, len(self.steps) > 1, bool(self.undone))

    def save(self, before: RoundFile, after: RoundFile) -> State:
        if self.refuse is not None:
            raise self.refuse
        assert before == self.file
        self.steps.append(after)
        self.undone, self.changed = [], True
        return self.load()

    def undo(self) -> State:
        if len(self.steps) > 1:
            self.undone.append(self.steps.pop())
        return self.load()

    def redo(self) -> State:
        if self.undone:
            self.steps.append(self.undone.pop())
        return self.load()

    def check(self) -> Checked:
        found = [Fault(one.code, one.args) for one in complaints(self.file)]
        return Checked((*found, *self.faults), ())

    def sign(self, mandate: Path | None, reason: str) -> Signed:
        self.signs.append(reason)
        self.version, self.changed = self.version + 1, False
        return Signed(self.version, "12345 23456 34567 45678 56789 67890 78901 89012")

    def templates(self) -> list[Template]:
        return rubrics.templates()

    def read_rubric(self, path: Path) -> RubricFile:
        return rubrics.read(path)

    def write_rubric(self, found: RubricFile, path: Path) -> None:
        self.written.append(path)
        rubrics.write(found, path)

    def take_folder(self, folder: Path) -> Checked:
        raise AssertionError
