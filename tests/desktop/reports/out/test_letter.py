"""The letter says the result and the reasons, and nobody's name."""

from __future__ import annotations

import dataclasses
import functools
import io
from typing import Any

import pypdf
import pytest

from desktop.desks import reckoning
from desktop.model.statements import Decision, Presence, Sitting
from desktop.reports.out import handover, letter
from desktop.reports.out.whole import Whole
from desktop.reports.protocol_board import member_lines, recusal_lines
from desktop.reports.protocol_data import ProtocolData
from desktop.reports.protocol_gather import gather
from desktop.words import load
from tests.helpers import sample_board, wholes

SELECTED, REGION, SEATS = "FK16-SKO-FOO07", "FK16-VKO-FOO05", "FK16-YUK-PHA01"
OUTSIDE = next(ref.code for ref in sample_board.round_().body.dossiers if not ref.eligible)


@functools.cache
def decided() -> tuple[Whole, ProtocolData]:
    whole = wholes.whole(named=False)
    best = list(whole.result.selection.sets[0])
    sitting = Sitting("", "2026-11-24", Presence([], 10), [])
    body = Decision(
        "alqa.decision.v1", whole.body.round, whole.round.digest, "0" * 64, whole.board.digest,
        list(whole.board.counts), [], [], reckoning.rank_rows(whole.result), [best],
        reckoning.objective(whole.result), best, False, sitting, sample_board.WHEN,
    )  # fmt: skip
    signed = sample_board.sign(sample_board.person("secretary"), body)
    data = gather(
        whole.body, whole.round.digest, body, dossiers=whole.dossiers, members=member_lines(whole.board),
        recusals=recusal_lines(whole.board), refusals={}, reasons=whole.reasons, signed_by=signed.signers,
        secretary={}, digest=signed.digest,
    )  # fmt: skip
    return dataclasses.replace(whole, decision=signed), data


def made(code: str, *langs: Any) -> bytes:
    out = io.BytesIO()
    letter.render(*decided(), code, langs, out)
    return out.getvalue()


pdf = functools.cache(made)


def text(data: bytes) -> str:
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    return " ".join(" ".join(pages).split())


def test_the_selected_is_told_so_with_its_means() -> None:
    said, say = text(pdf(SELECTED, "en")), load("en")
    assert say("protocol.letter.selected") in said
    assert say("protocol.letter.place", total="82.21", rank=1, ranked=27, sheets=14) in said
    assert "4.18" in said


@pytest.mark.parametrize(
    ("code", "key"),
    [(REGION, "max_per_region"), (SEATS, "seats")],
)
def test_the_limit_that_stood_in_the_way_is_said(code: str, key: str) -> None:
    assert load("ru")(f"protocol.letter.why.{key}", count=1) in text(pdf(code, "ru"))


def test_a_threshold_is_named_and_marked_in_the_table() -> None:
    lines = decided()[0].result.ranking
    code = next(one.dossier for one in lines if one.eligible and "A1" in one.fails)
    said = text(pdf(code, "en"))
    assert "Reason: " in said
    assert "A1" in said.partition("Reason: ")[2].partition(".")[0]
    assert load("en")("protocol.letter.below") in said


def test_the_inadmissible_is_told_that_alone() -> None:
    said, say = text(pdf(OUTSIDE, "kk")), load("kk")
    assert say("protocol.letter.not-admitted") in said
    assert say("protocol.letter.marks") not in said


def test_no_commissioner_is_named_but_the_chair_who_signs() -> None:
    said = text(pdf(SELECTED, "kk", "ru"))
    members = [one for one in decided()[1].round.roster if one.roles == ["commissioner"]]
    assert not [one.id for one in members for name in one.name.values() if name in said]


def test_words_for_the_applicant_stand_once_as_written() -> None:
    assert text(pdf(SELECTED, "kk")).count(wholes.FOR_APPLICANT) == 1


@pytest.mark.parametrize("code", [SELECTED, SEATS, OUTSIDE])
@pytest.mark.parametrize("langs", [("en",), ("kk", "ru")])
def test_the_lines_to_sign_never_stand_alone(code: str, langs: tuple[Any, ...]) -> None:
    last = pypdf.PdfReader(io.BytesIO(pdf(code, *langs))).pages[-1].extract_text()
    say = load(langs[0])
    assert say("protocol.sign.secretary") in last
    assert say("protocol.letter.unnamed").split(".")[0][:30] in last.replace("\n", " ")
    assert len(last) > 900


def test_the_same_decision_gives_the_same_bytes() -> None:
    assert made(REGION, "ru") == pdf(REGION, "ru")


def test_two_languages_at_the_most() -> None:
    with pytest.raises(ValueError, match="one or two"):
        pdf(SELECTED, "kk", "ru", "en")


def test_conditions_are_handed_over_without_their_authors() -> None:
    whole, _ = decided()
    tables = {one.code: one for one in handover.everything(whole).tables}
    assert [row[0] for row in tables["selected"].rows] == list(whole.selection)
    conditional = {
        sheet.dossier
        for code in whole.selection
        for sheet in whole.counted(code)
        if whole.review(sheet).recommendation == handover.WITH_CONDITIONS
    }
    assert conditional
    assert {(row[0], row[2]) for row in tables["conditions"].rows} == {
        (code, wholes.FOR_APPLICANT) for code in conditional
    }
