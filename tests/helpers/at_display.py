"""Somebody at a real display: Xvfb, the app as a process of its own, keys and mouse by xdotool."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, cast

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("Xvfb", "xdotool")
PATIENCE_S = 90.0


def can() -> bool:
    """Whether the tools are installed."""
    return all(shutil.which(tool) for tool in NEEDED)


@contextmanager
def display(size: str = "1440x900x24") -> Iterator[str]:
    """A display of its own, on which no key repeats; with a window manager where one is installed, so that
    keys follow the focus."""
    reading, writing = os.pipe()
    screen = ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp", "-r"]
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(screen, pass_fds=[writing], stdout=quiet, stderr=quiet)
    os.close(writing)
    with os.fdopen(reading) as told:
        name = f":{told.readline().strip()}"
    manager = None
    if shutil.which("openbox"):
        manager = subprocess.Popen(
            ["openbox"], env={**os.environ, "DISPLAY": name}, stdout=quiet, stderr=quiet
        )
    try:
        yield name
    finally:
        for process in (manager, server):
            if process is not None:
                process.terminate()
                process.wait(10)


def alqa(folder: Path, *words: str | Path) -> Any:
    """A command of the app in a folder; its JSON."""
    command = [sys.executable, "-P", "-m", "ui", *map(str, words), "--json"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        command, cwd=folder, env=env, capture_output=True, text=True, timeout=300, check=False
    )
    if ran.returncode:
        raise RuntimeError(ran.stderr)
    return json.loads(ran.stdout)


class Seen(NamedTuple):
    """A control as it stands on the screen (see `seen_app`)."""

    name: str
    kind: str
    box: list[int]
    on: bool
    keys: bool
    window: str

    @property
    def middle(self) -> tuple[int, int]:
        x, y, width, height = self.box
        return x + width // 2, y + height // 2

    def fits(self, name: str, kind: str) -> bool:
        same = self.name == name[1:] if name.startswith("=") else name in self.name
        return same and kind in ("", self.kind)


class AtDisplay:
    """One person with the app open in a home of its own."""

    def __init__(self, name: str, home: Path, *argv: str | Path) -> None:
        self.home, self._door = home, home / "eyes"
        home.mkdir(parents=True, exist_ok=True)
        own = {key: str(home) for key in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR")}
        self._env = {**os.environ, **own, "DISPLAY": name, "QT_QPA_PLATFORM": "xcb"}
        self._env |= {"PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
        module = ("-m", "tests.helpers.seen_app", str(self._door))
        command = [sys.executable, "-P", *module, *map(str, argv)]
        with (home / "app.log").open("w") as log:
            self.app = subprocess.Popen(command, env=self._env, stdout=log, stderr=subprocess.STDOUT)

    def double_click(self, path: Path) -> None:
        """A file in a folder: the system starts the program with it, which hands it to the open window."""
        command = [sys.executable, "-P", "-m", "ui", str(path)]
        ran = subprocess.run(command, env=self._env, capture_output=True, text=True, timeout=60, check=False)
        if ran.returncode:
            raise RuntimeError(ran.stderr)

    # -- eyes -------------------------------------------------------------------------------------

    def look(self) -> list[Seen]:
        """All that can be seen now; nothing while the window is busy or gone."""
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(60)
            try:
                line.connect(str(self._door))
                told = b"".join(iter(lambda: line.recv(1 << 20), b""))
            except OSError:
                return []
        return [Seen(**one) for one in json.loads(told or b"[]")]

    def find(self, name: str = "", kind: str = "", *, on: bool = True) -> Seen:
        """Wait until something with that in its name (all of it after a `=`) or kind is there, and
        (`on`) can be used, and stands still. The last one made: dialogs come after the rooms behind them."""
        before: list[Seen] = []

        def fits() -> Seen | None:
            found = [one for one in self.look() if one.fits(name, kind) and (one.on or not on)]
            still = bool(found) and found[-1:] == before
            before[:] = found[-1:]
            return found[-1] if still else None

        return cast(Seen, self.wait_for(fits, f"{kind} {name}".strip()))

    def press_on(self, name: str = "", kind: str = "") -> Seen:
        """Click what is called so."""
        found = self.find(name, kind)
        self.click(*found.middle)
        return found

    def keys_in(self, kind: str) -> None:
        """Wait until something of that kind has the keys, in a window that is in front."""
        self.wait_for(lambda: any(one.keys and one.kind == kind for one in self.look()), f"keys in {kind}")

    # -- hands ------------------------------------------------------------------------------------

    def tool(self, *words: str) -> str:
        return subprocess.run(
            ["xdotool", *words], env=self._env, capture_output=True, text=True, timeout=120, check=False
        ).stdout.strip()

    def press(self, *keys: str, wait: float = 0.15) -> None:
        for key in keys:
            self.tool("key", "--clearmodifiers", key)
            time.sleep(wait)

    def write(self, text: str) -> None:
        """Letters that the keyboard does not have are put on it one by one; under load some are lost."""
        self.tool("type", "--clearmodifiers", "--delay", "8" if text.isascii() else "40", text)
        time.sleep(0.2)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Over a text, as a hand does: not in one jump."""
        self.tool("mousemove", *map(str, start), "mousedown", "1")
        for part in range(1, 9):
            x, y = (round(a + (b - a) * part / 8) for a, b in zip(start, end, strict=True))
            self.tool("mousemove", str(x), str(y))
        self.tool("mouseup", "1")
        time.sleep(0.4)

    def click(self, x: int, y: int, wait: float = 0.3) -> None:
        self.tool("mousemove", str(x), str(y), "click", "1")
        time.sleep(wait)

    def wait_for(self, found: Callable[[], Any], what: str, seconds: float = PATIENCE_S) -> Any:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if answer := found():
                return answer
            if self.app.poll() is not None:
                raise RuntimeError(f"the app ended while waiting for {what}: {self.log()}")
            time.sleep(0.2)
        raise RuntimeError(f"never seen: {what}; seen are {self._names()}; {self.log()}")

    def _names(self) -> str:
        return ", ".join(sorted({one.name for one in self.look() if one.name}))

    def window(self, title: str) -> str:
        """The id of a window on the screen, raised and with the keys."""
        shown = ("search", "--onlyvisible", "--name", title)
        found = str(self.wait_for(lambda: self.tool(*shown), f"a window named {title}").split()[-1])
        self.tool("windowfocus", "--sync", found)
        return found

    def shoot(self, path: Path) -> None:
        """The screen into a file, where ImageMagick is installed."""
        if shutil.which("import"):
            subprocess.run(["import", "-window", "root", str(path)], env=self._env, check=False, timeout=60)

    def leave(self) -> str:
        """Close the window; everything the app said."""
        self.press("ctrl+w")
        try:
            self.app.wait(30)
        except subprocess.TimeoutExpired:
            self.app.terminate()
            self.app.wait(10)
        return self.log()

    def log(self) -> str:
        return (self.home / "app.log").read_text("utf-8", "replace")
