"""Search as a commissioner does it: what is found, how it is typed, and what is never searched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.desks import commissioner
from desktop.desks.commissioner.finding import Finder
from desktop.desks.finds import Findings, Wish
from desktop.model.dossier import DocumentText, PageText
from desktop.model.review import Annotation, Quad
from desktop.model.rubric import FactField
from desktop.storage import dossiers, notes
from desktop.storage.workspace import Workspace
from desktop.trust import canonical
from desktop.trust.digest import sha256_hex
from tests.helpers import packs, world

JOBS = FactField("jobs", {"en": "Jobs", "ru": "Рабочие места", "kk": "Жұмыс орындары"}, "integer", {}, None)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    held = packs.nouns()
    rubric = world.Rubric([], world.RUBRIC.criteria, [], [JOBS])
    statements = [world.mandate(), packs.version(held, rubric=rubric)]
    pack = packs.write_pack(tmp_path / "C02.alqa-pack", statements, packs.blobs(held))
    with packs.open_pack(tmp_path, pack).workspace as opened:
        retext(opened, "D1", "Қазақстан кластері", "Ещё один цех: кептіру", "экспорт продукции")
        yield opened


def retext(ws: Workspace, code: str, *pages: str) -> None:
    held = [PageText(595_000, 842_000, page) for page in pages]
    text = DocumentText("alqa.text.v1", sha256_hex(packs.paper(code)), held)
    dossiers.put_text(ws, canonical.encode(text))


def look(ws: Workspace, text: str, **wish: object) -> Findings:
    finder = Finder(ws)
    finder.warm()
    found = finder.find(Wish(text, **wish))  # type: ignore[arg-type]
    assert found is not None
    return found


def where(found: Findings) -> list[tuple[str, str, int]]:
    return [(one.kind, one.dossier, one.page) for one in found.places]


@pytest.mark.parametrize(
    ("text", "page", "loosely"),
    [
        ("ҚАЗАҚ", 1, False),
        ("казак", 1, True),
        ("еще", 2, False),
        ("кептиру", 2, True),
        ("«один цех»", 2, False),
        ("цех кеп", 2, False),
    ],
)
def test_pages_are_found_however_their_words_are_typed(
    ws: Workspace, text: str, page: int, loosely: bool
) -> None:
    found = look(ws, text)
    assert where(found) == [("document", "D1", page)]
    assert found.loose is loosely
    assert "\u2068" in found.places[0].snippet


@pytest.mark.parametrize("text", ["", "  ", "к", "« »", "«цех один»"])
def test_what_cannot_be_found_finds_nothing(ws: Workspace, text: str) -> None:
    assert look(ws, text).places == ()


def test_facts_titles_comments_and_notes_are_found(ws: Workspace) -> None:
    document = sha256_hex(packs.paper("D1"))
    quad = [Quad(0, 0, 1, 1)]
    note = Annotation("n1", "D1", document, 2, quad, "quoted", "", "", None, "question", "Сұрақ бар", None)
    notes.put(ws, note, False, world.WHEN)
    commissioner.set_comment(ws, "D1", "A1", "жоғары сапа")
    commissioner.set_overall(ws, "D2", for_applicant="сапа туралы")
    assert where(look(ws, "жумыс орын")) == [("fact", "D2", 0), ("fact", "D1", 0)]
    assert look(ws, "рабочие").places[0].snippet.endswith("12")
    for part in ("itle D1", "d1", "Ti D1"):
        assert where(look(ws, part)) == [("fact", "D1", 0)], part
    assert [one.place for one in look(ws, "сапа").places] == ["A1", "for-applicant"]
    assert where(look(ws, "сурак")) == where(look(ws, "quot")) == [("note", "D1", 2)]
    assert dict(look(ws, "сапа").counts)["comment"] == 2
    assert look(ws, "сапа", kinds=frozenset({"fact", "note"})).places == ()
    assert where(look(ws, "жумыс", dossier="D1")) == [("fact", "D1", 0)]


def test_a_dossier_that_is_closed_to_me_is_never_searched(ws: Workspace) -> None:
    commissioner.set_comment(ws, "D1", "A1", "жоғары сапа")
    commissioner.declare_conflict(ws, "D1", "employer", "")
    for text in ("қазақстан", "сапа", "itle D1", "itle D3", "казакстан"):
        assert look(ws, text).places == (), text
    assert where(look(ws, "жумыс")) == [("fact", "D2", 0)]
    commissioner.withdraw_conflict(ws, "D1")
    assert where(look(ws, "қазақстан")) == [("document", "D1", 1)]


def test_more_than_the_limit_is_said(ws: Workspace) -> None:
    retext(ws, "D1", *["жылу"] * 5)
    found = look(ws, "жылу", limit=3)
    assert (len(found.places), found.more, dict(found.counts)["document"]) == (3, True, 3)
    assert not look(ws, "жылу", limit=6).more


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("кептирги", ("spelling", "кептіру")),
        ("'rcgjhn", ("layout", "экспорт")),
        ("места", ("language", "Жұмыс орындары")),
        ("экспорт цех", ("fewer", "экспорт")),
    ],
)
def test_nothing_found_offers_what_would_be(ws: Workspace, text: str, offer: tuple[str, str]) -> None:
    kinds = frozenset({"document"})
    assert offer in [(one.kind, one.text) for one in look(ws, text, kinds=kinds).offers]


def test_pages_come_first_and_the_whole_answer_holds_the_same(ws: Workspace) -> None:
    commissioner.set_comment(ws, "D1", "A1", "экспорт")
    finder = Finder(ws)
    finder.warm()
    first, whole = finder.find(Wish("экспорт", first=True)), finder.find(Wish("экспорт"))
    assert first is not None
    assert whole is not None
    assert (first.partial, where(first), first.counts) == (True, [("document", "D1", 3)], (("document", 1),))
    assert (whole.partial, where(whole)) == (False, [*where(first), ("comment", "D1", 0)])
    nowhere = finder.find(Wish("itle D1", first=True))
    assert nowhere is not None
    assert (nowhere.partial, where(nowhere)) == (False, [("fact", "D1", 0)]), "no page has it: all at once"


@pytest.mark.parametrize("first", [True, False])
def test_a_finder_that_has_answered_forgets_a_dossier_at_once(ws: Workspace, first: bool) -> None:
    finder = Finder(ws)
    finder.warm()

    def found() -> list[tuple[str, str, int]]:
        answer = finder.find(Wish("қазақстан", first=first))
        return where(answer) if answer else []

    assert found() == [("document", "D1", 1)]
    commissioner.declare_conflict(ws, "D1", "employer", "")
    assert found() == []
    commissioner.withdraw_conflict(ws, "D1")
    assert found() == [("document", "D1", 1)]
    retext(ws, "D1", "басқа")
    assert found() == [], "the document was replaced"


def test_a_question_that_nobody_waits_for_stops(ws: Workspace) -> None:
    assert Finder(ws).find(Wish("қазақстан"), lambda: True) is None


def test_facts_are_said_to_be_indexed_until_they_are(ws: Workspace) -> None:
    finder = Finder(ws)
    first = finder.find(Wish("қазақстан"))
    assert first is not None
    assert first.building
    finder.warm()
    second = finder.find(Wish("жумыс"))
    assert second is not None
    assert not second.building


def test_a_newer_version_is_searched_from_then_on(tmp_path: Path) -> None:
    with packs.open_pack(tmp_path, packs.first_pack(tmp_path)).workspace as ws:
        finder = Finder(ws)
        finder.warm()
        commissioner.update_pack(ws, packs.second_pack(tmp_path))
        found = finder.find(Wish("itle D1"))
        assert found is not None
        assert found.building, "the new version is not indexed yet"
        finder.warm()
        found = finder.find(Wish("itle D1"))
        assert found is not None
        assert where(found) == [("fact", "D1", 0)]


def test_a_language_narrows_to_words_of_that_language(ws: Workspace) -> None:
    retext(
        ws, "D1", "өнім экспорты дегеніміз осы", "это экспорт продукции", "export экспорт of the product here"
    )
    found = {lang: where(look(ws, "экспорт", langs=frozenset({lang}))) for lang in ("kk", "ru", "en")}
    assert found == {lang: [("document", "D1", n)] for n, lang in enumerate(("kk", "ru", "en"), 1)}
    assert len(look(ws, "экспорт").places) == 3


def test_a_type_narrows_to_documents_of_that_type(ws: Workspace) -> None:
    every = look(ws, "экспорт")
    assert every.types
    code = every.types[0].code
    assert where(look(ws, "экспорт", types=frozenset({code}))) == [("document", "D1", 3)]
    assert look(ws, "экспорт", types=frozenset({"nothing like it"})).places == ()
    assert [one.kind for one in look(ws, "itle D1", types=frozenset({code})).places] == []


def test_filters_of_one_question_are_not_answered_from_another(ws: Workspace) -> None:
    finder = Finder(ws)
    finder.warm()
    counts = []
    for langs in (frozenset(), frozenset({"en"}), frozenset({"ru"})):
        found = finder.find(Wish("экспорт", langs=langs))  # type: ignore[arg-type]
        assert found is not None
        counts.append(len(found.places))
    assert counts == [1, 0, 1]
