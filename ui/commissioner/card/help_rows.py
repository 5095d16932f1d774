"""Keys of the score control, which it handles itself, for the sheet of keys."""

from __future__ import annotations

from ui.actions import OwnKeys

_KEYS = (
    ("keys.ruler.set", "0", "…", "5"),
    ("keys.ruler.half", ".", ","),
    ("keys.ruler.step", "←", "→"),
    ("keys.ruler.ends", "Home", "End"),
    ("keys.ruler.clear", "Delete", "–"),
    ("keys.ruler.next", "Tab"),
    ("keys.ruler.criterion", "Ctrl", "↑", "↓"),
)
RULER = tuple(OwnKeys("keys.ruler", key, tuple(keys)) for key, *keys in _KEYS)
