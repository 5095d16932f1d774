"""What leaves for paper, over the sample's real documents: dossiers with notes, lists, score sheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest

from desktop.desks import commissioner
from desktop.desks.commissioner import noting, papers
from desktop.desks.note_views import Anchor
from desktop.desks.paper_views import Wish
from desktop.errors import AlqaError
from desktop.model.review import Quad
from desktop.pages.server import PageServer
from desktop.storage.workspace import Workspace
from tests.helpers import offices

WHEN = "25.11.2026 13:45"
WORDS = "Айқын емес: =SUM"


class Taken:
    """A commissioner's workspace of the sample round with four notes on one dossier; made once."""

    def __init__(self, root: Path, folder: Path) -> None:
        pack = next((root / "packs").glob("C02*.alqa-pack"))
        key = offices.key(root, "C02")
        self.ws: Workspace = commissioner.open_pack(pack, key, offices.PASSPHRASE, folder / "ws").workspace
        self.code = next(row.code for row in commissioner.dossiers(self.ws) if row.state != "recused")
        self.papers = commissioner.dossier(self.ws, self.code).documents
        first, second = self.papers[0].sha256, self.papers[1].sha256
        line = Quad(60_000, 100_000, 260_000, 114_000)
        self._add(Anchor(first, 1, (line,), "жұмыс орындары", start=10), "question", WORDS, "A1")
        self._add(Anchor(first, 2, (Quad(60_000, 200_000, 160_000, 300_000),)), "weakness", "", None)
        self._add(Anchor(second, 1, (line,), "стратегия", start=3), "strength", "Жақсы", None)
        other = next(
            r.code for r in commissioner.dossiers(self.ws) if r.state != "recused" and r.code != self.code
        )
        self.other, sha = other, commissioner.dossier(self.ws, other).documents[0].sha256
        noting.add(self.ws, other, Anchor(sha, 1, (line,), "x", start=0), "note", text="elsewhere")

    def _add(self, anchor: Anchor, meaning: Any, text: str, criterion: str | None) -> None:
        noting.add(
            self.ws, self.code, anchor, meaning, text=text, criterion=criterion, share=meaning == "strength"
        )


@pytest.fixture(scope="module")
def taken(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Taken]:
    made = Taken(root, tmp_path_factory.mktemp("papers"))
    yield made
    made.ws.close()


@pytest.fixture(scope="module")
def server() -> Iterator[PageServer]:
    with PageServer() as made:
        yield made


def nothing(_n: int, _of: int) -> None:
    return


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def test_a_dossier_carries_its_watermark_and_notes(taken: Taken, server: PageServer) -> None:
    chosen = tuple(one.sha256 for one in taken.papers)
    wish = Wish("dossier", "kk", WHEN, taken.code, chosen)
    seen: list[tuple[int, int]] = []
    made = papers.make(taken.ws, server, wish, lambda *step: seen.append(step))
    reader = pypdf.PdfReader(io.BytesIO(made))
    of = sum(one.pages for one in taken.papers)
    assert len(reader.pages) == of
    assert seen[-1] == (of, of)
    me = commissioner.me(taken.ws).name["kk"]
    for page in reader.pages:
        text = page.extract_text()
        assert text.count(me) >= 2
        assert WHEN in text
    notes = [
        (at, note.get_object())
        for at, page in enumerate(reader.pages)
        for note in page.get("/Annots", [])
        if note.get_object()["/Subtype"] in ("/Highlight", "/Square")
    ]
    pages = taken.papers[0].pages
    assert [(at, note["/Subtype"]) for at, note in notes] == [
        (0, "/Highlight"),
        (1, "/Square"),
        (pages, "/Highlight"),
    ]
    first = notes[0][1]
    assert first["/T"] == me
    assert first["/Subj"] == "Сұрақ"
    assert first["/Contents"].startswith(f"{WORDS}\nA1 · ")
    assert str(first["/M"]).startswith("D:20")


def test_documents_and_notes_may_be_left_out(taken: Taken, server: PageServer) -> None:
    one = taken.papers[1]
    made = papers.make(
        taken.ws, server, Wish("dossier", "ru", WHEN, taken.code, (one.sha256,), notes=False), nothing
    )
    reader = pypdf.PdfReader(io.BytesIO(made))
    assert len(reader.pages) == one.pages
    assert not [page for page in reader.pages if "/Annots" in page]
    outline: Any = reader.outline
    assert [item.title for item in outline] == [f"{one.code} · {one.title['ru']}"]


def test_a_recused_dossier_leaves_nothing(taken: Taken, server: PageServer) -> None:
    away = next((row.code for row in commissioner.dossiers(taken.ws) if row.state == "recused"), None)
    if away is None:
        away = commissioner.dossiers(taken.ws)[-1].code
        commissioner.declare_conflict(taken.ws, away, "other", "a test")
    for call in (
        lambda: papers.make(taken.ws, server, Wish("dossier", "kk", WHEN, away, ("0",)), nothing),
        lambda: papers.choices(taken.ws, away),
    ):
        with pytest.raises(AlqaError) as caught:
            call()
        assert caught.value.code == "dossier-recused"


def test_choices_count_the_notes_of_each_document(taken: Taken) -> None:
    found = papers.choices(taken.ws, taken.code)
    codes = [one.code for one in taken.papers[:3]]
    assert [(one.code, one.notes) for one in found[:3]] == list(zip(codes, (2, 1, 0), strict=True))
    assert [one.pages for one in found] == [one.pages for one in taken.papers]


@pytest.mark.parametrize(("lang", "question"), [("kk", "Сұрақ"), ("ru", "Вопрос"), ("en", "Question")])
def test_the_list_of_notes_says_each(taken: Taken, server: PageServer, lang: Any, question: str) -> None:
    text = text_of(papers.make(taken.ws, server, Wish("notes", lang, WHEN, taken.code), nothing))
    assert question in text
    assert WORDS in text
    assert "жұмыс орындары" in text
    assert "elsewhere" not in text
    whole = text_of(papers.make(taken.ws, server, Wish("notes", lang, WHEN), nothing))
    assert "elsewhere" in whole
    assert taken.other in whole


def test_the_table_of_notes_is_harmless_in_a_spreadsheet(taken: Taken) -> None:
    noting.add(
        taken.ws, taken.other, Anchor(commissioner.dossier(taken.ws, taken.other).documents[0].sha256, 1, ()),
        "note", text='=HYPERLINK("x")\nтағы, "тырнақша"', note_id="formula",
    )  # fmt: skip
    data = papers.notes_table(taken.ws, "", "kk")
    noting.remove(taken.ws, "formula")
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[0][0] == "Өтінім"
    assert len(rows) == 6
    texts = [row[6] for row in rows]
    assert '\'=HYPERLINK("x")\nтағы, "тырнақша"' in texts
    assert [row[8] for row in rows[1:4]].count("иә") == 1
    assert {len(row) for row in rows} == {10}


@pytest.mark.parametrize(
    ("lang", "title"), [("kk", "Бағалау парағы"), ("ru", "Оценочный лист"), ("en", "Score sheet")]
)
def test_a_blank_sheet_has_every_criterion_and_no_mark(
    taken: Taken, server: PageServer, lang: Any, title: str
) -> None:
    text = text_of(papers.make(taken.ws, server, Wish("blank", lang, WHEN), nothing))
    assert title in text
    assert taken.code not in text
    for one in commissioner.round_of(taken.ws).rubric.criteria:
        assert one.code in text
    for_one = text_of(papers.make(taken.ws, server, Wish("blank", lang, WHEN, taken.code), nothing))
    assert taken.code in for_one


def test_my_sheet_shows_what_i_gave_and_that_it_is_a_copy(taken: Taken, server: PageServer) -> None:
    commissioner.set_mark(taken.ws, taken.code, "A1", 7)
    commissioner.set_mark(taken.ws, taken.code, "A2", 0)
    commissioner.set_comment(taken.ws, taken.code, "A1", "Себебі <b>бар</b> & анық")
    commissioner.set_overall(taken.ws, taken.code, for_commission="Комиссияға\nекі жол")
    text = text_of(papers.make(taken.ws, server, Wish("mine", "kk", WHEN, taken.code), nothing))
    assert "3,5" in text
    assert "Себебі <b>бар</b> & анық" in text
    assert "екі жол" in text
    assert "жұмыс көшірмесі" in text
    assert text.count("–") >= len(commissioner.round_of(taken.ws).rubric.criteria) - 2
