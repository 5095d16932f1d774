"""Writing into PDFs as everyone else sees it: one call, one child, a deadline for every page."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection

import msgspec

from desktop.errors import AlqaError
from desktop.pages.answers import Handle
from desktop.pages.ink_job import Answer, Job, Paper
from desktop.pages.limits import LIMITS, Limits
from desktop.pages.server import PageServer

Report = Callable[[int, int], None]  # pages done, of
START_SECONDS, PAGE_SECONDS, SAVE_SECONDS = 60.0, 20.0, 120.0


def ink(job: Job, report: Report, limits: Limits = LIMITS, page_seconds: float = PAGE_SECONDS) -> bytes:
    """The PDF that a job describes. `report` may raise: the child ends with it.

    Raises `ink-unreadable` (pikepdf cannot use a document), `ink-hangs`, `ink-crashed`, each with the name
    of the document; `document-too-large`.
    """
    if sum(len(part.data) for part in job.parts) > limits.document_bytes:
        raise AlqaError("document-too-large", name=job.title)
    of = sum(len(part.papers) for part in job.parts)
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    seconds = START_SECONDS + SAVE_SECONDS + of * page_seconds
    process = context.Process(
        target=_serve, args=(theirs, limits.child_memory, seconds), name="alqa-ink", daemon=True
    )
    process.start()
    theirs.close()
    try:
        ours.send_bytes(msgspec.msgpack.encode(job))
        return _follow(ours, job, report, page_seconds)
    except OSError:  # it ended before it had read the job
        raise AlqaError("ink-crashed", name=job.title) from None
    finally:
        ours.close()
        process.kill()
        process.join()
        process.close()


def papers(server: PageServer, handle: Handle) -> list[Paper]:
    """How each page of an open document is shown, as PDFium has it. Raises as the page server."""
    return [
        Paper(size.width, size.height, server.transform(handle, page))
        for page, size in enumerate(handle.sizes, 1)
    ]


def _follow(pipe: Connection, job: Job, report: Report, page_seconds: float) -> bytes:
    done, wait = 0, START_SECONDS
    while True:
        name = _name(job, done)
        try:
            if not pipe.poll(wait):
                raise AlqaError("ink-hangs", name=name)
            answer = msgspec.msgpack.decode(pipe.recv_bytes(), type=Answer)
        except (EOFError, OSError, msgspec.MsgspecError):
            raise AlqaError("ink-crashed", name=name) from None
        if answer.refused:
            part = min(max(answer.part, 1), len(job.parts))
            raise AlqaError("ink-unreadable", name=job.parts[part - 1].title)
        if answer.pdf:
            return answer.pdf
        done = answer.done
        report(done, answer.of)
        wait = SAVE_SECONDS if done >= answer.of else page_seconds


def _name(job: Job, done: int) -> str:
    """The document that page number `done` + 1 belongs to."""
    for part in job.parts:
        done -= len(part.papers)
        if done < 0:
            return part.title
    return job.title


def _serve(pipe: Connection, memory: int, seconds: float) -> None:
    """What the child runs. Imported there and not before: the parent never loads pikepdf."""
    from desktop.pages import ink as child

    child.serve(pipe, memory, seconds)
