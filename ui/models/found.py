"""The places that a search found, ready to paint: snippets parted from the marks of their hits."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.desks.finds import FoundPlace
from ui.i18n import Phrase, Speech, data, words
from ui.widgets.tip import plain_tip

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
FOUND_ROLE = int(Qt.ItemDataRole.UserRole) + 1
ON, OFF = "\u2068", "\u2069"
MARKS = re.compile(f"([{ON}{OFF}])")
PARTS = ("for-commission", "for-applicant")


@dataclass(frozen=True, slots=True)
class Shown:
    """A row: the place, the snippet without marks, and where its hits are (start, length)."""

    place: FoundPlace
    snippet: str
    hits: tuple[tuple[int, int], ...]


class FoundModel(QAbstractListModel):
    """`FOUND_ROLE` gives a `Shown`."""

    def __init__(self, say: Speech, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._places: list[FoundPlace] = []
        self._rows: dict[int, Shown] = {}  # parted when first looked at: few are on the screen

    def show_places(self, places: Iterable[FoundPlace]) -> None:
        self.beginResetModel()
        self._places, self._rows = list(places), {}
        self.endResetModel()

    def at(self, row: int) -> Shown | None:
        if not 0 <= row < len(self._places):
            return None
        if row not in self._rows:
            self._rows[row] = shown(self._places[row])
        return self._rows[row]

    def row_of(self, place: FoundPlace | None) -> int:
        """Where the same place stands now, or -1."""
        if place is None:
            return -1
        same = (place.kind, place.dossier, place.place, place.page)
        here = ((one.kind, one.dossier, one.place, one.page) for one in self._places)
        return next((row for row, one in enumerate(here) if one == same), -1)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._places)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.at(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == FOUND_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._say.text(row.place.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.spoken(row))
        return None

    def spoken(self, row: Shown) -> str:
        """The whole row in words."""
        parts = (self._say.text(row.place.title), where(row.place)(self._say), page(row.place)(self._say))
        return f"{', '.join(part for part in parts if part)}: {row.snippet}"


def shown(place: FoundPlace) -> Shown:
    """A snippet with its marks taken out; such marks of the text itself, which do not pair, are dropped."""
    flat = " ".join(place.snippet.split())
    parts: list[str] = []
    hits, length, start = [], 0, -1
    for part in MARKS.split(flat):
        if part == ON:
            start = length
        elif part == OFF:
            if start >= 0:
                hits.append((start, length - start))
            start = -1
        else:
            parts.append(part)
            length += len(part)
    return Shown(place, "".join(parts), tuple(hits))


def where(place: FoundPlace) -> Phrase:
    """What the place is, in the reader's words."""
    if place.kind == "note":
        return words("find.in_note")
    if place.kind == "comment":
        key = place.place if place.place in PARTS else "criterion"
        return words(f"find.in_comment.{key}", code=place.place)
    if place.kind == "fact":
        return words("find.in_fact" if place.place else "find.in_dossier")
    return data(place.name)


def page(place: FoundPlace) -> Phrase:
    """The page, where there is one."""
    return words("find.page", page=place.page) if place.page else lambda _say: ""


def in_order(places: Iterable[FoundPlace], by_dossier: bool) -> list[FoundPlace]:
    """Best first; or dossier by dossier (the one with the best place first), each from its title on."""
    found = list(places)
    if not by_dossier:
        return found
    first: dict[str, int] = {}
    for at, place in enumerate(sorted(found, key=_is_title, reverse=True)):
        first.setdefault(place.dossier, at)
    kinds = {"fact": 0, "document": 1, "note": 2, "comment": 3}
    documents = {(place.dossier, place.place): at for at, place in reversed(list(enumerate(found)))}
    return sorted(
        found,
        key=lambda one: (
            first[one.dossier],
            not _is_title(one),
            kinds[one.kind],
            documents[one.dossier, one.place],
            one.page,
        ),
    )


def _is_title(place: FoundPlace) -> bool:
    return place.kind == "fact" and not place.place and not place.name
