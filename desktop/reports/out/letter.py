"""A letter to an applicant: the result, what each criterion came to, what the commission says; no names.

Laid out as the protocol is (`protocol_page`): one language makes one column, two stand side by side. The
same round gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from fractions import Fraction
from typing import Any, BinaryIO

from reportlab.platypus import Flowable, HRFlowable, KeepTogether, Spacer, Table

from desktop.decide.standing import Standing
from desktop.model.dossier import DossierRef
from desktop.model.text import Lang
from desktop.reports import protocol_style as st
from desktop.reports.fonts import register
from desktop.reports.out.whole import Whole
from desktop.reports.protocol_data import ProtocolData
from desktop.reports.protocol_metadata import Metadata
from desktop.reports.protocol_page import Document
from desktop.reports.protocol_rows import lines
from desktop.reports.protocol_rows import plain as decimal_text
from desktop.reports.protocol_signs import heads
from desktop.reports.protocol_status import passed_over
from desktop.reports.protocol_tables import Voices, both, columns, joined, plain
from desktop.reports.protocol_voice import Voice
from desktop.words import load

TAIL = 3  # rows of the table that go with the lines to sign
WIDTHS = (49, 10, 13, 15, 13)
TEXT = st.style(9.6, after=4)
LEAD = st.style(10.4, bold=True, after=4)
TO = st.style(9.6, bold=True)
SAID = st.style(9.6, after=5)


def render(whole: Whole, data: ProtocolData, code: str, langs: Sequence[Lang], out: BinaryIO) -> None:
    """Write the letter about the dossier `code` in one or two languages (anything else is our bug)."""
    if not 1 <= len(langs) <= 2 or len(set(langs)) != len(langs):
        raise ValueError(f"one or two different languages, not {langs!r}")
    register()
    voices = [Voice(lang, load(lang)) for lang in langs]
    letter = _Letter(whole, data, code, voices)
    pages = letter.settle()
    Document(out, data, voices, letter.metadata(), pages).build(letter.story())


class _Letter:
    """One letter; ReportLab uses flowables up, so the story is made anew for each pass."""

    def __init__(self, whole: Whole, data: ProtocolData, code: str, voices: Voices) -> None:
        self.whole, self.data, self.code, self.voices = whole, data, code, voices
        self.ref: DossierRef = next(ref for ref in data.round.dossiers if ref.code == code)
        self.line: Standing = whole.lines[code]
        self.selected = code in whole.selection
        self.tight = self.bound = False

    def metadata(self) -> Metadata:
        lead = self.voices[0]
        return Metadata(
            title=f"{lead.say('letter.title')} {self.code}",
            author=lead.text(self.data.round.body),
            subject=lead.text(self.data.round.title),
            keywords=self.data.digest or "",
            langs=tuple(voice.lang for voice in self.voices),
            issued=self.data.decision.issued,
        )

    def settle(self) -> int:
        """Choose the shape: as it is if one page holds it; closer if that makes one page of it; else with
        lines to sign that never stand alone on the last page. Returns how many pages it has."""
        for self.tight, self.bound in ((False, False), (True, False), (False, True)):
            draft = Document(io.BytesIO(), self.data, self.voices, self.metadata(), 0)
            draft.build(self.story())
            if draft.page == 1:
                break
        return int(draft.page)

    def story(self) -> list[Flowable]:
        before = [*self._head(), *self._result()]
        body, end = [*self._marks(), *self._words()], self._end()
        if not self.bound:
            return [*before, *body, *end]
        return [*before, *body[:-1], KeepTogether([body[-1], *end])]

    def _head(self) -> list[Flowable]:
        data, voices = self.data, self.voices
        bodies = [[st.para(voice.text(data.round.body), st.HEAD) for voice in voices]]
        sitting = data.decision.sitting.date
        dates = [v.date(sitting) if sitting else v.say("date-blank") for v in voices]
        numbers = " / ".join(dict.fromkeys(v.say("number-blank") for v in voices))
        row = [st.para(numbers, st.BODY), st.para(" / ".join(dates), st.style(9.5, align="right"))]
        where = Table([row], colWidths=[st.WIDTH * 0.45, st.WIDTH * 0.55])
        where.setStyle([("LEFTPADDING", (0, 0), (0, 0), 0), ("RIGHTPADDING", (-1, 0), (-1, 0), 0)])
        return [
            columns(voices, bodies),
            st.para(joined(voices, "letter.title"), st.TITLE),
            where,
            HRFlowable(width="100%", thickness=0.8, color=st.INK, spaceBefore=2, spaceAfter=6),
            columns(voices, [[self._to(voice) for voice in voices]]),
            Spacer(1, 6),
        ]

    def _to(self, voice: Voice) -> list[Flowable]:
        names = [voice.text(one.name) for one in self.whole.dossiers[self.code].organisations]
        about = voice.say("letter.about", title=voice.text(self.ref.title), code=self.code)
        round_ = voice.say("round", title=voice.text(self.data.round.title))
        return [*(st.para(name, TO) for name in names), st.para(f"{about} {round_}.", TEXT)]

    def _result(self) -> list[Flowable]:
        return [columns(self.voices, [[self._said(voice) for voice in self.voices]]), Spacer(1, 4)]

    def _said(self, voice: Voice) -> list[Flowable]:
        lead = voice.say("letter.selected" if self.selected else "letter.not-selected")
        told = [st.para(lead, LEAD), *(st.para(text, TEXT) for text in self._why(voice))]
        if self.line.total is not None and self.line.rank is not None:
            told.append(st.para(self._place(voice, self.line.total, self.line.rank), TEXT))
        return told

    def _why(self, voice: Voice) -> list[str]:
        """Why it was not selected: what it fails, or what there was no room for."""
        if self.selected:
            return []
        if not self.ref.eligible:
            remarks = voice.text(self.ref.remarks)
            return [voice.say("letter.not-admitted"), *([remarks] if remarks else [])]
        row = next(line for line in lines(self.data) if line.row.dossier == self.code)
        if row.proposed != "not":  # the commission departed from the proposal
            return [voice.say("letter.departed")]
        limits = {"max_per_region", "max_per_sector", "budget_cap", "at_least_one_of", "seats"}
        if not set(row.why) <= limits:
            return [voice.say("letter.reason", reason=passed_over(self.data, row, voice))]
        rule = self.data.round.rule.constraints
        counts = {"max_per_region": rule.max_per_region, "max_per_sector": rule.max_per_sector}
        return [voice.say(f"letter.why.{code}", count=counts.get(code) or 0) for code in row.why]

    def _place(self, voice: Voice, total: Fraction, rank: int) -> str:
        ranked = sum(line.rank is not None for line in self.whole.result.ranking)
        shown, sheets = voice.total(total), self.line.figures.sheets
        return voice.say("letter.place", total=shown, rank=rank, ranked=ranked, sheets=sheets)

    def _marks(self) -> list[Flowable]:
        """A row for each criterion: what it weighs, its mean, the most that it can be, the threshold."""
        found = self.line.figures.criteria
        if found is None or not self.ref.eligible:
            return []
        names = ("criterion", "weight", "letter.mean", "letter.most", "threshold")
        rows: list[list[Any]] = [[both(self.voices, f"col.{name}", st.COLUMN) for name in names]]
        titles = {one.code: one.title for one in self.data.round.rubric.criteria}
        lead = self.voices[0]
        for measure in self.whole.result.terms.measures:
            lines_ = dict.fromkeys(f"{measure.code}. {v.text(titles[measure.code])}" for v in self.voices)
            fails = measure.code in self.line.fails
            rows.append(
                [
                    [st.para(text, st.CELL if n == 0 else st.SMALL) for n, text in enumerate(lines_)],
                    st.para(lead.number(decimal_text(measure.weight)), st.MIDDLE),
                    st.para(lead.total(found[measure.code].value), st.CELL_BOLD if fails else st.MIDDLE),
                    st.para(lead.number(decimal_text(measure.high)), st.MIDDLE),
                    self._threshold(measure.threshold, fails),
                ]
            )
        caption = st.para(joined(self.voices, "letter.marks"), st.CAPTION_KEPT)
        return [caption, *self._tables(rows)]

    def _tables(self, rows: list[list[Any]]) -> list[Flowable]:
        """One table; where the end must not stand alone, its last rows go with it."""
        if not self.bound:
            return [self._table(rows)]
        return [self._table(rows[:-TAIL]), self._table(rows[-TAIL:], head=False)]

    def _table(self, rows: list[list[Any]], *, head: bool = True) -> Table:
        grid = plain(rows, WIDTHS, head=head)
        if self.tight:
            grid.setStyle([("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 1)])
        return grid

    def _threshold(self, value: Fraction | None, fails: bool) -> Any:
        if value is None:
            return st.para("—", st.MIDDLE)
        shown = st.para(self.voices[0].number(decimal_text(value)), st.MIDDLE)
        return [shown, *both(self.voices, "letter.below", st.SMALL)] if fails else shown

    def _words(self) -> list[Flowable]:
        """What members wrote for the applicant, as they wrote it, in an order that names nobody."""
        sheets = self.whole.counted(self.code)
        conditional = {"support-with-conditions"} if self.selected else set()
        asked: set[str] = set()
        said: set[str] = set()
        for sheet in sheets:
            review = self.whole.review(sheet)
            text = review.for_applicant.strip()
            if text:
                (asked if review.recommendation in conditional else said).add(text)
        return [*self._list("letter.conditions", asked), *self._list("letter.comments", said - asked)]

    def _list(self, key: str, texts: set[str]) -> list[Flowable]:
        if not texts:
            return []
        items = [st.para(f"— {text}", SAID) for text in sorted(texts, key=str.casefold)]
        head = st.para(joined(self.voices, key), st.CAPTION_KEPT)
        return [KeepTogether([head, items[0]]), *items[1:]]

    def _end(self) -> list[Flowable]:
        notes = [[st.para(voice.say("letter.unnamed"), st.SMALL) for voice in self.voices]]
        lines = KeepTogether(heads(self.data, self.voices))
        return [Spacer(1, 8), columns(self.voices, notes), lines]
