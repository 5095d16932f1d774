"""Papers of a desk in memory: a real PDF that says what was wished."""

from __future__ import annotations

import io
import threading
from dataclasses import dataclass, field

from reportlab.pdfgen.canvas import Canvas

from desktop.desks.paper_views import Choice, Report, Wish
from desktop.errors import AlqaError
from desktop.model.text import Lang
from desktop.pages.server import PageServer


@dataclass
class MemoryPapers:
    """`wishes` in the order made; while `gate` is closed nothing gets finished."""

    wishes: list[Wish] = field(default_factory=list)
    broken: AlqaError | None = None
    gate: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.gate.set()

    def choices(self, code: str) -> list[Choice]:
        return [
            Choice("a" * 64, "D01", {"en": "Application form", "kk": "Өтінім", "ru": "Заявка"}, 2, 0),
            Choice("b" * 64, "D05", {"en": "Strategy", "kk": "Стратегия", "ru": "Стратегия"}, 3, 4),
        ]

    def make(self, server: PageServer, wish: Wish, report: Report) -> bytes:
        self.wishes.append(wish)
        pages = 2 * len(wish.documents) or 1
        for done in range(pages):
            report(done, pages)
        while not self.gate.wait(0.02):
            report(pages, pages)  # a wish that is dropped ends here
        if self.broken:
            raise self.broken
        out = io.BytesIO()
        canvas = Canvas(out, pagesize=(595, 842))
        for page in range(pages):
            canvas.drawString(72, 700, f"{wish.kind} {wish.code} {page + 1}")
            canvas.showPage()
        canvas.save()
        return out.getvalue()

    def table(self, code: str, lang: Lang) -> bytes:
        return f"{code},{lang}".encode()
