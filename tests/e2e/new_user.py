"""A commissioner's job on a real display, by keys and mouse, in each language.

    python -m tests.e2e.new_user [--lang kk ru en] [--shots DIR]

Opens the sealed pack with the person's keys, compares the code, reads, highlights a sentence, scores by
digits, undoes, searches, looks at the comparison, changes the look, hands in a part and gives the file to the
secretary. What happened is read back by the command line from the files, not from the screen.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.model.text import LANGS
from tests.helpers.at_display import AtDisplay, alqa, can, display

READER = "C02"
MARKS = ("3", "4", "0", "5", "2", "1", "3", "3", "4", "2", "1", "5")
FIELD = (773, 800, 827, 852, 872)  # where the passphrase may be asked, from the top
TITLES = {"en": "Pilot clusters", "ru": "Пилотные кластеры", "kk": "Пилоттық"}


@dataclass(frozen=True)
class Told:
    """What the files say afterwards."""

    dossiers: dict[str, dict[str, Any]]
    bundle: Path
    merged: Any
    log: str


class Job:
    """One run in one language over a copy of the sample round."""

    def __init__(self, screen: str, folder: Path, lang: str, shots: Path | None) -> None:
        self._folder, self._lang, self._shots = folder, lang, shots
        (folder / "pass").write_text("sample\n")
        (folder / "pass").chmod(0o600)
        home = folder / "home"
        keys = home / "alqa" / "identities"
        keys.mkdir(parents=True)
        shutil.copy(folder / "identities" / f"{READER}.alqa-key", keys)
        pack = folder / "packs" / f"{READER}.alqa-pack"
        self.one = AtDisplay(screen, home, pack, "--passphrase-file", folder / "pass", "--lang", lang)
        self._number = 0

    def run(self) -> Told:
        one = self.one
        one.window(TITLES[self._lang])
        workspace = self._workspace()
        time.sleep(3)
        self._see("opened")
        one.click(1390, 138)  # the code was compared
        self._read()
        self._score()
        self._look_round()
        bundle = self._hand_in()
        merged = self._secretary(bundle)
        log = one.leave()
        told = alqa(self._folder, "review", "status", "--workspace", workspace, "--passphrase-file", "pass")
        return Told({row["dossier"]: row for row in told["dossiers"]}, bundle, merged, log)

    # -- what a person does -------------------------------------------------------------------

    def _read(self) -> None:
        one = self.one
        one.click(640, 600)
        one.press("Page_Down", "Page_Up", "ctrl+plus", "ctrl+0")
        one.drag((420, 420), (760, 470))
        one.press("s")  # a strength
        self._see("highlighted")
        one.press("e")  # and evidence for the open criterion
        one.press("Escape", "Escape")

    def _score(self) -> None:
        one = self.one
        one.press("F2")
        for mark in MARKS:
            one.press(mark, "Tab")
        one.press("ctrl+z", "ctrl+shift+z")
        one.press("F2", "Return")
        one.write("Negizdi / обосновано")
        one.press("Escape")
        self._see("scored")

    def _look_round(self) -> None:
        one = self.one
        one.press("ctrl+shift+f")
        one.write("klaster" if self._lang == "kk" else "cluster")
        time.sleep(1)
        self._see("searched")
        one.press("Escape", "Escape", "ctrl+1")
        one.press("ctrl+2")
        time.sleep(0.6)
        self._see("compared")
        one.press("Escape", "ctrl+1", "ctrl+Return")
        one.press("ctrl+shift+d")
        self._see("dark")
        one.press("ctrl+shift+d")

    def _hand_in(self) -> Path:
        one, target = self.one, self._folder / f"{READER}-{self._lang}.alqa-scores"
        one.click(1365, 46)  # Hand in
        time.sleep(2)
        self._see("review")
        self._sign(target)
        one.wait_for(target.exists, "the signed file", 120)
        time.sleep(1)
        self._see("signed")
        return target

    def _sign(self, target: Path) -> None:
        """The passphrase, Ctrl+Enter, and the name of the file in the dialog. The field stands lower where
        more is said above it: clicked beside it, Ctrl+Enter leads to the next dossier, and one comes back."""
        one, before = self.one, self._windows()
        for height in FIELD:
            one.click(1130, height, wait=1.0)
            one.write("sample")
            one.press("ctrl+Return", wait=6)
            if self._windows() > before:
                one.press("ctrl+a")
                one.write(str(target))
                one.press("Return")
                return
            one.click(1365, 46)
            time.sleep(2)
        raise RuntimeError("the passphrase was never asked")

    def _windows(self) -> int:
        return len(self.one.tool("search", "--onlyvisible", "--name", ".").split())

    def _secretary(self, bundle: Path) -> Any:
        words = ("merge", "--workspace", "secretary.ws", bundle, "--passphrase-file", "pass")
        return alqa(self._folder, *words)

    # -- inside -------------------------------------------------------------------------------

    def _workspace(self) -> Path:
        place = self._folder / "home" / "alqa" / "workspaces"
        return Path(next(iter(place.iterdir())))

    def _see(self, name: str) -> None:
        self._number += 1
        if self._shots is not None:
            self._shots.mkdir(parents=True, exist_ok=True)
            self.one.shoot(self._shots / f"{self._lang}-{self._number:02}-{name}.png")


def main(argv: list[str]) -> int:
    from tests.helpers.sample_once import make

    parser = argparse.ArgumentParser(prog="new_user")
    parser.add_argument("--lang", nargs="+", choices=LANGS, default=list(LANGS))
    parser.add_argument("--shots", type=Path)
    wish = parser.parse_args(argv)
    if not can():
        sys.exit("needs Xvfb and xdotool")
    status = 0
    for lang in wish.lang:
        with tempfile.TemporaryDirectory(prefix="alqa-e2e-") as place, display() as screen:
            folder = Path(place) / "round"
            make(folder)
            told = Job(screen, folder, lang, wish.shots).run()
        done = [code for code, row in told.dossiers.items() if row["state"] == "complete"]
        good = len(done) == 1 and "Traceback" not in told.log
        sys.stdout.write(f"{lang}: {'done' if good else 'FAILED'}; complete {done}; {told.log}\n")
        status |= not good
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
