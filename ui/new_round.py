"""From a key alone to a round in draft: asks what is needed, makes the workspace, opens its room."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QStandardPaths

from desktop.errors import AlqaError
from ui.i18n import data, words
from ui.later import later
from ui.opening import Entered, Session
from ui.services import Services
from ui.shell.new_round_page import FOLDER, PLAIN, NewRoundPage

if TYPE_CHECKING:
    from ui.shell.start_window import StartWindow

BUILDER = "desktop.desks.secretary.builder"


class NewRound(QObject):
    """`entered` takes the open workspace, `left` goes back to where it was asked."""

    def __init__(
        self,
        services: Services,
        start: Callable[[], StartWindow],
        entered: Callable[[Entered], None],
        left: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._services, self._start, self._entered, self._left = services, start, entered, left
        self._session: Session | None = None
        self._pages: list[NewRoundPage] = []  # connected already

    def begin(self, session: Session) -> None:
        """Ask."""
        self._session = session
        page = self._page()
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        page.begin(Path(QStandardPaths.writableLocation(documents)) / "Alqa")
        start = self._start()
        start.show_page(page)
        page.start()
        if not page.choices:
            self._services.tasks.run(
                self, lambda _report: later(f"{BUILDER}.rubrics").templates(), self._show_templates
            )

    def _page(self) -> NewRoundPage:
        page = self._start().new_round
        if page not in self._pages:
            self._pages = [page]
            page.went_on.connect(self._make)
            page.went_back.connect(self._left)
            page.place_asked.connect(self._ask_place)
            page.source_asked.connect(self._ask_source)
        return page

    def _show_templates(self, found: list[Any]) -> None:
        self._page().show_templates([(one.name, data(one.file.title)) for one in found])

    def _ask_place(self) -> None:
        found = self._services.messages.open_folder(self._start(), words("newround.place"))
        if found is not None:
            self._page().show_place(found)

    def _ask_source(self) -> None:
        self._page().show_source(self._services.messages.open_folder(self._start(), words("newround.folder")))

    def _make(self) -> None:
        page, session = self._page(), self._session
        if session is None or page.place is None:
            return
        page.wait(True)
        said = _Wish(session, page.place, page.code.text().strip(), page.name.text().strip(), page.start_with)
        source, lang = page.source, self._services.kit.say.lang
        work = said.from_folder(source) if source is not None else said.from_words(lang)
        self._services.tasks.run(self, lambda _report: work(), self._done, self._refused)

    def _done(self, entered: Entered) -> None:
        self._entered(entered)

    def _refused(self, error: AlqaError) -> None:
        self._page().refuse(error)


class _Wish:
    """What was answered, ready to be made in a worker."""

    def __init__(self, session: Session, place: Path, code: str, name: str, template: str) -> None:
        self._session, self._place, self._code = session, place, code
        self._name, self._template = name, template

    def from_words(self, lang: str) -> Callable[[], Entered]:
        def make() -> Entered:
            template = self._template if self._template not in (PLAIN, FOLDER) else None
            rubric = later(f"{BUILDER}.rubrics").template(template) if template else None
            begun = later(f"{BUILDER}.beginning").begin(
                self._session.key_file,
                self._session.passphrase,
                self._folder(self._code),
                self._code,
                {lang: self._name},
                rubric,
            )
            return Entered(begun)

        return make

    def from_folder(self, source: Path) -> Callable[[], Entered]:
        def make() -> Entered:
            said, _ = later("desktop.intake.round_file").look_at_round_file(source / "round.json")
            begun = later(f"{BUILDER}.beginning").begin_from(
                self._session.key_file, self._session.passphrase, self._folder(said.id), source
            )
            return Entered(begun)

        return make

    def _folder(self, name: str) -> Path:
        """The workspace is a folder of its own at the place."""
        later("desktop.exchange.files").ensure_folder(self._place)
        return self._place / f"{name}.ws"
