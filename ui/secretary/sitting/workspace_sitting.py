"""The real door to a sitting, over an open workspace."""

from __future__ import annotations

from pathlib import Path

from desktop.decide.sitting import agenda
from desktop.decide.sitting.motions import Draft
from desktop.decide.sitting.state import Head, Meeting, Order, Step
from desktop.desks.secretary import cosigning, decision, rulings, sitting, sitting_record
from desktop.desks.secretary.rulings import Seen
from desktop.desks.secretary.sitting import Ground
from desktop.desks.views import FileOutcome
from desktop.model.meeting import Vote
from desktop.model.statements import Round
from desktop.settings import policy
from desktop.storage.workspace import Workspace
from ui.secretary import decision_make
from ui.secretary.sitting.desk import Member, Scene, Signing

ORDERS: tuple[Order, ...] = ("cut", "disputed", "ranked")


class WorkspaceSitting:
    """Nothing is kept here: the desk remembers the result while the set of statements is the same."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws

    def scene(self) -> Scene:
        ground = sitting.ground(self._ws)
        assert ground.board.round is not None
        return scene_of(
            ground, ground.board.round.body, self._signing(), decided=decision(self._ws) is not None
        )

    def meeting(self) -> Meeting:
        return sitting.meeting(self._ws)

    def set_out(self, head: Head) -> Meeting:
        return sitting.set_out(self._ws, head)

    def arrange(self) -> Meeting:
        return sitting.arrange(self._ws)

    def sign_notes(self, wanted: bool) -> Meeting:
        return sitting.sign_notes(self._ws, wanted)

    def begin(self) -> Meeting:
        return sitting.begin(self._ws)

    def arrive(self, member: str) -> Meeting:
        return sitting.arrive(self._ws, member)

    def step_out(self, member: str) -> Meeting:
        return sitting.step_out(self._ws, member)

    def withdraw(self, member: str) -> Meeting:
        return sitting.withdraw(self._ws, member)

    def leave(self, member: str | None) -> Meeting:
        return sitting.leave(self._ws, member)

    def move(self, step: Step, item: str | None) -> Meeting:
        return sitting.move(self._ws, step, item)

    def next_item(self) -> Meeting:
        return sitting.next_item(self._ws)

    def note(self, dossier: str, text: str) -> Meeting:
        return sitting.note(self._ws, dossier, text)

    def put(self, draft: Draft) -> Meeting:
        return sitting.put(self._ws, draft)

    def vote(self, member: str, choice: Vote | None) -> Meeting:
        return sitting.vote(self._ws, member, choice)

    def count(self, counts: tuple[int, int, int]) -> Meeting:
        return sitting.count(self._ws, counts)

    def close_vote(self) -> Meeting:
        return sitting.close_vote(self._ws)

    def drop(self) -> Meeting:
        return sitting.drop(self._ws)

    def correct(self, number: int, member: str, choice: Vote, reason: str) -> Meeting:
        return sitting.correct(self._ws, number, member, choice, reason)

    def dissent(self, number: int, member: str, text: str) -> Meeting:
        return sitting.dissent(self._ws, number, member, text)

    def undo(self) -> Meeting:
        return sitting.undo(self._ws)

    def freeze(self) -> Meeting:
        sitting.freeze(self._ws)
        return sitting.meeting(self._ws)

    def take_signed(self, paths: list[Path]) -> Signing:
        return signing_of(cosigning.take_signed(self._ws, paths))

    def look_at_ruling(self, path: Path) -> Seen:
        return rulings.look(self._ws, path)

    def take_ruling(self, path: Path, signed: Path | None) -> FileOutcome:
        return rulings.take(self._ws, path, signed)

    def _signing(self) -> Signing | None:
        found = cosigning.signatures(self._ws)
        return signing_of(found) if found else None


def signing_of(found: cosigning.Signatures) -> Signing:
    people = tuple((one.id, one.name, one.signed) for one in found.people)
    return Signing(people, found.have, found.needed)


def scene_of(ground: Ground, body: Round, signing: Signing | None, *, decided: bool) -> Scene:
    """Lay out what the room shows, in a worker."""
    board, result = ground.board, ground.result
    incomplete = any(one.state != "accepted" for one in board.reviewers if not one.replaced)
    cap = result.rule.constraints.budget_cap
    numbers = {one.code: one.numbers for one in result.dossiers}
    return Scene(
        title=body.title,
        date=body.dates.sitting,
        members=tuple(
            Member(one.id, one.name, "chair" in one.roles)
            for one in body.roster
            if one.id in ground.hall.voters
        ),
        secretary=next((one.name for one in body.roster if "secretary" in one.roles), {}),
        grounds=body.grounds,
        hall=ground.hall,
        view=decision_make.view_of(result, body, incomplete=incomplete, decided=decided),
        disputed=ground.disputed,
        support={code: held[cap.field] for code, held in numbers.items() if cap.field in held} if cap else {},
        totals=sitting_record.totals(result),
        board=board.digest,
        code=board.code,
        rulings=tuple((one.body.kind, one.body.reason) for one in board.rulings),
        signing=signing,
        secret_by_policy=policy().secret_ballot,
        plans={order: agenda.plan(result, order) for order in ORDERS},
    )
