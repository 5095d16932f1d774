"""Small checks that collect their faults, so that a person sees all of them at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.errors import Fault
from desktop.model.ids import is_date, is_digest, is_id, is_time
from desktop.model.text import Text
from desktop.trust.keys import is_key, is_recipient
from desktop.trust.texts import line_fault, name_fault, prose_fault

SHOWN_CHARS = 80


class Findings:
    """The faults found so far. `where` is a path into the statement, `roster[3].id`."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def fault(self, code: str, where: str, value: object = "") -> None:
        """Note a fault; the value is shown in ASCII, since it may hold anything."""
        self.faults.append(Fault(code, {"where": where, "value": ascii(value)[:SHOWN_CHARS]}))

    def id(self, value: str, where: str) -> None:
        if not is_id(value):
            self.fault("statement-id", where, value)

    def ids(self, values: Iterable[str], where: str) -> None:
        for value in values:
            self.id(value, where)

    def digest(self, value: str | None, where: str) -> None:
        if value is not None and not is_digest(value):
            self.fault("statement-digest", where, value)

    def key(self, value: str, where: str) -> None:
        if not is_key(value):
            self.fault("key-unsafe", where, value)

    def recipient(self, value: str, where: str) -> None:
        if not is_recipient(value):
            self.fault("statement-recipient", where, value)

    def time(self, value: str, where: str) -> None:
        if not is_time(value):
            self.fault("statement-time", where, value)

    def date(self, value: str | None, where: str) -> None:
        if value is not None and not is_date(value):
            self.fault("statement-time", where, value)

    def count(self, value: int | None, where: str, low: int, high: int = 2**31 - 1) -> None:
        """A whole number within its bounds (or not given)."""
        if value is not None and not low <= value <= high:
            self.fault("statement-range", where, value)

    def name(self, value: str, where: str) -> None:
        self._note(name_fault(value, where))

    def names(self, value: Text, where: str) -> None:
        """A person's name in at least one language."""
        if not value:
            self.fault("statement-empty", where)
        for lang, words in value.items():
            self.name(words, f"{where}.{lang}")

    def line(self, value: str, where: str) -> None:
        self._note(line_fault(value, where))

    def lines(self, value: Text, where: str) -> None:
        for lang, words in value.items():
            self.line(words, f"{where}.{lang}")

    def prose(self, value: str, where: str) -> None:
        self._note(prose_fault(value, where))

    def proses(self, value: Text, where: str) -> None:
        for lang, words in value.items():
            self.prose(words, f"{where}.{lang}")

    def unique(self, values: Sequence[object], where: str, code: str = "statement-duplicate") -> None:
        seen: set[object] = set()
        for value in values:
            if value in seen:
                self.fault(code, where, value)
            seen.add(value)

    def unlike(self, values: Iterable[str], where: str) -> None:
        """Identifiers that differ by more than the case of letters: Windows gives both one file."""
        self.unique([value.lower() for value in values], where)

    def known(self, values: Iterable[str], among: Iterable[str], where: str) -> None:
        admitted = set(among)
        for value in values:
            if value not in admitted:
                self.fault("statement-unknown", where, value)

    def digest_set(self, values: Sequence[str], where: str) -> None:
        """A list that stands for a set of digests: each once, in ascending order."""
        for value in values:
            self.digest(value, where)
        if list(values) != sorted(set(values)):
            self.fault("statement-order", where)

    def filled(self, values: Sequence[object] | Text | str, where: str) -> None:
        if not values:
            self.fault("statement-empty", where)

    def _note(self, fault: Fault | None) -> None:
        if fault is not None:
            self.faults.append(fault)
