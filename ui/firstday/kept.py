"""What the first day writes and reads on this computer: worker functions, no widgets.

A small empty file beside the keys says that their sheet is not on paper yet. It is written before the code
is shown and taken away when the sheet was printed or saved: whatever happens between, the start screen asks.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.model.text import Lang
from desktop.paths import local_data
from desktop.trust.identity import Identity
from ui import opening
from ui.later import later
from ui.opening import Session
from ui.shell import keys

if TYPE_CHECKING:
    from desktop.desks.recovering import Found, Written

DUE = ".sheet-due"


@dataclass(frozen=True)
class Made:
    """Keys that lie on this computer, with the code of a sheet that is not on paper yet (or no code)."""

    session: Session
    card: Path
    recovery: str
    code: str

    def __repr__(self) -> str:
        return f"Made({self.card.name})"


def make(name: str, passphrase: str) -> Made:
    """Make keys and card in this program's place, and open what was written. Raises as `new_identity`."""
    place = keys.place()
    later("desktop.exchange.files").ensure_folder(place)
    due = place / f"{name}{DUE}"
    _touch(due)
    try:
        new = later("desktop.desks.people").new_identity(name, place, passphrase)
    except BaseException:
        due.unlink(missing_ok=True)
        raise
    session = opening.unlock(new.key_file, passphrase)
    return Made(session, new.card, new.recovery_code, new.shown.code)


def unmake(made: Made) -> None:
    """Take away keys that nobody has seen but their maker."""
    for path in (made.session.key_file, made.card, _due(made.session.key_file)):
        path.unlink(missing_ok=True)


def renew(session: Session) -> Made:
    """A new recovery code in every copy of the keys."""
    _touch(_due(session.key_file))
    me = session.identity
    recovering = later("desktop.desks.recovering")
    copies = recovering.copies(me.key, workspaces(me), keys.place())
    code, _written = recovering.new_sheet(session.key_file, me, copies)
    return Made(session, session.key_file.with_suffix(".alqa-card"), code, code_of(me))


def code_of(me: Identity) -> str:
    """The comparison code of a person's card."""
    return str(later("desktop.desks.people").shown_of(me.party()).code)


def sheet_is_due(key_file: Path) -> bool:
    """Whether the sheet of these keys was never printed nor saved."""
    return _due(key_file).exists()


def sheet_done(key_file: Path) -> None:
    """The sheet is kept: the start screen asks no more."""
    with contextlib.suppress(OSError):
        _due(key_file).unlink(missing_ok=True)


def sheet_pdf(made: Made, date: str, lang: Lang) -> bytes:
    """The recovery sheet in a language."""
    reports, words = later("desktop.reports.recovery_sheet"), later("desktop.words")
    sheet = reports.Sheet(made.session.identity.name, made.recovery, made.code, date)
    return bytes(reports.recovery_sheet(sheet, words.load(lang)))


def warm(_report: object) -> None:
    """Make ready what the sheet will need."""
    later("desktop.reports.recovery_sheet")
    later("desktop.reports.fonts").register()


def write(path: Path, data: bytes) -> None:
    """Write a file that the person has named; the dialog has asked about one that is there."""
    later("desktop.exchange.files").write_file(path, data, replace=True)


def copy(me: Identity, source: Path, target: Path) -> None:
    """Copy the keys, or the card (which is signed anew where its file is gone), and read it back."""
    files = later("desktop.exchange.files")
    if source.suffix == ".alqa-card" and not source.exists():
        statements, people = later("desktop.exchange.statements"), later("desktop.desks.people")
        statements.write_statement(source, people.card_of(me))
    files.write_file(target, files.read_file(source), replace=True)


def reset(found: Found, key_file: Path, passphrase: str) -> Written:
    """A new passphrase for a key file and for every other copy of the same keys on this computer."""
    recovering = later("desktop.desks.recovering")
    me = found.identity
    copies = recovering.copies(me.key, workspaces(me), keys.place())
    written: Written = recovering.set_passphrase(found, key_file, passphrase, copies)
    return written


def workspaces(me: Identity) -> Iterable[Path]:
    """The folders of this person's workspaces: those in the default place, and those opened elsewhere."""
    default = local_data() / "workspaces"
    found = sorted(path for path in default.glob("*") if path.is_dir())
    recents = later("ui.shell.recents").Recents(me)
    return [*found, *(Path(recent.folder) for recent in recents.all())]


def _due(key_file: Path) -> Path:
    return key_file.with_name(f"{key_file.stem}{DUE}")


def _touch(path: Path) -> None:
    later("desktop.exchange.files").write_file(path, b"")
