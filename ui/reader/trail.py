"""Where one has been in a document, for the way back after a jump."""

from __future__ import annotations

from ui.reader.layout import Spot

MOST = 100


class Trail:
    """Like the history of a browser: a new jump forgets what lay ahead."""

    def __init__(self) -> None:
        self._behind: list[Spot] = []
        self._ahead: list[Spot] = []

    def leave(self, spot: Spot | None) -> None:
        """A jump starts here."""
        if spot is not None:
            self._behind = [*self._behind[-MOST:], spot]
            self._ahead = []

    def back(self, here: Spot | None) -> Spot | None:
        return _swap(self._behind, self._ahead, here)

    def forward(self, here: Spot | None) -> Spot | None:
        return _swap(self._ahead, self._behind, here)


def _swap(source: list[Spot], target: list[Spot], here: Spot | None) -> Spot | None:
    if not source or here is None:
        return None
    target.append(here)
    return source.pop()
