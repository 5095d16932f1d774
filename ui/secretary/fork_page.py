"""A fork: every version of one author, what differs, and how to get the author's decision. Nothing
here can choose, merge or average."""

from __future__ import annotations

from fractions import Fraction
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.decide.decimals import places
from desktop.decide.terms import Terms, terms
from ui.i18n import Phrase, Speech, data, joined, literal, words
from ui.messages import Notice
from ui.models.ranking import plain
from ui.secretary.chain import Chain
from ui.secretary.desk import Desk, Overview
from ui.secretary.fork_view import Difference, ForkView, Version
from ui.secretary.room import RoomPage
from ui.services import Services
from ui.theme.tokens import CAPTION, DENSE, MEDIUM, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Card, Picture, clear, column, row, rule
from ui.widgets.chip import Chip
from ui.widgets.code import CodeDigits
from ui.widgets.label import Ink, Label
from ui.widgets.scroll import frameless

SIDE = 320


class ForkPage(RoomPage):
    """Belongs to the board; `show_member` before entering."""

    def __init__(self, services: Services, desk: Desk) -> None:
        super().__init__(services, desk)
        self.title, self.subtitle = literal(""), words("fork.line")
        self.view: ForkView | None = None
        self._member = ""
        self._terms: Terms | None = None
        self.bar_chips = [Chip(self.kit, words("fork.chip"), "bad", "git-fork")]
        back = Button(self.kit, words("fork.back"), "secondary", "arrow-left")
        back.clicked.connect(self._back)
        self.bar_actions = [back]
        self._main, self._side = QVBoxLayout(), QVBoxLayout()
        self._letter: QPlainTextEdit | None = None
        self.kit.say.languageChanged.connect(self._reword)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scrolled())

    def show_overview(self, overview: Overview) -> None:
        if overview.board.round is not None:
            self._terms = terms(overview.board.round.body.rule)
        if self._member:
            self.show_member(self._member)

    def show_member(self, member: str) -> None:
        self._member = member
        self.services.tasks.run(
            self, lambda _report: self.desk.fork(member), self.show_view, self.services.messages.trouble
        )

    def show_view(self, view: ForkView | None) -> None:
        """`None`: the fork is settled."""
        self.view = view
        self._letter = None
        clear(self._main)
        clear(self._side)
        if view is None:
            self._member = ""
            self.wanted.emit("board")
            return
        who = joined(literal(view.member), data(view.name), by=" ")
        self.title = words("fork.title", who=who)
        self._main.addWidget(self._story(view))
        self._main.addLayout(self._versions(view))
        self._main.addWidget(self._differences(view))
        self._main.addStretch(1)
        self._side.addWidget(self._ask(view))
        self._side.addWidget(self._note("gavel", "fork.unreachable", "fork.ruling"))
        self._side.addWidget(self._note("shield-check", "fork.why", "fork.why_body"))
        self._side.addStretch(1)
        self.retitled.emit()

    def message(self) -> str:
        """What goes to the author with the request file."""
        if self.view is None:
            return ""
        say = self.kit.say
        return say("fork.message_text", dossiers=", ".join(say.text(t) for t in self.view.dossiers))

    def save_request(self) -> None:
        folder = self.services.messages.open_folder(self, words("fork.save"))
        if folder is not None:
            self.services.tasks.run(
                self,
                lambda _report: self.desk.export_requests(folder),
                self._saved,
                self.services.messages.trouble,
            )

    def _saved(self, paths: list[Path]) -> None:
        self.services.messages.notify(Notice(words("fork.requests_written", n=len(paths))))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.message())
        self.services.messages.notify(Notice(words("fork.copied")))

    def _reword(self) -> None:
        if self._letter is not None:
            self._letter.setPlainText(self.message())
            self._letter.setAccessibleName(self.kit.say("fork.message"))

    def _back(self) -> None:
        self.wanted.emit("board")

    def _story(self, view: ForkView) -> Card:
        card = Card(inner=Space.XL)
        line = QHBoxLayout()
        line.setSpacing(Space.XXL)
        line.addWidget(Chain(self.kit, view.versions))
        until = words("fork.until", who=literal(view.member))
        texts = column(
            1,
            Label(self.kit, words("fork.explain"), DENSE, wrap=True),
            Label(self.kit, until, DENSE, SEMIBOLD, "bad", wrap=True),
            1,
        )
        line.addLayout(texts, 1)
        card.body.addLayout(line)
        return card

    def _versions(self, view: ForkView) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(Space.M)
        for at, version in enumerate(view.versions):
            grid.addWidget(self._version(version), at // 2, at % 2)
        return grid

    def _version(self, version: Version) -> Card:
        card = Card()
        title = Label(self.kit, words("fork.version", letter=literal(version.letter)), SECTION, SEMIBOLD)
        card.body.addLayout(row(title, Chip(self.kit, words("fork.holds"), "ok", "circle-check"), 1))
        facts: list[tuple[str, Phrase]] = [
            ("fork.written", lambda say: say.moment(version.issued)),
            ("fork.sequence", literal(str(version.sequence))),
            ("fork.complete", literal(f"{version.complete} / {version.assigned - version.recused}")),
        ]
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        for at, (key, value) in enumerate(facts):
            grid.addWidget(Label(self.kit, words(key), CAPTION, ink="muted", wrap=True), at, 0)
            grid.addWidget(Label(self.kit, value, CAPTION, SEMIBOLD), at, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 2)
        card.body.addLayout(grid)
        card.body.addWidget(Label(self.kit, words("fork.code"), CAPTION, ink="muted"))
        card.body.addWidget(CodeDigits(self.kit, version.code))
        return card

    def _differences(self, view: ForkView) -> Card:
        card = Card()
        of = len(view.dossiers)
        title = words("fork.differs", n=len(view.differences), of=of)
        card.body.addWidget(Label(self.kit, title, SECTION, SEMIBOLD, wrap=True))
        if not view.differences:
            card.body.addWidget(Label(self.kit, words("fork.same"), DENSE, ink="muted", wrap=True))
            return card
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.S)
        letters: list[Phrase] = [literal(version.letter) for version in view.versions]
        last = words("fork.without", who=literal(view.member))
        for at, phrase in enumerate([words("fork.dossier"), words("fork.criterion"), *letters, last]):
            grid.addWidget(Label(self.kit, phrase, CAPTION, SEMIBOLD, "muted"), 0, at)
        line = 1
        for code, same in groupby(view.differences, key=lambda difference: difference.dossier):
            line = self._dossier_rows(grid, line, list(same), len(view.versions))
            line = self._total_row(grid, line, view.totals.get(code, ()))
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 4)
        card.body.addLayout(grid)
        return card

    def _dossier_rows(self, grid: QGridLayout, line: int, same: list[Difference], versions: int) -> int:
        grid.addWidget(rule(), line, 0, 1, versions + 3)
        top = Qt.AlignmentFlag.AlignTop
        name = column(
            Label(self.kit, data(same[0].title), DENSE, SEMIBOLD, wrap=True),
            Label(self.kit, literal(same[0].dossier), CAPTION, ink="muted"),
            1,
            spacing=0,
        )
        grid.addLayout(name, line + 1, 0, len(same), 1)
        for at, difference in enumerate(same, start=line + 1):
            criterion = joined(literal(difference.criterion), data(difference.criterion_title), by="  ")
            grid.addWidget(Label(self.kit, criterion, CAPTION, MEDIUM, wrap=True), at, 1, top)
            for place, steps in enumerate(difference.marks):
                other = steps != difference.marks[0]
                grid.addWidget(self._mark(difference.criterion, steps, other), at, place + 2, top)
        return line + 1 + len(same)

    def _total_row(self, grid: QGridLayout, line: int, totals: tuple[Fraction | None, ...]) -> int:
        """What the dossier's total would be: with each version, and without the author."""
        if not totals:
            return line
        grid.addWidget(Label(self.kit, words("fork.total"), CAPTION, SEMIBOLD, wrap=True), line, 1)
        for place, total in enumerate(totals):
            other = total != totals[0]
            grid.addWidget(self._figure(total, "warn" if other else "text"), line, place + 2)
        return line + 1

    def _figure(self, total: Fraction | None, ink: Ink) -> Label:
        def say(speech: Speech) -> str:
            return "–" if total is None else speech.number(places(total, 2))

        return Label(self.kit, say, DENSE, SEMIBOLD, ink, tabular=True)

    def _mark(self, criterion: str, steps: int | None, other: bool) -> Label:
        shown = self._in_units(criterion, steps)
        ink: Ink = "warn" if other else "text"
        return Label(
            self.kit, lambda say: say.number(shown) if shown else "–", DENSE, SEMIBOLD, ink, tabular=True
        )

    def _in_units(self, criterion: str, steps: int | None) -> str:
        if steps is None or self._terms is None:
            return ""
        measure = next(m for m in self._terms.measures if m.code == criterion)
        return plain(Fraction(measure.mark(steps)))

    def _ask(self, view: ForkView) -> Card:
        card = Card()
        card.body.addLayout(row(Picture(self.kit, "message-circle-question-mark", "accent_text", 20),
                                Label(self.kit, words("fork.ask"), DENSE, SEMIBOLD), 1))  # fmt: skip
        who = words("fork.ask_body", who=data(view.name))
        card.body.addWidget(Label(self.kit, who, DENSE, wrap=True))
        save = Button(self.kit, words("fork.save"), "primary", "file-down")
        save.clicked.connect(self.save_request)
        card.body.addWidget(save)
        card.body.addWidget(Label(self.kit, words("fork.message"), CAPTION, SEMIBOLD, "muted"))
        text = QPlainTextEdit(self.message())
        text.setReadOnly(True)
        self._letter = text
        text.setAccessibleName(self.kit.say("fork.message"))
        text.setFont(self.kit.theme.font(DENSE))
        text.setMinimumHeight(180)
        text.setTabChangesFocus(True)
        card.body.addWidget(text)
        copy = Button(self.kit, words("fork.copy"), "secondary", "copy", height=32)
        copy.clicked.connect(self._copy)
        card.body.addWidget(copy)
        return card

    def _note(self, icon: str, title: str, body: str) -> Card:
        card = Card()
        head = row(Picture(self.kit, icon, "muted"))
        head.addWidget(Label(self.kit, words(title), DENSE, SEMIBOLD, wrap=True), 1)
        card.body.addLayout(head)
        card.body.addWidget(Label(self.kit, words(body), CAPTION, ink="muted", wrap=True))
        return card

    def _scrolled(self) -> QScrollArea:
        inner = QWidget()
        inner.setProperty("part", "inner")
        line = QHBoxLayout(inner)
        line.setContentsMargins(Space.XXL, Space.L, Space.XXL, Space.L)
        line.setSpacing(Space.M)
        for layout in (self._main, self._side):
            layout.setSpacing(Space.M)
        line.addLayout(self._main, 1)
        side = QWidget()
        side.setFixedWidth(SIDE)
        side.setLayout(self._side)
        self._side.setContentsMargins(0, 0, 0, 0)
        line.addWidget(side)
        return frameless(inner)
