"""Rubrics that come and go: templates, files brought in and handed on, and what one would change."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import msgspec

from desktop.desks.secretary.builder import fields
from desktop.desks.secretary.builder.edits import ordered
from desktop.desks.secretary.builder.places import ANCHOR, GROUP, LABEL, Place
from desktop.errors import AlqaError
from desktop.exchange.files import write_file
from desktop.intake import rubric_book, rubric_file
from desktop.intake.round_file import RoundFile
from desktop.intake.rubric_file import RubricFile
from desktop.model.rule import Lot
from desktop.model.text import LANGS
from desktop.paths import resources

FORMS = (".json", ".xlsx")
IN_RULE = (
    "min", "max", "step", "direction", "form", "threshold", "method", "drop", "over", "incomplete",
    "min_sheets", "round_criterion", "round_weighted", "round_total",
)  # fmt: skip
IN_SEATS = ("min", "max", "max_per_region", "max_per_sector", "budget_field", "budget_max", "eligible_only")
OF_CRITERION = ("weight", "threshold", "comment", "min", "max", "step")


class Template(NamedTuple):
    """A rubric that comes with the program; `name` is what the command line calls it."""

    name: str
    file: RubricFile


class Difference(NamedTuple):
    """One thing that taking a rubric would change: what stands there and what would. A criterion or a
    group that comes or goes whole has no field."""

    place: Place
    old: str
    new: str


def templates() -> list[Template]:
    """All templates, by name."""
    found = sorted((resources() / "rubrics").glob("*.json"))
    return [Template(path.stem, rubric_file.parse(path.read_bytes(), path.name)) for path in found]


def template(name: str) -> RubricFile:
    """One of them. AlqaError rubric-template-unknown."""
    known = {one.name: one.file for one in templates()}
    if name not in known:
        raise AlqaError("rubric-template-unknown", name=name, known=sorted(known))
    return known[name]


def read(path: Path) -> RubricFile:
    """A rubric from a file, JSON or a workbook by its name's end. AlqaError with every fault."""
    _check_form(path)
    if path.suffix.lower() == ".xlsx":
        return rubric_book.read(path)
    try:
        with path.open("rb") as stream:
            data = stream.read(rubric_file.MOST_BYTES + 1)
    except OSError:
        raise AlqaError("table-missing", file=path.name) from None
    return rubric_file.parse(data, path.name)


def write(found: RubricFile, path: Path) -> None:
    """A rubric into a file, which is never replaced silently."""
    _check_form(path)
    workbook = path.suffix.lower() == ".xlsx"
    write_file(path, rubric_book.write(found) if workbook else rubric_file.encode(found), replace=True)


def _check_form(path: Path) -> None:
    if path.suffix.lower() not in FORMS:
        raise AlqaError("rubric-form", file=path.name, forms=list(FORMS))


def rubric_of(file: RoundFile) -> RubricFile:
    """What a round hands on: rubric, rule without the seed, and what they name."""
    return RubricFile(
        "alqa.rubric.v1",
        file.title,
        file.rubric,
        rubric_file.without_seed(file.rule),
        weight_total=file.weight_total,
        sectors=file.sectors,
        regions=file.regions,
        grounds=file.grounds,
        documents=file.documents,
    )


def with_rubric(file: RoundFile, found: RubricFile, seed: str) -> RoundFile:
    """The round with another rubric and rule. Sectors, regions, grounds and documents are added to, never
    taken away: applications name them. A seed that the round has already stays, else a lot gets `seed`."""
    kept = [step for step in file.rule.tie_break if isinstance(step, Lot)] or [Lot(seed)]
    steps = [kept[0] if isinstance(step, Lot) else step for step in found.rule.tie_break]
    papers = {paper.code for paper in file.documents}
    return msgspec.structs.replace(
        file,
        rubric=found.rubric,
        rule=msgspec.structs.replace(found.rule, tie_break=steps),
        weight_total=found.weight_total,
        sectors=found.sectors | file.sectors,
        regions=found.regions | file.regions,
        grounds=found.grounds | file.grounds,
        documents=[*file.documents, *(paper for paper in found.documents if paper.code not in papers)],
    )


def difference(old: RoundFile, new: RoundFile) -> list[Difference]:
    """Everything in rubric and rule that differs, in the order in which it is edited."""
    before, after = _values(old), _values(new)
    found = []
    for place in dict.fromkeys([*before, *after]):
        was, will = before.get(place, ""), after.get(place, "")
        whole = place._replace(field="", lang=None)
        comes = place.item and (whole in before) != (whole in after)
        if was != will and (place == whole or not comes):
            found.append(Difference(place, was, will))
    return found


def _values(file: RoundFile) -> dict[Place, str]:
    """Every place of rubric and rule that says something; a criterion's own place holds its title."""
    places = [Place("rubric", "", "weight_total"), *_rubric_places(file)]
    places += [Place("rule", "", name) for name in IN_RULE]
    places += [Place("rule", "", LABEL + one.mark, lang) for one in file.rubric.labels for lang in LANGS]
    places += [Place("seats", "", name) for name in IN_SEATS]
    found = {Place("rubric", code): title for code, title in _titles(file)}
    found |= {place: fields.text(file, place) for place in places}
    found[Place("ties")] = ", ".join(step if isinstance(step, str) else "*" for step in file.rule.tie_break)
    needs = file.rule.constraints.at_least_one_of
    found[Place("seats", "", "needs")] = "; ".join(", ".join(one) for one in needs)
    found[Place("rubric", "", "facts")] = ", ".join(fact.code for fact in file.rubric.facts)
    order = [one.code for _, members in ordered(file) for one in members]
    found[Place("rubric", "", "order")] = ", ".join(order)
    return {place: text for place, text in found.items() if text}


def _titles(file: RoundFile) -> list[tuple[str, str]]:
    groups = [(GROUP + one.code, one.title) for one in file.rubric.groups]
    criteria = [(one.code, one.title) for one in file.rubric.criteria]
    return [
        (code, next((title[lang] for lang in LANGS if title.get(lang)), code))
        for code, title in [*groups, *criteria]
    ]


def _rubric_places(file: RoundFile) -> list[Place]:
    found = []
    for group in file.rubric.groups:
        code = GROUP + group.code
        found += [Place("rubric", code, "title", lang) for lang in LANGS]
        found.append(Place("rubric", code, "threshold"))
    for one in file.rubric.criteria:
        names = ("title", "question", *(ANCHOR + anchor.mark for anchor in one.anchors))
        found += [Place("rubric", one.code, name, lang) for name in names for lang in LANGS]
        found += [Place("rubric", one.code, name) for name in OF_CRITERION]
    return found
