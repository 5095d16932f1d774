"""The archive of a decided round: everything that anyone needs in ten years, with or without this program.

A `.zip` (stored, names sorted, times fixed) or a folder. What was written is read again: sums, and the
record's own checks. The checking script in it is a copy for convenience: a record is judged by one that
comes from elsewhere.
"""

from __future__ import annotations

import contextlib
import importlib.metadata
import io
import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from desktop import clock
from desktop.desks import auditor, history
from desktop.desks.secretary.out import data, handover
from desktop.desks.secretary.out.gathering import decided, refuse_forbidden
from desktop.desks.secretary.publishing import protocol_data, record_contents
from desktop.desks.views import Verdict
from desktop.errors import AlqaError
from desktop.exchange import files, record, unpack, zipform
from desktop.model.text import LANGS, Lang
from desktop.paths import shipped
from desktop.reports import protocol
from desktop.reports.out import bundle, letter, readme, workbook
from desktop.reports.out import handover as handover_tables
from desktop.storage import journal
from desktop.storage.workspace import Workspace
from desktop.trust.digest import sha256_hex

SUMS: Final = "SHA256SUMS"
RECORD: Final = "decision.alqa-record"
VERIFIER: Final = "alqa_verify.py"
FORMATS: Final = ("formats.md", "exports.md", "decision.md", "trust.md", "merge-rules.md")
PROTOCOLS: Final[tuple[tuple[Lang, ...], ...]] = (("kk", "ru"), ("en",))
NAMES: Final = re.compile(r"[\w.,=-]+(/[\w.,=-]+)*")
Progress = Callable[[int, int], None]
Part = tuple[str, Callable[[], dict[str, bytes]]]


@dataclass(frozen=True)
class Archived:
    """What was written: names of the files in it, the digest of the list of sums, the record's verdict
    as read back from the archive."""

    path: Path
    names: tuple[str, ...]
    sums: str
    verdict: Verdict


def export_archive(ws: Workspace, out: Path, progress: Progress | None = None) -> Archived:
    """Write the archive; a name that ends in `.zip` makes one file, any other a new or empty folder.

    Raises `no-decision`, `export-forbidden`, `archive-part-missing` (a description that this installation
    lacks), `archive-altered` (what was read back differs), `file-exists`, `folder-not-empty`.
    """
    refuse_forbidden()
    members: dict[str, bytes] = {}
    parts = _Maker(ws).parts()
    for done, (name, make) in enumerate(parts, 1):
        members |= {_inside(name, file): content for file, content in make().items()}
        if progress is not None:
            progress(done, len(parts) + 1)
    members[SUMS] = sums_of(members)
    _write(out, members)
    made = Archived(out, tuple(sorted(members)), sha256_hex(members[SUMS]), check(out))
    said = {"what": "archive", "file": out.name, "count": len(members), "digest": made.sums}
    journal.append(ws, "export", said, clock.now())
    if progress is not None:
        progress(len(parts) + 1, len(parts) + 1)
    return made


def check(path: Path) -> Verdict:
    """Read an archive from the disk: every sum, then the record in it as an auditor would. Raises
    `archive-altered` naming the file."""
    members = _read(path)
    listed: dict[str, str] = {}
    for line in members.pop(SUMS, b"").decode("utf-8").splitlines():
        digest, _, name = line.partition("  ")
        listed[name] = digest
    for name in sorted({*members, *listed}):
        if name not in members or listed.get(name) != sha256_hex(members[name]):
            raise AlqaError("archive-altered", path=path.name, member=name)
    with tempfile.TemporaryDirectory(prefix="alqa-") as folder:
        place = Path(folder) / RECORD
        place.write_bytes(members[RECORD])
        return auditor.verify(place)


def sums_of(members: dict[str, bytes]) -> bytes:
    """The list that `sha256sum -c` reads."""
    return "".join(f"{sha256_hex(members[name])}  {name}\n" for name in sorted(members)).encode("utf-8")


def _inside(part: str, name: str) -> str:
    place = f"{part}/{name}" if part else name
    assert NAMES.fullmatch(place), place
    return place


class _Maker:
    """Makes the files of each folder of the archive, one folder (or letter) at a time."""

    def __init__(self, ws: Workspace) -> None:
        self.verifier, self.descriptions = _shipped()
        self.ws, self.whole, self.paper = ws, decided(ws), protocol_data(ws)

    def parts(self) -> list[Part]:
        """Each folder and what makes its files."""
        letters = [("letters", partial(self.letter, ref.code)) for ref in self.whole.body.dossiers]
        return [
            ("", self.record),
            ("statements", self.statements),
            ("verify", lambda: {VERIFIER: self.verifier}),
            ("formats", lambda: self.descriptions),
            ("data", self.data),
            ("workbook", self.workbooks),
            ("handover", self.handover),
            ("history", self.history),
            ("protocol", self.protocols),
            *letters,
        ]

    def record(self) -> dict[str, bytes]:
        page = readme.text(self.whole, sha256_hex(self.verifier), _program())
        return {RECORD: record.build_record(record_contents(self.ws)), "README.txt": page}

    def statements(self) -> dict[str, bytes]:
        return unpack.plain_files(record_contents(self.ws))[0]

    def data(self) -> dict[str, bytes]:
        return data.members_of(bundle.everything(self.whole))

    def workbooks(self) -> dict[str, bytes]:
        made = bundle.everything(self.whole)
        return {f"round-{lang}.xlsx": workbook.encode(made, lang) for lang in LANGS}

    def handover(self) -> dict[str, bytes]:
        return handover.members_of(handover_tables.everything(self.whole), LANGS[0])

    def history(self) -> dict[str, bytes]:
        found = history.read(self.ws)
        rows = history.tabled(journal.entries(self.ws), self.ws.identity.name, ())
        return {
            f"history{suffix}": history.encode(found, rows, suffix, LANGS[0], self.ws)
            for suffix in (".csv", ".json", ".pdf")
        }

    def protocols(self) -> dict[str, bytes]:
        found = {}
        for langs in PROTOCOLS:
            out = io.BytesIO()
            protocol.render(self.paper, langs, out)
            found[f"protocol-{'-'.join(langs)}.pdf"] = out.getvalue()
        return found

    def letter(self, code: str) -> dict[str, bytes]:
        out = io.BytesIO()
        letter.render(self.whole, self.paper, code, PROTOCOLS[0], out)
        return {f"{code}.pdf": out.getvalue()}


def _program() -> str:
    """Name and version of this program; a checkout that was never installed has none."""
    with contextlib.suppress(importlib.metadata.PackageNotFoundError):
        return f"Alqa {importlib.metadata.version('alqa')}"
    return "Alqa"


def _shipped() -> tuple[bytes, dict[str, bytes]]:
    found = {}
    for name in (VERIFIER, *FORMATS):
        place = shipped(name)
        if place is None:
            raise AlqaError("archive-part-missing", member=name)
        found[name] = files.read_file(place)
    return found.pop(VERIFIER), found


def _write(out: Path, members: dict[str, bytes]) -> None:
    if out.suffix == ".zip":
        files.write_file(out, zipform.build(members))
        return
    files.make_folder(out)
    for name in sorted(members):
        files.ensure_folder((out / name).parent)
        files.write_file(out / name, members[name])


def _read(path: Path) -> dict[str, bytes]:
    if path.suffix == ".zip":
        return zipform.read(files.read_file(path, record.RECORD_BYTES), NAMES)
    return {
        one.relative_to(path).as_posix(): files.read_file(one, record.RECORD_BYTES)
        for one in sorted(path.rglob("*"))
        if one.is_file()
    }
