"""The first day from end to end: keys are made, the sheet is kept, the card is saved; or the sheet answers
for a forgotten passphrase. Knows the pages and the files; the house is told who is unlocked.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.errors import AlqaError
from desktop.settings import policy
from desktop.trust.identity import Identity
from ui.firstday import kept
from ui.firstday.kept import Made
from ui.firstday.pages import FirstDayPages
from ui.i18n import Phrase, words
from ui.later import later
from ui.opening import Session
from ui.pages import Pages
from ui.printing import Chooser, Printing, by_dialog
from ui.services import Services
from ui.shell import keys


class FirstDay(QObject):
    """`left` back to where it began; `finished(Session)` when the person goes on with open keys."""

    left = Signal()
    finished = Signal(object)

    def __init__(
        self, services: Services, pages: Pages, shown: FirstDayPages, choose: Chooser = by_dialog
    ) -> None:
        super().__init__(shown)
        self._services, self._shown = services, shown
        self._printing = Printing(services, pages.server, self, choose)
        self._made: Made | None = None
        self._fresh = False  # keys of this very visit: going back may still change the name
        self._only = False  # a sheet or card for keys that exist: no way back to the questions
        for scene, on, back in (
            (shown.who, self._named, self.left),
            (shown.phrase, self._make, self._to_name),
            (shown.sheet, self._to_card, self._unmake),
            (shown.card, self._finish, self._to_sheet),
        ):
            scene.went_on.connect(on)
            scene.went_back.connect(back)
        shown.sheet.print_asked.connect(self._print_sheet)
        shown.sheet.save_asked.connect(self._save_sheet)
        shown.sheet.postponed.connect(self._to_card)
        shown.card.card_asked.connect(self._save_card)
        shown.card.key_asked.connect(self._save_key)
        shown.card.postponed.connect(self._finish)

    # -- where it begins --------------------------------------------------------------------------

    def begin(self) -> None:
        """A new person: the name stays if it was typed before, passphrases never do."""
        self._made, self._fresh, self._only = None, False, False
        self._shown.phrase.clear()
        self._shown.show_scene(self._shown.who)
        # The sheet's fonts are cut once on a computer: while the person types.
        self._services.tasks.run(self, kept.warm, lambda _nothing: None)

    def renew_sheet(self, session: Session) -> None:
        """A new sheet for keys that have none; the one before it ends."""
        self._only, self._fresh = True, False
        self._services.tasks.run(
            self, lambda _report: kept.renew(session), self._show_sheet, self._services.messages.trouble
        )

    def show_card(self, session: Session) -> None:
        """My card again, from home."""
        self._only, self._fresh = True, False
        card = session.key_file.with_suffix(".alqa-card")
        self._made = Made(session, card, "", kept.code_of(session.identity))
        self._shown.card.show_card(session.identity.name, self._made.code, must=False)
        self._shown.show_scene(self._shown.card)

    # -- questions --------------------------------------------------------------------------------

    def _named(self) -> None:
        name = self._shown.who.name
        try:
            later("desktop.desks.people").refuse_unfit_stem(name)
            if (keys.place() / f"{name}.alqa-key").exists():
                raise AlqaError("keys-there", name=name)
        except AlqaError as error:
            self._shown.who.refuse(error)
            return
        self._shown.phrase.set_own(name)
        self._shown.show_scene(self._shown.phrase)

    def _to_name(self) -> None:
        self._shown.show_scene(self._shown.who)

    def _make(self) -> None:
        """Off the GUI thread: keys are made, written, read back and opened before anybody hears of them."""
        name, phrase = self._shown.who.name, self._shown.phrase.phrase.text()
        self._shown.phrase.wait(True)
        self._services.tasks.run(
            self, lambda _report: kept.make(name, phrase), self._show_fresh, self._shown.phrase.refuse
        )

    def _show_fresh(self, made: Made) -> None:
        self._fresh = True
        self._shown.phrase.wait(False)
        self._show_sheet(made)

    # -- the sheet --------------------------------------------------------------------------------

    def _show_sheet(self, made: Made) -> None:
        self._made = made
        sheet = self._shown.sheet
        sheet.show_code(made.recovery)
        sheet.forbid_printing(not policy().printing)
        sheet.back.setVisible(self._fresh)
        self._shown.card.show_card(made.session.identity.name, made.code, must=not self._only)
        self._shown.show_scene(sheet)

    def _to_sheet(self) -> None:
        if self._made and self._made.recovery:
            self._shown.show_scene(self._shown.sheet)
        else:
            self.left.emit()

    def _unmake(self) -> None:
        """Back before anything left this computer: the keys of a mistyped name are taken away again."""
        made, self._made = self._known(), None
        kept.unmake(made)
        self._shown.show_scene(self._shown.phrase)

    def _print_sheet(self) -> None:
        def printed(_pages: int) -> None:
            self._sheet_kept()
            self._shown.sheet.show_printed()

        def drawn(pdf: bytes) -> None:
            self._shown.sheet.wait(False)
            title = words("sheet.title")
            self._printing.run(self._shown.window(), pdf, title, printed, self._services.messages.trouble)

        self._draw(drawn)

    def _save_sheet(self) -> None:
        made = self._known()
        name = self._services.kit.say("first.sheet_name", name=made.session.identity.name)
        path = self._ask(words("first.save_pdf"), f"{name}.pdf", "PDF (*.pdf)")
        if path is None:
            return

        def saved(_nothing: None) -> None:
            self._shown.sheet.wait(False)
            self._sheet_kept()
            self._shown.sheet.show_saved(str(path))

        self._draw(lambda pdf: self._write(path, pdf, saved))

    def _draw(self, done: Callable[[bytes], None]) -> None:
        made, lang = self._known(), self._services.kit.say.lang
        today = datetime.now().astimezone().strftime("%d.%m.%Y")
        self._shown.sheet.wait(True)
        self._services.tasks.run(
            self, lambda _report: kept.sheet_pdf(made, today, lang), done, self._sheet_failed
        )

    def _sheet_failed(self, error: AlqaError) -> None:
        self._shown.sheet.wait(False)
        self._services.messages.trouble(error)

    def _sheet_kept(self) -> None:
        kept.sheet_done(self._known().session.key_file)
        self._fresh = False

    # -- the card ---------------------------------------------------------------------------------

    def _to_card(self) -> None:
        if self._only:
            self._finish()
        else:
            self._shown.show_scene(self._shown.card)

    def _save_card(self) -> None:
        made = self._known()
        path = self._ask(words("first.save_card"), made.card.name, "Alqa (*.alqa-card)")
        if path is not None:
            self._copy(made.session.identity, made.card, path, self._shown.card.show_card_saved)

    def _save_key(self) -> None:
        made = self._known()
        source = made.session.key_file
        path = self._ask(words("first.save_key"), source.name, "Alqa (*.alqa-key)")
        if path is not None:
            self._copy(made.session.identity, source, path, self._shown.card.show_key_saved)

    def _copy(self, me: Identity, source: Path, path: Path, told: Callable[[str], None]) -> None:
        self._services.tasks.run(
            self,
            lambda _report: kept.copy(me, source, path),
            lambda _nothing: told(str(path)),
            self._services.messages.trouble,
        )

    def _write(self, path: Path, data: bytes, done: Callable[[None], None]) -> None:
        self._services.tasks.run(self, lambda _report: kept.write(path, data), done, self._sheet_failed)

    def _ask(self, title: Phrase, name: str, pattern: str) -> Path | None:
        return self._services.messages.save_file(self._shown.window(), title, name, pattern)

    def _finish(self) -> None:
        made, self._made, self._fresh = self._known(), None, False
        self._shown.phrase.clear()
        self._shown.who.field.edit.clear()
        self.finished.emit(made.session)

    def _known(self) -> Made:
        if self._made is None:
            raise RuntimeError("there are no keys yet")
        return self._made
