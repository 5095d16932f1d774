"""The two families of errors: `AlqaError` is for people, anything else is our bug.

An `AlqaError` carries faults. A fault is a stable code with arguments and nothing else: the words
(what happened, why, what to do next, in three languages) live in `resources/words/errors.json`
and belong to `ui/` and `cli/`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: a stable code and the arguments its words need."""

    code: str
    args: dict[str, Any] = field(default_factory=dict)


class AlqaError(Exception):
    """Bad input, a wrong file, a locked workspace, a full disk: something a person can act on.

    Raise `AlqaError("file-not-found", path=...)` for one fault, `AlqaError.of(faults)` for
    several: a check that finds many faults reports all of them at once.
    """

    def __init__(self, code: str, /, **args: Any) -> None:
        super().__init__(code)
        self.faults: tuple[Fault, ...] = (Fault(code, args),)

    @classmethod
    def of(cls, faults: list[Fault] | tuple[Fault, ...]) -> AlqaError:
        """An error with all of `faults` (at least one), in the order given."""
        if not faults:
            raise RuntimeError("AlqaError.of needs at least one fault")
        error = cls(faults[0].code, **faults[0].args)
        error.faults = tuple(faults)
        return error

    @property
    def code(self) -> str:
        return self.faults[0].code

    @property
    def args_of(self) -> dict[str, Any]:
        return self.faults[0].args

    def __str__(self) -> str:
        return "; ".join(f"{f.code} {f.args}" if f.args else f.code for f in self.faults)
