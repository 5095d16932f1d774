"""Somebody at a real display: Xvfb, the app as a process of its own, keys and mouse by xdotool."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("Xvfb", "xdotool")


def can() -> bool:
    """Whether the tools are installed."""
    return all(shutil.which(tool) for tool in NEEDED)


@contextmanager
def display(size: str = "1440x900x24") -> Iterator[str]:
    """A display of its own; with a window manager where one is installed, so that keys follow the focus."""
    reading, writing = os.pipe()
    screen = ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp"]
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


class AtDisplay:
    """One person with the app open in a home of its own."""

    def __init__(self, name: str, home: Path, *argv: str | Path) -> None:
        self.home = home
        home.mkdir(parents=True, exist_ok=True)
        own = {key: str(home) for key in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR")}
        self._env = {**os.environ, **own, "DISPLAY": name, "QT_QPA_PLATFORM": "xcb"}
        self._env |= {"PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
        command = [sys.executable, "-P", "-m", "ui", *map(str, argv)]
        with (home / "app.log").open("w") as log:
            self.app = subprocess.Popen(command, env=self._env, stdout=log, stderr=subprocess.STDOUT)

    def tool(self, *words: str) -> str:
        return subprocess.run(
            ["xdotool", *words], env=self._env, capture_output=True, text=True, timeout=120, check=False
        ).stdout.strip()

    def press(self, *keys: str, wait: float = 0.15) -> None:
        for key in keys:
            self.tool("key", "--clearmodifiers", key)
            time.sleep(wait)

    def write(self, text: str) -> None:
        self.tool("type", "--clearmodifiers", "--delay", "25", text)
        time.sleep(0.3)

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

    def wait_for(self, found: Callable[[], Any], what: str, seconds: float = 90.0) -> Any:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if answer := found():
                return answer
            if self.app.poll() is not None:
                raise RuntimeError(f"the app ended while waiting for {what}: {self.log()}")
            time.sleep(0.3)
        raise RuntimeError(f"never seen: {what}; {self.log()}")

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
