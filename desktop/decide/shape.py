"""Compare parsed JSON with the type it should have, and report every difference at once.

msgspec's own conversion stops at the first fault; a person who writes a rule by hand wants them all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import NODEFAULT, inspect

from desktop.decide.printable import shown
from desktop.errors import Fault

LARGEST = 2**53 - 1  # whole numbers that every JSON reader keeps exactly


def compare(value: Any, wanted: inspect.Type, where: str = "") -> Iterator[Fault]:
    """Faults of `value` against `wanted` (`msgspec.inspect.type_info`), each with its place."""
    if isinstance(wanted, inspect.UnionType):
        yield from _union(value, wanted, where)
    elif not _fits(value, wanted):
        yield Fault("rule-wrong-type", {"where": where or "rule", "wanted": _name(wanted)})
    elif isinstance(wanted, inspect.StructType):
        yield from _struct(value, wanted, where)
    elif isinstance(wanted, inspect.ListType):
        for index, item in enumerate(value):
            yield from compare(item, wanted.item_type, f"{where}[{index}]")


def _union(value: Any, wanted: inspect.UnionType, where: str) -> Iterator[Fault]:
    for choice in wanted.types:
        if _fits(value, choice):
            yield from compare(value, choice, where)
            return
    names = " | ".join(_name(choice) for choice in wanted.types)
    yield Fault("rule-wrong-type", {"where": where, "wanted": names})


def _struct(value: dict[str, Any], wanted: inspect.StructType, where: str) -> Iterator[Fault]:
    dot = f"{where}." if where else ""
    known = {field.encode_name: field for field in wanted.fields}
    for key in value:
        if key not in known:
            yield Fault("rule-unknown-key", {"where": f"{dot}{shown(key)}"})
    for name, field in known.items():
        if name in value:
            yield from compare(value[name], field.type, f"{dot}{name}")
        elif field.default is NODEFAULT and field.default_factory is NODEFAULT:
            yield Fault("rule-missing", {"where": f"{dot}{name}"})


def _fits(value: Any, wanted: inspect.Type) -> bool:
    """Is it the right sort of thing on the surface? `True` is not a number, `1.0` is not whole."""
    match wanted:
        case inspect.StructType():
            return isinstance(value, dict)
        case inspect.ListType():
            return isinstance(value, list)
        case inspect.LiteralType():
            return isinstance(value, str) and value in wanted.values
        case inspect.StrType():
            return isinstance(value, str)
        case inspect.BoolType():
            return isinstance(value, bool)
        case inspect.IntType():
            return type(value) is int and abs(value) <= LARGEST
        case inspect.NoneType():
            return value is None
    raise RuntimeError(f"no rule uses {wanted}")


def _name(wanted: inspect.Type) -> str:
    match wanted:
        case inspect.LiteralType():
            return " | ".join(f'"{choice}"' for choice in wanted.values)
        case inspect.StructType():
            return "{...}"
        case inspect.ListType():
            return "[...]"
        case inspect.StrType():
            return '"..."'
        case inspect.BoolType():
            return "true | false"
        case inspect.IntType():
            return "0, 1, 2, ..."
    return "null"
