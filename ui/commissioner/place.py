"""Where one is in a round: kept in memory while the workspace is locked, to come back to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.commissioner.conflicts.conflict_dialog import Half
from ui.commissioner.pane_switch import Pane

if TYPE_CHECKING:
    from ui.commissioner.round_window import RoundWindow


@dataclass(frozen=True)
class Place:
    """The open dossier, its tab and page, the pane in front, the open criterion or the overall comment;
    whether the review before signing was shown; what is said so far in the dialog of a conflict."""

    code: str
    tab: str
    page: int
    pane: Pane
    criterion: str
    overall: bool
    reviewing: bool
    conflict: Half | None = None


def place_of(window: RoundWindow) -> Place | None:
    """None where no dossier is open."""
    room, code = window.room, window.session.code
    if code is None:
        return None
    return Place(
        code,
        room.tabs.key,
        room.page,
        room.pane,
        room.card.criteria.open_code,
        room.card.comment.isChecked(),
        window.pages.currentWidget() is window.review,
        window.declaring.half,
    )


def return_to(window: RoundWindow, place: Place) -> None:
    """As far as it is still there: a newer pack may have taken the dossier away."""
    if place.code not in {row.code for row in window.session.rows}:
        return
    room = window.room
    window.session.open(place.code)
    room.show_page(place.tab, place.page)
    if place.criterion in room.card.criteria.codes:
        room.card.criteria.open(place.criterion)
    room.card.comment.setChecked(place.overall)
    room.show_pane(place.pane)
    if place.reviewing:
        window.show_review()
    if place.conflict is not None:
        window.declaring.ask(place.conflict)
