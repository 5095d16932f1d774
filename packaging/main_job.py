"""`bootstrap.py run`: a made-up round in a scratch folder, and the app open on it.

Without a display the same round goes from the signed score files to a checked decision record by
commands. Passphrases travel in a file that only this user can read.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

from environment import Environment
from said import say
from system_needs import has_display

PASSPHRASE = "sample"
LOOKS_ON = "C02"  # a commissioner who is not the chair


def run(environment: Environment) -> int:
    """Make the sample round, then work on it; returns the exit status of the first step that failed, or 0."""
    job = Job(environment, Path(tempfile.mkdtemp(prefix="alqa-sample-")))
    say(f"The sample round lies in {job.folder}")
    return job.prepare() or (job.window() if has_display() else job.chain())


class Job:
    """The sample round in `folder`, worked on by `alqa` commands."""

    def __init__(self, environment: Environment, folder: Path) -> None:
        self.python = environment.python
        self.folder = folder
        self.round = folder / "round"
        self.secret = folder / "passphrase"

    def prepare(self) -> int:
        handle = os.open(self.secret, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(PASSPHRASE + "\n")
        return self.alqa("sample", self.round)

    def window(self) -> int:
        """A commissioner's pack, opened in the app."""
        desk = self.folder / f"{LOOKS_ON}.ws"
        pack = self.round / "packs" / f"{LOOKS_ON}.alqa-pack"
        key = self.round / "identities" / f"{LOOKS_ON}.alqa-key"
        opened = self.unlocked("review", "open", pack, "--identity", key, "--workspace", desk)
        return opened or self.unlocked(desk)

    def chain(self) -> int:
        """From the score files to a record that anyone can check, by the secretary's commands."""
        desk = ("--workspace", self.round / "secretary.ws")
        protocol = self.folder / "protocol.pdf"
        record = self.folder / "round.alqa-record"
        scores = sorted((self.round / "scores").glob("*.alqa-scores"))
        status = (
            self.unlocked("merge", *desk, *scores)
            or self.unlocked("decide", *desk, "--accept-proposal")
            or self.unlocked("protocol", *desk, "--out", protocol)
            or self.unlocked("record", "export", *desk, "--out", record)
            or self.alqa("record", "verify", record)
        )
        if not status:
            say(f"No display here, so the round was decided by commands. The protocol: {protocol}")
            say(f"The decision record, checked: {record}")
        return status

    def unlocked(self, *words: str | Path) -> int:
        return self.alqa(*words, "--passphrase-file", self.secret)

    def alqa(self, *words: str | Path) -> int:
        """One `alqa` command, shown as a person would type it."""
        say("$ alqa " + " ".join(self.shown(word) for word in words))
        command = [str(self.python), "-P", "-m", "ui", *map(str, words)]
        return subprocess.run(command).returncode

    def shown(self, word: str | Path) -> str:
        text = str(word)
        return text.replace(str(self.folder) + os.sep, "") if isinstance(word, Path) else text
