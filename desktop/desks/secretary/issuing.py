"""What a secretary sends back or enters: receipts, requests to authors of forks, proxy sheets."""

from __future__ import annotations

from pathlib import Path

from desktop import clock
from desktop.desks import rounds
from desktop.desks.secretary.merging import board
from desktop.errors import AlqaError
from desktop.exchange import files
from desktop.exchange import statements as statement_files
from desktop.intake.scoresheet import SheetLine, read_scoresheet
from desktop.merge.views import Fork
from desktop.model.review import Review
from desktop.model.statements import Proxy, Receipt, Request, Round, Scores
from desktop.storage import journal, statements
from desktop.storage.workspace import Workspace
from desktop.trust import authority, envelope, texts
from desktop.trust.envelope import Verified

SCAN_LIMIT = 256 * 1024 * 1024


def export_receipts(ws: Workspace, out: Path) -> list[Path]:
    """Write one `.alqa-receipt` for each bundle on the board; a receipt given before is not given anew."""
    files.ensure_folder(out)
    head = journal.head(ws)
    paths = []
    for bundle in statements.verified(ws, "scores"):
        path = out / f"{bundle.body.reviewer}-{bundle.body.sequence}-{bundle.digest[:8]}.alqa-receipt"
        if not path.exists():
            statement_files.write_statement(path, envelope.sign(ws.identity, receipt_of(ws, bundle, head)))
        paths.append(path)
    journal.append(ws, "receipts", {"count": len(paths)}, clock.now())
    return paths


def receipt_of(ws: Workspace, bundle: Verified[Scores], head: str) -> Receipt:
    """A receipt names the bundle by digest and the head of the board's journal."""
    body = bundle.body
    return Receipt(
        "alqa.receipt.v1", ws.round_id, body.reviewer, bundle.digest, body.sequence, head, clock.now()
    )


def export_requests(ws: Workspace, out: Path) -> list[Path]:
    """Write one `.alqa-request` for each author of a fork."""
    files.ensure_folder(out)
    paths = []
    for fork in board(ws).forks:
        if not fork.proxy:
            path = out / f"{fork.reviewer}.alqa-request"
            statement_files.write_statement(
                path, envelope.sign(ws.identity, request_of(ws, fork)), replace=True
            )
            paths.append(path)
    return paths


def request_of(ws: Workspace, fork: Fork) -> Request:
    """The question: which of these bundles stands?"""
    return Request("alqa.request.v1", ws.round_id, fork.reviewer, sorted(fork.digests), clock.now())


def add_proxy(ws: Workspace, sheet: Path, reviewer: str, scan: Path, out: Path) -> str:
    """Enter paper sheets for a member without a laptop; the file then needs a witness's signature.

    Raises `proxy-not-allowed` unless the round allows it; returns the statement's digest.
    """
    current = rounds.current(ws)
    if not current.body.visibility.proxies:
        raise AlqaError("proxy-not-allowed", reviewer=reviewer)
    entry = authority.entry_of(current.body, reviewer)
    if entry is None:
        raise AlqaError("reviewer-unknown", reviewer=reviewer)
    assigned = next((one.dossiers for one in current.body.assignment if one.reviewer == reviewer), [])
    lines = read_scoresheet(sheet, current.body.rule, assigned)
    scanned = files.file_digest(scan)
    body = Proxy(
        "alqa.proxy.v1",
        ws.round_id,
        current.digest,
        reviewer,
        [review_of(current.body, line) for line in lines if not line.recused],
        scanned,
        texts.tidy(scan.name),
        sorted({one.recipient for one in current.body.roster if set(one.roles) != {"observer"}}),
        clock.now(),
    )
    env = envelope.sign(ws.identity, body)
    statement_files.write_sealed(out, env, body.recipients)
    said = {"reviewer": reviewer, "digest": env.digest, "scan": scanned, "sheets": len(body.reviews)}
    journal.append(ws, "proxy", said, clock.now())
    return env.digest


def review_of(body: Round, line: SheetLine) -> Review:
    """A line of the typed sheet as a review of the current version."""
    digest = next(ref.digest for ref in body.dossiers if ref.code == line.dossier)
    return Review(
        dossier=line.dossier,
        dossier_digest=digest,
        rubric_digest=rounds.rubric_digest(body.rubric),
        position=None,
        marks=line.marks,
        comments={},
        for_commission=texts.tidy(line.comment),
        for_applicant="",
        recommendation=None,
    )
