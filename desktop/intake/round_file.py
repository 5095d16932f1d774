"""round.json of a source folder: its shape, and everything that is wrong with it at once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal, get_args, get_type_hints

import msgspec

from desktop.decide import rules
from desktop.decide.factsheet import formula_faults
from desktop.errors import AlqaError, Fault
from desktop.intake.values import number
from desktop.model.base import Noun
from desktop.model.ids import is_id
from desktop.model.people import Role
from desktop.model.rubric import Rubric
from desktop.model.rule import Rule
from desktop.model.screening import Checklist
from desktop.model.statements import Dates, Visibility
from desktop.model.text import Text

MOST_BYTES = 4 * 1024 * 1024
ORGANISATION = "organisation"  # evidence may name the applicant or a paper ("documents.D05") beside facts
OPEN_VISIBILITY = Visibility(True, True, False, True, True)


class Seat(Noun, frozen=True):
    """A member: id, the file of the card in cards/, the shown name, roles; and what the assignment asks,
    which is not signed: office, limit of dossiers, levels (0 to 2) by sector or by dossier, home regions."""

    id: str
    card: str
    name: Text
    roles: list[Role]
    office: Text = {}
    limit: int | None = None
    expertise: dict[str, int] = {}
    home: list[str] = []


class KnownRecusal(Noun, frozen=True):
    """A conflict that the secretary knows of beforehand."""

    reviewer: str
    dossier: str
    ground: str
    note: str = ""


class Paper(Noun, frozen=True):
    """A kind of document: code = stem of the file in dossiers/CODE/."""

    code: str
    title: Text
    required: bool = False


class RoundFile(Noun, frozen=True):
    """The whole of round.json. `weight_total`: what the weights must sum to, if the secretary says so."""

    id: str
    title: Text
    rubric: Rubric
    rule: Rule
    roster: list[Seat]
    regions: dict[str, Text]
    sectors: dict[str, Text]
    body: Text = {}
    notice: Text = {}
    grounds: dict[str, Text] = {}
    assignment: Literal["all"] | dict[str, list[str]] = "all"
    dates: Dates = Dates(None, None, None)
    cosignatures: int = 1
    quorum: int = 0
    visibility: Visibility = OPEN_VISIBILITY
    recusals: list[KnownRecusal] = []
    documents: list[Paper] = []
    weight_total: str | None = None
    checklist: Checklist | None = None


def json_schema() -> dict[str, Any]:
    """The JSON Schema of round.json (kept in docs/round.schema.json)."""
    return msgspec.json.schema(RoundFile)


def read_round_file(path: Path) -> RoundFile:
    """round.json, or AlqaError with every fault of it."""
    return _faultless(*look_at_round_file(path))


def parse_round_file(data: bytes) -> RoundFile:
    """The bytes of round.json, or AlqaError with every fault of them."""
    return _faultless(*look_at(data))


def look_at_round_file(path: Path) -> tuple[RoundFile, list[Fault]]:
    """round.json and all that is wrong with what it says, so that a reader can go on and find the faults
    of everything else in the same run. AlqaError only when it is missing or has not the right shape."""
    try:
        data = path.read_bytes()
    except OSError:
        raise AlqaError("source-file-missing", file=path.name) from None
    return look_at(data)


def look_at(data: bytes) -> tuple[RoundFile, list[Fault]]:
    """As `look_at_round_file`, from bytes."""
    value = _json(data)
    faults = [*_shape_faults(value), *_rule_faults(value)]
    try:
        found = msgspec.convert(value, RoundFile)
    except msgspec.ValidationError as error:
        raise AlqaError.of(faults or [Fault("round-file-not-json", {"reason": str(error)})]) from None
    return found, [*faults, *([] if faults else _said_faults(found))]


def _faultless(found: RoundFile, faults: list[Fault]) -> RoundFile:
    if faults:
        raise AlqaError.of(faults)
    return found


def _json(data: bytes) -> dict[str, Any]:
    if len(data) > MOST_BYTES:
        raise AlqaError("round-file-not-json", reason=f"{len(data)} > {MOST_BYTES}")
    try:
        value = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_pairs)
    except (ValueError, RecursionError) as error:
        raise AlqaError("round-file-not-json", reason=str(error)[:200]) from None
    if not isinstance(value, dict):
        raise AlqaError("round-file-not-json", reason="{ }")
    return value


def _pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key for key, _ in items]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise ValueError(f"{twice[0]!r} stands twice")
    return dict(items)


def _shape_faults(value: dict[str, Any]) -> Iterator[Fault]:
    """Field by field (and item by item in lists), because one conversion stops at the first fault."""
    hints = get_type_hints(RoundFile)
    required = {field.encode_name for field in msgspec.structs.fields(RoundFile) if field.required}
    for key in sorted(set(value) - set(hints)):
        yield Fault("round-file-unknown", {"where": key})
    for key in sorted(required - set(value)):
        yield Fault("round-file-missing", {"where": key})
    for key in (key for key in hints if key in value and key != "rule"):
        yield from _field_faults(key, value[key], hints[key])


def _field_faults(key: str, value: Any, wanted: Any) -> Iterator[Fault]:
    inner = get_args(wanted)
    if isinstance(value, list) and len(inner) == 1:
        for place, item in enumerate(value):
            yield from _conversion_fault(f"{key}[{place}]", item, inner[0])
    else:
        yield from _conversion_fault(key, value, wanted)


def _conversion_fault(where: str, value: Any, wanted: Any) -> Iterator[Fault]:
    try:
        msgspec.convert(value, wanted)
    except msgspec.ValidationError as error:
        yield Fault("round-file-shape", {"where": where, "reason": str(error)[:200]})


def _rule_faults(value: dict[str, Any]) -> Iterator[Fault]:
    if "rule" in value:
        try:
            rules.parse(json.dumps(value["rule"]).encode())
        except AlqaError as error:
            yield from error.faults


def _said_faults(found: RoundFile) -> Iterator[Fault]:
    seats = [seat.id for seat in found.roster]
    yield from _code_faults("id", [found.id])
    yield from _code_faults("roster", seats)
    yield from _code_faults("documents", [paper.code for paper in found.documents])
    yield from _code_faults("rubric.criteria", [criterion.code for criterion in found.rubric.criteria])
    yield from _criterion_faults(found)
    yield from _weight_faults(found)
    yield from _formula_faults(found)
    if isinstance(found.assignment, dict):
        for reviewer in sorted(set(found.assignment) - set(seats)):
            yield Fault("round-reviewer-unknown", {"where": "assignment", "reviewer": reviewer})
    for recusal in found.recusals:
        if recusal.reviewer not in seats:
            yield Fault("round-reviewer-unknown", {"where": "recusals", "reviewer": recusal.reviewer})
        if recusal.ground not in found.grounds:
            yield Fault("round-ground-unknown", {"where": "recusals", "ground": recusal.ground})


def _code_faults(where: str, codes: list[str]) -> Iterator[Fault]:
    for code in dict.fromkeys(codes):
        if not is_id(code):
            yield Fault("round-code-bad", {"where": where, "code": ascii(code)[1:-1]})
        if codes.count(code) > 1:
            yield Fault("round-code-twice", {"where": where, "code": code})


def _criterion_faults(found: RoundFile) -> Iterator[Fault]:
    shown = {criterion.code for criterion in found.rubric.criteria}
    counted = {criterion.code for criterion in found.rule.criteria}
    for code in sorted(shown ^ counted):
        where = "rule.criteria" if code in shown else "rubric.criteria"
        yield Fault("round-criterion-unknown", {"where": where, "criterion": code})
    facts = {fact.code for fact in found.rubric.facts} | {ORGANISATION}
    facts |= {f"documents.{paper.code}" for paper in found.documents}
    for criterion in found.rubric.criteria:
        for code in (code for code in criterion.evidence if code not in facts):
            yield Fault("round-fact-unknown", {"where": criterion.code, "fact": code})


def _formula_faults(found: RoundFile) -> Iterator[Fault]:
    codes = frozenset(field.code for field in found.rubric.facts)
    for field in found.rubric.facts:
        for text in formula_faults(field, codes):
            yield Fault("round-formula", {"fact": field.code, "formula": text})


def _weight_faults(found: RoundFile) -> Iterator[Fault]:
    wanted = number(found.weight_total) if found.weight_total is not None else None
    weights = [number(criterion.weight) for criterion in found.rule.criteria]
    total = sum((weight for weight in weights if weight is not None), Fraction(0))
    if found.weight_total is not None and wanted != total:
        shown = str(total.numerator) if total.denominator == 1 else f"{float(total):g}"
        yield Fault("round-weights", {"sum": shown, "wanted": found.weight_total})
