"""Pictures to PDFs as everyone else sees it: one call, one child, one deadline."""

from __future__ import annotations

import multiprocessing
from multiprocessing.connection import Connection

from desktop.errors import AlqaError
from desktop.pages.limits import LIMITS, Limits

SECONDS = 60.0
PIXELS = 120_000_000  # of one frame: A3 at 600 dpi is 70 million


def image_pdf(data: bytes, name: str, limits: Limits = LIMITS, seconds: float = SECONDS) -> bytes:
    """A PDF with one page for each frame. Raises `image-unreadable`, `image-too-large`, `image-hangs`."""
    if len(data) > limits.document_bytes:
        raise AlqaError("document-too-large", name=name)
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(
        target=_serve, args=(theirs, limits.child_memory, seconds), name="alqa-image", daemon=True
    )
    process.start()
    theirs.close()
    try:
        return _answer(ours, data, name, seconds + limits.start_seconds)
    finally:
        ours.close()
        process.kill()
        process.join()
        process.close()


def _answer(pipe: Connection, data: bytes, name: str, seconds: float) -> bytes:
    try:
        pipe.send_bytes(data)
        if not pipe.poll(seconds):
            raise AlqaError("image-hangs", name=name)
        made = pipe.recv_bytes()
    except (EOFError, OSError):
        raise AlqaError("image-unreadable", name=name) from None
    if not made.startswith(b"%PDF-"):
        raise AlqaError("image-too-large" if made == b"image-too-large" else "image-unreadable", name=name)
    return made


def _serve(pipe: Connection, memory: int, seconds: float) -> None:
    """What the child runs. Imported there and not before: the parent never decodes a picture."""
    from desktop.pages import image_child

    image_child.serve(pipe, memory, seconds, PIXELS)
