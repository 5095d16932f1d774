"""The score sheet on paper: blank, to be filled by hand; or my own, as it stands now.

A paper that is not handed in decides nothing, and my own says so. What the points mean follows on the last
pages, so that a sheet can be filled without a screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer, Table

from desktop.model.review import Recommendation
from desktop.model.rubric import Anchor, Criterion, Rubric
from desktop.model.rule import Rule
from desktop.model.text import Lang, Text
from desktop.reports import protocol_style as st
from desktop.reports.plain_paper import WIDTH, build, text_of
from desktop.reports.score_stops import Stops, stops
from desktop.words import Words, load, number

CODE, WEIGHT, FIGURE, RULED = 26.0, 34.0, 30.0, 19.0
TITLE, SUB = st.style(17, bold=True, after=1), st.style(9.5, colour=st.MUTED, after=8)
GROUP = st.style(9, bold=True, colour=st.MUTED, before=9, after=3, keep=True)
NAME, NAME_BOLD, RIGHT = st.style(9.4), st.style(9.4, bold=True), st.style(9, align="right", colour=st.MUTED)
LABEL, WRITTEN = st.style(8, colour=st.MUTED), st.style(9.2)
HEAD = st.style(10.5, bold=True, before=10, after=4, keep=True)
ADVICE: tuple[Recommendation, ...] = ("support", "support-with-conditions", "do-not-support")


@dataclass(frozen=True)
class Filled:
    """What is written on my own sheet; marks in steps, as everywhere."""

    marks: dict[str, int | None] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)
    for_commission: str = ""
    for_applicant: str = ""
    recommendation: Recommendation | None = None


@dataclass(frozen=True)
class ScorePaper:
    """A sheet: `dossier` is its code, `title` its name, `person` mine; each empty leaves a line to write on.
    `filled` None is a blank sheet. `when` as it is written for people."""

    round: Text
    rubric: Rubric
    rule: Rule
    dossier: str
    title: Text
    person: str
    when: str
    filled: Filled | None = None


def score_paper(paper: ScorePaper, lang: Lang) -> bytes:
    """The PDF of a score sheet in a language."""
    maker = _Maker(paper, lang, load(lang))
    say = maker.say
    title = say("score_paper.title")
    note = say("score_paper.mine" if paper.filled else "score_paper.blank")
    foot = " · ".join(part for part in (title, text_of(paper.round, lang), paper.when, note) if part)
    return build(maker.story, title, lang, foot)


def score_papers(papers: Sequence[ScorePaper], lang: Lang) -> bytes:
    """Several sheets in one PDF, each on pages of its own; what the points mean follows once, at the end."""
    say = load(lang)
    makers = [_Maker(paper, lang, say) for paper in papers]
    title = say("score_paper.title")
    foot = " · ".join(part for part in (title, text_of(papers[0].round, lang), papers[0].when) if part)

    def story() -> list[Flowable]:
        flow: list[Flowable] = []
        for maker in makers:
            flow += [*([PageBreak()] if flow else []), *maker.sheet()]
        return [*flow, *makers[-1].annex()]

    return build(story, title, lang, foot)


class _Maker:
    def __init__(self, paper: ScorePaper, lang: Lang, say: Words) -> None:
        self._paper, self._lang, self.say = paper, lang, say
        scales = {one.code: one.scale or paper.rule.scale for one in paper.rule.criteria}
        self._weights = {one.code: one.weight for one in paper.rule.criteria}
        self._stops = {code: stops(scale, lang) for code, scale in scales.items()}
        self._criteria = [one for one in paper.rubric.criteria if one.code in self._stops]

    def story(self) -> list[Flowable]:
        return [*self.sheet(), *self.annex()]

    def sheet(self) -> list[Flowable]:
        """Who, the criteria, the overall words."""
        paper = self._paper
        flow = [st.para(self.say("score_paper.title"), TITLE), st.para(text_of(paper.round, self._lang), SUB)]
        flow += [self._who(), Spacer(0, 4)]
        titles = {group.code: group.title for group in paper.rubric.groups}
        for code, group in groupby(self._criteria, key=lambda one: one.group):
            if code is not None and code in titles:
                flow.append(st.para(text_of(titles[code], self._lang), GROUP))
            flow += [KeepTogether([self._criterion(one), *self._comment(one)]) for one in group]
        return [*flow, *self._overall()]

    # -- parts ------------------------------------------------------------------------------------

    def _who(self) -> Flowable:
        paper, say = self._paper, self.say
        dossier = " · ".join(part for part in (paper.dossier, text_of(paper.title, self._lang)) if part)
        rows = [
            (say("score_paper.dossier"), dossier),
            (say("score_paper.person"), paper.person),
            (say("score_paper.date"), paper.when if paper.filled else ""),
        ]
        cells = [[st.para(label, LABEL), st.para(value, NAME_BOLD)] for label, value in rows]
        grid = Table(cells, colWidths=[34 * mm, WIDTH - 34 * mm], rowHeights=None)
        grid.setStyle(
            [
                ("LINEBELOW", (1, 0), (1, -1), 0.5, st.INK if not paper.filled else st.LINE),
                ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 7),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
            ]
        )
        return grid

    def _criterion(self, one: Criterion) -> Flowable:
        row = self._stops[one.code]
        given = self._paper.filled.marks.get(one.code) if self._paper.filled else None
        figure = row[given].figure if given is not None else ("–" if self._paper.filled else "")
        weight = self.say("score_paper.weight", weight=number(self._weights[one.code], self._lang))
        scale = Stops(row, given)
        wide = scale.wrap(0, 0)[0]
        widths = [CODE, WIDTH - CODE - WEIGHT - wide - 10 - FIGURE, WEIGHT, wide + 10, FIGURE]
        cells = [[
            st.para(one.code, NAME_BOLD), st.para(text_of(one.title, self._lang), NAME),
            st.para(weight, RIGHT), scale, st.para(figure, st.style(11, bold=True, align="right")),
        ]]  # fmt: skip
        grid = Table(cells, colWidths=widths)
        grid.setStyle(_PLAIN)
        return grid

    def _comment(self, one: Criterion) -> list[Flowable]:
        filled = self._paper.filled
        if filled is None:
            return [_Ruled(2 if one.comment_required else 1, self.say("score_paper.comment"))]
        text = filled.comments.get(one.code, "")
        return [_indented(st.para(text, WRITTEN))] if text else []

    def _overall(self) -> list[Flowable]:
        filled, say = self._paper.filled, self.say
        flow: list[Flowable] = []
        for key, text in (
            ("score_paper.for_commission", filled.for_commission if filled else ""),
            ("score_paper.for_applicant", filled.for_applicant if filled else ""),
        ):
            if filled is None:
                flow.append(KeepTogether([st.para(say(key), HEAD), _Ruled(3)]))
            elif text:
                flow += [
                    st.para(say(key), HEAD),
                    *(st.para(line, WRITTEN) for line in text.split("\n") if line),
                ]
        chosen = filled.recommendation if filled else None
        advice = [_Choice(say(f"comm.recommend.{one}"), one == chosen) for one in ADVICE]
        flow.append(KeepTogether([st.para(say("comm.recommend.title"), HEAD), *advice]))
        if filled is None:
            flow.append(KeepTogether([Spacer(0, 18), _Signature(say("score_paper.signature"))]))
        return flow

    def _anchor(self, anchor: Anchor) -> list[Flowable]:
        point, words = number(anchor.mark, self._lang), text_of(anchor.text, self._lang)
        return [st.para(point, NAME_BOLD), st.para(words, WRITTEN)]

    def annex(self) -> list[Flowable]:
        """What each point means, criterion by criterion."""
        described = [one for one in self._criteria if one.anchors or any(one.question.values())]
        if not described:
            return []
        flow: list[Flowable] = [PageBreak(), st.para(self.say("score_paper.points"), st.SECTION)]
        for one in described:
            head = st.para(f"{one.code} · {text_of(one.title, self._lang)}", HEAD)
            question = text_of(one.question, self._lang)
            first = [head, *([st.para(question, LABEL)] if question else [])]
            rows = [self._anchor(anchor) for anchor in one.anchors]
            if rows:
                grid = Table(rows, colWidths=[CODE, WIDTH - CODE])
                grid.setStyle([*_PLAIN, ("VALIGN", (0, 0), (-1, -1), "TOP")])
                first.append(grid)
            flow.append(KeepTogether(first))
        return flow


_PLAIN: list[Any] = [
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 6),
    ("TOPPADDING", (0, 0), (-1, -1), 3),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
]


def _indented(content: Flowable) -> Flowable:
    grid = Table([["", content]], colWidths=[CODE, WIDTH - CODE], splitInRow=1)
    grid.setStyle([("TOPPADDING", (0, 0), (-1, -1), 0), ("LEFTPADDING", (0, 0), (-1, -1), 0)])
    return grid


class _Ruled(Flowable):  # type: ignore[misc]
    """Lines to write on, the first with its label."""

    def __init__(self, lines: int, label: str = "") -> None:
        super().__init__()
        self._lines, self._label = lines, label

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self._width = width
        return width, self._lines * RULED

    def draw(self) -> None:
        left = CODE if self._label else 0
        self.canv.setStrokeColor(st.LINE)
        self.canv.setLineWidth(0.6)
        for line in range(self._lines):
            y = (self._lines - line - 1) * RULED + 3
            self.canv.line(left, y, self._width, y)
        if self._label:
            self.canv.setFont(st.REGULAR, 6.5)
            self.canv.setFillColor(st.MUTED)
            self.canv.drawString(left, self._lines * RULED - 7, self._label)


class _Choice(Flowable):  # type: ignore[misc]
    """A box to cross, and what it means."""

    def __init__(self, words: str, chosen: bool) -> None:
        super().__init__()
        self._words, self._chosen = st.shown(words), chosen

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        return width, 17

    def draw(self) -> None:
        canvas = self.canv
        canvas.setStrokeColor(st.INK)
        canvas.setLineWidth(0.8)
        canvas.roundRect(0, 2, 11, 11, 2)
        if self._chosen:
            canvas.setLineWidth(1.6)
            canvas.line(2.5, 4.5, 8.5, 10.5)
            canvas.line(8.5, 4.5, 2.5, 10.5)
        canvas.setFillColor(st.INK)
        canvas.setFont(st.BOLD if self._chosen else st.REGULAR, 9.4)
        canvas.drawString(18, 4, self._words)


class _Signature(Flowable):  # type: ignore[misc]
    """A line for the hand."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self._label = st.shown(label)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        return width, 26

    def draw(self) -> None:
        canvas = self.canv
        canvas.setStrokeColor(st.INK)
        canvas.setLineWidth(0.6)
        canvas.line(0, 12, 170, 12)
        canvas.line(200, 12, 300, 12)
        canvas.setFillColor(st.MUTED)
        canvas.setFont(st.REGULAR, 7.5)
        canvas.drawString(0, 3, self._label)
