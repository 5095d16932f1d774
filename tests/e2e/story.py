"""What a new commissioner does from the first start to the answer to an amended pack, by keys and mouse.

Each chapter ends with something seen on the screen; what the files hold is judged by whoever runs it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from desktop.model.text import Lang
from desktop.words import load
from tests.e2e.office import Office
from tests.helpers.at_display import AtDisplay, Seen

NAMES: dict[Lang, str] = {"kk": "Nurlan Asqaruly", "ru": "Petr Novikov", "en": "Anna Smith"}
PHRASE = "window apple bridge river"
MARKS = ("3", "4", "0", "5", "2", "1", "3", "3", "4", "2", "1")
# The same keys on a Russian or Kazakh layout give other letters.
KEYS: dict[Lang, dict[str, str]] = {
    "en": {"s": "s", "e": "e"},
    "ru": {"s": "Cyrillic_yeru", "e": "Cyrillic_u"},
    "kk": {"s": "Cyrillic_yeru", "e": "Cyrillic_u"},
}
SEEKS: dict[Lang, str] = {"en": "export", "ru": "eksport", "kk": "klaster"}
TRIES, SOON_S = 5, 3.0


class Story:
    """One person in one language, over a copy of the sample round."""

    def __init__(self, screen: str, folder: Path, lang: Lang, shots: Path | None = None) -> None:
        self.folder, self.lang, self._shots = folder, lang, shots
        self.office = Office(folder, "C02")
        self._say = load(lang)
        self._number = 0
        self.one = AtDisplay(screen, folder / "home", "--lang", lang)

    @property
    def workspace(self) -> Path:
        return next((self.folder / "home" / "alqa" / "workspaces").iterdir())

    # -- chapters ---------------------------------------------------------------------------------

    def first_day(self) -> Path:
        """Who I am, a passphrase, the sheet and the card; the card."""
        one, card = self.one, self.folder / "mine.alqa-card"
        one.window("Alqa")
        self._press_on("start.create_act")
        self._found("first.who")
        one.write(NAMES[self.lang])
        one.press("Return")
        self._found("first.phrase")
        one.write(PHRASE)
        one.press("Tab")
        one.write(PHRASE)
        self.see("passphrase")
        one.press("Return")
        self._press_on("first.save_pdf")
        self._save_as(self.folder / "sheet.pdf")
        self._found("first.sheet_saved")
        self.see("sheet")
        one.press("Return")
        self._found("first.card")
        one.press("ctrl+space")
        self.see("card")
        one.press("Return")
        self._save_as(card)
        one.wait_for(card.exists, "the saved card")
        self._press_on("first.done")
        self._found("start.none_yet_help")
        self.see("home")
        return card

    def pack(self, pack: Path) -> None:
        """A double click in the folder; the code is compared by phone."""
        self.one.double_click(pack)
        self._press_on("compare.done")
        self.one.find(kind="ScoreRuler")
        self.see("room")

    def evidence(self) -> None:
        """A sentence becomes a strength, is dragged onto a criterion, and leads back to its place."""
        one = self.one
        page = one.find(kind="PageCanvas")
        left, top, width, _ = page.box
        start, end = (left + width // 4, top + 130), (left + width // 2, top + 190)
        self._until(lambda: one.drag(start, end), lambda: self._any("SelectionBar"), "a selection")
        one.press(KEYS[self.lang]["s"])
        card = one.find(kind="NoteCard")
        self.see("note")
        one.press("Escape")
        target = one.find(". B2,", "CriterionRow")
        x, y = card.box[0] + 24, card.box[1] + 14
        self._until(
            lambda: one.drag((x, y), target.middle),
            lambda: any("B2" in seen.name for seen in one.look() if seen.kind == "NoteCard"),
            "the note at the criterion",
        )
        row = one.find(kind="EvidenceRow")
        self.see("evidence")
        one.click(*page.middle)
        one.press("End")
        one.wait_for(lambda: not self._any("NoteCard"), "another page")
        one.click(*row.middle)
        one.find(kind="NoteCard")
        self.see("place")

    def score(self) -> None:
        """Eleven marks by digits, the last by the mouse; a comment, a recommendation, undo and redo."""
        one = self.one
        one.press_on(". A1,", "CriterionRow")
        one.press("F2")
        for mark in MARKS:
            one.press(mark, "Tab", wait=0.06)
        ruler = one.find(kind="ScoreRuler")
        x, y, width, height = ruler.box
        one.click(x + width - 30, y + height // 2)
        self._found("comm.card.scored", n=12, of=12)
        one.press("ctrl+z")
        self._found("comm.card.scored", n=11, of=12)
        one.press("ctrl+shift+z")
        self._found("comm.card.scored", n=12, of=12)
        one.press("F2", "Return")
        one.write("Negizdi, obosnovano")
        one.press("Escape")
        one.press_on(kind="RecommendationButton")
        one.find(kind="QMenu")
        one.press("Down", "Down", "Return")
        title = self._say("comm.recommend.title")
        one.find(f"{title}: {self._say('comm.recommend.support-with-conditions')}")
        self.see("scored")

    def conflict(self) -> None:
        """By the palette, under another name; taken back at once. The marks are all there again."""
        one = self.one
        one.press("ctrl+k")
        one.write("recuse")  # found by it in every language, and typed without letters that may be lost
        one.press("Return")
        one.keys_in("GroundChoice")
        one.press("2")
        self.see("conflict")
        self._press_on("comm.recuse.act")
        self._found("comm.recuse.closed")
        self.see("recused")
        self._press_on("comm.recuse.withdraw")
        self._found("comm.card.scored", n=12, of=12)

    def look_round(self) -> None:
        """Search, comparison, own marks, the other look, another language and back."""
        one = self.one
        one.press("ctrl+shift+f")
        one.find(kind="FindPage")
        one.write(SEEKS[self.lang])
        time.sleep(1)
        self.see("searched")
        one.press("ctrl+1", "ctrl+2")
        one.find(kind="ComparePage")
        self.see("compared")
        one.press("Escape", "ctrl+1", "ctrl+shift+d", "ctrl+3")
        self._found("marks.own.title")
        self.see("dark")
        one.press("ctrl+shift+d", "ctrl+1")

    def lock(self) -> None:
        """Ctrl+L, and back to where I was by the passphrase."""
        one = self.one
        one.press("ctrl+l")
        self._found("lock.locked")
        self.see("locked")
        one.write(PHRASE)
        one.press("Return")
        self._found("comm.card.scored", n=12, of=12)

    def hand_in(self) -> Path:
        """A part, signed with the passphrase."""
        one, target = self.one, self.folder / f"C02-{self.lang}.alqa-scores"
        one.press("ctrl+shift+h")
        self._found("comm.hand.title")
        self.see("review")
        self._press_on("handin.passphrase")
        one.write(PHRASE)
        one.press("ctrl+Return")
        self._save_as(target)
        self._found("comm.signed.title")
        self.see("signed")
        return target

    def receipt(self, receipt: Path) -> None:
        """What the secretary gives back, opened like any file."""
        self.one.double_click(receipt)
        self.one.find(self._say("handin.receipt.kept", n=1, at="@").partition("@")[0])
        self.see("receipt")

    def amended(self, pack: Path) -> None:
        """A second version: what changed is shown, and my marks are kept by one press."""
        self.one.double_click(pack)
        self._found("news.title", n=2)
        self.see("changes")
        self._press_on("news.keep")
        self._found("news.state.stands")
        self._press_on("news.back")
        self._found("comm.card.scored", n=12, of=12)
        self.one.find(kind="NoteCard")
        self.see("kept")

    def leave(self) -> str:
        return self.one.leave()

    # -- inside -----------------------------------------------------------------------------------

    def see(self, name: str) -> None:
        """A picture, where pictures are wanted."""
        self._number += 1
        if self._shots is not None:
            time.sleep(0.6)
            self._shots.mkdir(parents=True, exist_ok=True)
            self.one.shoot(self._shots / f"{self.lang}-{self._number:02}-{name}.png")

    def _found(self, key: str, **named: int) -> Seen:
        """Wait for words; those that name something unknown are known by their beginning."""
        told = {"path": "@", "at": "@"} | named
        return self.one.find(self._say(key, **told).partition("@")[0], on=False)

    def _press_on(self, key: str) -> None:
        self.one.press_on(f"={self._say(key)}")

    def _save_as(self, path: Path) -> None:
        one = self.one
        one.find(kind="QFileDialog")
        one.keys_in("QLineEdit")
        one.press("ctrl+a")
        one.write(str(path))
        one.press("Return")
        one.wait_for(lambda: not self._any("QFileDialog"), "the end of the dialog")

    def _any(self, kind: str) -> bool:
        return any(seen.kind == kind for seen in self.one.look())

    def _until(self, act: Callable[[], None], seen: Callable[[], bool], what: str) -> None:
        """A page may not be drawn yet when the hand is there: tried again, as one does."""
        for _ in range(TRIES):
            act()
            end = time.monotonic() + SOON_S
            while time.monotonic() < end:
                if seen():
                    return
                time.sleep(0.1)
        raise RuntimeError(f"never came: {what}")
