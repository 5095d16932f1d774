"""From the merged board to what its window shows: rows, columns, cells, counts. Pure; no Qt."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from desktop.merge.views import Board, BoardSheet, Fork, ReviewerState
from desktop.model.people import RosterEntry
from desktop.model.statements import Round
from desktop.model.text import Text

CellState = Literal["complete", "partial", "recused", "missing", "fork", "late", "outdated", "none"]
RowState = Literal["complete", "partial", "missing", "fork", "gap", "late"]
FROM_SHEET: dict[str, CellState] = {
    "counted": "complete",
    "partial": "partial",
    "recused": "recused",
    "conflict": "recused",
    "outdated": "outdated",
    "replaced": "complete",
    "unassigned": "none",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One member, one dossier. `differs`: here the versions of a fork differ."""

    state: CellState
    differs: bool = False
    proxy: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One dossier: its code without what all codes share, and how many sheets count."""

    code: str
    short: str
    title: Text
    sheets: int


@dataclass(frozen=True, slots=True)
class Member:
    """One row: `counted` of `due` sheets (recused dossiers are not due)."""

    id: str
    name: Text
    state: RowState
    cells: tuple[Cell, ...]
    counted: int
    due: int
    partial: int
    missing: int
    late: int
    sequence: int | None


@dataclass(frozen=True, slots=True)
class BoardView:
    """All that the board's window shows, except refused files and the last import."""

    title: Text
    version: int
    code: str
    digest: str
    columns: tuple[Column, ...]
    members: tuple[Member, ...]
    forks: tuple[Fork, ...]
    recusals: int
    min_sheets: int
    closed: bool

    @property
    def counted(self) -> int:
        return sum(member.counted for member in self.members)

    @property
    def due(self) -> int:
        return sum(member.due for member in self.members)

    @property
    def complete_rows(self) -> int:
        return sum(member.state == "complete" for member in self.members)

    @property
    def fewest(self) -> int:
        return min((column.sheets for column in self.columns), default=0)

    @property
    def late(self) -> tuple[str, ...]:
        return tuple(member.id for member in self.members if member.late)

    @property
    def owing(self) -> tuple[Member, ...]:
        """Who owes something, the whole files first."""
        order = {"missing": 0, "late": 1, "fork": 2, "gap": 3, "partial": 4}
        found = [member for member in self.members if member.state in order]
        return tuple(sorted(found, key=lambda member: (order[member.state], member.id)))


def view_of(board: Board) -> BoardView:
    """The board's window; of a round in draft, which nobody signed yet, an empty one."""
    if board.round is None:
        return BoardView({}, 0, board.code, board.digest, (), (), (), 0, 1, closed=False)
    body = board.round.body
    counted = Counter(s.dossier for s in board.sheets if s.state == "counted")
    columns = _columns(body, counted)
    members = tuple(_members(board, body, [column.code for column in columns]))
    return BoardView(
        title=body.title,
        version=body.version,
        code=board.code,
        digest=board.digest,
        columns=columns,
        members=members,
        forks=board.forks,
        recusals=sum(cell.state == "recused" for member in members for cell in member.cells),
        min_sheets=body.rule.min_sheets,
        closed=board.closed is not None,
    )


def short_codes(codes: list[str]) -> dict[str, str]:
    """Codes without the part up to the last hyphen that all of them share."""
    first, last = min(codes, default=""), max(codes, default="")
    same = next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
    cut = first[:same].rfind("-") + 1
    return {code: code[cut:] or code for code in codes}


def _columns(body: Round, counted: Counter[str]) -> tuple[Column, ...]:
    """In the order of the signed round; dossiers that nobody is to score are left out."""
    due = {code for assigned in body.assignment for code in assigned.dossiers}
    refs = [ref for ref in body.dossiers if ref.code in due]
    short = short_codes([ref.code for ref in refs])
    return tuple(Column(ref.code, short[ref.code], ref.title, counted[ref.code]) for ref in refs)


def _members(board: Board, body: Round, codes: list[str]) -> list[Member]:
    roster = {entry.id: entry for entry in body.roster}
    assigned = {a.reviewer: frozenset(a.dossiers) for a in body.assignment}
    recused = {(r.reviewer, r.dossier) for r in board.recusals}
    sheets = {(s.reviewer, s.dossier): s for s in board.sheets}
    differing = {fork.reviewer: frozenset(fork.dossiers) for fork in board.forks}
    found = []
    for state in board.reviewers:
        mine = assigned.get(state.id, frozenset())
        cells = tuple(
            _cell(
                state,
                code in mine,
                (state.id, code) in recused,
                sheets.get((state.id, code)),
                code in differing.get(state.id, frozenset()),
            )
            for code in codes
        )
        found.append(_member(state, roster.get(state.id), cells))
    return found


def _cell(
    state: ReviewerState, assigned: bool, recused: bool, sheet: BoardSheet | None, differs: bool
) -> Cell:
    if recused:
        return Cell("recused")
    if not assigned:
        return Cell("none")
    if state.state == "fork":
        return Cell("fork", differs)
    if state.state == "late":
        return Cell("late")
    if sheet is None:
        return Cell("missing")
    return Cell(FROM_SHEET[sheet.state], proxy=sheet.proxy)


def _member(state: ReviewerState, entry: RosterEntry | None, cells: tuple[Cell, ...]) -> Member:
    tally = Counter(cell.state for cell in cells)
    due = len(cells) - tally["recused"] - tally["none"]
    return Member(
        id=state.id,
        name=entry.name if entry else {},
        state=_row_state(state, tally, due),
        cells=cells,
        counted=tally["complete"],
        due=due,
        partial=tally["partial"] + tally["outdated"],
        missing=tally["missing"],
        late=len(state.late),
        sequence=state.sequence,
    )


def _row_state(state: ReviewerState, tally: Counter[CellState], due: int) -> RowState:
    if state.state in ("fork", "late", "gap", "missing"):
        return state.state
    return "complete" if tally["complete"] == due else "partial"
