"""Packs made and handed out: who has which version, on what it was carried, and the paper that says so.

A pack is written to a work file inside the workspace's folder (it is sealed to its commissioner), then
carried to the stick or folder and read back past the cache. What was carried is written down in the draft,
section `pack`, by member: a run that was broken off goes on with the packs that are still missing.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, Literal, NamedTuple

import msgspec

from desktop import clock
from desktop.desks import rounds
from desktop.desks.secretary import packing
from desktop.desks.views import Packed
from desktop.errors import AlqaError
from desktop.exchange import carrying, files, parts
from desktop.model.base import Noun
from desktop.model.dossier import Document
from desktop.model.people import RosterEntry
from desktop.model.statements import Round
from desktop.model.text import Text
from desktop.storage import dossiers, draft, journal
from desktop.storage.draft import Piece
from desktop.storage.workspace import Workspace
from desktop.trust import texts

SECTION: Final = "pack"
Progress = Callable[[int, int], None]
State = Literal["due", "made", "handed", "outdated"]


class Carried(Noun, frozen=True):
    """One pack as it was written and read back: which version of the round it holds, its file's name and
    SHA-256 for each part, when; then who took it and when, once somebody did."""

    version: int
    round_digest: str
    dossiers: int
    name: str
    digests: list[str]
    size: int
    at: str
    taken_by: str = ""
    taken_at: str = ""


class MemberPack(NamedTuple):
    """What a member gets and has. `left_out` are the dossiers of the round that the pack does not hold,
    `size` the bytes of what it does; `last` is the newest that was carried."""

    reviewer: str
    name: Text
    dossiers: int
    recused: tuple[str, ...]
    left_out: tuple[str, ...]
    size: int
    state: State
    last: Carried | None


def plan(ws: Workspace) -> list[MemberPack]:
    """One line for each commissioner of the newest version, in the roster's order. Raises
    `round-missing`."""
    signed = rounds.current(ws)
    held = history(ws)
    sizes = _sizes(ws, signed.body)
    readers = [entry for entry in signed.body.roster if "commissioner" in entry.roles]
    return [_line(entry, signed.body, signed.digest, held.get(entry.id, []), sizes) for entry in readers]


def history(ws: Workspace) -> dict[str, list[Carried]]:
    """Every pack that was carried, by member, the newest last."""
    return {
        member: msgspec.convert(value, list[Carried])
        for member, value in draft.everything(ws, SECTION).items()
    }


def make(ws: Workspace, members: Iterable[str], folder: Path, progress: Progress) -> list[Carried]:
    """Write the packs of `members` into `folder`, one after the other, each read back; those that lie
    there whole already are kept. Raises the codes of `carrying` and what stops one pack; the ones before
    it stay. `progress` counts blobs."""
    signed = rounds.current(ws)
    chosen = list(dict.fromkeys(members))
    entries = {entry.id: entry for entry in signed.body.roster if "commissioner" in entry.roles}
    for member in chosen:
        if member not in entries:
            raise AlqaError("pack-no-commissioner", member=member)
    files.ensure_folder(folder)
    steps = _Steps(progress, [_blobs(ws, signed.body, member) for member in chosen])
    return [_make_one(ws, signed.body, signed.digest, entries[member], folder, steps) for member in chosen]


def packs(ws: Workspace, out: Path) -> list[Packed]:
    """`make` for every commissioner into the folder `out`."""
    lines = plan(ws)
    made = make(ws, [line.reviewer for line in lines], out, lambda _done, _of: None)
    return [
        Packed(line.reviewer, out / done.name, done.dossiers, line.left_out)
        for line, done in zip(lines, made, strict=True)
    ]


def take(ws: Workspace, member: str, person: str) -> Carried:
    """Write down that the member's newest pack was handed over, and to whom. Raises `pack-not-made`,
    `pack-taken-without-name`."""
    person = texts.tidy(person).strip()
    if not person:
        raise AlqaError("pack-taken-without-name", member=member)
    held = history(ws).get(member, [])
    if not held:
        raise AlqaError("pack-not-made", member=member)
    now = clock.now()
    last = msgspec.structs.replace(held[-1], taken_by=person, taken_at=now)
    with ws.transaction():
        _keep(ws, member, [*held[:-1], last], now)
        said = {"reviewer": member, "person": person, "version": last.version}
        journal.append(ws, "pack-taken", said, now)
    return last


def take_back(ws: Workspace, member: str) -> None:
    """A slip of the hand: the member's newest pack was not handed over after all. Journaled like `take`."""
    held = history(ws).get(member, [])
    if held and held[-1].taken_at:
        now = clock.now()
        last = msgspec.structs.replace(held[-1], taken_by="", taken_at="")
        with ws.transaction():
            _keep(ws, member, [*held[:-1], last], now)
            journal.append(ws, "pack-taken-back", {"reviewer": member, "version": last.version}, now)


def _keep(ws: Workspace, member: str, lines: list[Carried], at: str) -> None:
    draft.change(ws, [Piece(SECTION, member, msgspec.to_builtins(lines))], at)


def _line(
    entry: RosterEntry, body: Round, digest: str, held: list[Carried], sizes: dict[str, int]
) -> MemberPack:
    codes = packing.readable(body, entry.id)
    recused = tuple(one.dossier for one in body.recusals if one.reviewer == entry.id)
    left_out = tuple(ref.code for ref in body.dossiers if ref.code not in set(codes))
    size = sum(sizes[code] for code in codes)
    last = held[-1] if held else None
    return MemberPack(entry.id, entry.name, len(codes), recused, left_out, size, _state(last, digest), last)


def _state(last: Carried | None, digest: str) -> State:
    if last is None:
        return "due"
    if last.round_digest != digest:
        return "outdated"
    return "handed" if last.taken_at else "made"


def _sizes(ws: Workspace, body: Round) -> dict[str, int]:
    """Bytes of the documents of each dossier."""
    held = dossiers.several(ws, [ref.digest for ref in body.dossiers])
    return {ref.code: sum(paper.size for paper in held[ref.digest].documents) for ref in body.dossiers}


def _blobs(ws: Workspace, body: Round, member: str) -> int:
    """How often a blob is opened while this member's pack is written: once to measure, once to write."""
    digests = {ref.code: ref.digest for ref in body.dossiers}
    held = dossiers.several(ws, [digests[code] for code in packing.readable(body, member)])
    names = {name for digest, noun in held.items() for name in _names(digest, noun.documents)}
    return 2 * len(names)


def _names(digest: str, papers: Iterable[Document]) -> list[str]:
    return [digest, *(name for paper in papers for name in (paper.sha256, paper.text))]


class _Steps:
    """Tells how far a run is: a step for each blob opened and one for each pack carried."""

    def __init__(self, progress: Progress, blobs: list[int]) -> None:
        self._progress, self._done, self._of = progress, 0, sum(blobs) + len(blobs)
        self._ends = [sum(blobs[: n + 1]) + n + 1 for n in range(len(blobs))]

    def step(self) -> None:
        self._done += 1
        self._progress(self._done, self._of)

    def end(self) -> None:
        """One pack is done, whatever was skipped of it."""
        self._done = self._ends.pop(0)
        self._progress(self._done, self._of)


def _make_one(
    ws: Workspace, body: Round, digest: str, entry: RosterEntry, folder: Path, steps: _Steps
) -> Carried:
    held = history(ws).get(entry.id, [])
    if held and held[-1].round_digest == digest and _lies_whole(folder, held[-1]):
        steps.end()
        return held[-1]
    with files.system_errors(ws.folder):
        work = Path(tempfile.mkdtemp(prefix="packing-", dir=ws.folder))
    try:
        made = packing.pack_for(ws, body, entry, work, steps.step)
        _clear(folder, made.path.name, held)
        done = _carried(made.path, folder, body.version, digest, made.dossiers)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    with ws.transaction():
        _keep(ws, entry.id, [*held, done], done.at)
        said = {"reviewer": entry.id, "dossiers": done.dossiers, "version": done.version}
        journal.append(ws, "pack", said, done.at)
    steps.end()
    return done


def _carried(path: Path, folder: Path, version: int, digest: str, count: int) -> Carried:
    lying = parts.present(path)
    size = sum(part.stat().st_size for part in lying)
    with carrying.stick_words(folder, size):
        carrying.refuse_full(folder, size)
    digests = [files.file_digest(part) for part in lying]
    for part in lying:
        carrying.carry(part, folder, part.name)
    return Carried(version, digest, count, path.name, digests, size, clock.now())


def _clear(folder: Path, name: str, held: list[Carried]) -> None:
    """A pack that was carried there before makes way; a file of that name which is none of ours does not."""
    known = {digest for one in held for digest in one.digests}
    with carrying.stick_words(folder, 0):
        lying = parts.present(folder / name)
        for old in lying:
            if files.file_digest(old) not in known:
                raise AlqaError("pack-name-taken", path=str(old))
        for old in lying:
            with files.system_errors(old):
                old.unlink()


def _lies_whole(folder: Path, known: Carried) -> bool:
    lying = parts.present(folder / known.name)
    if len(lying) != len(known.digests):
        return False
    with carrying.stick_words(folder, 0):
        return [carrying.digest_past_cache(part) for part in lying] == known.digests
