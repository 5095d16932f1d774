"""What can be done in a document by name and by key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from ui.actions import Action
from ui.reader.reading_pane import ReadingPane

GROUP = "comm.keys.pages"


def reader_acts(reader: ReadingPane, find: Callable[[], None]) -> list[Action]:
    """`find` is what Ctrl+F does: it depends on where the keys are."""
    canvas, finding = reader.canvas, reader.finding
    return [
        Action("reader.find", find, "text-search", "Ctrl+F", GROUP),
        Action("reader.find_next", finding.next, "chevron-down", "F3", GROUP),
        Action("reader.find_previous", finding.previous, "chevron-up", "Shift+F3", GROUP),
        Action("reader.go_to", reader.focus_page_number, "hash", "Ctrl+G", GROUP),
        Action("reader.next", partial(reader.step, 1), "chevron-down", "Alt+PgDown", GROUP),
        Action("reader.previous", partial(reader.step, -1), "chevron-up", "Alt+PgUp", GROUP),
        Action("reader.back_place", reader.go_back, "undo-2", "Alt+Left", GROUP),
        Action("reader.forward_place", reader.go_forward, "redo-2", "Alt+Right", GROUP),
        Action("reader.panel", reader.panel.toggle, "gallery-vertical", "Shift+F4", GROUP),
        Action("reader.zoom_in", canvas.zoom_in, "zoom-in", "Ctrl++", GROUP),
        Action("reader.zoom_out", canvas.zoom_out, "zoom-out", "Ctrl+-", GROUP),
        Action("reader.fit_width", reader.fit_width, "move-horizontal", "Ctrl+0", GROUP),
        Action("reader.fit_page", reader.fit_page, "scan", "Ctrl+9", GROUP),
        Action("reader.rotate_right", partial(reader.turn, 1), "rotate-cw", "Ctrl+R", GROUP),
        Action("reader.rotate_left", partial(reader.turn, -1), "rotate-ccw", "Ctrl+Shift+R", GROUP),
        Action("reader.bright", reader.toggle_bright, "sun", "F9", GROUP),
        Action("reader.again", reader.try_again, "rotate-cw", "F5", GROUP),
    ]
