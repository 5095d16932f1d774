"""A new version of the round: what it voids is only what it touches."""

from __future__ import annotations

from pathlib import Path

import msgspec

from desktop import clock
from desktop.desks import rounds
from desktop.desks.secretary import building, draft_pieces
from desktop.desks.secretary.deciding import LOT_SEED
from desktop.desks.secretary.merging import board, projected
from desktop.desks.views import Amended
from desktop.errors import AlqaError
from desktop.intake.source import read_source
from desktop.model.rule import Lot, Rule
from desktop.model.statements import Amendment, Round
from desktop.pages.server import PageServer
from desktop.storage import dossiers, projection, secrets
from desktop.storage.workspace import Workspace
from desktop.trust import texts
from desktop.trust.envelope import Verified


def amend(ws: Workspace, source: Path, reason: str) -> Amended:
    """Sign the next version from a corrected source; reviews of untouched dossiers keep counting.

    Texts of documents taken in before are kept, so that only a real change alters a digest.
    """
    before = open_round(ws, reason)
    with PageServer() as pages:
        prepared = building.prepare(read_source(source, ws.identity, pages, dossiers.texts(ws)))
    if prepared.source.round.id != before.body.round:
        raise AlqaError("round-other", found=prepared.source.round.id, expected=before.body.round)
    with ws.transaction():
        made = amend_prepared(ws, prepared, reason)
        draft_pieces.remember(ws, prepared.source, clock.now())
    return made


def open_round(ws: Workspace, reason: str) -> Verified[Round]:
    """The newest version, if it may be followed by another. Raises `amend-without-reason`,
    `round-closed`."""
    if not reason.strip():
        raise AlqaError("amend-without-reason")
    if board(ws).closed is not None:
        raise AlqaError("round-closed")
    return rounds.current(ws)


def amend_prepared(ws: Workspace, prepared: building.Prepared, reason: str) -> Amended:
    """As `amend`, from a source that was read and encoded already."""
    before = open_round(ws, reason)
    rule, seed = same_lot(ws, prepared.source.round.rule, before.body.rule)
    mandate = rounds.mandate_of(ws)
    body = building.round_body(
        prepared,
        rule,
        mandate,
        version=before.body.version + 1,
        previous=before.digest,
        amendment=Amendment(texts.tidy(reason), [], []),
    )
    refuse_unchanged(before.body, body)
    signed = building.sign_checked(ws.identity, body, mandate, before)
    building.keep(ws, prepared, signed, None, seed)
    projection.replace(ws, projected(board(ws)))
    return difference(before.body, signed)


def same_lot(ws: Workspace, rule: Rule, old: Rule) -> tuple[Rule, str | None]:
    """An amendment keeps the sealed seed: a new seed after marks were seen would choose the lot."""
    had = [step for step in old.tie_break if isinstance(step, Lot)]
    if not had or secrets.get(ws, LOT_SEED) is None:
        return building.sealed_lot(rule)
    steps = [had[0] if isinstance(step, Lot) else step for step in rule.tie_break]
    return msgspec.structs.replace(rule, tie_break=steps), None


def refuse_unchanged(before: Round, body: Round) -> None:
    """A version that says nothing new is a mistake."""
    skip = ("version", "previous", "amendment", "issued")
    fields = [name for name in Round.__struct_fields__ if name not in skip]
    if all(getattr(before, name) == getattr(body, name) for name in fields):
        raise AlqaError("amend-nothing-new", version=before.version)


def difference(before: Round, signed: Verified[Round]) -> Amended:
    """Which dossiers the new version changes, adds, removes."""
    old = {ref.code: ref.digest for ref in before.dossiers}
    new = {ref.code: ref.digest for ref in signed.body.dossiers}
    return Amended(
        version=signed.body.version,
        digest=signed.digest,
        changed=tuple(code for code in new if code in old and new[code] != old[code]),
        added=tuple(code for code in new if code not in old),
        removed=tuple(code for code in old if code not in new),
        rubric_changed=rounds.rubric_digest(before.rubric) != rounds.rubric_digest(signed.body.rubric),
    )
