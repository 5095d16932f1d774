"""The papers of one fictional application, each with a Kazakh, a Russian and an English part.

D01 application form, D05 strategy, D06 action plan, and D09, a scanned letter without a text layer.
All words come from resources/sample/papers.json, all figures from the sample round.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Mapping
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak

from desktop.model.text import LANGS, Lang
from desktop.reports.figures import Bar, bars
from desktop.reports.paper import WIDTH, Layout
from desktop.reports.scan import ScanLine, scanned
from desktop.words import number

Application = Mapping[str, Any]
Catalogue = Mapping[str, Mapping[str, str]]
Story = list[Any]
MEASURES = ("plan.m1", "plan.m2", "plan.m3", "plan.m4", "plan.m5", "plan.m6")
SHARES = (34, 22, 16, 12, 9, 7)  # percent of the plan's money for each measure
YEARS = ("2017", "2018", "2019")


class PaperMaker:
    """Makes the papers of any application of a sample round (`sample` as in sample-round.json)."""

    def __init__(self, sample: Mapping[str, Any], catalogue: Catalogue) -> None:
        self._fields = sample["fact_sheet"]["fields"]
        self._words = catalogue
        self._layout = Layout()

    def papers(self, application: Application) -> dict[str, bytes]:
        """PDF bytes by document code; the same bytes for the same application every time."""
        made = {"D01": self.form, "D05": self.strategy, "D06": self.plan, "D09": self.letter}
        return {code: make(application) for code, make in made.items()}

    def form(self, application: Application) -> bytes:
        """The application form: who, what is asked for, the facts sheet."""

        def part(say: _Say) -> Story:
            widths = [WIDTH * share for share in (0.52, 0.2, 0.14, 0.14)]
            return [
                *self._heading(say, "form"),
                *self._section(say, "form.who"),
                *self._section(say, "form.asks"),
                self._layout.words("head", say("form.facts")),
                self._layout.table(self._fact_rows(application, say), widths, frozenset({1})),
            ]

        return self._three(application, part, "form.title")

    def strategy(self, application: Application) -> bytes:
        """The strategy: where the cluster stands, its value chain, SWOT, benchmark."""

        def part(say: _Say) -> Story:
            return [
                *self._heading(say, "strategy"),
                *self._section(say, "strategy.stands"),
                self._layout.words("body", say("strategy.jobs")),
                self._jobs(application, say),
                self._layout.words("note", say("strategy.jobs.figure")),
                *self._section(say, "strategy.chain"),
                self._chain(application, say),
                self._layout.words("note", say("strategy.chain.figure")),
                self._layout.words("head", say("strategy.swot")),
                self._swot(say),
                *self._section(say, "strategy.not"),
                *self._section(say, "strategy.bench"),
            ]

        return self._three(application, part, "strategy.title")

    def plan(self, application: Application) -> bytes:
        """The action plan: sources of money, measures by year, expected effect."""

        def part(say: _Say) -> Story:
            widths = [WIDTH * 0.48, *[WIDTH * 0.13] * 4]
            return [
                *self._heading(say, "plan"),
                *self._section(say, "plan.money"),
                self._money(application, say),
                self._layout.words("note", say("plan.money.figure")),
                self._layout.words("head", say("plan.measures")),
                self._layout.table(self._measures(application, say), widths, frozenset({1, 2, 3, 4})),
                *self._section(say, "plan.effect"),
            ]

        return self._three(application, part, "plan.title")

    def letter(self, application: Application) -> bytes:
        """A scanned letter: one picture, no text."""
        lines = [ScanLine(self._words["fiction"][lang], 13) for lang in LANGS]
        for lang in LANGS:
            say = _Say(self._words, application, lang)
            lines += [ScanLine(""), ScanLine(say("letter.head"), 24, True), ScanLine(say.title, 20, True)]
            lines += [ScanLine(say("letter.text")), ScanLine(say("letter.sign"), 15)]
        out = io.BytesIO()
        canvas = Canvas(out, pagesize=(595.2756, 841.8898), invariant=1)
        canvas.setAuthor("Alqa")
        canvas.drawImage(ImageReader(io.BytesIO(scanned(lines))), 0, 0, 595.2756, 841.8898)
        canvas.save()
        return out.getvalue()

    def _three(self, application: Application, part: Callable[[_Say], Story], title: str) -> bytes:
        story: Story = []
        for lang in LANGS:
            story += [*part(_Say(self._words, application, lang)), PageBreak()]
        note = [self._words["fiction"][lang] for lang in LANGS]
        heading = f"{application['application_id']} · {self._words[title]['en']}"
        return self._layout.build(story[:-1], heading, note)

    def _heading(self, say: _Say, paper: str) -> Story:
        line = f"{say(f'{paper}.title')} · {say(f'{paper}.sub')} · {say.code}"
        return [self._layout.words("title", say.title), self._layout.words("sub", line)]

    def _section(self, say: _Say, key: str) -> Story:
        return [self._layout.words("head", say(key)), self._layout.words("body", say(f"{key}.text"))]

    def _fact_rows(self, application: Application, say: _Say) -> list[list[str]]:
        rows = [[say(f"table.{column}") for column in ("fact", "value", "unit", "paper")]]
        for field in self._fields:
            value = say.value(application["facts"].get(field["field"]))
            unit, source = field["unit"], field["source_document"]
            rows.append([field["label"][say.lang], value, say.pick(unit), say.pick(source)])
        return rows

    def _jobs(self, application: Application, say: _Say) -> Any:
        facts = application["facts"]
        most = max(facts["employment_2012"], facts["employment_2015"], 1) * 1.05
        items = [
            Bar(year, facts[f"employment_{year}"] / most, say.value(facts[f"employment_{year}"]))
            for year in ("2012", "2015")
        ]
        return bars(items, WIDTH, 60)

    def _chain(self, application: Application, say: _Say) -> Any:
        names = self._words[f"chain.{application['sector_code']}"][say.lang].split("|")
        items = []
        for stage, share in enumerate(shares(application, len(names))):
            present = share is not None
            value = say("strategy.local", share=share) if present else say("strategy.absent")
            items.append(Bar(names[stage], (share or 0) / 100, value))
        return bars(items, WIDTH, 150)

    def _swot(self, say: _Say) -> Any:
        cells = [tuple(say(f"swot.{letter}").split("|")) for letter in "swot"]
        return self._layout.squares([[_pair(c) for c in cells[:2]], [_pair(c) for c in cells[2:]]])

    def _money(self, application: Application, say: _Say) -> Any:
        facts = application["facts"]
        asked, own = facts["requested_support_mln_kzt"], facts["member_cofinancing_mln_kzt"]
        items = [
            Bar(say("plan.support"), asked / (asked + own), say.value(asked)),
            Bar(say("plan.own"), own / (asked + own), say.value(own)),
        ]
        return bars(items, WIDTH, 150)

    def _measures(self, application: Application, say: _Say) -> list[list[str]]:
        facts = application["facts"]
        total = facts["requested_support_mln_kzt"] + facts["member_cofinancing_mln_kzt"]
        rows = [[say("plan.measure"), *YEARS, say("plan.total")]]
        sums = [0, 0, 0]
        for place, key in enumerate(MEASURES):
            amount = (
                total * SHARES[place] // 100 if place else total - sum(total * s // 100 for s in SHARES[1:])
            )
            years = [amount * 45 // 100, amount * 35 // 100]
            years.append(amount - sum(years))
            sums = [before + year for before, year in zip(sums, years, strict=True)]
            rows.append([say(key), *map(say.value, years), say.value(amount)])
        return [*rows, [say("plan.total"), *map(say.value, sums), say.value(total)]]


def shares(application: Application, stages: int) -> list[int | None]:
    """Invented shares of local purchases by stage around the filed mean; None where a stage is absent."""
    facts, code = application["facts"], application["application_id"]
    luck = hashlib.sha256(code.encode()).digest()
    absent = sorted(range(stages), key=lambda n: luck[n])[: stages - facts["value_chain_stages_covered"]]
    mean = facts["local_purchases_share_pct"]
    spread = [max(4, min(97, mean + luck[n + 8] % 37 - 18)) for n in range(stages)]
    return [None if n in absent else spread[n] for n in range(stages)]


def _pair(parts: tuple[str, ...]) -> tuple[str, str]:
    return parts[0], parts[1]


class _Say:
    """The words of one application in one language."""

    def __init__(self, catalogue: Catalogue, application: Application, lang: Lang) -> None:
        self._catalogue = catalogue
        self.lang = lang
        self.code = str(application["application_id"])
        self.title = str(application["title"][lang])
        self._args = {name: self.value(value) for name, value in _figures(application).items()}

    def __call__(self, key: str, **more: Any) -> str:
        given = {name: self.value(value) for name, value in more.items()}
        return self._catalogue[key][self.lang].format_map({**self._args, **given})

    def value(self, value: Any) -> str:
        """A filed value as it is printed in this language."""
        if value is None:
            return self._catalogue["not_filed"][self.lang]
        if isinstance(value, bool):
            return self._catalogue["yes" if value else "no"][self.lang]
        if isinstance(value, int | float):
            return number(str(value), self.lang)
        return self.pick(value)

    def pick(self, value: Any) -> str:
        """A text in this language, or a plain string as it is."""
        return str(value[self.lang]) if isinstance(value, Mapping) else str(value)


def _figures(application: Application) -> dict[str, Any]:
    facts, derived = application["facts"], application["derived"]
    lead = application["lead_organisation"]
    names = {
        "members": "members_total", "anchors": "anchor_firms", "sme": "sme_share_pct",
        "years": "years_of_cooperation", "joint": "joint_projects_done",
        "requested": "requested_support_mln_kzt", "cofin": "member_cofinancing_mln_kzt",
        "pipeline": "project_pipeline_mln_kzt", "ready": "projects_ready", "category": "cluster_category",
        "cat_region": "category_employment_region_2015", "reg_emp": "region_employment_2015",
        "emp2012": "employment_2012", "emp2015": "employment_2015", "women": "women_employment_pct",
        "covered": "value_chain_stages_covered", "stages": "value_chain_stages_total",
        "local": "local_purchases_share_pct", "export": "export_share_pct", "jobs": "new_jobs_3y",
    }  # fmt: skip
    return {
        **{name: facts.get(field) for name, field in names.items()},
        "region": application["region"],
        "sector": application["sector"],
        "organisation": lead["name"],
        "kind": lead["type"],
        "lq": derived.get("lq"),
        "size": derived.get("size_share_national_pct"),
        "coverage": derived.get("participants_coverage_of_category_pct"),
        "ratio": derived.get("cofinancing_ratio_pct"),
        "growth": derived.get("growth_pct"),
    }
