"""The last annexes: every sheet under the rule of the round, every correction with its reason."""

from __future__ import annotations

import dataclasses
import functools
import io
from typing import Any

import protocol_sample as sample
import pypdf
import pytest

from desktop.reports import protocol_sheets
from desktop.reports.protocol import render
from desktop.reports.protocol_data import ProtocolData
from desktop.reports.protocol_more import (
    Corrections,
    ProxyLine,
    RefusedDossier,
    RulingLine,
    VersionLine,
    corrections_of,
    sheets_of,
)
from desktop.words import load
from tests.helpers import wholes

SAY = load("en")
FOOD = "FK16-SKO-FOO07"


def text(data: ProtocolData) -> str:
    out = io.BytesIO()
    render(data, ("en",), out)
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(out.getvalue())).pages]
    return " ".join(" ".join(pages).split())


@functools.cache
def with_sheets(*, named: bool) -> str:
    whole = wholes.whole(named=named)
    some = tuple(one for one in sheets_of(whole) if one.dossier == FOOD)
    return text(dataclasses.replace(sample.data(), round=whole.body, sheets=some))


def annex(said: str, key: str) -> str:
    return said.rpartition(SAY(f"protocol.{key}"))[2]


def test_named_sheets_stand_under_their_authors() -> None:
    said = annex(with_sheets(named=True), "annex-sheets")
    assert SAY("protocol.sheets-named") in said
    assert [f"C{n:02}" for n in range(1, 16) if f"C{n:02} " in said] == [
        sheet.reviewer for sheet in wholes.whole().sheets_of[FOOD]
    ]


def test_numbered_sheets_name_nobody() -> None:
    said = annex(with_sheets(named=False), "annex-sheets")
    assert SAY("protocol.sheets-numbered") in said
    assert not [f"C{n:02}" for n in range(1, 16) if f"C{n:02} " in said]


def test_sheets_of_both_kinds_say_the_same_totals() -> None:
    of = [
        {line.total for one in sheets_of(wholes.whole(named=named)) for line in one.lines}
        for named in (True, False)
    ]
    assert of[0] == of[1]
    assert len(of[0]) > 100


def test_too_many_sheets_are_left_to_the_workbook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol_sheets, "MOST_SHEETS", 10)
    whole = wholes.whole()
    some = tuple(one for one in sheets_of(whole) if one.dossier == FOOD)
    said = text(dataclasses.replace(sample.data(), round=whole.body, sheets=some))
    assert SAY("protocol.sheets-many", count=len(some[0].lines)) in said


def test_nothing_corrected_is_said() -> None:
    assert SAY("protocol.corrections-none") in text(sample.data())


def test_every_correction_is_printed_with_its_reason() -> None:
    data = sample.data()
    code, member = next(iter(data.dossiers)), data.members[0].reviewer
    made = Corrections(
        (VersionLine(2, "a page was missing", (code,), (member,), "a" * 64),),
        ((member, True),),
        (ProxyLine(member, "b" * 64, "c" * 64, 2, True),),
        (RulingLine("replace", (member,), "left the country", 2, "d" * 64),),
        (RefusedDossier(code, {"en": "Dossier X"}, "eight members of ten", {}, ("Aigul S.",)),),
    )
    said = annex(text(dataclasses.replace(data, corrections=made)), "annex-corrections")
    for word in ("a page was missing", "left the country", "eight members of ten", "Aigul S.", "aaaaaaaa"):
        assert word in said
    assert SAY("protocol.ruling.replace") in said
    assert SAY("protocol.counts-yes") in said


def test_the_board_tells_who_was_not_admitted() -> None:
    whole = wholes.whole()
    outside = [ref.code for ref in whole.body.dossiers if not ref.eligible]
    assert [one.dossier for one in corrections_of(whole).refused] == outside


@pytest.mark.parametrize("langs", [("en",), ("kk", "ru")])
def test_the_decision_stands_on_the_page_on_which_it_is_signed(langs: tuple[Any, ...]) -> None:
    out = io.BytesIO()
    render(sample.data(), langs, out)
    say = load(langs[0])
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(out.getvalue())).pages]
    signed = next(page for page in pages if say("protocol.sign.members") in page)
    assert f"7. {say('protocol.decision')}" in signed.replace("\n", " ")
