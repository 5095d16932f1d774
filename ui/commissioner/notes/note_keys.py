"""What can be done with notes by name and by key."""

from __future__ import annotations

from functools import partial

from ui.actions import Action
from ui.commissioner.notes.room_notes import RoomNotes
from ui.i18n import Phrase, words

GROUP = "notes.keys"


def note_actions(notes: RoomNotes) -> list[Action]:
    """The actions of one window's notes."""
    make, can = notes.picking, partial(_why_not, notes)
    return [
        Action("notes.act.list", notes.show_list, "notebook-pen", "Ctrl+Shift+N", GROUP),
        Action("notes.act.next", partial(notes.step, 1), "arrow-down", "Ctrl+Shift+Down", GROUP),
        Action("notes.act.back", partial(notes.step, -1), "arrow-up", "Ctrl+Shift+Up", GROUP),
        Action("notes.act.quotes", notes.focus_evidence, "quote", "Ctrl+E", GROUP),
        Action("notes.area_mode", notes.switch_area, "square-dashed-mouse-pointer", "Ctrl+Shift+A", GROUP),
        Action("notes.act.strength", partial(make.make, "strength"), "circle-plus", "", GROUP, can),
        Action("notes.act.weakness", partial(make.make, "weakness"), "circle-minus", "", GROUP, can),
        Action("notes.act.question", partial(make.make, "question"), "circle-question-mark", "", GROUP, can),
        Action("notes.act.note", partial(make.make, "note"), "sticky-note", "", GROUP, can),
        Action("notes.act.evidence", make.make_evidence, "quote", "", GROUP, can),
        Action("notes.act.share", notes.toggle_share, "share-2", "", GROUP, partial(_no_note, notes)),
        Action("notes.act.remove", notes.remove, "trash-2", "", GROUP, partial(_no_note, notes)),
    ]


def _why_not(notes: RoomNotes) -> Phrase | None:
    """Nothing is selected and no note is chosen."""
    ready = notes.picking.anchor() is not None or notes.notebook.chosen_note is not None
    return None if ready else words("notes.why_not")


def _no_note(notes: RoomNotes) -> Phrase | None:
    return None if notes.notebook.chosen_note is not None else words("notes.why_not_chosen")
