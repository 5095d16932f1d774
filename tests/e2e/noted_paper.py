"""Notes for the photographs: where they stand is read off the paper itself."""

from __future__ import annotations

import re

from desktop.desks.note_views import Anchor
from desktop.model.dossier import DocumentText, PageText
from desktop.model.review import Meaning
from desktop.pages.server import PageServer
from tests.ui.commissioner.sample_desk import ZERO, MemoryDesk
from ui.reader.letters import Letters

PAPER = 4  # the strategy among the documents
Said = tuple[Meaning, str, str, str | None, bool]
SAID: dict[str, tuple[Said, ...]] = {
    "en": (
        ("strength", "27.5 % of all such jobs in the country", "Size far above 15 %. Checked.", "A1", True),
        ("weakness", "Employment of participants fell from 2,300", "Ask for the list of firms.", "D1", False),
        ("strength", "Seven of eight stages are present", "", "A2", True),
        ("question", "make up 31 % of the cost", "Which project closes this gap?", "A2", False),
        ("note", "furniture makers themselves added 110 jobs", "Compare with A3.", None, False),
    ),
    "ru": (
        ("strength", "27,5 % всех таких рабочих мест", "Намного выше 15 %. Сверено.", "A1", True),
        ("weakness", "Занятость участников снизилась", "Запросить список предприятий.", "D1", False),
        ("strength", "семь из восьми звеньев", "", "A2", True),
        ("question", "составляют 31 % стоимости", "Какой проект закроет этот разрыв?", "A2", False),
        ("note", "сами мебельщики за это время", "Сравнить с A3.", None, False),
    ),
    "kk": (
        ("strength", "елдегі осындай жұмыс орындарының", "15 %-дан едәуір жоғары.", "A1", True),
        ("weakness", "2012 жылғы 2 300 адамнан", "Кәсіпорындар тізімін сұрау.", "D1", False),
        ("strength", "сегіз кезеңнің жетеуі", "", "A2", True),
        ("question", "дайын орындық құнының 31 %", "Бұл олқылықты қай жоба жабады?", "A2", False),
        ("note", "110 жаңа жұмыс орнын", "A3-пен салыстыру.", None, False),
    ),
}


def write_notes(desk: MemoryDesk, pages: PageServer, code: str, lang: str) -> str:
    """Five notes on the first page of a dossier's strategy; the code of that document."""
    handle = pages.open(desk.pdf, "strategy")
    texts = [pages.text(handle, page) for page in range(1, handle.pages + 1)]
    letters = Letters(texts[0], pages.boxes(handle, 1))
    sizes = [PageText(s.width, s.height, text) for s, text in zip(handle.sizes, texts, strict=True)]
    pages.close_document(handle)
    desk.texts = DocumentText("alqa.text.v1", ZERO, sizes)
    paper = desk.dossier(code).documents[PAPER]
    desk.notes.paper = paper.code
    for number, (meaning, quote, words, criterion, share) in enumerate(SAID[lang]):
        found = re.search(r"\s+".join(map(re.escape, quote.split())), texts[0])
        assert found is not None, quote
        quads = letters.quads(*found.span())
        anchor = Anchor(paper.sha256, 1, quads, found.group(), "", "", found.start())
        desk.notes.add(code, f"n{number}", anchor, meaning, criterion)
        desk.notes.set_text(f"n{number}", words)
        desk.notes.set_share(f"n{number}", share)
    return paper.code
