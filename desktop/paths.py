"""Where things lie: data shipped with the program, and the person's own folders."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def resources() -> Path:
    """The folder of shipped data, in a checkout, an installed tree or a frozen build."""
    frozen = getattr(sys, "_MEIPASS", None)
    root = Path(frozen) if frozen else Path(__file__).resolve().parent.parent
    return root / "resources"


def shipped(name: str) -> Path | None:
    """A description or script that goes along with archives: packed among the resources, or in its own
    place in a checkout; None where this installation lacks it."""
    root = resources().parent
    homes = (resources() / "archive", root / "docs", root / "docs" / "decisions", root / "packaging")
    return next((home / name for home in homes if (home / name).is_file()), None)


def local_data() -> Path:
    """This user's local application data for Alqa (never a roaming or synced profile)."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Application Support")
    else:
        base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "alqa"
