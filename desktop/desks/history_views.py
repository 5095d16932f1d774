"""The steps of a history and how they are said: light, for windows as for the command line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from desktop.words import Words

GROUPED: Final = {
    "prepare": ("round", "draft", "draft-undo", "draft-redo", "pack", "pack-taken", "pack-taken-back"),
    "collect": ("merge", "receipts", "proxy", "opening"),
    "decide": ("sitting", "decide", "cosigned"),
    "leave": ("protocol", "record", "export"),
    "score": ("cell", "note", "note-moved", "undo", "redo", "hand-in"),
}
GROUPS: Final = {kind: group for group, kinds in GROUPED.items() for kind in kinds}
OTHER: Final = "other"
CODED: Final = frozenset(["state", "what", "act", "field"])  # facts whose values are codes of ours


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of the journal, ready to be said: `about` are its facts as (name, value), values that
    are codes of ours with the name of their list in front (`"state:accepted"`)."""

    seq: int
    at: str
    who: str
    kind: str
    group: str
    about: tuple[tuple[str, str], ...]
    hash: str


@dataclass(frozen=True, slots=True)
class History:
    """The steps, the oldest first, and the head of the chain that was verified over all of them. `said`:
    what is said of each step in every language, of one case: to be searched while one types."""

    steps: tuple[Step, ...]
    head: str
    said: tuple[str, ...] = ()


def title(step: Step, say: Words) -> str:
    """What was done, in words; a kind that this program does not know is shown by its code."""
    key = f"history.kind.{step.kind}"
    return say(key) if key in say else step.kind


def details(step: Step, say: Words) -> str:
    """The facts of a step on one line."""
    return " · ".join(_fact(name, value, say) for name, value in step.about)


def _fact(name: str, value: str, say: Words) -> str:
    label = f"history.fact.{name}"
    listed, colon, code = value.partition(":")
    if colon and (name in CODED or name == "change"):
        word, _, rest = code.partition(" ")
        key = f"history.{listed}.{word}"
        value = f"{say(key) if key in say else word} {rest}".strip()
    return say("history.fact", label=say(label), value=value) if label in say else value


def said_of(step: Step, voices: Iterable[Words]) -> str:
    """Everything by which a step is found."""
    spoken = [f"{title(step, say)} {details(step, say)}" for say in voices]
    return " ".join([*spoken, step.who, step.at, step.hash, str(step.seq)]).casefold()


def matches(said: str, text: str) -> bool:
    """Whether every word typed stands somewhere in what is said of a step."""
    return all(word in said for word in text.casefold().split())
