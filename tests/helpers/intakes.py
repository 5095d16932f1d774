"""A draft of a small round with two secretaries, and papers as applicants hand them in."""

from __future__ import annotations

import io
from pathlib import Path

import msgspec
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from desktop.desks import people
from desktop.desks.secretary import drafting
from desktop.desks.secretary.draft_pieces import CARD, packed
from desktop.intake.round_file import Seat
from desktop.model.screening import Checklist, Item
from desktop.storage import draft
from desktop.storage.workspace import Workspace
from desktop.trust.kdf import Cost
from tests.helpers.registers import round_file

FORM = "Application form of the cluster with enough words to be English text"
WORD, LIGHT = "word", Cost(1, 8 * 1024 * 1024)
NAMES = ("one", "two", "member")
CHECKLIST = Checklist(
    [
        Item("V1", {"ru": "Несырьевой сектор"}, documents=["D01"]),
        Item("V2", {"ru": "Письма"}, documents=["D09"]),
    ],
    2,
)


def make_keys(folder: Path) -> Path:
    """Key files and cards of two secretaries and a member, quickly unlocked."""
    for name in NAMES:
        people.new_identity(name, folder, WORD, LIGHT)
    return folder


def begin(keys: Path, folder: Path) -> Workspace:
    """A workspace with the draft of a round and no applications."""
    seats = [
        Seat("s1", "one.alqa-card", {"ru": "Один"}, ["secretary"]),
        Seat("s2", "two.alqa-card", {"ru": "Два"}, ["secretary"]),
        Seat("m1", "member.alqa-card", {"ru": "Три"}, ["commissioner", "chair"]),
    ]
    said = msgspec.structs.replace(round_file(), roster=seats, checklist=CHECKLIST)
    made = drafting.start(keys / "one.alqa-key", WORD, folder, said)
    for seat in seats:
        draft.put(made, CARD, seat.id, packed((keys / seat.card).read_bytes()), "2026-11-25T00:00:00Z")
    return made


def paper(text: str, pages: int = 1) -> bytes:
    """A PDF with text."""
    out = io.BytesIO()
    sheet = Canvas(out, invariant=True)
    for _ in range(pages):
        sheet.drawString(72, 720, text)
        sheet.showPage()
    sheet.save()
    return out.getvalue()


def scan() -> bytes:
    """A picture without text."""
    out = io.BytesIO()
    Image.new("RGB", (60, 90), "white").save(out, "PNG")
    return out.getvalue()


def folders(root: Path) -> Path:
    """Two applications as people keep them: a scan, a twin, a text, a file nobody knows."""
    files = {
        "ALM-01 Жетысу/D01.pdf": paper(FORM),
        "ALM-01 Жетысу/письмо акима.png": scan(),
        "ALM-01 Жетысу/readme.txt": b"text",
        "ALM-01 Жетысу/IMG_1.jpg": scan(),
        "Ала/заявка.pdf": paper(FORM),
        "Ала/устав.pdf": b"%PDF-1.4 torn",
    }
    for name, data in files.items():
        path = root / "drop" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return root / "drop"
