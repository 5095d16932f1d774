"""The child process: reads one request at a time from a pipe, asks PDFium, answers.

Requests and answers are JSON lines in messages (never pickles: an exploited child must not run code
in its parent). Bytes of documents come in, and pictures go out, through shared memory. The child
opens no file and no socket; on POSIX it also gives up the right to write files, to leave a core dump
(which would hold clear text) and to use more memory or processor time than was agreed.
"""

from __future__ import annotations

import ctypes
import json
import signal
from multiprocessing.connection import Connection
from multiprocessing.shared_memory import SharedMemory
from typing import Any

from desktop.pages import engine
from desktop.pages.rights import allow_seconds, give_up_rights

Answer = dict[str, Any]


def serve(pipe: Connection, memory: int) -> None:
    """Serve until the parent closes the pipe. `memory`: bytes of address space (POSIX)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is the parent's business
    give_up_rights(memory)
    desk = Desk()
    pipe.send_bytes(b"{}")
    while True:
        try:
            request = json.loads(pipe.recv_bytes())
        except (EOFError, OSError):
            return
        allow_seconds(request.get("seconds", 60))
        pipe.send_bytes(json.dumps(desk.answer(request)).encode("ascii"))


class Desk:
    """The open documents of this child and the buffers for pictures."""

    def __init__(self) -> None:
        self._documents: dict[int, Any] = {}
        self._buffers: dict[int, SharedMemory] = {}

    def answer(self, request: dict[str, Any]) -> Answer:
        """Do what `request["do"]` says; a refusal is `{"refused": code}`."""
        try:
            return dict(getattr(self, "do_" + request["do"])(request))
        except engine.Refused as refusal:
            return {"refused": str(refusal)}
        except MemoryError:
            return {"refused": "document-too-large"}

    def do_open(self, request: dict[str, Any]) -> Answer:
        block = SharedMemory(request["block"])
        data = bytes(memoryview(block.buf or b"")[: request["size"]])
        block.close()
        document = engine.load(data, request["pages"])
        self._documents[request["number"]] = document
        return {"sizes": engine.sizes(document)}

    def do_close(self, request: dict[str, Any]) -> Answer:
        document = self._documents.pop(request["number"], None)
        if document is not None:
            document.close()
        return {}

    def do_outline(self, request: dict[str, Any]) -> Answer:
        return {"outline": engine.outline(self._documents[request["number"]], request["most"])}

    def do_text(self, request: dict[str, Any]) -> Answer:
        page = self._page(request)
        text = page.get_textpage()
        return {"text": engine.characters(text, request["most"])}

    def do_boxes(self, request: dict[str, Any]) -> Answer:
        page = self._page(request)
        text = page.get_textpage()
        words = engine.characters(text, request["most"])
        return {"text": words, "boxes": engine.boxes(page, text)}

    def do_paper(self, request: dict[str, Any]) -> Answer:
        return {"paper": list(engine.paper_of(self._page(request)))}

    def do_links(self, request: dict[str, Any]) -> Answer:
        document = self._documents[request["number"]]
        return {"links": engine.links(document, self._page(request), request["most"])}

    def do_draw(self, request: dict[str, Any]) -> Answer:
        page, rotation = self._page(request), request["rotation"]
        width, height, scale = engine.fit(page.get_size(), request["scale"], rotation, request["most"])
        need = width * height * 4
        memory = self._memory(request)
        if memory.size < need:
            return {"need": need}  # the parent hands over a larger buffer and asks again
        buffer = (ctypes.c_ubyte * need).from_buffer(memoryview(memory.buf or b""))
        try:
            engine.draw(page, buffer, width, height, rotation)
        finally:
            del buffer  # a living export would keep the shared memory from being closed
        return {"width": width, "height": height, "scale": scale}

    def _memory(self, request: dict[str, Any]) -> SharedMemory:
        """The buffer to draw into; those that the parent has closed are closed here too."""
        for number in request["gone"]:
            gone = self._buffers.pop(number, None)
            if gone is not None:
                gone.close()
        if request["block"] is not None:
            self._buffers[request["buffer"]] = SharedMemory(request["block"])
        return self._buffers[request["buffer"]]

    def _page(self, request: dict[str, Any]) -> Any:
        return engine.page(self._documents[request["number"]], request["page"] - 1)
