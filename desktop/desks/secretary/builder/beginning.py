"""Beginning a round with nothing but a key: an empty one, one with a template, or one from a folder."""

from __future__ import annotations

import shutil
from pathlib import Path

from desktop import clock
from desktop.desks import people
from desktop.desks.secretary import drafting
from desktop.desks.secretary.builder.desk import new_seed
from desktop.desks.secretary.builder.rubrics import with_rubric
from desktop.desks.secretary.draft_pieces import CARD, packed
from desktop.intake.round_file import OPEN_VISIBILITY, RoundFile, Seat, look_at_round_file
from desktop.intake.rubric_file import RubricFile
from desktop.model.people import Role
from desktop.model.rubric import Rubric
from desktop.model.rule import Aggregate, Rule, Scale, Total
from desktop.model.text import LANGS, Text
from desktop.storage import draft
from desktop.storage.workspace import Workspace
from desktop.trust import envelope

ME: Role = "secretary"


def blank(round_id: str, title: Text, me: str) -> RoundFile:
    """A round that says nothing yet but its name and who prepares it: `me` is the secretary's name."""
    rule = Rule(Scale("0", "5", "0.5"), [], Total("percent"), Aggregate("mean"))
    seat = Seat(ME, f"{ME}.alqa-card", dict.fromkeys(LANGS, me), [ME])
    return RoundFile(
        round_id,
        title,
        Rubric([], [], [], []),
        rule,
        [seat],
        {},
        {},
        visibility=OPEN_VISIBILITY,
        weight_total="100",
    )


def begin(
    key_file: Path,
    passphrase: str,
    workspace: Path,
    round_id: str,
    title: Text,
    rubric: RubricFile | None = None,
) -> Workspace:
    """A new workspace with a round in draft; its secretary's own card is in it. AlqaError as
    `drafting.start`, and what a round's id may not be."""
    me, _ = people.load(key_file, passphrase)
    said = blank(round_id, title, me.name)
    if rubric is not None:
        said = with_rubric(said, rubric, new_seed())
    ws = drafting.start(key_file, passphrase, workspace, said)
    draft.put(ws, CARD, ME, packed(envelope.write(people.card_of(me))), clock.now())
    draft.wall(ws)
    return ws


def begin_from(key_file: Path, passphrase: str, workspace: Path, folder: Path) -> Workspace:
    """A new workspace whose draft is a source folder; what is wrong in it stands there to be mended. A
    folder that cannot be read at all leaves no workspace behind."""
    said, _ = look_at_round_file(folder / "round.json")
    ws = drafting.start(key_file, passphrase, workspace, said)
    try:
        drafting.take_folder(ws, folder)
    except BaseException:
        ws.close()
        shutil.rmtree(workspace, ignore_errors=True)
        raise
    return ws
