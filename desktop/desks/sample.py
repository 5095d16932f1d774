"""The sample round: 30 fictional applications, 15 commissioners, 385 signed score sheets, ready to merge.

Everything in it is invented. Its passphrase is public ("sample"), so its keys are wrapped at the
lightest cost: nothing of it is worth guessing.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop import clock
from desktop.desks import people, rounds, secretary
from desktop.exchange import files, scores
from desktop.exchange import statements as statement_files
from desktop.intake import sample_source
from desktop.model.review import Completeness, Review
from desktop.model.statements import Round, Scores
from desktop.paths import resources
from desktop.trust import envelope, identity
from desktop.trust.kdf import LIGHT

PASSPHRASE = "sample"
NO_JOURNAL = "0" * 64
OFFICE = {"organisation": "Ұйым (ойдан шығарылған)", "secretary": "Хатшы (ойдан шығарылған)"}


@dataclass(frozen=True)
class Made:
    """What `make` wrote, in numbers."""

    dossiers: int
    commissioners: int
    sheets: int
    conflicts: int


def make(folder: Path, reviews: bool = True) -> Made:
    """Write the sample round into `folder` (new or empty): source/, identities/, packs/, scores/ (unless
    `reviews` is False), mandate.alqa-mandate and secretary.ws with the round built and nothing merged."""
    files.make_folder(folder)
    sample = json.loads((resources() / "sample" / "sample-round.json").read_text("utf-8"))
    members = {one["reviewer_id"]: one["name"]["kk"] for one in sample["commissioners"]}
    keys = make_identities(folder / "identities", {**OFFICE, **members})
    cards = {
        who: (folder / "identities" / f"{who}.alqa-card").read_bytes() for who in ("secretary", *members)
    }
    sample_source.write(folder / "source", sample, cards)
    make_mandate(folder, list(members))
    body, digest = build(folder)
    rows = sheet_rows()
    if reviews:
        (folder / "scores").mkdir()
        for who in members:
            write_scores(folder / "scores" / f"{who}.alqa-scores", keys[who], who, body, digest, rows)
    return Made(len(sample["applications"]), len(members), len(rows), len(sample["conflicts"]))


def make_identities(folder: Path, names: Mapping[str, str]) -> dict[str, identity.Identity]:
    """A key and a card for everyone, in files named by id."""
    folder.mkdir()
    keys = {}
    for who, name in names.items():
        made = identity.create(name, PASSPHRASE, LIGHT)
        files.write_file(folder / f"{who}.alqa-key", made.key_file)
        statement_files.write_statement(folder / f"{who}.alqa-card", people.card_of(made.identity))
        keys[who] = made.identity
    return keys


def make_mandate(folder: Path, members: list[str]) -> None:
    """The organisation's mandate; C01 is the chair."""
    cards = folder / "identities"
    people.make_mandate(
        cards / "organisation.alqa-key",
        PASSPHRASE,
        "pilot-clusters-2016",
        secretaries=[cards / "secretary.alqa-card"],
        chair=cards / f"{members[0]}.alqa-card",
        members=[cards / f"{who}.alqa-card" for who in members],
        out=folder / "mandate.alqa-mandate",
    )


def build(folder: Path) -> tuple[Round, str]:
    """The secretary's workspace and the packs; returns the round and its digest."""
    built = secretary.build(
        folder / "source",
        folder / "identities" / "secretary.alqa-key",
        PASSPHRASE,
        folder / "secretary.ws",
        folder / "mandate.alqa-mandate",
    )
    with built.workspace as ws:
        secretary.packs(ws, folder / "packs")
        current = rounds.current(ws)
        return current.body, current.digest


def sheet_rows() -> list[dict[str, str]]:
    """The sample's score sheets as the CSV holds them (marks in half points)."""
    text = (resources() / "sample" / "sample-scores.csv").read_text("utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


def write_scores(
    path: Path, me: identity.Identity, who: str, body: Round, digest: str, rows: list[dict[str, str]]
) -> None:
    """One commissioner's signed and sealed file."""
    reviews = [review_of(body, row) for row in rows if row["reviewer_id"] == who]
    recused = sum(1 for one in body.recusals if one.reviewer == who)
    statement = Scores(
        schema="alqa.scores.v1",
        round=body.round,
        round_digest=digest,
        reviewer=who,
        sequence=1,
        previous=[],
        reviews=reviews,
        recusals=[],
        notes=[],
        completeness=Completeness(len(reviews), len(reviews), 0, recused),
        journal=NO_JOURNAL,
        issued=clock.now(),
    )
    recipients = [entry.recipient for entry in body.roster if "secretary" in entry.roles]
    scores.write_scores(path, envelope.sign(me, statement), [*recipients, me.recipient])


def review_of(body: Round, row: dict[str, Any]) -> Review:
    """One row of the CSV as a review of the current version."""
    code = row["application_id"]
    digests = {ref.code: ref.digest for ref in body.dossiers}
    return Review(
        dossier=code,
        dossier_digest=digests[code],
        rubric_digest=rounds.rubric_digest(body.rubric),
        position=int(row["reading_position"]),
        marks={one.code: int(row[one.code]) for one in body.rubric.criteria},
        comments={},
        for_commission="",
        for_applicant="",
        recommendation=None,
    )
