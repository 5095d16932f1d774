"""The pictures of the commissioner's screens: `python -m tests.e2e.album OUT [SCENE...]`.

Every scene in light and dark, the three languages taking turns, over the real sample round with notes and
marks in it; 1440 x 900, reduced to a palette so that each file stays below 150 KB. Offscreen: the same
pictures on every machine.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget

from desktop.desks import sample
from desktop.model.review import Meaning
from desktop.model.text import Lang
from tests.bench.rig import Room, room, sample_round, settle, until
from ui.commissioner.window import CommissionerWindow
from ui.drives import Drive
from ui.i18n import literal
from ui.shell.parts_window import PartsWindow
from ui.shell.recents import Recent
from ui.shell.start_window import StartWindow
from ui.theme.tokens import Scheme

BIG, SMALL = (1440, 900), (1280, 720)
Colour = tuple[int, int, int]
COMMON = 128  # of 256 colours of a picture
MARKS = (4, 6, 7, 5, 6, 8, 6, 7, 1, 6, 5, 7)
NOTES: tuple[tuple[str, Meaning, str, str], ...] = (
    (r"Сұралатын\s+қолдау:\s+[\d\s]+\s+млн\s+теңге", "question", "Үлестің төленгені неден көрінеді?", "B2"),
    (r"Өңір\s+ішінен\s+сатып\s+алу", "strength", "Жергілікті сатып алу 60%-дан асады.", "A2"),
    (r"Құн\s+тізбегінің\s+қамтылған\s+буындары", "weakness", "Екі буын өңірден тыс.", "A2"),
)
STICK = Drive(Path("/media/aigerim/KINGSTON"), "KINGSTON", 14_900_000_000)
CODE = "29286 17841 35483 93251 85287 92561 18423 53697"
LANGS: tuple[Lang, ...] = ("kk", "ru", "en")


class Album:
    """One open round, half done, and where its pictures go."""

    def __init__(self, opened: Room, folder: Path, out: Path) -> None:
        self._opened, self._folder, self._out = opened, folder, out
        self.window: CommissionerWindow = opened.window
        out.mkdir(parents=True, exist_ok=True)
        self._letters = Path(tempfile.gettempdir()) / "Alqa"  # this place is seen on a picture
        shutil.rmtree(self._letters, ignore_errors=True)
        self._letters.mkdir()

    def half_done(self) -> None:
        """Some dossiers complete, one half way with notes and evidence, one begun."""
        session, card = self.window.session, self.window.room.card
        codes = [row.code for row in session.rows if row.state != "recused"]
        for n, code in enumerate(codes[:5]):
            session.open(code)
            for at, criterion in enumerate(card.criteria.codes[: 12 if n < 4 else 7]):
                session.set_mark(criterion, MARKS[(at + 5 * n) % 12])
            if n >= 3:
                session.set_comment("A2", "Тізбек ұзын, жергілікті сатып алу дәлелденген.")
                self._note()

    def _note(self) -> None:
        """Three places of the open application become notes and evidence."""
        canvas = self.window.room.reader.canvas
        until(lambda: self.window.room.reader.feed.idle)
        book = self.window.notes.notebook
        for words, meaning, text, criterion in NOTES:
            letters = canvas.letters(0)
            found = re.search(words, letters.text) if letters is not None else None
            if found is None:
                continue
            canvas.selecting.select(0, *found.span())
            self.window.notes.picking.make(meaning)
            settle(0.2)
            book.set_text(book.chosen, text)
            book.set_criterion(book.chosen, criterion)
            settle(0.2)
        book.choose("")

    # -- scenes -------------------------------------------------------------------------------

    def scenes(self) -> dict[str, Callable[[], QWidget]]:
        return {
            "a_reading": self._reading,
            "a_reading_1280": self._reading,
            "a_facts": self._facts,
            "a_compare": lambda: self._run("marks.compare.act"),
            "a_conflict": self._conflict,
            "a_search": self._search,
            "a_palette": self._palette,
            "a_handin": self._review,
            "a_handin_signed": self._signed,
            "a_start_empty": self._welcome,
            "a_identity": self._identity,
            "a_start": self._home,
            "a_lock": self._lock,
            "a_components": self._parts,
        }

    def take(self, name: str, scheme: Scheme, lang: Lang) -> None:
        kit = self.window.kit
        kit.theme.set_wish(scheme)
        kit.say.set_lang(lang)
        shown = self.scenes()[name]()
        shown.resize(*(SMALL if name.endswith("1280") else BIG))
        shown.show()
        settle(0.5)
        if shown is self.window:
            until(lambda: self.window.room.reader.feed.idle)
        settle(0.3)
        save(_grab(shown), self._out / f"{name}_{scheme}_{lang}.png")
        self._leave(shown)

    def _reading(self) -> QWidget:
        self.window.room.card.criteria.open("A2", focus=True)
        return self.window

    def _facts(self) -> QWidget:
        self.window.room.show_tab("facts")
        return self.window

    def _run(self, key: str) -> QWidget:
        found = {action.key: action for action in self.window.services.actions.of(self.window)}
        found[key].run()
        return self.window

    def _conflict(self) -> QWidget:
        self.window.declare_conflict()
        return self.window

    def _search(self) -> QWidget:
        self.window.finding.show()
        page = self.window.finding.page
        page.box.edit.setText("экспорт")
        until(lambda: not page.seeker.waits)
        rows = [page.model.at(at) for at in range(page.model.rowCount())]
        wanted = "fact" if self.window.kit.theme.tokens.dark else "document"
        at = next(at for at, row in enumerate(rows) if row is not None and row.place.kind == wanted)
        page.view.setCurrentIndex(page.model.index(at))
        page.view.scrollToTop()
        settle(0.5)
        return self.window

    def _palette(self) -> QWidget:
        self.window.open_palette()
        QTest.keyClicks(self.window.palette_._query, "a")
        return self.window

    def _review(self) -> QWidget:
        self.window.show_review()
        return self.window

    def _signed(self) -> QWidget:
        handing = self.window.handing
        handing.path = self._letters / f"C02-pilot-clusters-2016-r{self._number()}.alqa-scores"
        self.window.show_review()
        signed = self.window.signed
        signed.stick._drives = lambda: [STICK]
        handing.sign(sample.PASSPHRASE)
        until(lambda: self.window.pages.currentWidget() is signed, 60)
        if signed.left is not None:  # a person's own folder, not this machine's
            signed.show_left(replace(signed.left, path=Path("/home/aigerim/Documents") / handing.path.name))
        settle(0.5)
        return self.window

    def _number(self) -> int:
        return len(list(self._letters.glob("*.alqa-scores"))) + 1

    def _start(self) -> StartWindow:
        return StartWindow(self.window.services)

    def _welcome(self) -> QWidget:
        start = self._start()
        start.show_page(start.welcome)
        return start

    def _identity(self) -> QWidget:
        start = self._start()
        start.show_page(start.making)
        start.making.show_scene(start.making.phrase)
        start.making.phrase.phrase.edit.setText("қара бұлт көл жағасында")
        start.making.phrase._typed()
        return start

    def _home(self) -> QWidget:
        start, title = self._start(), dict(self.window.session.round.title)
        when = "2026-11-24T09:00:00Z"
        recents = [
            Recent(str(self._folder), "r", title, "commissioner", 17, 28, when),
            Recent("/media/stick/gone", "t", title, "commissioner", 3, 28, when),
        ]
        start.home.show_session("Әйгерім Нұрланқызы", CODE, recents)
        start.show_page(start.home)
        return start

    def _lock(self) -> QWidget:
        start = self._start()
        start.show_page(start.unlock)
        start.unlock.ask("Әйгерім Нұрланқызы", literal(""))
        return start

    def _parts(self) -> QWidget:
        return PartsWindow(self.window.services)

    # -- inside -------------------------------------------------------------------------------

    def _leave(self, shown: QWidget) -> None:
        if shown is not self.window:
            shown.close()
            settle(0.1)
            return
        for dialog in self.window.findChildren(QDialog):
            dialog.reject()
        if "palette_" in self.window.__dict__ and self.window.palette_.isVisible():
            self.window.palette_.dismiss()
        self.window.show_room()
        tabs = self.window.room.tabs
        if tabs.key == "facts" and len(tabs.keys) > 2:
            self.window.room.show_tab(tabs.keys[-1])
        settle(0.1)


def save(picture: QPixmap, path: Path) -> None:
    """A palette of 256 colours: text and flat surfaces lose nothing that one sees."""
    picture.save(str(path))
    with Image.open(path) as whole:
        few = _few_colours(whole.convert("RGB"))
    few.save(path, optimize=True)


def _few_colours(picture: Image.Image) -> Image.Image:
    """256 colours: surfaces and texts by how much there is of them, small signs by how different they are
    (a rare red or violet is what a picture is looked at for). What is among them stays exact."""
    counted = sorted(picture.getcolors(picture.width * picture.height) or [], reverse=True)
    different = picture.quantize(256 - COMMON, Image.Quantize.MAXCOVERAGE).getpalette() or []
    rare = list(zip(*[iter(different)] * 3, strict=True))
    few = [cast("Colour", colour) for _, colour in counted[:COMMON]] + cast("list[Colour]", rare)
    nearest = {colour: _nearest(cast("Colour", colour), few) for _, colour in counted}
    made = Image.new("P", picture.size)
    made.putpalette([part for colour in few for part in colour])
    made.putdata([nearest[colour] for colour in picture.getdata()])
    return made


def _nearest(colour: Colour, among: list[Colour]) -> int:
    return min(
        range(len(among)), key=lambda at: sum((a - b) ** 2 for a, b in zip(colour, among[at], strict=True))
    )


def _grab(window: QWidget) -> QPixmap:
    """The window with the dialog that stands over it."""
    picture = window.grab()
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            at = QPoint((picture.width() - dialog.width()) // 2, (picture.height() - dialog.height()) // 2)
            painter = QPainter(picture)
            painter.drawPixmap(at, dialog.grab())
            painter.end()
    return picture


def main(argv: list[str]) -> int:
    out = Path(argv[0])
    with sample_round() as folder, room(folder) as opened:
        album = Album(opened, folder, out)
        album.half_done()
        wanted = argv[1:] or list(album.scenes())
        for n, name in enumerate(wanted):
            for at, scheme in enumerate(("light", "dark")):
                lang = LANGS[(n + at) % 3]
                sys.stdout.write(f"{name} {scheme} {lang}\n")
                sys.stdout.flush()
                album.take(name, cast("Scheme", scheme), lang)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
