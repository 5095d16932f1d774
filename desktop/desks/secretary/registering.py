"""The register: looked at, mapped, taken into the draft. What is refused is listed by line and column."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop import clock
from desktop.desks.secretary import drafting, intake_pieces, screen_pieces
from desktop.desks.secretary.draft_pieces import APPLICATION, Application, applied
from desktop.desks.secretary.intake_pieces import MAPPING, REGISTER, Registered
from desktop.errors import AlqaError, Fault
from desktop.intake.mapped import Mapped, read_mapped
from desktop.intake.mapping import Guess, Mapping, guesses, mapping_of
from desktop.intake.register import Row
from desktop.intake.sheet import FORMULA, LONG, Sheet, read_sheet
from desktop.storage import draft
from desktop.storage.draft import Piece
from desktop.storage.workspace import Workspace

PREVIEW = 5  # rows shown before anything is taken


@dataclass(frozen=True)
class Look:
    """A register before it is taken: the sheet, what each column is taken for, what would come of it."""

    path: Path
    sheet: Sheet
    guesses: tuple[Guess, ...]
    mapping: Mapping
    mapped: Mapped

    @property
    def sample(self) -> tuple[str, ...]:
        """For each column the first cell that says something."""
        rows = [row.cells for row in self.sheet.rows[:40]]
        return tuple(_first([row[at] for row in rows]) for at in range(len(self.sheet.header)))


@dataclass(frozen=True)
class Registering:
    """What taking a register did: codes by what happened, and what was said of it."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    kept: tuple[str, ...]
    absent: tuple[str, ...]  # in the draft, not in this register: they stay
    warnings: tuple[Fault, ...]


def look(ws: Workspace, path: Path, mapping: Mapping | None = None, sheet: str = "") -> Look:
    """Read a register through `mapping`, or the one remembered and guessed. Raises what `read_sheet` does."""
    said = intake_pieces.round_of(ws)
    if path.suffix.lower() not in (".xlsx", ".xlsm", ".csv", ".txt"):
        raise AlqaError("register-kind", file=path.name)
    seen = read_sheet(path, sheet or (mapping.sheet if mapping else ""))
    remembered = mapping or intake_pieces.mapping(ws)
    found = guesses(seen, said, remembered)
    chosen = _chosen(found, seen, remembered)
    return Look(path, seen, tuple(found), chosen, read_mapped(seen, chosen, said))


def take(ws: Workspace, found: Look) -> Registering:
    """Take a register into the draft in one act. Raises every fault of it at once, and then nothing is taken.

    Papers and screenings of an application stay with its code; one that the register no longer names stays
    too, and is said: a row that somebody deleted by mistake must not take its dossier away."""
    if found.mapped.faults:
        raise AlqaError.of(found.mapped.faults)
    drafting.resume(ws)
    held = {one.code: one for one in drafting.applications(ws)}
    pieces: list[Piece] = []
    added: list[str] = []
    changed: list[str] = []
    kept: list[str] = []
    judged = "eligible" in found.mapping.columns.values()
    for row in found.mapped.rows:
        old = held.get(row.code)
        new = _application(row, old, judged)
        (kept if new == old else changed if old else added).append(row.code)
        pieces.append(applied(new))
    pieces.append(screen_pieces.piece(MAPPING, "", found.mapping))
    pieces.append(screen_pieces.piece(REGISTER, "", _registered(found)))
    draft.change(ws, pieces, clock.now())
    absent = [code for code in held if code not in {row.code for row in found.mapped.rows}]
    return Registering(
        tuple(added), tuple(changed), tuple(kept), tuple(absent), (*found.mapped.warnings, *_absent(absent))
    )


def remove(ws: Workspace, codes: list[str]) -> None:
    """Take applications out of the draft, with their screenings; undo brings them back."""
    drafting.resume(ws)
    out = [Piece(section, code, None) for code in codes for section in (APPLICATION, screen_pieces.SCREENING)]
    draft.change(ws, out, clock.now())


def _chosen(found: list[Guess], seen: Sheet, remembered: Mapping | None) -> Mapping:
    fresh = mapping_of(found, seen.name)
    if remembered is None:
        return fresh
    return Mapping(fresh.columns, remembered.regions, remembered.sectors, seen.name)


def _application(row: Row, old: Application | None, judged: bool) -> Application:
    """A row with what the draft has besides: papers, and eligibility where the register is silent on it."""
    if old is None:
        return Application(**row._asdict(), documents=[])
    eligible = row.eligible if judged else old.eligible
    return Application(**row._replace(eligible=eligible)._asdict(), documents=old.documents)


def _absent(codes: list[str]) -> list[Fault]:
    return [Fault("register-without", {"dossier": code}) for code in codes]


def _registered(found: Look) -> Registered:
    sheet = found.sheet
    return Registered(sheet.file, sheet.name, list(sheet.header), list(found.sample), len(found.mapped.rows))


def _first(cells: list[str]) -> str:
    return next((cell for cell in cells if cell and cell not in (FORMULA, LONG)), "")
