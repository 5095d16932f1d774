"""What a path is and how it is opened: worker functions that hand back open things, no widgets."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from desktop.errors import AlqaError
from desktop.paths import local_data
from ui.later import later

if TYPE_CHECKING:
    from desktop.desks.commissioner import Opened
    from desktop.storage.workspace import Workspace
    from desktop.trust.identity import Identity
    from ui.shell.recents import Recent, Recents

Kind = Literal["workspace", "backup", "pack", "record", "key", "card", "applicants", "letter"]
SUFFIXES: dict[str, Kind] = {
    ".alqa-pack": "pack",
    ".alqa-record": "record",
    ".alqa-key": "key",
    ".alqa-card": "card",
    ".alqa-applicants": "applicants",
}
LIST_HEAD = b'{"applicants":'  # a list of applicants under a name of the secretary's own
FOR_SECRETARIES = (".alqa-scores", ".alqa-ruling", ".alqa-proxy")
FOR_COMMISSIONERS = (".alqa-receipt", ".alqa-request")


class Session(NamedTuple):
    """An unlocked identity. The passphrase stays in memory until locking: opening a workspace needs
    it, and who reads this process's memory has the keys anyway."""

    identity: Identity
    key_file: Path
    passphrase: str

    def __repr__(self) -> str:
        return f"Session({self.identity.name!r})"

    @property
    def recents(self) -> Recents:
        found: Recents = later("ui.shell.recents").Recents(self.identity)
        return found


def kind_of(path: Path) -> Kind:
    """Raises `file-not-found`, `open-needs-secretary`, `open-unknown-kind`."""
    if not path.exists():
        raise AlqaError("file-not-found", path=str(path))
    if path.is_dir() and (path / "workspace.json").is_file():
        return "backup" if (path / "backup.json").is_file() else "workspace"
    if path.suffix in FOR_SECRETARIES:
        raise AlqaError("open-needs-secretary", name=path.name)
    if path.suffix in FOR_COMMISSIONERS:
        return "letter"
    if path.suffix == ".json" and path.is_file() and _begins(path, LIST_HEAD):
        return "applicants"
    if path.is_dir() or path.suffix not in SUFFIXES:
        raise AlqaError("open-unknown-kind", name=path.name)
    return SUFFIXES[path.suffix]


def _begins(path: Path, head: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(head)) == head


def unlock(key_file: Path, passphrase: str) -> Session:
    """Unlock a key file (slow on purpose). Raises `passphrase-wrong` and others."""
    identity, _ = later("desktop.desks.people").load(key_file, passphrase)
    return Session(identity, key_file, passphrase)


def workspace_name(folder: Path) -> str:
    """The name of a workspace's owner: all that shows before unlocking."""
    return str(later("desktop.storage.workspace").Workspace.peek(folder).name)


def key_file_of(folder: Path) -> Path:
    """The copy of its owner's wrapped keys that a workspace holds."""
    return folder / str(later("desktop.storage.workspace").KEY_FILE)


class Entered(NamedTuple):
    """An open workspace; after a pack also the code to compare and whether a mandate vouches for it."""

    ws: Workspace
    code: str | None = None
    authority: bool = True


def open_workspace(folder: Path, passphrase: str) -> Entered:
    """Unlock a workspace. Raises `passphrase-wrong`, `workspace-in-use` and others."""
    return ready(Entered(later("desktop.storage.workspace").Workspace.open(folder, passphrase)))


def open_again(front: Path, closed: list[Path], passphrase: str) -> dict[Path, Entered]:
    """Check the passphrase against the keys of `front`, and open those of `closed` that have the same
    keys. Raises as `open_workspace`."""
    people, kept = later("desktop.desks.people"), later("desktop.storage.workspace").Workspace
    identity, _ = people.load(key_file_of(front), passphrase)
    found = {}
    for folder in closed:
        if people.show(key_file_of(folder)).code == people.shown_of(identity.party()).code:
            found[folder] = ready(Entered(kept.enter(folder, identity)))
    return found


def enter(folder: Path, session: Session) -> Entered:
    """Open a workspace with keys that are unlocked already."""
    return ready(Entered(_enter(folder, session)))


def ready(entered: Entered) -> Entered:
    """Look up here what the window of a commissioner begins with, so that it finds it remembered: proving
    and reading a round of thousands takes seconds. What is wrong with it is left for the window to say."""
    if entered.ws.role == "commissioner":
        with contextlib.suppress(AlqaError):
            later("desktop.desks.commissioner").dossiers(entered.ws)
    return entered


def _enter(folder: Path, session: Session) -> Workspace:
    found: Workspace = later("desktop.storage.workspace").Workspace.enter(folder, session.identity)
    return found


def open_pack(pack: Path, session: Session) -> Entered:
    """A pack becomes a workspace; the same pack, or a newer one of the same round, goes on in the
    workspace that is there: two workspaces of one person would be a fork."""
    desk = later("desktop.desks.commissioner")
    digest = later("desktop.exchange.files").file_digest(pack)
    known = session.recents.of_pack(digest)
    if known is not None:
        return enter(Path(known.folder), session)
    older = workspace_of(desk.round_in(pack, session.identity), session)
    if older is not None:
        opened = _update(pack, older, session)
    else:
        fresh = local_data() / "workspaces" / os.urandom(8).hex()
        opened = desk.open_pack(pack, session.key_file, session.passphrase, fresh)
    session.recents.remember(recent_of(opened.workspace, digest))
    if opened.code is not None:
        later("desktop.desks.commissioner.whereabouts").keep_code(
            opened.workspace, opened.code, authority=opened.authority
        )
    return ready(Entered(opened.workspace, opened.code, opened.authority))


def enter_round(round_id: str, session: Session, name: str) -> Entered:
    """Open this person's workspace of a round, for a file of that `name`.

    Raises `open-needs-commissioner` when there is none, and as `enter`.
    """
    folder = workspace_of(round_id, session)
    if folder is None:
        raise AlqaError("open-needs-commissioner", name=name)
    return enter(folder, session)


def workspace_of(round_id: str, session: Session) -> Path | None:
    """Where this person's workspace of a round lies: as remembered, or else looked for where workspaces
    are made. A second one would be a fork."""
    known = session.recents.of_round(round_id, "commissioner")
    if known is not None:
        return Path(known.folder)
    found = sorted((local_data() / "workspaces").glob("*/workspace.json"))
    return next((one.parent for one in found if _is_of(one.parent, round_id, session)), None)


def _is_of(folder: Path, round_id: str, session: Session) -> bool:
    try:
        peek = later("desktop.desks.people").show(folder / "identity.alqa-key")
        if peek.key != session.identity.key:
            return False
        with _enter(folder, session) as ws:
            return (ws.round_id, ws.role) == (round_id, "commissioner")
    except AlqaError:  # another's, damaged or open elsewhere: not one to go on in
        return False


def _update(pack: Path, folder: Path, session: Session) -> Opened:
    ws = _enter(folder, session)
    try:
        opened: Opened = later("desktop.desks.commissioner").update_pack(ws, pack)
    except BaseException:
        ws.close()
        raise
    return opened


def round_in(pack: Path, identity: Identity) -> str:
    """The round that a pack belongs to. Raises the codes of packs."""
    return str(later("desktop.desks.commissioner").round_in(pack, identity))


def recent_of(ws: Workspace, origin: str = "") -> Recent:
    """How a workspace is remembered: its round's title and how far it is."""
    seen, now = later("ui.progress").progress_of(ws), later("desktop.clock").now()
    made: Recent = later("ui.shell.recents").Recent(
        str(ws.folder),
        ws.round_id,
        role=ws.role,
        opened=now,
        origin=origin,
        **vars(seen),
    )
    return made
