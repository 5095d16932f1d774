"""What can be done in the commissioner's window by name and by key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from ui.actions import Action
from ui.commissioner.notes.note_keys import note_actions
from ui.reader.acts import reader_acts

if TYPE_CHECKING:
    from ui.commissioner.round_window import RoundWindow

GROUP, PAGES = "comm.keys.group", "comm.keys.pages"


def actions_of(window: RoundWindow) -> list[Action]:
    """The actions of one window; bound methods and partials of its parts."""
    room = window.room
    tabs, extras = room.tabs, room.card.extras
    fair = window.fair
    return [
        Action("comm.act.next", window.next_dossier, "arrow-right", "Ctrl+Return", GROUP),
        Action("comm.act.dossier_below", partial(window.step_dossier, 1), "arrow-down", "Alt+Down", GROUP),
        Action("comm.act.dossier_above", partial(window.step_dossier, -1), "arrow-up", "Alt+Up", GROUP),
        Action("comm.act.score", window.focus_score, "pen-line", "F2", GROUP),
        Action("comm.act.find", room.list.focus_find, "search", "Ctrl+D", GROUP),
        Action("comm.act.list", room.toggle_list, "panel-left", "F4", GROUP),
        Action("act.open_file", window.choose_files, "folder-open", "Ctrl+O", "palette.program"),
        Action("act.lock", window.ask_lock, "lock", "Ctrl+L", "palette.program"),
        Action("comm.act.pane_back", partial(window.walk_panes, -1), "columns-3", "Shift+F6", GROUP),
        Action("marks.compare.act", extras.compare, "columns-2", "Ctrl+2", GROUP),
        Action("marks.own.act", fair.show_own, "chart-column", "Ctrl+3", GROUP, fair.why_not_own),
        Action("marks.history.act", extras.show_history, "history", "F8", GROUP),
        Action("marks.own.beside", extras.toggle_own, "chart-column", "Shift+F8", GROUP),
        Action("comm.act.undo", window.undo, "undo-2", "Ctrl+Z", GROUP),
        Action("comm.act.redo", window.redo, "redo-2", "Ctrl+Shift+Z", GROUP),
        Action("comm.act.conflict", window.declare_conflict, "circle-slash", "", GROUP),
        Action("comm.act.hand_in", window.show_review, "signature", "Ctrl+Shift+H", GROUP),
        Action("rounds.all", window.lead.home.click, "layout-grid", "Ctrl+Shift+O", GROUP),
        Action("handin.last", window.handing.show_former, "file-check", "", GROUP),
        Action("news.act", window.news.show_changes, "refresh-cw", "", GROUP),
        Action("comm.act.read", window.show_room, "book-open", "Ctrl+1", GROUP),
        Action("comm.act.point", window.next_point, "list-todo", "F7", GROUP),
        Action("comm.act.tab_next", partial(tabs.step, 1), "chevron-right", "Ctrl+PgDown", PAGES),
        Action("comm.act.tab_back", partial(tabs.step, -1), "chevron-left", "Ctrl+PgUp", PAGES),
        *reader_acts(room.reader, room.find_here),
        *note_actions(window.notes),
    ]


def second_keys(window: RoundWindow) -> None:
    """Keys that do the same as others: the number pad's Enter, plus without Shift."""
    for keys, act in (("Ctrl+Enter", window.next_dossier), ("Ctrl+=", window.room.reader.canvas.zoom_in)):
        QShortcut(QKeySequence(keys), window).activated.connect(act)
