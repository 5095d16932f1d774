"""Taking a ruling of the chair by mouse: read it, agree to sign it, keep the signed file, merge it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.desks.secretary.rulings import Seen
from desktop.desks.views import FileOutcome
from desktop.errors import AlqaError, Fault
from ui.i18n import joined, literal, words
from ui.messages import Notice, Question

if TYPE_CHECKING:
    from ui.secretary.sitting.page import SittingPage

PATTERN = "Alqa (*.alqa-ruling)"


class TakingRulings(QObject):
    """Lives with its page."""

    def __init__(self, page: SittingPage) -> None:
        super().__init__(page)
        self._page = page

    def ask(self) -> None:
        page = self._page
        found = page.services.messages.open_files(page, words("sitting.take_ruling"), PATTERN)
        if found:
            path = found[0]
            page.services.tasks.run(
                page,
                lambda _report: page.door.look_at_ruling(path),
                partial(self._read, path),
                page.services.messages.trouble,
            )

    def _read(self, path: Path, seen: Seen) -> None:
        """What it says is shown before anything is signed."""
        page = self._page
        said = joined(words(f"sitting.ruling.{seen.kind}"), literal(seen.reason), by=": ")
        body = words("sitting.ruling_cosign" if seen.lacks_mine else "sitting.ruling_taken", what=said)
        act = words("sitting.ruling_sign" if seen.lacks_mine else "sitting.ruling_take")
        question = Question(words("sitting.take_ruling"), body, act, words("sitting.not_yet"), danger=False)
        if not page.services.messages.ask(page, question):
            return
        signed = None
        if seen.lacks_mine:
            name = f"{path.stem}-2{path.suffix}"
            signed = page.services.messages.save_file(page, words("sitting.ruling_keep"), name, PATTERN)
            if signed is None:
                return
        kept = signed
        page.services.tasks.run(
            page,
            lambda _report: page.door.take_ruling(path, kept),
            self._taken,
            page.services.messages.trouble,
        )

    def _taken(self, outcome: FileOutcome) -> None:
        page = self._page
        if outcome.code:
            fault = Fault(outcome.code, {"path": outcome.path.name, **(outcome.args or {})})
            page.services.messages.trouble(AlqaError.of([fault]))
            return
        page.services.messages.notify(Notice(words("sitting.ruling_done")))
        page.read_again()
