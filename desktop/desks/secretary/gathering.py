"""What was dropped, and what each folder and file of it is taken for: a plan that a person confirms."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from desktop.desks.secretary import intake_pieces
from desktop.desks.secretary.draft_pieces import Application
from desktop.errors import Fault
from desktop.intake import dropping, matching
from desktop.intake.matching import How, Known, Match
from desktop.intake.round_file import Paper
from desktop.storage.workspace import Workspace


class FilePlan(NamedTuple):
    """A file and the document it is taken for ("" = left out)."""

    path: Path
    name: str
    size: int
    document: str
    how: How


class FolderPlan(NamedTuple):
    """A folder, the application it is taken for ("" = left out), and its files."""

    name: str
    code: str
    how: How
    files: tuple[FilePlan, ...]


class Plan(NamedTuple):
    """What would be taken. `tables` may be the register and are not taken here."""

    tables: tuple[Path, ...]
    folders: tuple[FolderPlan, ...]
    faults: tuple[Fault, ...]

    @property
    def files(self) -> tuple[FilePlan, ...]:
        """Every file in the order in which it is read."""
        return tuple(file for folder in self.folders for file in folder.files)


def propose(ws: Workspace, paths: Iterable[Path], into: str = "") -> Plan:
    """Look at what was dropped and guess what is what; nothing is read. `into`: loose files are for this
    application."""
    said = intake_pieces.round_of(ws)
    held = [_known(one) for one in intake_pieces.applications(ws)]
    codes = [one.code for one in held]

    def is_application(name: str) -> bool:
        return matching.folders([name], held)[0].how != "none"

    seen = dropping.look(paths, is_application)
    tables = () if into else seen.tables
    if into:
        extra = [dropping.found(path, path.name) for path in seen.tables]
        seen = seen._replace(loose=(*seen.loose, *extra))
    matches = matching.folders([folder.name for folder in seen.folders], held)
    plans = [
        _folder(folder, match, said.documents) for folder, match in zip(seen.folders, matches, strict=True)
    ]
    return Plan(tables, (*plans, *_loose(seen.loose, codes, held, said.documents, into)), seen.faults)


def _known(one: Application) -> Known:
    return matching.known(one.code, one.title, [organisation.name for organisation in one.organisations])


def _folder(folder: dropping.Folder, match: Match, papers: list[Paper]) -> FolderPlan:
    found = matching.files([_inner(file.name) for file in folder.files], papers)
    files = [
        FilePlan(file.path, file.name, file.size, one.code, one.how)
        for file, one in zip(folder.files, found, strict=True)
    ]
    return FolderPlan(folder.name, match.code, match.how, tuple(files))


def _inner(name: str) -> str:
    """A file's name from its application's folder on."""
    return name.partition("/")[2] or name


def _loose(
    loose: tuple[dropping.Found, ...], codes: list[str], held: list[Known], papers: list[Paper], into: str
) -> list[FolderPlan]:
    """Files outside any folder: for the application asked for, or the one whose code they begin with."""
    homes: dict[str, list[dropping.Found]] = {}
    for file in loose:
        code = into or matching.code_in(file.name, codes)
        homes.setdefault(code, []).append(file)
    found = []
    for code, files in homes.items():
        match = Match(code, code, "exact" if code else "none", 1.0 if code else 0.0)
        bare = {file.name: matching.without(file.name, code) for file in files}
        names = matching.files([bare[file.name] for file in files], papers)
        plans = [
            FilePlan(file.path, file.name, file.size, one.code, one.how)
            for file, one in zip(files, names, strict=True)
        ]
        found.append(FolderPlan("", match.code, match.how, tuple(plans)))
    return found
