"""The probe: every page of a document is opened, read and drawn small, before anyone relies on it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from desktop.errors import AlqaError, Fault
from desktop.pages.answers import Handle, Size
from desktop.pages.files import foreign, read_document
from desktop.pages.limits import LIMITS
from desktop.pages.server import PageServer

Verdict = Literal["ok", "no-text", "refused"]
THUMB_PIXELS = 160  # the longer side of the trial drawing


class Probe(msgspec.Struct, frozen=True):
    """What the probe found. `chars` counts characters other than white space; `code` is the reason of
    a refusal and `fault` the same with its arguments. `no-text`: it opens, and no page has any text."""

    name: str
    verdict: Verdict
    code: str | None
    pages: int
    chars: int
    sizes: tuple[Size, ...] = ()
    texts: tuple[str, ...] = ()
    fault: Fault | None = None

    @property
    def silent_pages(self) -> list[int]:
        """Pages, from 1, without any text: scans, most likely."""
        return [number for number, text in enumerate(self.texts, 1) if not text.strip()]


def probe(
    server: PageServer,
    source: bytes | Path,
    name: str = "",
    deadline: float | None = None,
    draw: bool = True,
) -> Probe:
    """Probe one document; never raises for a bad one. `deadline`: seconds for each step of the work
    (opening, one page's text, one page's drawing), None for the server's own limits."""
    named = name or (source.name if isinstance(source, Path) else "")
    try:
        named, data = read_document(source, name, LIMITS.document_bytes)
        code = foreign(data, named)
        if code is not None:
            raise AlqaError(code, name=named)
        handle = server.open(data, named, deadline)
        try:
            return _look(server, handle, deadline, draw)
        finally:
            server.close_document(handle)
    except AlqaError as error:
        fault = error.faults[0]
        return Probe(named, "refused", fault.code, 0, 0, fault=fault)


def _look(server: PageServer, handle: Handle, deadline: float | None, draw: bool) -> Probe:
    texts = []
    for number, size in enumerate(handle.sizes, 1):
        texts.append(server.text(handle, number, deadline))
        if draw:
            longer = max(size.width, size.height, 1) / 1000
            server.render(handle, number, THUMB_PIXELS / longer, deadline=deadline)
    chars = sum(len("".join(text.split())) for text in texts)
    verdict: Verdict = "ok" if chars else "no-text"
    return Probe(handle.name, verdict, None, handle.pages, chars, handle.sizes, tuple(texts))
