"""On which page of its document a fact stands: where its label is written, else where its figure is."""

from __future__ import annotations

import re

from desktop.model.dossier import DocumentText, FactValue
from desktop.model.rubric import FactField

BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s\u00a0\u202f\u2009](?=\d{3}(?!\d))")
SPACES = re.compile(r"\s+")
TELLING = 3  # digits of a figure that is not found on every page


def page_of(text: DocumentText, field: FactField, value: FactValue) -> int:
    """The page (from 1) with the label and the figure, else with the label, else with the figure; else 1."""
    labels = [_folded(label) for label in field.label.values() if label]
    figure = value if isinstance(value, str) and field.kind in ("integer", "decimal") else None
    best, found = 0, 1
    for number, page in enumerate(text.pages, 1):
        words = _folded(page.text)
        named = any(label in words for label in labels)
        told = figure is not None and _holds(words, figure)
        telling = told and (named or sum(c.isdigit() for c in figure or "") >= TELLING)
        rank = 2 * named + telling
        if rank > best:
            best, found = rank, number
    return found


def _folded(text: str) -> str:
    return BETWEEN_DIGITS.sub("", SPACES.sub(" ", text)).casefold()


def _holds(words: str, figure: str) -> bool:
    pattern = re.escape(figure).replace(r"\.", "[.,]")
    return re.search(rf"(?<![\d.,]){pattern}(?!\d)", words) is not None
