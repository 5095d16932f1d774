"""The cards of the margin: few widgets for many notes, used again as pages pass by."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.desks.note_views import NoteView
from ui.commissioner.notes.note_card import NoteCard
from ui.services import Kit

Key = tuple[NoteView, bool, str, bool]


class CardPool:
    """`connect` wires a card once, when it is made. Heights are measured once for each state of a note."""

    def __init__(self, kit: Kit, connect: Callable[[NoteCard], None]) -> None:
        self._kit, self._connect = kit, connect
        self._parent: QWidget | None = None
        self._free: list[NoteCard] = []
        self._heights: dict[Key, float] = {}
        self._measure: NoteCard | None = None
        self._shown_as: dict[NoteCard, Key] = {}
        self.shown: dict[str, NoteCard] = {}
        self.open_criterion = ""
        self.locked = False

    def set_parent(self, parent: QWidget) -> None:
        self._parent = parent

    def card(self, note: NoteView, chosen: bool) -> NoteCard:
        """The card of a note, showing it as it is now."""
        card = self.shown.get(note.id)
        if card is None:
            card = self._free.pop() if self._free else self._new()
            self.shown[note.id] = card
        key = (note, chosen, self.open_criterion, self.locked)
        if self._shown_as.get(card) != key:
            self._shown_as[card] = key
            card.show_note(note, chosen, self.open_criterion, locked=self.locked)
        return card

    def keep(self, ids: Iterable[str]) -> None:
        """Let go of the cards of all other notes (one in which somebody writes stores it first)."""
        wanted = set(ids)
        for note_id in [one for one in self.shown if one not in wanted]:
            card = self.shown.pop(note_id)
            card.end_writing()
            card.hide()
            self._free.append(card)

    def height(self, note: NoteView, chosen: bool) -> float:
        """How high a note's card is; one that is written in says so itself."""
        live = self.shown.get(note.id)
        if live is not None and live.writing:
            return live.wanted_height()
        key = (note, chosen, self.open_criterion, self.locked)
        if key not in self._heights:
            measure = self._measure = self._measure or self._hidden()
            measure.show_note(note, chosen, self.open_criterion, locked=self.locked)
            self._heights[key] = measure.wanted_height()
        return self._heights[key]

    def forget_heights(self) -> None:
        """Another language or type: everything is measured anew."""
        self._heights.clear()
        self._shown_as.clear()

    def prepare(self, count: int) -> bool:
        """Make one card ahead of need; False when there are `count`, or nowhere to put one any more."""
        gone = self._parent is None or not isValid(self._parent)
        if gone or len(self._free) + len(self.shown) >= count:
            return False
        self._free.append(self._new())
        return True

    def flush(self) -> None:
        for card in self.shown.values():
            card.flush()

    def _new(self) -> NoteCard:
        card = self._hidden()
        self._connect(card)
        return card

    def _hidden(self) -> NoteCard:
        assert self._parent is not None
        card = NoteCard(self._kit, self._parent)
        card.hide()
        return card
