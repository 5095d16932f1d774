"""What can be done to a round besides writing into a field: adding, removing, moving, renaming."""

from __future__ import annotations

from typing import Literal, TypeVar

import msgspec

from desktop.decide import lot
from desktop.desks.secretary.builder.fields import counted, group_rule, with_criterion
from desktop.intake.round_file import RoundFile
from desktop.model.people import Role
from desktop.model.rubric import Criterion, Group
from desktop.model.rule import Lot
from desktop.model.text import Text

T = TypeVar("T")
Table = Literal["sectors", "regions", "grounds"]
replace = msgspec.structs.replace


def ordered(file: RoundFile) -> list[tuple[str | None, list[Criterion]]]:
    """Criteria under their groups, as the table shows them; those without a group come last."""
    known = [group.code for group in file.rubric.groups]
    found: dict[str | None, list[Criterion]] = {code: [] for code in known}
    for criterion in file.rubric.criteria:
        found.setdefault(criterion.group if criterion.group in known else None, []).append(criterion)
    return list(found.items())


def add_group(file: RoundFile) -> tuple[RoundFile, str]:
    """A group at the end, with the next free letter."""
    used = {group.code for group in file.rubric.groups}
    code = next(
        name for size in range(1, 9) for name in (chr(65 + n) * size for n in range(26)) if name not in used
    )
    groups = [*file.rubric.groups, Group(code, {})]
    return _synchronised(replace(file, rubric=replace(file.rubric, groups=groups))), code


def add_criterion(file: RoundFile, group: str | None, after: str | None = None) -> tuple[RoundFile, str]:
    """A criterion in a group (after another, or as its last) with the next free number."""
    used = {one.code for one in file.rubric.criteria}
    code = next(name for name in (f"{group or 'K'}{n}" for n in range(1, 10_000)) if name not in used)
    made = Criterion(code, group, {}, {}, [], [], False)
    criteria = list(file.rubric.criteria)
    mates = [at for at, one in enumerate(criteria) if (one.code == after if after else one.group == group)]
    criteria.insert(mates[-1] + 1 if mates else len(criteria), made)
    return _with_criteria(file, criteria), code


def remove_criterion(file: RoundFile, code: str) -> RoundFile:
    """Without a criterion, in the tie rule too."""
    kept = [one for one in file.rubric.criteria if one.code != code]
    ties = [step for step in file.rule.tie_break if step != code]
    return _with_criteria(replace(file, rule=replace(file.rule, tie_break=ties)), kept)


def remove_group(file: RoundFile, code: str) -> RoundFile:
    """Without a group and all that stands in it."""
    for one in [one.code for one in file.rubric.criteria if one.group == code]:
        file = remove_criterion(file, one)
    kept = [group for group in file.rubric.groups if group.code != code]
    return _synchronised(replace(file, rubric=replace(file.rubric, groups=kept)))


def rename_criterion(file: RoundFile, code: str, new: str) -> RoundFile:
    """Another code, in the rule and its ties too. Taking one that is there makes a complaint, no mix."""
    new = new.strip()
    ties = [new if step == code else step for step in file.rule.tie_break]
    rules = [replace(one, code=new) if one.code == code else one for one in file.rule.criteria]
    criteria = [replace(one, code=new) if one.code == code else one for one in file.rubric.criteria]
    rubric = replace(file.rubric, criteria=criteria)
    return replace(file, rubric=rubric, rule=replace(file.rule, criteria=rules, tie_break=ties))


def rename_group(file: RoundFile, code: str, new: str) -> RoundFile:
    """Another code, and its criteria with it."""
    new = new.strip()
    groups = [Group(new, one.title) if one.code == code else one for one in file.rubric.groups]
    criteria = [replace(one, group=new) if one.group == code else one for one in file.rubric.criteria]
    asked = [replace(one, code=new) if one.code == code else one for one in file.rule.groups]
    moved = [replace(one, group=new) if one.group == code else one for one in file.rule.criteria]
    rubric = replace(file.rubric, groups=groups, criteria=criteria)
    return replace(file, rubric=rubric, rule=replace(file.rule, groups=asked, criteria=moved))


def move_criterion(file: RoundFile, code: str, by: int) -> RoundFile:
    """A place up (-1) or down (1); over the edge of a group it enters the next one."""
    table = [(group, [one.code for one in members]) for group, members in ordered(file)]
    at = next(n for n, (_, members) in enumerate(table) if code in members)
    members = table[at][1]
    place = members.index(code)
    if 0 <= place + by < len(members):
        members[place], members[place + by] = members[place + by], members[place]
    elif 0 <= at + by < len(table):
        members.remove(code)
        table[at + by][1].insert(len(table[at + by][1]) if by < 0 else 0, code)
        file = with_criterion(file, code, group=table[at + by][0])
    known = {one.code: one for one in file.rubric.criteria}
    return _with_criteria(file, [known[one] for _, found in table for one in found])


def move_group(file: RoundFile, code: str, by: int) -> RoundFile:
    """A group with its criteria, a place up or down."""
    codes = [group.code for group in file.rubric.groups]
    groups = _moved(file.rubric.groups, codes.index(code), by)
    return _synchronised(replace(file, rubric=replace(file.rubric, groups=groups)))


def _moved(items: list[T], at: int, by: int) -> list[T]:
    """Items with one moved; at the end it stays."""
    found = list(items)
    if 0 <= at + by < len(found):
        found[at], found[at + by] = found[at + by], found[at]
    return found


def _with_criteria(file: RoundFile, criteria: list[Criterion]) -> RoundFile:
    return _synchronised(replace(file, rubric=replace(file.rubric, criteria=criteria)))


def _synchronised(file: RoundFile) -> RoundFile:
    """Rubric and rule name the same criteria and groups in the same order, group by group."""
    criteria = [one for _, members in ordered(file) for one in members]
    file = replace(file, rubric=replace(file.rubric, criteria=criteria))
    counts = [replace(counted(file, one.code), group=one.group) for one in criteria]
    groups = [group_rule(file, group.code) for group in file.rubric.groups]
    return replace(file, rule=replace(file.rule, criteria=counts, groups=groups))


# -- ties ---------------------------------------------------------------------------------------------


def set_ties(file: RoundFile, codes: list[str]) -> RoundFile:
    """The criteria of the tie rule, in this order; the lot stays last where there is one."""
    lots = [step for step in file.rule.tie_break if isinstance(step, Lot)]
    return replace(file, rule=replace(file.rule, tie_break=[*codes, *lots]))


def ties(file: RoundFile) -> list[str]:
    """The criteria of the tie rule."""
    return [step for step in file.rule.tie_break if isinstance(step, str)]


def seed(file: RoundFile) -> str | None:
    """The lot's seed; None without a lot, "" where one is still to be made."""
    return next((step.lot for step in file.rule.tie_break if isinstance(step, Lot)), None)


def set_seed(file: RoundFile, value: str | None) -> RoundFile:
    """With a lot of this seed as the last step, or without a lot."""
    steps: list[str | Lot] = [*ties(file), *([] if value is None else [Lot(value)])]
    return replace(file, rule=replace(file.rule, tie_break=steps))


def commitment(file: RoundFile) -> str | None:
    """What the signed round will show of the seed: its hash, never the seed."""
    value = seed(file)
    if not value:
        return None
    return value if value.startswith("sha256:") else lot.commitment(value)


# -- seats and lists ----------------------------------------------------------------------------------


def set_needs(file: RoundFile, needs: list[list[str]]) -> RoundFile:
    """At least one of each of these lists of sectors."""
    limits = replace(file.rule.constraints, at_least_one_of=[list(one) for one in needs])
    return replace(file, rule=replace(file.rule, constraints=limits))


def add_entry(file: RoundFile, table: Table, code: str, name: Text) -> RoundFile:
    """A sector, region or ground; one that is there keeps its names."""
    return replace(file, **{table: {**getattr(file, table), code: getattr(file, table).get(code, name)}})


def remove_entry(file: RoundFile, table: Table, code: str) -> RoundFile:
    """Without it; a list of sectors that names it keeps the name, and the check says so."""
    found = {key: name for key, name in getattr(file, table).items() if key != code}
    return replace(file, **{table: found})


def set_roles(file: RoundFile, member: str, roles: list[Role]) -> RoundFile:
    """Another set of roles; there is one chair, who was it before is a member still."""
    seats = []
    for seat in file.roster:
        if seat.id == member:
            seats.append(replace(seat, roles=roles))
        elif "chair" in roles and "chair" in seat.roles:
            rest: list[Role] = [role for role in seat.roles if role != "chair"]
            seats.append(replace(seat, roles=rest or ["commissioner"]))
        else:
            seats.append(seat)
    return replace(file, roster=seats)
