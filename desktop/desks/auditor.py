"""What anyone can do with a decision record: check all of it, unpack it, co-sign it."""

from __future__ import annotations

from pathlib import Path

from desktop.desks import people
from desktop.desks.record_checks import Evidence, checks_of
from desktop.desks.views import Check, Verdict
from desktop.errors import AlqaError
from desktop.exchange import record
from desktop.exchange import unpack as unpacking
from desktop.model.statements import Decision, Round
from desktop.trust import authority, envelope

# What the disk says is not the record's fault: such an error is raised, everything else is a check.
DISK = frozenset(
    ["file-not-found", "file-is-folder", "file-too-large", "no-permission", "read-only", "disk-error"]
)


def verify(path: Path, trust: Path | None = None, round_digest: str | None = None) -> Verdict:
    """Every check of a record, in its order; later checks need the earlier ones to hold.

    `trust` is the organisation's card, from outside the record; `round_digest` pins the version of
    the round that decided. Without either the verdict is "consistent, authority not checked".
    """
    card = people.party_of(trust) if trust else None
    try:
        contents = record.read_record(path)
    except AlqaError as error:
        if error.code in DISK:
            raise
        return Verdict((Check("form", False, {"found": damage(error)}),), False)
    evidence = Evidence(contents, card.key if card else None, round_digest)
    checks = (Check("form", True, {}), *checks_of(evidence))
    pinned = card is not None or round_digest is not None
    return Verdict(checks, pinned and all(one.ok for one in checks))


def decided(path: Path) -> tuple[Decision, Round] | None:
    """The decision of a record and the version of the round that it decides on, to be shown beside the
    checks; None where the record does not hold both."""
    try:
        contents = record.read_record(path)
    except AlqaError:
        return None
    decisions = contents.of("decision")
    deciding = [one for one in contents.of("round") if len(decisions) == 1]
    found = next((one for one in deciding if one.digest == decisions[0].body.round_digest), None)
    return (decisions[0].body, found.body) if found is not None else None


def damage(error: AlqaError) -> str:
    """Which member is damaged and how, as codes: `statements/... (signature-invalid)`."""
    first = error.faults[0]
    member = first.args.get("member")
    reasons = " ".join(dict.fromkeys(fault.code for fault in error.faults if fault.code != "record-member"))
    return f"{member} ({reasons or first.args.get('reason')})" if member else reasons


def unpack(path: Path, folder: Path) -> list[str]:
    """Plain files for `ssh-keygen`; returns the names of all files written."""
    unpacking.unpack(path, folder)
    return sorted(one.name for one in folder.iterdir())


def cosign_record(path: Path, key_file: Path, passphrase: str, out: Path) -> str:
    """Add this person's signature to the decision; returns the decision's digest.

    Raises `cosign-not-entitled` when the key is not on the round's roster.
    """
    me, _ = people.load(key_file, passphrase)
    contents = record.read_record(path)
    decisions = contents.of("decision")
    if len(decisions) != 1:
        raise AlqaError("record-without-decision", path=path.name)
    signed = envelope.verify(envelope.cosign(envelope.read(decisions[0].envelope), me), Decision)
    deciding = next(one for one in contents.of("round") if one.digest == signed.body.round_digest)
    if authority.signer_faults(signed, deciding.body):
        raise AlqaError("cosign-not-entitled", name=me.name)
    others = [one for one in contents.statements if one.kind != "decision"]
    kept = sorted([*others, signed], key=lambda one: one.digest)
    record.write_record(out, record.RecordContents(tuple(kept), contents.dossiers))
    return signed.digest
