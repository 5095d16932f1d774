"""The four counts over the Dossiers room."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ui.i18n import Phrase, joined, literal, words
from ui.secretary.counts import Count
from ui.secretary.dossiers.filtering import undecided

if TYPE_CHECKING:
    from desktop.desks.secretary.intake_view import IntakeView


def counts_of(view: IntakeView) -> list[Count]:
    """Applications and their admission, documents, text and languages, what was converted."""
    return [_applications(view), _documents(view), _texts(view), _converted(view)]


def _applications(view: IntakeView) -> Count:
    figure = literal(str(len(view.lines)))
    if view.checklist is None:
        return Count(words("intake.count.dossiers"), figure, words("intake.count.unscreened"))
    outcomes = Counter(line.screen.outcome for line in view.lines if line.standing != "outdated")
    to_decide = sum(map(undecided, view.lines))
    note = words(
        "intake.count.screened", admitted=outcomes["admit"], refused=outcomes["refuse"], open=to_decide
    )
    return Count(words("intake.count.dossiers"), figure, note)


def _documents(view: IntakeView) -> Count:
    asked = [paper for line in view.lines for paper in line.papers]
    there = sum(paper.filed is not None for paper in asked)
    lacking = Counter(code for line in view.lines for code in line.missing)
    note: Phrase = words("intake.count.complete")
    if lacking:
        named = ", ".join(f"{code} × {n}" for code, n in lacking.most_common(3))
        note = words("intake.count.lacking", documents=literal(named))
    figure = literal(f"{there} / {len(asked)}")
    return Count(words("intake.count.documents"), figure, note, "bad" if lacking else "text")


def _texts(view: IntakeView) -> Count:
    papers = [paper for line in view.lines for paper in line.papers if paper.about is not None]
    scans = sum(paper.about is not None and paper.about.silent == paper.about.pages for paper in papers)
    languages = Counter(lang for paper in papers if paper.about for lang in paper.about.languages)
    figure: Phrase = literal(str(len(papers) - scans))
    if scans:
        figure = joined(figure, words("intake.count.scans", n=scans))
    shares = [
        joined(words(f"intake.lang.{lang}"), literal(str(n)), by=" ") for lang, n in languages.most_common()
    ]
    return Count(
        words("intake.count.text"), figure, joined(*shares) if shares else words("intake.count.no_text")
    )


def _converted(view: IntakeView) -> Count:
    made = [paper for line in view.lines for paper in line.papers if paper.filed and paper.filed.original]
    kinds = Counter(paper.about.kind for paper in made if paper.about)
    parts = [words(f"intake.count.{kind}", n=kinds[kind]) for kind in ("office", "image") if kinds[kind]]
    if len(parts) == 1:
        parts.append(words("intake.count.kept"))
    note = joined(*parts) if made else words("intake.count.none_made")
    if not view.office:
        note = words("intake.count.no_office")
    figure = literal(str(len(made)))
    return Count(words("intake.count.converted"), figure, note, "text" if view.office else "warn")
