"""What leaves, for the desk in memory: counted from its sheets; one passphrase proves who signs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.desks.commissioner.forking import ForkView
from desktop.desks.commissioner.outgoing import Handed, Outgoing
from desktop.desks.views import HandedIn
from desktop.errors import AlqaError
from desktop.trust.digest import comparison_code

if TYPE_CHECKING:
    from tests.ui.commissioner.sample_desk import MemoryDesk

PASSPHRASE = "sample"
AT = "2016-12-01T09:31:00Z"


@dataclass
class MemoryOut:
    """`receipt` is when the secretary confirmed the last file."""

    desk: MemoryDesk
    receipt: str | None = None
    shared: int = 0
    private: int = 0

    def outgoing(self) -> Outgoing:
        sheets = [one for one in self.desk.sheets.values() if one.recusal is None]
        return Outgoing(
            sum(mark is not None for one in sheets for mark in one.marks.values()),
            sum(len(one.marks) for one in sheets),
            sum(bool(text) for one in sheets for text in one.comments.values()),
            sum(bool(one.for_commission) for one in sheets),
            sum(bool(one.for_applicant) for one in sheets),
            sum(one.recommendation is not None for one in sheets),
            len(self.desk.sheets) - len(sheets),
            self.shared,
            self.private,
            ({"en": "D. Sarsenov", "ru": "Д. Сарсенов", "kk": "Д. Сәрсенов"},),
            self.desk.handed + 1,
            False,
            self.handed(),
        )

    def handed(self) -> tuple[Handed, ...]:
        count = self.desk.handed
        return tuple(self._one(n, self.receipt if n == count else None) for n in range(1, count + 1))

    def again(self, out: Path) -> HandedIn:
        out.write_bytes(b"scores")
        last = self.handed()[-1]
        return HandedIn(out, last.digest, last.code, last.sequence)

    def prove(self, passphrase: str) -> None:
        if passphrase != PASSPHRASE:
            raise AlqaError("passphrase-wrong", name="C06")

    def fork(self, request: Path, others: tuple[Path, ...]) -> ForkView:
        raise AlqaError("request-not-for-you", reviewer="C07", me="C06")

    def resolve(self, request: Path, out: Path) -> HandedIn:
        raise AlqaError("request-not-for-you", reviewer="C07", me="C06")

    def _one(self, n: int, receipt: str | None) -> Handed:
        digest = f"{n:064x}"
        former = (n - 1,) if n > 1 else ()
        return Handed(n, digest, comparison_code(digest), AT, False, former, 0, receipt)
