"""My place in the round as the newest version has it: what I read, in which order, on which scale."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.desks import rounds
from desktop.errors import AlqaError
from desktop.merge import marks
from desktop.merge import rounds as merge_rounds
from desktop.merge.items import unique
from desktop.model.dossier import Dossier, DossierRef
from desktop.model.people import RosterEntry
from desktop.model.statements import Recused, Round
from desktop.storage import dossiers, statements
from desktop.storage.sheets import SheetRow
from desktop.storage.workspace import Workspace
from desktop.trust.envelope import Verified


@dataclass(frozen=True)
class Seat:
    """Looked up once for each version: windows ask for their list at every keystroke.

    `codes`: assigned dossiers in reading order, then those that the round recuses this person from.
    `limits`: the highest mark of each criterion in steps, in the rule's order. `nouns`: the dossiers
    that may be read, by code. `judged`: the digests of each dossier under which a review counts now.
    """

    version: Verified[Round]
    me: RosterEntry
    codes: tuple[str, ...]
    refs: dict[str, DossierRef]
    recused: dict[str, Recused]
    limits: dict[str, int]
    nouns: dict[str, Dossier]
    rubric: str
    judged: dict[str, frozenset[str]]

    @property
    def readable(self) -> tuple[str, ...]:
        """What the round lets this person read."""
        return tuple(code for code in self.codes if code not in self.recused)

    def is_stale(self, row: SheetRow) -> bool:
        """Whether a sheet was written on what the round has changed since, and not touched again."""
        judged = row.judged
        if judged is None:
            return False
        return judged.rubric != self.rubric or judged.dossier not in self.judged[row.dossier]

    def refuse_strange(self, code: str) -> None:
        """Raises `dossier-not-assigned`."""
        if code not in self.codes:
            raise AlqaError("dossier-not-assigned", dossier=code, reviewer=self.me.id)


def seat_of(ws: Workspace) -> Seat:
    """This person's place. Raises `round-missing`, `not-on-roster`, `dossier-missing`."""
    found: Seat = ws.remember("seat", lambda: _seat(ws))
    return found


def assigned(body: Round, reviewer: str) -> list[str]:
    """The dossiers of a reviewer in reading order, with those that the round recuses from."""
    return next((one.dossiers for one in body.assignment if one.reviewer == reviewer), [])


def recused_by(body: Round, reviewer: str) -> dict[str, Recused]:
    """What the round recuses a reviewer from, by dossier."""
    return {one.dossier: one for one in body.recusals if one.reviewer == reviewer}


def readable(body: Round, reviewer: str) -> list[str]:
    """What a pack for this reviewer must hold."""
    away = recused_by(body, reviewer)
    return [code for code in assigned(body, reviewer) if code not in away]


def _seat(ws: Workspace) -> Seat:
    version = rounds.current(ws)
    body, me = version.body, rounds.me(ws)
    history = merge_rounds.versions(unique([*statements.verified(ws, "mandate"), *rounds.chain(ws)]))
    refs = {ref.code: ref for ref in body.dossiers}
    away = {code: one for code, one in recused_by(body, me.id).items() if code in refs}
    mine = readable(body, me.id)
    held = dossiers.several(ws, [refs[code].digest for code in mine])
    return Seat(
        version,
        me,
        (*mine, *(code for code in refs if code in away)),
        refs,
        away,
        marks.steps_of(body.rule),
        {code: held[refs[code].digest] for code in mine},
        rounds.rubric_digest(body.rubric),
        {code: history.judged(code) for code in refs},
    )
