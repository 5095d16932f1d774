"""What every window is given: the look, the words, work off the GUI thread, notices, actions.

Made once in `ui/app.py` and passed down by hand; nothing looks it up from a global place.
"""

from __future__ import annotations

from typing import NamedTuple

from ui.actions import Actions
from ui.i18n import Speech
from ui.messages import Messages
from ui.preferences import Preferences
from ui.tasks import Tasks
from ui.theme.theme import Theme


class Kit(NamedTuple):
    """All a widget needs to draw and to speak."""

    theme: Theme
    say: Speech


class Services(NamedTuple):
    """All a window needs besides its workspace."""

    kit: Kit
    tasks: Tasks
    messages: Messages
    actions: Actions
    preferences: Preferences
