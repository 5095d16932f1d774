"""Every page of the commissioner's window, shown one after the other for tests of all of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from desktop.desks.finds import FoundPlace
from tests.ui.commissioner.sample_desk import MemoryDesk
from ui.commissioner.round_window import RoundWindow


def facts(window: RoundWindow) -> None:
    window.show_room()
    window.room.tabs._pick("facts")


def document(window: RoundWindow) -> None:
    window.show_room()
    window.room.tabs._pick(window.room.tabs.keys[-1])
    window.room.reader.finding.open()


def overall(window: RoundWindow) -> None:
    window.show_room()
    window.room.card._toggle_overall(True)


def closed(window: RoundWindow) -> None:
    window.show_room()
    window.session.open("FK16-KUS-MAN01")


def find_nothing(window: RoundWindow) -> None:
    window.finding.show()
    window.finding.page.box.edit.clear()


def find_something(window: RoundWindow) -> None:
    desk = window.session.desk
    assert isinstance(desk, MemoryDesk)
    code = next(iter(desk.sheets))
    title = window.session.rows[0].title
    desk.finder.places = (FoundPlace("fact", code, title, "jobs", {}, 0, "380"),)
    window.finding.show()
    window.finding.page.box.edit.setText("380")
    while window.finding.page.seeker.waits or not window.finding.page.model.rowCount():
        QApplication.processEvents()


def review(window: RoundWindow) -> None:
    window.show_review()


def signed(window: RoundWindow) -> None:
    desk = window.session.desk
    assert isinstance(desk, MemoryDesk)
    desk.handed = 1
    window.handing.show_former()


def compare(window: RoundWindow) -> None:
    window.fair.show_compare()


def own_marks(window: RoundWindow) -> None:
    window.fair.show_own()


Place = Callable[[RoundWindow], None]
PLACES: tuple[Place, ...] = (
    facts,
    document,
    overall,
    closed,
    find_nothing,
    find_something,
    review,
    signed,
    compare,
    own_marks,
)
