"""A new commissioner, from the first start to the answer to an amended pack, on a real display.

    python -m tests.e2e.new_user [--lang kk ru en] [--shots DIR]

The first day (name, passphrase, sheet, card), the pack by a double click, a quote as evidence, all twelve
criteria, a recommendation, a conflict declared and taken back, search, comparison, the other look, the lock,
the hand-in, the secretary's receipt, and a second version of the round. What happened is read back by the
command line from the files, not from the screen.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from desktop.model.text import LANGS, Lang
from tests.e2e.story import PHRASE, Story
from tests.helpers.at_display import alqa, can, display

DOCUMENT = "D01"


@dataclass(frozen=True)
class Told:
    """What the files say afterwards."""

    dossiers: dict[str, dict[str, Any]]
    merged: Any
    changes: Any
    log: str

    @property
    def complete(self) -> list[str]:
        return [code for code, row in self.dossiers.items() if row["state"] == "complete"]

    @property
    def faults(self) -> list[str]:
        """What is not as it should be; empty is good."""
        found = []
        if [self.dossiers[code]["scored"] for code in self.complete] != [12]:
            found.append(f"complete are {self.complete}")
        if any(row["state"] == "recused" and row["scored"] for row in self.dossiers.values()):
            found.append("the conflict was not taken back")
        if [one["state"] for one in self.merged["files"]] != ["accepted"]:
            found.append(f"merged was {self.merged['files']}")
        if [one["dossier"] for one in self.changes["dossiers"]] != self.complete:
            found.append(f"changed are {self.changes['dossiers']}")
        return found + [line for line in self.log.splitlines() if "Traceback" in line]


def run(screen: str, folder: Path, lang: Lang, shots: Path | None = None) -> Told:
    """The whole story over a copy of the sample round in `folder`."""
    story = Story(screen, folder, lang, shots)
    office = story.office
    story.pack(office.build(story.first_day()))
    story.evidence()
    story.score()
    story.conflict()
    story.look_round()
    story.lock()
    bundle = story.hand_in()
    merged = office.merge(bundle)
    story.receipt(office.receipt())
    story.amended(office.amend(office.counted(), DOCUMENT))
    log, place = story.leave(), story.workspace
    return Told(status(folder, place), merged, _review(folder, "changes", place), log)


def status(folder: Path, workspace: Path) -> dict[str, dict[str, Any]]:
    return {row["dossier"]: row for row in _review(folder, "status", workspace)["dossiers"]}


def _review(folder: Path, what: str, workspace: Path) -> Any:
    """Asked with the passphrase of the person."""
    secret = folder / "phrase"
    if not secret.exists():
        secret.touch(0o600)
        secret.write_text(PHRASE + "\n")
    return alqa(folder, "review", what, "--workspace", workspace, "--passphrase-file", secret)


def main(argv: list[str]) -> int:
    from tests.helpers.sample_once import make

    parser = argparse.ArgumentParser(prog="new_user")
    parser.add_argument("--lang", nargs="+", choices=LANGS, default=list(LANGS))
    parser.add_argument("--shots", type=Path)
    wish = parser.parse_args(argv)
    if not can():
        sys.exit("needs Xvfb and xdotool")
    status = 0
    with tempfile.TemporaryDirectory(prefix="alqa-e2e-") as place, display() as screen:
        make(Path(place) / "sample")
        for lang in cast("list[Lang]", wish.lang):
            folder = shutil.copytree(Path(place) / "sample", Path(place) / lang)
            told = run(screen, folder, lang, wish.shots)
            sys.stdout.write(f"{lang}: {'; '.join(told.faults) or 'done'}; complete {told.complete}\n")
            status |= bool(told.faults)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
