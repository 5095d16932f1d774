"""The window on the wall: what the secretary sent and nothing else, in letters of 18 and more."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.decide.decimals import places
from ui.i18n import Phrase, data, joined, literal, words
from ui.models.ranking import money
from ui.secretary.rank_parts import OUTCOME
from ui.secretary.sitting.dossier_card import number, spread_words
from ui.secretary.sitting.slide import Slide, WallDossier, WallVote
from ui.secretary.sitting.strip import WALL, GroupBars, Strip, TallyBar
from ui.services import Kit
from ui.theme.tokens import MEDIUM, REGULAR, SEMIBOLD, Type
from ui.widgets.card import Card, Picture, clear, column, reveal, row
from ui.widgets.label import Ink, Label

TITLE, HUGE, LINE, HEAD = Type(42, 52), Type(72, 84), Type(22, 30), Type(24, 32)
INKS: dict[str, Ink] = {"ok": "ok", "warn": "warn", "bad": "bad", "neutral": "muted"}


class Projector(QWidget):
    """A window of its own; Esc leaves the full screen, then closes it."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(None)
        self._kit = kit
        self.slide: Slide | None = None
        kit.theme.dress(self)
        self.setProperty("part", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("Alqa")
        self.setMinimumSize(1024, 640)
        self._page = QVBoxLayout(self)
        self._page.setContentsMargins(0, 0, 0, 0)
        self._page.setSpacing(0)
        kit.theme.changed.connect(self.update)

    def send(self, slide: Slide | None) -> None:
        """Show a slide; None shows only the name of the program."""
        self.slide = slide
        clear(self._page)
        self._page.addWidget(self._bar(slide))
        body = QVBoxLayout()
        body.setContentsMargins(64, 32, 64, 24)
        body.setSpacing(24)
        if slide is not None:
            self._fill(body, slide)
        body.addStretch(1)
        if slide is not None:
            foot = Label(self._kit, words("sitting.wall.foot"), WALL, REGULAR, "muted", wrap=True)
            foot.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            body.addWidget(foot)
        self._page.addLayout(body, 1)
        reveal(self._page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Escape, Qt.Key.Key_F11):
            super().keyPressEvent(event)
        elif self.isFullScreen():
            self.showNormal()
        elif event.key() == Qt.Key.Key_F11:
            self.showFullScreen()
        else:
            self.close()

    def _bar(self, slide: Slide | None) -> QWidget:
        bar = QWidget()
        bar.setProperty("part", "bar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bar.setFixedHeight(84)
        inside = QHBoxLayout(bar)
        inside.setContentsMargins(48, 0, 48, 0)
        inside.setSpacing(16)
        inside.addWidget(Picture(self._kit, "scale", "accent", 30))
        title = joined(data(slide.title), words("sitting.wall.sitting")) if slide else literal("Alqa")
        inside.addWidget(Label(self._kit, title, HEAD, SEMIBOLD, wrap=True), 1)
        inside.addWidget(Label(self._kit, slide.place if slide else literal(""), HEAD, ink="muted"))
        return bar

    def _fill(self, body: QVBoxLayout, slide: Slide) -> None:
        if slide.dossier is not None:
            self._dossier(body, slide, slide.dossier)
        else:
            body.addWidget(Label(self._kit, slide.heading, TITLE, SEMIBOLD, wrap=True))
            facts = Card(inner=32)
            for at, (title, total) in enumerate(slide.proposed, start=1):
                shown = number(total) if total is not None else literal("–")
                line = row(
                    Label(self._kit, literal(str(at)), LINE, MEDIUM, "muted", tabular=True),
                    Label(self._kit, data(title), LINE, SEMIBOLD, wrap=True),
                    Label(self._kit, shown, LINE, SEMIBOLD, tabular=True),
                    spacing=20,
                )
                line.setStretch(1, 1)
                facts.body.addLayout(line)
            facts.body.addLayout(self._fact("users", quorum_words(slide), MEDIUM))
            body.addWidget(facts)
        if slide.vote is not None:
            body.addWidget(self._vote(slide.vote))

    def _dossier(self, body: QVBoxLayout, slide: Slide, one: WallDossier) -> None:
        where = joined(literal(one.code), data(one.region), data(one.sector))
        top = column(
            Label(self._kit, where, LINE, ink="muted", wrap=True),
            Label(self._kit, data(one.title), TITLE, SEMIBOLD, wrap=True),
            spacing=2,
        )
        body.addLayout(top)
        cards = QHBoxLayout()
        cards.setSpacing(24)
        cards.addWidget(self._figures(slide, one), 19)
        cards.addWidget(self._facts(slide, one), 11)
        body.addLayout(cards)

    def _figures(self, slide: Slide, one: WallDossier) -> Card:
        card = Card(inner=28)
        strip, groups = Strip(self._kit, wall=True), GroupBars(self._kit, wall=True)
        strip.show_sheets(slide.view, one.dots, one.total, spread_words(one.dots))
        groups.show_groups(one.groups, {code: data(t) for code, t in slide.view.group_titles.items()})
        total = one.total
        big = literal("–") if total is None else (lambda say: say.number(places(total, 2)))
        left = column(
            Label(self._kit, words("sitting.wall.total"), WALL, ink="muted"),
            Label(self._kit, big, HUGE, SEMIBOLD, tabular=True),
            Label(self._kit, rank_words(one), WALL, ink="muted", wrap=True),
            1,
            spacing=0,
        )
        said = words("sitting.wall.dots") if one.dots else words("sitting.wall.few_sheets")
        note = Label(self._kit, said, WALL, ink="muted", wrap=True)
        note.setAlignment(Qt.AlignmentFlag.AlignRight)
        right = column(*([strip] if one.dots else []), note, 1, spacing=4)
        line = row(left, right, spacing=40)
        line.setStretch(0, 2)
        line.setStretch(1, 3)
        card.body.addLayout(line)
        card.body.addSpacing(12)
        if one.groups:
            card.body.addWidget(groups)
        return card

    def _facts(self, slide: Slide, one: WallDossier) -> Card:
        card = Card(inner=28)
        tone, icon = OUTCOME[one.outcome]
        card.body.setSpacing(16)
        card.body.addWidget(Label(self._kit, words("sitting.wall.proposal"), WALL, ink="muted", wrap=True))
        head = row(Picture(self._kit, icon, INKS[tone], 26), spacing=12)
        said = words(f"sitting.wall.outcome.{one.outcome}")
        head.addWidget(Label(self._kit, said, HEAD, SEMIBOLD, INKS[tone], wrap=True), 1)
        card.body.addLayout(head)
        card.body.addLayout(self._fact("users", quorum_words(slide), SEMIBOLD))
        if slide.outside:
            card.body.addLayout(
                self._fact("door-open", words("sitting.wall.outside", n=slide.outside), REGULAR)
            )
        asked = one.asked
        if asked is not None:
            said = words("sitting.wall.asked", n=lambda say: money(say, asked))
            card.body.addLayout(self._fact("wallet", said, REGULAR))
        counts = words("sitting.wall.places", region=one.from_region, sector=one.from_sector)
        card.body.addLayout(self._fact("map-pin", counts, REGULAR))
        card.body.addStretch(1)
        return card

    def _fact(self, icon: str, said: Phrase, weight: int) -> QHBoxLayout:
        line = row(Picture(self._kit, icon, "muted", 26), spacing=16)
        line.addWidget(Label(self._kit, said, LINE, weight, wrap=True), 1)
        return line

    def _vote(self, vote: WallVote) -> Card:
        card = Card(inner=28)
        card.body.setSpacing(16)
        title = words("sitting.wall.motion", n=vote.number, text=vote.text)
        card.body.addWidget(Label(self._kit, title, HEAD, SEMIBOLD, wrap=True))
        if vote.result == "open":
            card.body.addLayout(self._fact("vote", words("sitting.wall.voting"), SEMIBOLD))
            return card
        bar = TallyBar(self._kit, 24)
        bar.show_counts(vote.votes_for, vote.against, vote.abstained, vote.silent)
        card.body.addWidget(bar)
        line = row(spacing=16)
        figures: tuple[tuple[str, int, Ink], ...] = (
            ("for", vote.votes_for, "ok"),
            ("against", vote.against, "bad"),
            ("abstain", vote.abstained, "muted"),
        )
        for choice, count, ink in figures:
            line.addWidget(Label(self._kit, literal(str(count)), TITLE, SEMIBOLD, ink, tabular=True))
            line.addWidget(Label(self._kit, words(f"sitting.count.{choice}"), HEAD))
            line.addStretch(1)
        ok = vote.result == "carried"
        line.addWidget(Picture(self._kit, "circle-check" if ok else "circle-x", "ok" if ok else "bad", 28))
        said = words("sitting.wall.carried" if ok else "sitting.wall.lost")
        line.addWidget(Label(self._kit, said, HEAD, SEMIBOLD, "ok" if ok else "bad"))
        card.body.addLayout(line)
        return card


def quorum_words(slide: Slide) -> Phrase:
    """Whether there is a quorum, in figures."""
    if not slide.quorum:
        return words("sitting.wall.present", n=slide.inside)
    ok = slide.inside >= slide.quorum
    return words("sitting.wall.quorum" if ok else "sitting.wall.no_quorum", n=slide.inside, need=slide.quorum)


def rank_words(one: WallDossier) -> Phrase:
    """Rank and number of sheets."""
    sheets = words("sitting.sheets", n=one.sheets)
    return joined(words("sitting.rank", n=one.rank), sheets, by=", ") if one.rank is not None else sheets
