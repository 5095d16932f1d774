"""The pictures of the secretary's rooms: `python -m tests.e2e.secretary_album OUT [SCENE...]`.

Every room in light and dark, the three languages taking turns, over the real sample round: files merged, a
sitting begun, then a decision signed. 1440 x 900, in few colours as the commissioner's album.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QWidget

from desktop.decide.sitting.motions import Draft
from desktop.desks import sample, secretary
from desktop.desks.secretary import handing, sitting
from desktop.model.text import Lang
from desktop.pages.server import PageServer
from desktop.storage.workspace import Workspace
from tests.bench.rig import services, settle, until
from tests.e2e.album import LANGS, save
from tests.helpers import offices
from ui.secretary.sitting.page import SittingPage
from ui.secretary.window import SecretaryWindow
from ui.secretary.workspace_desk import WorkspaceDesk
from ui.services import Services
from ui.theme.tokens import Scheme

SIZE = (1440, 900)
BEFORE = (
    "round", "dossiers", "people", "packs", "cluster", "board", "fork", "decision", "sitting", "projector",
    "fixes",
)  # fmt: skip
HERE = [f"C{n:02}" for n in range(1, 13)]
AFTER = ("protocol", "record", "history")


class SecretaryAlbum:
    """One open workspace and where its pictures go."""

    def __init__(self, window: SecretaryWindow, ws: Workspace, out: Path) -> None:
        self.window, self._ws, self._out = window, ws, out
        out.mkdir(parents=True, exist_ok=True)

    def take(self, name: str, scheme: Scheme, lang: Lang) -> None:
        kit = self.window.kit
        kit.theme.set_wish(scheme)
        kit.say.set_lang(lang)
        shown = self._projector() if name == "projector" else self._room(name)
        self.rest()
        save(shown.grab(), self._out / f"b_{name}_{scheme}_{lang}.png")
        if shown is not self.window:
            shown.close()

    def rest(self) -> None:
        """Until every worker has answered and what follows from the answers stands."""
        for _ in range(3):
            settle(0.3)
            until(lambda: self.window.services.tasks.busy == 0, 120)

    def sit(self) -> None:
        """A sitting with a quorum, at its second dossier, a motion put."""
        for member in HERE:
            sitting.arrive(self._ws, member)
        sitting.begin(self._ws)
        for _ in range(4):
            sitting.next_item(self._ws)

    def decide(self) -> None:
        """The proposal carried by everybody who is there, and signed."""
        chosen = sitting.ground(self._ws).result.selection.sets[0]
        sitting.move(self._ws, "vote")
        sitting.put(self._ws, Draft("accept", select=tuple(chosen)))
        for member in HERE:
            sitting.vote(self._ws, member, "for")
        sitting.close_vote(self._ws)
        sitting.freeze(self._ws)

    def _room(self, name: str) -> QWidget:
        if name == "fork":
            self.window.open_fork("C07")
        else:
            self.window.go(name)
        return self.window

    def _projector(self) -> QWidget:
        page = self._sitting()
        page.send()
        wall = page.wall
        assert wall is not None
        return wall

    def _sitting(self) -> SittingPage:
        self.window.go("sitting")
        self.rest()
        return self.window.rooms.as_("sitting", SittingPage)


def forked(root: Path, folder: Path) -> list[Path]:
    """Everybody's files, and a second one of C07 that does not follow the first."""
    other = folder / "C07-2.alqa-scores"
    offices.resigned(root, "C07", other, offices.lowered)
    return [*offices.files(root), other]


def pictures(rooms: tuple[str, ...], wanted: set[str]) -> Iterator[tuple[str, Scheme, Lang]]:
    """Each room twice: light and dark, in two languages."""
    for name in rooms:
        n = (*BEFORE, *AFTER).index(name)
        if not wanted or name in wanted:
            yield name, "light", LANGS[n % 3]
            yield name, "dark", LANGS[(n + 1) % 3]


def main(argv: list[str]) -> int:
    out, wanted = Path(argv[1]), set(argv[2:])
    with tempfile.TemporaryDirectory(prefix="alqa-album-") as place, services(Path(place)) as made:
        root = Path(place) / "round"
        sample.make(root)
        with PageServer() as pages, Workspace.open(root / "secretary.ws", sample.PASSPHRASE) as ws:
            photograph(root, ws, made, pages, out, wanted)
    return 0


def photograph(
    root: Path, ws: Workspace, made: Services, pages: PageServer, out: Path, wanted: set[str]
) -> None:
    """All rooms that are wanted, first before and then after the decision."""
    for member in list(handing.history(ws))[:4]:
        handing.take(ws, member, "Айгүл Сәрсенова")
    secretary.merge_files(ws, forked(root, root))
    window = SecretaryWindow(made, WorkspaceDesk(ws), pages)
    window.resize(*SIZE)
    window.show()
    album = SecretaryAlbum(window, ws, out)
    album.rest()
    album.sit()
    for rooms in (BEFORE, AFTER):
        if rooms is AFTER:
            album.decide()
            window.reload()
            album.rest()
        for name, scheme, lang in pictures(rooms, wanted):
            sys.stdout.write(f"{name} {scheme} {lang}\n")
            album.take(name, scheme, lang)
    window.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv))
