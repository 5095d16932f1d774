"""A desk in memory over the sample round: what the windows need, without a disk."""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from desktop.desks.mark_views import Event, History
from desktop.desks.views import (
    Change,
    DossierRow,
    HandedIn,
    HandInReview,
    RecusalView,
    RowState,
    SheetView,
)
from desktop.errors import AlqaError
from desktop.model.dossier import (
    Document,
    DocumentText,
    Dossier,
    DossierRef,
    FactValue,
    Organisation,
    PageText,
)
from desktop.model.people import RosterEntry
from desktop.model.review import Recommendation
from desktop.model.rubric import Anchor, Criterion, FactField, Group, Rubric
from desktop.model.rule import Aggregate, CriterionRule, Rule, Scale, Total
from desktop.model.statements import Dates, Receipt, Round, Visibility
from desktop.model.text import Text
from desktop.paths import resources
from tests.ui.commissioner.sample_finder import MemoryFinder
from tests.ui.commissioner.sample_news import MemoryNews
from tests.ui.commissioner.sample_notes import MemoryNotes
from tests.ui.commissioner.sample_out import MemoryOut
from tests.ui.commissioner.sample_papers import MemoryPapers

SAMPLE: dict[str, Any] = json.loads((resources() / "sample" / "sample-round.json").read_text("utf-8"))
ZERO = "0" * 64
GROUNDS: dict[str, Text] = {
    "home-region": {"en": "Home region", "ru": "Домашний регион", "kk": "Туған өңірі"},
    "employer": {
        "en": "My employer takes part",
        "ru": "Работодатель участвует",
        "kk": "Жұмыс беруші қатысады",
    },
    "family": {"en": "Family", "ru": "Родство", "kk": "Туыстық"},
    "property": {"en": "Property interest", "ru": "Имущественный интерес", "kk": "Мүліктік мүдде"},
    "joint-work": {"en": "Joint work", "ru": "Совместная работа", "kk": "Бірлескен жұмыс"},
    "other": {"en": "Another ground", "ru": "Иное основание", "kk": "Өзге негіз"},
}


def text_of(value: Any) -> Text:
    """A text of the sample: three languages, or one string for all."""
    if isinstance(value, dict):
        return {"kk": value["kk"], "ru": value["ru"], "en": value["en"]}
    return {"kk": value, "ru": value, "en": value} if value else {}


def _source(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def rubric() -> Rubric:
    return Rubric(
        groups=[Group(g["code"], text_of(g["title"])) for g in SAMPLE["groups"]],
        criteria=[
            Criterion(
                c["code"],
                c["group"],
                text_of(c["title"]),
                text_of(c["question"]),
                [Anchor(mark, text_of(words)) for mark, words in c["anchors"].items()],
                c["evidence_fields"],
                comment_required=c["code"] == "D2",
            )
            for c in SAMPLE["criteria"]
        ],
        labels=[Anchor(mark, text_of(words)) for mark, words in SAMPLE["scale"]["labels"].items()],
        facts=[
            FactField(
                f["field"], text_of(f["label"]), f["type"], text_of(f["unit"]), _source(f["source_document"])
            )
            for f in SAMPLE["fact_sheet"]["fields"]
        ],
    )


def rule() -> Rule:
    return Rule(
        scale=Scale("0", "5", "0.5"),
        criteria=[CriterionRule(c["code"], str(c["weight"]), c["group"]) for c in SAMPLE["criteria"]],
        total=Total("percent", "60"),
        aggregate=Aggregate("mean"),
        seats=6,
    )


def round_() -> Round:
    applications = SAMPLE["applications"]
    return Round(
        schema="alqa.round.v1",
        round="pilot-clusters-2016",
        version=1,
        previous=None,
        amendment=None,
        title=text_of(SAMPLE["round"]["title"]),
        body=text_of(SAMPLE["round"]["decision_body"]),
        notice=text_of(SAMPLE["notice"]),
        rubric=rubric(),
        rule=rule(),
        regions={code: text_of(name) for code, name in SAMPLE["regions"].items()},
        sectors={code: text_of(name) for code, name in SAMPLE["sectors"].items()},
        grounds=GROUNDS,
        dossiers=[
            DossierRef(
                a["application_id"],
                text_of(a["title"]),
                ZERO,
                a["eligibility"]["eligible"],
                text_of(a["eligibility"]["remarks"]),
            )
            for a in applications
        ],
        roster=[RosterEntry("C06", {"en": "Aigerim S."}, ZERO, "age1", ["commissioner"])],
        assignment=[],
        recusals=[],
        dates=Dates("2016-11-14", "2016-12-12", "2016-12-20"),
        cosignatures=1,
        quorum=8,
        visibility=Visibility(False, True, False, False, False),
        mandate=None,
        issued="2016-11-14T09:00:00Z",
    )


def _fact(value: Any) -> FactValue:
    if isinstance(value, dict):
        return text_of(value)
    if isinstance(value, bool) or value is None:
        return value
    return str(value)


class MemoryMarks:
    """What is known of the marks of a desk in memory; its history is what was called."""

    def __init__(self, desk: MemoryDesk) -> None:
        self._desk = desk

    def history(self, code: str, criterion: str) -> History:
        given = [call[3] for call in self._desk.calls if call[:3] == ("mark", code, criterion)]
        pairs = zip([None, *given], given, strict=False)
        events = [Event("2026-11-25T09:00:00Z", "mark", "set", before, after) for before, after in pairs]
        return History(self._desk.me().name, tuple(reversed(events)))

    def own(self) -> dict[str, dict[str, int | None]]:
        return {code: sheet.marks for code, sheet in self._desk.sheets.items() if sheet.recusal is None}


@dataclass
class MemoryDesk:
    """Keeps sheets in a dict; `broken` makes every write fail with that error."""

    pdf: bytes = b""
    texts: DocumentText | None = None
    broken: AlqaError | None = None
    calls: list[tuple[Any, ...]] = field(default_factory=list)
    sheets: dict[str, SheetView] = field(default_factory=dict)
    drafts: dict[tuple[str, str, str], str] = field(default_factory=dict)
    before: tuple[str, ...] = ()
    limit: int = 30
    handed: int = 0
    finder: MemoryFinder = field(default_factory=MemoryFinder)
    news: MemoryNews = field(default_factory=MemoryNews)
    papers: MemoryPapers = field(default_factory=MemoryPapers)
    notes: MemoryNotes = field(default_factory=MemoryNotes)

    def __post_init__(self) -> None:
        self._round = round_()
        self.out = MemoryOut(self)
        self._done: list[tuple[Change, SheetView, SheetView]] = []
        self._undone: list[tuple[Change, SheetView, SheetView]] = []
        self._applications = {a["application_id"]: a for a in SAMPLE["applications"][: self.limit]}
        codes = [c.code for c in self._round.rubric.criteria]
        for code in self._applications:
            recusal = RecusalView("home-region", "", True) if code in self.before else None
            self.sheets[code] = SheetView(code, dict.fromkeys(codes), {}, "", "", None, recusal, False)

    # -- reading ------------------------------------------------------------------------------

    @property
    def marks(self) -> MemoryMarks:
        return MemoryMarks(self)

    def round_of(self) -> Round:
        return self._round

    def me(self) -> RosterEntry:
        return self._round.roster[0]

    def dossiers(self) -> list[DossierRow]:
        return [self._row(n, code) for n, code in enumerate(self._applications, 1)]

    def _row(self, position: int, code: str) -> DossierRow:
        a, sheet = self._applications[code], self.sheets[code]
        scored, of = sum(m is not None for m in sheet.marks.values()), len(sheet.marks)
        state: RowState = "recused" if sheet.recusal else "untouched"
        if not sheet.recusal and scored:
            state = "complete" if scored == of else "partial"
        eligible = a["eligibility"]["eligible"]
        return DossierRow(
            code,
            text_of(a["title"]),
            text_of(a["region"]),
            text_of(a["sector"]),
            state,
            scored,
            of,
            position,
            eligible,
        )

    def dossier(self, code: str) -> Dossier:
        a = self._applications[code]
        documents = [
            Document(d["code"], text_of(d["title"]), self._sha(code, d["code"]), 1000, self._pages(), ZERO)
            for d in SAMPLE["documents"]
        ]
        lead = Organisation(text_of(a["lead_organisation"]["name"]), text_of(a["lead_organisation"]["type"]))
        facts = {name: _fact(value) for name, value in a["facts"].items()}
        return Dossier(
            "alqa.dossier.v1",
            "pilot-clusters-2016",
            code,
            [a["region_code"]],
            a["sector_code"],
            {},
            [lead],
            facts,
            documents,
        )

    def document(self, sha256: str) -> bytes:
        return self.pdf

    def document_text(self, sha256: str) -> DocumentText:
        return self.texts or DocumentText("alqa.text.v1", sha256, [PageText(595_000, 842_000, "text")] * 3)

    def sheet(self, code: str) -> SheetView:
        return self.sheets[code]

    # -- writing ------------------------------------------------------------------------------

    def set_mark(self, code: str, criterion: str, steps: int | None) -> Change:
        self.calls.append(("mark", code, criterion, steps))
        old = self.sheets[code]
        return self._put(Change("mark", code, criterion), replace(old, marks={**old.marks, criterion: steps}))

    def set_comment(self, code: str, criterion: str, text: str) -> Change:
        self.calls.append(("comment", code, criterion, text))
        old = self.sheets[code]
        return self._put(
            Change("comment", code, criterion), replace(old, comments={**old.comments, criterion: text})
        )

    def set_overall(
        self, code: str, *, for_commission: str | None = None, for_applicant: str | None = None
    ) -> Change:
        self.calls.append(("overall", code, for_commission, for_applicant))
        old = self.sheets[code]
        new = replace(
            old,
            for_commission=old.for_commission if for_commission is None else for_commission,
            for_applicant=old.for_applicant if for_applicant is None else for_applicant,
        )
        return self._put(Change("overall", code), new)

    def keep_draft(self, code: str, field: str, criterion: str, text: str) -> None:
        if self.broken:
            raise self.broken
        self.drafts[code, field, criterion] = text

    def set_recommendation(self, code: str, value: Recommendation | None) -> Change:
        self.calls.append(("recommendation", code, value))
        return self._put(Change("recommendation", code), replace(self.sheets[code], recommendation=value))

    def declare_conflict(self, code: str, ground: str, note: str) -> Change:
        self.calls.append(("conflict", code, ground, note))
        view = RecusalView(ground, note, False)
        return self._put(Change("recusal", code), replace(self.sheets[code], recusal=view))

    def withdraw_conflict(self, code: str) -> Change:
        self.calls.append(("withdraw", code))
        return self._put(Change("recusal", code), replace(self.sheets[code], recusal=None))

    def undo(self) -> Change | None:
        return self._turn(self._done, self._undone, 1)

    def redo(self) -> Change | None:
        return self._turn(self._undone, self._done, 2)

    def review(self) -> HandInReview:
        rows = self.dossiers()
        due = [
            (code, c.code)
            for code, sheet in self.sheets.items()
            for c in self._round.rubric.criteria
            if c.comment_required and sheet.marks[c.code] is not None and not sheet.comments.get(c.code)
        ]
        count = {
            state: sum(r.state == state for r in rows)
            for state in ("complete", "partial", "untouched", "recused")
        }
        return HandInReview(
            tuple(rows),
            len(rows) - count["recused"],
            count["complete"],
            count["partial"],
            count["untouched"],
            count["recused"],
            self.handed + 1,
            tuple(due),
        )

    def hand_in(self, out: Path, partial: bool = False) -> HandedIn:
        self.calls.append(("hand-in", out, partial))
        if self.broken:
            raise self.broken
        self.handed += 1
        out.write_bytes(b"scores")
        self._done.clear()
        last = self.out.handed()[-1]
        return HandedIn(out, last.digest, last.code, self.handed)

    def import_receipt(self, path: Path) -> Receipt:
        self.calls.append(("receipt", path))
        if self.broken:
            raise self.broken
        issued = "2016-12-01T10:00:00Z"
        self.out.receipt = issued
        return Receipt("alqa.receipt.v1", "pilot-clusters-2016", "C06", ZERO, self.handed, ZERO, issued)

    # -- inside -------------------------------------------------------------------------------

    def _put(self, change: Change, new: SheetView) -> Change:
        if self.broken:
            raise self.broken
        self._done.append((change, self.sheets[change.dossier], new))
        self._undone.clear()
        self.sheets[change.dossier] = new
        return change

    def _turn(self, source: list[Any], target: list[Any], which: int) -> Change | None:
        if not source:
            return None
        entry = source.pop()
        target.append(entry)
        change: Change = entry[0]
        self.sheets[change.dossier] = entry[which]
        return change

    def _sha(self, code: str, document: str) -> str:
        return hashlib.sha256(f"{code}/{document}".encode()).hexdigest()

    def _pages(self) -> int:
        return len(self.texts.pages) if self.texts else 3


def strategy_pdf(lang: str = "en", pages: int = 8) -> tuple[bytes, DocumentText]:
    """A paper that looks like a cluster strategy, and its sizes and texts."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    from tests.ui.commissioner.sample_paper import draw_page, register_fonts

    register_fonts()
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    for number in range(pages):
        draw_page(canvas, lang, number)
        canvas.showPage()
    canvas.save()
    sizes = [PageText(round(A4[0] * 1000), round(A4[1] * 1000), f"page {n + 1}") for n in range(pages)]
    return buffer.getvalue(), DocumentText("alqa.text.v1", ZERO, sizes)
