"""The strict reader, its one byte form, and third-party JSON files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import AlqaError
from desktop.model.base import Noun
from desktop.trust import limits
from desktop.trust.canonical import decode, encode, parse
from desktop.trust.digest import comparison_code, list_digest, sha256_hex
from tests.helpers import world

LARGEST = 2**53 - 1
words = st.text(st.characters(exclude_categories=["Cs"]))
values = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=20,
)


class Thing(Noun, frozen=True):
    count: int
    flag: bool


@given(values)
def test_there_and_back(value: object) -> None:
    data = encode(value)
    assert parse(data) == value
    assert data.isascii()
    assert b"\n" not in data


def refusal(data: bytes) -> str | None:
    """The code with which `data` is refused, or None."""
    try:
        parse(data)
    except AlqaError as error:
        return error.code
    return None


@given(st.binary(max_size=60) | st.from_regex(rb"[\[\]{}\",:0-9tfn\\u]{0,12}"))
def test_any_bytes_are_refused_or_canonical(data: bytes) -> None:
    code = refusal(data)
    assert code.startswith("payload-") if code else encode(parse(data)) == data


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b'{"a":1,"a":2}', "payload-duplicate-key"),
        (b"NaN", "payload-number"),
        (b"[Infinity]", "payload-number"),
        (b"1e400", "payload-number"),
        (b"1.0", "payload-number"),
        (b"9007199254740992", "payload-number"),
        (b"9" * 5000, "payload-number"),
        (b"-0", "payload-not-canonical"),
        (b"[1, 2]", "payload-not-canonical"),
        (b'{"b":1,"a":2}', "payload-not-canonical"),
        (b'"\\u0041"', "payload-not-canonical"),
        (b'"\\u04D8"', "payload-not-canonical"),
        (b"{}\n", "payload-not-canonical"),
        ('"Ә"'.encode(), "payload-not-ascii"),
        (b"\xef\xbb\xbf{}", "payload-not-ascii"),
        (b'"\\ud83d"', "payload-surrogate"),
        (b"[" * 33 + b"]" * 33, "payload-too-deep"),
        (b"[" * 1_000_000, "payload-too-deep"),
        (b"{", "payload-not-json"),
        (b"", "payload-not-json"),
    ],
)
def test_each_damage_has_its_code(data: bytes, code: str) -> None:
    with pytest.raises(AlqaError) as caught:
        parse(data)
    assert caught.value.code == code


def test_brackets_in_strings_are_no_depth() -> None:
    assert parse(encode(["[" * 100, '"{[' * 50]))
    assert parse(b"[" * 32 + b"]" * 32)


def test_size_is_limited() -> None:
    with pytest.raises(AlqaError) as caught:
        parse(b"0" * 11, limit=10)
    assert caught.value.code == "payload-too-large"


@pytest.mark.parametrize(
    "data",
    [
        b'{"count":true,"flag":true}',
        b'{"count":1,"flag":1}',
        b'{"count":1}',
        b'{"count":1,"flag":true,"more":0}',
        b'{"count":null,"flag":true}',
        b'{"count":"1","flag":true}',
        b"[]",
    ],
)
def test_schema_is_strict(data: bytes) -> None:
    with pytest.raises(AlqaError) as caught:
        decode(data, Thing)
    assert caught.value.code == "payload-schema"
    assert decode(b'{"count":1,"flag":true}', Thing) == Thing(1, True)


@pytest.mark.parametrize("value", [1.5, [float("nan")], {"a": "\ud800"}])
def test_writing_what_may_not_travel_is_our_bug(value: object) -> None:
    with pytest.raises(RuntimeError):
        encode(value)


def test_third_party_files_are_refused_or_decided() -> None:
    """n_: refused tidily. y_ and i_: parsed, or refused for a reason other than not being JSON.

    Of the i_ files ours refuses all: they hold what is not ASCII, lone surrogates, huge numbers or depth.
    """
    folder = world.corpus("json", "JSONTestSuite", "test_parsing")
    files = sorted(folder.glob("*.json"))
    assert len(files) == 78
    for path in files:
        code = refusal(path.read_bytes())
        if code is None:
            assert path.name.startswith("y_"), path.name
        else:
            assert code.startswith("payload-"), path.name
            assert code != "payload-not-json" or not path.name.startswith("y_"), path.name


def test_rfc_8785_agrees_where_both_speak() -> None:
    """RFC 8785 differs by design: it writes UTF-8 and sorts by UTF-16; ours writes ASCII and sorts by
    code point, and admits no fractions. What applies: its outputs parse, and where all is ASCII and
    whole numbers, both have the same bytes."""
    folder = world.corpus("jcs", "json-canonicalization")
    outputs = sorted(folder.rglob("output/*.json"))
    assert outputs
    codes = [refusal(path.read_bytes()) for path in outputs]
    assert set(codes) <= {None, "payload-not-ascii", "payload-number", "payload-not-canonical"}
    for path, code in zip(outputs, codes, strict=True):
        if code is None:
            again = json.dumps(json.loads(path.read_bytes()), sort_keys=True, separators=(",", ":"))
            assert again.encode() == path.read_bytes()


def test_comparison_code_by_hand() -> None:
    assert comparison_code("0" * 63 + "7") == "00000 00000 00000 00000 00000 00000 00000 00007"
    whole = int("f" * 64, 16) % 10**40
    assert comparison_code("f" * 64).replace(" ", "") == f"{whole:040d}"
    text = (Path(__file__).parents[3] / "docs" / "formats.md").read_text("utf-8")
    assert comparison_code(sha256_hex(b"")) in text


def test_a_set_of_digests_forgets_order_and_repetition() -> None:
    a, b = sha256_hex(b"a"), sha256_hex(b"b")
    assert list_digest([a, b]) == list_digest([b, a, b])
    assert list_digest([a]) == sha256_hex(f"{a}\n".encode())
    assert limits.PAYLOAD_DEPTH == 32
