"""Pages of an invented strategy paper in three languages, for pictures and tests of the reader."""

# ruff: noqa: E501 (paragraphs of a paper)
from __future__ import annotations

from pathlib import Path
from tempfile import gettempdir

import fontpkg_noto_sans
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

BODY = {
    "en": (
        "Altai Timber & Furniture Cluster",
        "Cluster strategy 2016–2020 · value-chain map and SWOT · East Kazakhstan Region",
        "2. Where the cluster stands",
        "Wood processing and furniture making have been concentrated in the Ridder – Ust-Kamenogorsk corridor for"
        " three generations. In 2015 the region employed 2,474 people in furniture and wood products, 27.5 % of all"
        " such jobs in the country, in a region with 8.1 % of national employment.",
        "Employment of participants fell from 2,300 in 2012 to 2,150 in 2015. The decline came from two sawmills that"
        " closed; the furniture makers themselves added 110 jobs in the same period.",
        "2.1 The value chain",
        "Seven of eight stages are present in the region, from logging to furniture and fitting out. Fittings and"
        " surface coatings are still bought outside the region, mostly imported, and make up 31 % of the cost.",
        ("Logging and sawing", "Drying and panels", "Joinery and furniture", "Fittings and coatings"),
    ),
    "ru": (
        "Мебельный кластер «Алтай»",
        "Стратегия кластера на 2016–2020 годы · карта цепочки и SWOT · Восточно-Казахстанская область",
        "2. Где находится кластер",
        "Деревообработка и производство мебели сосредоточены в коридоре Риддер — Усть-Каменогорск уже три поколения."
        " В 2015 году в регионе в производстве мебели и изделий из дерева было занято 2 474 человека, 27,5 % всех"
        " таких рабочих мест страны.",
        "Занятость участников снизилась с 2 300 в 2012 году до 2 150 в 2015 году. Снижение вызвано закрытием двух"
        " лесопилок; сами мебельщики за это время создали 110 рабочих мест.",
        "2.1 Цепочка создания стоимости",
        "В регионе есть семь из восьми звеньев, от лесозаготовки до мебели и отделки. Фурнитура и покрытия пока"
        " закупаются вне региона, в основном по импорту, и составляют 31 % стоимости готового стула.",
        ("Лесозаготовка", "Сушка и плиты", "Столярка и мебель", "Фурнитура"),
    ),
    "kk": (
        "«Алтай» орман-жиһаз кластері",
        "2016–2020 жылдарға арналған кластер стратегиясы · Шығыс Қазақстан облысы",
        "2. Кластердің бүгінгі жағдайы",
        "Ағаш өңдеу мен жиһаз жасау Риддер – Өскемен аумағында үш ұрпақ бойы шоғырланған. 2015 жылы облыста жиһаз бен"
        " ағаш бұйымдарын өндіруде 2 474 адам жұмыс істеді, бұл елдегі осындай жұмыс орындарының 27,5 %-ы.",
        "Қатысушылардағы жұмыспен қамту 2012 жылғы 2 300 адамнан 2015 жылы 2 150 адамға дейін азайды. Төмендеуге екі"
        " ағаш тілу зауытының жабылуы себеп болды; жиһазшылар осы кезеңде 110 жаңа жұмыс орнын ашты.",
        "2.1 Құн тізбегі",
        "Өңірде сегіз кезеңнің жетеуі бар: ағаш дайындаудан жиһаз құрастыруға дейін. Фурнитура мен бояу-лак өңірден тыс"
        " сатып алынады және дайын орындық құнының 31 %-ын құрайды.",
        ("Дайындау және тілу", "Кептіру және тақта", "Ұсталық және жиһаз", "Фурнитура, бояу"),
    ),
}


def register_fonts() -> None:
    """Noto Sans for ReportLab, cut once from the variable font of its package."""
    from fontTools.ttLib import TTFont as Source
    from fontTools.varLib.instancer import instantiateVariableFont

    for name, weight in (("Paper", 400), ("Paper-Bold", 650)):
        path = Path(gettempdir()) / f"alqa-{name}.ttf"
        if not path.exists():
            source = Source(Path(fontpkg_noto_sans.ROOT) / "files" / "NotoSans[wdth,wght].ttf")
            cut = instantiateVariableFont(source, {"wght": weight, "wdth": 100})
            for part in (1, 4, 6):  # a reader takes two fonts of one name for the same font
                cut["name"].setName(name, part, 3, 1, 0x409)
            cut.save(path)
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, path))


def draw_page(canvas: Canvas, lang: str, number: int) -> None:
    """One page; the first carries the title, all carry text and a bar chart."""
    title, line, head, first, second, subhead, third, bars = BODY[lang]
    y = 770.0
    if number == 0:
        y = _text(canvas, title, "Paper-Bold", 19, y, "#1A212B") - 2
        y = _text(canvas, line, "Paper", 9, y, "#66717F") - 14
    for words, font, size in (
        (head, "Paper-Bold", 12.5),
        (first, "Paper", 10),
        (second, "Paper", 10),
        (subhead, "Paper-Bold", 12.5),
        (third, "Paper", 10),
    ):
        y = _text(canvas, words, font, size, y, "#1A212B") - 8
    for share, name in zip((86, 64, 71, 12), bars, strict=True):
        canvas.setFont("Paper", 9)
        canvas.setFillColor(HexColor("#1A212B"))
        canvas.drawString(64, y - 10, name)
        canvas.setFillColor(HexColor("#E9ECF0"))
        canvas.rect(220, y - 13, 220, 13, stroke=0, fill=1)
        canvas.setFillColor(HexColor("#1B5AA6"))
        canvas.rect(220, y - 13, 2.2 * share, 13, stroke=0, fill=1)
        y -= 24
    for words in (first, third, second, first):
        y = _text(canvas, words, "Paper", 10, y - 6, "#1A212B")


def _text(canvas: Canvas, words: str, font: str, size: float, y: float, colour: str) -> float:
    canvas.setFont(font, size)
    canvas.setFillColor(HexColor(colour))
    for line in simpleSplit(words, font, size, 467):
        canvas.drawString(64, y - size, line)
        y -= size * 1.5
    return y
