"""What a command hands back, and how it is printed: for a person, or as one JSON document."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TextIO

from desktop.errors import AlqaError, Fault
from desktop.words import Words

DONE, USAGE, REFUSED = 0, 2, 3


@dataclass(frozen=True)
class Answer:
    """The result of a command: `data` for `--json`, `lines` for people, the exit status.

    `faults` are shown on standard error beside the answer (a file refused among good ones).
    """

    data: Any
    lines: tuple[str, ...] = ()
    status: int = DONE
    faults: tuple[Fault, ...] = field(default=())


def show(answer: Answer, words: Words, as_json: bool) -> None:
    """Print an answer to standard output, its faults to standard error."""
    if as_json and answer.data is not None:
        print(json.dumps(answer.data, ensure_ascii=False, indent=1))
    else:
        for line in answer.lines:
            print(line)
    complain(answer.faults, words, sys.stderr)


def refuse(error: AlqaError, words: Words, as_json: bool) -> int:
    """Print what was refused: code, what happened, why, what to do next; returns the exit status."""
    if as_json:
        print(
            json.dumps(
                {"faults": [spoken(fault, words) for fault in error.faults]}, ensure_ascii=False, indent=1
            )
        )
    complain(error.faults, words, sys.stderr)
    return REFUSED


def complain(faults: Iterable[Fault], words: Words, stream: TextIO) -> None:
    """One block of lines for each fault."""
    for fault in faults:
        said = words.fault(fault)
        print(f"{fault.code}: {said.what} {said.why}".rstrip(), file=stream)
        print(f"  → {said.next}", file=stream)


def spoken(fault: Fault, words: Words) -> dict[str, Any]:
    """A fault with its words, for `--json`."""
    said = words.fault(fault)
    return {
        "code": fault.code,
        "args": plain(fault.args),
        "what": said.what,
        "why": said.why,
        "next": said.next,
    }


def plain(value: Any) -> Any:
    """Arguments as JSON can hold them: paths and other values as text."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value if isinstance(value, (str, int, bool, type(None))) else str(value)
