"""A round as places that are written, edits, complaints and differences: files in, files out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import msgspec
import pytest

from desktop.desks.secretary.builder import beginning, edits, fields, rubrics
from desktop.desks.secretary.builder.complaints import complaints
from desktop.desks.secretary.builder.places import STEPS, Place
from desktop.desks.secretary.builder.rubrics import Difference
from desktop.intake.round_file import RoundFile
from desktop.model.rule import Lot
from desktop.model.statements import Dates
from desktop.model.text import LANGS

replace = msgspec.structs.replace


@pytest.fixture
def file() -> RoundFile:
    """A round with the pilot's rubric and a roster of two."""
    made = beginning.blank("r1", {"kk": "Сынақ", "ru": "Проба", "en": "Trial"}, "S")
    made = rubrics.with_rubric(made, rubrics.template("pilot-clusters"), "seed")
    seats = [replace(made.roster[0], id=f"C{n}", roles=["commissioner"]) for n in (1, 2)]
    return edits.set_roles(replace(made, roster=[*made.roster, *seats]), "C1", ["chair", "commissioner"])


def places(file: RoundFile) -> list[Place]:
    """A place of every kind of field that there is."""
    found = []
    for step, item, field in fields.FIELDS:
        name = {
            "": "",
            "item": "C1" if step == "roles" else "A1",
            "group:": "group:B",
            "sector:": "sector:food",
            "region:": f"region:{next(iter(file.regions))}",
            "ground:": "ground:family",
        }[item]
        mark = f"{field}3" if field.endswith(":") else field
        text = field in ("title", "body", "notice", "question", "name", "anchor:", "label:")
        found.append(Place(step, name, mark, "kk" if text else None))
    return found


TYPED = {
    "comment": "always", "direction": "lower", "form": "sum", "method": "median", "over": "criterion",
    "incomplete": "use",
    **dict.fromkeys(["running_total", "own_distribution", "sealed_until_close"], "1"),
    **dict.fromkeys(["named_sheets", "proxies", "eligible_only"], ""),
    **dict.fromkeys(["drop", "min_sheets", "quorum", "cosignatures"], "2"),
    **dict.fromkeys(["max_per_region", "max_per_sector"], "2"),
}  # fmt: skip


def test_what_is_written_into_a_field_stands_there(file: RoundFile) -> None:
    for place in places(file):
        typed = (
            "7" if place.step == "seats" and place.field in ("min", "max") else TYPED.get(place.field, "3.5")
        )
        after = fields.put(file, place, typed)
        assert fields.text(after, place) == typed, place
        assert fields.text(fields.put(after, place, fields.text(file, place)), place) == fields.text(
            file, place
        )


def test_a_decimal_comma_becomes_a_point_and_other_letters_stay(file: RoundFile) -> None:
    place = Place("rubric", "A1", "weight")
    assert fields.text(fields.put(file, place, " 7,5 "), place) == "7.5"
    assert fields.text(fields.put(file, place, "7,5x"), place) == "7,5x"


def test_rubric_and_rule_stay_in_step(file: RoundFile) -> None:
    file, group = edits.add_group(file)
    file, code = edits.add_criterion(file, group)
    file, other = edits.add_criterion(file, "A", after="A1")
    file = edits.move_criterion(edits.rename_criterion(file, code, "Z9"), "B1", -1)
    file = edits.move_group(edits.rename_group(file, "C", "X"), "X", -1)
    file = edits.remove_group(file, "D")
    asked = [(one.code, one.group) for one in file.rubric.criteria]
    assert asked == [(one.code, one.group) for one in file.rule.criteria]
    assert [one.code for one in file.rubric.groups] == [one.code for one in file.rule.groups]
    assert asked == [
        ("A1", "A"), (other, "A"), ("A2", "A"), ("A3", "A"), ("B1", "A"),
        ("C1", "X"), ("C2", "X"), ("C3", "X"), ("B2", "B"), ("B3", "B"),
        ("Z9", group),
    ]  # fmt: skip


def test_a_criterion_that_goes_leaves_the_tie_rule(file: RoundFile) -> None:
    assert edits.ties(edits.remove_criterion(file, "B2")) == ["A1", "C2"]
    assert edits.ties(edits.rename_criterion(file, "B2", "Q")) == ["A1", "Q", "C2"]


def test_there_is_one_chair(file: RoundFile) -> None:
    roster = edits.set_roles(file, "C2", ["chair"]).roster
    assert {seat.id: seat.roles for seat in roster} == {
        "secretary": ["secretary"], "C1": ["commissioner"], "C2": ["chair"],
    }  # fmt: skip


def test_the_commitment_shows_the_hash_never_the_seed(file: RoundFile) -> None:
    assert edits.commitment(file) == edits.commitment(edits.set_seed(file, "seed"))
    shown = edits.commitment(edits.set_seed(file, "abc"))
    assert shown == "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert edits.commitment(edits.set_seed(file, None)) is None


def test_a_sound_round_has_no_complaint(file: RoundFile) -> None:
    assert complaints(file) == []


Spoil = Callable[[RoundFile], RoundFile]
GROUND = Place("roles", "ground:family", "name", "kk")
cell = partial(Place, "rubric")
titles, rule, seats, roles = (partial(Place, step, "") for step in ("titles", "rule", "seats", "roles"))


def at(place: Place, typed: str) -> Spoil:
    return lambda file: fields.put(file, place, typed)


@pytest.mark.parametrize(
    ("spoil", "place", "code"),
    [
        (at(titles("id"), "a b"), titles("id"), "round-code-bad"),
        (lambda f: replace(f, title={}), titles("title", "kk"), "title-empty"),
        (at(titles("opens"), "2016-13-01"), titles("opens"), "date"),
        (
            lambda f: replace(f, dates=Dates("2016-10-03", "2016-10-01", None)),
            titles("closes"),
            "date-order",
        ),
        (at(cell("D2", "weight"), "7"), cell("D2", "weight"), "weights-over"),
        (at(cell("D2", "weight"), "5"), cell("D2", "weight"), "weights-under"),
        (at(cell("A1", "weight"), "x"), cell("A1", "weight"), "rule-number"),
        (at(cell("A1", "weight"), "-1"), cell("A1", "weight"), "rule-weight-negative"),
        (at(cell("A1", "threshold"), "6"), cell("A1", "threshold"), "threshold-outside"),
        (at(cell("A1", "max"), "3"), cell("A1", "min"), "rule-number"),
        (at(cell("group:A", "threshold"), "500"), cell("group:A", "threshold"), "threshold-outside"),
        (at(cell("A1", "anchor:3", "kk"), ""), cell("A1", "anchor:3", "kk"), "text-empty"),
        (at(cell("A1", "anchor:9", "kk"), "x"), cell("A1", "anchor:9"), "anchor-off"),
        (at(cell("group:A", "title", "ru"), ""), cell("group:A", "title", "ru"), "text-empty"),
        (lambda f: edits.rename_criterion(f, "A1", "A2"), cell("A2", "code"), "rule-code-twice"),
        (lambda f: edits.rename_criterion(f, "A1", "Ә"), cell("Ә", "code"), "round-code-bad"),
        (lambda f: edits.add_group(f)[0], cell("group:E", "code"), "rule-group-empty"),
        (lambda f: edits.remove_group(f, "A"), cell("D2", "weight"), "weights-under"),
        (at(rule("step"), "0"), rule("max"), "rule-scale"),
        (at(rule("incomplete"), "use"), rule("incomplete"), "rule-use-over-total"),
        (at(rule("round_criterion"), "0.1"), rule("over"), "rule-rounding-over-total"),
        (at(rule("round_total"), "0"), rule("round_total"), "rule-step"),
        (at(rule("method"), "median"), rule("method"), "rule-median-over-total"),
        (at(rule("threshold"), "101"), rule("threshold"), "threshold-outside"),
        (at(rule("min_sheets"), "0"), rule("min_sheets"), "rule-count"),
        (at(seats("max"), "0"), seats("max"), "rule-seats"),
        (at(seats("budget_max"), "x"), seats("budget_max"), "rule-number"),
        (at(seats("budget_field"), "x"), seats("budget_field"), "fact-unknown"),
        (lambda f: edits.set_needs(f, [[]]), seats("needs"), "rule-sectors-empty"),
        (lambda f: edits.remove_entry(f, "sectors", "food"), seats("needs"), "sector-unknown"),
        (lambda f: edits.set_ties(f, ["A1", "A1"]), Place("ties"), "rule-code-twice"),
        (lambda f: edits.set_ties(f, ["Q"]), Place("ties"), "rule-tie-unknown"),
        (lambda f: edits.set_seed(f, "sha256:" + "0" * 64), Place("ties", "", "lot"), "lot-already-sealed"),
        (lambda f: edits.set_seed(f, "\n"), Place("ties", "", "lot"), "rule-lot"),
        (lambda f: replace(f, roster=f.roster[1:]), Place("roles"), "no-secretary"),
        (lambda f: edits.set_roles(f, "C1", []), Place("roles", "C1", "roles"), "no-roles"),
        (at(roles("quorum"), "3"), roles("quorum"), "quorum-large"),
        (at(roles("cosignatures"), "0"), roles("cosignatures"), "count-outside"),
        (at(GROUND, ""), GROUND, "text-empty"),
    ],
)  # fmt: skip
def test_each_complaint_names_its_place(file: RoundFile, spoil: Spoil, place: Place, code: str) -> None:
    found = complaints(spoil(file), touched="D2")
    assert (place, code) in [(one.place, one.code) for one in found]


def test_complaints_come_in_the_order_of_the_steps(file: RoundFile) -> None:
    for place in (
        roles("quorum"),
        titles("opens"),
        cell("A1", "weight"),
    ):
        file = fields.put(file, place, "99")
    steps = [STEPS.index(one.place.step) for one in complaints(file)]
    assert steps == sorted(steps)
    assert len(set(steps)) == 3


def test_only_the_languages_of_the_title_are_promised(file: RoundFile) -> None:
    file = replace(file, title={"ru": "Проба"})
    for lang in LANGS:
        file = fields.put(file, cell("A1", "title", lang), "x" if lang == "ru" else "")
    assert complaints(file) == []


def test_an_empty_round_says_what_it_lacks() -> None:
    found = {one.code for one in complaints(beginning.blank("r1", {"en": "Trial"}, "S"))}
    assert found >= {"rule-no-criteria", "no-chair", "no-commissioner"}


def test_a_rubric_differs_only_where_it_differs(file: RoundFile) -> None:
    assert (
        rubrics.difference(file, rubrics.with_rubric(file, rubrics.template("pilot-clusters"), "other")) == []
    )
    other = edits.remove_criterion(fields.put(file, cell("D2", "weight"), "7"), "D3")
    found = rubrics.difference(file, other)
    assert Difference(cell("D2", "weight"), "6", "7") in found
    assert [one.old for one in found if one.place == cell("D3")] == ["Қолдаудан кейінгі тұрақтылық"]
    assert not [one for one in found if one.place.item == "D3" and one.place.field]


def test_another_rubric_takes_nothing_away_that_applications_name(file: RoundFile) -> None:
    sectors, papers = file.sectors, file.documents
    after = rubrics.with_rubric(edits.set_seed(file, "mine"), rubrics.template("horizon-style"), "other")
    assert (after.sectors, after.documents) == (sectors, papers)
    assert after.rule.tie_break[-1] == Lot("mine")
