"""The rule file: bytes to a `Rule`, with everything that is wrong with it listed at once."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from desktop.decide import rule_checks
from desktop.decide.printable import shown
from desktop.decide.shape import compare
from desktop.errors import AlqaError, Fault
from desktop.model.rule import Rule

LIMIT = 1 << 20  # bytes; the largest rule seen in practice is 4 KiB


def parse(data: bytes) -> Rule:
    """The rule in `data` (UTF-8 JSON, decimal numbers as strings).

    Raises `AlqaError` with every fault: no JSON, a key twice, an unknown or missing key, a wrong
    type, and then all that `faults` finds.
    """
    value, twice = _load(data)
    wrong = twice + list(compare(value, msgspec.inspect.type_info(Rule)))
    if wrong:
        raise AlqaError.of(wrong)
    rule = msgspec.convert(value, Rule)
    found = faults(rule)
    if found:
        raise AlqaError.of(found)
    return rule


def faults(rule: Rule) -> list[Fault]:
    """All that a well-formed rule says wrongly: numbers, codes, counts, refused combinations."""
    return rule_checks.check(rule)


def _load(data: bytes) -> tuple[Any, list[Fault]]:
    """Strict JSON and the keys that stand twice in one object. Raises `AlqaError("rule-not-json")`."""
    twice: list[Fault] = []

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _ in items]
        repeated = sorted({key for key in keys if keys.count(key) > 1})
        twice.extend(Fault("rule-key-twice", {"key": shown(key)}) for key in repeated)
        return dict(items)

    if len(data) > LIMIT:
        raise AlqaError("rule-too-large", limit=LIMIT)
    try:
        text = data.decode("utf-8-sig")
        value = json.loads(text, object_pairs_hook=pairs, parse_constant=_no_constant)
        json.dumps(value, ensure_ascii=False).encode()  # half a surrogate pair is no text
        return value, twice
    except (ValueError, RecursionError) as error:
        reason = "UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)
        raise AlqaError("rule-not-json", reason=reason[:200]) from None


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")
