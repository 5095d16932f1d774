"""The sitting in the protocol: standard motions in each language, typed ones as typed, nothing hidden."""

from __future__ import annotations

import msgspec
import pytest

from desktop.model.meeting import Away, Correction
from desktop.model.statements import Motion, Sitting
from desktop.reports.protocol_data import ProtocolData
from desktop.reports.protocol_sitting import pieces
from tests.desktop.reports import protocol_sample as sample
from tests.desktop.reports.test_protocol import decided, printed, said

AT = "2016-11-24T09:21:00Z"
TOBOL = "FK16-KUS-FOO01"


def motion(**more: object) -> Motion:
    one = Motion("", "", ["C01", "C02"], ["C03"], [], {}, [], kind="keep", about=[TOBOL], needed=2,
                 entitled=["C01", "C02", "C03"])  # fmt: skip
    return msgspec.structs.replace(one, **more)


def with_sitting(*motions: Motion, **more: object) -> ProtocolData:
    sitting: Sitting = msgspec.structs.replace(sample.decision().sitting, motions=list(motions), **more)
    return decided(sitting=sitting)


def test_a_standard_motion_is_said_in_each_language() -> None:
    text = said(printed(with_sitting(motion()), "kk", "ru"))
    assert "Оставить в предложенном наборе: Мукомольный кластер «Тобол»" in text
    assert "Ұсынылған жинақта қалдыру: «Тобыл» ұн тарту кластері" in text
    assert "Принято (голосующих: 3, нужно: 2)." in text


def test_what_was_typed_is_quoted_and_corrections_are_printed() -> None:
    line = Correction("C03", "against", "for", "misheard", AT)
    text = said(printed(with_sitting(motion(text="Keep it", needed=3, corrections=[line])), "ru"))
    assert "«Keep it»" in text
    assert "Не принято (голосующих: 3, нужно: 3)." in text
    assert "Голос исправлен (09:21 UTC)" in text
    assert "было — против, стало — за. Основание: «misheard»" in text


def test_a_secret_ballot_names_nobody() -> None:
    secret = motion(votes_for=[], votes_against=[], secret=[2, 1, 0])
    text = said(printed(with_sitting(secret), "en"))
    assert "Secret ballot. For 2; against 1; abstained 0. Carried (entitled: 3, needed: 2)." in text
    assert "For: " not in text


def test_the_course_says_who_left_what_changed_and_what_was_noted() -> None:
    away = [Away("C09", TOBOL, "home-region", AT, "2016-11-24T09:40:00Z")]
    data = with_sitting(
        motion(), away=away, notes={TOBOL: "14:24 C02: нет\n14:31 да"}, preliminary={TOBOL: "80"}, opened=AT,
        closed="2016-11-24T11:00:00Z",
    )  # fmt: skip
    text = said(printed(data, "ru"))
    for part in (
        "Ход заседания",
        "открыто: 09:21, закрыто: 11:00",
        "вне зала 09:21–09:40",
        "Предварительный балл: 80,00, окончательный: 80,69",
        "«14:24 C02: нет · 14:31 да»",
    ):
        assert part in text


def test_many_motions_go_to_the_annex_and_long_texts_over_pages() -> None:
    long = motion(dissent={"C03": "слово " * 4000})
    text = said(printed(with_sitting(long, *(motion() for _ in range(9))), "ru"))
    assert "Поставлено на голосование предложений: 10 (приложение 5)." in text
    assert text.count("Оставить в предложенном наборе") == 10


@pytest.mark.parametrize("text", ["", "a", "слово " * 4000, "x" * 5000])
def test_pieces_lose_nothing(text: str) -> None:
    assert " ".join(pieces(text)).split() == text.split()
