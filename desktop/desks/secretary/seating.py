"""Changes to the roster of the draft: files taken in, keys compared, seats edited, conflicts decided.

Every change is one act of the draft: journaled, and undone as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Final, Literal

import msgspec

from desktop import clock
from desktop.decide.conflict_signs import Hint
from desktop.desks.secretary import draft_pieces, drafting, roster
from desktop.desks.secretary.draft_pieces import CARD, DECLARATION, MANDATE, ROUND
from desktop.desks.secretary.roster import ACTS, COMPARED, DISMISSED, PEOPLE, Comparison, Dismissal
from desktop.desks.secretary.roster_views import Taken
from desktop.errors import AlqaError
from desktop.exchange import statements as statement_files
from desktop.intake.round_file import KnownRecusal, RoundFile, Seat
from desktop.model.people import Role
from desktop.model.statements import Card, Declaration, Mandate
from desktop.model.text import Text
from desktop.storage import draft
from desktop.storage.draft import Piece
from desktop.storage.workspace import Workspace
from desktop.trust import authority, texts
from desktop.trust.envelope import Verified

SUFFIXES: Final = (".alqa-card", ".alqa-mandate", ".alqa-declaration")
Result = Literal["match", "differ", "excused"]


def take_files(ws: Workspace, paths: Sequence[Path]) -> list[Taken]:
    """Cards, mandates and declarations, cards first; each good file is one act, each refused one says why."""
    order = {suffix: at for at, suffix in enumerate(SUFFIXES)}
    return [_take(ws, path) for path in sorted(paths, key=lambda path: order.get(path.suffix, len(order)))]


def _take(ws: Workspace, path: Path) -> Taken:
    takers: dict[str, Callable[[Workspace, Path], Taken]] = {
        ".alqa-card": _take_card,
        ".alqa-mandate": _take_mandate,
        ".alqa-declaration": _take_declaration,
    }
    try:
        if path.suffix not in takers:
            raise AlqaError("people-file-other", file=path.name)
        with ws.transaction():
            return takers[path.suffix](ws, path)
    except AlqaError as error:
        kind = path.suffix.removeprefix(".alqa-")
        return Taken(path, "refused", kind, fault=error.faults[0])


def _take_card(ws: Workspace, path: Path) -> Taken:
    card = statement_files.read_statement(path, Card)
    said = drafting.round_of(ws)
    holder = next((one.id for one in roster.entries(ws, said) if one.key == card.body.key), None)
    seat = _seat_of(said, path, card.body.name)
    if holder is not None and seat is not None and holder != seat.id:
        raise AlqaError("card-shared", member=seat.id, other=holder)
    if holder is not None:
        return _held_card(ws, path, holder, card)
    if seat is None:
        return _new_seat(ws, said, path, card)
    state: Literal["taken", "replaced"] = "replaced" if draft.get(ws, CARD, seat.id) else "taken"
    act(ws, "card", [Piece(CARD, seat.id, draft_pieces.packed(card.envelope))], seat.id)
    return Taken(path, state, "card", seat.id)


def _held_card(ws: Workspace, path: Path, holder: str, card: Verified[Card]) -> Taken:
    """A key that sits already: the card is kept where only the signed round had the key."""
    if draft.get(ws, CARD, holder) is not None:
        return Taken(path, "already-there", "card", holder)
    act(ws, "card", [Piece(CARD, holder, draft_pieces.packed(card.envelope))], holder)
    return Taken(path, "taken", "card", holder)


def _new_seat(ws: Workspace, said: RoundFile, path: Path, card: Verified[Card]) -> Taken:
    """A commissioner's, or the own seat of the secretary at work."""
    taken = {seat.id for seat in said.roster}
    mine = card.body.key == ws.identity.key and "secretary" not in taken
    id_ = "secretary" if mine else next(n for n in map("C{:02}".format, range(1, 10_000)) if n not in taken)
    name: Text = {"kk": card.body.name, "ru": card.body.name, "en": card.body.name}
    seat = Seat(id_, f"{id_}.alqa-card", name, ["secretary"] if mine else ["commissioner"])
    pieces = [Piece(CARD, id_, draft_pieces.packed(card.envelope)), _seats(said, [*said.roster, seat])]
    act(ws, "card", pieces, id_)
    return Taken(path, "new", "card", id_)


def _seat_of(said: RoundFile, path: Path, name: str) -> Seat | None:
    """The seat that a card is for: by the name of its file, else by the name in it."""
    by_file = (seat for seat in said.roster if path.name == seat.card or path.stem == seat.id)
    by_name = (seat for seat in said.roster if name in seat.name.values())
    return next(by_file, None) or next(by_name, None)


def _take_mandate(ws: Workspace, path: Path) -> Taken:
    given = statement_files.read_statement(path, Mandate)
    if given.body.round != ws.round_id:
        raise AlqaError("authority-other-round", found=given.body.round, expected=ws.round_id)
    faults = authority.check_mandate(given, None)
    if faults:
        raise AlqaError.of(faults)
    packed = draft_pieces.packed(given.envelope)
    if draft.get(ws, MANDATE) == packed:
        return Taken(path, "already-there", "mandate")
    act(ws, "mandate", [Piece(MANDATE, "", packed)])
    return Taken(path, "taken", "mandate")


def _take_declaration(ws: Workspace, path: Path) -> Taken:
    found = statement_files.read_sealed(path, Declaration, ws.identity)
    body = found.body
    said = drafting.round_of(ws)
    member = next((one.id for one in roster.entries(ws, said) if one.key == body.declarant.key), None)
    if member is None or body.round != said.id or found.signers != (body.declarant.key,):
        raise AlqaError("declaration-foreign", name=body.declarant.name, round=body.round)
    if draft.get(ws, DECLARATION, found.digest) is not None:
        return Taken(path, "already-there", "declaration", member)
    act(ws, "declaration", [Piece(DECLARATION, found.digest, draft_pieces.packed(found.envelope))], member)
    return Taken(path, "taken", "declaration", member)


# -- the ceremony -------------------------------------------------------------------------------------


def compare(ws: Workspace, member: str, result: Result, why: str = "") -> None:
    """What the phone call gave. `match`: all groups were the same; `differ`: the card is refused, and kept
    as evidence; `excused`: not compared, which needs a reason. Raises `compare-without-reason`,
    `card-missing`."""
    why = texts.tidy(why).strip()
    if result == "excused" and not why:
        raise AlqaError("compare-without-reason", member=member)
    with ws.transaction():
        said = drafting.round_of(ws)
        card = roster.card_digest(ws, said, member)
        if card is None:
            raise AlqaError("card-missing", member=member, file=f"{member}.alqa-card")
        held = draft.get(ws, CARD, member)
        if result != "excused" and not held:
            raise AlqaError("card-missing", member=member, file=f"{member}.alqa-card")
        evidence = str(held) if result == "differ" else ""
        told = Comparison(card, result, why, clock.now(), ws.identity.name, evidence)
        pieces = [Piece(COMPARED, member, msgspec.to_builtins(told))]
        if result == "differ":
            pieces.append(Piece(CARD, member, None))
        act(ws, f"compare-{result}", pieces, member)


# -- seats --------------------------------------------------------------------------------------------


def edit(
    ws: Workspace,
    member: str,
    *,
    name: Text | None = None,
    office: Text | None = None,
    roles: list[Role] | None = None,
    limit: int | None = None,
    expertise: dict[str, int] | None = None,
    home: list[str] | None = None,
) -> None:
    """Change what is given of a seat; a limit of 0 takes the limit away. Raises `seat-without-role`,
    `seat-two-chairs`."""
    with ws.transaction():
        said = drafting.round_of(ws)
        if roles is not None and not roles:
            raise AlqaError("seat-without-role", member=member)
        chair = next((one.id for one in said.roster if "chair" in one.roles and one.id != member), None)
        if roles and "chair" in roles and chair:
            raise AlqaError("seat-two-chairs", member=member, other=chair)
        given: dict[str, Any] = {
            "name": name,
            "office": office,
            "roles": roles,
            "expertise": expertise,
            "home": home,
        }
        changed = {field: value for field, value in given.items() if value is not None}
        if limit is not None:
            changed["limit"] = limit or None
        seats = [msgspec.structs.replace(one, **changed) if one.id == member else one for one in said.roster]
        act(ws, "seat", [_seats(said, seats)], member)


def raise_limits(ws: Workspace, by: int) -> None:
    """Every limit that is set grows by so many."""
    with ws.transaction():
        said = drafting.round_of(ws)
        seats = [
            seat if seat.limit is None else msgspec.structs.replace(seat, limit=seat.limit + by)
            for seat in said.roster
        ]
        act(ws, "limits", [_seats(said, seats)])


def remove(ws: Workspace, member: str) -> None:
    """Take a seat away with its card, conflicts known beforehand and assignment."""
    with ws.transaction():
        said = drafting.round_of(ws)
        plan = said.assignment
        left = msgspec.structs.replace(
            said,
            roster=[one for one in said.roster if one.id != member],
            recusals=[one for one in said.recusals if one.reviewer != member],
            assignment=plan if plan == "all" else {k: v for k, v in plan.items() if k != member},
        )
        pieces = [
            Piece(ROUND, "", msgspec.to_builtins(left)),
            Piece(CARD, member, None),
            Piece(COMPARED, member, None),
        ]
        act(ws, "seat-removed", pieces, member)


# -- conflicts ----------------------------------------------------------------------------------------


def add_conflict(ws: Workspace, pairs: Iterable[tuple[str, str]], ground: str, note: str = "") -> None:
    """Conflicts known beforehand; the pairs leave the assignment. Raises `conflict-ground-unknown`."""
    with ws.transaction():
        said = drafting.round_of(ws)
        if ground not in said.grounds:
            raise AlqaError("conflict-ground-unknown", ground=ground)
        known = {(one.reviewer, one.dossier): one for one in said.recusals}
        for reviewer, dossier in pairs:
            known[reviewer, dossier] = KnownRecusal(reviewer, dossier, ground, texts.tidy(note))
        _keep_conflicts(ws, said, list(known.values()), "conflict")


def drop_conflicts(ws: Workspace, pairs: Iterable[tuple[str, str]]) -> None:
    """Take back conflicts that a secretary entered; a declared one is its member's. Raises
    `conflict-declared`."""
    with ws.transaction():
        said, gone = drafting.round_of(ws), set(pairs)
        for one in roster.known_conflicts(ws, said):
            if one.declared and (one.reviewer, one.dossier) in gone:
                raise AlqaError("conflict-declared", reviewer=one.reviewer, dossier=one.dossier)
        kept = [one for one in said.recusals if (one.reviewer, one.dossier) not in gone]
        _keep_conflicts(ws, said, kept, "conflict-dropped")


def dismiss(ws: Workspace, found: Iterable[Hint], why: str) -> None:
    """Signs that are no conflict. Raises `dismiss-without-reason`."""
    why = texts.tidy(why).strip()
    if not why:
        raise AlqaError("dismiss-without-reason")
    now = clock.now()
    pieces = []
    for hint in found:
        told = Dismissal(hint.reviewer, hint.dossier, hint.sign, hint.mine, hint.theirs, why, now)
        pieces.append(Piece(DISMISSED, roster.key_of(hint), msgspec.to_builtins(told)))
    act(ws, "dismiss", pieces)


def undo(ws: Workspace) -> bool:
    """Take back the newest act of this room; whether there was one."""
    return bool(draft.undo(ws, ACTS, clock.now()))


def redo(ws: Workspace) -> bool:
    return bool(draft.redo(ws, ACTS, clock.now()))


def act(ws: Workspace, what: str, pieces: Iterable[Piece], about: str = "") -> None:
    """Several pieces as one act of this room."""
    with ws.transaction():
        before = draft.get(ws, PEOPLE) or {"n": 0}
        told = {"n": before["n"] + 1, "act": what, "about": about}
        draft.change(ws, [Piece(PEOPLE, "", told), *pieces], clock.now())


def _keep_conflicts(ws: Workspace, said: RoundFile, known: list[KnownRecusal], what: str) -> None:
    away = {(one.reviewer, one.dossier) for one in known}
    plan = said.assignment
    if plan != "all":
        plan = {
            reviewer: [code for code in codes if (reviewer, code) not in away]
            for reviewer, codes in plan.items()
        }
    changed = msgspec.structs.replace(said, recusals=known, assignment=plan)
    act(ws, what, [Piece(ROUND, "", msgspec.to_builtins(changed))])


def _seats(said: RoundFile, seats: list[Seat]) -> Piece:
    return Piece(ROUND, "", msgspec.to_builtins(msgspec.structs.replace(said, roster=seats)))
