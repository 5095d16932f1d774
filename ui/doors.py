"""What the way of a file needs of the house."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktop.errors import AlqaError

if TYPE_CHECKING:
    from ui.opening import Entered, Session


class Doors(NamedTuple):
    """Who is at home, and whom to tell."""

    session: Callable[[], Session | None]
    wants_keys: Callable[[Path], None]
    entered: Callable[[Entered], None]
    refused: Callable[[AlqaError], None]
