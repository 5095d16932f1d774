"""Margin notes in their states, for the page of parts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.desks.note_views import Anchor, NoteView
from ui.commissioner.notes.meanings import MEANINGS
from ui.commissioner.notes.note_card import NoteCard
from ui.services import Kit
from ui.theme.tokens import Space

PLACE = Anchor("0" * 64, 12, (), "A2, A3", "", "", 0)


def note_parts(kit: Kit) -> QWidget:
    """One of each meaning: shared, chosen, private, with its place lost."""
    shown = QWidget()
    grid = QGridLayout(shown)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(Space.S)
    for at, meaning in enumerate(MEANINGS):
        words = MEANINGS[meaning].word(kit.say)
        note = NoteView(str(at), "D1", "plan", PLACE, meaning, words, f"A{at + 1}", at == 0, at == 3)
        card = NoteCard(kit, shown)
        card.show_note(note, at == 1, "A1")
        card.setFixedHeight(card.wanted_height())
        grid.addWidget(card, at // 2, at % 2, Qt.AlignmentFlag.AlignTop)
    grid.setColumnStretch(2, 1)
    return shown
