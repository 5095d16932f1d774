"""The round of a workspace, for every desk: versions, dossiers, who I am in it."""

from __future__ import annotations

from desktop.errors import AlqaError, Fault
from desktop.merge.rounds import rubric_digest
from desktop.model.people import RosterEntry
from desktop.model.statements import Mandate, Round
from desktop.storage import statements
from desktop.storage.workspace import Workspace
from desktop.trust import authority
from desktop.trust.envelope import Verified

__all__ = ["chain", "check_chain", "current", "mandate_of", "me", "rubric_digest"]


def chain(ws: Workspace) -> list[Verified[Round]]:
    """Every version of the round, the first one first (re-verified, then remembered)."""
    versions: list[Verified[Round]] = ws.remember(
        "rounds", lambda: sorted(statements.verified(ws, "round"), key=lambda v: v.body.version)
    )
    if not versions:
        raise AlqaError("round-missing")
    return versions


def current(ws: Workspace) -> Verified[Round]:
    """The newest version of the round."""
    return chain(ws)[-1]


def mandate_of(ws: Workspace) -> Verified[Mandate] | None:
    """The mandate that the newest version names, when the workspace holds it."""
    named = current(ws).body.mandate
    return next((one for one in statements.verified(ws, "mandate") if one.digest == named), None)


def check_chain(versions: list[Verified[Round]], mandates: list[Verified[Mandate]]) -> list[Fault]:
    """Every version follows the one before and is signed by someone entitled to it."""
    by_digest = {one.digest: one for one in mandates}
    faults: list[Fault] = []
    before: Verified[Round] | None = None
    for version in versions:
        mandate = by_digest.get(version.body.mandate or "")
        if version.body.mandate is not None and mandate is None:
            faults.append(Fault("mandate-missing", {"digest": version.body.mandate}))
        faults += authority.check_round(version, mandate, before)
        before = version
    return faults


def me(ws: Workspace) -> RosterEntry:
    """This identity's entry in the roster; raises `not-on-roster`."""
    for entry in current(ws).body.roster:
        if entry.key == ws.identity.key:
            return entry
    raise AlqaError("not-on-roster", name=ws.identity.name, round=ws.round_id)
