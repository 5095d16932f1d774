"""Files that come to an open round: a newer pack, a receipt. What is of another round is left alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop.errors import AlqaError
from desktop.exchange import statements
from ui.commissioner.handing_in import HandingIn
from ui.commissioner.news import News

PACK, RECEIPT = ".alqa-pack", ".alqa-receipt"


class Arrivals:
    """Tells each kind to its owner. A pack comes with the word of the house that it is of this round."""

    def __init__(self, round_id: str, handing: HandingIn, news: News) -> None:
        self._round_id = round_id
        self._doors: dict[str, Callable[[Path], None]] = {RECEIPT: handing.take_receipt, PACK: news.take}

    def take(self, paths: list[Path]) -> bool:
        """True when one of them was for this round."""
        wanted = [path for path in paths if self._is_mine(path)]
        for path in wanted:
            self._doors[path.suffix](path)
        return bool(wanted)

    def _is_mine(self, path: Path) -> bool:
        """A statement that cannot be read is taken, so that the reason is said where it was dropped."""
        if path.suffix not in self._doors:
            return False
        if path.suffix == PACK:
            return True
        try:
            return bool(
                statements.read_statement(path, path.suffix.removeprefix(".alqa-")).body.round
                == self._round_id
            )
        except AlqaError:
            return True
