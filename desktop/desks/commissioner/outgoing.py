"""What leaves with a hand-in, what left before, and the proof that it is me who signs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from desktop.desks.commissioner import bundles, handin, reading
from desktop.desks.commissioner.seat import seat_of
from desktop.desks.views import HandedIn
from desktop.errors import AlqaError
from desktop.exchange import files
from desktop.model.statements import Scores
from desktop.model.text import Text
from desktop.storage import notes, statements
from desktop.storage.workspace import Workspace, read_key_file
from desktop.trust import authority, envelope, identity
from desktop.trust.digest import comparison_code
from desktop.trust.envelope import Verified

KEY_LIMIT = 64 * 1024


@dataclass(frozen=True, slots=True)
class Handed:
    """One bundle that was signed here. `complete`: no sheet in it lacks a mark; `follows`: the sequences
    of mine that it names; `elsewhere`: how many it names that were not signed here; `receipt`: when the
    secretary confirmed it, or None."""

    sequence: int
    digest: str
    code: str
    issued: str
    complete: bool
    follows: tuple[int, ...]
    elsewhere: int
    receipt: str | None


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What a bundle signed now would hold, in numbers. `sequence`: its place; `same`: it would say
    nothing that the last one does not say; `readers`: who can open it besides me."""

    marks: int
    of: int
    comments: int
    for_commission: int
    for_applicant: int
    recommendations: int
    recusals: int
    shared: int
    private: int
    readers: tuple[Text, ...]
    sequence: int
    same: bool
    handed: tuple[Handed, ...]


def outgoing(ws: Workspace) -> Outgoing:
    """Counted from what would be signed, not from what is shown."""
    seat, body, last = seat_of(ws), bundles.next_body(ws, frozenset()), bundles.last(ws)
    closed = {row.code for row in reading.dossiers(ws) if row.state == "recused"}
    open_ = [one for one in body.reviews if one.dossier not in closed]
    return Outgoing(
        sum(mark is not None for one in open_ for mark in one.marks.values()),
        len(seat.limits) * (len(seat.codes) - len(closed)),
        sum(bool(text) for one in open_ for text in one.comments.values()),
        sum(bool(one.for_commission) for one in open_),
        sum(bool(one.for_applicant) for one in open_),
        sum(one.recommendation is not None for one in open_),
        len(closed),
        len(body.notes),
        len(notes.all(ws)) - len(body.notes),
        tuple(entry.name for entry in authority.roster_of(seat.version.body, "secretary")),
        body.sequence,
        last is not None and bundles.says_the_same(body, last),
        handed(ws),
    )


def handed(ws: Workspace) -> tuple[Handed, ...]:
    """Every bundle that was signed here, the first one first."""
    mine = bundles.mine(ws)
    places = {one.digest: one.body.sequence for one in mine}
    receipts = {one.body.bundle: one.body.issued for one in statements.verified(ws, "receipt")}
    return tuple(_handed(one, places, receipts.get(one.digest)) for one in mine)


def again(ws: Workspace, out: Path) -> HandedIn:
    """The last bundle in a file once more, sealed anew and not signed anew.

    Raises `hand-in-none`, `file-exists` for a file that is no bundle of one's own, and the disk's codes.
    """
    last = bundles.last(ws)
    if last is None:
        raise AlqaError("hand-in-none", round=ws.round_id)
    handin.refuse_foreign(ws, out)
    data = handin.sealed(ws, envelope.read(last.envelope))
    files.write_file(out, data, replace=True)
    return HandedIn(out, last.digest, comparison_code(last.digest), last.body.sequence)


def prove(ws: Workspace, passphrase: str, others: Iterable[Path] = ()) -> None:
    """The person at the keyboard knows the passphrase (slow on purpose: call it off the GUI thread).

    `others`: key files in which the same keys may lie under a newer passphrase. Raises
    `passphrase-wrong`, `passphrase-empty`, `key-file-damaged`.
    """
    try:
        identity.unlock(read_key_file(ws.folder), passphrase)
    except AlqaError as error:
        if error.code != "passphrase-wrong" or not _opens_another(ws, passphrase, others):
            raise


def _opens_another(ws: Workspace, passphrase: str, others: Iterable[Path]) -> bool:
    for path in others:
        try:
            data = files.read_file(path, KEY_LIMIT)
            if identity.peek(data).key == ws.identity.key:
                identity.unlock(data, passphrase)
                return True
        except AlqaError:
            continue
    return False


def _handed(one: Verified[Scores], places: dict[str, int], receipt: str | None) -> Handed:
    body = one.body
    mine = tuple(sorted(places[digest] for digest in body.previous if digest in places))
    told = body.completeness
    return Handed(
        body.sequence,
        one.digest,
        comparison_code(one.digest),
        body.issued,
        told.complete == told.assigned,
        mine,
        len(body.previous) - len(mine),
        receipt,
    )
