"""The protocol of the sample round as a person and a machine read it."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import Any

import msgspec
import protocol_sample as sample
import pypdf
import pytest

from desktop.model.statements import Motion, Presence, Sitting
from desktop.model.text import Lang
from desktop.reports.protocol import render
from desktop.reports.protocol_data import ProtocolData

SETS: list[tuple[Lang, ...]] = [("kk", "ru"), ("kk",), ("ru",), ("en",), ("ru", "en"), ("kk", "ru", "en")]


def printed(data: ProtocolData, *langs: Lang) -> bytes:
    out = io.BytesIO()
    render(data, langs, out)
    return out.getvalue()


def pages(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def said(pdf: bytes) -> str:
    return " ".join(pages(pdf))


def decided(**changes: Any) -> ProtocolData:
    return sample.data(sample.decision(**changes))


@pytest.mark.parametrize("langs", SETS, ids="-".join)
def test_every_set_of_languages_names_the_selected_with_their_exact_totals(langs: tuple[Lang, ...]) -> None:
    text = said(printed(sample.data(), *langs))
    for row in sample.expected()["ranking"]:
        exact = f"{row['total_num']}/{row['total_den']}"
        assert exact in text, exact
    for code in sample.SELECTED:
        title = sample.data().dossiers[code].title
        assert all(title[lang] in text for lang in langs), code


def test_first_page_holds_the_cut_with_its_exact_sum_and_the_second_the_signatures() -> None:
    first, second, *_ = pages(printed(sample.data(), "kk", "ru"))
    assert "Іріктеу шегі: 6 / 6 Граница отбора: 6 из 6" in first
    assert "446,32 1160427/2600 2 320" in first.replace("\u00a0", " ")
    assert "Төраға / Председатель" in second
    assert "Седиалунга Коррадо" in second  # the last line to sign is on the page of the first


def test_passed_over_dossiers_say_by_which_limit() -> None:
    first = pages(printed(sample.data(), "ru"))[0]
    assert re.search(r"Масложировой кластер .* 6088/75 15 370 Предел отрасли: 2", first)
    whole = said(printed(sample.data(), "en"))
    assert re.search(r"Syr Rice Cluster .*?4422/65 13 300 C1 below threshold", whole)
    assert whole.count("Not admitted") == 3


def test_foot_of_every_page_carries_the_code_and_the_page_number() -> None:
    data = sample.data()
    every = pages(printed(data, "kk", "ru"))
    assert data.code
    assert data.digest
    for number, text in enumerate(every, 1):
        assert data.code in text.replace("\u00a0", " ")
        assert data.digest in text
        assert f"{number} / {len(every)}" in text
    assert data.decision.board in every[0]


def test_same_data_make_the_same_bytes_and_other_data_do_not() -> None:
    assert printed(sample.data(), "kk", "ru") == printed(sample.data(), "kk", "ru")
    assert printed(sample.data(), "kk") != printed(replace(sample.data(), number="5"), "kk")


def test_every_kazakh_letter_can_be_read_back() -> None:
    alphabet = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
    motion = Motion(f"{alphabet} {alphabet.upper()} ₸", "", ["C01"], [], [], {}, [])
    sitting = Sitting("Астана", "2016-11-24", Presence(["C01"], 0), [motion])
    text = said(printed(decided(sitting=sitting), "kk"))
    assert f"{alphabet} {alphabet.upper()} ₸" in text


def test_draft_says_so_on_every_page_and_carries_no_digest() -> None:
    data = replace(decided(selection=[]), draft=True, digest=None, code=None)
    every = pages(printed(data, "kk", "ru"))
    assert all("ЖОБА · ПРОЕКТ" in text for text in every)
    assert "Комиссия ещё не приняла решение" in " ".join(every)
    assert sample.digest("decision") not in " ".join(every)
    assert "ЖОБА · ПРОЕКТ" not in said(printed(sample.data(), "kk", "ru"))


def departed() -> ProtocolData:
    chosen = ["FK16-VKO-FOO05", *(code for code in sample.SELECTED if code != "FK16-VKO-MAN04")]
    motion = Motion(
        "Отобрать «Иртыш»", "Значимость", ["C01", "C02"], ["C03"], ["C04"], {"C03": "Нет."}, chosen
    )
    sitting = msgspec.structs.replace(sample.decision().sitting, motions=[motion])
    return decided(selection=chosen, departed=True, sitting=sitting)


def test_departure_shows_proposal_and_decision_side_by_side() -> None:
    text = said(printed(departed(), "ru"))
    assert "Предложение Решение" in text
    assert "Есть в предложении, нет в решении: FK16-VKO-MAN04." in text
    assert "Есть в решении, нет в предложении: FK16-VKO-FOO05." in text
    assert re.search(r"Масложировой кластер .*? Предел отрасли: 2 Отобрана", text)
    assert "За — 2; против — 1; воздержались — 1." in text
    assert "Особое мнение, " in text


def test_several_best_sets_are_counted_and_not_hidden() -> None:
    other = [*sample.SELECTED[:-1], "FK16-ALA-MAN03"]
    text = said(printed(decided(proposal=[sample.SELECTED, other]), "en"))
    assert "Equal best sets: 2" in text
    assert "In 1 of 2 best sets" in text


def test_title_missing_in_a_language_is_shown_in_another_with_its_tag() -> None:
    data = sample.data()
    lines = dict(data.dossiers)
    lines["FK16-SKO-FOO07"] = replace(lines["FK16-SKO-FOO07"], title={"ru": "Только по-русски"})
    text = said(printed(replace(data, dossiers=lines), "kk"))
    assert "Только по-русски [ru]" in text.replace("\u00a0", " ")


def test_words_that_could_mislead_are_shown_as_code_points() -> None:
    data = sample.data()
    lines = dict(data.dossiers)
    title = {"en": "<b>A</b> \u202eevil & 中"}
    lines["FK16-SKO-FOO07"] = replace(lines["FK16-SKO-FOO07"], title=title)
    text = said(printed(replace(data, dossiers=lines), "en"))
    assert "<b>A</b> [U+202E]evil & [U+4E2D]" in text


def test_notice_of_a_fictional_round_heads_every_page() -> None:
    assert all("FICTIONAL SAMPLE DATA" in text for text in pages(printed(sample.data(), "en")))
    data = sample.data()
    real = replace(data, round=msgspec.structs.replace(data.round, notice={}))
    assert "FICTIONAL" not in said(printed(real, "en"))


def test_refused_files_are_named_with_reason_and_code() -> None:
    text = said(printed(sample.data(), "ru"))
    assert "C03-old.alqa-scores" in text
    assert "Подпись недействительна. Код ошибки: signature-invalid" in text


@pytest.mark.parametrize("langs", [(), ("kk", "kk")])
def test_impossible_sets_of_languages_are_our_bug(langs: tuple[Lang, ...]) -> None:
    with pytest.raises(ValueError, match="languages"):
        render(sample.data(), langs, io.BytesIO())
