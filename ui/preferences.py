"""This person's language and look on this computer: a small plain file that says nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple, get_args

from desktop.model.text import LANGS, Lang
from desktop.paths import local_data
from ui.theme.theme import Wish


class Choices(NamedTuple):
    """What was chosen; `None` means follow the system. `lock_minutes`: 0 is never."""

    lang: Lang | None = None
    scheme: Wish = "system"
    lock_minutes: int = 10


class Preferences:
    """Reads and keeps the choices; an unreadable file is an empty one (nothing of value is in it)."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or local_data() / "preferences.json"
        self.choices = _read(self._path)

    def change(self, **chosen: Any) -> None:
        """Change and save; a folder that cannot be written keeps the choice for this run only."""
        self.choices = self.choices._replace(**chosen)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_text(json.dumps(self.choices._asdict()), "utf-8")
        except OSError:
            return


def _read(path: Path) -> Choices:
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return Choices()
    if not isinstance(found, dict):
        return Choices()
    known = {name: found[name] for name in Choices._fields if name in found}
    if known.get("lang") not in (None, *LANGS):
        known.pop("lang")
    if known.get("scheme", "system") not in get_args(Wish):
        known.pop("scheme")
    if type(known.get("lock_minutes", 0)) is not int or known.get("lock_minutes", 0) < 0:
        known.pop("lock_minutes")
    return Choices(**known)
