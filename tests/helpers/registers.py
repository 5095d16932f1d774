"""Registers as offices keep them, and a small round that they fill."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from desktop.intake.round_file import RoundFile

SAID: dict[str, Any] = {
    "id": "r1",
    "title": {"ru": "Конкурс"},
    "rubric": {
        "groups": [],
        "criteria": [
            {
                "code": "A1", "group": None, "title": {"ru": "Качество"}, "question": {}, "anchors": [],
                "evidence": [], "comment_required": False,
            }
        ],
        "labels": [],
        "facts": [
            {
                "code": "members",
                "label": {"ru": "Участники (всего)", "en": "Participants", "kk": "Қатысушылар"},
                "kind": "integer", "unit": {}, "document": "D02",
            },
            {
                "code": "women_pct", "label": {"ru": "Женщины среди занятых"}, "kind": "decimal",
                "unit": {"ru": "%"}, "document": None, "most": "100",
            },
            {
                "code": "asked", "label": {"ru": "Запрашиваемая поддержка", "kk": "Сұралған қолдау"},
                "kind": "decimal", "unit": {"ru": "млн тенге"}, "document": None,
            },
            {
                "code": "letter", "label": {"ru": "Письмо акимата"}, "kind": "boolean", "unit": {},
                "document": None,
            },
        ],
    },
    "rule": {
        "scale": {"min": "0", "max": "5", "step": "0.5"},
        "criteria": [{"code": "A1", "weight": "1"}],
        "total": {"form": "percent"},
        "aggregate": {"method": "mean"},
    },
    "roster": [],
    "regions": {
        "ALM": {"ru": "Алматинская область", "kk": "Алматы облысы", "en": "Almaty Region"},
        "ALA": {"ru": "город Алматы", "kk": "Алматы қаласы", "en": "Almaty City"},
        "ZKO": {"ru": "Западно-Казахстанская область", "kk": "Батыс Қазақстан облысы"},
    },
    "sectors": {
        "food": {"ru": "Пищевая промышленность", "kk": "Тамақ өнеркәсібі"},
        "pharma": {"ru": "Фармацевтика и медицинские изделия"},
    },
    "documents": [
        {"code": "D01", "title": {"ru": "Заявка", "kk": "Өтінім"}, "required": True},
        {"code": "D02", "title": {"ru": "Перечень участников с БИН"}},
        {"code": "D04", "title": {"ru": "Устав кластерной организации"}},
        {"code": "D09", "title": {"ru": "Письма поддержки акимата и палаты"}, "required": True},
    ],
}  # fmt: skip
HEADER = [
    "№ п/п", "Код заявки", "Наименование кластера", "Атауы (қаз)", "Область", "Отрасль", "Заявитель",
    "Количество участников", "Запрос, млн тг", "Женщины, %", "Письмо акимата", "Примечание",
]  # fmt: skip
GOOD = [
    [1, "ALM-01", "Кластер «Жетысу»", "«Жетісу» кластері", "Алматинская обл.", "пищевая", "ТОО «А»", 12,
     "240 млн тг", 0.45, "да", "=1+1"],
    [2, "АЛМ-02", "Кластер «Ала»", "«Ала» кластері", "г. Алматы", "Фармацевтика", "ТОО «Б»", "15", "1 200,5",
     0.3, "нет", ""],
]  # fmt: skip
MATCHED = {
    "Код заявки": "code", "Наименование кластера": "title_ru", "Атауы (қаз)": "title_kk", "Область": "region",
    "Отрасль": "sector", "Заявитель": "organisation_ru", "Количество участников": "members",
    "Запрос, млн тг": "asked", "Женщины, %": "women_pct", "Письмо акимата": "letter",
}  # fmt: skip


def round_file(**changed: Any) -> RoundFile:
    """A small round; `changed` replaces parts of it."""
    return msgspec.convert({**SAID, **changed}, RoundFile)


def workbook(path: Path, rows: list[list[Any]], *, above: int = 2) -> Path:
    """A register as XLSX with titles above its header, shares as per cent, a sum below."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Заявки"
    for _ in range(above):
        sheet.append(["РЕЕСТР ЗАЯВОК"])
    sheet.append(HEADER)
    for row in rows:
        sheet.append(row)
        sheet.cell(sheet.max_row, 10).number_format = "0%"
    sheet.append(["", "", "Итого", "", "", "", "", 27])
    book.create_sheet("Лист2")
    book.save(path)
    return path
