"""A workspace looked over for support: is all of it there and as it was written. Counts, never content.

What is mended is only what takes nothing away: files that no row names. A damaged database, journal or
document is not mended here but brought back from a backup copy.
"""

from __future__ import annotations

from desktop.desks import safekeeping
from desktop.desks.doctor import Finding
from desktop.errors import AlqaError
from desktop.storage import blobs, drafts, journal, statements
from desktop.storage.workspace import DOCUMENTS, Workspace

open_workspace = Workspace.open


def look(ws: Workspace) -> list[Finding]:
    """Database, journal, statements, documents, what a crash left behind."""
    return [
        database(ws),
        chain(ws),
        signed(ws),
        documents(ws),
        Finding("Drafts", True, str(len(drafts.all(ws)))),
        Finding("StrayFiles", not (stray := strays(ws)), str(stray)),
    ]


def repair(ws: Workspace) -> int:
    """Take away files that no row names; how many there were."""
    return blobs.sweep(ws)


def database(ws: Workspace) -> Finding:
    """Every page of it is read."""
    try:
        safekeeping.refuse_unsound(ws)
    except AlqaError as error:
        return Finding("Database", False, error.code)
    return Finding("Database", True, "ok")


def chain(ws: Workspace) -> Finding:
    """Every entry follows from the one before it."""
    try:
        return Finding("Journal", True, journal.verify(ws)[:16])
    except AlqaError as error:
        return Finding("Journal", False, error.code)


def signed(ws: Workspace) -> Finding:
    """Every envelope is verified anew."""
    try:
        return Finding("Statements", True, str(len(statements.verified(ws))))
    except AlqaError as error:
        return Finding("Statements", False, error.code)


def documents(ws: Workspace) -> Finding:
    """Every document is decrypted and compared with its name."""
    held = blobs.all(ws)
    whole = 0
    for sha256 in held:
        try:
            blobs.get(ws, sha256)
        except AlqaError:
            continue
        whole += 1
    return Finding("Documents", whole == len(held), f"{whole} / {len(held)}")


def strays(ws: Workspace) -> int:
    """Files beside the documents that no row names."""
    return sum(1 for _ in (ws.folder / DOCUMENTS).iterdir()) - sum(
        1 for path in blobs.files(ws) if path.is_file()
    )
