"""Canonical JSON: one value has one byte form, so that what is signed can be compared and rebuilt.

The form: ASCII only, object keys sorted by code point, no spaces, no line feed, integers of at most
53 bits, no floating point, everything outside ASCII as `\\uXXXX` in lower case. A reader re-writes what
it parsed and compares bytes, which refuses duplicate keys, spaces, other escapes and other orders at
once; the remaining checks give each kind of damage its own code.
"""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn, TypeVar

import msgspec

from desktop.errors import AlqaError
from desktop.trust import limits

T = TypeVar("T")

STRING = re.compile(rb'"(?:[^"\\]|\\.)*"')
LARGEST = 2**limits.INTEGER_BITS - 1
INTEGER_DIGITS = 17  # a sign and the 16 digits of 2**53


class _Refused(ValueError):
    """Carries a code out of the hooks of the JSON reader."""

    def __init__(self, code: str, **args: Any) -> None:
        super().__init__(code)
        self.error = AlqaError(code, **args)


def encode(value: object) -> bytes:
    """The canonical bytes of a noun, a dict or a list. A float or a lone surrogate is our bug
    (`RuntimeError`): nothing that travels may hold one."""
    built = msgspec.to_builtins(value)
    try:
        data = _dump(built)
        _refuse_lone_surrogates(built, data)
    except _Refused as refused:
        raise RuntimeError(f"not canonical JSON: {refused.error}") from refused
    if _holds_float(built):
        raise RuntimeError("not canonical JSON: a float")
    return data


def parse(data: bytes, limit: int = limits.PAYLOAD_BYTES) -> object:
    """The value of canonical JSON bytes. Raises `AlqaError` with a `payload-*` code."""
    if len(data) > limit:
        raise AlqaError("payload-too-large", bytes=len(data), limit=limit)
    if not data.isascii():
        raise AlqaError("payload-not-ascii", offset=next(i for i, b in enumerate(data) if b > 127))
    _refuse_depth(data)
    value = _load(data)
    if _dump(value) != data:
        raise AlqaError("payload-not-canonical")
    return value


def decode(data: bytes, type_: type[T], limit: int = limits.PAYLOAD_BYTES) -> T:
    """Canonical bytes as a noun. Besides `parse`: `payload-schema` (with the place) when a field is
    unknown, missing or of another type; a boolean is no integer."""
    return convert(parse(data, limit), type_)


def convert(value: object, type_: type[T]) -> T:
    """A parsed value as a noun; `payload-schema` if it is none."""
    try:
        return msgspec.convert(value, type_, strict=True)
    except msgspec.ValidationError as error:
        raise AlqaError("payload-schema", where=str(error)) from error


def _dump(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode("ascii")


def _load(data: bytes) -> object:
    try:
        value: object = json.loads(
            data.decode("ascii"),
            object_pairs_hook=_object,
            parse_int=_integer,
            parse_float=_no_float,
            parse_constant=_no_constant,
        )
        _refuse_lone_surrogates(value, data)
    except _Refused as refused:
        raise refused.error from None
    except json.JSONDecodeError as error:
        raise AlqaError("payload-not-json", offset=error.pos) from error
    return value


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    built = dict(pairs)
    if len(built) != len(pairs):
        keys = [key for key, _ in pairs]
        raise _Refused("payload-duplicate-key", key=ascii(next(k for k in keys if keys.count(k) > 1)))
    return built


def _integer(text: str) -> int:
    if len(text) > INTEGER_DIGITS or abs(int(text)) > LARGEST:
        raise _Refused("payload-number", number=text[:40])
    return int(text)


def _no_float(text: str) -> NoReturn:
    raise _Refused("payload-number", number=text[:40])


def _no_constant(text: str) -> NoReturn:
    raise _Refused("payload-number", number=text)


def _refuse_depth(data: bytes) -> None:
    """Before the parser recurses; brackets inside strings do not count."""
    if data.count(b"[") + data.count(b"{") <= limits.PAYLOAD_DEPTH:
        return
    depth = 0
    for byte in re.findall(rb"[\[\]{}]", STRING.sub(b"", data)):
        depth += 1 if byte in b"[{" else -1
        if depth > limits.PAYLOAD_DEPTH:
            raise AlqaError("payload-too-deep", limit=limits.PAYLOAD_DEPTH)


def _refuse_lone_surrogates(value: object, data: bytes) -> None:
    if b"\\ud" not in data.lower():
        return
    try:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        raise _Refused("payload-surrogate") from None


def _holds_float(value: object) -> bool:
    if isinstance(value, dict):
        return any(map(_holds_float, value.values()))
    if isinstance(value, (list, tuple)):
        return any(map(_holds_float, value))
    return isinstance(value, float)
