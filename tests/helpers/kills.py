"""Kills a typist again and again, cuts the power, and says what of its "saved" is gone."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop.desks import commissioner
from desktop.errors import AlqaError
from desktop.storage import journal
from desktop.storage.workspace import Workspace
from desktop.trust.canonical import encode
from desktop.trust.digest import sha256_hex
from tests.helpers import packs, power, shim, world

ROOT = Path(__file__).parents[2]
Values = dict[str, Any]


@dataclass
class Life:
    """What a typist said before it was killed: the value of each place when it was last said to be saved,
    and those meant for it since (any of which may have reached the disk)."""

    saved: Values = field(default_factory=dict)
    later: dict[str, list[Any]] = field(default_factory=dict)
    words: int = 0

    def hear(self, said: Mapping[str, Values]) -> None:
        for place, value in said.get("meant", {}).items():
            if self.later.setdefault(place, [])[-1:] != [value]:
                self.later[place].append(value)
        for place, value in said.get("saved", {}).items():
            self.saved[place] = value
            self.later[place] = []
        self.words += "saved" in said

    def lost(self, held: Values) -> list[str]:
        """The places whose saved value is not there, nor a later one."""
        return [
            f"{place}: saved {value!r}, found {held.get(place)!r}"
            for place, value in self.saved.items()
            if held.get(place) not in (value, *self.later.get(place, []))
        ]


class Typing:
    """The process that forks typists."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        command = [sys.executable, "-m", "tests.helpers.typist", str(folder), world.PASSPHRASE]
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def live(self, seed: int, lines: int) -> Life:
        """One life, killed after so many lines and whatever it said meanwhile."""
        process = self._process
        assert process.stdin is not None
        process.stdin.write(f"{seed}\n")
        process.stdin.flush()
        life, pid = Life(), int(self._line()["pid"])
        for said in self._said():
            life.hear(said)
            if lines == 0 and life.words:
                os.kill(pid, signal.SIGKILL)
            lines -= 1 if life.words else 0
        return life

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(30)
        assert self._process.stdout is not None
        self._process.stdout.close()

    def _said(self) -> Iterator[Any]:
        while "dead" not in (said := self._line()):
            yield said
        if said["dead"] != -signal.SIGKILL:
            raise RuntimeError(f"the typist ended by itself: {said['dead']}")

    def _line(self) -> Any:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("the typist died by itself")
        return json.loads(line)


@contextmanager
def typing(folder: Path, environment: Mapping[str, str] | None = None) -> Iterator[Typing]:
    made = Typing(folder, environment or os.environ)
    try:
        yield made
    finally:
        made.close()


def workspace(folder: Path) -> Path:
    """A commissioner's workspace with nothing in it, and without documents: nobody draws pages here."""
    nouns = {code: encode(world.dossier(code)) for code in packs.ASSIGNED}
    contents = {sha256_hex(data): data for data in nouns.values()}
    pack = folder / "C02.alqa-pack"
    packs.write_pack(pack, [world.mandate(), packs.version(nouns)], contents)
    packs.open_pack(folder, pack).workspace.close()
    return folder / "ws"


def held(ws: Workspace) -> Values:
    """What is there after the drafts that a crash left became changes; the journal holds."""
    commissioner.settle_drafts(ws)
    journal.verify(ws)
    values: Values = {}
    for code in packs.ASSIGNED:
        sheet = commissioner.sheet(ws, code)
        values |= {f"{code}/mark/{c}": m for c, m in sheet.marks.items() if m is not None}
        values |= {f"{code}/comment/{c}": text for c, text in sheet.comments.items() if text}
        values |= {f"{code}/overall/": sheet.for_commission} if sheet.for_commission else {}
    return values


@dataclass
class Found:
    """What a campaign saw. `lost` and `unopened` are what must not be."""

    kills: int = 0
    cuts: int = 0
    said: int = 0
    lost: list[str] = field(default_factory=list)
    unopened: list[str] = field(default_factory=list)


class Campaign:
    """Kills on one workspace; with the shim, after each kill, power cuts at the same moment."""

    def __init__(self, folder: Path, seed: int, library: Path | None) -> None:
        self._ws, self._mirror, self._image = workspace(folder), folder / "mirror", folder / "image"
        self._dice, self._seed, self._library = random.Random(seed), seed, library
        self.found = Found()

    def run(self, kills: int, cuts: int) -> Found:
        """So many lives, each ended by a kill and looked at, and so many power cuts for each."""
        wish = {"ALQA_MIRROR": f"{self._ws}:{self._mirror}"}
        environment = shim.environment(self._library, **wish) if self._library else None
        with typing(self._ws, environment) as typist:
            for n in range(kills):
                shutil.rmtree(self._mirror, ignore_errors=True)
                shutil.copytree(self._ws, self._mirror)
                life = typist.live(self._seed * 100_000 + n, self._dice.randint(1, 60))
                for cut in range(cuts if self._library else 0):
                    power.leave(self._mirror, self._ws, self._image, self._dice if cut else None)
                    self._look(life, self._image)
                    self.found.cuts += 1
                self._look(life, self._ws)
                self.found.kills += 1
                self.found.said += life.words
        return self.found

    def _look(self, life: Life, folder: Path) -> None:
        try:
            with Workspace.enter(folder, world.person("C02")) as ws:
                self.found.lost += life.lost(held(ws))
        except AlqaError as error:
            self.found.unopened.append(repr(error))
