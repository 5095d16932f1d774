"""Conflicts of interest, declared on the list of applicants before anyone has a pack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop import clock
from desktop.desks import people
from desktop.desks.commissioner.scoring import OTHER, clean
from desktop.errors import AlqaError, Fault
from desktop.exchange import files, statements
from desktop.intake.applicants import Applicants
from desktop.model.ids import is_id
from desktop.model.people import Conflict
from desktop.model.statements import Declaration
from desktop.trust import canonical, envelope
from desktop.trust.digest import comparison_code, sha256_hex


def declare(
    key_file: Path, passphrase: str, applicants: Path, conflicts: Sequence[tuple[str, str]], out: Path
) -> str:
    """Sign conflicts as (code, ground) and seal them to the round's secretaries; the statement's digest.

    No conflict at all is a declaration too. A ground that is no identifier is the ground "other" in
    words. Raises `applicant-unknown` and `conflict-twice` for every code at once.
    """
    said = [conflict_of(code, ground) for code, ground in conflicts]
    return sign(key_file, passphrase, files.read_file(applicants), said, out)


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of applicants as it was read: its bytes, and the code by which the secretary confirms it."""

    data: bytes
    applicants: Applicants
    code: str


def read_list(path: Path) -> Listed:
    """Raises `applicants-not-a-list`, `round-no-secretary` and the codes of `files.read_file`."""
    data = files.read_file(path)
    try:
        listed = canonical.decode(data, Applicants)
    except AlqaError as error:
        raise AlqaError("applicants-not-a-list", name=path.name) from error
    refuse_unfit(listed, [])
    return Listed(data, listed, comparison_code(sha256_hex(data)))


def sign(key_file: Path, passphrase: str, data: bytes, conflicts: Sequence[Conflict], out: Path) -> str:
    """Sign conflicts on the list `data` and seal them; raises as `declare`."""
    me, _ = people.load(key_file, passphrase)
    listed = canonical.decode(data, Applicants)
    refuse_unfit(listed, [one.dossier for one in conflicts])
    body = Declaration(
        "alqa.declaration.v1",
        listed.round,
        me.party(),
        sha256_hex(data),
        [Conflict(one.dossier, one.ground, clean(one.note)) for one in conflicts],
        clock.now(),
    )
    env = envelope.sign(me, body)
    statements.write_sealed(out, env, listed.secretaries)
    return env.digest


def refuse_unfit(listed: Applicants, codes: list[str]) -> None:
    """Every code is on the list, and once; the list names somebody to seal to."""
    if not listed.secretaries:
        raise AlqaError("round-no-secretary")
    known = {one.code for one in listed.applicants}
    faults = [Fault("applicant-unknown", {"code": code}) for code in codes if code not in known]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    faults += [Fault("conflict-twice", {"code": code}) for code in twice]
    if faults:
        raise AlqaError.of(faults)


def conflict_of(code: str, ground: str) -> Conflict:
    """A ground's code, or words for the ground "other"."""
    return Conflict(code, ground, "") if is_id(ground) else Conflict(code, OTHER, clean(ground))
