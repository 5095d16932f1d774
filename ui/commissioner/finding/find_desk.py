"""What the search page asks of the core."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from desktop.desks.finds import Findings, Wish


class FindDesk(Protocol):
    """Both calls may take a while: worker threads only."""

    def warm(self) -> None: ...

    def find(self, wish: Wish, stop: Callable[[], bool] = ...) -> Findings | None: ...
