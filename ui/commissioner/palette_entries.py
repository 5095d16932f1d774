"""Dossiers as rows of the command palette: found by number, code and title in any language."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop.desks.views import DossierRow
from desktop.storage.letters import loose
from ui.commissioner.dossiers.dossier_delegate import ICONS
from ui.i18n import data, joined, literal, words
from ui.models.entries import Entry
from ui.services import Kit


def dossier_entries(kit: Kit, rows: Sequence[DossierRow], go: Callable[[str], None]) -> list[Entry]:
    """One entry a dossier, in reading order."""
    return [
        Entry(
            group=words("palette.dossiers"),
            icon=ICONS[row.state],
            name=data(row.title),
            detail=joined(literal(row.code), data(row.region)),
            keys=(),
            run=_Go(go, row.code),
            enabled=True,
            command=False,
            folded=tuple(loose(text) for text in (row.code, str(row.position), *row.title.values())),
        )
        for row in rows
    ]


class _Go:
    def __init__(self, go: Callable[[str], None], code: str) -> None:
        self._go, self._code = go, code

    def __call__(self) -> None:
        self._go(self._code)
