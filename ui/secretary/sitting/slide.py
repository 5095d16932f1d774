"""What the wall may show: values without a name, a seat, an id of a person, or a note. Pure.

The slide holds nothing that must not be seen, so that no painter can show it by mistake.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from desktop.decide.sitting import motions
from desktop.decide.sitting.room import room, upcoming
from desktop.decide.sitting.state import Meeting, Put
from desktop.model.text import Text
from ui.i18n import Phrase, literal, words
from ui.secretary.decision_view import DecisionView, GroupMark, RankLine
from ui.secretary.sitting.desk import Scene
from ui.secretary.sitting.phrases import motion_text
from ui.secretary.sitting.rows import shown_motion

LEAST_SHEETS = 5  # below this number the dots would tell who gave which mark
Result = Literal["open", "carried", "lost"]


@dataclass(frozen=True, slots=True)
class WallVote:
    """A motion in figures; while it is open no count is shown, so that nobody votes after the others."""

    number: int
    text: Phrase
    result: Result
    votes_for: int
    against: int
    abstained: int
    silent: int


@dataclass(frozen=True, slots=True)
class WallDossier:
    """A dossier in figures; `dots` are empty below five sheets."""

    code: str
    region: Text
    sector: Text
    title: Text
    total: Fraction | None
    rank: int | None
    sheets: int
    dots: tuple[Fraction, ...]
    groups: tuple[GroupMark, ...]
    outcome: str
    asked: Fraction | None
    from_region: int
    from_sector: int


@dataclass(frozen=True, slots=True)
class Slide:
    """One picture for the wall."""

    title: Text
    place: Phrase
    heading: Phrase
    dossier: WallDossier | None
    proposed: tuple[tuple[Text, Fraction | None], ...]
    vote: WallVote | None
    inside: int
    quorum: int
    outside: int
    view: DecisionView


def slide_of(scene: Scene, meeting: Meeting, chosen: int | None) -> Slide:
    """What is on now, fit for the wall."""
    head, here = meeting.head, room(meeting, scene.hall)
    line = scene.view.line(head.item) if head.item and head.here == "dossiers" else None
    one = shown_motion(meeting, chosen)
    proposed = [scene.view.line(code) for code in scene.view.proposed] if head.here in ("vote", "end") else []
    return Slide(
        title=scene.title,
        place=place_of(meeting),
        heading=words(f"sitting.step.{head.here}"),
        dossier=wall_dossier(scene, line) if line else None,
        proposed=tuple((found.title, found.total) for found in proposed if found),
        vote=wall_vote(scene, meeting, one) if one else None,
        inside=len(here.inside),
        quorum=here.quorum,
        outside=len(here.of("away", "must-leave")),
        view=scene.view,
    )


def place_of(meeting: Meeting) -> Phrase:
    """Where the agenda is: the point, and the dossier of so many."""
    head = meeting.head
    if head.item in head.dossiers:
        return words("sitting.place_of", n=head.dossiers.index(head.item) + 1, of=len(head.dossiers))
    return words("sitting.first_of", n=len(head.dossiers)) if upcoming(meeting) else literal("")


def wall_dossier(scene: Scene, line: RankLine) -> WallDossier:
    dots = tuple(sorted(sheet.total for sheet in line.sheets))
    inside = [found for found in (scene.view.line(code) for code in scene.view.proposed) if found]
    regions = Counter(str(found.region) for found in inside)
    sectors = Counter(str(found.sector) for found in inside)
    return WallDossier(
        line.code,
        line.region,
        line.sector,
        line.title,
        line.total,
        line.rank,
        len(dots),
        dots if len(dots) >= LEAST_SHEETS else (),
        line.groups,
        line.outcome,
        scene.support.get(line.code),
        regions[str(line.region)],
        sectors[str(line.sector)],
    )


def wall_vote(scene: Scene, meeting: Meeting, one: Put) -> WallVote:
    tally = motions.tally(meeting, scene.hall, one)
    result: Result = "open" if one.open else "carried" if tally.carried else "lost"
    counts = (0, 0, 0, 0) if one.open else (tally.votes_for, tally.against, tally.abstained, tally.silent)
    return WallVote(one.number, motion_text(scene, one), result, *counts)
