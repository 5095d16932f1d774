"""A secretary's desk over statements in memory: real board, real decision, nothing on disk."""

from __future__ import annotations

import io
from collections.abc import Callable
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any

from reportlab.pdfgen import canvas

from desktop.decide.dossiers import DossierInput
from desktop.decide.figures import Sheet
from desktop.decide.official import Result, result
from desktop.decide.terms import terms
from desktop.desks.history_views import History, Step, said_of
from desktop.desks.secretary.intake_view import IntakeView
from desktop.desks.secretary.saved_views import Order, SavedView
from desktop.desks.views import Check, FileOutcome, Verdict
from desktop.errors import AlqaError
from desktop.model.statements import Decision, Presence, Sitting
from desktop.model.text import Lang
from desktop.trust.envelope import Verified
from desktop.words import load
from tests.helpers import sample_board as sample
from tests.helpers.fake_round import FakeRound
from tests.helpers.fake_sitting import FakeSitting, LateSitting
from ui.secretary import board_view, decision_make, fork_view
from ui.secretary.decision_view import DecisionView, Why
from ui.secretary.desk import Overview
from ui.secretary.fork_view import ForkView
from ui.secretary.packs.desk import PackPlan


def decision() -> Verified[Decision]:
    body = Decision(
        "alqa.decision.v1", sample.ROUND, sample.round_().digest, "0" * 64, "1" * 64, [], [], [], [], [],
        None, [], False, Sitting("", None, Presence([], 10), []), sample.WHEN,
    )  # fmt: skip
    return sample.sign(sample.person("secretary"), body)


class NoPacks:
    """The packs' door of a round that is not signed yet."""

    def plan(self) -> PackPlan:
        return PackPlan(0, ())

    def make(self, members: tuple[str, ...], folder: Path, progress: Callable[[int, int], None]) -> int:
        raise AssertionError

    def take(self, member: str, person: str) -> None:
        raise AssertionError

    def take_back(self, member: str) -> None:
        raise AssertionError

    def receipt(self, out: Path, lang: Lang, when: str) -> None:
        raise AssertionError


class NoFigures:
    """The cluster desk before there are applications."""

    def figures(self) -> None:
        return None


class FakeHistory:
    """A journal in memory; `saved` are the files asked for."""

    def __init__(self) -> None:
        self.saved: list[Path] = []
        self.altered = False

    def read(self) -> History:
        if self.altered:
            raise AlqaError("journal-altered", entry=2)
        signed = Step(1, sample.WHEN, "Aigul", "round", "prepare", (("version", "1"),), "a" * 64)
        taken = (("file", "C02.alqa-scores"), ("state", "state:accepted"))
        steps = (signed, Step(2, sample.WHEN, "Aigul", "merge", "collect", taken, "b" * 64))
        return History(steps, "b" * 64, tuple(said_of(step, [load("en"), load("ru")]) for step in steps))

    def export(self, out: Path, lang: Lang) -> None:
        self.saved.append(out)


class FakeOut:
    """Copies that are only written down: (kind, place, languages)."""

    def __init__(self) -> None:
        self.made: list[tuple[str, Path, object]] = []
        self.refuses = ""
        self.able = False
        self.certificates: list[tuple[Path, str]] = []

    def can_sign(self) -> bool:
        return self.able

    def sign_protocol(self, out: Path, langs: object, certificate: Path, passphrase: str) -> Path:
        self.certificates.append((certificate, passphrase))
        if self.refuses:
            raise AlqaError(self.refuses)
        return out

    def __getattr__(self, kind: str) -> Callable[[Path, object, Callable[[int, int], None]], Path]:
        def make(out: Path, langs: object, progress: Callable[[int, int], None]) -> Path:
            if self.refuses:
                raise AlqaError(self.refuses, path=str(out))
            progress(1, 2)
            self.made.append((kind, out, langs))
            return out

        return make


class NoPeople:
    """The people's door where no round is begun."""

    def waiting(self) -> None:
        return None

    def view(self) -> None:
        return None


class NoIntake:
    """The Dossiers room's door of a round without applications."""

    owner = "secretary"

    def view(self) -> IntakeView:
        return IntakeView({}, (), {}, {}, (), None, (), None, None, True, 0, (), False, False)


class NoFixes:
    """The room of corrections before the round is signed."""

    def owing(self) -> None:
        return None


class FakeDesk:
    """`merged` records the paths that were given."""

    def __init__(
        self, statements: list[Verified[Any]], *, refused: bool = False, decided: bool = False
    ) -> None:
        self._statements = statements
        self._board = sample.board(statements)
        self._refusals = sample.refusals() if refused else ()
        self._decision = decision() if decided else None
        self.packs = NoPacks()
        self.figures = NoFigures()
        self.history = FakeHistory()
        self.out = FakeOut()
        self.intake: Any = NoIntake()
        self.fixes = NoFixes()
        self.saved: dict[str, SavedView] = {}
        self._dropped: dict[str, SavedView] = {}
        self.round = FakeRound()
        self.people = NoPeople()
        self.merged: list[Path] = []
        self.outcomes: list[FileOutcome] = []
        self.accepted = 0

    @cached_property
    def sitting(self) -> LateSitting:
        """Reckoned when the room is entered: most windows never ask."""
        return LateSitting(
            lambda: FakeSitting(self._board, self.result(), decided=self._decision is not None)
        )

    def overview(self) -> Overview:
        view = board_view.view_of(self._board)
        return Overview(self._board, view, self._refusals, self._decision)

    def merge_files(self, paths: list[Path], progress: Callable[[int, int], None]) -> list[FileOutcome]:
        self.merged += paths
        progress(len(paths), len(paths))
        return self.outcomes or [FileOutcome(path, "accepted") for path in paths]

    def result(self) -> Result:
        body = sample.round_().body
        measures = {m.code: m for m in terms(body.rule).measures}
        sheets = [
            Sheet(
                s.reviewer,
                s.dossier,
                {code: None if n is None else measures[code].mark(n) for code, n in s.marks.items()},
            )
            for s in self._board.sheets
            if s.state in ("counted", "partial")
        ]
        return result(body.rule, sheets, inputs())

    def proposal(self, at: int = 0) -> DecisionView:
        incomplete = any(r.state != "accepted" for r in self._board.reviewers)
        decided = self._decision is not None
        return decision_make.view_of(
            self.result(), sample.round_().body, incomplete=incomplete, decided=decided, at=at
        )

    def views(self) -> tuple[SavedView, ...]:
        return tuple(self.saved.values())

    def keep_view(self, name: str, query: str, order: Order) -> None:
        self._dropped = dict(self.saved)
        self.saved[name] = SavedView(name, query, order)

    def drop_view(self, name: str) -> None:
        self._dropped = dict(self.saved)
        del self.saved[name]

    def restore_view(self) -> None:
        self.saved = dict(self._dropped)

    def why_not(self, code: str) -> Why:
        return decision_make.why_of(self.result(), code)

    def fork(self, member: str) -> ForkView | None:
        bundles = {s.digest: s for s in self._statements if s.kind == "scores"}
        found = next((f for f in self._board.forks if f.reviewer == member), None)
        return fork_view.view_of(self._board, found, bundles, {}) if found else None

    def accept_proposal(self) -> str:
        self.accepted += 1
        self._decision = decision()
        return self._decision.digest

    def export_requests(self, out: Path) -> list[Path]:
        return [out / "C07.alqa-request"]

    def export_receipts(self, out: Path) -> list[Path]:
        return [out / "C01.alqa-receipt"]

    def protocol(self, out: Path, langs: tuple[str, ...]) -> None:
        out.write_bytes(self.protocol_pdf(langs))

    def protocol_pdf(self, langs: tuple[str, ...]) -> bytes:
        out = io.BytesIO()
        paper = canvas.Canvas(out)
        for page in (1, 2):
            paper.drawString(72, 720, f"Protocol {'/'.join(langs)} page {page}")
            paper.showPage()
        paper.save()
        return out.getvalue()

    def export_record(self, out: Path) -> None:
        out.write_bytes(b"record")

    def verify(self, record: Path) -> Verdict:
        return Verdict((Check("zip-damaged", True, {"member": "x"}),), False)


def inputs() -> list[DossierInput]:
    found = []
    for application in sample.source()["applications"]:
        numbers = {k: Fraction(str(v)) for k, v in application["facts"].items() if type(v) in (int, float)}
        found.append(
            DossierInput(
                application["application_id"],
                (application["region_code"],),
                application["sector_code"],
                application["eligibility"]["eligible"],
                numbers,
            )
        )
    return found
