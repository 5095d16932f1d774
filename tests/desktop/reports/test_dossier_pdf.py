"""The sample's papers: three languages, the filed figures, the word "fictional" on every page."""

from __future__ import annotations

import json
from typing import Any

import pypdfium2
import pytest

from desktop.paths import resources
from desktop.reports.dossier_pdf import PaperMaker, shares

FICTION = ("Ойдан шығарылған", "Вымышленный образец", "Fictional sample")


@pytest.fixture(scope="module")
def sample() -> dict[str, Any]:
    return json.loads((resources() / "sample" / "sample-round.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def catalogue() -> dict[str, Any]:
    return json.loads((resources() / "sample" / "papers.json").read_text("utf-8"))


def texts(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range() for page in document]


def test_papers_speak_three_languages_and_say_that_they_are_fictional(
    sample: dict[str, Any], catalogue: dict[str, Any]
) -> None:
    application = sample["applications"][14]
    papers = PaperMaker(sample, catalogue).papers(application)
    assert list(papers) == ["D01", "D05", "D06", "D09"]
    for code in ("D01", "D05", "D06"):
        pages = texts(papers[code])
        assert 3 <= len(pages) <= 6
        assert all(said in page for page in pages for said in FICTION)
        assert all(any(application["title"][lang] in page for page in pages) for lang in ("kk", "ru", "en"))
    assert texts(papers["D09"]) == [""]  # a scan


def test_figures_are_those_that_were_filed(sample: dict[str, Any], catalogue: dict[str, Any]) -> None:
    application = sample["applications"][14]
    english = texts(PaperMaker(sample, catalogue).strategy(application))[-1]
    assert application["application_id"] in english
    assert "2,474 people" in english
    assert "3.41" in english


def test_every_sentence_is_there_in_three_languages(catalogue: dict[str, Any]) -> None:
    assert all(set(entry) == {"en", "ru", "kk"} and all(entry.values()) for entry in catalogue.values())
    chains = {key: entry for key, entry in catalogue.items() if key.startswith("chain.")}
    assert all(len(words.split("|")) == 8 for entry in chains.values() for words in entry.values())


def test_as_many_stages_are_absent_as_the_facts_say(sample: dict[str, Any]) -> None:
    for application in sample["applications"]:
        facts = application["facts"]
        missing = facts["value_chain_stages_total"] - facts["value_chain_stages_covered"]
        assert shares(application, 8).count(None) == missing
