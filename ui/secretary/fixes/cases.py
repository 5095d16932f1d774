"""What can go wrong after the round is signed, and the steps out of it: each names who does it and where."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """A step: its words, and the room in which it is done ("" when it is done elsewhere)."""

    key: str
    room: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A case: its key (for words), an icon, its steps."""

    key: str
    icon: str
    steps: tuple[Step, ...]


PROXY = "laptop"
CASES = (
    Case(
        PROXY,
        "laptop-minimal",
        (Step("print"), Step("type"), Step("scan"), Step("witness")),
    ),
    Case(
        "passphrase",
        "key-round",
        (Step("recovery"), Step("else_lost")),
    ),
    Case(
        "key",
        "key-square",
        (Step("revoke"), Step("new_card", "people"), Step("version", "round"), Step("pack", "packs")),
    ),
    Case(
        "member",
        "user-round-x",
        (Step("replace"), Step("seat", "people"), Step("version", "round"), Step("pack", "packs")),
    ),
    Case(
        "document",
        "file-pen-line",
        (Step("mend", "dossiers"), Step("version", "round"), Step("pack", "packs"), Step("again", "board")),
    ),
    Case(
        "conflict",
        "user-round-minus",
        (Step("declared"), Step("counted", "board")),
    ),
)
