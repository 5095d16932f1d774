"""A rubric with its decision rule as a file of its own: templates, and what one round hands to another.

JSON as below (schema `alqa.rubric.v1`), or the same as a workbook (`rubric_book`). What the rubric and the
rule name besides themselves may stand with them: sectors, regions, grounds, kinds of documents. A seed of
the lot never does: it belongs to one round.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Literal, get_args, get_type_hints

import msgspec

from desktop.decide.shape import compare
from desktop.errors import AlqaError, Fault
from desktop.intake.round_file import Paper
from desktop.model.base import Noun
from desktop.model.rubric import Rubric
from desktop.model.rule import Lot, Rule
from desktop.model.text import Text

MOST_BYTES = 4 * 1024 * 1024
LARGEST_TEXT = 32_000  # characters: more would not fit into a cell of a workbook


class RubricFile(Noun, frozen=True, omit_defaults=True):
    """A rubric that can be taken into any round; `about` says where it comes from."""

    schema: Literal["alqa.rubric.v1"]
    title: Text
    rubric: Rubric
    rule: Rule
    about: Text = {}
    weight_total: str | None = None
    sectors: dict[str, Text] = {}
    regions: dict[str, Text] = {}
    grounds: dict[str, Text] = {}
    documents: list[Paper] = []


def without_seed(rule: Rule) -> Rule:
    """The rule with an empty seed where it draws a lot."""
    steps = [step if isinstance(step, str) else Lot("") for step in rule.tie_break]
    return msgspec.structs.replace(rule, tie_break=steps)


def encode(found: RubricFile) -> bytes:
    """JSON for people and machines: every text in its own letters, one value a line, no seed."""
    clean = msgspec.structs.replace(found, rule=without_seed(found.rule))
    value = msgspec.to_builtins(clean)
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def parse(data: bytes, name: str) -> RubricFile:
    """The rubric in the bytes of a file of this `name`. AlqaError with every fault and its place: no JSON,
    a key twice, an unknown or missing field, a value of another kind. What a sound file says wrongly (a
    weight of "x") is not refused here: it becomes a complaint where it can be put right."""
    value = _json(data, name)
    faults = list(_faults(value, name))
    if faults:
        raise AlqaError.of(faults)
    try:
        return msgspec.convert(value, RubricFile)
    except msgspec.ValidationError as error:
        raise AlqaError("rubric-file-shape", file=name, where="", reason=str(error)[:200]) from None


def _json(data: bytes, name: str) -> dict[str, Any]:
    if len(data) > MOST_BYTES:
        raise AlqaError("rubric-file-not-json", file=name, reason=f"{len(data)} > {MOST_BYTES}")
    try:
        value = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_constant)
        json.dumps(value, ensure_ascii=False).encode()  # half a surrogate pair is no text
    except (ValueError, RecursionError) as error:
        raise AlqaError("rubric-file-not-json", file=name, reason=str(error)[:200]) from None
    if not isinstance(value, dict):
        raise AlqaError("rubric-file-not-json", file=name, reason="{ }")
    return value


def _once(items: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key for key, _ in items]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise ValueError(f"{twice[0]!r} stands twice")
    return dict(items)


def _constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def _faults(value: dict[str, Any], name: str) -> Iterator[Fault]:
    if value.get("schema") != "alqa.rubric.v1":
        yield Fault("rubric-file-schema", {"file": name})
    yield from _fields(value, RubricFile, "", name)


def _fields(value: dict[str, Any], wanted: type, where: str, name: str) -> Iterator[Fault]:
    """Field by field and item by item, because one conversion stops at the first fault."""
    hints = get_type_hints(wanted)
    needed = {field.encode_name for field in msgspec.structs.fields(wanted) if field.required}
    dot = f"{where}." if where else ""
    for key in sorted(set(value) - set(hints)):
        yield Fault("rubric-file-unknown", {"file": name, "where": dot + ascii(key)[1:-1]})
    for key in sorted(needed - set(value)):
        yield Fault("rubric-file-missing", {"file": name, "where": dot + key})
    for key in (key for key in hints if key in value):
        yield from _value(value[key], hints[key], dot + key, name)


def _value(value: Any, wanted: Any, where: str, name: str) -> Iterator[Fault]:
    if wanted is Rule:
        for fault in compare(value, msgspec.inspect.type_info(Rule), where):
            yield Fault(fault.code, fault.args)
    elif isinstance(wanted, type) and issubclass(wanted, msgspec.Struct) and isinstance(value, dict):
        yield from _fields(value, wanted, where, name)
    elif isinstance(value, list) and len(get_args(wanted)) == 1:
        for at, item in enumerate(value):
            yield from _value(item, get_args(wanted)[0], f"{where}[{at}]", name)
    else:
        yield from _plain(value, wanted, where, name)


def _plain(value: Any, wanted: Any, where: str, name: str) -> Iterator[Fault]:
    try:
        msgspec.convert(value, wanted)
    except msgspec.ValidationError as error:
        yield Fault("rubric-file-shape", {"file": name, "where": where, "reason": str(error)[:200]})
