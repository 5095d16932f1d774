"""Finish first: every dossier and comment that is not ready, each one click away."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from desktop.desks.views import DossierRow, HandInReview
from ui.commissioner.dossiers.dossier_model import TODO
from ui.i18n import Phrase, data, joined, literal, words
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Card, Tile, column, reveal, row, rule
from ui.widgets.label import Label

BEGUN = ("changed", "partial")
MOST_POINTS = 6  # the rest a press away, so that the second look stays in sight


@dataclass(frozen=True)
class Point:
    """One thing to finish; `criterion` "" leads to the dossier."""

    row: DossierRow
    icon: str
    why: Phrase
    act: Phrase
    criterion: str = ""


class FinishCard(Card):
    """`asked(dossier, criterion)`; `points` are the buttons in their order, `rest` shows those that wait."""

    asked = Signal(str, str)

    def __init__(self, kit: Kit, review: HandInReview) -> None:
        super().__init__(inner=Space.XL)
        self._kit = kit
        self.points: list[Button] = []
        self.body.setSpacing(0)
        found = points_of(review)
        title = words("comm.hand.finish" if found else "comm.hand.ready")
        below = words("comm.hand.may_wait" if found else "comm.hand.ready_body")
        self.body.addWidget(Label(kit, title, SECTION, SEMIBOLD, wrap=True))
        self.body.addSpacing(Space.XS)
        self.body.addWidget(Label(kit, below, DENSE, ink="muted", wrap=True))
        self.body.addSpacing(Space.S if found else 0)
        self._later, self._end = found[MOST_POINTS:], rule()
        self.rest = Button(kit, words("handin.rest", n=len(self._later)), "ghost", "chevron-down", height=32)
        self.rest.clicked.connect(self.show_rest)
        self._add(found[:MOST_POINTS])
        if self._later:
            self.body.addWidget(self._end)
            self.body.addWidget(self.rest, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            for part in (self.rest, self._end):
                part.setParent(self)
                part.hide()

    def show_rest(self) -> None:
        """The points that stood behind the button; the keys go to the first of them."""
        for part in (self.rest, self._end):
            self.body.removeWidget(part)
            part.hide()
        at = len(self.points)
        self._add(self._later)
        self._later = []
        reveal(self.body)
        self.points[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, points: list[Point]) -> None:
        for point in points:
            self.body.addWidget(rule())
            self.body.addLayout(self._line(point))

    def _line(self, point: Point) -> QHBoxLayout:
        name = joined(literal(str(point.row.position)), data(point.row.title), by=". ")
        title = Label(self._kit, name, DENSE, SEMIBOLD, wrap=True)
        texts = column(title, Label(self._kit, point.why, CAPTION, ink="muted", wrap=True), spacing=0)
        button = Button(self._kit, point.act, "ghost", "arrow-right", height=32)
        button.clicked.connect(_Go(self, point).go)
        self.points.append(button)
        line = row(Tile(self._kit, point.icon, "warn", 32), texts, button, spacing=Space.M)
        line.setContentsMargins(0, Space.S, 0, Space.S)
        line.setStretch(1, 1)
        return line


class _Go(QObject):
    """Leads to one point."""

    def __init__(self, card: FinishCard, point: Point) -> None:
        super().__init__(card)
        self._card, self._point = card, point

    def go(self) -> None:
        self._card.asked.emit(self._point.row.code, self._point.criterion)


def points_of(review: HandInReview) -> list[Point]:
    """What changed, what was begun, comments that are due; then what is not begun, in reading order."""
    rows = {one.code: one for one in review.rows}
    begun = sorted((one for one in review.rows if one.state in BEGUN), key=lambda one: one.state != "changed")
    due = [_due(rows[code], criterion) for code, criterion in review.comments_due if code in rows]
    untouched = [one for one in review.rows if one.state in TODO and one.state not in BEGUN]
    return [*map(_unfinished, begun), *due, *map(_unfinished, untouched)]


def _unfinished(one: DossierRow) -> Point:
    if one.state == "changed":
        return Point(one, "refresh-cw", words("handin.changed"), words("news.look"))
    if one.state == "untouched":
        return Point(one, "circle", words("comm.hand.none_scored"), words("comm.hand.score_them"))
    missing = words("comm.hand.missing", n=one.of - one.scored)
    return Point(one, "circle-dot", missing, words("comm.hand.score_them"))


def _due(one: DossierRow, criterion: str) -> Point:
    why = words("comm.hand.comment_due", code=criterion)
    return Point(one, "message-square-warning", why, words("comm.hand.write_it"), criterion)
