"""Review before signing: what is complete, what to finish first, what leaves in the file."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QWidget

from desktop.desks.views import DossierRow, HandInReview, SheetView
from desktop.model.statements import Round
from ui.commissioner.dossier_model import TODO
from ui.commissioner.paned_page import PanedPage
from ui.commissioner.second_look import SecondLook
from ui.i18n import Phrase, data, joined, literal, words
from ui.services import Kit
from ui.theme.tokens import BODY, CAPTION, DENSE, MEDIUM, PAGE, SECTION, SEMIBOLD, Space, Tone
from ui.widgets.button import Button
from ui.widgets.card import Banner, Card, Picture, Tile, column, row, rule
from ui.widgets.label import Ink, Label, heading

WIDEST, RIGHT, MOST_POINTS = 1344, 384, 12


class HandInPage(PanedPage):
    """`dossier_asked(code, criterion or "")` leads to a point; `sign_asked(partial)` signs."""

    dossier_asked = Signal(str, str)
    sign_asked = Signal(bool)

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, WIDEST)
        self.points: list[Button] = []
        self.sign = Button(kit, words("comm.hand.sign"), "primary", "signature", height=40)
        self.partial = QCheckBox()
        self._whole = True
        self._shown: tuple[HandInReview, Round, Mapping[str, SheetView]] | None = None
        self.keep(self.sign, self.partial)
        self.sign.clicked.connect(self._sign)
        self.partial.toggled.connect(self._may_sign)
        kit.say.languageChanged.connect(self._retranslate)
        self._retranslate()

    def show_review(self, review: HandInReview, round_: Round, sheets: Mapping[str, SheetView]) -> None:
        """Show what would leave now; `sheets` are those that count, for the second look."""
        self._shown = (review, round_, sheets)
        self._whole = review.partial == 0 and review.untouched == 0 and not review.comments_due
        self.partial.setChecked(False)
        self._refill()
        self._may_sign()

    def next_point(self) -> None:
        """F7: to the next point of the list."""
        here = next((i for i, b in enumerate(self.points) if b.hasFocus()), -1)
        if self.points:
            self.points[(here + 1) % len(self.points)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- inside -------------------------------------------------------------------------------

    def _fill(self) -> None:
        if self._shown is None:
            return
        review, round_, _ = self._shown
        self.points = []
        self._body.addWidget(heading(self._kit, words("comm.hand.title"), PAGE))
        self._body.addWidget(Label(self._kit, words("comm.hand.subtitle"), BODY, ink="muted", wrap=True))
        self._body.addSpacing(Space.S)
        self._body.addLayout(self._counts(review))
        self._body.addSpacing(Space.S)
        left = column(self._finish(review), *self._look(), 1, spacing=Space.L)
        self._add_panes(left, column(self._content(review, round_), 1))

    def _look(self) -> list[QWidget]:
        """The second look, where the round lets members see their own distribution."""
        if self._shown is None:
            return []
        review, round_, sheets = self._shown
        if not round_.visibility.own_distribution or not any(r.scored for r in review.rows):
            return []
        look = SecondLook(self._kit, round_, {r.code: r for r in review.rows}, sheets)
        look.asked.connect(self.dossier_asked)
        return [look]

    def _counts(self, review: HandInReview) -> QGridLayout:
        tiles: tuple[tuple[str, Tone, int, str], ...] = (
            ("circle-check", "ok", review.complete, "comm.hand.complete"),
            ("circle-dot", "warn" if review.partial else "neutral", review.partial, "comm.hand.partial"),
            ("circle", "warn" if review.untouched else "neutral", review.untouched, "comm.hand.untouched"),
            ("circle-slash", "neutral", review.recused, "comm.hand.recused"),
        )
        grid = QGridLayout()
        grid.setSpacing(Space.L)
        for place, (icon, tone, count, key) in enumerate(tiles):
            card = Card()
            figure = Label(self._kit, literal(str(count)), PAGE, SEMIBOLD, tabular=True)
            said = Label(self._kit, words(key, n=count), DENSE, MEDIUM, wrap=True)
            line = row(Tile(self._kit, icon, tone), figure, said, spacing=Space.M)
            line.setStretch(2, 1)
            card.body.addLayout(line)
            across = 2 if self.stacked else len(tiles)
            grid.addWidget(card, place // across, place % across)
            grid.setColumnStretch(place % across, 1)
        return grid

    def _finish(self, review: HandInReview) -> Card:
        card = Card(inner=Space.XL)
        card.body.setSpacing(0)
        todo = [r for r in review.rows if r.state in TODO]
        count = len(todo) + len(review.comments_due)
        title = Label(
            self._kit, words("comm.hand.finish" if count else "comm.hand.ready"), SECTION, SEMIBOLD, wrap=True
        )
        card.body.addWidget(title)
        if not count:
            card.body.addSpacing(Space.XS)
            card.body.addWidget(
                Label(self._kit, words("comm.hand.ready_body"), DENSE, ink="muted", wrap=True)
            )
            return card
        card.body.addWidget(Label(self._kit, words("comm.hand.may_wait"), DENSE, ink="muted", wrap=True))
        card.body.addSpacing(Space.S)
        names = {r.code: r for r in review.rows}
        points = [self._unfinished(r) for r in todo]
        points += [self._comment_due(names[d], c) for d, c in review.comments_due if d in names]
        for point in points[:MOST_POINTS]:
            card.body.addWidget(rule())
            card.body.addLayout(point)
        if len(points) > MOST_POINTS:
            more = words("comm.hand.more", n=len(points) - MOST_POINTS)
            card.body.addWidget(Label(self._kit, more, DENSE, ink="muted", wrap=True))
        return card

    def _unfinished(self, row_: DossierRow) -> QHBoxLayout:
        untouched = row_.state == "untouched"
        missing = (
            words("comm.hand.none_scored")
            if untouched
            else words("comm.hand.missing", n=row_.of - row_.scored)
        )
        icon: str = "circle" if untouched else "circle-dot"
        return self._point(icon, row_, missing, words("comm.hand.score_them"), "")

    def _comment_due(self, row_: DossierRow, criterion: str) -> QHBoxLayout:
        why = words("comm.hand.comment_due", code=criterion)
        return self._point("message-square-warning", row_, why, words("comm.hand.write_it"), criterion)

    def _point(self, icon: str, row_: DossierRow, why: Phrase, act: Phrase, criterion: str) -> QHBoxLayout:
        title = Label(
            self._kit,
            joined(literal(str(row_.position)), data(row_.title), by=". "),
            DENSE,
            SEMIBOLD,
            wrap=True,
        )
        texts = column(title, Label(self._kit, why, CAPTION, ink="muted", wrap=True), spacing=0)
        button = Button(self._kit, act, "ghost", "arrow-right", height=32)
        button.clicked.connect(_Go(self, row_.code, criterion).go)
        self.points.append(button)
        line = row(Tile(self._kit, icon, "warn", 32), texts, button, spacing=Space.M)
        line.setContentsMargins(0, Space.S, 0, Space.S)
        line.setStretch(1, 1)
        return line

    def _content(self, review: HandInReview, round_: Round) -> Card:
        card = Card(inner=Space.XL)
        if not self.stacked:
            card.setFixedWidth(RIGHT)
        add = card.body.addWidget
        add(Label(self._kit, words("comm.hand.content"), SECTION, SEMIBOLD, wrap=True))
        add(Label(self._kit, words("comm.hand.sealed"), DENSE, ink="muted", wrap=True))
        scored = sum(r.scored for r in review.rows if r.state != "recused")
        whole = sum(r.of for r in review.rows if r.state != "recused")
        card.body.addSpacing(Space.XS)
        self._line(card, "star", words("comm.hand.marks"), words("comm.hand.of", n=scored, of=whole))
        self._line(card, "message-square-text", words("comm.hand.comments"), words("comm.hand.go"))
        self._line(card, "circle-slash", words("comm.hand.recusals"), literal(str(review.recused)))
        add(rule())
        self._line(card, "history", words("comm.hand.history"), words("comm.hand.stays"), "muted")
        add(rule())
        first = review.sequence_next == 1
        revision = words("comm.hand.first") if first else literal(f"№\u00a0{review.sequence_next}")
        self._line(card, None, words("comm.hand.revision"), revision)
        self._line(card, None, words("comm.hand.version"), literal(f"№\u00a0{round_.version}"))
        closes = round_.dates.closes
        if closes is not None:
            self._line(card, None, words("comm.hand.due"), lambda say: say.date(closes))
        card.body.addSpacing(Space.S)
        if not self._whole:
            add(
                Banner(
                    self._kit,
                    words("comm.hand.partial_title"),
                    words("comm.hand.partial_body"),
                    "warn",
                    "info",
                )
            )
            add(self.partial)
            self.partial.show()
        add(self.sign)
        self.sign.show()
        return card

    def _line(self, card: Card, icon: str | None, name: Phrase, value: Phrase, ink: Ink = "text") -> None:
        label = Label(self._kit, name, DENSE, ink="muted" if icon is None else ink, wrap=True)
        figure = Label(self._kit, value, DENSE, SEMIBOLD if ink == "text" else MEDIUM, ink)
        parts: list[QWidget] = (
            [Picture(self._kit, icon, "accent" if ink == "text" else "muted")] if icon else []
        )
        line = row(*parts, label, figure)
        line.setStretch(len(parts), 1)
        card.body.addLayout(line)

    def _may_sign(self) -> None:
        self.sign.setEnabled(self._whole or self.partial.isChecked())

    def _sign(self) -> None:
        self.sign_asked.emit(not self._whole)

    def _retranslate(self) -> None:
        self.partial.setText(self._kit.say("comm.hand.partial_yes"))


class _Go(QWidget):
    """Leads to one point."""

    def __init__(self, page: HandInPage, code: str, criterion: str) -> None:
        super().__init__(page.widget())
        self.hide()
        self._page, self._code, self._criterion = page, code, criterion

    def go(self) -> None:
        self._page.dossier_asked.emit(self._code, self._criterion)
