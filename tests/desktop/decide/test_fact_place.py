"""On which page a fact stands."""

from __future__ import annotations

import pytest

from desktop.decide.fact_place import page_of
from desktop.model.dossier import DocumentText, FactValue, PageText
from desktop.model.rubric import FactField

JOBS = FactField("jobs", {"en": "New jobs", "ru": "Новые рабочие места"}, "integer", {}, "D07")


def text(*pages: str) -> DocumentText:
    return DocumentText("alqa.text.v1", "0" * 64, [PageText(595_000, 842_000, page) for page in pages])


@pytest.mark.parametrize(
    ("pages", "value", "page"),
    [
        (("cover", "New  jobs: 12", "12"), "12", 2),
        (("Новые рабочие\nместа", "новые рабочие места 12"), "12", 2),
        (("new jobs", "another"), "12", 1),
        (("cover", "total 1 234 567 persons"), "1234567", 2),
        (("cover", "1\u00a0260"), "1260", 2),
        (("cover", "page 12"), "12", 1),
        (("cover", "share 4,70"), "4.70", 2),
        (("cover", "no 112345"), "12345", 1),
        (("cover", "nothing"), None, 1),
    ],
)
def test_the_page_with_the_label_and_the_figure_is_found(
    pages: tuple[str, ...], value: FactValue, page: int
) -> None:
    assert page_of(text(*pages), JOBS, value) == page
