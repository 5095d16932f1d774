"""Files that come to an open round: a newer pack, a receipt, a question about two versions, and the other
version of them. What is of another round is left alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop.errors import AlqaError
from desktop.exchange import statements
from ui.commissioner.handin.fork_answer import ForkAnswer
from ui.commissioner.handin.handing_in import RECEIPT, HandingIn
from ui.commissioner.handin.sending import SCORES
from ui.commissioner.news.news import News

PACK, REQUEST = ".alqa-pack", ".alqa-request"


class Arrivals:
    """Tells each kind to its owner. A pack comes with the word of the house that it is of this round."""

    def __init__(self, round_id: str, handing: HandingIn, news: News, fork: ForkAnswer) -> None:
        self._round_id, self._fork = round_id, fork
        self._doors: dict[str, Callable[[Path], None]] = {
            RECEIPT: handing.take_receipt,
            PACK: news.take,
            REQUEST: fork.take,
            SCORES: fork.compare,
        }

    def take(self, paths: list[Path]) -> bool:
        """True when one of them was for this round."""
        wanted = [path for path in paths if self._is_mine(path)]
        for path in wanted:
            self._doors[path.suffix](path)
        return bool(wanted)

    def _is_mine(self, path: Path) -> bool:
        if path.suffix not in self._doors:
            return False
        if path.suffix == SCORES:
            return self._fork.open
        return path.suffix == PACK or self._of_this_round(path)

    def _of_this_round(self, path: Path) -> bool:
        """A statement that cannot be read is taken, so that the reason is said where it was dropped."""
        try:
            found = statements.read_statement(path, path.suffix.removeprefix(statements.PREFIX))
        except AlqaError:
            return True
        return bool(found.body.round == self._round_id)
