"""Screenings inside a round: everybody was screened as the checklist asks, and signed by who may.

Pure, like `check`: a reader of the round needs nothing else to check them.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator

from desktop.errors import AlqaError, Fault
from desktop.model.dossier import DossierRef
from desktop.model.screening import SCHEMA, Checklist, Finding, Screened, Screening, Signer
from desktop.model.statements import Round
from desktop.trust import canonical, sshsig
from desktop.trust.identity import Identity


def sign(identity: Identity, statement: Screening) -> Signer:
    """One secretary's signature over a screening."""
    blob = identity.sign(SCHEMA, canonical.encode(statement))
    return Signer(identity.name, identity.key, base64.b64encode(blob).decode("ascii"))


def holds(signer: Signer, statement: Screening) -> bool:
    """Whether a signature is over exactly this screening."""
    try:
        blob = base64.b64decode(signer.sig.encode("ascii"), validate=True)
        sshsig.verify(blob, SCHEMA, canonical.encode(statement), signer.key)
    except (AlqaError, binascii.Error, UnicodeEncodeError):
        return False
    return True


def reason_missing(findings: list[Finding], outcome: str, reason: str) -> bool:
    """Nobody is refused or kept waiting without a reason, nor admitted against a condition."""
    against = any(finding.answer != "yes" for finding in findings)
    return not reason.strip() and (outcome != "admit" or against)


def faults(body: Round) -> list[Fault]:
    """All that is wrong with the screenings of a round; nothing where it has no checklist."""
    if body.checklist is None:
        return [_fault("screening-unasked", ref) for ref in body.dossiers if ref.screening is not None]
    secretaries = {entry.key for entry in body.roster if "secretary" in entry.roles}
    found: list[Fault] = []
    for ref in body.dossiers:
        if ref.screening is None:
            found.append(_fault("screening-missing", ref))
        else:
            found += _said(ref, ref.screening, body.checklist)
            found += _signed(body, ref, ref.screening, body.checklist.signatures, secretaries)
    return found


def _fault(code: str, ref: DossierRef) -> Fault:
    return Fault(code, {"dossier": ref.code})


def _said(ref: DossierRef, screened: Screened, checklist: Checklist) -> Iterator[Fault]:
    if [finding.item for finding in screened.findings] != [item.code for item in checklist.items]:
        yield _fault("screening-conditions", ref)
    if reason_missing(screened.findings, screened.outcome, screened.reason):
        yield _fault("screening-without-reason", ref)
    if screened.outcome == "wait":
        yield _fault("screening-waits", ref)
    elif ref.eligible != (screened.outcome == "admit"):
        yield _fault("screening-otherwise", ref)


def _signed(
    body: Round, ref: DossierRef, screened: Screened, wanted: int, secretaries: set[str]
) -> Iterator[Fault]:
    statement = screened.statement(body.round, ref.code, ref.digest)
    keys = {signer.key for signer in screened.signers}
    if len(keys) != len(screened.signers):
        yield _fault("screening-same-person", ref)
    if len(keys) < wanted:
        yield Fault("screening-signatures", {"dossier": ref.code, "n": len(keys), "wanted": wanted})
    if not keys <= secretaries:
        yield _fault("screening-signer", ref)
    if not all(holds(signer, statement) for signer in screened.signers):
        yield _fault("screening-signature-bad", ref)
