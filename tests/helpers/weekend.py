"""What a commissioner does in a weekend, each thing once or twice: acts for `person.Person`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from tests.helpers.person import Act
from ui.commissioner.round_window import RoundWindow


class Weekend:
    """The acts over one open window."""

    def __init__(self, window: RoundWindow) -> None:
        self._window = window

    def acts(self) -> list[Act]:
        """What one does all the time."""
        return [*self._reads(), *self._scores(), *self._looks(), *self._seeks()]

    def anew(self) -> list[Act]:
        """What draws the whole window anew, or makes a page of many parts: seldom, and asked for."""
        window = self._window
        return [
            window.kit.theme.toggle,
            window.kit.theme.toggle,
            *(partial(window.kit.say.set_lang, lang) for lang in ("kk", "ru", "en")),
            partial(window.resize, 1280, 720),
            partial(window.resize, 1440, 900),
            window.show_review,
            window.show_room,
            window.finding.show,
            window.show_room,
        ]

    def first(self) -> list[Act]:
        """The pages of many parts that are laid out when they are first looked at."""
        window = self._window
        return [window.fair.show_compare, window.fair.show_own, window.show_room]

    def run(self, key: str) -> None:
        """An action by the key of its name, as its shortcut would."""
        found = {action.key: action for action in self._window.services.actions.of(self._window)}
        found[key].run()

    def _named(self, *keys: str) -> Iterator[Act]:
        return (partial(self.run, key) for key in keys)

    def _reads(self) -> Iterator[Act]:
        window, canvas = self._window, self._window.room.reader.canvas
        for _ in range(3):
            yield partial(window.step_dossier, 1)
        yield partial(window.room.tabs.step, -1)  # the facts
        yield partial(window.room.tabs.step, 1)
        yield partial(window.room.tabs.step, 1)
        for page in (2, 3, 4):
            yield partial(canvas.go_to, page)
        for _ in range(6):
            yield partial(QTest.keyClick, canvas, Qt.Key.Key_PageDown)
        yield canvas.zoom_in
        yield window.room.reader.fit_width
        yield canvas.select_page
        yield canvas.clear_selection

    def _scores(self) -> Iterator[Act]:
        window, card = self._window, self._window.room.card
        for criterion, keys in zip(card.criteria.codes[:4], ("3", "4.", "0", "5"), strict=False):
            yield partial(card.criteria.open, criterion, focus=True)
            yield partial(self._rule, criterion, keys)
        yield window.undo
        yield window.undo
        yield window.redo
        yield window.next_dossier
        yield from self._named("marks.history.act", "marks.own.beside", "marks.own.beside")

    def _rule(self, criterion: str, keys: str) -> None:
        for key in keys:
            QTest.keyClick(self._window.room.card.criteria.panel(criterion).ruler, key)

    def _looks(self) -> Iterator[Act]:
        window = self._window
        yield window.room.toggle_list
        yield window.room.toggle_list
        yield window.declare_conflict
        yield self._close_dialogs

    def _close_dialogs(self) -> None:
        for dialog in self._window.findChildren(QDialog):
            if dialog.isVisible():
                dialog.reject()

    def _seeks(self) -> Iterator[Act]:
        window = self._window
        yield window.open_palette
        yield partial(self._type_palette, "hand")
        yield self._leave_palette
        yield window.finding.show
        for letter in "cluster":
            yield partial(QTest.keyClick, window.finding.page.box.edit, letter)
        yield window.show_room

    def _type_palette(self, text: str) -> None:
        QTest.keyClicks(self._window.palette_._query, text)

    def _leave_palette(self) -> None:
        self._window.palette_.dismiss()
